"""*Visa mig hur* for staff: the list, one rehearsal at a time, and what is asked after it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from app.domain.lesson import Opinion, StaffLesson, about_lesson
from app.services import lessons as lessons_service
from app.services.desk import Desk, Saved
from app.services.lessons import Lessons
from ui.bridge import Bridge
from ui.shared.rereading import Question, Rereading
from ui.staff.lessons_view import AfterView, LessonsView
from ui.staff.rehearsal import Rehearsal


class LessonsPresenter(QObject):
    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        screens: QStackedWidget,
        view: LessonsView,
        *,
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._screens, self._view, self._failed = desk, bridge, screens, view, failed
        self._known = Lessons()
        self._asked_about: StaffLesson | None = None
        self.rehearsal: Rehearsal | None = None
        self.after = AfterView()
        screens.addWidget(self.after)
        self._part = Rereading(self, bridge, failed=failed).part(view, self._ask)
        view.chosen.connect(self._begin)
        self.after.answered.connect(self._thought)
        self.after.back_wanted.connect(lambda: self._thought(None))

    def open(self) -> None:
        self._part.now()
        self._screens.setCurrentWidget(self._view)
        self._view.back.setFocus()

    def _ask(self) -> Question[Lessons]:
        return lessons_service.lessons(self._desk), self._show

    def _show(self, known: Lessons) -> None:
        self._known = known
        self._view.show_lessons(known)

    def _begin(self, lesson: StaffLesson) -> None:
        self._drop()
        made = Rehearsal(lesson, self._desk.clock)
        made.left.connect(self._leave)
        made.finished.connect(self._finished)
        self.rehearsal = made
        self._screens.addWidget(made.view)
        self._screens.setCurrentWidget(made.view)
        made.begin()
        made.view.leave.setFocus()

    def _leave(self) -> None:
        self._drop()
        self.open()

    def _drop(self) -> None:
        made, self.rehearsal = self.rehearsal, None
        if made is not None:
            made.end()
            self._screens.removeWidget(made.view)

    def _finished(self, lesson: StaffLesson) -> None:
        is_first = lesson.value not in self._known.done
        self._drop()
        noted = lessons_service.note_done(self._desk, lesson.value)
        self._bridge.do(self, noted, self._noted, failed=self._failed)
        # Asked once of each lesson, and never again whatever was answered.
        if not is_first:
            self.open()
            return
        self._asked_about = lesson
        self.after.ask(lesson)
        self._screens.setCurrentWidget(self.after)
        self.after.back.setFocus()

    def _noted(self, _saved: Saved) -> None:
        self._part.now()

    def _thought(self, face: Opinion | None) -> None:
        """Once: a second tap finds nothing that is asked."""
        lesson, self._asked_about = self._asked_about, None
        if face is not None and lesson is not None:
            given = lessons_service.give_opinion(self._desk, about_lesson(lesson.value), face)
            self._bridge.do(self, given, lambda _saved: None, failed=self._failed)
        self.open()
