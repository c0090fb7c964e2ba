"""Staff's *Visa mig hur* and its rehearsals, for pictures, translators and review."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.alarm import AlarmState
from app.domain.clock import HeldClock
from app.domain.lesson import StaffLesson, about_lesson
from app.domain.opinions import Faces, Stretch
from app.domain.visit import InsatsOutcome
from app.services.lessons import Lessons
from app.services.opinions import AboutOne
from ui.staff.group_view import GroupView
from ui.staff.lessons_view import AfterView, LessonsView
from ui.staff.rehearsal import Rehearsal

NOW = datetime(2026, 11, 23, 9, 24, tzinfo=UTC)
DONE = Lessons({"staff_visit": NOW - timedelta(days=3), "staff_log": NOW}, now=NOW)


class _Rehearsed(QWidget):
    """The rehearsal is owned by its view, which stands in this window; it looks again when it has been laid out."""

    def __init__(self, made: Rehearsal) -> None:
        super().__init__()
        self.made = made
        made.view.setParent(self)
        self._soon = QTimer(self)
        self._soon.timeout.connect(made.look_again)
        self._soon.start(0)

    def resizeEvent(self, _event: object) -> None:
        self.made.view.setGeometry(self.rect())
        _settle(self.made)

    def showEvent(self, _event: object) -> None:
        self.resizeEvent(_event)


def _settle(made: Rehearsal) -> None:
    for _ in range(4):
        made.look_again()
        made.bridge._tell()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)


def _rehearsal(lesson: StaffLesson, *steps: Callable[[Rehearsal], object]) -> Callable[[], QWidget]:
    def build() -> QWidget:
        made = Rehearsal(lesson, HeldClock(NOW))
        for step in steps:
            _settle(made)
            step(made)
        return _Rehearsed(made)

    return build


def _open_visit(made: Rehearsal) -> None:
    made.mode._presenter.open_visit("rehearsal-visit")


def _mark_all(made: Rehearsal) -> None:
    for line in made.desk.insatser:
        made.desk._mark(made.desk.card().visit, insats=line.insats, outcome=InsatsOutcome.DONE)


def _take(made: Rehearsal) -> None:
    made.desk.alarm_state = AlarmState.ACCEPTED
    made.mode.alarms._wanted = made.mode.alarms._alarms.open[0].alarm
    made.mode.alarms.refresh()


def _close(made: Rehearsal) -> None:
    made.desk.alarm_state = AlarmState.CLOSED
    made.mode.alarms.refresh()


def _list(known: Lessons) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = LessonsView()
        view.show_lessons(known)
        return view

    return build


def _after() -> QWidget:
    view = AfterView()
    view.ask(StaffLesson.LOG)
    return view


def lesson_screens() -> dict[str, Callable[[], QWidget]]:
    return {
        "lessons": _list(DONE),
        "lesson-after": _after,
        "lesson-opinions": _opinions,
        "rehearsal-day": _rehearsal(StaffLesson.VISIT),
        "rehearsal-visit": _rehearsal(StaffLesson.VISIT, _open_visit),
        "rehearsal-note": _rehearsal(StaffLesson.LOG, _open_visit, _mark_all),
        "rehearsal-talks": _rehearsal(StaffLesson.MESSAGE, lambda made: made.mode.pages.open_messages()),
        "rehearsal-talk": _rehearsal(StaffLesson.MESSAGE, lambda made: made.mode.pages.open_talk(made.desk.unit)),
        "rehearsal-alarm": _rehearsal(StaffLesson.ALARM),
        "rehearsal-alarm-taken": _rehearsal(StaffLesson.ALARM, _take),
        "rehearsal-alarm-over": _rehearsal(StaffLesson.ALARM, _close),
        "rehearsal-arrived": _rehearsal(StaffLesson.ARRIVED, lambda made: made.mode.pages._open_arrived()),
    }


def _opinions() -> QWidget:
    view = GroupView()
    told = (
        AboutOne(
            about_lesson("alarm"),
            (
                Stretch(date(2026, 11, 9), date(2026, 11, 16), Faces(6, 2, 1)),
                Stretch(date(2026, 11, 2), date(2026, 11, 2), Faces(4, 1, 0)),
            ),
        ),
        AboutOne(about_lesson("staff_log"), ()),
    )
    view.opinions.show_opinions(told)
    view.held.hide()
    view.people.hide()
    return view
