"""Taking in what devices push: one transaction a batch, one outcome an operation, stored with it.

A lost answer and a second send change nothing: the outcome lies under the operation's id in the same transaction.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError

from app.domain.made_at import Made
from app.domain.refusal import Refusal
from app.domain.stream import is_stream
from app.hub import access_log, alarms, approvals, deciding, device_reports, held_items, quiet, reported_heads
from app.hub.chains import Keys, keys_of, lock_link, lock_writers, move_link, over_released, times_of
from app.hub.database import in_writing
from app.hub.effects import write_effects
from app.hub.epochs import is_unconfirmed
from app.hub.holding import held_outcomes, hold, hold_as, let_go, waiting_children
from app.hub.hub import Caller, Hub
from app.hub.judging import Judged, held_until_confirmed, outcome_of
from app.hub.known_again import know_authors_again
from app.hub.live_delivery import Delivery
from app.hub.opening import Opened, Writer, after, check_run, open_sealed, vouched_for
from app.hub.plain import Row, Statement, ask, do_many, moment_of, savepoint
from app.hub.rights import Bases
from app.hub.streams import heads_of, is_alone, lock_heads, next_orders, published_from
from app.hub.truth import Truth
from app.protocol.effects import streams_of
from app.protocol.keys import SealKey
from app.protocol.operations import NoteWrite, RecordOpened, VisitFinish, VisitInsats, VisitStart
from app.protocol.records import Record
from app.protocol.wire import MAX_BATCH, Outcome, OutcomeOnWire, PushAnswer, PushRequest

_log = structlog.get_logger("hub.ingest")

Published = list[tuple[int, Record]]
"""Records as they go out live, each with its stream's head before it."""


@dataclass(frozen=True)
class _Push:
    """One try at a push, inside its transaction."""

    hub: Hub
    connection: Connection
    now: datetime
    skew_ms: int
    unconfirmed: bool = False
    """The hub was restored or emptied: what cannot be judged by what there is waits for a person."""


@dataclass
class _Batch:
    """One try at what is new in it, inside a savepoint."""

    push: _Push
    truth: Truth
    bases: Bases
    heads: dict[str, int]
    keys: dict[Writer, Keys]
    waited: frozenset[str]
    """Ids of those that were held for a parent until now."""
    fault: Refusal | None = None
    """What the database will not take: refused without being looked at, and the chain goes on."""

    def judge(self, item: Opened, made: Made) -> Judged:
        if self.fault is not None:
            return outcome_of(self.fault)
        push, key = self.push, self.push.hub.keys.seal
        if push.unconfirmed and deciding.is_decision(item):
            return outcome_of(Refusal.RIGHTS_UNCONFIRMED)  # the work itself cannot be judged yet
        judged = deciding.judge_any(push.connection, self.truth, self.bases, item, made, now=push.now, key=key)
        return held_until_confirmed(judged) if push.unconfirmed else judged


@dataclass(frozen=True)
class _Taken:
    opened: Opened
    judged: Judged


def take_in(hub: Hub, caller: Caller, request: PushRequest) -> PushAnswer:
    """Judge and store a batch of at most MAX_BATCH operations; outcomes in the order of the request."""
    now = hub.clock.now()
    skew_ms = round((request.device_now - now).total_seconds() * 1000)
    items = request.operations[:MAX_BATCH]
    outcomes: dict[str, OutcomeOnWire] = {}
    mine: list[Opened] = []
    know_authors_again(hub, caller, request.certificates)
    for item in {item.id: item for item in items}.values():
        read = open_sealed(item, hub.keys.seal)
        if isinstance(read, Opened) and read.operation.device == caller.device:
            mine.append(read)
        else:
            outcomes[item.id] = _refused(item.id, read if isinstance(read, Refusal) else Refusal.NOT_YOURS, now)

    def work(connection: Connection) -> tuple[dict[str, OutcomeOnWire], Published, Delivery | None]:
        unconfirmed = is_unconfirmed(connection, locked=True)
        stored, published = _take_batch(_Push(hub, connection, now, skew_ms, unconfirmed), mine)
        return stored, published, hub.bus.log_within(connection, published)

    stored, published, delivery = in_writing(hub.engine, work)
    if delivery is not None:
        hub.bus.deliver_logged(delivery, by=caller.device)
    elif published:
        hub.bus.publish(published)
    approvals.tell(hub, [record for _, record in published])
    if set(stored) - set(outcomes) - {item.operation.id for item in mine} or _any_held(stored.values()):
        _tell_deciders(hub)
    device_reports.take(hub, caller.device, request.reports)
    outcomes |= stored
    answers = tuple(outcomes[item.id] for item in items)
    hub.metrics.pushed([outcome.outcome for outcome in answers])
    counts = Counter(outcome.outcome.value for outcome in outcomes.values())
    _log.info("pushed", device=caller.device, skew_ms=skew_ms, **counts)
    return PushAnswer(epoch=hub.epoch, hub_now=now, outcomes=answers, head=hub.sealing.newest)


def _any_held(outcomes: Iterable[OutcomeOnWire]) -> bool:
    return any(outcome.outcome is Outcome.HELD for outcome in outcomes)


def _tell_deciders(hub: Hub) -> None:
    """What is held now, and what a parent that came has freed. A failure is caught up with by the next such push, or
    the next start: the devices have their receipts whatever becomes of this."""
    try:
        held_items.catch_up(hub)
    except DBAPIError as error:
        _log.warning("deciders_not_told", error=type(error).__name__)


def _take_batch(push: _Push, items: Sequence[Opened]) -> tuple[dict[str, OutcomeOnWire], Published]:
    """Chains are locked before it is asked what is known: the same push may be under way a second time."""
    writers = {item.writer for item in items} | deciding.authors_of(push.connection, items)
    keys = lock_writers(push.connection, writers)
    outcomes = {
        item.operation.id: _refused(item.operation.id, Refusal.BAD_SIGNATURE, push.now)
        for item in items
        if item.writer not in keys
    }
    verifiable = [item for item in items if item.writer in keys]
    outcomes |= _known_outcomes(push, verifiable)
    fresh = [item for item in verifiable if item.operation.id not in outcomes]
    moving = sorted({item.writer for item in verifiable if _may_move(outcomes.get(item.operation.id))})
    waiting = waiting_children(push.connection, moving, push.hub.keys.seal)
    if not (fresh or waiting):
        return outcomes, []
    try:
        with savepoint(push.connection):
            taken, published = _take_fresh(push, keys, fresh, waiting=waiting)
    except _CONTENT_ERRORS as error:
        _raise_unless_by_content(error)
        taken, published = _one_by_one(push, keys, fresh, waiting=waiting)
    return outcomes | taken, published


def _may_move(known: OutcomeOnWire | None) -> bool:
    """Whether an operation that was sent may bring its chain on: a new one, and one that waited for its parent."""
    return known is None or known.reason == Refusal.PARENT_MISSING.value


_CONTENT_ERRORS = (StatementError, ValueError, OverflowError)


def _raise_unless_by_content(error: Exception) -> None:
    """A database that is away, full, busy or deadlocked says nothing about what somebody wrote."""
    if isinstance(error, DBAPIError) and not isinstance(error, DataError | IntegrityError):
        raise error


def _one_by_one(
    push: _Push, keys: dict[Writer, Keys], items: Sequence[Opened], *, waiting: Sequence[Opened]
) -> tuple[dict[str, OutcomeOnWire], Published]:
    """The batch failed as a whole: find the operation that the database will not take, and take the others."""
    outcomes: dict[str, OutcomeOnWire] = {}
    published: Published = []
    waited = {item.operation.id for item in waiting}
    for item in (item for run in _runs([*items, *waiting]) for item in run):
        fresh, held = ([], [item]) if item.operation.id in waited else ([item], [])
        try:
            with savepoint(push.connection):
                taken, more = _take_fresh(push, keys, fresh, waiting=held)
        except _CONTENT_ERRORS as error:
            _raise_unless_by_content(error)
            _log.warning("operation_not_taken", operation=item.operation.id, error=type(error).__name__)
            with savepoint(push.connection):
                taken, more = _take_fresh(push, keys, fresh, waiting=held, fault=Refusal.BAD_CONTENT)
        outcomes |= taken
        published += more
    return outcomes, published


def _take_fresh(
    push: _Push,
    keys: dict[Writer, Keys],
    items: Sequence[Opened],
    *,
    waiting: Sequence[Opened],
    fault: Refusal | None = None,
) -> tuple[dict[str, OutcomeOnWire], Published]:
    truth, bases = Truth(push.connection), Bases(push.connection)
    everything = [*items, *waiting]
    looked_at = [] if fault else everything
    visits = {item.body.visit for item in looked_at if isinstance(item.body, _AT_A_VISIT)}
    truth.load("visit", visits)
    streams = streams_to_lock(push.connection, truth, looked_at, push.hub.keys.seal)
    heads = lock_heads(push.connection, streams)
    if not is_alone(push.connection):
        truth.forget()
        truth.load("visit", visits)
    bases.load_visits(visits)
    waited = frozenset(item.operation.id for item in waiting)
    batch = _Batch(push, truth, bases, heads, keys, waited, fault)
    results: dict[str, OutcomeOnWire] = {}
    published: Published = []
    for run in _runs(everything):
        outcomes, records = _take_run(batch, run)
        results |= outcomes
        published += records
    return results, published


_AT_A_VISIT = (VisitStart, VisitInsats, VisitFinish, NoteWrite)


def streams_to_lock(connection: Connection, truth: Truth, items: Sequence[Opened], key: SealKey) -> set[str]:
    """Every head that the items may count up: of their records' streams, and of the access log of these."""
    streams: set[str] = set()
    opened: set[str] = set()
    for item in items:
        if isinstance(item.body, RecordOpened):
            opened.add(item.body.stream)
        elif item.body is not None:
            streams.update(streams_of(item.body, truth))
    opened = {name for name in heads_of(connection, sorted(opened)) if is_stream(name)} if opened else opened
    streams |= deciding.heads_for(connection, truth, items, key)
    return streams | {access_log.head_name(name) for name in streams | opened}


def _runs(items: Sequence[Opened]) -> list[list[Opened]]:
    """Operations of one writer in order of `seq`; writers in the order of the request."""
    writers: dict[Writer, list[Opened]] = {}
    for item in items:
        writers.setdefault(item.writer, []).append(item)
    return [sorted(run, key=lambda item: item.operation.seq) for run in writers.values()]


def _take_run(batch: _Batch, run: list[Opened]) -> tuple[dict[str, OutcomeOnWire], Published]:
    connection, writer, now = batch.push.connection, run[0].writer, batch.push.now
    keys = batch.keys[writer]
    verdicts = check_run(run, lock_link(connection, writer), [*keys.valid, *keys.revoked])
    good = [item for item, verdict in zip(run, verdicts, strict=True) if verdict is None]
    aside = [(item, verdict) for item, verdict in zip(run, verdicts, strict=True) if verdict is not None]
    if not good:
        return _put_aside(batch, aside), []
    trusted = vouched_for(good, keys.valid)
    shut_out = outcome_of(Refusal.REVOKED)
    times, floor = times_of(connection, good, keys, skew_ms=batch.push.skew_ms, received_at=now)
    taken = [
        _Taken(item, batch.judge(item, made) if at < trusted else shut_out)
        for at, (item, made) in enumerate(zip(good, times, strict=True))
    ]
    if batch.waited:
        let_go(connection, [item.operation.id for item in good if item.operation.id in batch.waited])
    outcomes, published = _store(batch, taken)
    link = over_released(connection, writer, after(good[-1]))
    move_link(connection, writer, link, floor)
    follow = [item for item, verdict in aside if verdict is Refusal.PARENT_MISSING]
    if link == after(good[-1]) or not follow:
        return outcomes | _put_aside(batch, aside), published
    outcomes |= _put_aside(batch, [(item, verdict) for item, verdict in aside if item not in follow])
    more, records = _take_run(batch, follow)
    return outcomes | more, published + records


def _put_aside(batch: _Batch, aside: Iterable[tuple[Opened, Refusal]]) -> dict[str, OutcomeOnWire]:
    results = {}
    for item, verdict in aside:
        results[item.operation.id] = _on_wire(item.operation.id, outcome_of(verdict), batch.push.now)
        if verdict is Refusal.PARENT_MISSING:
            hold(batch.push.connection, item, verdict, received_at=batch.push.now)
        elif item.operation.id in batch.waited:
            hold_as(batch.push.connection, item.operation.id, verdict)
    return results


def _store(batch: _Batch, taken: Sequence[_Taken]) -> tuple[dict[str, OutcomeOnWire], Published]:
    """Write records, operations with their outcomes, access log and attachment uses of one run."""
    connection, now = batch.push.connection, batch.push.now
    before = dict(batch.heads)
    records, numbers = write_effects(connection, batch.heads, [item.judged for item in taken], now)
    quiet.note(connection, [item.opened.body for item in taken if item.judged.outcome is Outcome.APPLIED], now)
    alarms.follow(connection, [put for item in taken for put in item.judged.puts], now)
    order = next_orders(connection, len(taken))
    outcomes: dict[str, OutcomeOnWire] = {}
    rows = []
    for place, (item, own) in enumerate(zip(taken, numbers, strict=True)):
        outcome = _on_wire(item.opened.operation.id, item.judged, now, order + place, own)
        outcomes[outcome.id] = outcome
        rows.append(_operation_row(batch.push, item.opened, outcome))
        if item.judged.outcome is Outcome.HELD and item.judged.reason is not None:
            hold(connection, item.opened, item.judged.reason, received_at=now)
    do_many(connection, _KEEP, rows)
    for item in taken:
        if item.judged.decided is not None:
            deciding.write_decided(
                connection, item.judged.decided, records, batch.heads, order=next_orders(connection, 1)
            )
    reported_heads.note(connection, [item.opened.operation for item in taken], now)
    return outcomes, published_from(before, records)


def _operation_row(push: _Push, opened: Opened, outcome: OutcomeOnWire) -> Row:
    did = opened.operation
    who = (did.id, outcome.order, did.person, did.device, did.seq, did.kind, did.kind_version, did.basis)
    when = (opened.signed.payload, opened.signed.signature, did.claimed_at, push.now, push.skew_ms)
    return (*who, *when, outcome.outcome.value, outcome.reason, msgspec.json.encode(outcome.numbers))


def _on_wire(
    operation_id: str,
    judged: Judged,
    at: datetime,
    order: int = 0,
    numbers: Sequence[tuple[str, int]] = (),
) -> OutcomeOnWire:
    reason = judged.reason.value if judged.reason else ""
    return OutcomeOnWire(
        id=operation_id, outcome=judged.outcome, at=at, order=order, reason=reason, numbers=tuple(numbers)
    )


def _stored_outcome(row: Row) -> OutcomeOnWire:
    """The outcome that was stored with an operation; `applied` is told as `duplicate` when it is asked for again."""
    id_, order, _payload, received_at, said, reason, numbers = row
    outcome = Outcome(said)
    return OutcomeOnWire(
        id=id_,
        outcome=Outcome.DUPLICATE if outcome is Outcome.APPLIED else outcome,
        at=moment_of(received_at),
        order=order,
        reason=reason,
        numbers=msgspec.json.decode(numbers, type=tuple[tuple[str, int], ...]),
    )


def _known_outcomes(push: _Push, items: Sequence[Opened]) -> dict[str, OutcomeOnWire]:
    """What the hub has already. The same id over other words is another history, and is never told as arrived."""
    wanted = {item.operation.id: item.signed.payload for item in items}
    known: dict[str, OutcomeOnWire | None] = {**held_outcomes(push.connection, items, push.hub.keys.seal)}
    for row in ask(push.connection, _KNOWN, list(wanted)):
        known[row[0]] = _stored_outcome(row) if row[2] == wanted[row[0]] else None
    return {key: outcome or _refused(key, Refusal.BAD_CHAIN, push.now) for key, outcome in known.items()}


def _refused(operation_id: str, refusal: Refusal, at: datetime) -> OutcomeOnWire:
    return _on_wire(operation_id, outcome_of(refusal), at)


def take_up_waiting(hub: Hub, connection: Connection, writers: Sequence[Writer]) -> int:
    """Judge what these writers have waiting for a parent, since their chain has been moved; how many it was."""
    push = _Push(hub, connection, hub.clock.now(), 0)
    count = 0
    for writer in writers:
        known = keys_of(connection, writer)
        if known is None:
            continue
        keys = {writer: known}
        while waiting := waiting_children(connection, [writer], hub.keys.seal):
            taken, _ = _take_fresh(push, keys, [], waiting=waiting)
            moved = sum(1 for outcome in taken.values() if outcome.reason != Refusal.PARENT_MISSING.value)
            count += moved
            if not moved:
                break
    return count


_KNOWN = Statement(
    'SELECT id, "order", payload, received_at, outcome, reason, numbers FROM operation WHERE id {listed}'
)
_KEEP = Statement(
    'INSERT INTO operation (id, "order", person, device, seq, kind, kind_version, basis, '
    "payload, signature, claimed_at, received_at, skew_ms, outcome, reason, numbers) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
