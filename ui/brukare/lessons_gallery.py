"""*Visa mig hur*, its rehearsals and *Ring* with demo people, for pictures, translators and review."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.domain.clock import HeldClock
from app.domain.conversation import ThreadKind
from app.domain.ids import PersonId
from app.domain.lesson import Lesson
from app.services.brukare_snapshots import Home
from app.services.desk import Desk, Saved
from app.services.lessons import Lessons
from app.services.messages import MessageState, Progress, Talk
from app.services.people import Face
from app.services.ring import Asked, Callee, Callees, Who
from ui.bridge import Bridge
from ui.brukare.frame import Frame
from ui.brukare.lessons_presenter import BEGIN, LessonsPresenter
from ui.brukare.profile_wearing import Wearing
from ui.brukare.rehearsal import Rehearsal
from ui.brukare.ring_presenter import YES, RingPresenter
from ui.shared import call_samples, message_samples
from ui.shared.touch import TouchSurface

NOW = datetime(2026, 11, 23, 9, 24, tzinfo=UTC)
DONE = Lessons({"write": NOW, "who_comes": NOW - timedelta(days=3)}, shared=True, now=NOW)
_TALK = message_samples.talk_row()
_AMINA = Callee(Face(PersonId("demo-amina"), "Amina", "Amina Demoali"), Who.OMSORGSKONTAKT, _TALK.talk)
_LONG = "Demo Omsorgsbolaget Söderslätt 12"
_UNIT = Callee(
    Face(PersonId(message_samples.UNIT), _LONG, _LONG), Who.UNIT, _TALK.talk, last_call=call_samples.BY_UNIT_NOT_HEARD
)
_LISA = Callee(
    Face(PersonId("demo-lisa"), "Lisa", "Lisa Demoson"),
    Who.NARSTAENDE,
    Talk(message_samples.GRETA, ThreadKind.NARSTAENDE, "demo-lisa"),
    relation="din dotter",
    last_call=call_samples.NOT_HEARD,
)
_BO = Callee(Face(PersonId("demo-bo"), "Bo", "Bo Demodahl"), Who.STAFF, _TALK.talk)
_KARIN = Callee(
    Face(PersonId("demo-karin"), "", "Karin Demolind"),
    Who.HANDLAGGARE,
    Talk(message_samples.GRETA, ThreadKind.HANDLAGGARE, "demo-arende"),
)


class _Desk:
    """Answers from these samples."""

    def __init__(self, known: Lessons, state: MessageState = MessageState.RECEIVED) -> None:
        self.clock = HeldClock(NOW)
        self._answers: dict[str, object] = {
            "lessons.lessons": known,
            "ring.callees": Callees((_AMINA, _UNIT, _LISA, _BO, _KARIN), today=NOW),
            "messages.send": Saved(operation="m0"),
            "ring.asked": Asked(
                _TALK,
                message_samples.row(0, "Ring mig, tack.", mine=True, progress=Progress(state, NOW)),
                online=state is not MessageState.WAITING,
            ),
        }

    def call(self, use_case: str, /, *_words: object, **_more: object) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(self._answers.get(use_case, Saved()))
        return done


def _settle() -> None:
    for _ in range(8):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)


def _framed(home: Home, make: Callable[[Frame, Wearing], None]) -> Callable[[], QWidget]:
    def build() -> QWidget:
        frame = Frame()
        frame.show_home(home)
        make(frame, Wearing(frame, lambda: TouchSurface(frame)))
        _settle()
        return frame

    return build


def _lessons(known: Lessons, *go: Callable[[LessonsPresenter], None]) -> Callable[[Frame, Wearing], None]:
    def make(frame: Frame, wearing: Wearing) -> None:
        desk = cast(Desk, _Desk(known))
        made = LessonsPresenter(desk, Bridge(frame), frame, wearing, lambda: TouchSurface(frame))
        made.open()
        _settle()
        for step in go:
            step(made)
            _settle()

    return make


def _rehearsal(lesson: Lesson, *steps: Callable[[Rehearsal], None]) -> Callable[[Frame, Wearing], None]:
    def go(made: LessonsPresenter) -> None:
        made.list.chosen.emit(lesson.value)
        made.intro.chosen.emit(BEGIN)
        going_on = made.rehearsal
        assert going_on is not None
        for step in steps:
            _settle()
            step(going_on)
        _settle()
        going_on.look_again()

    return _lessons(DONE, go)


def _ring(state: MessageState, *go: Callable[[RingPresenter], None]) -> Callable[[Frame, Wearing], None]:
    def make(frame: Frame, _wearing: Wearing) -> None:
        made = RingPresenter(cast(Desk, _Desk(DONE, state)), Bridge(frame), frame)
        made.open()
        for step in go:
            _settle()
            step(made)

    return make


def _ask(made: RingPresenter) -> None:
    made.list.wanted.emit(_AMINA)


def _ask_unit(made: RingPresenter) -> None:
    made.list.wanted.emit(_UNIT)


def _yes(made: RingPresenter) -> None:
    made.asking.chosen.emit(YES)


def _open_talk(going_on: Rehearsal) -> None:
    going_on.messages.list.talk_wanted.emit(going_on.desk.unit)


def screens(home: Home) -> dict[str, Callable[[], QWidget]]:
    made = {
        "lessons-new": _lessons(Lessons()),
        "lessons": _lessons(DONE),
        "lesson-begin": _lessons(DONE, lambda one: one.list.chosen.emit("write")),
        "lesson-after": _lessons(Lessons(), lambda one: one._ask_opinion(Lesson.WHO_COMES)),
        "lesson-consent": _lessons(Lessons(), lambda one: one._open_consent()),
        "rehearsal-home": _rehearsal(Lesson.WRITE),
        "rehearsal-talks": _rehearsal(Lesson.WRITE, lambda one: one.messages.open_list()),
        "rehearsal-answer": _rehearsal(
            Lesson.ANSWER,
            lambda one: one.messages.open_list(),
            _open_talk,
            lambda one: one.messages.talk.answer.click(),
        ),
        "rehearsal-write": _rehearsal(
            Lesson.WRITE,
            lambda one: one.messages.open_list(),
            _open_talk,
            lambda one: one.messages.talk.answer.click(),
            lambda one: one.messages.answer.write.click(),
        ),
        "rehearsal-sent": _rehearsal(
            Lesson.ANSWER,
            lambda one: one.messages.open_list(),
            _open_talk,
            lambda one: one.messages.talk.answer.click(),
            lambda one: one.messages.answer.ready[0].click(),
        ),
        "rehearsal-alarm": _rehearsal(Lesson.ALARM),
        "rehearsal-alarm-rings": _rehearsal(Lesson.ALARM, lambda one: one.view.alarm.click()),
        "rehearsal-larger": _rehearsal(Lesson.LARGER, lambda one: one.profile.open()),
        "rehearsal-day": _rehearsal(Lesson.WHO_COMES, lambda one: one.home.day.click()),
        "rehearsal-visitors": _rehearsal(Lesson.WHO_WAS_HERE, lambda one: one.home.visitors.click()),
        "rehearsal-astray": _rehearsal(Lesson.WHO_COMES, lambda one: one.home.visitors.click()),
        "rehearsal-not-here": _rehearsal(Lesson.WHO_COMES, lambda one: one.home.ring.click()),
        "ring": _ring(MessageState.WAITING),
        "ring-ask": _ring(MessageState.WAITING, _ask),
        "ring-ask-unit": _ring(MessageState.WAITING, _ask_unit),
        "ring-waiting": _ring(MessageState.WAITING, _ask, _yes),
        "ring-received": _ring(MessageState.RECEIVED, _ask, _yes),
    }
    return {name: _framed(home, make) for name, make in made.items()}
