"""A person's operations on one device form a chain: whose keys vouch for it, how far it has come, and since when what
comes next can have been done. Judging is app.hub.ingest's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from app.domain.made_at import Claim, Floor, Made, made_after
from app.hub.opening import Link, Opened, Writer
from app.hub.streams import upsert
from app.hub.tables import chain, person_key
from app.hub.tables import operation as operation_table
from app.protocol.keys import from_text
from app.protocol.operations import Operation, decode_operation, payload_hash


@dataclass(frozen=True)
class Keys:
    """A person's keys on one device, newest first."""

    valid: Sequence[bytes]
    revoked: Sequence[bytes]
    first_at: datetime
    """When the oldest of them was enrolled."""


def times_of(
    connection: Connection, good: Sequence[Opened], keys: Keys, *, skew_ms: int, received_at: datetime
) -> tuple[list[Made], Floor]:
    """When each of a run was done, and the floor for what follows it."""
    floor = _floor_of(connection, good[0].writer, keys.first_at)
    skew = timedelta(milliseconds=skew_ms)
    times: list[Made] = []
    for item in good:
        claim = Claim(item.operation.claimed_at, item.operation.boot, item.operation.mono_ms)
        made, floor = made_after(floor, claim, skew=skew, received_at=received_at)
        times.append(made)
    return times, floor


def done_at(connection: Connection, operations: Sequence[Operation]) -> list[Made]:
    """When operations that are stored were done, for judging them once more. What came before each of them in its chain
    is past by now: the floor is their author's oldest key."""
    ids = [one.id for one in operations]
    stored = {row.id: row for row in connection.execute(select(operation_table).where(operation_table.c.id.in_(ids)))}
    times = []
    for one in operations:
        row = stored[one.id]
        times.append(_made_by_a_key(connection, one, skew_ms=row.skew_ms, received_at=row.received_at))
    return times


def done_before_its_parent(connection: Connection, operation: Operation, received_at: datetime) -> Made:
    """When an operation was done that still waits for its parent, so that no chain says it: how wrong its device's
    clock went was not kept."""
    return _made_by_a_key(connection, operation, skew_ms=0, received_at=received_at)


def _made_by_a_key(connection: Connection, one: Operation, *, skew_ms: int, received_at: datetime) -> Made:
    keys = keys_of(connection, (one.person, one.device))
    floor = Floor(keys.first_at if keys is not None else received_at)
    claim = Claim(one.claimed_at, one.boot, one.mono_ms)
    return made_after(floor, claim, skew=timedelta(milliseconds=skew_ms), received_at=received_at)[0]


def lock_writers(connection: Connection, wanted: Iterable[Writer]) -> dict[Writer, Keys]:
    """Lock the chains of those whose keys are known, sorted; the others are left out, since nobody can vouch for what
    stands under their name."""
    writers: dict[Writer, Keys] = {}
    for writer in sorted(set(wanted)):
        keys = keys_of(connection, writer)
        if keys is not None:
            lock_link(connection, writer)
            writers[writer] = keys
    return writers


def lock_link(connection: Connection, writer: Writer) -> Link:
    person, device = writer
    which = {"of_person": person, "of_device": device}
    found = connection.execute(_LINK, which).one_or_none()
    if found is None:
        row = {"person": person, "device": device, "seq": 0, "hash": Link().hash}
        connection.execute(upsert(connection, chain).on_conflict_do_nothing(index_elements=["person", "device"]), [row])
        found = connection.execute(_LINK, which).one()
    return Link(found.seq, found.hash)


def _floor_of(connection: Connection, writer: Writer, enrolled_at: datetime) -> Floor:
    """Of a chain that is locked; a person's key is older than all that they do with it."""
    person, device = writer
    row = connection.execute(_FLOOR, {"of_person": person, "of_device": device}).one()
    if row.floor_at is None:
        return Floor(enrolled_at)
    return Floor(row.floor_at, row.boot, row.mono_ms)


def move_link(connection: Connection, writer: Writer, link: Link, floor: Floor) -> None:
    person, device = writer
    values = {"to_seq": link.seq, "to_hash": link.hash, "to_boot": floor.boot, "to_mono_ms": floor.mono_ms}
    mine = {"of_person": person, "of_device": device}
    connection.execute(_MOVED, {**mine, **values, "to_floor_at": floor.at})


def over_released(connection: Connection, writer: Writer, link: Link) -> Link:
    """Where the chain stands when it steps over what somebody decided about before its parent had come. The floor stays
    where it was: when that work was done, its chain does not say."""
    person, device = writer
    while True:
        asked = {"of_person": person, "of_device": device, "next_seq": link.seq + 1}
        rows = connection.scalars(_FOLLOWING, asked)
        following = next((row for row in rows if decode_operation(row).prev == link.hash), None)
        if following is None:
            return link
        link = Link(link.seq + 1, payload_hash(following))


def keys_of(connection: Connection, writer: Writer) -> Keys | None:
    person, device = writer
    rows = connection.execute(_KEYS, {"of_person": person, "of_device": device}).all()
    if not rows:
        return None
    return Keys(
        [from_text(row.key) for row in rows if row.revoked_at is None],
        [from_text(row.key) for row in rows if row.revoked_at is not None],
        rows[-1].enrolled_at,
    )


# Made once: building a statement costs more than asking SQLite does.
_OF_WRITER = (chain.c.person == bindparam("of_person"), chain.c.device == bindparam("of_device"))
_FOLLOWING = select(operation_table.c.payload).where(
    operation_table.c.person == bindparam("of_person"),
    operation_table.c.device == bindparam("of_device"),
    operation_table.c.seq == bindparam("next_seq"),
)
_LINK = select(chain.c.seq, chain.c.hash).where(*_OF_WRITER).with_for_update()
_FLOOR = select(chain.c.floor_at, chain.c.boot, chain.c.mono_ms).where(*_OF_WRITER)
_MOVED = (
    chain.update()
    .where(*_OF_WRITER)
    .values({name: bindparam(f"to_{name}") for name in ("seq", "hash", "boot", "mono_ms", "floor_at")})
)
_KEYS = (
    select(person_key.c.key, person_key.c.revoked_at, person_key.c.enrolled_at)
    .where(person_key.c.person == bindparam("of_person"), person_key.c.device == bindparam("of_device"))
    .order_by(person_key.c.enrolled_at.desc())
)
