"""The sealed outbox: operations on their way to the hub, readable by the hub alone. They leave although their author
has signed out. Nothing without a receipt is ever deleted, by sign-out, revocation or forgetting: a trigger holds it.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import delete, func, select, update

from app.protocol.wire import MAX_BATCH, Outcome, OutcomeOnWire
from app.store.device_database import DeviceDatabase, moment_of, moment_text
from app.store.device_tables import chain_end, outbox

KEPT_FOR = timedelta(days=90)
"""How long what the hub has acknowledged is kept, so that a hub restored from a backup can be given it again. Longer
than any backup is old; some 50 MB on the busiest device."""
BATCH_BYTES = 8 * 1024 * 1024
"""Sealed bytes in one push: two minutes on a bad mobile network, and far below the hub's bound."""

_numbers = msgspec.json.Decoder(tuple[tuple[str, int], ...])
_SETTLED = (Outcome.APPLIED.value, Outcome.DUPLICATE.value)

_PUT = (
    "INSERT INTO outbox (id, person, seq, sealed, written_at, reason, order_no, numbers, taken) "
    "VALUES (?, ?, ?, ?, ?, '', 0, CAST('[]' AS BLOB), 0) ON CONFLICT (id) DO NOTHING"
)
_HERE = "SELECT id FROM outbox WHERE id IN (SELECT value FROM json_each(?))"
_WAITING = (
    "SELECT id, person, seq, sealed, written_at, position FROM outbox WHERE outcome IS NULL AND position > ? "
    "ORDER BY position LIMIT ?"
)
_WAITING_BY_PERSON = (
    "SELECT person, count(*), min(written_at) FROM outbox WHERE outcome IS NULL "
    "AND id NOT IN (SELECT value FROM json_each(?)) GROUP BY person"
)
_ANSWERED = (
    "UPDATE outbox SET outcome = ?, reason = ?, order_no = ?, numbers = ?, outcome_at = ?, outcome_no = ?, epoch = ?, "
    "taken = 0 WHERE id = ?"
)
_WHOSE = "SELECT DISTINCT person FROM outbox WHERE id IN (SELECT value FROM json_each(?))"
_RECEIPTS = (
    "SELECT outcome_no, id, outcome, outcome_at, order_no, reason, numbers FROM outbox "
    "WHERE person = ? AND outcome_no > ? AND outcome IS NOT NULL ORDER BY outcome_no LIMIT ?"
)
_TAKEN = "UPDATE outbox SET taken = 1 WHERE person = ? AND outcome_no <= ? AND taken = 0"
_LENGTHEN = (
    "INSERT INTO chain_end (person, seq, payload_hash) VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE "
    "SET seq = excluded.seq, payload_hash = excluded.payload_hash WHERE excluded.seq > chain_end.seq"
)
_COUNTED = "SELECT value FROM counter WHERE name = 'receipts'"
_COUNT = (
    "INSERT INTO counter (name, value) VALUES ('receipts', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


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
        with self._database.plainly_writing(forgetting=False) as connection:
            connection.do_many(_PUT, [_row(row) for row in rows])
            # The last one of each person is enough: the chain's end is where the newest lies.
            ends = {row.person: row for row in sorted(rows, key=_seq) if row.payload_hash}
            connection.do_many(_LENGTHEN, [(one.person, one.seq, one.payload_hash) for one in ends.values()])

    def go_on_after(self, person: str, end: ChainEnd) -> None:
        """What the hub has of a person's chain on this device. It may be more than was put here: what has just been
        done is sent while it is put, and a crash may come between."""
        with self._database.plainly_writing(forgetting=False) as connection:
            connection.do_many(_LENGTHEN, [(person, end.seq, end.payload_hash)])

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
        with self._database.plainly_reading() as connection, closing(connection.each(_WAITING, after, limit)) as rows:
            size = 0
            for row in rows:
                made = _sealed_row(row)
                size += len(made.sealed)
                if batch and size > max_bytes:
                    break
                batch.append(made)
        return tuple(batch)

    def lacks(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these that have never been put here, or were pruned."""
        with self._database.plainly_reading() as connection:
            return frozenset(ids).difference(name for (name,) in connection.each(_HERE, _listed(ids)))

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
        with self._database.plainly_reading() as connection:
            rows = list(connection.each(_WAITING_BY_PERSON, _listed(besides)))
        return {person: (count, datetime.fromisoformat(oldest)) for person, count, oldest in rows}

    def store_outcomes(self, outcomes: Iterable[OutcomeOnWire], *, epoch: str) -> frozenset[str]:
        """The hub's receipts. Returns whose operations they answered. What the hub says of unknown ids is dropped."""
        told = list(outcomes)
        with self._database.plainly_writing(forgetting=False) as connection:
            number = next((value for (value,) in connection.each(_COUNTED)), 0)
            connection.do_many(_ANSWERED, [_answered(one, number + at, epoch) for at, one in enumerate(told, 1)])
            connection.do_many(_COUNT, [(number + len(told),)])
            return frozenset(person for (person,) in connection.each(_WHOSE, _listed(one.id for one in told)))

    def outcomes_for(self, person: str, *, after: int, limit: int = 500) -> tuple[Receipt, ...]:
        """Receipts numbered above `after`, in that order. The person's database stores the last number together with
        what it copied, and then says `mark_taken`."""
        with self._database.plainly_reading() as connection:
            return tuple(_receipt(*row) for row in connection.each(_RECEIPTS, person, after, limit))

    def mark_taken(self, person: str, *, up_to: int) -> None:
        """On the disk with what is written next: until then a receipt is kept that may be pruned in 90 days."""
        with self._database.plainly_writing(forgetting=False, durable=False) as connection:
            connection.do_many(_TAKEN, [(person, up_to)])

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


def _row(row: SealedRow) -> tuple[object, ...]:
    return row.id, row.person, row.seq, row.sealed, moment_text(row.written_at)


def _answered(outcome: OutcomeOnWire, number: int, epoch: str) -> tuple[object, ...]:
    numbers = msgspec.json.encode(outcome.numbers)
    said = (outcome.outcome.value, outcome.reason, outcome.order, numbers, moment_text(outcome.at))
    return (*said, number, epoch, outcome.id)


def _listed(ids: Iterable[str]) -> str:
    """For json_each: one text whatever their number."""
    return msgspec.json.encode(list(ids)).decode()


def _seq(row: SealedRow) -> int:
    return row.seq


def _sealed_row(row: tuple[Any, ...]) -> SealedRow:
    id_, person, seq, sealed, written_at, position = row
    return SealedRow(id_, person, seq, sealed, datetime.fromisoformat(written_at), position=position)


def _receipt(number: int, id_: str, outcome: str, at: str, order: int, reason: str, numbers: bytes) -> Receipt:
    told = OutcomeOnWire(
        id=id_,
        outcome=Outcome(outcome),
        at=datetime.fromisoformat(at),
        order=order,
        reason=reason,
        numbers=_numbers.decode(numbers),
    )
    return Receipt(number, told)
