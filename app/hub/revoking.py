"""Shutting out devices and people's keys. What they have written and not sent stays on the device, untouched."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, Table, func, select, update

from app.hub.database import reading
from app.hub.streams import lock_heads
from app.hub.tables import device, door_pass, person_key, revocation

_COUNTER = "~revocations"
"""A head that makes revocations queue up, so that their counter has neither gaps nor doubles."""


def revoke_device(connection: Connection, device_id: str, now: datetime) -> int:
    """The device and every person's key on it; how many certificates were shut out."""
    lock_heads(connection, [_COUNTER])
    serials = _shut(connection, device, device.c.id == device_id, now)
    serials += _shut(connection, person_key, person_key.c.device == device_id, now)
    withdraw_passes(connection, door_pass.c.device == device_id, now)
    return _list(connection, serials, now)


def revoke_person(connection: Connection, person_id: str, now: datetime) -> int:
    """The person's keys on every device; the devices stay."""
    lock_heads(connection, [_COUNTER])
    withdraw_passes(connection, door_pass.c.person == person_id, now)
    return _list(connection, _shut(connection, person_key, person_key.c.person == person_id, now), now)


def withdraw_passes(connection: Connection, whose: ColumnElement[bool], now: datetime) -> None:
    """For the list that goes to the locks; app.hub.passes takes them out of the person's stream at the next pull."""
    open_ones = (whose, door_pass.c.withdrawn_at.is_(None), door_pass.c.expires > now)
    connection.execute(update(door_pass).where(*open_ones).values(withdrawn_at=now))


def _shut(connection: Connection, table: Table, whose: ColumnElement[bool], now: datetime) -> list[str]:
    open_ones = (whose, table.c.revoked_at.is_(None))
    serials = list(connection.scalars(select(table.c.serial).where(*open_ones)))
    connection.execute(update(table).where(*open_ones).values(revoked_at=now))
    return serials


def _list(connection: Connection, serials: list[str], now: datetime, *, above: int = 0) -> int:
    """`above`: a counter that a newer list had, which the next one must exceed."""
    newest = max(above, connection.scalar(select(func.max(revocation.c.counter))) or 0)
    rows = [{"counter": newest + place, "serial": serial, "at": now} for place, serial in enumerate(serials, start=1)]
    if rows:
        connection.execute(revocation.insert(), rows)
    return len(rows)


# --- the list that devices carry -----------------------------------------------------------------------------------


def newest_counter(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(select(func.max(revocation.c.counter))) or 0)


def listed(connection: Connection) -> tuple[int, tuple[str, ...]]:
    """Counter and serials, oldest first."""
    rows = connection.execute(select(revocation.c.counter, revocation.c.serial).order_by(revocation.c.counter)).all()
    return (rows[-1].counter if rows else 0), tuple(row.serial for row in rows)


def take_list(connection: Connection, counter: int, serials: Iterable[str], now: datetime) -> int:
    """A list that this hub signed in an earlier life: whatever it shut out is shut out again; how many were news.

    Serials that this hub knows nothing of are listed too, for the day when their certificates are shown.
    """
    lock_heads(connection, [_COUNTER])
    known = set(listed(connection)[1])
    missing = [serial for serial in serials if serial not in known]
    for serial in missing:
        _shut(connection, device, device.c.serial == serial, now)
        owner = (person_key.c.serial == serial, person_key.c.person == door_pass.c.person)
        its_passes = select(person_key.c.serial).where(*owner, person_key.c.device == door_pass.c.device).exists()
        withdraw_passes(connection, its_passes, now)
        _shut(connection, person_key, person_key.c.serial == serial, now)
    return _list(connection, missing, now, above=counter)
