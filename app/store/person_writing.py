"""Writing a person's database: what the person does and what is being written. What the hub tells is
app.store.person_truth's matter.

Every function belongs inside one writing transaction; nothing here opens or ends one.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.arrival import Arrival
from app.domain.clock import Clock
from app.domain.refusal import Refusal
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import Change, effect_of
from app.protocol.identifiers import new_id
from app.protocol.keys import seal
from app.store.author import CHAIN_HASH, CHAIN_SEQ, Author, Done
from app.store.indexing import place_of
from app.store.person_reading import LET_GO
from app.store.person_tables import draft, operation, record, touch
from app.store.person_truth import TruthWriting
from app.store.seen_heads import WAITING, waiting_heads

# Made once: building a statement costs more than asking the database does.
_UNNOTED = "SELECT id, seq FROM operation WHERE seq > ? AND sealed IS NOT NULL ORDER BY seq"
_SEALED = (
    "SELECT id, seq, sealed, written_at, payload FROM operation "
    "WHERE id IN (SELECT value FROM json_each(?)) AND sealed IS NOT NULL ORDER BY seq"
)
_LAST = select(operation.c.seq, operation.c.payload).order_by(operation.c.seq.desc()).limit(1)
_KEEP, _TOUCH, _RECORD_NEW = insert(operation), insert(touch), insert(record)


class Writing(TruthWriting):
    """One writing transaction over a person's database."""

    def __init__(self, connection: Connection, author: Author, clock: Clock) -> None:
        super().__init__(connection, author.person, clock)
        self._author = author

    # --- what the person does --------------------------------------------------------------------------------------

    def do(self, body: op.Body, *, basis: str | None, even_unseen: bool = False) -> Done | Refusal:
        """Write one operation and lay its effect on what is shown. A refusal leaves nothing behind.

        `even_unseen`: what it is about may have been taken from this device; the hub, which knows it, judges.
        """
        now = self._clock.now()
        operation_id = new_id()
        effect = effect_of(body, self._doing(operation_id, now), self)
        if effect is Refusal.NO_SUCH_THING and even_unseen:
            effect = ()
        if isinstance(effect, Refusal):
            return effect
        seq, prev = self._next_link()
        heads = waiting_heads(self)
        payload = op.encode_operation(
            op.Operation(
                id=operation_id,
                kind=op.KIND_OF[type(body)],
                kind_version=op.KIND_VERSION,
                body=op.encode_body(body),
                claimed_at=now,
                boot=self._author.boot,
                mono_ms=self._clock.monotonic_ms(),
                person=self._author.person,
                device=self._author.device,
                basis=basis,
                seq=seq,
                prev=prev,
                heads=tuple(msgspec.Raw(msgspec.json.encode(head)) for head in heads),
            )
        )
        if len(payload) > op.MAX_PAYLOAD_BYTES:
            return Refusal.TOO_LARGE
        sealed = seal(op.sign_operation(payload, self._author.key), self._author.hub_seal_key)
        done = Done(operation_id, seq, sealed, now, op.payload_hash(payload))
        self._keep(op.KIND_OF[type(body)], done, payload)
        if heads:
            self.set_meta(WAITING, b"[]")
        for change in effect:
            self._lay(change, operation_id)
        return done

    def _next_link(self) -> tuple[int, str]:
        last = self._connection.execute(_LAST).one_or_none()
        if last is not None:
            return last.seq + 1, op.payload_hash(last.payload)
        # A database that was begun anew on this device (a forgotten PIN) goes on where the earlier one ended.
        seq = int(self.meta_text(CHAIN_SEQ) or 0)
        return seq + 1, self.meta_text(CHAIN_HASH) or op.FIRST_PREV

    def _keep(self, kind: str, done: Done, payload: bytes) -> None:
        row = {
            "id": done.id,
            "seq": done.seq,
            "kind": kind,
            "payload": payload,
            "sealed": done.sealed,
            "written_at": done.written_at.isoformat(),
            "state": Arrival.SAVED_HERE.value,
            "reason": "",
            "order_no": 0,
            "numbers": b"[]",
            "state_at": done.written_at.isoformat(),
            "settled": False,
        }
        self._connection.execute(_KEEP, row)

    def _lay(self, change: Change, operation_id: str) -> None:
        present = self._row(change.kind, change.id)
        self._connection.execute(_TOUCH, {"kind": change.kind, "id": change.id, "operation": operation_id})
        parent, sort = place_of(change.body)
        shown = {"body": rec.encode_record_body(change.body), "pending": True, "parent": parent, "sort": sort}
        if present is None:
            new = {
                "kind": change.kind,
                "id": change.id,
                "stream": change.stream,
                "number": 0,
                "kind_version": rec.RECORD_VERSION,
                "owner": change.owner,
                "truth_body": None,
            }
            self._connection.execute(_RECORD_NEW, {**new, **shown})
            return
        truth = present.truth_body if present.pending else present.body
        self._connection.execute(
            update(record)
            .where(record.c.kind == change.kind, record.c.id == change.id)
            .values(**shown, truth_body=truth)
        )

    def settle(self, operation_ids: Iterable[str]) -> None:
        """A person has decided about these: nothing is left to do. Their words stay."""
        self._connection.execute(update(operation).where(operation.c.id.in_(list(operation_ids))).values(settled=True))

    def let_go(self, operation_id: str) -> None:
        """Its author has read that it did not arrive, and leaves it at that."""
        self.settle([operation_id])
        self.set_meta(f"{LET_GO}{operation_id}", b"1")

    # --- the device's outbox ---------------------------------------------------------------------------------------

    def perhaps_not_in_outbox(self, after: int = 0) -> list[tuple[str, int]]:
        """Ids and numbers of operations that the device's outbox is not known to have: the newest acts, and what a
        crash between the two left behind. `after`: the number up to which it is known to have them."""
        rows = self._connection.exec_driver_sql(_UNNOTED, (after,))
        return [(row.id, row.seq) for row in rows]

    def sealed(self, ids: Collection[str]) -> list[Done]:
        """Those of these whose sealed bytes are still here, in the order written."""
        rows = self._connection.exec_driver_sql(_SEALED, (msgspec.json.encode(list(ids)).decode(),))
        return [
            Done(row.id, row.seq, row.sealed, datetime.fromisoformat(row.written_at), op.payload_hash(row.payload))
            for row in rows
        ]

    def is_in_outbox(self, operation_ids: Sequence[str]) -> None:
        self._connection.execute(update(operation).where(operation.c.id.in_(operation_ids)).values(sealed=None))

    def are_sent(self, operation_ids: Sequence[str]) -> None:
        self._connection.execute(
            update(operation)
            .where(operation.c.id.in_(operation_ids), operation.c.state == Arrival.SAVED_HERE.value)
            .values(state=Arrival.SENT.value, state_at=self._clock.now().isoformat())
        )

    def are_not_sent(self, operation_ids: Sequence[str]) -> None:
        """No answer came: they are sent again later, which does no harm where the hub has them."""
        self._connection.execute(
            update(operation)
            .where(operation.c.id.in_(operation_ids), operation.c.state == Arrival.SENT.value)
            .values(state=Arrival.SAVED_HERE.value, state_at=self._clock.now().isoformat())
        )

    # --- drafts and odds -------------------------------------------------------------------------------------------

    def save_draft(self, key: str, text: str, *, base: int = 0, base_operation: str = "") -> datetime:
        """Bases are those of the first keystroke: later ones change the text alone."""
        now = self._clock.now()
        saved_at = now.isoformat()
        row = {"key": key, "text": text, "saved_at": saved_at, "base": base, "base_operation": base_operation}
        statement = upsert(draft).values(row)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"text": text, "saved_at": saved_at})
        )
        return now

    def drop_draft(self, key: str) -> None:
        """Only after the same text has become an operation in the same transaction, or a person has thrown it away."""
        self._connection.execute(delete(draft).where(draft.c.key == key))

    def is_due(self, key: str, every: timedelta) -> bool:
        """True, and noted, when this has not been so within `every`."""
        last, now = self.meta_moment(key), self._clock.now()
        if last is not None and timedelta() <= now - last < every:
            return False
        self.set_meta(key, now.isoformat().encode())
        return True

    def count(self, kind: str) -> int:
        return int(self._connection.scalar(select(func.count()).select_from(record).where(record.c.kind == kind)) or 0)
