"""The staff screens with demo people, for pictures, translators and review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.alarm import AlarmCause, AlarmState
from app.domain.arrival import Arrival, ArrivalGroup, Arrived, Waiting
from app.domain.call import CallEnding
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import AlarmId, BrukareId, DoorId, InsatsId, PersonId, RecordId, VisitId
from app.domain.refusal import DoorRefusal, HubProblem, Refusal
from app.domain.task import TaskKind, TaskState
from app.domain.visit import InsatsLine, InsatsOutcome, NextAction, NotLockedReason, VisitState
from app.services.alarm_snapshots import AcceptAnswer, AlarmCard
from app.services.call_snapshots import CallCard, MyCall
from app.services.deciding import Group
from app.services.messages import TalkPage
from app.services.open_notes import OpenNote
from app.services.outstanding import Outstanding
from app.services.people import Face
from app.services.staff_snapshots import DayRow, DoorAnswer, DoorCard, NoteRow, StaffDay, VisitCard
from app.services.tasks import TaskList, TaskRow
from app.services.what_arrived import WhatArrived
from ui.shared import arrived_samples, call_samples, close_people_samples, message_samples
from ui.shared.call_sentences import ended_words
from ui.shared.call_talk import Link
from ui.shared.call_views import CallView, RingView
from ui.shared.pictures import SmallPictures
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.talk_list_view import TalkListView
from ui.shared.talk_page_view import TalkPageView
from ui.staff.alarm_sentences import not_taken
from ui.staff.alarm_view import AlarmView
from ui.staff.arrived_view import ArrivedView
from ui.staff.call_presenter import OverView
from ui.staff.day_view import DayView
from ui.staff.finishing import ask_about_note, ask_about_unmarked, ask_why_not_locked
from ui.staff.group_view import GroupView
from ui.staff.lessons_gallery import lesson_screens
from ui.staff.page_names import back_to_day, back_to_visit, one_step_back
from ui.staff.staff_screen import StaffScreen
from ui.staff.tasks_view import TasksView
from ui.staff.visit_view import VisitView

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
"""10.42 in Stockholm."""
WAITING = Waiting(waiting=2, oldest_at=NOW, last_receipt_at=NOW - timedelta(minutes=30))


def at(hour: int, minute: int) -> datetime:
    """The moment of a Stockholm wall time on the demo day, which lies in winter."""
    return datetime(2026, 11, 23, hour - 1, minute, tzinfo=UTC)


def demo_day() -> StaffDay:
    received, here = Arrived(Arrival.RECEIVED, at(8, 1)), Arrived(Arrival.SAVED_HERE, at(10, 31))
    rows = (
        _row("1", "Alvar Demoberg", "Sedelvägen 11", (7, 30), VisitState.FINISHED, received),
        replace(_row("2", "Siri Demolund", "Klubbacken 3, 1 tr", (8, 15), VisitState.FINISHED, received), unmarked=2),
        _row("3", "Tage Demoström", "Hägerstens allé 20", (9, 30), VisitState.CANCELLED, None),
        _row("4", "Greta Demoson", "Sedelvägen 4, 2 tr", (10, 30), VisitState.STARTED, here),
        _row("5", "Berit Demoholm-Testsson", "Personnevägen 120, 4 tr", (11, 15), VisitState.PLANNED, None),
        _row("6", "Olle Demokvist", "Sedelvägen 30", (12, 0), VisitState.PLANNED, None),
    )
    return StaffDay(DAY, Face(PersonId("p"), "Amina", "Amina Demoali"), rows, VisitId("4"), WAITING)


def _row(
    key: str, name: str, address: str, start: tuple[int, int], state: VisitState, arrived: Arrived | None
) -> DayRow:
    begins = at(*start)
    return DayRow(
        VisitId(key),
        name,
        address,
        begins,
        begins + timedelta(minutes=30),
        "Frukost, bädda, dusch",
        state,
        late=False,
        arrived=arrived,
    )


def demo_card() -> VisitCard:
    return VisitCard(
        visit=VisitId("4"),
        last_call=call_samples.NOT_ANSWERED,
        number=4,
        of=9,
        brukare=BrukareId("b"),
        brukare_name="Greta Demoson",
        address="Sedelvägen 4, 2 tr",
        phone="070-174 06 35",
        unit_phone="08-465 004 00",
        allergy="Penicillinallergi",
        notices=("Hör dåligt på vänster öra.", "Katten får inte gå ut."),
        starts_at=at(10, 30),
        ends_at=at(11, 0),
        state=VisitState.STARTED,
        started_at=at(10, 31),
        finished_at=None,
        insatser=_insatser(),
        doors=(_door(DoorPosition.ENTRANCE, LockState.LOCKED), _door(DoorPosition.FLAT, LockState.UNLOCKED)),
        next_action=NextAction.LOCK_FLAT,
        notes=(
            NoteRow(
                RecordId("n"),
                "Åt bra till frukost. Ville vila i stället för att duscha.",
                "Amina Demoali",
                at(10, 40),
                Arrived(Arrival.SAVED_HERE, at(10, 40)),
            ),
        ),
        colleagues=(),
        draft_note="",
        arrived=Arrived(Arrival.SAVED_HERE, at(10, 40)),
        waiting=WAITING,
    )


def _insatser() -> tuple[InsatsLine, ...]:
    return (
        InsatsLine(InsatsId("i1"), "Frukost", 15, InsatsOutcome.DONE),
        InsatsLine(InsatsId("i2"), "Bädda", 5, InsatsOutcome.DONE),
        InsatsLine(InsatsId("i3"), "Promenad", 20),
        InsatsLine(InsatsId("i4"), "Dusch", 20, InsatsOutcome.DECLINED, "tired"),
    )


def _door(position: DoorPosition, state: LockState) -> DoorCard:
    return DoorCard(
        DoorId(position.value),
        position,
        position.value,
        state,
        at(10, 31),
        report_is_old=False,
        battery_low=False,
        has_pass=True,
        pass_from=at(10, 15),
        pass_until=at(11, 30),
        locked_in_visit=state is LockState.LOCKED,
    )


def arriving() -> VisitCard:
    """Before the visit: nothing marked, no report from the lock."""
    card = demo_card()
    unknown = tuple(replace(door, state=LockState.UNKNOWN, reported_at=None) for door in card.doors)
    return replace(
        card,
        state=VisitState.PLANNED,
        started_at=None,
        doors=unknown,
        next_action=NextAction.OPEN_ENTRANCE,
        insatser=tuple(InsatsLine(line.insats, line.name, line.minutes) for line in card.insatser),
        notes=(),
        arrived=None,
        colleagues=("Bo Demodahl",),
    )


NOT_MARKED = ("Påklädning", "Promenad", "Medicinpåminnelse")


def finished() -> VisitCard:
    """The door was locked with a key, which no lock reports."""
    return replace(
        demo_card(),
        state=VisitState.FINISHED,
        finished_at=at(11, 2),
        next_action=NextAction.NOTHING,
        said_not_locked=NotLockedReason.LOCKED_WITH_KEY,
    )


def _visit(card: VisitCard) -> VisitView:
    view = VisitView(now=lambda: NOW)
    view.show_card(card)
    return view


def _day() -> QWidget:
    view = DayView()
    view.show_day(demo_day())
    return view


def _day_unfolded() -> QWidget:
    view = DayView()
    view.show_day(demo_day())
    view.fold.setChecked(True)
    return view


def _day_with_problem() -> QWidget:
    view = DayView()
    day = demo_day()
    view.show_day(replace(day, waiting=replace(day.waiting, problem=HubProblem.CLOCK_WRONG)))
    return view


def _day_with_unfinished() -> QWidget:
    view = DayView()
    view.show_day(demo_day())
    view.open_notes.show_notes(
        (
            OpenNote(VisitId("2"), "Ville inte ha", at(8, 40), "Siri Demolund", at(8, 15)),
            OpenNote(VisitId("9"), "Åt bra till frukost.", at(9, 2)),
        ),
        ("8",),
        now=NOW,
    )
    refused = Arrived(Arrival.REFUSED, at(10, 2), Refusal.RIGHT_ENDED)
    view.answers.show_answers(
        (Outstanding("o", "note.write", "1", "Var trött i dag.", at(7, 50), refused, "Alvar Demoberg"),), now=NOW
    )
    return view


def _beside() -> QWidget:
    day, visit = DayView(), _visit(demo_card())
    day.show_day(demo_day())
    screen = StaffScreen(day, visit)
    screen.open_visit()
    return screen


def _order_under_way() -> QWidget:
    view = _visit(arriving())
    view.show_order(DoorPosition.ENTRANCE.value, DoorAction.OPEN)
    return view


def _refused() -> QWidget:
    view = _visit(arriving())
    door = DoorId(DoorPosition.FLAT.value)
    view.show_answer(DoorAnswer(door, DoorAction.OPEN, LockState.UNKNOWN, DoorRefusal.PASS_ENDED, None))
    return view


class _Asking(QWidget):
    """A visit with a question over it, asked when it is shown."""

    def __init__(self, question: Callable[[VisitView], object]) -> None:
        super().__init__()
        self.view = _visit(demo_card())
        self.view.setParent(self)
        self._question: Callable[[VisitView], object] | None = question

    def resizeEvent(self, _event: object) -> None:
        self.view.setGeometry(self.rect())
        if self._question is not None and self.isVisible():
            self._question(self.view)
            self._question = None

    def showEvent(self, _event: object) -> None:
        self.resizeEvent(_event)


def _leaders_day() -> QWidget:
    view, day = DayView(), demo_day()
    view.show_day(replace(day, leads=True, waiting=replace(day.waiting, to_decide=3)))
    return view


def _day_with_tasks() -> QWidget:
    view = DayView()
    view.show_day(replace(demo_day(), tasks_left=2))
    return view


def demo_tasks() -> TaskList:
    received = Arrived(Arrival.RECEIVED, at(10, 20))
    left = (
        TaskRow("t1", TaskKind.UNOPENED_MESSAGE, "b", "Greta Demoson", "u", at(9, 50), "m", TaskState.OPEN),
        TaskRow("t2", TaskKind.TABLET_OFFLINE, "c", "Berit Demoholm-Testsson", "u", at(7, 5), "p", TaskState.OPEN),
        TaskRow(
            "t3",
            TaskKind.QUIET_FOR_DAYS,
            "d",
            "Olle Demokvist",
            "u",
            at(8, 0) - timedelta(days=4),
            "d",
            TaskState.TAKEN,
            taken_by="Amina Demoali",
            is_mine=True,
            arrived=Arrived(Arrival.SAVED_HERE, at(10, 40)),
        ),
    )
    done = TaskRow(
        "t4",
        TaskKind.TABLET_UNPLUGGED,
        "e",
        "Siri Demolund",
        "u",
        at(6, 30),
        "q",
        TaskState.DONE,
        done_by="Bo Demodahl",
        done_at=at(10, 20),
        arrived=received,
    )
    return TaskList(left, (done,), NOW)


def _talks() -> QWidget:
    view = TalkListView(back_to_day())
    view.show_talks(message_samples.talks_of_unit())
    return view


def _talk(page: TalkPage) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = TalkPageView(one_step_back(), SmallPictures(), keeps=True)
        view.show_page(page)
        return view

    return build


def _tasks() -> QWidget:
    view = TasksView()
    view.show_tasks(demo_tasks())
    return view


def _arrived(what: WhatArrived, alone: ArrivalGroup | None = None) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = ArrivedView()
        view.part.show_arrived(what, alone)
        return view

    return build


def _group(shown: Group) -> QWidget:
    view = GroupView()
    view.show_group(shown)
    return view


def _group_people(shown: Group) -> QWidget:
    """The lower part of the page."""
    return _group(replace(shown, held=replace(shown.held, to_decide=(), decided=())))


class _Declining(QWidget):
    """The leader's page with the question before a no, asked when it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._view, self._asked = GroupView(), False
        self._view.show_group(arrived_samples.group())
        self._view.setParent(self)

    def resizeEvent(self, _event: object) -> None:
        self._view.setGeometry(self.rect())

    def showEvent(self, _event: object) -> None:
        self._view.setGeometry(self.rect())
        if not self._asked:
            self._asked = True
            self._view.held.ask_decline(arrived_samples.held_list().to_decide[2])


ALARM = AlarmCard(
    alarm=AlarmId("demo-alarm"),
    brukare=BrukareId("b"),
    first_name="Greta",
    name="Greta Demoson",
    address="Sedelvägen 4, 2 tr",
    phone="070-174 06 35",
    raised_at=NOW - timedelta(minutes=2),
    cause=AlarmCause.BUTTON,
    state=AlarmState.RINGING,
    accepted_by_me=False,
    accepted_by_name="",
    accepted_at=None,
    at_backup=False,
    withdrawn_at=None,
)


def _alarm(card: AlarmCard, trouble: str = "") -> Callable[[], QWidget]:
    def build() -> QWidget:
        under = QWidget()
        view = AlarmView(under)
        under.resizeEvent = lambda _event: view.setGeometry(under.rect())  # type: ignore[method-assign]
        view.show_card(card, now=NOW)
        if trouble:
            view.tell(trouble)
        return under

    return build


def _alarms() -> dict[str, Callable[[], QWidget]]:
    mine = replace(ALARM, state=AlarmState.ACCEPTED, accepted_by_me=True, accepted_at=NOW)
    no_net = not_taken(AcceptAnswer(False, problem=HubProblem.NO_NETWORK))
    return {
        "alarm-rings": _alarm(ALARM),
        "alarm-at-backup": _alarm(replace(ALARM, at_backup=True, cause=AlarmCause.KEY)),
        "alarm-not-taken": _alarm(ALARM, no_net),
        "alarm-mine": _alarm(mine),
        "alarm-of-another": _alarm(replace(mine, accepted_by_me=False, accepted_by_name="Bo Demodahl")),
        "alarm-taken-back": _alarm(replace(ALARM, state=AlarmState.WITHDRAWN, withdrawn_at=NOW)),
    }


def _call(card: CallCard, link: Link) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = CallView(words=ShrinkingWords, with_devices=True)
        view.show_card(card, link, (True, True))
        return view

    return build


def _rings() -> QWidget:
    view = RingView(words=ShrinkingWords)
    view.show_card(call_samples.call(MyCall.RINGS, call_samples.GRETA))
    return view


def _call_over() -> QWidget:
    view = OverView()
    view.tell(ended_words(call_samples.call(MyCall.OVER, call_samples.GRETA, by_me=True, ending=CallEnding.MISSED)))
    return view


def _calls() -> dict[str, Callable[[], QWidget]]:
    return {
        "call-rings": _rings,
        "call-begun": _call(call_samples.call(MyCall.CALLING, call_samples.GRETA, by_me=True), Link.NONE),
        "call": _call(call_samples.call(MyCall.IN, call_samples.GRETA, by_me=True), Link.CONNECTED),
        "call-not-answered": _call_over,
    }


def screens() -> dict[str, Callable[[], QWidget]]:
    return {
        **_alarms(),
        **_calls(),
        **close_people_samples.close_people_screens(back_to_visit()),
        **lesson_screens(),
        "day": _day,
        "day-unfolded": _day_unfolded,
        "day-problem": _day_with_problem,
        "day-unfinished": _day_with_unfinished,
        "visit": lambda: _visit(demo_card()),
        "visit-arriving": lambda: _visit(arriving()),
        "visit-door-opens": _order_under_way,
        "visit-door-refused": _refused,
        "visit-beside-day": _beside,
        "visit-note-not-signed": lambda: _Asking(ask_about_note),
        "day-of-leader": _leaders_day,
        "day-with-tasks": _day_with_tasks,
        "tasks": _tasks,
        "talks": _talks,
        "talk": _talk(message_samples.page_of_unit()),
        "arrived": _arrived(arrived_samples.mixed()),
        "arrived-all": _arrived(arrived_samples.everything()),
        "arrived-let-go": _arrived(arrived_samples.let_go()),
        "arrived-one-group": _arrived(arrived_samples.one_group(), ArrivalGroup.ARRIVED),
        "group": lambda: _group(arrived_samples.group()),
        "group-declining": _Declining,
        "group-people": lambda: _group_people(arrived_samples.group()),
        "group-offline": lambda: _group_people(arrived_samples.group(online=False)),
        "visit-finished": lambda: _visit(finished()),
        "visit-not-marked": lambda: _Asking(lambda view: ask_about_unmarked(view, NOT_MARKED)),
        "visit-why-not-locked": lambda: _Asking(lambda view: ask_why_not_locked(view, LockState.UNLOCKED)),
        "visit-why-declined": lambda: _Asking(lambda view: view.insatser["i3"].side.click()),
    }
