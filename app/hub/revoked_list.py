"""The hub's revocation list: made from what it has shut out, and taken over from a client when that one knows more.

A hub that was restored from a backup has forgotten whom it shut out since. Any list that its own root key has signed is
believed, whoever brings it; the counter never goes back.
"""

from datetime import datetime

from sqlalchemy import Connection, Table, select, update

from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.revoking import COUNTER, count_up, counter_of
from app.hub.streams import lock_heads
from app.hub.tables import device, door_pass, person_key, revocation
from app.protocol.revocations import Revocations, WithdrawnPass, read_list, sign_list

_CHUNK = 500


def counter(hub: Hub) -> int:
    with reading(hub.engine) as connection:
        return counter_of(connection)


def signed_list(hub: Hub) -> str:
    """Every certificate that was shut out, and the withdrawn passes whose window has not ended."""
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        body = _list_of(connection, hub.hub_id, now)
    return sign_list(body, hub.keys.root)


def _list_of(connection: Connection, hub_id: str, now: datetime) -> Revocations:
    certificates = (revocation.c.door.is_(None), revocation.c.serial != "")
    serials = connection.scalars(select(revocation.c.serial).where(*certificates).order_by(revocation.c.counter))
    passes = connection.execute(
        select(revocation.c.serial, revocation.c.door, revocation.c.expires)
        .where(revocation.c.expires > now)
        .order_by(revocation.c.counter)
    )
    return Revocations(
        hub_id=hub_id,
        counter=counter_of(connection),
        serials=tuple(dict.fromkeys(serials)),
        passes=tuple(WithdrawnPass(row.serial, row.door, row.expires) for row in passes),
        made_at=now,
    )


def take_over(hub: Hub, text: str) -> bool:
    """Shut out what a newer list of this hub's own shuts out. False for what is no such list."""
    shown = read_list(text, hub.keys.root.public(), hub.hub_id)
    if shown is None:
        return False
    if shown.counter > counter(hub):
        in_writing(hub.engine, lambda connection: _take_over(connection, shown, hub.clock.now()))
        hub.bus.rights_changed()
    return True


def _take_over(connection: Connection, shown: Revocations, now: datetime) -> None:
    """What is here and not there stays: the counter then goes beyond the list's, and clients fetch both together."""
    lock_heads(connection, [COUNTER])
    if shown.counter <= counter_of(connection):
        return
    mark = {"counter": shown.counter, "serial": "", "at": now, "door": None, "expires": None}
    known = set(connection.scalars(select(revocation.c.serial)))
    connection.execute(revocation.insert(), [mark])
    lacking = [{"serial": serial} for serial in shown.serials if serial not in known]
    withdrawn = [item for item in shown.passes if item.id not in known and item.expires > now]
    lacking_passes = [{"serial": item.id, "door": item.door, "expires": item.expires} for item in withdrawn]
    count_up(connection, [*lacking, *lacking_passes], now)
    serials = list(shown.serials)
    for table in (device, person_key):
        _shut(connection, table, serials, now)
    for start in range(0, len(withdrawn), _CHUNK):
        ids = [item.id for item in withdrawn[start : start + _CHUNK]]
        still_open = (door_pass.c.id.in_(ids), door_pass.c.withdrawn_at.is_(None))
        connection.execute(update(door_pass).where(*still_open).values(withdrawn_at=now))


def _shut(connection: Connection, table: Table, serials: list[str], now: datetime) -> None:
    for start in range(0, len(serials), _CHUNK):
        these = (table.c.serial.in_(serials[start : start + _CHUNK]), table.c.revoked_at.is_(None))
        connection.execute(update(table).where(*these).values(revoked_at=now))
