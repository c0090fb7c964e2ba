"""Reading a person's database. Every function takes a connection of one snapshot and gives decoded values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import msgspec

from app.domain.arrival import NEEDS_A_PERSON, SETTLED, Arrival, Arrived
from app.protocol import operations as op
from app.protocol import records as rec
from app.store.plain import Asked

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


TOLD_BEFORE = "told_before"
"""In `meta`: the hub has begun another life, and not everything that is here has been told again."""


LET_GO = "let_go:"
"""In `meta`, before the id of an operation: it did not arrive, and its author has let go of it."""


def readable(kind: str, kind_version: int, raw: bytes) -> rec.RecordBody | None:
    """None for what this program cannot read, by kind, version or content: it is kept and not shown, and one such
    record never stands in the way of the others."""
    try:
        return rec.decode_record_body(kind, kind_version, raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


_WAITING = (Arrival.SAVED_HERE.value, Arrival.SENT.value)
_RECEIVED = (Arrival.RECEIVED.value, Arrival.HELD.value)
_NEEDS_A_PERSON = tuple(state.value for state in NEEDS_A_PERSON)


class Reading:
    """One snapshot of a person's database; also the Lookup that effects read through.

    Plain SQL: it runs on the reader's own connection, which is open before SQLAlchemy is loaded, and on the writer's.
    """

    def __init__(self, connection: Asked, *, in_mind: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """`in_mind`: meta that the disk has not taken, see PersonStore.bear_in_mind."""
        self._asked, self._in_mind = connection, in_mind

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
        wanted, values = "kind = ? AND body IS NOT NULL AND sort >= ?", [kind, since]
        if parent is not None:
            wanted, values = wanted + " AND parent = ?", [*values, parent]
        if until is not None:
            wanted, values = wanted + " AND sort < ?", [*values, until]
        order = f"sort DESC LIMIT {int(newest)}" if newest else "sort"
        columns = "id, number, kind_version, body, pending"
        rows = self._rows(f"SELECT {columns} FROM record WHERE {wanted} ORDER BY {order}", *values)
        return list(self._decoded(of, kind, rows))

    def unconfirmed_count(self) -> int:
        """Records that an earlier life of the hub told and this one has not told again. Passes are left out: the lock
        decides about them. Looked for only after the hub has begun another life."""
        if not self.meta_text(TOLD_BEFORE):
            return 0
        wanted = "number < 0 AND body IS NOT NULL AND kind <> 'door_pass'"
        return int(self._rows(f"SELECT count(*) FROM record WHERE {wanted}").scalar())

    def _decoded(self, of: type[B], kind: str, rows: Iterable[Any]) -> Iterable[Stored[B]]:
        for row in rows:
            body = readable(kind, row.kind_version, row.body)
            if isinstance(body, of):
                yield Stored(row.id, body, row.number, bool(row.pending))

    def _rows(self, statement: str, *values: object) -> Any:
        return self._asked.exec_driver_sql(statement, values)

    def _row(self, kind: str, record_id: str) -> Any:
        return self._rows("SELECT * FROM record WHERE kind = ? AND id = ?", kind, record_id).one_or_none()

    def meta(self, key: str) -> bytes | None:
        if (borne := self._in_mind.get(key)) is not None:
            return borne
        found: bytes | None = self._rows("SELECT value FROM meta WHERE key = ?", key).scalar()
        return found

    def meta_text(self, key: str) -> str:
        value = self.meta(key)
        return "" if value is None else value.decode()

    def meta_moment(self, key: str) -> datetime | None:
        text = self.meta_text(key)
        return datetime.fromisoformat(text) if text else None

    def positions(self) -> dict[str, int]:
        return {row.stream: row.number for row in self._rows("SELECT stream, number FROM position")}

    def owners(self) -> dict[str, str]:
        return {row.stream: row.owners for row in self._rows("SELECT stream, owners FROM position")}

    def draft(self, key: str) -> Draft | None:
        row = self._rows("SELECT * FROM draft WHERE key = ?", key).one_or_none()
        return None if row is None else _draft(row)

    def drafts(self, prefix: str) -> dict[str, Draft]:
        rows = self._rows("SELECT * FROM draft WHERE substr(key, 1, ?) = ?", len(prefix), prefix)
        return {row.key: _draft(row) for row in rows}

    def drafts_count(self) -> int:
        """Texts that are no operation yet; an emptied one is none."""
        return int(self._rows("SELECT count(*) FROM draft WHERE text <> ''").scalar() or 0)

    def operations_on(self, kind: str, record_id: str) -> list[StoredOperation]:
        """Operations of this device that lie on a record or did until the hub's truth held them; oldest first."""
        joined = "operation JOIN touch ON touch.operation = operation.id"
        statement = f"SELECT operation.* FROM {joined} WHERE touch.kind = ? AND touch.id = ? ORDER BY operation.seq"
        return [_operation(row) for row in self._rows(statement, kind, record_id)]

    def operation(self, operation_id: str) -> StoredOperation | None:
        row = self._rows("SELECT * FROM operation WHERE id = ?", operation_id).one_or_none()
        return None if row is None else _operation(row)

    def unsettled(self) -> list[StoredOperation]:
        """Everything that has not come to rest: waiting, held, in conflict, refused."""
        return [_operation(row) for row in self._rows("SELECT * FROM operation WHERE settled = 0 ORDER BY seq")]

    def in_states(
        self,
        states: Iterable[Arrival],
        *,
        since: datetime | None = None,
        but_kinds: Iterable[str] = (),
        let_go: bool = False,
        newest_first: bool = False,
        skip: int = 0,
        limit: int = 20,
    ) -> list[StoredOperation]:
        """A page of the operations in these states that are before somebody's eyes, in the order of writing. `since`:
        only those that reached their state at or after this moment. `let_go`: those alone that their author has let go
        of."""
        wanted, values = _in_states(states, since, but_kinds, let_go)
        order = "ORDER BY seq DESC" if newest_first else "ORDER BY seq"
        # The page is found in the index alone; only its own rows are read and decrypted.
        found = f"SELECT seq FROM operation WHERE {wanted} {order} LIMIT ? OFFSET ?"
        rows = self._rows(f"SELECT * FROM operation WHERE seq IN ({found}) {order}", *values, limit, skip)
        return [_operation(row) for row in rows]

    def count_in_states(
        self,
        states: Iterable[Arrival],
        *,
        since: datetime | None = None,
        but_kinds: Iterable[str] = (),
        let_go: bool = False,
    ) -> int:
        wanted, values = _in_states(states, since, but_kinds, let_go)
        return int(self._rows(f"SELECT count(*) FROM operation WHERE {wanted}", *values).scalar())

    def newest_of(self, kind: str, limit: int) -> list[StoredOperation]:
        rows = self._rows("SELECT * FROM operation WHERE kind = ? ORDER BY seq DESC LIMIT ?", kind, limit)
        return [_operation(row) for row in rows]

    def count_of(self, of: type[rec.RecordBody], *, parent: str) -> int:
        """How many records of a kind there are under this parent."""
        wanted = "kind = ? AND parent = ? AND body IS NOT NULL"
        return int(self._rows(f"SELECT count(*) FROM record WHERE {wanted}", rec.RECORD_KIND_OF[of], parent).scalar())

    def waiting_count(self) -> int:
        return self._count(_WAITING)

    def needs_a_person_count(self) -> int:
        return self._count(_NEEDS_A_PERSON, " AND settled = 0")

    def oldest_waiting_at(self) -> datetime | None:
        text = self._over("min(written_at)", _WAITING)
        return datetime.fromisoformat(text) if text else None

    def last_receipt_at(self) -> datetime | None:
        text = self._over("max(state_at)", _RECEIVED)
        return datetime.fromisoformat(text) if text else None

    def _count(self, states: tuple[str, ...], more: str = "") -> int:
        return int(self._over("count(*)", states, more) or 0)

    def _over(self, what: str, states: tuple[str, ...], more: str = "") -> Any:
        return self._rows(f"SELECT {what} FROM operation WHERE state IN ({_marks(states)}){more}", *states).scalar()


_LET_GO = (
    f"settled = 1 AND (kind <> '{op.KIND_OF[op.UtredningEdit]}' "
    f"OR EXISTS (SELECT 1 FROM meta WHERE key = '{LET_GO}' || operation.id))"
)
"""Of the utredning's edits those alone that are marked: the others were settled by choosing between two texts."""


def _in_states(
    states: Iterable[Arrival], since: datetime | None, but_kinds: Iterable[str], let_go: bool
) -> tuple[str, list[object]]:
    """A condition and its values. What somebody has let go of is no longer told among what needs them; what has arrived
    is."""
    values: list[object] = [state.value for state in states]
    wanted = f"state IN ({_marks(values)})"
    if let_go:
        wanted += f" AND {_LET_GO}"
    elif not SETTLED & set(states):
        wanted += " AND settled = 0"
    if since is not None:
        wanted, values = wanted + " AND state_at >= ?", [*values, since.isoformat()]
    kinds = list(but_kinds)
    if kinds:
        wanted, values = wanted + f" AND kind NOT IN ({_marks(kinds)})", [*values, *kinds]
    return wanted, values


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _draft(row: Any) -> Draft:
    return Draft(row.text, datetime.fromisoformat(row.saved_at), row.base, row.base_operation)


def _operation(row: Any) -> StoredOperation:
    at = datetime.fromisoformat(row.state_at) if row.state_at else None
    arrived = Arrived(Arrival(row.state), at, row.reason or None)
    return StoredOperation(row.id, row.seq, row.kind, row.payload, datetime.fromisoformat(row.written_at), arrived)
