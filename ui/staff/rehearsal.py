"""A rehearsal: the whole of staff's mode over a desk that sends nothing, and what to press next in it.

A lesson knows where it wants to go, not which way was taken: what to press is worked out from the screen that is seen.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.alarm import AlarmOutcome, AlarmState
from app.domain.clock import Clock
from app.domain.lesson import StaffLesson
from app.domain.visit import InsatsOutcome, VisitState
from app.services.staff_rehearsal import StaffRehearsalDesk
from ui.bridge import Bridge
from ui.shared.lesson_sayings import astray_words, press_words
from ui.shared.page import Page
from ui.shared.sheet import open_sheets
from ui.shared.sound import KeptSounds
from ui.shared.text_field import TextField
from ui.shared.touch_button import TouchButton
from ui.staff.lesson_words import answer_words, look_words, over_words, sample_words, write_words
from ui.staff.mode import StaffMode
from ui.staff.rehearsal_view import RehearsalView

LOOKED_EVERY_MS = 200
"""How soon after a press or an answer the next thing to do is told."""


class Guide(NamedTuple):
    """`words`: before, or with a field instead of, "press …". `is_over`: it is done."""

    target: QWidget | None = None
    words: str = ""
    is_over: bool = False


class Rehearsal(QObject):
    """One lesson. It has no way to a desk, a store or a hub: its desk is its own, and so is its bridge."""

    left = Signal()
    finished = Signal(object)
    """The StaffLesson."""

    def __init__(self, lesson: StaffLesson, clock: Clock) -> None:
        self.desk = StaffRehearsalDesk(clock, sample_words(), lesson)
        bridge = Bridge()
        self.mode = StaffMode(self.desk, bridge, sounds=KeptSounds())
        self.view = RehearsalView(self.mode)
        super().__init__(self.view)
        bridge.setParent(self)
        self.lesson, self.bridge = lesson, bridge
        self._has_seen_arrived = False
        self._day, self._visit = self.mode.screen_of_staff.day, self.mode.screen_of_staff.visit
        # What leads out of a rehearsal is not in it.
        self._day.leave_out(self._day.sign_out, self._day.lessons)
        self._visit.close_people.setVisible(False)
        self.view.leave_wanted.connect(self.left)
        self.view.on_wanted.connect(lambda: self.finished.emit(lesson))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_EVERY_MS)
        self._timer.timeout.connect(self.look_again)

    def begin(self) -> None:
        """Once the view is on the glass."""
        self.look_again()
        self._timer.start()

    def end(self) -> None:
        """Nothing of it is left but what was noted as done."""
        self._timer.stop()
        for sheet in open_sheets(self.view.window()):
            sheet.dismiss()
        self.view.hide()
        self.view.deleteLater()

    # --- what to do next ---------------------------------------------------------------------------------------------

    def look_again(self) -> None:
        self.bridge.changed()
        guide = self.guide()
        words = guide.words
        if isinstance(guide.target, TouchButton):
            words = f"{words} {press_words(guide.target.text())}".strip()
        self.view.tell(words, is_over=guide.is_over)
        self.view.mark(None if guide.is_over else guide.target)

    def guide(self) -> Guide:
        if open_sheets(self.view.window()):
            return Guide(words=answer_words())
        match self.lesson:
            case StaffLesson.VISIT:
                return self._guide_visit()
            case StaffLesson.LOG:
                return self._guide_log()
            case StaffLesson.MESSAGE:
                return self._guide_message()
            case StaffLesson.ALARM:
                return self._guide_alarm()
            case StaffLesson.ARRIVED:
                return self._guide_arrived()

    def _over(self) -> Guide:
        return Guide(words=over_words(self.lesson), is_over=True)

    def _to_visit(self) -> Guide | None:
        """None once it is open."""
        if self.mode.screens.currentWidget() is not self.mode.screen_of_staff:
            return self._astray()
        return None if self._visit.isVisible() else Guide(self._day.next_button)

    def _guide_visit(self) -> Guide:
        if self.desk.state is VisitState.FINISHED:
            return self._over()
        if (way := self._to_visit()) is not None:
            return way
        if self.desk.state is VisitState.STARTED and (line := self._next_insats()) is not None:
            return Guide(line)
        return Guide(self._visit.primary)

    def _next_insats(self) -> TouchButton | None:
        open_ones = [line.insats for line in self.desk.insatser if line.outcome is InsatsOutcome.OPEN]
        rows = self._visit.insatser
        return next((rows[insats].main for insats in open_ones if insats in rows), None)

    def _guide_log(self) -> Guide:
        insats = self._next_insats()
        if self.desk.notes and insats is None:
            return self._over()
        if (way := self._to_visit()) is not None:
            return way
        if insats is not None:
            return Guide(insats)
        note = self._visit.note
        return Guide(note.save) if note.field.text().strip() else _write(note.field)

    def _guide_message(self) -> Guide:
        now, pages = self.mode.screens.currentWidget(), self.mode.pages
        if self.desk.sent:
            return self._over()
        if now is self.mode.screen_of_staff:
            return Guide(self._day.messages if self._day.isVisible() else self._visit.back)
        if now is pages.messages:
            return Guide(next(iter(pages.messages.rows.rows()), None))
        if now is pages.talk:
            return Guide(pages.talk.send) if pages.talk.field.text().strip() else _write(pages.talk.field)
        return self._astray()

    def _guide_alarm(self) -> Guide:
        view = self.mode.alarms.view
        if self.desk.alarm_state is AlarmState.CLOSED:
            return self._over()
        if view.isHidden():
            strip = self.mode.strip.findChild(TouchButton)
            return Guide(strip if strip is not None and strip.isVisible() else None)
        return Guide(view.outcomes[AlarmOutcome.HELPED] if view.take.isHidden() else view.take)

    def _guide_arrived(self) -> Guide:
        now, arrived = self.mode.screens.currentWidget(), self.mode.pages.arrived
        if now is arrived:
            self._has_seen_arrived = True
            return Guide(arrived.back, look_words())
        if now is not self.mode.screen_of_staff:
            return self._astray()
        if self._has_seen_arrived:
            return self._over()
        return Guide(self._day.arrived if self._day.isVisible() else self._visit.back)

    def _astray(self) -> Guide:
        """On a page that does not belong to the lesson: the way back, and no harm done."""
        page = self.mode.screens.currentWidget()
        return Guide(page.back if isinstance(page, Page) else None, astray_words())


def _write(field: TextField) -> Guide:
    return Guide(field, write_words())
