"""Reading conversations: the list of them, and the pages of one."""

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime, timedelta

from app.domain.approval import approval_id
from app.domain.arrival import Arrival
from app.domain.conversation import Side, ThreadKind, thread_id
from app.domain.wall_time import wall_of, window_of
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import note_of_message
from app.protocol.message_effects import mark_id
from app.protocol.operations import AttachmentRef
from app.services.approvals import LinkTold
from app.services.brukare_snapshots import Greeting
from app.services.messages import (
    MessageFile,
    MessageRow,
    MessageState,
    Progress,
    Talk,
    TalkPage,
    TalkRow,
    Talks,
)
from app.store.indexing import message_sort
from app.store.person_reading import Reading, Stored, StoredOperation
from app.work.approvals import link_told
from app.work.arrival import arrival_of
from app.work.desk import WorkDesk
from app.work.outstanding import not_taken

COUNTED = 50
"""Unread messages beyond which a list only says that there are more."""
PARTNERS_BEFORE, PARTNERS_AHEAD = timedelta(days=14), timedelta(days=14)
"""Visits by which a tablet knows who can be written to, before the hub has told of a conversation."""

GREETING_AMONG = 10
"""Newest messages of a conversation among which today's good morning is looked for."""

_SHOWN_TO = {
    "staff": ThreadKind.UNIT,
    "handlaggare": ThreadKind.HANDLAGGARE,
}


def talks(desk: WorkDesk) -> "Future[Talks]":
    return desk.read(lambda reading: talks_in(desk, reading))


def talk_page(desk: WorkDesk, talk: Talk, page: int, *, rows: int) -> "Future[TalkPage]":
    return desk.read(lambda reading: page_in(desk, reading, talk, page, rows))


def thread_of(talk: Talk) -> str:
    return thread_id(talk.brukare, talk.kind, talk.other)


def draft_key(talk: Talk) -> str:
    return f"message:{thread_of(talk)}"


def side_of(desk: WorkDesk, talk: Talk) -> Side:
    return Side.BRUKARE if desk.me == talk.brukare else Side.OTHER


def mark_of(reading: Reading, thread: str, side: Side) -> rec.ThreadMarkBody | None:
    return reading.one(rec.ThreadMarkBody, mark_id(thread, side))


def place_read(mark: rec.ThreadMarkBody | None) -> int:
    return mark.read[-1].place if mark is not None and mark.read else 0


def place_received(mark: rec.ThreadMarkBody | None) -> int:
    return mark.received[-1].place if mark is not None and mark.received else 0


def known_talks(desk: WorkDesk, reading: Reading) -> Iterator[tuple[Talk, rec.ThreadBody]]:
    """Those that this mode shows."""
    kind = _SHOWN_TO.get(desk.mode)
    parent = desk.me if desk.mode == "brukare" else None
    for stored in reading.all(rec.ThreadBody, parent=parent):
        if kind is None or stored.body.kind is kind:
            yield Talk(stored.body.brukare, stored.body.kind, stored.body.other), stored.body


# --- the list --------------------------------------------------------------------------------------------------------


def talks_in(desk: WorkDesk, reading: Reading) -> Talks:
    refused = [body for _, body in not_taken(reading, op.MessageSend)]
    found = dict(known_talks(desk, reading))
    if desk.mode == "brukare":
        for talk, thread in _partners(desk, reading):
            found.setdefault(talk, thread)
    rows = [_row(desk, reading, talk, thread, refused) for talk, thread in found.items()]
    if desk.mode != "brukare":
        rows = [row for row in rows if row.newest_at is not None or row.has_draft or row.not_taken]
    rows.sort(key=lambda row: row.name.casefold())
    rows.sort(key=lambda row: row.newest_at.timestamp() if row.newest_at else 0.0, reverse=True)
    rows.sort(key=lambda row: (not row.unread, row.ended))
    return Talks(tuple(rows), sum(row.unread for row in rows), desk.waiting(reading), desk.now())


def unread_count(desk: WorkDesk, reading: Reading) -> int:
    """Over all conversations that this mode shows."""
    return sum(_unread(desk, reading, talk, thread)[0] for talk, thread in known_talks(desk, reading))


def unread_in(desk: WorkDesk, reading: Reading, talk: Talk) -> int:
    thread = reading.one(rec.ThreadBody, thread_of(talk))
    return _unread(desk, reading, talk, thread)[0] if thread is not None else 0


def _partners(desk: WorkDesk, reading: Reading) -> Iterator[tuple[Talk, rec.ThreadBody]]:
    """The utförare of visits, whom the brukare can write to although there is no conversation yet."""
    now = desk.now()
    since, until = (now - PARTNERS_BEFORE).isoformat(), (now + PARTNERS_AHEAD).isoformat()
    for stored in reading.all(rec.VisitBody, parent=desk.me, since=since, until=until):
        visit = stored.body
        talk = Talk(desk.me, ThreadKind.UNIT, visit.utforare)
        yield (
            talk,
            rec.ThreadBody(brukare=desk.me, kind=talk.kind, other=visit.utforare, other_name=visit.utforare_name),
        )


def _row(
    desk: WorkDesk, reading: Reading, talk: Talk, thread: rec.ThreadBody, refused: list[op.MessageSend]
) -> TalkRow:
    unread, is_more = _unread(desk, reading, talk, thread)
    draft = reading.draft(draft_key(talk))
    return TalkRow(
        talk=talk,
        name=_name(desk, reading, talk, thread),
        relation=thread.relation,
        newest=thread.last_text,
        newest_is_mine=thread.last_side is side_of(desk, talk),
        newest_files=thread.last_files,
        newest_at=thread.last_at,
        unread=unread,
        unread_is_more=is_more,
        ended=thread.ended,
        has_draft=draft is not None and bool(draft.text.strip()),
        not_taken=sum(
            (body.brukare, body.kind, body.other) == (talk.brukare, talk.kind, talk.other) for body in refused
        ),
    )


def _is_in(talk: Talk, body: op.ThreadStep) -> bool:
    return Talk(body.brukare, body.kind, body.other) == talk


def _unread(desk: WorkDesk, reading: Reading, talk: Talk, thread: rec.ThreadBody) -> tuple[int, bool]:
    side = side_of(desk, talk)
    read = place_read(mark_of(reading, thread_of(talk), side))
    if thread.count <= read:
        return 0, False
    new = reading.all(rec.MessageBody, parent=thread_of(talk), since=message_sort(read + 1), newest=COUNTED + 1)
    of_others = [stored for stored in new if stored.body.side is not side and stored.body.place > read]
    return min(len(of_others), COUNTED), len(new) > COUNTED


def _name(desk: WorkDesk, reading: Reading, talk: Talk, thread: rec.ThreadBody) -> str:
    if desk.me != talk.brukare:
        home = reading.one(rec.BrukareBody, talk.brukare)
        return home.name if home is not None else thread.brukare_name
    if thread.other_name or talk.kind is not ThreadKind.UNIT:
        return thread.other_name
    visits = reading.all(rec.VisitBody, parent=talk.brukare, newest=50)
    return next((one.body.utforare_name for one in visits if one.body.utforare == talk.other), "")


# --- one of them -----------------------------------------------------------------------------------------------------


def page_in(desk: WorkDesk, reading: Reading, talk: Talk, page: int, rows: int) -> TalkPage:
    thread = reading.one(rec.ThreadBody, thread_of(talk))
    if thread is None:
        thread = dict(_partners(desk, reading)).get(talk) if desk.mode == "brukare" else None
        thread = thread or rec.ThreadBody(brukare=talk.brukare, kind=talk.kind, other=talk.other)
    refused = not_taken(reading, op.MessageSend)
    pages = max(1, -(-thread.count // rows))
    page = min(max(page, 0), pages - 1)
    until = message_sort(thread.count - page * rows + 1) if page else None
    stored = reading.all(rec.MessageBody, parent=thread_of(talk), until=until, newest=rows)
    messages = tuple(_messages(desk, reading, talk, stored))
    if not page:
        messages = (*_refused(desk, talk, refused, {row.message for row in messages}), *messages)
    draft = reading.draft(draft_key(talk))
    return TalkPage(
        row=_row(desk, reading, talk, thread, [body for _, body in refused]),
        messages=messages,
        page=page,
        pages=pages,
        draft=draft.text if draft else "",
        online=desk.net().online,
        now=desk.now(),
        visit=_own_visit(desk, reading, talk),
        looked_in_at=_looked_in_at(desk, reading, talk),
        link=_link(desk, reading, talk),
    )


def _link(desk: WorkDesk, reading: Reading, talk: Talk) -> LinkTold | None:
    if desk.mode != "brukare" or talk.kind is not ThreadKind.NARSTAENDE:
        return None
    told = reading.one(rec.ApprovalBody, approval_id(talk.brukare, talk.other))
    return link_told(told) if told is not None and told.ended_at is None else None


def _looked_in_at(desk: WorkDesk, reading: Reading, talk: Talk) -> datetime | None:
    """By what they read or wrote last; nothing else is asked of anybody."""
    if desk.mode != "brukare" or talk.kind is not ThreadKind.NARSTAENDE:
        return None
    mark = mark_of(reading, thread_of(talk), Side.OTHER)
    newest = reading.all(rec.MessageBody, parent=thread_of(talk), newest=5)
    wrote = [one.body.written_at for one in newest if one.body.side is Side.OTHER]
    moments = [*([mark.read[-1].at] if mark is not None and mark.read else []), *wrote]
    return max(moments, default=None)


def greeting_of(desk: WorkDesk, reading: Reading) -> Greeting | None:
    """The newest good morning of today that has not been read yet."""
    now, found = desk.now(), []
    for talk, thread in known_talks(desk, reading):
        if thread.ended or not _unread(desk, reading, talk, thread)[0]:
            continue
        mine = side_of(desk, talk)
        read = place_read(mark_of(reading, thread_of(talk), mine))
        for one in reading.all(rec.MessageBody, parent=thread_of(talk), newest=GREETING_AMONG):
            body = one.body
            is_new = body.greeting and body.side is not mine and body.place > read
            if is_new and wall_of(body.written_at).date() == wall_of(now).date():
                found.append(Greeting(_name(desk, reading, talk, thread), talk.kind, body.written_at))
    return max(found, key=lambda greeting: greeting.at, default=None)


def _messages(
    desk: WorkDesk, reading: Reading, talk: Talk, stored: list[Stored[rec.MessageBody]]
) -> Iterator[MessageRow]:
    mine = side_of(desk, talk)
    theirs = Side.OTHER if mine is Side.BRUKARE else Side.BRUKARE
    read = place_read(mark_of(reading, thread_of(talk), mine))
    mark = mark_of(reading, thread_of(talk), theirs)
    for one in stored:
        body = one.body
        is_mine = body.side is mine
        yield MessageRow(
            message=one.id,
            is_mine=is_mine,
            author=body.author,
            author_name=body.author_name,
            text=body.text,
            written_at=body.written_at,
            files=tuple(_file(desk, ref) for ref in body.attachments),
            progress=_progress(reading, one, mark) if is_mine else None,
            is_by_me=body.author == desk.me,
            is_new=not is_mine and body.place > read,
            kept=not is_mine and reading.one(rec.NoteBody, note_of_message(one.id)) is not None,
        )


def _refused(
    desk: WorkDesk, talk: Talk, refused: list[tuple[StoredOperation, op.MessageSend]], shown: set[str]
) -> Iterator[MessageRow]:
    """With their words, until their author has let go of them."""
    for stored, body in reversed(refused):
        if not _is_in(talk, body) or stored.id in shown:
            continue
        reason = str(stored.arrived.reason or "")
        yield MessageRow(
            message=stored.id,
            is_mine=True,
            author=desk.me,
            author_name="",
            text=body.text,
            written_at=stored.written_at,
            files=tuple(_file(desk, ref) for ref in body.attachments),
            is_by_me=True,
            progress=Progress(MessageState.REFUSED, stored.arrived.at, reason=reason),
        )


def _progress(reading: Reading, one: Stored[rec.MessageBody], mark: rec.ThreadMarkBody | None) -> Progress:
    """The hub's receipt first: without it nothing has come to anybody."""
    arrived = arrival_of(reading.operations_on("message", one.id))
    if arrived is not None and arrived.state in {Arrival.SAVED_HERE, Arrival.SENT}:
        return Progress(MessageState.WAITING)
    if arrived is not None and arrived.state is Arrival.HELD:
        return Progress(MessageState.HELD, arrived.at, reason=arrived.reason or "")
    if arrived is not None and arrived.state in {Arrival.REFUSED, Arrival.CONFLICT}:
        return Progress(MessageState.REFUSED, arrived.at, reason=arrived.reason or "")
    if one.number == 0 or mark is None:
        return Progress(MessageState.AT_HUB, arrived.at if arrived else None)
    for state, steps in ((MessageState.READ, mark.read), (MessageState.RECEIVED, mark.received)):
        if steps and steps[-1].place >= one.body.place:
            return _stepped(state, steps, one.body.place)
    return Progress(MessageState.AT_HUB, arrived.at if arrived else None)


def _stepped(state: MessageState, steps: tuple[rec.MarkStep, ...], place: int) -> Progress:
    """The first step that reached it. Where older steps were dropped it is only known that it was before."""
    first = next(step for step in steps if step.place >= place)
    is_known = first is not steps[0] or first.place == place or len(steps) == 1
    return Progress(state, first.at if is_known else None, first.by_name)


def _file(desk: WorkDesk, ref: AttachmentRef) -> MessageFile:
    arrived = desk.attachments.arrived(ref.sha256) if desk.attachments is not None else None
    return MessageFile(ref.sha256, ref.key, ref.name, ref.media_type, ref.size, arrived)


def _own_visit(desk: WorkDesk, reading: Reading, talk: Talk) -> str:
    """Of those that this person is planned for with the brukare, the one whose beginning is nearest."""
    if desk.mode != "staff":
        return ""
    now = desk.now()
    since, until = (now - timedelta(days=2)).isoformat(), (now + timedelta(days=1)).isoformat()
    visits = reading.all(rec.VisitBody, parent=talk.brukare, since=since, until=until)
    own = [one for one in visits if any(ref.id == desk.me for ref in one.body.staff)]
    own.sort(key=lambda one: abs(_begins(one.body) - now))
    return own[0].id if own else ""


def _begins(visit: rec.VisitBody) -> datetime:
    return window_of(visit.day, visit.start, visit.end)[0]
