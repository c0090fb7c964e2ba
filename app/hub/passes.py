"""Door passes: made when a staff member's device asks for its day, and travelling in the person's own stream.

A pass is for one visit, one door and the person's key on one device. One whose visit was moved is made anew; one whose
assignment has ended is taken back from the device, and works until its end at most where no list has reached the lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, select, update

from app.domain.door import DoorAction
from app.domain.ids import PersonId
from app.domain.stream import person_stream
from app.doors.door_pass import MAX_PASS_LIFE, PassClaims
from app.hub.database import in_writing, reading
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Hub
from app.hub.revoking import withdraw_passes
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import assignment, door, door_pass, person, person_key, record, utforare
from app.protocol.identifiers import new_id
from app.protocol.keys import from_text, to_text
from app.protocol.records import CITY, DoorPassBody, encode_record_body

MADE_AHEAD = timedelta(hours=36)
"""A device that synced yesterday evening has today's passes, with a margin for a hub that is away."""
BEFORE_VISIT = timedelta(minutes=45)
AFTER_VISIT = timedelta(minutes=90)
"""Home care runs early and late; the planned window alone would leave staff outside. Our own choice: the sum is what
a withdrawn pass can be misused for. A setting for each utförare when one asks for other times."""
_AWAY = timedelta(days=30)
"""A pass that was withdrawn while its device was away for this long at most is taken out of the stream when it is back;
later it only lies there, long run out."""


@dataclass(frozen=True)
class _Need:
    visit: str
    door: str
    brukare: str
    not_before: datetime
    expires: datetime


@dataclass(frozen=True)
class _Change:
    needed: Sequence[_Need]
    ended: Sequence[str]
    """Ids of passes that are to be taken out of the stream."""


def ensure(hub: Hub, person_id: str, device: str) -> None:
    """Bring the passes of a person on a device up to the plan. Writes only where something is missing or too much,
    and nothing before a person has confirmed the rights of a restored hub."""
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        if is_unconfirmed(connection):
            return
        change = _compare(connection, person_id, device, now)
        key = _key_of(connection, person_id, device)
    if key is None or not (change.needed or change.ended):
        return
    made = {need: _make(hub, person_id, device, need, key=key) for need in change.needed}
    in_writing(hub.engine, lambda connection: _write(connection, person_id, device, made, now))


def has_pass(connection: Connection, person_id: str, device: str, *, door_id: str, now: datetime) -> bool:
    """Whether this device may ask something of the lock just now."""
    mine = (door_pass.c.person == person_id, door_pass.c.device == device, door_pass.c.door == door_id)
    valid = (door_pass.c.withdrawn_at.is_(None), door_pass.c.not_before <= now, door_pass.c.expires > now)
    return connection.scalar(select(door_pass.c.id).where(*mine, *valid).limit(1)) is not None


def _key_of(connection: Connection, person_id: str, device: str) -> bytes | None:
    key = connection.scalar(
        select(person_key.c.key)
        .where(person_key.c.person == person_id, person_key.c.device == device, person_key.c.revoked_at.is_(None))
        .order_by(person_key.c.enrolled_at.desc())
        .limit(1)
    )
    return None if key is None else from_text(key)


def _compare(connection: Connection, person_id: str, device: str, now: datetime) -> _Change:
    """What this device lacks, and what is to be taken out of the person's stream: passes of this device that are not
    needed (any more), and those of any device that have run out or were withdrawn elsewhere."""
    needs = {(need.visit, need.door): need for need in _needs(connection, person_id, now)}
    good: set[tuple[str, str]] = set()
    ended: list[str] = []
    for row in _present(connection, person_id, now):
        place = (row.visit, row.door)
        is_over = row.withdrawn_at is not None or row.expires <= now
        if not is_over and row.device != device:
            continue
        if is_over or place in good or not _is_as_needed(row, needs.get(place)):
            ended.append(row.id)
        else:
            good.add(place)
    return _Change([need for place, need in needs.items() if place not in good], ended)


def _present(connection: Connection, person_id: str, now: datetime) -> Sequence[Row[tuple[object, ...]]]:
    """Passes of the person that are still in their stream; old ones that were taken out of it are not looked at."""
    in_stream = (record.c.kind == "door_pass", record.c.id == door_pass.c.id, record.c.body.is_not(None))
    return connection.execute(
        select(door_pass)
        .where(
            door_pass.c.person == person_id, door_pass.c.withdrawn_at.is_(None) | (door_pass.c.expires > now - _AWAY)
        )
        .where(record.c.stream == person_stream(PersonId(person_id)), *in_stream)
        .order_by(door_pass.c.id)
    ).all()


def _is_as_needed(row: Row[tuple[object, ...]], need: _Need | None) -> bool:
    return need is not None and (row.not_before, row.expires) == (need.not_before, need.expires)


def _needs(connection: Connection, person_id: str, now: datetime) -> list[_Need]:
    rows = connection.execute(
        select(assignment.c.visit, assignment.c.brukare, assignment.c.starts_at, assignment.c.ends_at, door.c.id)
        .join(door, door.c.brukare == assignment.c.brukare)
        .join(person, (person.c.id == assignment.c.person) & (person.c.organisation == assignment.c.utforare))
        .join(utforare, utforare.c.id == assignment.c.utforare)
        .where(assignment.c.person == person_id, assignment.c.ended_at.is_(None), door.c.ended_at.is_(None))
        .where(assignment.c.starts_at < now + MADE_AHEAD, assignment.c.ends_at > now - AFTER_VISIT)
        .where(person.c.ended_at.is_(None), utforare.c.ended_at.is_(None))
        .order_by(assignment.c.starts_at, assignment.c.visit, door.c.id)
    )
    needs = [_Need(row.visit, row.id, row.brukare, *_window(row.starts_at, row.ends_at)) for row in rows]
    return [need for need in needs if need.expires > now]


def _window(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """No longer than a pass may be: a visit round the clock gets its pass for the beginning, and nobody's day fails."""
    opens = starts_at - BEFORE_VISIT
    return opens, min(ends_at + AFTER_VISIT, opens + MAX_PASS_LIFE)


def _make(hub: Hub, person_id: str, device: str, need: _Need, *, key: bytes) -> tuple[dict[str, object], Put]:
    pass_id = new_id()
    token = hub.signer.sign_pass(
        PassClaims(
            issuer=hub.hub_id,
            person=person_id,
            door=need.door,
            pass_id=pass_id,
            not_before=need.not_before,
            expires=need.expires,
            operations=(DoorAction.OPEN, DoorAction.LOCK),
            holder_key=key,
            visit=need.visit,
        )
    )
    body = DoorPassBody(
        door=need.door,
        brukare=need.brukare,
        visit=need.visit,
        device=device,
        not_before=need.not_before,
        expires=need.expires,
        token=to_text(token),
    )
    row: dict[str, object] = {
        "id": pass_id,
        "person": person_id,
        "device": device,
        "door": need.door,
        "visit": need.visit,
        "not_before": need.not_before,
        "expires": need.expires,
        "withdrawn_at": None,
    }
    return row, Put(person_stream(PersonId(person_id)), "door_pass", pass_id, CITY, encode_record_body(body))


def _write(
    connection: Connection,
    person_id: str,
    device: str,
    made: dict[_Need, tuple[dict[str, object], Put]],
    now: datetime,
) -> None:
    """Compared once more under the lock: the same device may be asking a second time at this moment."""
    name = person_stream(PersonId(person_id))
    heads = lock_heads(connection, [name])
    change = _compare(connection, person_id, device, now)
    new = [made[need] for need in change.needed if need in made]
    ended = [Put(name, "door_pass", pass_id, CITY, None) for pass_id in change.ended]
    put_records(connection, heads, [*ended, *(put for _, put in new)])
    if new:
        connection.execute(door_pass.insert(), [row for row, _ in new])
    if ended:
        withdraw_passes(connection, door_pass.c.id.in_(change.ended), now)
        still_open = (door_pass.c.id.in_(change.ended), door_pass.c.withdrawn_at.is_(None))
        connection.execute(update(door_pass).where(*still_open).values(withdrawn_at=now))
