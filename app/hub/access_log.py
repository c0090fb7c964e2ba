"""The access log: what the hub delivered, what somebody opened, who was let in, and by which right.

Append-only. Entries are salted commitments in one hash chain for each stream; the words lie beside them, and erasing
somebody deletes words and salt while the chain still verifies.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from app.hub.plain import Statement, ask, do_many
from app.hub.streams import count_heads, lock_heads
from app.hub.tables import access_content, access_entry, stream
from app.protocol.access_entry import GENESIS, SALT_BYTES, AccessEntry, chained, commitment_of
from app.protocol.log_tree import Place

__all__ = ["GENESIS", "AccessEntry", "Fault", "append", "head_name", "head_names", "newest_places", "verify"]

_HEAD = "log:"
_NEWEST = Statement(
    "SELECT access_entry.stream, access_entry.number, access_entry.hash FROM stream JOIN access_entry "
    "ON access_entry.stream = substr(stream.name, 5) AND access_entry.number = stream.head WHERE stream.name {listed}"
)
_ENTRY = Statement("INSERT INTO access_entry (stream, number, commitment, hash) VALUES (?, ?, ?, ?)")
_CONTENT = Statement("INSERT INTO access_content (stream, number, salt, content, person) VALUES (?, ?, ?, ?, ?)")
_NEWS = Statement("INSERT INTO log_news (stream) VALUES (?)")


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
    last = {head_name(name): place.hash for name, place in newest_places(connection, heads).items()}
    rows, contents = [], []
    for entry in entries:
        name = head_name(entry.stream)
        heads[name] += 1
        salt, content = secrets.token_bytes(SALT_BYTES), msgspec.json.encode(entry)
        commitment = commitment_of(salt, content)
        last[name] = chained(last.get(name, GENESIS), commitment)
        rows.append((entry.stream, heads[name], commitment, last[name]))
        contents.append((entry.stream, heads[name], salt, content, entry.person or None))
    do_many(connection, _ENTRY, rows)
    do_many(connection, _CONTENT, contents)
    do_many(connection, _NEWS, [(name.removeprefix(_HEAD),) for name in heads])
    count_heads(connection, heads)


def newest_places(connection: Connection, names: Iterable[str]) -> dict[str, Place]:
    """Stream → its newest entry, by head names; streams without any are left out. By the counters: SQLite would look
    through the whole log for a list of (stream, number)."""
    return {row[0]: Place(*row) for row in ask(connection, _NEWEST, sorted(names))}


def verify(connection: Connection) -> list[Fault]:
    """Every place where the log is not what was once written. Reads all of it."""
    heads: dict[str, int] = defaultdict(int)
    last: dict[str, bytes] = {}
    faults: list[Fault] = []
    for name, number, commitment, kept, salt, content in _rows(connection):
        if number != heads[name] + 1:
            faults.append(Fault(name, heads[name] + 1, "gap"))
        elif chained(last.get(name, GENESIS), commitment) != kept:
            faults.append(Fault(name, number, "bad_hash"))
        if content is not None and commitment_of(salt or b"", content) != commitment:
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
