"""The sealed outbox: operations on their way to the hub, readable by the hub alone. They leave although their author
has signed out. Nothing without a receipt is ever deleted, by sign-out, revocation or forgetting: a trigger holds it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.protocol.wire import MAX_BATCH, Outcome, OutcomeOnWire
from app.store.device_database import DeviceDatabase, moment_of, moment_text
from app.store.device_tables import chain_end, counter, outbox

KEPT_FOR = timedelta(days=90)
"""How long what the hub has acknowledged is kept, so that a hub restored from a backup can be given it again. Longer
than any backup is old; some 50 MB on the busiest device."""
BATCH_BYTES = 8 * 1024 * 1024
"""Sealed bytes in one push: two minutes on a bad mobile network, and far below the hub's bound."""

_SETTLED = (Outcome.APPLIED.value, Outcome.DUPLICATE.value)

# Made once: building a statement costs more than asking the database does.
_PUT = insert(outbox).on_conflict_do_nothing(index_elements=["id"])
_WAITING = (
    select(outbox)
    .where(outbox.c.outcome.is_(None), outbox.c.position > bindparam("after"))
    .order_by(outbox.c.position)
    .limit(bindparam("at_most"))
)
_RECEIPTS = (
    select(outbox)
    .where(outbox.c.person == bindparam("of_person"), outbox.c.outcome_no > bindparam("after_no"))
    .where(outbox.c.outcome.is_not(None))
    .order_by(outbox.c.outcome_no)
    .limit(bindparam("at_most"))
)
_TAKEN = (
    update(outbox)
    .where(outbox.c.person == bindparam("of_person"), outbox.c.outcome_no <= bindparam("up_to_no"))
    .where(outbox.c.taken.is_(False))
    .values(taken=True)
)
_NEW_END, _NEW_COUNT = insert(chain_end), insert(counter)
_LENGTHEN = _NEW_END.on_conflict_do_update(
    index_elements=["person"],
    set_={name: _NEW_END.excluded[name] for name in ("seq", "payload_hash")},
    where=_NEW_END.excluded.seq > chain_end.c.seq,
)
_COUNT = _NEW_COUNT.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW_COUNT.excluded.value})


@dataclass(frozen=True)
class SealedRow:
    id: str
    person: str
    seq: int
    sealed: bytes = field(repr=False)
    written_at: datetime
    payload_hash: str = ""
    """For `chain_end`; see app.protocol.operations.payload_hash. Not given back by `next_batch`."""
    position: int = field(default=0, compare=False)
    """In the outbox; given back by `next_batch`."""


@dataclass(frozen=True)
class ChainEnd:
    """The newest operation of a person on this device: the next one is `seq` + 1, with this as its `prev`."""

    seq: int
    payload_hash: str


@dataclass(frozen=True)
class Receipt:
    """What the hub said of one operation. `number` counts this device's receipts: a person's database remembers the
    last one that it has copied."""

    number: int
    outcome: OutcomeOnWire


@dataclass(frozen=True)
class OutboxCounts:
    waiting: int
    """Without a receipt."""
    sent: int
    """Of these, handed to the network at least once."""
    needs_a_person: int
    """Held, in conflict or refused."""
    oldest_at: datetime | None
    """When the oldest of the waiting was written."""
    last_receipt_at: datetime | None
    """The hub's clock."""


class Outbox:
    """Safe to call from any thread. Every function raises encrypted.StoreError when the disk fails or is full."""

    def __init__(self, database: DeviceDatabase) -> None:
        self._database = database

    def put_sealed(self, rows: Sequence[SealedRow]) -> None:
        """Durable when it returns. An id that is there already is left as it is."""
        if not rows:
            return
        with self._database.writing() as connection:
            connection.execute(_PUT, [_row(row) for row in rows])
            # The last one of each person is enough: the chain's end is where the newest lies.
            for row in {row.person: row for row in sorted(rows, key=_seq) if row.payload_hash}.values():
                _lengthen(connection, row.person, ChainEnd(row.seq, row.payload_hash))

    def go_on_after(self, person: str, end: ChainEnd) -> None:
        """What the hub has of a person's chain on this device. It may be more than was put here: what has just been
        done is sent while it is put, and a crash may come between."""
        with self._database.writing() as connection:
            _lengthen(connection, person, end)

    def chain_end(self, person: str) -> ChainEnd | None:
        """Where a new database of this person has to go on; None when they have done nothing on this device."""
        with self._database.reading() as connection:
            row = connection.execute(select(chain_end).where(chain_end.c.person == person)).first()
        return None if row is None else ChainEnd(row.seq, row.payload_hash)

    def next_batch(
        self, limit: int = MAX_BATCH, max_bytes: int = BATCH_BYTES, *, after: int = 0
    ) -> tuple[SealedRow, ...]:
        """The oldest without a receipt, in the order written; at least one if there is any, however large. `after`: the
        position from which on, for what follows a batch that is still on its way."""
        batch: list[SealedRow] = []
        with (
            self._database.reading() as connection,
            connection.execute(_WAITING, {"at_most": limit, "after": after}) as rows,
        ):
            size = 0
            for row in rows:
                size += len(row.sealed)
                if batch and size > max_bytes:
                    break
                batch.append(_sealed_row(row))
        return tuple(batch)

    def lacks(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these that have never been put here, or were pruned."""
        listed = msgspec.json.encode(list(ids)).decode()
        with self._database.reading() as connection:
            here = connection.exec_driver_sql(_HERE, (listed,)).scalars()
            return frozenset(ids).difference(here)

    def mark_sent(self, ids: Iterable[str], at: datetime) -> None:
        """Handed to the network, no receipt yet. The first moment stays."""
        wanted = (outbox.c.id.in_(tuple(ids)), outbox.c.sent_at.is_(None))
        with self._database.writing() as connection:
            connection.execute(update(outbox).where(*wanted).values(sent_at=moment_text(at)))

    def sent_ids(self, person: str) -> frozenset[str]:
        """Sent and without a receipt."""
        wanted = (outbox.c.person == person, outbox.c.outcome.is_(None), outbox.c.sent_at.is_not(None))
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(outbox.c.id).where(*wanted)))

    def waiting_ids(self, person: str) -> frozenset[str]:
        """Without a receipt, sent or not."""
        with self._database.reading() as connection:
            wanted = (outbox.c.person == person, outbox.c.outcome.is_(None))
            return frozenset(connection.scalars(select(outbox.c.id).where(*wanted)))

    def waiting_by_person(self, *, besides: Collection[str] = ()) -> dict[str, tuple[int, datetime]]:
        """How many are without a receipt, and when the oldest was written; people of whom nothing waits are left
        out. `besides`: ids that do not count."""
        query = select(outbox.c.person, func.count(), func.min(outbox.c.written_at))
        query = query.where(outbox.c.outcome.is_(None), outbox.c.id.not_in(tuple(besides)))
        with self._database.reading() as connection:
            rows = connection.execute(query.group_by(outbox.c.person)).all()
        return {row[0]: (row[1], datetime.fromisoformat(row[2])) for row in rows}

    def store_outcomes(self, outcomes: Iterable[OutcomeOnWire], *, epoch: str) -> frozenset[str]:
        """The hub's receipts. Returns whose operations they answered. What the hub says of unknown ids is dropped."""
        told = list(outcomes)
        with self._database.writing() as connection:
            number = _receipts_so_far(connection)
            answers = [_answered(outcome, number + place, epoch) for place, outcome in enumerate(told, 1)]
            if answers:
                connection.exec_driver_sql(_ANSWERED, answers)
            number += len(told)
            connection.execute(_COUNT, {"name": "receipts", "value": number})
            ids = [outcome.id for outcome in told]
            return frozenset(connection.scalars(select(outbox.c.person).where(outbox.c.id.in_(ids)).distinct()))

    def outcomes_for(self, person: str, *, after: int, limit: int = 500) -> tuple[Receipt, ...]:
        """Receipts numbered above `after`, in that order. The person's database stores the last number together with
        what it copied, and then says `mark_taken`."""
        asked = {"of_person": person, "after_no": after, "at_most": limit}
        with self._database.reading() as connection:
            return tuple(_receipt(row) for row in connection.execute(_RECEIPTS, asked))

    def mark_taken(self, person: str, *, up_to: int) -> None:
        with self._database.writing() as connection:
            connection.execute(_TAKEN, {"of_person": person, "up_to_no": up_to})

    def send_again_all_but(self, epoch: str) -> int:
        """The hub has begun a new epoch: everything that an earlier one acknowledged is sent once more, and the hub
        tells what it has. Returns how many."""
        wanted = (outbox.c.outcome.is_not(None), outbox.c.epoch != epoch)
        unanswered = {"outcome": None, "outcome_no": None, "outcome_at": None, "sent_at": None, "taken": False}
        with self._database.writing() as connection:
            return connection.execute(update(outbox).where(*wanted).values(unanswered)).rowcount

    def prune(self, hub_now: datetime) -> int:
        """Delete what the hub took more than KEPT_FOR ago and whose author's database knows it. `hub_now` is the hub's
        clock, never this device's. Returns how many."""
        wanted = (
            outbox.c.outcome.in_(_SETTLED),
            outbox.c.taken.is_(True),
            outbox.c.outcome_at < moment_text(hub_now - KEPT_FOR),
        )
        with self._database.writing() as connection:
            return connection.execute(delete(outbox).where(*wanted)).rowcount

    def counts(self, person: str | None = None) -> OutboxCounts:
        """Of one person, or of the whole device."""
        waiting = outbox.c.outcome.is_(None)
        query = select(
            func.count().filter(waiting),
            func.count().filter(waiting, outbox.c.sent_at.is_not(None)),
            func.count().filter(outbox.c.outcome.not_in(_SETTLED)),
            func.min(outbox.c.written_at).filter(waiting),
            func.max(outbox.c.outcome_at),
        )
        if person is not None:
            query = query.where(outbox.c.person == person)
        with self._database.reading() as connection:
            row = connection.execute(query).one()
        return OutboxCounts(row[0], row[1], row[2], moment_of(row[3]), moment_of(row[4]))


def _receipts_so_far(connection: Connection) -> int:
    return connection.scalar(select(counter.c.value).where(counter.c.name == "receipts")) or 0


def _lengthen(connection: Connection, person: str, end: ChainEnd) -> None:
    connection.execute(_LENGTHEN, {"person": person, "seq": end.seq, "payload_hash": end.payload_hash})


def _row(row: SealedRow) -> dict[str, Any]:
    kept = {"id": row.id, "person": row.person, "seq": row.seq, "sealed": row.sealed}
    return {
        **kept,
        "written_at": moment_text(row.written_at),
        "reason": "",
        "order_no": 0,
        "numbers": b"[]",
        "taken": False,
    }


_ANSWERED = (
    "UPDATE outbox SET outcome = ?, reason = ?, order_no = ?, numbers = ?, outcome_at = ?, outcome_no = ?, epoch = ?, "
    "taken = 0 WHERE id = ?"
)


def _answered(outcome: OutcomeOnWire, number: int, epoch: str) -> tuple[object, ...]:
    numbers = msgspec.json.encode(outcome.numbers)
    said = (outcome.outcome.value, outcome.reason, outcome.order, numbers, moment_text(outcome.at))
    return (*said, number, epoch, outcome.id)


_HERE = "SELECT id FROM outbox WHERE id IN (SELECT value FROM json_each(?))"


def _seq(row: SealedRow) -> int:
    return row.seq


def _sealed_row(row: Any) -> SealedRow:
    written_at = datetime.fromisoformat(row.written_at)
    return SealedRow(row.id, row.person, row.seq, row.sealed, written_at, position=row.position)


def _receipt(row: Any) -> Receipt:
    outcome = OutcomeOnWire(
        id=row.id,
        outcome=Outcome(row.outcome),
        at=datetime.fromisoformat(row.outcome_at),
        order=row.order_no,
        reason=row.reason,
        numbers=msgspec.json.decode(row.numbers, type=tuple[tuple[str, int], ...]),
    )
    return Receipt(row.outcome_no, outcome)
