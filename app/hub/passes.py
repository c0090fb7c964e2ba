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
from app.doors.door_pass import PassClaims
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import assignment, door, door_pass, person_key
from app.protocol.identifiers import new_id
from app.protocol.keys import from_text, to_text
from app.protocol.records import CITY, DoorPassBody, encode_record_body

MADE_AHEAD = timedelta(hours=36)
"""A device that synced yesterday evening has today's passes, with a margin for a hub that is away."""
BEFORE_VISIT = timedelta(minutes=45)
AFTER_VISIT = timedelta(minutes=90)
"""Home care runs early and late; the planned window alone would leave staff outside. Our own choice: the sum is what
a withdrawn pass can be misused for. A setting for each utförare when one asks for other times."""


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
    withdrawn: Sequence[str]


def ensure(hub: Hub, person: str, device: str) -> None:
    """Bring the passes of a person on a device up to the plan. Writes only where something is missing or too much."""
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        change = _compare(connection, person, device, now)
        key = connection.scalar(
            select(person_key.c.key)
            .where(person_key.c.person == person, person_key.c.device == device, person_key.c.revoked_at.is_(None))
            .order_by(person_key.c.enrolled_at.desc())
            .limit(1)
        )
    if key is None or not (change.needed or change.withdrawn):
        return
    made = [_make(hub, person, device, need, key=from_text(key)) for need in change.needed]
    in_writing(hub.engine, lambda connection: _write(connection, person, made, change.withdrawn, now))


def _compare(connection: Connection, person: str, device: str, now: datetime) -> _Change:
    needs = {(need.visit, need.door): need for need in _needs(connection, person, now)}
    present = connection.execute(
        select(door_pass)
        .where(door_pass.c.person == person, door_pass.c.device == device)
        .where(door_pass.c.withdrawn_at.is_(None), door_pass.c.expires > now)
    ).all()
    good = {(row.visit, row.door) for row in present if _is_as_needed(row, needs.get((row.visit, row.door)))}
    return _Change(
        [need for place, need in needs.items() if place not in good],
        [row.id for row in present if (row.visit, row.door) not in good],
    )


def _is_as_needed(row: Row[tuple[object, ...]], need: _Need | None) -> bool:
    return need is not None and (row.not_before, row.expires) == (need.not_before, need.expires)


def _needs(connection: Connection, person: str, now: datetime) -> list[_Need]:
    rows = connection.execute(
        select(assignment.c.visit, assignment.c.brukare, assignment.c.starts_at, assignment.c.ends_at, door.c.id)
        .join(door, door.c.brukare == assignment.c.brukare)
        .where(assignment.c.person == person, assignment.c.ended_at.is_(None), door.c.ended_at.is_(None))
        .where(assignment.c.starts_at < now + MADE_AHEAD, assignment.c.ends_at > now - AFTER_VISIT)
        .order_by(assignment.c.starts_at)
    )
    return [
        _Need(row.visit, row.id, row.brukare, row.starts_at - BEFORE_VISIT, row.ends_at + AFTER_VISIT) for row in rows
    ]


def _make(hub: Hub, person: str, device: str, need: _Need, *, key: bytes) -> tuple[dict[str, object], Put]:
    pass_id = new_id()
    token = hub.signer.sign_pass(
        PassClaims(
            issuer=hub.hub_id,
            person=person,
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
        "person": person,
        "device": device,
        "door": need.door,
        "visit": need.visit,
        "not_before": need.not_before,
        "expires": need.expires,
        "withdrawn_at": None,
    }
    return row, Put(person_stream(PersonId(person)), "door_pass", pass_id, CITY, encode_record_body(body))


def _write(
    connection: Connection,
    person: str,
    made: Sequence[tuple[dict[str, object], Put]],
    withdrawn: Sequence[str],
    now: datetime,
) -> None:
    name = person_stream(PersonId(person))
    heads = lock_heads(connection, [name])
    ended = [Put(name, "door_pass", pass_id, CITY, None) for pass_id in withdrawn]
    put_records(connection, heads, [*ended, *(put for _, put in made)])
    if made:
        connection.execute(door_pass.insert(), [row for row, _ in made])
    if withdrawn:
        connection.execute(update(door_pass).where(door_pass.c.id.in_(withdrawn)).values(withdrawn_at=now))
