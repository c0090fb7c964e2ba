"""Making the signed heads of the access log, at most one a second, from what has been logged since the one before.

Three short steps: read what has grown (one snapshot), hash and sign it (no transaction at all), write the head. Writers
of the log never wait for the second step, and for the third as for any other writer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, delete, func, select

from app.hub import access_log
from app.hub.streams import lock_heads, upsert
from app.hub.tables import log_head, log_leaf, log_news, meta
from app.protocol.access_entry import OWN_STREAM, Restored, declared_entry
from app.protocol.keys import SigningKey
from app.protocol.log_head import NO_HEAD, LogHead, head_hash, signed_head
from app.protocol.log_tree import LogTree, Place

_ORDER = "~log_heads"
"""A head of `stream` that makes the workers of one hub queue up."""
_NEWS_AT_ONCE = 20_000
"""Rows of news under one head; what is left comes under the next."""
_IDS_AT_ONCE = 500
_MAX_CATCH_UP = 1_000
"""Heads of another worker that are followed one by one; beyond it the leaves are read anew."""


@dataclass(frozen=True)
class Grown:
    """What has been logged since the newest head."""

    newest: LogHead | None
    news: Sequence[int]
    places: Sequence[Place]


def newest_head(connection: Connection) -> LogHead | None:
    raw = connection.scalar(select(log_head.c.head).order_by(log_head.c.number.desc()).limit(1))
    return None if raw is None else msgspec.json.decode(raw, type=LogHead)


def grown_since(connection: Connection) -> Grown:
    """In one snapshot."""
    rows = connection.execute(select(log_news).order_by(log_news.c.id).limit(_NEWS_AT_ONCE)).all()
    places = access_log.newest_places(connection, {access_log.head_name(row.stream) for row in rows})
    return Grown(newest_head(connection), [row.id for row in rows], [places[name] for name in sorted(places)])


class TreeOfHub:
    """The tree under the newest head, kept in memory and brought up to what other workers have done."""

    def __init__(self) -> None:
        self._tree = LogTree()
        self._number = 0

    def at(self, connection: Connection, newest: LogHead | None) -> LogTree:
        number = newest.number if newest else 0
        behind = number - self._number
        if behind < 0 or behind > _MAX_CATCH_UP or (behind and not self._number):
            self._tree = LogTree(_leaves(connection))
        elif behind:
            raws = connection.scalars(
                select(log_head.c.changed).where(log_head.c.number > self._number).order_by(log_head.c.number)
            )
            for raw in raws:
                self._tree.move(read_changed(raw))
        self._number = number
        return self._tree

    def keep(self, tree: LogTree, number: int) -> None:
        """The tree was moved to this head, which is durable."""
        self._tree, self._number = tree, number

    def forget(self) -> None:
        """The tree is moved to a head that may not come to be."""
        self._tree, self._number = LogTree(), 0


def _leaves(connection: Connection) -> list[Place]:
    rows = connection.execute(select(log_leaf.c.stream, log_leaf.c.number, log_leaf.c.hash).order_by(log_leaf.c.slot))
    return [Place(row.stream, row.number, row.hash) for row in rows]


def read_changed(raw: bytes) -> list[Place]:
    return msgspec.msgpack.decode(raw, type=list[Place])


def sign_next(tree: LogTree, grown: Grown, root: SigningKey, *, epoch: str, at: datetime) -> LogHead:
    """Moves the tree; touches no database."""
    tree.move(grown.places)
    newest = grown.newest
    return signed_head(
        LogHead(
            epoch=epoch,
            number=newest.number + 1 if newest else 1,
            at=at,
            previous=head_hash(newest) if newest else NO_HEAD,
            root=tree.root,
            streams=tree.streams,
            entries=tree.entries,
        ),
        root,
    )


def write_head(connection: Connection, head: LogHead, grown: Grown, tree: LogTree) -> bool:
    """False, and nothing written, when another worker was faster."""
    lock_heads(connection, [_ORDER])
    last = connection.scalar(select(func.max(log_head.c.number))) or 0
    if last != head.number - 1:
        return False
    row = {"number": head.number, "epoch": head.epoch, "hash": head_hash(head), "head": msgspec.json.encode(head)}
    connection.execute(log_head.insert(), [{**row, "changed": msgspec.msgpack.encode(list(grown.places))}])
    put = upsert(connection, log_leaf)
    put = put.on_conflict_do_update(
        index_elements=["slot"], set_={"number": put.excluded.number, "hash": put.excluded.hash}
    )
    leaves = [
        {"slot": tree.slot_of(place.stream), "stream": place.stream, "number": place.number, "hash": place.hash}
        for place in grown.places
    ]
    if leaves:
        connection.execute(put, leaves)
    for start in range(0, len(grown.news), _IDS_AT_ONCE):
        connection.execute(delete(log_news).where(log_news.c.id.in_(grown.news[start : start + _IDS_AT_ONCE])))
    return True


def declare_restore(connection: Connection, root: SigningKey, now: datetime) -> LogHead | None:
    """After a restore, in the transaction that gave the database its new epoch or in a later one: log that the hub goes
    on from its newest head, and sign the first head of the new epoch. What clients report later of the heads that are
    missing is added by app.hub.reported_heads.

    None, and nothing written, when the newest head is of this epoch already or there is none to go on from. A hub that
    nobody called this for does so itself before its next head.
    """
    lock_heads(connection, [access_log.head_name(OWN_STREAM), _ORDER])
    newest = newest_head(connection)
    epoch = str(connection.scalar(select(meta.c.value).where(meta.c.key == "epoch")) or "")
    if newest is None or newest.epoch == epoch:
        return None
    restored = Restored(epoch=epoch, number=newest.number, hash=head_hash(newest))
    access_log.append(connection, [declared_entry(restored, now)])
    return seal_now(connection, root, epoch=epoch, now=now)


def seal_now(connection: Connection, root: SigningKey, *, epoch: str, now: datetime) -> LogHead | None:
    """A head over all that is logged, in the caller's transaction; None when there is nothing new. For the command
    line: it reads every leaf."""
    grown = grown_since(connection)
    if not grown.places:
        return None
    tree = LogTree(_leaves(connection))
    head = sign_next(tree, grown, root, epoch=epoch, at=now)
    return head if write_head(connection, head, grown, tree) else None
