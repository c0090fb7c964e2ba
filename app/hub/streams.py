"""Streams at the hub: heads that are counted up inside the writing transaction, and records put into them.

Every writer locks the heads that it needs first, sorted by name, so that numbers appear in commit order and no two
writers wait for each other in a circle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
from sqlalchemy import Connection, Table, bindparam, case, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from app.hub.tables import record, stream
from app.protocol.records import RECORD_VERSION, Record, raw_body

_CHUNK = 500
"""Names in one IN (…): below SQLite's limit of variables in every build."""

# Made once: building a statement costs more than asking SQLite does.
_HEADS = select(stream.c.name, stream.c.head).where(stream.c.name.in_(bindparam("names", expanding=True)))
_LISTED = text("SELECT name, head FROM stream WHERE name IN (SELECT value FROM json_each(:names))").columns(
    stream.c.name, stream.c.head
)
"""SQLite's."""
_LOCKED = _HEADS.order_by(stream.c.name).with_for_update()
_COUNTED = update(stream).where(stream.c.name == bindparam("at")).values(head=bindparam("to"))


@dataclass(frozen=True)
class Put:
    """A record to write. `body` is encoded JSON; None ends the thing."""

    stream: str
    kind: str
    id: str
    owner: str
    body: bytes | None
    kind_version: int = RECORD_VERSION


def upsert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT of the database's own dialect, which knows ON CONFLICT."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def is_alone(connection: Connection) -> bool:
    """Whether this writing transaction has locked everything by beginning: SQLite's one writer (BEGIN IMMEDIATE)."""
    return connection.dialect.name == "sqlite"


def lock_heads(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Lock the heads of these streams until the transaction ends; streams that are new begin at 0."""
    ordered = sorted(set(names))
    # Elsewhere new rows come first, so that all locks, of new rows and of old ones, are taken in one sorted order.
    alone = is_alone(connection)
    heads = heads_of(connection, ordered) if alone else {}
    missing = [{"name": name, "head": 0} for name in ordered if name not in heads]
    if missing:
        connection.execute(upsert(connection, stream).on_conflict_do_nothing(index_elements=["name"]), missing)
    if alone:
        return {name: heads.get(name, 0) for name in ordered}
    for chunk in _chunks(ordered):
        heads.update(dict(connection.execute(_LOCKED, {"names": chunk}).all()))
    return heads


def heads_of(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """Present heads without locking; streams that nothing was ever written to are left out."""
    if is_alone(connection):
        # One text whatever their number: an IN (…) of 1,600 names took 17 ms to write, and 4 to be answered so.
        return dict(connection.execute(_LISTED, {"names": msgspec.json.encode(names).decode()}).all())
    found: dict[str, int] = {}
    for chunk in _chunks(names):
        found.update(dict(connection.execute(_HEADS, {"names": chunk}).all()))
    return found


def put_records(connection: Connection, heads: dict[str, int], puts: Sequence[Put]) -> list[Record]:
    """Write records with the next numbers of their streams, whose heads the caller has locked; `heads` is counted up.

    A record that is put twice in one call keeps the last body. Returns what was written, in order.
    """
    newest = {(put.kind, put.id): put for put in puts}
    written: list[Record] = []
    touched: dict[str, int] = defaultdict(int)
    for put in newest.values():
        heads[put.stream] += 1
        touched[put.stream] = heads[put.stream]
        number, body = touched[put.stream], raw_body(put.body)
        written.append(Record(put.stream, number, put.kind, put.kind_version, put.id, put.owner, body))
    if written:
        _write(connection, written, touched)
    return written


def published_from(before: dict[str, int], records: Iterable[Record]) -> list[tuple[int, Record]]:
    """Records as they go out live, each with its stream's head before it. `before`: heads before they were put."""
    heads = dict(before)
    published = []
    for item in records:
        published.append((heads[item.stream], item))
        heads[item.stream] = item.number
    return published


def _write(connection: Connection, written: Sequence[Record], touched: dict[str, int]) -> None:
    rows = [
        {
            "stream": item.stream,
            "number": item.number,
            "kind": item.kind,
            "kind_version": item.kind_version,
            "id": item.id,
            "owner": item.owner,
            "body": item.content,
        }
        for item in written
    ]
    connection.execute(_put(connection.dialect.name), rows)
    count_heads(connection, touched)


@cache
def _put(dialect: str) -> sqlite.Insert | postgresql.Insert:
    insert = sqlite.insert(record) if dialect == "sqlite" else postgresql.insert(record)
    changed: dict[str, object] = {
        name: insert.excluded[name] for name in ("stream", "number", "kind_version", "owner", "body")
    }
    changed["former_owner"] = case(
        (record.c.owner != insert.excluded.owner, record.c.owner), else_=record.c.former_owner
    )
    return insert.on_conflict_do_update(index_elements=["kind", "id"], set_=changed)


def count_heads(connection: Connection, heads: Mapping[str, int]) -> None:
    """Write heads that the caller has locked."""
    connection.execute(_COUNTED, [{"at": name, "to": head} for name, head in heads.items()])


def next_orders(connection: Connection, count: int) -> int:
    """Reserve `count` numbers in the order of all operations; the first of them. Locks the counter."""
    head = lock_heads(connection, [_ORDER])[_ORDER]
    count_heads(connection, {_ORDER: head + count})
    return head + 1


_ORDER = "~operations"
"""Sorts after every stream's name, so that it is locked last."""


def _chunks(names: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(names), _CHUNK):
        yield names[start : start + _CHUNK]
