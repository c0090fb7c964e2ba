"""The access log: what the hub delivered, what somebody opened, who was let in, and by which right.

Append-only. Entries are salted commitments in one hash chain for each stream; the words lie beside them, and erasing
somebody deletes words and salt while the chain still verifies.
"""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select, tuple_

from app.hub.streams import count_heads, lock_heads
from app.hub.tables import access_content, access_entry, stream

_HEAD = "log:"
_CHUNK = 250
_SALT_BYTES = 16
GENESIS = bytes(32)
"""What the first entry of a stream follows."""


class AccessEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Ids and codes only. `action`: `delivered`, `opened` or `let_in`; `right`: the assignment, mandate or grant."""

    stream: str
    at: datetime
    person: str
    organisation: str
    role: str
    action: str
    right: str
    detail: str


class Fault(NamedTuple):
    """`code`: `gap`, `bad_hash`, `bad_content` or `cut_off`."""

    stream: str
    number: int
    code: str


def head_name(name: str) -> str:
    """The name under which a stream's log is locked, in one sorted lock with the transaction's other streams."""
    return _HEAD + name


def head_names(entries: Iterable[AccessEntry]) -> frozenset[str]:
    return frozenset(head_name(entry.stream) for entry in entries)


def append(connection: Connection, entries: Sequence[AccessEntry]) -> None:
    """Write entries inside the caller's transaction. A caller that locks other streams too locks `head_names` with
    them, first and sorted; here they are locked again, which costs nothing."""
    if not entries:
        return
    heads = lock_heads(connection, head_names(entries))
    last = _last_hashes(connection, heads)
    rows, contents = [], []
    for entry in entries:
        name = head_name(entry.stream)
        heads[name] += 1
        salt, content = secrets.token_bytes(_SALT_BYTES), msgspec.json.encode(entry)
        commitment = _commitment(salt, content)
        last[name] = _chained(last.get(name, GENESIS), commitment)
        place = {"stream": entry.stream, "number": heads[name]}
        rows.append({**place, "commitment": commitment, "hash": last[name]})
        contents.append({**place, "salt": salt, "content": content})
    connection.execute(access_entry.insert(), rows)
    connection.execute(access_content.insert(), contents)
    count_heads(connection, heads)


def _commitment(salt: bytes, content: bytes) -> bytes:
    return hashlib.sha256(salt + content).digest()


def _chained(previous: bytes, commitment: bytes) -> bytes:
    return hashlib.sha256(previous + commitment).digest()


def _last_hashes(connection: Connection, heads: dict[str, int]) -> dict[str, bytes]:
    """Head name → hash of its newest entry."""
    places = [(name.removeprefix(_HEAD), head) for name, head in heads.items() if head]
    found: dict[str, bytes] = {}
    for start in range(0, len(places), _CHUNK):
        wanted = tuple_(access_entry.c.stream, access_entry.c.number).in_(places[start : start + _CHUNK])
        rows = connection.execute(select(access_entry.c.stream, access_entry.c.hash).where(wanted))
        found |= {head_name(row.stream): row.hash for row in rows}
    return found


def verify(connection: Connection) -> list[Fault]:
    """Every place where the log is not what was once written. Reads all of it."""
    heads: dict[str, int] = defaultdict(int)
    last: dict[str, bytes] = {}
    faults: list[Fault] = []
    for name, number, commitment, kept, salt, content in _rows(connection):
        if number != heads[name] + 1:
            faults.append(Fault(name, heads[name] + 1, "gap"))
        elif _chained(last.get(name, GENESIS), commitment) != kept:
            faults.append(Fault(name, number, "bad_hash"))
        if content is not None and _commitment(salt or b"", content) != commitment:
            faults.append(Fault(name, number, "bad_content"))
        heads[name], last[name] = number, kept
    return faults + _cut_off(connection, heads)


def _rows(connection: Connection) -> Iterator[tuple[str, int, bytes, bytes, bytes | None, bytes | None]]:
    same = (access_entry.c.stream == access_content.c.stream) & (access_entry.c.number == access_content.c.number)
    query = (
        select(access_entry, access_content.c.salt, access_content.c.content)
        .select_from(access_entry.outerjoin(access_content, same))
        .order_by(access_entry.c.stream, access_entry.c.number)
    )
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield row.stream, row.number, row.commitment, row.hash, row.salt, row.content


def _cut_off(connection: Connection, found: dict[str, int]) -> list[Fault]:
    """Streams whose counter says that there were more entries than there are."""
    heads = connection.execute(select(stream.c.name, stream.c.head).where(stream.c.name.startswith(_HEAD)))
    names = [(row.name.removeprefix(_HEAD), row.head) for row in heads]
    return [Fault(name, found.get(name, 0) + 1, "cut_off") for name, head in names if head > found.get(name, 0)]
