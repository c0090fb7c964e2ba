"""Writing in conversations: messages, that they have come and been read, drafts, and what is kept to the journal."""

import contextlib
import io
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.conversation import Side, ThreadKind, stream_of
from app.domain.ids import VisitId
from app.domain.refusal import HubProblem, Refusal
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.keys import from_text
from app.services.attaching import PickedFile
from app.services.desk import Saved
from app.services.messages import FileContent, MessageFile, Talk, TalkPage
from app.store.attachment_files import decrypt_file
from app.store.failing import StoreError
from app.work.attaching import Attaching
from app.work.conversations import (
    draft_key,
    known_talks,
    mark_of,
    place_received,
    side_of,
    talk_page,
    talks,
    thread_of,
)
from app.work.desk import WorkDesk

if TYPE_CHECKING:
    from app.store.person_reading import Reading
    from app.store.person_writing import Writing

__all__ = [
    "file_content",
    "keep_draft",
    "note_opened",
    "note_read",
    "note_received",
    "put_in_journal",
    "send",
    "talk_page",
    "talks",
]

SHOWN_AT_MOST = 20 * 1024 * 1024
"""Bytes of a file that is sent, shown or played: a tablet has little room, and a picture that fills its glass is 2."""
OPENED_AGAIN_AFTER = timedelta(hours=1)


def send(
    desk: WorkDesk, talk: Talk, text: str, *, files: Sequence[PickedFile], answers: str, drops_draft: bool
) -> "Future[Saved]":
    if not files:
        return _write(desk, talk, text, answers=answers, attaching=None, drops_draft=drops_draft)
    attachments = desk.attachments
    assert attachments is not None

    def work() -> Saved:
        if any(_is_too_large(picked) for picked in files):
            return Saved(refusal=Refusal.TOO_LARGE)
        attaching = attachments.encrypt(files)
        if isinstance(attaching, Refusal):
            return Saved(refusal=attaching)
        try:
            saved = _write(desk, talk, text, answers=answers, attaching=attaching, drops_draft=drops_draft).result()
        except BaseException:
            attaching.throw_away()
            raise
        if saved.refusal is not None:
            attaching.throw_away()
        attachments.wake()
        return saved

    return attachments.worker.give(work)


def _is_too_large(picked: PickedFile) -> bool:
    """A file that cannot be read is told as such by whoever encrypts it."""
    with contextlib.suppress(OSError):
        return picked.path.stat().st_size > SHOWN_AT_MOST
    return False


def _write(
    desk: WorkDesk, talk: Talk, text: str, *, answers: str, attaching: Attaching | None, drops_draft: bool
) -> "Future[Saved]":
    message = op.MessageSend(
        brukare=talk.brukare,
        kind=talk.kind,
        other=talk.other,
        text=text,
        attachments=tuple(attaching.refs) if attaching is not None else (),
        answers=answers,
    )
    ended: list[bool] = []

    def make(writing: "Writing") -> op.MessageSend | None:
        thread = writing.one(rec.ThreadBody, thread_of(talk))
        if thread is not None and thread.ended:
            ended.append(True)
            return None
        return message

    def and_then(writing: "Writing") -> None:
        if drops_draft:
            writing.drop_draft(draft_key(talk))
        if attaching is not None:
            attaching.enqueue()

    answer: Future[Saved] = Future()

    def told(done: "Future[Saved]") -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(Saved(refusal=Refusal.CONTACT_ENDED) if ended else done.result())

    desk.act(make, basis=_basis(talk), and_then=and_then).add_done_callback(told)
    return answer


def _basis(talk: Talk) -> str | None:
    return talk.other if talk.kind is ThreadKind.HANDLAGGARE else None


def keep_draft(desk: WorkDesk, talk: Talk, text: str) -> "Future[datetime]":
    return desk.keep(lambda writing: writing.save_draft(draft_key(talk), text))


def note_read(desk: WorkDesk, talk: Talk, message: str) -> "Future[Saved]":
    def make(writing: "Writing") -> op.MessageRead | None:
        body = writing.one(rec.MessageBody, message)
        mark = mark_of(writing, thread_of(talk), side_of(desk, talk))
        if body is None or (mark is not None and mark.read and mark.read[-1].place >= body.place):
            return None
        return op.MessageRead(brukare=talk.brukare, kind=talk.kind, other=talk.other, message=message)

    return desk.act(make, basis=_basis(talk))


def note_received(desk: WorkDesk) -> "Future[int]":
    """The first look costs a reading; only what is new is written."""
    answer: Future[int] = Future()

    def looked(done: "Future[list[op.MessageReceived]]") -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        told = [desk.act(_unless_owned_to(desk, body), basis=None) for body in done.result()]
        if told:  # acts are done in their order: the last one is done when all are
            told[-1].add_done_callback(lambda _last: answer.set_result(sum(map(_is_written, told))))
        else:
            answer.set_result(0)

    desk.read(lambda reading: _new_ones(desk, reading)).add_done_callback(looked)
    return answer


def _is_written(future: "Future[Saved]") -> bool:
    return future.exception() is None and bool(future.result().operation)


def _unless_owned_to(desk: WorkDesk, body: op.MessageReceived) -> "Callable[[Writing], op.MessageReceived | None]":
    """Asked again inside the transaction: another look may have been quicker."""
    talk = Talk(body.brukare, body.kind, body.other)

    def make(writing: "Writing") -> op.MessageReceived | None:
        message = writing.one(rec.MessageBody, body.message)
        known = place_received(mark_of(writing, thread_of(talk), side_of(desk, talk)))
        return body if message is not None and message.place > known else None

    return make


def _new_ones(desk: WorkDesk, reading: "Reading") -> list[op.MessageReceived]:
    """Of each conversation the newest message of the other side that the hub has told and nobody here has owned to."""
    found = []
    for talk, thread in known_talks(desk, reading):
        side = side_of(desk, talk)
        known = place_received(mark_of(reading, thread_of(talk), side))
        if thread.count <= known or thread.ended:
            continue
        newest = next(
            (
                one
                for one in reading.all(rec.MessageBody, parent=thread_of(talk), newest=20)
                if one.body.side is not side and one.number > 0
            ),
            None,
        )
        if newest is not None and newest.body.place > known:
            found.append(op.MessageReceived(brukare=talk.brukare, kind=talk.kind, other=talk.other, message=newest.id))
    return found


def note_opened(desk: WorkDesk, talk: Talk) -> "Future[Saved]":
    """A brukare reads their own, and the hub has logged what it delivered."""

    def make(writing: "Writing") -> op.RecordOpened | None:
        thread = writing.one(rec.ThreadBody, thread_of(talk))
        is_due = writing.is_due(f"opened:{thread_of(talk)}", OPENED_AGAIN_AFTER)
        if side_of(desk, talk) is Side.BRUKARE or thread is None or not is_due:
            return None
        stream = stream_of(talk.brukare, talk.kind, talk.other)
        return op.RecordOpened(stream=stream, what=op.OpenedPage.MESSAGES)

    return desk.act(make, basis=_basis(talk))


def file_content(desk: WorkDesk, file: MessageFile) -> "Future[FileContent]":
    attachments = desk.attachments
    if attachments is None:
        nothing: Future[FileContent] = Future()
        nothing.set_result(FileContent(problem=Refusal.NO_SUCH_THING))
        return nothing

    def work() -> FileContent:
        if file.size > SHOWN_AT_MOST:
            return FileContent(problem=Refusal.TOO_LARGE)
        place = attachments.fetch(file.sha256)
        if isinstance(place, HubProblem | Refusal):
            return FileContent(problem=place)
        whole = io.BytesIO()
        try:
            decrypt_file(place, from_text(file.key), whole)
        except StoreError as error:
            return FileContent(problem=error.problem)
        return FileContent(whole.getvalue())

    return attachments.fetcher.give(work)


def put_in_journal(desk: WorkDesk, page: TalkPage, message: str, text: str) -> "Future[Saved]":
    note = op.NoteWrite(visit=page.visit, text=text, message=message)
    return desk.act(note, basis=VisitId(page.visit))
