"""Reading a person's database. Every function takes a connection of one snapshot and gives decoded values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, select

from app.domain.arrival import NEEDS_A_PERSON, SETTLED, Arrival, Arrived
from app.protocol import records as rec
from app.store.person_tables import draft, meta, operation, position, record, touch

B = TypeVar("B", bound=rec.RecordBody)


@dataclass(frozen=True)
class Stored(Generic[B]):
    """A record as it is shown. `number` 0: the hub has not told of it yet."""

    id: str
    body: B
    number: int
    pending: bool


@dataclass(frozen=True)
class StoredOperation:
    id: str
    seq: int
    kind: str
    payload: bytes
    written_at: datetime
    arrived: Arrived


@dataclass(frozen=True)
class Draft:
    text: str
    saved_at: datetime
    base: int
    base_operation: str


def readable(kind: str, kind_version: int, raw: bytes) -> rec.RecordBody | None:
    """None for what this program cannot read, by kind, version or content: it is kept and not shown, and one such
    record never stands in the way of the others."""
    try:
        return rec.decode_record_body(kind, kind_version, raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


class Reading:
    """One snapshot of a person's database; also the Lookup that effects read through."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def body(self, kind: str, record_id: str) -> rec.RecordBody | None:
        row = self._row(kind, record_id)
        return None if row is None or row.body is None else readable(kind, row.kind_version, row.body)

    def truth(self, kind: str, record_id: str) -> rec.RecordBody | None:
        """The hub's word, without what this device has laid on top; None where the hub has told of none."""
        row = self._row(kind, record_id)
        if row is None or row.number == 0:
            return None
        raw = row.truth_body if row.pending else row.body
        return None if raw is None else readable(kind, row.kind_version, raw)

    def one(self, of: type[B], record_id: str) -> B | None:
        found = self.body(rec.RECORD_KIND_OF[of], record_id)
        return found if isinstance(found, of) else None

    def all(
        self, of: type[B], *, parent: str | None = None, since: str = "", until: str | None = None, newest: int = 0
    ) -> list[Stored[B]]:
        """Records of a kind in the order of `sort`; with `newest`, that many from the end, newest first."""
        kind = rec.RECORD_KIND_OF[of]
        query = select(record).where(record.c.kind == kind, record.c.body.is_not(None), record.c.sort >= since)
        if parent is not None:
            query = query.where(record.c.parent == parent)
        if until is not None:
            query = query.where(record.c.sort < until)
        query = query.order_by(record.c.sort.desc()).limit(newest) if newest else query.order_by(record.c.sort)
        return list(self._decoded(of, kind, self._connection.execute(query)))

    def _decoded(self, of: type[B], kind: str, rows: Iterable[Row[tuple[object, ...]]]) -> Iterable[Stored[B]]:
        for row in rows:
            body = readable(kind, row.kind_version, row.body)
            if isinstance(body, of):
                yield Stored(row.id, body, row.number, row.pending)

    def _row(self, kind: str, record_id: str) -> Row[tuple[object, ...]] | None:
        return self._connection.execute(
            select(record).where(record.c.kind == kind, record.c.id == record_id)
        ).one_or_none()

    def meta(self, key: str) -> bytes | None:
        return self._connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def meta_text(self, key: str) -> str:
        value = self.meta(key)
        return "" if value is None else value.decode()

    def meta_moment(self, key: str) -> datetime | None:
        text = self.meta_text(key)
        return datetime.fromisoformat(text) if text else None

    def positions(self) -> dict[str, int]:
        return {row.stream: row.number for row in self._connection.execute(select(position))}

    def owners(self) -> dict[str, str]:
        return {row.stream: row.owners for row in self._connection.execute(select(position))}

    def draft(self, key: str) -> Draft | None:
        row = self._connection.execute(select(draft).where(draft.c.key == key)).one_or_none()
        return None if row is None else _draft(row)

    def drafts(self, prefix: str) -> dict[str, Draft]:
        rows = self._connection.execute(select(draft).where(draft.c.key.startswith(prefix, autoescape=True)))
        return {row.key: _draft(row) for row in rows}

    def operations_on(self, kind: str, record_id: str) -> list[StoredOperation]:
        """Operations of this device that lie on a record or did until the hub's truth held them; oldest first."""
        query = (
            select(operation)
            .join(touch, touch.c.operation == operation.c.id)
            .where(touch.c.kind == kind, touch.c.id == record_id)
            .order_by(operation.c.seq)
        )
        return [_operation(row) for row in self._connection.execute(query)]

    def operation(self, operation_id: str) -> StoredOperation | None:
        row = self._connection.execute(select(operation).where(operation.c.id == operation_id)).one_or_none()
        return None if row is None else _operation(row)

    def unsettled(self) -> list[StoredOperation]:
        """Everything that has not come to rest: waiting, held, in conflict, refused."""
        query = select(operation).where(operation.c.settled.is_(False)).order_by(operation.c.seq)
        return [_operation(row) for row in self._connection.execute(query)]

    def in_states(
        self,
        states: Iterable[Arrival],
        *,
        since: datetime | None = None,
        but_kinds: Iterable[str] = (),
        newest_first: bool = False,
        skip: int = 0,
        limit: int = 20,
    ) -> list[StoredOperation]:
        """A page of the operations in these states that are before somebody's eyes, in the order of writing. `since`:
        only those that reached their state at or after this moment."""
        order = operation.c.seq.desc() if newest_first else operation.c.seq
        # The page is found in the index alone; only its own rows are read and decrypted.
        found = select(operation.c.seq).where(*_in_states(states, since, but_kinds)).order_by(order)
        query = select(operation).where(operation.c.seq.in_(found.offset(skip).limit(limit))).order_by(order)
        return [_operation(row) for row in self._connection.execute(query)]

    def count_in_states(
        self, states: Iterable[Arrival], *, since: datetime | None = None, but_kinds: Iterable[str] = ()
    ) -> int:
        query = select(func.count()).select_from(operation).where(*_in_states(states, since, but_kinds))
        return int(self._connection.scalar(query) or 0)

    def newest_of(self, kind: str, limit: int) -> list[StoredOperation]:
        query = select(operation).where(operation.c.kind == kind).order_by(operation.c.seq.desc()).limit(limit)
        return [_operation(row) for row in self._connection.execute(query)]

    def count_of(self, of: type[rec.RecordBody], *, parent: str) -> int:
        """How many records of a kind there are under this parent."""
        query = select(func.count()).select_from(record)
        wanted = (record.c.kind == rec.RECORD_KIND_OF[of], record.c.parent == parent, record.c.body.is_not(None))
        return int(self._connection.scalar(query.where(*wanted)) or 0)

    def waiting_count(self) -> int:
        return self._count(operation.c.state.in_((Arrival.SAVED_HERE.value, Arrival.SENT.value)))

    def needs_a_person_count(self) -> int:
        states = [state.value for state in NEEDS_A_PERSON]
        return self._count(operation.c.state.in_(states) & operation.c.settled.is_(False))

    def oldest_waiting_at(self) -> datetime | None:
        states = (Arrival.SAVED_HERE.value, Arrival.SENT.value)
        text = self._connection.scalar(select(func.min(operation.c.written_at)).where(operation.c.state.in_(states)))
        return datetime.fromisoformat(text) if text else None

    def last_receipt_at(self) -> datetime | None:
        states = (Arrival.RECEIVED.value, Arrival.HELD.value)
        text = self._connection.scalar(select(func.max(operation.c.state_at)).where(operation.c.state.in_(states)))
        return datetime.fromisoformat(text) if text else None

    def _count(self, condition: ColumnElement[bool]) -> int:
        return int(self._connection.scalar(select(func.count()).select_from(operation).where(condition)) or 0)


def _in_states(
    states: Iterable[Arrival], since: datetime | None, but_kinds: Iterable[str]
) -> list[ColumnElement[bool]]:
    """What somebody has let go of is no longer told among what needs them; what has arrived is."""
    wanted: list[ColumnElement[bool]] = [operation.c.state.in_([state.value for state in states])]
    if not SETTLED & set(states):
        wanted.append(operation.c.settled.is_(False))
    if since is not None:
        wanted.append(operation.c.state_at >= since.isoformat())
    kinds = tuple(but_kinds)
    return [*wanted, operation.c.kind.not_in(kinds)] if kinds else wanted


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(row.text, datetime.fromisoformat(row.saved_at), row.base, row.base_operation)


def _operation(row: Row[tuple[object, ...]]) -> StoredOperation:
    at = datetime.fromisoformat(row.state_at) if row.state_at else None
    arrived = Arrived(Arrival(row.state), at, row.reason or None)
    return StoredOperation(row.id, row.seq, row.kind, row.payload, datetime.fromisoformat(row.written_at), arrived)
