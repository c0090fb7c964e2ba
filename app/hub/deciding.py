"""A shift leader's or handläggare's decision about what the hub holds: whether they may, and what becomes of the work.

Runs inside the transaction that takes the decision in. Whoever decides first decides: the same decision again changes
nothing, another one is refused and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, select, update

from app.domain.held import DecisionState
from app.domain.ids import PersonId
from app.domain.made_at import Made
from app.domain.permission import ROLES_THAT_MAY, Role, judge_basis
from app.domain.refusal import Refusal
from app.domain.stream import person_stream
from app.hub import reported_heads
from app.hub.access_log import AccessEntry
from app.hub.chains import done_at, done_before_its_parent
from app.hub.effects import places_of
from app.hub.held_items import ended, keys_of
from app.hub.judging import Judged, judge, outcome_of
from app.hub.opening import Opened, is_vouched_for, open_sealed
from app.hub.rights import Bases, grants_for
from app.hub.streams import Put, heads_of
from app.hub.tables import held, held_item, mandate, operation, person
from app.hub.truth import Truth
from app.protocol import operations as op
from app.protocol.effects import Change, Doing, effect_of, streams_of
from app.protocol.keys import SealKey
from app.protocol.records import CITY, HeldDecisionBody, HeldItemBody, Record, encode_record_body
from app.protocol.wire import Outcome, SealedOperation

HeldRow = Row[tuple[object, ...]]


@dataclass(frozen=True)
class Decided:
    """A decision that is to be written, with what becomes of the held work."""

    held: HeldRow
    opened: Opened | None
    """None where it was declined unread."""
    state: DecisionState
    by: str
    at: datetime
    judged: Judged


@dataclass(frozen=True)
class Deciding:
    """One decision while it is judged."""

    connection: Connection
    truth: Truth
    bases: Bases
    opened: Opened
    body: op.HeldDecision
    made: Made
    """When the decision was made."""
    key: SealKey
    now: datetime


def is_decision(item: Opened) -> bool:
    return isinstance(item.body, op.HeldDecision)


def judge_any(
    connection: Connection, truth: Truth, bases: Bases, opened: Opened, made: Made, *, now: datetime, key: SealKey
) -> Judged:
    """A decision or any other operation whose chain holds. Writes nothing."""
    if isinstance(opened.body, op.HeldDecision):
        return judge_decision(Deciding(connection, truth, bases, opened, opened.body, made, key, now))
    return judge(connection, truth, bases, opened, made, received_at=now)


def authors_of(connection: Connection, items: Iterable[Opened]) -> set[tuple[str, str]]:
    """Person and device of the held work that is decided about here: their chains are locked with the others."""
    ids = [item.body.operation for item in items if isinstance(item.body, op.HeldDecision)]
    if not ids:
        return set()
    rows = connection.execute(select(held.c.person, held.c.device).where(held.c.id.in_(ids)))
    return {(row.person, row.device) for row in rows}


def heads_for(connection: Connection, truth: Truth, items: Iterable[Opened], key: SealKey) -> set[str]:
    """Every stream that the decisions among these may write to."""
    names: set[str] = set()
    for body in (item.body for item in items):
        if not isinstance(body, op.HeldDecision):
            continue
        item, kept = _item(connection, body.operation), _read(connection, body.operation, key)
        if item is None or kept is None:
            continue
        names |= {item.stream, item.words_stream, person_stream(PersonId(item.author))} - {""}
        done = kept[1].body if kept[1] is not None else None
        if isinstance(done, op.RecordOpened):
            names |= heads_of(connection, [done.stream]).keys()
        elif done is not None:
            names |= streams_of(done, truth)
    return names


def judge_decision(deciding: Deciding) -> Judged:
    """Writes nothing."""
    opened, connection = deciding.opened, deciding.connection
    who = deciding.bases.person(opened.operation.person)
    if who is None:
        return outcome_of(Refusal.RIGHT_ENDED)
    if Role(str(who.role)) not in ROLES_THAT_MAY[opened.operation.kind]:
        return outcome_of(Refusal.NOT_YOURS)
    item = _item(connection, deciding.body.operation)
    if item is None:
        return outcome_of(Refusal.NO_SUCH_THING)
    refusal = _right(deciding, item, who)
    if refusal is not None:
        return outcome_of(refusal)
    if item.state == DecisionState.OPEN.value and _read(connection, item.operation, deciding.key) is None:
        return outcome_of(Refusal.NO_LONGER_HELD)
    doing = Doing(opened.operation.id, opened.operation.person, str(who.name), opened.operation.claimed_at)
    effect = effect_of(deciding.body, doing, deciding.truth)
    if isinstance(effect, Refusal):
        return outcome_of(Refusal.NO_LONGER_HELD if effect is Refusal.NO_SUCH_THING else effect)
    return _carried_out(deciding, item, effect[0]) if effect else Judged(Outcome.APPLIED)


def _carried_out(deciding: Deciding, item: HeldRow, change: Change) -> Judged:
    told = change.body
    assert isinstance(told, HeldItemBody)
    kept = _read(deciding.connection, item.operation, deciding.key)
    assert kept is not None
    row, opened = kept
    judged = _judged(deciding, row, opened, told)
    if judged is None:
        return outcome_of(Refusal.WRONG_STATE)
    told = msgspec.structs.replace(
        told, outcome=judged.outcome.value, outcome_reason=judged.reason.value if judged.reason else ""
    )
    words = deciding.body.words.strip() if isinstance(deciding.body, op.HeldDecline) else ""
    decided_at = told.decided_at or deciding.now
    answer = HeldDecisionBody(
        decision=told.state, decided_by_name=told.decided_by_name, decided_at=decided_at, words=words
    )
    to_author = person_stream(PersonId(item.author))
    puts = [
        *judged.puts,
        deciding.truth.add(change._replace(body=told)),
        *ended(item, item_too=False),
        Put(to_author, "held_decision", item.operation, CITY, encode_record_body(answer)),
    ]
    by = deciding.opened.operation.person
    decided = Decided(row, opened, told.state, by, deciding.now, judged)
    entries = [*judged.entries, _entry(deciding, item, told.state)]
    return Judged(Outcome.APPLIED, None, puts, entries, judged.attachments, decided)


def _judged(deciding: Deciding, row: HeldRow, opened: Opened | None, told: HeldItemBody) -> Judged | None:
    """What becomes of the held work; None where it cannot be released."""
    if told.state is DecisionState.DECLINED:
        return outcome_of(Refusal.DECLINED)
    keys = keys_of(deciding.connection, str(row.person), opened.operation.device) if opened is not None else []
    if opened is None or opened.body is None or not is_vouched_for(opened, keys):
        return None
    made = _done_at(deciding.connection, opened.operation, row)
    truth, bases, now = deciding.truth, deciding.bases, deciding.now
    judged = judge(deciding.connection, truth, bases, opened, made, received_at=now, released=True)
    return None if judged.outcome is Outcome.HELD else judged


def _done_at(connection: Connection, done: op.Operation, row: HeldRow) -> Made:
    is_stored = connection.scalar(select(operation.c.id).where(operation.c.id == done.id)) is not None
    if is_stored:
        return done_at(connection, [done])[0]
    return done_before_its_parent(connection, done, row.received_at)


def _right(deciding: Deciding, item: HeldRow, who: HeldRow) -> Refusal | None:
    """A handläggare by their mandate when they decided; a shift leader by their utförare, and only about what they may
    read. Nobody lets their own work count while there is somebody else to ask."""
    connection, operation_ = deciding.connection, deciding.opened.operation
    decider = PersonId(operation_.person)
    if who.role != (Role.HANDLAGGARE if item.arende else Role.SHIFT_LEADER).value:
        return Refusal.NOT_YOURS
    if item.arende:
        refusal = judge_basis(decider, deciding.bases.of_arende(str(item.arende)), deciding.made)
        if refusal is not None:
            return refusal
    elif who.organisation != item.organisation or not _may_read(connection, decider, item, deciding.now):
        return Refusal.NOT_YOURS
    is_own = item.author == decider and isinstance(deciding.body, op.HeldRelease)
    return Refusal.NOT_YOURS if is_own and _others(connection, item) else None


def _may_read(connection: Connection, decider: PersonId, item: HeldRow, now: datetime) -> bool:
    """A decision about what one may not read would be a guess. What is decided already is no longer asked about."""
    if item.state != DecisionState.OPEN.value:
        return True
    _, grants = grants_for(connection, decider, now)
    return any(grant.stream == (item.words_stream or item.stream) for grant in grants)


def _others(connection: Connection, item: HeldRow) -> bool:
    """Whether somebody else than the author may decide about it."""
    if item.arende:
        query = select(mandate.c.person).where(mandate.c.arende == item.arende, mandate.c.ended_at.is_(None))
        return any(found != item.author for found in connection.scalars(query))
    leaders = (person.c.role == Role.SHIFT_LEADER.value, person.c.organisation == item.organisation)
    query = select(person.c.id).where(*leaders, person.c.ended_at.is_(None))
    return any(found != item.author for found in connection.scalars(query))


def _entry(deciding: Deciding, item: HeldRow, state: DecisionState) -> AccessEntry:
    operation_, who = deciding.opened.operation, deciding.bases.person(deciding.opened.operation.person)
    assert who is not None
    return AccessEntry(
        stream=item.words_stream or item.stream,
        at=deciding.now,
        person=operation_.person,
        organisation=str(who.organisation or ""),
        role=str(who.role),
        action=state.value,
        right="mandate" if item.arende else "shift_leader",
        detail=str(item.operation),
    )


def write_decided(
    connection: Connection, decided: Decided, records: Iterable[Record], heads: Mapping[str, int], *, order: int
) -> None:
    """The outcome stands with the held operation, as if it had been judged so when it came. `order` is for one that
    has no number among all operations yet, since it waited for its parent. `records`: what was written for the
    decision, the held work's own among it; `heads`: after that."""
    row, judged = decided.held, decided.judged
    numbers = {(record.kind, record.id): (record.stream, record.number) for record in records}
    own = places_of(judged, numbers, heads)
    done = update(held_item).where(held_item.c.operation == row.id)
    connection.execute(done.values(state=decided.state.value, decided_by=decided.by, decided_at=decided.at))
    connection.execute(update(held).where(held.c.id == row.id).values(released_at=decided.at))
    outcome = {
        "outcome": judged.outcome.value,
        "reason": judged.reason.value if judged.reason else "",
        "numbers": msgspec.json.encode(own),
    }
    found = connection.execute(update(operation).where(operation.c.id == row.id).values(**outcome))
    if not found.rowcount and decided.opened is not None:
        connection.execute(operation.insert(), [_operation_row(decided, order) | outcome])
        reported_heads.note(connection, [decided.opened.operation], decided.at)


def _operation_row(decided: Decided, order: int) -> dict[str, object]:
    """`skew_ms` 0: how wrong the device's clock went was not kept when it came."""
    assert decided.opened is not None
    made = decided.opened.operation
    return {
        "id": made.id,
        "order": order,
        "person": made.person,
        "device": made.device,
        "seq": made.seq,
        "kind": made.kind,
        "kind_version": made.kind_version,
        "basis": made.basis,
        "payload": decided.opened.signed.payload,
        "signature": decided.opened.signed.signature,
        "claimed_at": made.claimed_at,
        "received_at": decided.held.received_at,
        "skew_ms": 0,
    }


def _item(connection: Connection, operation_id: str) -> HeldRow | None:
    return connection.execute(select(held_item).where(held_item.c.operation == operation_id)).one_or_none()


def _read(connection: Connection, operation_id: str, key: SealKey) -> tuple[HeldRow, Opened | None] | None:
    """What is still held under this id; None for what is held no more."""
    wanted = (held.c.id == operation_id, held.c.released_at.is_(None))
    row = connection.execute(select(held).where(*wanted)).one_or_none()
    if row is None:
        return None
    opened = open_sealed(SealedOperation(row.id, row.sealed), key)
    return row, opened if isinstance(opened, Opened) else None
