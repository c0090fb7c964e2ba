"""Ties the staff screen to the person's desk: reads when something changed, acts at once, tells what was not done."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.domain.door import DoorAction
from app.domain.ids import DoorId, InsatsId, VisitId
from app.domain.refusal import StoreProblem
from app.domain.visit import InsatsOutcome
from app.services import day, visiting
from app.services.desk import Desk, Saved
from app.services.snapshots import DoorAnswer, StaffDay, VisitCard
from ui.bridge import Bridge
from ui.shared.sentences import refusal_words, store_problem_words
from ui.staff.day_view import DayView
from ui.staff.staff_screen import StaffScreen
from ui.staff.visit_view import VisitView

translate = QCoreApplication.translate

DRAFT_AFTER_MS = 250
"""Stillness after which a note's draft is written; with the wait for the disk well within a second."""
DRAFT_LATEST_MS = 700
"""While somebody types without a pause."""
MINUTE_MS = 60_000


class StaffPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, screen: StaffScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._bridge = bridge
        self._screen = screen
        self._visit: VisitId | None = None
        self._note: tuple[VisitId, str] | None = None
        self._draft_still, self._draft_latest = _once(self, self._keep_note), _once(self, self._keep_note)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE_MS)
        self._clock.timeout.connect(self.refresh)
        self._clock.start()
        self._connect(screen.day, screen.visit)
        bridge.watch(self, self.refresh)
        self.refresh()

    def _connect(self, day_view: DayView, visit: VisitView) -> None:
        day_view.visit_chosen.connect(self.open_visit)
        visit.door_wanted.connect(self._operate_door)
        visit.start_wanted.connect(lambda: self._act(visiting.start_visit))
        visit.insats_marked.connect(self._mark)
        visit.note_changed.connect(self._note_changed)
        visit.note_signed.connect(self._sign_note)
        visit.finish_wanted.connect(self._finish)
        self._screen.visit_left.connect(self._left)

    # --- reading ---

    def refresh(self) -> None:
        """Show the day and the open visit as they are now."""
        self._bridge.ask(self, day.staff_day(self._desk, day.today(self._desk)), self._show_day)
        if self._visit is not None:
            self._bridge.ask(self, day.visit_card(self._desk, self._visit), self._show_card)

    def open_visit(self, visit: str) -> None:
        self._keep_note()
        self._visit = VisitId(visit)
        self._bridge.ask(self, day.visit_card(self._desk, self._visit), self._show_first)

    def _show_day(self, snapshot: StaffDay) -> None:
        self._screen.day.show_day(snapshot)

    def _show_first(self, card: VisitCard | None) -> None:
        if card is None or card.visit != self._visit:
            return
        self._screen.visit.show_card(card)
        self._screen.open_visit()
        opened = visiting.note_visit_opened(self._desk, card.visit)
        self._bridge.do(self, opened, lambda _: None, failed=self._not_kept)

    def _show_card(self, card: VisitCard | None) -> None:
        if card is None:
            self._gone()
        elif card.visit == self._visit:
            self._screen.visit.show_card(card)

    def _gone(self) -> None:
        """The visit has been given to somebody else. What was written about it is kept and sent all the same."""
        self._visit = None
        self._screen.close_visit()
        self._screen.day.status.say(
            translate("StaffPresenter", "Besöket har flyttats till någon annan. Det du har skrivit är sparat.", "")
        )

    def _left(self) -> None:
        self._keep_note()
        self._visit = None

    # --- acting ---

    def _act(self, service: Callable[[Desk, VisitId], "Future[Saved]"]) -> None:
        if self._visit is not None:
            self._bridge.do(self, service(self._desk, self._visit), self._saved, failed=self._not_kept)

    def _mark(self, insats: str, outcome: str, reason: str) -> None:
        self._act(
            lambda desk, visit: visiting.mark_insats(
                desk, visit, insats=InsatsId(insats), outcome=InsatsOutcome(outcome), reason=reason
            )
        )

    def _finish(self, reason: str) -> None:
        self._keep_note()
        self._act(lambda desk, visit: visiting.finish_visit(desk, visit, reason))

    def _saved(self, saved: Saved) -> None:
        if saved.refusal is None:
            self._screen.visit.trouble.clear()
            self.refresh()
        else:
            self._screen.visit.trouble.say(refusal_words(saved.refusal))

    def _not_kept(self, error: BaseException) -> None:
        problem = getattr(error, "problem", StoreProblem.DAMAGED)
        self._screen.visit.trouble.say(store_problem_words(problem))

    def _operate_door(self, door: str, action: str) -> None:
        answer = visiting.operate_door(self._desk, DoorId(door), DoorAction(action), self._visit)
        self._bridge.do(self, answer, self._door_answered, failed=self._not_kept)

    def _door_answered(self, answer: DoorAnswer) -> None:
        self._screen.visit.show_answer(answer)
        self.refresh()

    # --- the note ---

    def _note_changed(self, text: str) -> None:
        if self._visit is None:
            return
        self._note = (self._visit, text)
        self._draft_still.start(DRAFT_AFTER_MS)
        if not self._draft_latest.isActive():
            self._draft_latest.start(DRAFT_LATEST_MS)

    def _keep_note(self) -> None:
        self._draft_still.stop()
        self._draft_latest.stop()
        note, self._note = self._note, None
        if note is not None:
            kept = visiting.keep_note_draft(self._desk, note[0], note[1])
            self._bridge.do(self, kept, lambda _: None, failed=self._not_kept)

    def _sign_note(self, text: str) -> None:
        self._keep_note()
        if self._visit is not None:
            signed = visiting.sign_note(self._desk, self._visit, text)
            self._bridge.do(self, signed, self._note_signed, failed=self._not_kept)

    def _note_signed(self, saved: Saved) -> None:
        if saved.refusal is None:
            self._screen.visit.note.was_signed()
        self._saved(saved)

    def keep_everything(self) -> None:
        """Before the window closes or the person signs out."""
        self._keep_note()


def _once(parent: QObject, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    return timer
