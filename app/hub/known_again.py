"""Devices and people's keys that this hub has forgotten since it was restored or emptied, known again by the
certificates that its own root key has signed.

Rows of certificates are never deleted, so one that has none was issued in an earlier life. What is known again may push
and is granted nothing before a person has confirmed it.
"""

from collections.abc import Iterable
from datetime import datetime

import structlog
from sqlalchemy import Connection, select

from app.hub.database import in_writing, reading
from app.hub.hub import Caller, Hub
from app.hub.tables import device, person_key, revocation
from app.protocol import certificate
from app.protocol.certificate import Certificate, Holder

_log = structlog.get_logger("hub.known_again")


def know_again(hub: Hub, named: Iterable[str]) -> bool:
    """Certificates as they were shown, the device's before its people's; whether any of them was news."""
    read = [certificate.read(text, hub.keys.root.public()) for text in named]
    good = [one for one in read if one is not None and one.hub_id == hub.hub_id]
    if not good:
        return False
    taken = in_writing(hub.engine, lambda connection: take_certificates(connection, good, hub.clock.now()))
    for one in taken:
        _log.warning("known_again", holder=one.holder.value, device=one.device, person=one.person)
    if taken:
        hub.standings.forget()
    return bool(taken)


def know_authors_again(hub: Hub, caller: Caller, named: Iterable[str]) -> None:
    """Certificates that came with a push. Only of the device's own people: it speaks for nobody else."""
    news = hub.standings.new_certificates(named, life=hub.epoch)
    read = [(text, certificate.read(text, hub.keys.root.public())) for text in news]
    own = [(text, one) for text, one in read if one is not None and one.device == caller.device]
    if not own:
        return
    with reading(hub.engine) as connection:
        serials = [one.serial for _, one in own]
        known = set(connection.scalars(select(person_key.c.serial).where(person_key.c.serial.in_(serials))))
    forgotten = [text for text, one in own if one.serial not in known]
    hub.standings.note_certificates((text for text, one in own if one.serial in known), life=hub.epoch)
    if forgotten:
        know_again(hub, forgotten)


def take_certificates(connection: Connection, named: Iterable[Certificate], now: datetime) -> list[Certificate]:
    """Those that were forgotten. One whose serial is on the list of what is shut out comes back shut out."""
    return [one for one in named if _take(connection, one, now)]


def _take(connection: Connection, one: Certificate, now: datetime) -> bool:
    shut_out = connection.scalar(select(revocation.c.at).where(revocation.c.serial == one.serial).limit(1))
    row = {
        "key": one.key,
        "serial": one.serial,
        "enrolled_at": one.issued_at,
        "revoked_at": shut_out,
        "known_again_at": now,
    }
    if one.holder is Holder.DEVICE:
        same = (device.c.id == one.device) | (device.c.key == one.key) | (device.c.serial == one.serial)
        if connection.execute(select(device.c.id).where(same)).first() is not None:
            return False
        connection.execute(device.insert(), [{"id": one.device, **row}])
        return True
    its_device = connection.execute(select(device.c.id).where(device.c.id == one.device)).first()
    own = (person_key.c.person == one.person) & (person_key.c.device == one.device) & (person_key.c.key == one.key)
    known = select(person_key.c.serial).where(own | (person_key.c.serial == one.serial))
    if its_device is None or not one.person or connection.execute(known).first() is not None:
        return False
    connection.execute(person_key.insert(), [{"person": one.person, "device": one.device, **row}])
    return True
