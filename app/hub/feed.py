"""The feed: pages of records by position, of the streams that a person may read at this moment.

A page is logged as delivered, stream by stream, before it is sent.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import BindParameter, Connection, bindparam, select

from app.domain.permission import Grant
from app.doors.signer_process import SignerGoneError
from app.hub import access_log, device_reports, door_lists, passes
from app.hub.access_log import AccessEntry
from app.hub.database import in_writing, reading
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Caller, Hub
from app.hub.revoking import counter_of
from app.hub.rights import grants_of_caller
from app.hub.streams import heads_of
from app.hub.tables import record
from app.protocol.records import Record, raw_body
from app.protocol.wire import MAX_PAGE, GrantOnWire, PullAnswer, PullRequest

_log_lines = structlog.get_logger("hub.feed")


@dataclass
class _Page:
    """What has been read so far."""

    room: int
    records: list[Record] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    more: bool = False


def page_for(hub: Hub, caller: Caller, request: PullRequest) -> PullAnswer:
    """The next page after the caller's positions.

    When the caller's list of grants is not the newest, the answer is the list alone: positions mean something only
    under the list that they were read with. The same when the caller knows another epoch. Until a person has confirmed
    the rights, there is no list: nothing is told, and nothing is taken away.
    """
    assert caller.person is not None
    now = hub.clock.now()
    if request.epoch == hub.epoch and caller.confirmed:
        _bring_passes(hub, caller)
        device_reports.take(hub, caller.device, request.reports)
    with reading(hub.engine) as connection:
        counter = counter_of(connection)
        version, grants = grants_of_caller(connection, caller, now)
        if not grants and (not caller.confirmed or is_unconfirmed(connection)):
            return _unconfirmed(hub, now)
        if request.epoch != hub.epoch or request.grants != version:
            return _answer(hub, now, version, _Page(0, more=True), grants=grants, counter=counter)
        page = _read(connection, grants, request)
    _log(hub, caller, page, now)
    hub.metrics.pulled(len(page.records))
    return _answer(hub, now, version, page, grants=None, counter=counter)


def _unconfirmed(hub: Hub, now: datetime) -> PullAnswer:
    return PullAnswer(
        epoch=hub.epoch,
        hub_now=now,
        grants_version="",
        grants=None,
        records=(),
        positions={},
        more=False,
        unconfirmed=True,
    )


def _bring_passes(hub: Hub, caller: Caller) -> None:
    """A signer that has gone takes nobody's day away: doors then open by the passes that there are."""
    assert caller.person is not None
    try:
        passes.ensure(hub, caller.person, caller.device)
        door_lists.ensure(hub, caller.person)
    except (SignerGoneError, ValueError) as error:
        _log_lines.error("passes_not_made", error=type(error).__name__, device=caller.device)


def _read(connection: Connection, grants: Sequence[Grant], request: PullRequest) -> _Page:
    page = _Page(room=max(1, min(request.limit, MAX_PAGE)))
    heads = heads_of(connection, [grant.stream for grant in grants])
    for together in _alike(grants, request.positions, heads):
        if page.room <= 0:
            page.more = True
            break
        _read_streams(connection, page, together, heads)
    return page


@dataclass(frozen=True)
class _Alike:
    """Streams that are asked in one question: read up to the same number, for the same owners."""

    after: int
    owners: tuple[str, ...]
    streams: tuple[str, ...]


def _alike(grants: Sequence[Grant], positions: dict[str, int], heads: dict[str, int]) -> Iterator[_Alike]:
    """What has moved on, sorted. In a first pull almost all streams are alike: 1,600 questions become seven."""
    found: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for grant in grants:
        position = positions.get(grant.stream, 0)
        if heads.get(grant.stream, 0) > position:
            found.setdefault((position, grant.owners), []).append(grant.stream)
    for (after, owners), streams in found.items():
        for start in range(0, len(streams), _TOGETHER):
            yield _Alike(after, owners, tuple(streams[start : start + _TOGETHER]))


_TOGETHER = 250
"""Names in one IN (…): below SQLite's limit of variables in every build, owners included."""
_COLUMNS = ("stream", "number", "kind", "kind_version", "id", "owner", "former_owner", "body")
_AFTER = (
    select(*(record.c[name] for name in _COLUMNS))
    .where(record.c.stream.in_(bindparam("streams", expanding=True)), record.c.number > bindparam("after"))
    .order_by(record.c.stream, record.c.number)
    .limit(bindparam("room"))
)
_OWNERS: BindParameter[Sequence[str]] = bindparam("owners", expanding=True)
_AFTER_OF = _AFTER.where(record.c.owner.in_(_OWNERS) | record.c.former_owner.in_(_OWNERS))


def _read_streams(connection: Connection, page: _Page, alike: _Alike, heads: dict[str, int]) -> None:
    asked = {"streams": alike.streams, "after": alike.after, "room": page.room}
    wanted = connection.execute(_AFTER_OF, {**asked, "owners": alike.owners}) if alike.owners else None
    rows = (wanted or connection.execute(_AFTER, asked)).all()
    records = [on_wire(row, alike.owners) for row in rows]
    counts = Counter(item.stream for item in records)
    positions = {name: heads[name] for name in alike.streams}
    if len(records) >= page.room:
        # No room for more: what came before the last record's stream is whole, its own is cut, and of the others
        # nothing is known (in which order the database takes them is its own matter).
        last = records[-1]
        positions = {name: heads[name] for name in counts} | {last.stream: last.number}
        page.more = page.more or last.number < heads[last.stream] or len(counts) < len(alike.streams)
    page.positions |= positions
    page.records += records
    page.counts |= counts
    page.room -= len(records)


def on_wire(row: Sequence[Any], owners: Sequence[str]) -> Record:
    """As this grant shows it: what has moved to another organisation is told to have ended."""
    stream, number, kind, kind_version, record_id, owner, former_owner, body = row
    if owners and owner not in owners:
        owner, body = former_owner, None
    return Record(stream, number, kind, kind_version, record_id, owner, raw_body(body))


def _log(hub: Hub, caller: Caller, page: _Page, now: datetime) -> None:
    entries = [
        AccessEntry(
            stream=name,
            at=now,
            person=caller.person or "",
            organisation=caller.organisation or "",
            role=caller.role.value if caller.role else "",
            action="delivered",
            right="grant",
            detail=f"{count} to {page.positions[name]}",
        )
        for name, count in page.counts.items()
        if count
    ]
    if entries:
        in_writing(hub.engine, lambda connection: access_log.append(connection, entries))


def _answer(
    hub: Hub, now: datetime, version: str, page: _Page, *, grants: Sequence[Grant] | None, counter: int
) -> PullAnswer:
    return PullAnswer(
        epoch=hub.epoch,
        hub_now=now,
        grants_version=version,
        grants=None if grants is None else tuple(GrantOnWire(grant.stream, grant.owners) for grant in grants),
        records=tuple(page.records),
        positions=page.positions,
        more=page.more,
        head=hub.sealing.newest,
        revocations=counter,
    )
