"""Judging once more what was held while nobody had confirmed the rights of a restored or emptied hub."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import msgspec
import structlog
from sqlalchemy import Connection, func, select, update

from app.domain.refusal import Refusal
from app.hub.chains import done_at, lock_writers
from app.hub.deciding import authors_of, is_decision, judge_any, write_decided
from app.hub.effects import write_effects
from app.hub.holding import hold_as, let_go
from app.hub.hub import Hub
from app.hub.ingest import streams_to_lock
from app.hub.judging import Judged
from app.hub.opening import Opened, Writer, open_sealed
from app.hub.rights import Bases
from app.hub.streams import lock_heads, next_orders
from app.hub.tables import chain, held, person_key
from app.hub.tables import operation as operation_table
from app.hub.truth import Truth
from app.protocol.wire import MAX_BATCH, Outcome, SealedOperation

_log = structlog.get_logger("hub.judging_again")


def held_back(connection: Connection) -> list[str]:
    """Ids, by their claimed times, but never against the order of one person's own work on a device."""
    rows = connection.execute(
        select(held.c.id, held.c.person, held.c.device, operation_table.c.claimed_at)
        .join(operation_table, operation_table.c.id == held.c.id)
        .where(held.c.reason == Refusal.RIGHTS_UNCONFIRMED.value, held.c.released_at.is_(None))
        .order_by(held.c.person, held.c.device, held.c.seq)
    )
    latest: dict[Writer, datetime] = {}
    places: list[tuple[datetime, int, str]] = []
    for place, row in enumerate(rows):
        writer = (row.person, row.device)
        latest[writer] = max(row.claimed_at, latest.get(writer, row.claimed_at))
        places.append((latest[writer], place, row.id))
    return [operation_id for _, _, operation_id in sorted(places)]


def judge_held_back(hub: Hub, connection: Connection, now: datetime) -> Counter[str]:
    """By the rights that hold now; what became of them, by outcome. An operation stays the same row, with another
    outcome. Decisions come last: what they are about may be among the others."""
    outcomes: Counter[str] = Counter()
    ids, decisions = held_back(connection), []
    for start in range(0, len(ids), MAX_BATCH):
        items = _opened(hub, connection, ids[start : start + MAX_BATCH])
        outcomes += _judge(hub, connection, [item for item in items if not is_decision(item)], now)
        decisions += [item for item in items if is_decision(item)]
    for item in decisions:
        lock_writers(connection, authors_of(connection, [item]))
        outcomes += _judge(hub, connection, [item], now)
    return outcomes


def _opened(hub: Hub, connection: Connection, ids: Sequence[str]) -> list[Opened]:
    rows = {row.id: row.sealed for row in connection.execute(select(held).where(held.c.id.in_(ids)))}
    read = [open_sealed(SealedOperation(one, rows[one]), hub.keys.seal) for one in ids if one in rows]
    return [one for one in read if isinstance(one, Opened)]


def _judge(hub: Hub, connection: Connection, items: Sequence[Opened], now: datetime) -> Counter[str]:
    truth, bases, key = Truth(connection), Bases(connection), hub.keys.seal
    heads = lock_heads(connection, streams_to_lock(connection, truth, items, key))
    truth.forget()
    times = done_at(connection, [item.operation for item in items])
    judged = [
        judge_any(connection, truth, bases, item, made, now=now, key=key)
        for item, made in zip(items, times, strict=True)
    ]
    records, numbers = write_effects(connection, heads, judged, now)
    for item, one, own in zip(items, judged, numbers, strict=True):
        _write_outcome(connection, item.operation.id, one, own)
        if one.decided is not None:
            write_decided(connection, one.decided, records, heads, order=next_orders(connection, 1))
    return Counter(one.outcome.value for one in judged)


def _write_outcome(connection: Connection, operation_id: str, judged: Judged, numbers: list[tuple[str, int]]) -> None:
    told = {
        "outcome": judged.outcome.value,
        "reason": judged.reason.value if judged.reason else "",
        "numbers": msgspec.json.encode(numbers),
    }
    connection.execute(update(operation_table).where(operation_table.c.id == operation_id).values(told))
    if judged.outcome is Outcome.HELD and judged.reason is not None:
        hold_as(connection, operation_id, judged.reason)
    else:
        let_go(connection, [operation_id])
    _log.info("judged_again", operation=operation_id, outcome=told["outcome"], reason=told["reason"])


def begin_forgotten_chains(hub: Hub, connection: Connection) -> list[Writer]:
    """A hub that was emptied has nothing of somebody's chain, whose beginning may be older than what devices keep. With
    the confirmation such a chain begins at the oldest operation that has come. Only where the key is known again."""
    same_key = (person_key.c.person == held.c.person) & (person_key.c.device == held.c.device)
    same_chain = (chain.c.person == held.c.person) & (chain.c.device == held.c.device)
    oldest = (
        select(held.c.person, held.c.device, func.min(held.c.seq).label("seq"))
        .join(person_key, same_key)
        .join(chain, same_chain)
        .where(held.c.reason == Refusal.PARENT_MISSING.value, held.c.released_at.is_(None))
        .where(person_key.c.known_again_at.is_not(None), chain.c.seq == 0)
        .group_by(held.c.person, held.c.device)
    )
    begun: list[Writer] = []
    for row in connection.execute(oldest).all():
        if _begin(hub, connection, (row.person, row.device), row.seq):
            begun.append((row.person, row.device))
    return begun


def _begin(hub: Hub, connection: Connection, writer: Writer, seq: int) -> bool:
    person, device = writer
    wanted = (held.c.person == person, held.c.device == device, held.c.seq == seq)
    row = connection.execute(select(held).where(*wanted).limit(1)).one()
    first = open_sealed(SealedOperation(row.id, row.sealed), hub.keys.seal)
    if not isinstance(first, Opened):
        return False
    own = (chain.c.person == person, chain.c.device == device)
    connection.execute(update(chain).where(*own).values(seq=seq - 1, hash=first.operation.prev))
    _log.warning("chain_begun", person=person, device=device, seq=seq)
    return True
