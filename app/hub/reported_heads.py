"""What clients have seen of the access log's heads: compared with the hub's own, and kept where it differs.

A head with this hub's own signature that is not in its history means that two histories have been shown, or that what
came after a backup was lost in its restore.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, func, select, update

from app.hub import access_log
from app.hub.plain import Statement, ask
from app.hub.streams import lock_heads, upsert
from app.hub.tables import access_content, log_head, reported_head
from app.protocol.access_entry import OWN_STREAM, Reported, declared_entry, read_declared
from app.protocol.log_head import LogHead, head_hash, is_head_of, read_heads
from app.protocol.log_history import Life, Verdict, judge_head
from app.protocol.operations import Operation

NOT_SIGNED = "not_signed"
"""Somebody's device reports what this hub never signed; it proves nothing."""
_AT_ONCE = 100
_AT = Statement("SELECT hash FROM log_head WHERE number = ?")


def note(connection: Connection, operations: Iterable[Operation], received_at: datetime) -> None:
    """Keep those that this database does not know, to be looked at outside the caller's transaction."""
    seen = {head_hash(head): (head, item) for item in operations for head in read_heads(item.heads)}
    if not seen:
        return
    numbers = {head.number for head, _ in seen.values()}
    own = {digest for number in numbers for (digest,) in ask(connection, _AT, number)}
    rows = [
        {
            "hash": digest,
            "head": msgspec.json.encode(head),
            "operation": item.id,
            "device": item.device,
            "received_at": received_at,
            "verdict": "",
        }
        for digest, (head, item) in seen.items()
        if digest not in own
    ]
    if rows:
        keep = upsert(connection, reported_head).on_conflict_do_nothing(index_elements=["hash"])
        connection.execute(keep, rows)


@dataclass(frozen=True)
class Judgement:
    hash: bytes
    head: LogHead
    operation: str
    device: str
    verdict: str


def unjudged(connection: Connection, root_public: bytes) -> list[Judgement]:
    """Verdicts on what has come since the last look; reads only. None before there is a history to compare with: a hub
    that was emptied and has logged nothing yet."""
    query = select(reported_head).where(reported_head.c.verdict == "").order_by(reported_head.c.received_at)
    rows = connection.execute(query.limit(_AT_ONCE)).all()
    if not rows:
        return []
    lives = lives_of(connection)
    if not lives:
        return []
    newest = connection.scalar(select(func.max(log_head.c.number))) or 0
    return [_judged(connection, row, root_public, lives=lives, newest=newest) for row in rows]


def _judged(
    connection: Connection, row: Row[tuple[object, ...]], root_public: bytes, *, lives: list[Life], newest: int
) -> Judgement:
    head = msgspec.json.decode(row.head, type=LogHead)

    def hash_at(number: int) -> bytes | None:
        return connection.scalar(select(log_head.c.hash).where(log_head.c.number == number))

    verdict = judge_head(head, lives, newest, hash_at=hash_at) if is_head_of(head, root_public) else NOT_SIGNED
    return Judgement(row.hash, head, row.operation, row.device, str(verdict))


def lives_of(connection: Connection) -> list[Life]:
    """The epochs of this history. Looks through all heads, which only an unknown head makes necessary."""
    firsts = select(func.min(log_head.c.number)).group_by(log_head.c.epoch).scalar_subquery()
    raws = connection.scalars(
        select(log_head.c.head).where(log_head.c.number.in_(firsts)).order_by(log_head.c.number)
    ).all()
    heads = [msgspec.json.decode(raw, type=LogHead) for raw in raws]
    return [Life(head.epoch, head.number, head.at) for head in heads]


def keep_verdicts(connection: Connection, judgements: Iterable[Judgement], now: datetime) -> list[Judgement]:
    """And name in the log the highest head of each epoch that was lost in a restore. Returns those that no other worker
    has kept first."""
    lock_heads(connection, [access_log.head_name(OWN_STREAM)])
    kept = []
    for item in judgements:
        own = (reported_head.c.hash == item.hash, reported_head.c.verdict == "")
        if connection.execute(update(reported_head).where(*own).values(verdict=item.verdict)).rowcount:
            kept.append(item)
    highest = _highest_named(connection)
    lost = [item for item in kept if item.verdict == Verdict.LOST]
    for item in sorted(lost, key=lambda item: item.head.number, reverse=True):
        if item.head.number > highest.get(item.head.epoch, 0):
            highest[item.head.epoch] = item.head.number
            access_log.append(connection, [declared_entry(Reported(head=item.head, operation=item.operation), now)])
    return kept


def _highest_named(connection: Connection) -> dict[str, int]:
    """Epoch → the highest lost head that the log names already."""
    highest: dict[str, int] = {}
    for raw in connection.scalars(select(access_content.c.content).where(access_content.c.stream == OWN_STREAM)):
        declared = read_declared(raw)
        if isinstance(declared, Reported):
            epoch = declared.head.epoch
            highest[epoch] = max(declared.head.number, highest.get(epoch, 0))
    return highest
