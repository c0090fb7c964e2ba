"""What staff do at a visit: doors, begin, insatser, notes, finish."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.door import DoorAction
from app.domain.ids import BrukareId, DoorId, InsatsId, VisitId
from app.domain.refusal import Refusal
from app.domain.stream import profile_stream
from app.domain.visit import InsatsOutcome
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.attaching import PickedFile
from app.services.desk import Saved
from app.services.snapshots import DoorAnswer
from app.work.attaching import Attaching
from app.work.day import note_draft_key
from app.work.desk import WorkDesk

if TYPE_CHECKING:
    from app.store.person_writing import Writing


def operate_door(desk: WorkDesk, door: DoorId, action: DoorAction, visit: VisitId | None) -> "Future[DoorAnswer]":
    """Order a door now. The answer is the lock's own report, or why there is none."""
    return desk.operate_door(door, action, visit)


def start_visit(desk: WorkDesk, visit: VisitId) -> "Future[Saved]":
    return desk.act(op.VisitStart(visit=visit), basis=visit)


def mark_insats(
    desk: WorkDesk, visit: VisitId, *, insats: InsatsId, outcome: InsatsOutcome, reason: str = ""
) -> "Future[Saved]":
    """OPEN takes an earlier mark back."""
    return desk.act(op.VisitInsats(visit=visit, insats=insats, outcome=outcome, reason=reason), basis=visit)


def keep_note_draft(desk: WorkDesk, visit: VisitId, text: str) -> "Future[datetime]":
    """On disk when the future is done."""
    return desk.keep(lambda writing: writing.save_draft(note_draft_key(visit), text))


def sign_note(desk: WorkDesk, visit: VisitId, text: str, *, files: Sequence[PickedFile] = ()) -> "Future[Saved]":
    """The note becomes part of the journal; its draft goes in the same transaction. So does one of a visit that has
    been taken from this device meanwhile: the hub judges by the assignment.

    Files are encrypted first, and sent after it, each with a receipt of its own. Refusals about a file: `too_large`,
    `no_such_thing` (unreadable).
    """
    attachments = desk.attachments
    if not files:
        return _write_note(desk, visit, text, None)
    assert attachments is not None

    def work() -> Saved:
        attaching = attachments.encrypt(files)
        if isinstance(attaching, Refusal):
            return Saved(refusal=attaching)
        try:
            saved = _write_note(desk, visit, text, attaching).result()
        except BaseException:
            attaching.throw_away()
            raise
        if saved.refusal is not None:
            attaching.throw_away()
        attachments.wake()
        return saved

    return attachments.worker.give(work)


def _write_note(desk: WorkDesk, visit: VisitId, text: str, attaching: Attaching | None) -> "Future[Saved]":
    def and_then(writing: "Writing") -> None:
        writing.drop_draft(note_draft_key(visit))
        if attaching is not None:
            attaching.enqueue()

    refs = tuple(attaching.refs) if attaching is not None else ()
    note = op.NoteWrite(visit=visit, text=text, attachments=refs)
    return desk.act(note, basis=visit, and_then=and_then, even_unseen=True)


def finish_visit(desk: WorkDesk, visit: VisitId, not_locked_reason: str = "") -> "Future[Saved]":
    """With a flat door that is not reported locked, the reason is needed; the screen asks for it."""
    return desk.act(op.VisitFinish(visit=visit, not_locked_reason=not_locked_reason), basis=visit)


def note_visit_opened(desk: WorkDesk, visit: VisitId) -> "Future[Saved]":
    """Who opened what goes to the access log, offline too; once an hour for the same visit is enough."""

    def make(writing: "Writing") -> op.RecordOpened | None:
        body = writing.one(rec.VisitBody, visit)
        if body is None or not writing.is_due(f"opened:{visit}", OPENED_AGAIN_AFTER):
            return None
        return op.RecordOpened(stream=profile_stream(BrukareId(body.brukare)), what=op.OpenedPage.VISIT)

    return desk.act(make, basis=visit)


OPENED_AGAIN_AFTER = timedelta(hours=1)
"""Going back and forth between list and visit is one reading of it, not thirty."""
