"""What is shown of a record = the hub's word + this device's operations that still lie on it, in order.

Every function belongs inside one writing transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, select, update

from app.domain.arrival import Arrival
from app.domain.clock import Clock
from app.domain.refusal import Refusal
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import Change, Doing, effect_of
from app.store.encrypted import plain_of
from app.store.indexing import place_of
from app.store.person_reading import Reading, readable
from app.store.person_tables import operation, record, touch

LAID_ON_TOP = (Arrival.SAVED_HERE.value, Arrival.SENT.value, Arrival.RECEIVED.value, Arrival.HELD.value)
"""States whose effect is shown over the hub's truth. What is refused or in conflict is shown as words, not as truth."""
_IDS_AT_ONCE = 500

# Made once: building a statement costs more than asking the database does.
_LIES_ON_TOP = (operation.c.settled.is_(False), operation.c.state.in_(LAID_ON_TOP))
_ON_TOP_STATES = f"settled = 0 AND state IN ({', '.join(repr(state) for state in LAID_ON_TOP)})"
_COVERED = (
    f"SELECT kind, id FROM touch JOIN (SELECT id AS on_top FROM operation WHERE {_ON_TOP_STATES}) ON on_top = operation"
)
_ON_TOP = (
    select(operation.c.id, operation.c.payload)
    .join(touch, touch.c.operation == operation.c.id)
    .where(touch.c.kind == bindparam("of_kind"), touch.c.id == bindparam("of_id"), *_LIES_ON_TOP)
    .order_by(operation.c.seq)
)
_LAID = f"SELECT id FROM operation WHERE id IN (SELECT value FROM json_each(?)) AND {_ON_TOP_STATES}"
_TOUCHED = "SELECT DISTINCT kind, id FROM touch WHERE operation IN (SELECT value FROM json_each(?))"
_THIS = (record.c.kind == bindparam("of_kind"), record.c.id == bindparam("of_id"))
_SHOW = (
    update(record)
    .where(*_THIS)
    .values({name: bindparam(f"new_{name}") for name in ("body", "truth_body", "pending", "parent", "sort")})
)
_TAKE_AWAY = delete(record).where(*_THIS)


class _Underway:
    """A Lookup in which one record is as far as the laying has come; all others are as they stand."""

    def __init__(self, others: Reading, kind: str, record_id: str) -> None:
        self._others = others
        self._place = (kind, record_id)
        self.so_far: rec.RecordBody | None = None

    def body(self, kind: str, record_id: str) -> rec.RecordBody | None:
        return self.so_far if (kind, record_id) == self._place else self._others.body(kind, record_id)


class Laying(Reading):
    def __init__(self, connection: Connection, person: str, clock: Clock) -> None:
        self._plain = plain_of(connection)
        super().__init__(self._plain)
        self._connection = connection
        self._person = person
        self._clock = clock
        self._name: str | None = None

    def _doing(self, operation_id: str, at: datetime) -> Doing:
        if self._name is None:
            me = self.one(rec.PersonBody, self._person)
            self._name = me.name if me else ""
        return Doing(operation_id, self._person, self._name, at)

    def _pending_keys(self) -> set[tuple[str, str]]:
        return set(self._plain.each(_COVERED))

    def _laid(self, ids: Sequence[str]) -> set[str]:
        """Which of these operations lie on top of what the hub has told."""
        return {operation_id for (operation_id,) in self._plain.each(_LAID, listed(ids))}

    def _lay_touched(self, ids: Sequence[str]) -> None:
        """Show anew every record that these operations changed."""
        for kind, record_id in sorted(self._plain.each(_TOUCHED, listed(ids))) if ids else ():
            self._lay_again(kind, record_id)

    def _lay_again(self, kind: str, record_id: str) -> None:
        row = self._row(kind, record_id)
        if row is None:
            return
        this = {"of_kind": kind, "of_id": record_id}
        on_top = self._connection.execute(_ON_TOP, this).all()
        if row.number == 0 and not on_top:
            self._connection.execute(_TAKE_AWAY, this)
            return
        truth = row.truth_body if row.pending else row.body
        body, pending = self._laid_over(row, truth, on_top)
        parent, sort = (row.parent, row.sort) if body is None else place_of(readable(kind, row.kind_version, body))
        shown = {"new_body": body, "new_pending": pending, "new_truth_body": truth if pending else None}
        self._connection.execute(_SHOW, {**this, **shown, "new_parent": parent, "new_sort": sort})

    def _laid_over(
        self, row: Row[tuple[object, ...]], truth: bytes | None, on_top: Sequence[Row[str, bytes]]
    ) -> tuple[bytes | None, bool]:
        """The body to show, and whether anything of it is not the hub's word yet."""
        look, shown, pending = _Underway(self, row.kind, row.id), truth, False
        for operation_id, payload in on_top:
            look.so_far = None if shown is None else readable(row.kind, row.kind_version, shown)
            change = self._effect_on(operation_id, payload, look, (row.kind, row.id))
            if change is not None:
                shown, pending = rec.encode_record_body(change.body), True
        return shown, pending

    def _effect_on(self, operation_id: str, payload: bytes, look: _Underway, place: tuple[str, str]) -> Change | None:
        decoded = op.decode_operation(payload)
        body = op.decode_body(decoded.kind, decoded.kind_version, decoded.body)
        if body is None:
            return None
        effect = effect_of(body, self._doing(operation_id, decoded.claimed_at), look)
        if isinstance(effect, Refusal):
            return None
        return next((change for change in effect if (change.kind, change.id) == place), None)


def listed(values: Iterable[str]) -> str:
    """For json_each: one text whatever their number."""
    return msgspec.json.encode(list(values)).decode()


def chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    everything = list(ids)
    for start in range(0, len(everything), _IDS_AT_ONCE):
        yield everything[start : start + _IDS_AT_ONCE]
