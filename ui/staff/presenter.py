"""Ties the staff screen to the person's desk: reads when something changed, acts at once, tells what was not done."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.domain.door import DoorAction
from app.domain.ids import DoorId, InsatsId, VisitId
from app.domain.refusal import StoreProblem
from app.domain.visit import InsatsOutcome
from app.services import day, visiting
from app.services.desk import Desk, Saved, has_ended
from app.services.staff_snapshots import DoorAnswer, StaffDay, VisitCard
from ui.bridge import Bridge
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import refusal_words, store_problem_words
from ui.staff.day_view import DayView
from ui.staff.finishing import NoteAnswer, ask_about_note
from ui.staff.note_presenter import NotePresenter
from ui.staff.staff_screen import StaffScreen
from ui.staff.unfinished_presenter import UnfinishedPresenter
from ui.staff.visit_view import VisitView

translate = QCoreApplication.translate

MINUTE_MS = 60_000


class StaffPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, screen: StaffScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._bridge = bridge
        self._screen = screen
        self._visit: VisitId | None = None
        """Wanted or open; what stands on the glass may still be the one before."""
        self._is_new = False
        """The wanted visit has not been on the glass yet."""
        self._at_note = False
        """What is wanted of it is its note."""
        self._store_failed = False
        reading = Rereading(self, bridge, failed=self._not_kept)
        # What the person looks at first.
        self._card = reading.part(screen.visit, self._ask_card)
        self._day = reading.part(screen.day, self._ask_day)
        self._notes = NotePresenter(desk, bridge, screen.visit, kept=self._kept, failed=self._not_kept)
        self._unfinished = UnfinishedPresenter(
            desk,
            bridge,
            screen.day,
            self._notes,
            reading=reading,
            at=lambda: self._visit,
            open_note=lambda visit: self.open_visit(visit, at_note=True),
            failed=self._not_kept,
        )
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE_MS)
        self._clock.timeout.connect(reading.changed)
        self._clock.start()
        self._connect(screen.day, screen.visit)
        self._day.now()
        self._unfinished.refresh()

    def _connect(self, day_view: DayView, visit: VisitView) -> None:
        day_view.visit_chosen.connect(self.open_visit)
        visit.door_wanted.connect(self._operate_door)
        visit.start_wanted.connect(lambda: self._act(visiting.start_visit))
        visit.insats_marked.connect(self._mark)
        visit.note_signed.connect(self._sign_note)
        visit.finish_wanted.connect(self._finish)
        self._screen.visit_left.connect(self._left)

    # --- reading ---

    def refresh(self) -> None:
        """Somebody has done something: what they look at first, and the rest after it."""
        self._card.now()
        self._day.soon()
        self._unfinished.refresh_soon()

    def open_visit(self, visit: str, *, at_note: bool = False) -> None:
        self._notes.keep()
        self._visit, self._is_new, self._at_note = VisitId(visit), True, at_note
        self._card.now()

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """Before the window closes or the person signs out: what must be waited for."""
        return self._notes.keep()

    def take_back(self, notes: Sequence[tuple[VisitId, str]]) -> None:
        """What no disk has taken yet: written as if it had just been typed, and shown with its visit."""
        for visit, text in notes:
            self._notes.put(visit, text)

    def _ask_day(self) -> Question[StaffDay]:
        return day.staff_day(self._desk, day.today(self._desk)), self._screen.day.show_day

    def _ask_card(self) -> Question[VisitCard | None] | None:
        visit = self._visit
        if visit is None:
            return None

        def answered(card: VisitCard | None) -> None:
            if visit != self._visit:
                return
            if card is None:
                self._gone(visit)
            elif self._is_new:
                self._is_new = False
                self._show_first(self._notes.with_text(card))
            else:
                self._screen.visit.show_card(self._notes.with_text(card))

        return day.visit_card(self._desk, visit), answered

    def _show_first(self, card: VisitCard) -> None:
        self._screen.day.status.clear()
        self._screen.visit.show_card(card)
        self._screen.open_visit()
        if self._at_note:
            self._screen.visit.go_to_note()
        opened = visiting.note_visit_opened(self._desk, card.visit)
        self._bridge.do(self, opened, lambda _: None, failed=self._not_kept)
        self._unfinished.refresh_soon()

    def _gone(self, visit: VisitId) -> None:
        """The visit has been given to somebody else. What was written about it can be read and sent from the day."""
        has_words = bool(self._notes.unsigned(visit))
        self._screen.close_visit()
        self._visit = None
        self._screen.day.status.say(
            translate(
                "StaffPresenter",
                "Besöket har flyttats till någon annan. Din anteckning finns under Anteckningar som inte är klara.",
                "The visit went away while a note was being written",
            )
            if has_words
            else translate("StaffPresenter", "Besöket har flyttats till någon annan.", "The visit went away")
        )
        self._unfinished.refresh_soon()

    def _left(self) -> None:
        self._notes.keep()
        self._visit = None
        self._unfinished.refresh_soon()

    # --- acting ---

    def _shown(self) -> VisitId | None:
        """The visit whose card is on the glass: what is pressed there is about it."""
        card = self._screen.visit.card
        return card.visit if card is not None and self._visit is not None else None

    def _acted_on(self) -> VisitId | None:
        """The shown visit. A question about it may have stood open while the visit was given to somebody else: then it
        is said that nothing came of the answer."""
        visit = self._shown()
        if visit is None:
            self._say(
                translate(
                    "StaffPresenter",
                    "Det sparades inte. Besöket har flyttats till någon annan.",
                    "Something was done at a visit that had just gone away",
                )
            )
        return visit

    def _act(self, service: Callable[[Desk, VisitId], "Future[Saved]"]) -> None:
        visit = self._acted_on()
        if visit is not None:
            self._bridge.do(self, service(self._desk, visit), self._saved, failed=self._not_kept)

    def _mark(self, insats: str, outcome: str, reason: str) -> None:
        self._act(
            lambda desk, visit: visiting.mark_insats(
                desk, visit, insats=InsatsId(insats), outcome=InsatsOutcome(outcome), reason=reason
            )
        )

    def _sign_note(self, text: str) -> None:
        visit = self._shown()
        if visit is not None:
            self._notes.sign(visit, text, self._saved)

    def _finish(self, reason: str) -> None:
        """A note that nobody has signed is asked about first."""
        visit = self._acted_on()
        if visit is None:
            return
        if not self._notes.unsigned(visit):
            self._end(visit, reason)
            return
        sheet = ask_about_note(self._screen.visit)
        sheet.answered.connect(lambda key, _words: self._said_about_note(visit, reason, NoteAnswer(key)))

    def _said_about_note(self, visit: VisitId, reason: str, answer: NoteAnswer) -> None:
        if answer is NoteAnswer.SAVE:
            self._notes.sign(visit, "", lambda saved: self._end_after_note(visit, reason, saved))
        elif answer is NoteAnswer.LATER:
            self._notes.keep()
            self._end(visit, reason)

    def _end_after_note(self, visit: VisitId, reason: str, saved: Saved) -> None:
        if saved.refusal is None:
            self._end(visit, reason)
        else:
            self._saved(saved)

    def _end(self, visit: VisitId, reason: str) -> None:
        finished = visiting.finish_visit(self._desk, visit, reason)
        self._bridge.do(self, finished, self._saved, failed=self._not_kept)

    def _operate_door(self, door: str, action: str) -> None:
        answer = visiting.operate_door(self._desk, DoorId(door), DoorAction(action), self._shown())

        def failed(error: BaseException) -> None:
            self._screen.visit.end_order(door, DoorAction(action))
            self._not_kept(error)

        self._bridge.do(self, answer, self._door_answered, failed=failed)

    def _door_answered(self, answer: DoorAnswer) -> None:
        self._screen.visit.show_answer(answer)
        self.refresh()

    # --- what came of it ---

    def _saved(self, saved: Saved) -> None:
        if saved.refusal is None:
            self._screen.visit.trouble.clear()
            self.refresh()
        else:
            self._say(refusal_words(saved.refusal))

    def _not_kept(self, error: BaseException) -> None:
        if has_ended(error):
            return
        self._store_failed = True
        problem = getattr(error, "problem", StoreProblem.DAMAGED)
        self._say(store_problem_words(problem))

    def _kept(self) -> None:
        """All that was typed is on the disk: what was said about the disk is over."""
        if self._store_failed:
            self._store_failed = False
            self._screen.visit.trouble.clear()
            self._screen.day.trouble.clear()

    def _say(self, words: str) -> None:
        """Where the person is looking."""
        (self._screen.visit if self._visit is not None else self._screen.day).trouble.say(words)
