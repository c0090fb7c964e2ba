"""*Vad har kommit fram?*: everything that a person did on this device, by how far it has come. Read in pages."""

from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.arrival import Arrival, ArrivalGroup, Arrived
from app.domain.wall_time import moment_of, wall_of
from app.protocol import operations as op
from app.services.outstanding import FILE, Outstanding
from app.services.what_arrived import FIRST_OF_EACH, ROWS_A_PAGE, ArrivalPart, WhatArrived
from app.store.person_reading import Reading
from app.work.desk import WorkDesk
from app.work.outstanding import body_of, row_of

if TYPE_CHECKING:
    from app.store.attachment_queue import QueuedFile

_NAMED_WITHIN = 500
"""Notes in which the name of a waiting file is looked for, newest first."""

_STATES = {
    ArrivalGroup.NEEDS_YOU: (Arrival.REFUSED, Arrival.CONFLICT),
    ArrivalGroup.WAITING: (Arrival.SAVED_HERE, Arrival.SENT),
    ArrivalGroup.HELD: (Arrival.HELD,),
    ArrivalGroup.ARRIVED: (Arrival.RECEIVED,),
    ArrivalGroup.LET_GO: (Arrival.REFUSED, Arrival.CONFLICT),
}
_NOT_TOLD_AS_ARRIVED = (
    "record.opened",
    "profile.set",
    "tablet.state",
    "message.received",
    "message.read",
    "lesson.done",
    "lesson.share",
    "opinion.give",
)
"""That somebody read a page or a message or made the text larger, or how the tablet is doing, is no work of theirs that
they ask about."""


def what_arrived(desk: WorkDesk) -> "Future[WhatArrived]":
    """The first rows of each group."""
    return desk.read(lambda reading: _what_arrived(desk, reading))


def arrived_page(desk: WorkDesk, group: ArrivalGroup, page: int) -> "Future[WhatArrived]":
    """One group alone, ROWS_A_PAGE rows at a time. A page beyond the last is the last."""
    return desk.read(lambda reading: _one_group(desk, reading, group, page))


def _what_arrived(desk: WorkDesk, reading: Reading) -> WhatArrived:
    parts = (_part(desk, reading, group, page=0, rows=FIRST_OF_EACH) for group in ArrivalGroup)
    return WhatArrived(tuple(part for part in parts if part.total), desk.waiting(reading), desk.now())


def _one_group(desk: WorkDesk, reading: Reading, group: ArrivalGroup, page: int) -> WhatArrived:
    part = _part(desk, reading, group, page=page, rows=ROWS_A_PAGE)
    return WhatArrived((part,) if part.total else (), desk.waiting(reading), desk.now())


def _part(desk: WorkDesk, reading: Reading, group: ArrivalGroup, *, page: int, rows: int) -> ArrivalPart:
    states, is_arrived, let_go = _STATES[group], group is ArrivalGroup.ARRIVED, group is ArrivalGroup.LET_GO
    since = _midnight(desk) if is_arrived else None
    but = _NOT_TOLD_AS_ARRIVED if is_arrived else ()
    files = _files(desk, reading, group)
    count = reading.count_in_states(states, since=since, but_kinds=but, let_go=let_go)
    pages = max(1, -(-(count + len(files)) // rows))
    page = min(max(page, 0), pages - 1)
    first = page * rows
    shown = files[first : first + rows]
    stored = reading.in_states(
        states,
        since=since,
        but_kinds=but,
        let_go=let_go,
        newest_first=is_arrived or let_go,
        skip=max(0, first - len(files)),
        limit=rows - len(shown),
    )
    found = (*shown, *(row_of(desk, reading, one) for one in stored))
    return ArrivalPart(group, count + len(files), found, page, pages)


def _midnight(desk: WorkDesk) -> datetime:
    return moment_of(wall_of(desk.now()).date(), datetime.min.time())


def _files(desk: WorkDesk, reading: Reading, group: ArrivalGroup) -> list[Outstanding]:
    """Files without a receipt, first in their group: those that the hub does not take need the person."""
    at = desk.attachments
    if at is None or group not in {ArrivalGroup.NEEDS_YOU, ArrivalGroup.WAITING}:
        return []
    wanted = {
        queued.sha256: (queued, arrived)
        for queued in at.queue.waiting(person=at.person)
        if (arrived := at.arrived(queued.sha256)) is not None
        and (arrived.state is Arrival.REFUSED) == (group is ArrivalGroup.NEEDS_YOU)
    }
    names = _names(reading, set(wanted)) if wanted else {}
    return [_file(queued, arrived, names.get(sha, ("", ""))) for sha, (queued, arrived) in wanted.items()]


def _file(queued: "QueuedFile", arrived: Arrived, named: tuple[str, str]) -> Outstanding:
    name, visit = named
    assert queued.added_at is not None
    return Outstanding(operation="", kind=FILE, about=visit, words=name, written_at=queued.added_at, arrived=arrived)


def _names(reading: Reading, wanted: set[str]) -> dict[str, tuple[str, str]]:
    """Name of each file and the visit of its note."""
    found: dict[str, tuple[str, str]] = {}
    for kind in (op.NoteWrite, op.MessageSend):
        for stored in reading.newest_of(op.KIND_OF[kind], _NAMED_WITHIN):
            body = body_of(stored)
            refs = body.attachments if isinstance(body, op.NoteWrite | op.MessageSend) else ()
            about = str(getattr(body, "visit", "") or getattr(body, "brukare", ""))
            found |= {ref.sha256: (ref.name, about) for ref in refs if ref.sha256 in wanted}
            if len(found) == len(wanted):
                return found
    return found
