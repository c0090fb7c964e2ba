"""A person's operations on one device form a chain: whose keys vouch for it, how far it has come, and since when what
comes next can have been done. Judging is app.hub.ingest's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from app.domain.made_at import Claim, Floor, Made, made_after
from app.hub.opening import Link, Opened, Writer
from app.hub.plain import Statement, ask, do, moment_of
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
    found = ask(connection, _LINK, *writer)
    if not found:
        do(connection, _BEGUN, *writer, Link().hash)
        found = ask(connection, _LINK, *writer)
    return Link(*found[0])


def _floor_of(connection: Connection, writer: Writer, enrolled_at: datetime) -> Floor:
    """Of a chain that is locked; a person's key is older than all that they do with it."""
    at, boot, mono_ms = ask(connection, _FLOOR, *writer)[0]
    return Floor(enrolled_at) if at is None else Floor(moment_of(at), boot, mono_ms)


def move_link(connection: Connection, writer: Writer, link: Link, floor: Floor) -> None:
    do(connection, _MOVED, link.seq, link.hash, floor.boot, floor.mono_ms, floor.at, *writer)


def over_released(connection: Connection, writer: Writer, link: Link) -> Link:
    """Where the chain stands when it steps over what somebody decided about before its parent had come. The floor stays
    where it was: when that work was done, its chain does not say."""
    while True:
        rows = ask(connection, _FOLLOWING, *writer, link.seq + 1)
        following = next((payload for (payload,) in rows if decode_operation(payload).prev == link.hash), None)
        if following is None:
            return link
        link = Link(link.seq + 1, payload_hash(following))


def keys_of(connection: Connection, writer: Writer) -> Keys | None:
    rows = ask(connection, _KEYS, *writer)
    if not rows:
        return None
    return Keys(
        [from_text(key) for key, revoked_at, _ in rows if revoked_at is None],
        [from_text(key) for key, revoked_at, _ in rows if revoked_at is not None],
        moment_of(rows[-1][2]),
    )


_LINK = Statement("SELECT seq, hash FROM chain WHERE person = ? AND device = ? {locked}")
_BEGUN = Statement(
    "INSERT INTO chain (person, device, seq, hash) VALUES (?, ?, 0, ?) ON CONFLICT (person, device) DO NOTHING"
)
_FLOOR = Statement("SELECT floor_at, boot, mono_ms FROM chain WHERE person = ? AND device = ?")
_MOVED = Statement(
    "UPDATE chain SET seq = ?, hash = ?, boot = ?, mono_ms = ?, floor_at = ? WHERE person = ? AND device = ?"
)
_FOLLOWING = Statement("SELECT payload FROM operation WHERE person = ? AND device = ? AND seq = ?")
_KEYS = Statement(
    "SELECT key, revoked_at, enrolled_at FROM person_key WHERE person = ? AND device = ? ORDER BY enrolled_at DESC"
)
