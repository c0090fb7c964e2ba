"""Lists of withdrawn passes for the locks: one for each door, signed by the pass key, which is the key that locks know.

Made when a staff member's device asks for its day, for the doors that it will come to, and travelling in the doors'
streams: any device that comes by hands them to the lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, func, or_, select

from app.domain.ids import BrukareId
from app.domain.stream import doors_stream
from app.doors.statements import MAX_WITHDRAWN, RevocationList
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.passes import AFTER_VISIT, MADE_AHEAD
from app.hub.revoking import COUNTER, counter_of, withdraw_passes
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import assignment, door, door_pass, person, record, revocation, utforare
from app.protocol.keys import to_text
from app.protocol.records import CITY, DoorListBody, decode_record_body, encode_record_body


@dataclass(frozen=True)
class _Door:
    id: str
    brukare: str

    @property
    def stream(self) -> str:
        return doors_stream(BrukareId(self.brukare))


def ensure(hub: Hub, person_id: str) -> None:
    """Bring the lists of the doors that a person will come to up to what is withdrawn. Writes only where one is behind.

    Raises SignerGoneError.
    """
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        doors = _doors_of(connection, person_id, now)
        is_due = doors and (_behind(connection, doors, now) or _ended_passes(connection, doors, now))
    if is_due:
        in_writing(hub.engine, lambda connection: _write(hub, connection, doors, now))


def _doors_of(connection: Connection, person_id: str, now: datetime) -> list[_Door]:
    """The doors that the person will come to, as far as a pass to them is withdrawn or should be: most days none."""
    withdrawn = select(revocation.c.counter).where(revocation.c.door == door.c.id, revocation.c.expires > now)
    ended = _ended(now).where(door_pass.c.door == door.c.id).correlate(door)
    rows = connection.execute(
        select(door.c.id, door.c.brukare)
        .join(assignment, assignment.c.brukare == door.c.brukare)
        .where(assignment.c.person == person_id, assignment.c.ended_at.is_(None), door.c.ended_at.is_(None))
        .where(assignment.c.starts_at < now + MADE_AHEAD, assignment.c.ends_at > now - AFTER_VISIT)
        .where(or_(withdrawn.exists(), ended.exists()))
        .distinct()
        .order_by(door.c.id)
    )
    return [_Door(row.id, row.brukare) for row in rows]


def _behind(connection: Connection, doors: Sequence[_Door], now: datetime) -> list[_Door]:
    """Doors where a pass was withdrawn since their list was made, and has not run out. A list from before another
    hub's life was taken over counts too low for the lock, and is made anew."""
    ids = [one.id for one in doors]
    taken_over = int(connection.scalar(select(func.max(revocation.c.counter)).where(revocation.c.serial == "")) or 0)
    newest = connection.execute(
        select(revocation.c.door, func.max(revocation.c.counter))
        .where(revocation.c.door.in_(ids), revocation.c.expires > now)
        .group_by(revocation.c.door)
    )
    wanted: dict[str, int] = {row[0]: max(row[1], taken_over) for row in newest}
    there = _counters(connection, list(wanted))
    return [one for one in doors if wanted.get(one.id, 0) > there.get(one.id, 0)]


def _counters(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    rows = connection.execute(
        select(record.c.id, record.c.kind_version, record.c.body).where(
            record.c.kind == "door_list", record.c.id.in_(ids), record.c.body.is_not(None)
        )
    )
    bodies = [(row.id, decode_record_body("door_list", row.kind_version, row.body)) for row in rows]
    return {name: body.counter for name, body in bodies if isinstance(body, DoorListBody)}


def _ended_passes(connection: Connection, doors: Sequence[_Door], now: datetime) -> list[str]:
    here = door_pass.c.door.in_([one.id for one in doors])
    return list(connection.scalars(_ended(now).where(here).order_by(door_pass.c.id)))


def _ended(now: datetime) -> Select[tuple[str]]:
    """Ids of passes that still open a door for somebody whose right has ended, and whose device has not asked since: it
    may be lost, and is not waited for."""
    held = assignment.alias("held")
    same = (held.c.visit == door_pass.c.visit) & (held.c.person == door_pass.c.person)
    return (
        select(door_pass.c.id)
        .join(held, same, isouter=True)
        .join(person, person.c.id == door_pass.c.person, isouter=True)
        .join(utforare, utforare.c.id == held.c.utforare, isouter=True)
        .where(door_pass.c.expires > now, door_pass.c.withdrawn_at.is_(None))
        .where(
            or_(
                held.c.visit.is_(None),
                held.c.ended_at.is_not(None),
                person.c.ended_at.is_not(None),
                func.coalesce(person.c.organisation, "") != held.c.utforare,
                utforare.c.ended_at.is_not(None),
            )
        )
    )


def _write(hub: Hub, connection: Connection, doors: Sequence[_Door], now: datetime) -> None:
    """Compared once more under the lock: another device may be asking at this moment."""
    heads = lock_heads(connection, [*(one.stream for one in doors), COUNTER])
    ended = _ended_passes(connection, doors, now)
    if ended:
        withdraw_passes(connection, door_pass.c.id.in_(ended), now)
    counter = counter_of(connection)
    put_records(
        connection, heads, [_put(hub, connection, one, counter, now) for one in _behind(connection, doors, now)]
    )


def _put(hub: Hub, connection: Connection, one: _Door, counter: int, now: datetime) -> Put:
    ids = connection.scalars(
        select(revocation.c.serial)
        .where(revocation.c.door == one.id, revocation.c.expires > now)
        .order_by(revocation.c.expires.desc())
        .limit(MAX_WITHDRAWN)  # a list of more is too long for a lock; those that end first give way
    )
    statement = RevocationList(door=one.id, counter=counter, pass_ids=tuple(ids))
    body = DoorListBody(
        door=one.id,
        brukare=one.brukare,
        counter=counter,
        statement=to_text(hub.signer.sign_statement(statement)),
    )
    return Put(one.stream, "door_list", one.id, CITY, encode_record_body(body))
