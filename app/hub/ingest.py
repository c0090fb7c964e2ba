"""Taking in what devices push: one transaction a batch, one outcome an operation, stored with it.

A lost answer and a second send change nothing: the outcome lies under the operation's id in the same transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.exc import DBAPIError

from app.domain.refusal import Refusal
from app.hub import access_log
from app.hub.database import in_writing
from app.hub.hub import Caller, Hub
from app.hub.judging import Judged, judge, outcome_of
from app.hub.opening import Link, Opened, after, check_run, follows, open_sealed
from app.hub.streams import lock_heads, next_orders, put_records, upsert
from app.hub.tables import attachment_use, chain, held, person_key
from app.hub.tables import operation as operation_table
from app.hub.truth import Truth
from app.protocol.effects import streams_of
from app.protocol.keys import from_text
from app.protocol.operations import RecordOpened
from app.protocol.records import Record
from app.protocol.wire import MAX_BATCH, Outcome, OutcomeOnWire, PushAnswer, PushRequest, SealedOperation

Published = list[tuple[int, Record]]
"""Records as they go out live, each with its stream's head before it."""


@dataclass
class _Batch:
    """One try at a batch, inside its transaction."""

    connection: Connection
    received_at: datetime
    skew_ms: int
    truth: Truth
    heads: dict[str, int]
    next_order: int


@dataclass(frozen=True)
class _Taken:
    opened: Opened
    judged: Judged


def take_in(hub: Hub, caller: Caller, request: PushRequest) -> PushAnswer:
    """Judge and store a batch of at most MAX_BATCH operations; outcomes in the order of the request."""
    now = hub.clock.now()
    skew_ms = round((request.device_now - now).total_seconds() * 1000)
    items = request.operations[:MAX_BATCH]
    read = {item.id: open_sealed(item, hub.keys.seal) for item in items}
    unreadable = {
        key: _on_wire(key, outcome_of(value), now) for key, value in read.items() if isinstance(value, Refusal)
    }
    good = [value for value in read.values() if isinstance(value, Opened)]
    mine = [item for item in good if item.operation.device == caller.device]
    foreign = {
        item.sealed.id: _on_wire(item.sealed.id, outcome_of(Refusal.NOT_YOURS), now)
        for item in good
        if item.operation.device != caller.device
    }
    stored, published = in_writing(
        hub.engine, lambda connection: _take_batch(hub, connection, mine, now=now, skew_ms=skew_ms)
    )
    if published:
        hub.bus.publish(published)
    outcomes = {**unreadable, **foreign, **stored}
    hub.metrics.pushed([outcome.outcome for outcome in outcomes.values()])
    return PushAnswer(epoch=hub.epoch, hub_now=now, outcomes=tuple(outcomes[item.id] for item in items))


def _take_batch(
    hub: Hub, connection: Connection, items: Sequence[Opened], *, now: datetime, skew_ms: int
) -> tuple[dict[str, OutcomeOnWire], Published]:
    known = _known_outcomes(connection, [item.operation.id for item in items])
    fresh = [item for item in items if item.operation.id not in known]
    if not fresh:
        return known, []
    try:
        with connection.begin_nested():
            taken, published = _take_fresh(hub, connection, fresh, now=now, skew_ms=skew_ms)
    except DBAPIError:
        taken, published = _one_by_one(hub, connection, fresh, now=now, skew_ms=skew_ms)
    return {**taken, **known}, published


def _one_by_one(
    hub: Hub, connection: Connection, items: Sequence[Opened], *, now: datetime, skew_ms: int
) -> tuple[dict[str, OutcomeOnWire], Published]:
    """The batch failed as a whole: find the operation that the database will not take, and take the others."""
    outcomes: dict[str, OutcomeOnWire] = {}
    published: Published = []
    for item in items:
        try:
            with connection.begin_nested():
                taken, more = _take_fresh(hub, connection, [item], now=now, skew_ms=skew_ms)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) in {"40P01", "40001"}:
                raise
            taken, more = {item.operation.id: _on_wire(item.operation.id, outcome_of(Refusal.BAD_CONTENT), now)}, []
        outcomes |= taken
        published += more
    return outcomes, published


def _take_fresh(
    hub: Hub, connection: Connection, items: Sequence[Opened], *, now: datetime, skew_ms: int
) -> tuple[dict[str, OutcomeOnWire], Published]:
    truth = Truth(connection)
    waiting = _waiting_children(hub, connection, items)
    everything = [*items, *waiting]
    names: set[str] = set()
    for item in everything:
        names.update(_streams(truth, item))
    heads = lock_heads(connection, names)
    truth.forget()
    first_order = next_orders(connection, len(everything))
    batch = _Batch(connection, now, skew_ms, truth, heads, first_order)
    results: dict[str, OutcomeOnWire] = {}
    published: Published = []
    for run in _runs(items):
        outcomes, records = _take_run(batch, run, waiting)
        results |= outcomes
        published += records
    return results, published


def _streams(truth: Truth, item: Opened) -> set[str]:
    if item.body is None:
        return set()
    streams: set[str] = set(streams_of(item.body, truth))
    if isinstance(item.body, RecordOpened):
        return {access_log.head_name(item.body.stream)}
    return streams | {access_log.head_name(name) for name in streams}


def _runs(items: Sequence[Opened]) -> list[list[Opened]]:
    """Operations of one writer (person on a device), in order of `seq`; writers in the order of the request."""
    writers: dict[tuple[str, str], list[Opened]] = {}
    for item in items:
        writers.setdefault((item.operation.person, item.operation.device), []).append(item)
    return [sorted(run, key=lambda item: item.operation.seq) for run in writers.values()]


def _take_run(
    batch: _Batch, run: list[Opened], waiting: Sequence[Opened]
) -> tuple[dict[str, OutcomeOnWire], Published]:
    person, device = run[0].operation.person, run[0].operation.device
    link = _lock_link(batch.connection, person, device)
    keys = _public_keys(batch.connection, person, device)
    if not keys:
        refused = outcome_of(Refusal.REVOKED)
        for item in run:
            _hold(batch, item, Refusal.REVOKED)
        return {item.operation.id: _on_wire(item.operation.id, refused, batch.received_at) for item in run}, []
    verdicts = check_run(run, link, keys)
    results = {}
    taken: list[_Taken] = []
    for item, verdict in zip(run, verdicts, strict=True):
        if verdict is None:
            taken.append(_Taken(item, judge(batch.connection, batch.truth, item, batch.received_at)))
            link = after(item)
        else:
            results[item.operation.id] = _on_wire(item.operation.id, outcome_of(verdict), batch.received_at)
            if verdict is Refusal.PARENT_MISSING:
                _hold(batch, item, verdict)
    for child in _children(waiting, person, device):
        if follows(link, child) is None:
            taken.append(_Taken(child, judge(batch.connection, batch.truth, child, batch.received_at)))
            link = after(child)
            batch.connection.execute(delete(held).where(held.c.id == child.operation.id))
    outcomes, published = _store(batch, taken)
    if taken:
        _move_link(batch.connection, person, device, link)
    return results | outcomes, published


def _store(batch: _Batch, taken: Sequence[_Taken]) -> tuple[dict[str, OutcomeOnWire], Published]:
    """Write records, operations with their outcomes, access log and attachment uses of one run."""
    puts = [put for item in taken for put in item.judged.puts]
    before = dict(batch.heads)
    records = put_records(batch.connection, batch.heads, puts)
    numbers = {(record.kind, record.id): (record.stream, record.number) for record in records}
    outcomes: dict[str, OutcomeOnWire] = {}
    rows = []
    for item in taken:
        own = sorted({numbers[(put.kind, put.id)] for put in item.judged.puts})
        outcome = _on_wire(item.opened.operation.id, item.judged, batch.received_at, batch.next_order, own)
        batch.next_order += 1
        outcomes[outcome.id] = outcome
        rows.append(_operation_row(batch, item.opened, outcome))
        if item.judged.outcome is Outcome.HELD and item.judged.reason is not None:
            _hold(batch, item.opened, item.judged.reason)
    if rows:
        batch.connection.execute(operation_table.insert(), rows)
    access_log.append(batch.connection, [entry for item in taken for entry in item.judged.entries])
    uses = [{"sha256": sha, "stream": name} for item in taken for sha, name in item.judged.attachments]
    if uses:
        unique = upsert(batch.connection, attachment_use).on_conflict_do_nothing(index_elements=["sha256", "stream"])
        batch.connection.execute(unique, uses)
    return outcomes, _published(before, records)


def _published(before: dict[str, int], records: Iterable[Record]) -> Published:
    heads = dict(before)
    published: Published = []
    for record in records:
        published.append((heads[record.stream], record))
        heads[record.stream] = record.number
    return published


def _operation_row(batch: _Batch, opened: Opened, outcome: OutcomeOnWire) -> dict[str, object]:
    operation = opened.operation
    return {
        "id": operation.id,
        "order": outcome.order,
        "person": operation.person,
        "device": operation.device,
        "seq": operation.seq,
        "kind": operation.kind,
        "kind_version": operation.kind_version,
        "basis": operation.basis,
        "payload": opened.signed.payload,
        "signature": opened.signed.signature,
        "claimed_at": operation.claimed_at,
        "received_at": batch.received_at,
        "skew_ms": batch.skew_ms,
        "outcome": outcome.outcome.value,
        "reason": outcome.reason,
        "numbers": msgspec.json.encode(outcome.numbers),
    }


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


def stored_outcome(row: Row[tuple[object, ...]]) -> OutcomeOnWire:
    """The outcome that was stored with an operation; `applied` is told as `duplicate` when it is asked for again."""
    outcome = Outcome(row.outcome)
    return OutcomeOnWire(
        id=row.id,
        outcome=Outcome.DUPLICATE if outcome is Outcome.APPLIED else outcome,
        at=row.received_at,
        order=row.order,
        reason=row.reason,
        numbers=msgspec.json.decode(row.numbers, type=tuple[tuple[str, int], ...]),
    )


def _known_outcomes(connection: Connection, ids: Sequence[str]) -> dict[str, OutcomeOnWire]:
    known = {
        row.id: stored_outcome(row)
        for row in connection.execute(select(operation_table).where(operation_table.c.id.in_(ids)))
    }
    still_held = connection.execute(select(held).where(held.c.id.in_(ids), held.c.released_at.is_(None)))
    for row in still_held:
        if row.id not in known:
            known[row.id] = OutcomeOnWire(id=row.id, outcome=Outcome.HELD, at=row.received_at, reason=row.reason)
    return known


def _waiting_children(hub: Hub, connection: Connection, items: Sequence[Opened]) -> list[Opened]:
    """Held operations of the same writers whose parent may be in this batch."""
    children: list[Opened] = []
    for person, device in sorted({(item.operation.person, item.operation.device) for item in items}):
        rows = connection.execute(
            select(held)
            .where(held.c.person == person, held.c.device == device)
            .where(held.c.reason == Refusal.PARENT_MISSING.value, held.c.released_at.is_(None))
            .order_by(held.c.seq)
            .limit(MAX_BATCH)
        )
        read = [open_sealed(SealedOperation(row.id, row.sealed), hub.keys.seal) for row in rows]
        children += [child for child in read if isinstance(child, Opened)]
    return children


def _children(waiting: Sequence[Opened], person: str, device: str) -> list[Opened]:
    own = [item for item in waiting if item.operation.person == person and item.operation.device == device]
    return sorted(own, key=lambda item: item.operation.seq)


def _hold(batch: _Batch, item: Opened, reason: Refusal) -> None:
    row = {
        "id": item.operation.id,
        "person": item.operation.person,
        "device": item.operation.device,
        "seq": item.operation.seq,
        "reason": reason.value,
        "received_at": batch.received_at,
        "sealed": item.sealed.sealed,
    }
    keep = upsert(batch.connection, held).on_conflict_do_nothing(index_elements=["id"])
    batch.connection.execute(keep, [row])


def _lock_link(connection: Connection, person: str, device: str) -> Link:
    row = {"person": person, "device": device, "seq": 0, "hash": Link().hash}
    connection.execute(upsert(connection, chain).on_conflict_do_nothing(index_elements=["person", "device"]), [row])
    found = connection.execute(
        select(chain.c.seq, chain.c.hash).where(chain.c.person == person, chain.c.device == device).with_for_update()
    ).one()
    return Link(found.seq, found.hash)


def _move_link(connection: Connection, person: str, device: str, link: Link) -> None:
    connection.execute(
        chain.update().where(chain.c.person == person, chain.c.device == device).values(seq=link.seq, hash=link.hash)
    )


def _public_keys(connection: Connection, person: str, device: str) -> list[bytes]:
    """Newest first; none when all have been revoked."""
    keys = connection.scalars(
        select(person_key.c.key)
        .where(person_key.c.person == person, person_key.c.device == device, person_key.c.revoked_at.is_(None))
        .order_by(person_key.c.enrolled_at.desc())
    )
    return [from_text(key) for key in keys]
