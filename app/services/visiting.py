"""What staff do at a visit: doors, begin, insatser, notes, finish."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from app.domain.door import DoorAction
from app.domain.ids import DoorId, InsatsId, VisitId
from app.domain.visit import InsatsOutcome
from app.services.attaching import PickedFile
from app.services.desk import Desk, Saved, Unkept
from app.services.staff_snapshots import DoorAnswer


def operate_door(desk: Desk, door: DoorId, action: DoorAction, visit: VisitId | None) -> "Future[DoorAnswer]":
    """Order a door now. The answer is the lock's own report, or why there is none."""
    return desk.call("visiting.operate_door", door, action, visit)


def start_visit(desk: Desk, visit: VisitId) -> "Future[Saved]":
    return desk.call("visiting.start_visit", visit)


def mark_insats(
    desk: Desk, visit: VisitId, *, insats: InsatsId, outcome: InsatsOutcome, reason: str = ""
) -> "Future[Saved]":
    """OPEN takes an earlier mark back."""
    return desk.call("visiting.mark_insats", visit, insats=insats, outcome=outcome, reason=reason)


def keep_note_draft(desk: Desk, visit: VisitId, text: str) -> "Future[datetime]":
    """On disk when the future is done."""
    return desk.call("visiting.keep_note_draft", visit, text)


def sign_note(desk: Desk, visit: VisitId, text: str, *, files: Sequence[PickedFile] = ()) -> "Future[Saved]":
    """The note becomes part of the journal; its draft goes in the same transaction. So does one of a visit that has
    been taken from this device meanwhile: the hub judges by the assignment.

    Files are encrypted first, and sent after it, each with a receipt of its own. Refusals about a file: `too_large`,
    `no_such_thing` (unreadable).
    """
    return desk.call("visiting.sign_note", visit, text, files=files)


def finish_visit(desk: Desk, visit: VisitId, not_locked_reason: str = "") -> "Future[Saved]":
    """With a flat door that is not reported locked, the reason is needed; the screen asks for it."""
    return desk.call("visiting.finish_visit", visit, not_locked_reason)


def note_visit_opened(desk: Desk, visit: VisitId) -> "Future[Saved]":
    """Who opened what goes to the access log, offline too; once an hour for the same visit is enough."""
    return desk.call("visiting.note_visit_opened", visit)


def unkept_notes(unkept: Sequence[Unkept]) -> list[tuple[VisitId, str]]:
    """The drafts of notes among them."""
    return [(one.words[0], one.words[1]) for one in unkept if one.use_case == "visiting.keep_note_draft"]
