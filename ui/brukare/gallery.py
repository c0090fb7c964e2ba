"""The tablet's screens with demo people, for pictures, translators and review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.alarm import AlarmCause
from app.domain.arrival import Waiting
from app.domain.call import CallEnding
from app.domain.door import DoorAction, DoorPosition
from app.domain.ids import AlarmId, PersonId, VisitId
from app.domain.refusal import HubProblem
from app.domain.visit import VisitState
from app.services.alarm_snapshots import OwnAlarm
from app.services.brukare_snapshots import BrukareDay, ComingVisit, Home, Visitor, Visitors
from app.services.call_snapshots import CallCard, MyCall
from app.services.messages import TalkPage
from app.services.people import Face
from app.services.what_arrived import WhatArrived
from ui.brukare import lessons_gallery, profile_gallery
from ui.brukare.alarm_sentences import alarm_told
from ui.brukare.alarm_view import AlarmView
from ui.brukare.answer_view import AnswerView
from ui.brukare.arrived_view import ArrivedView
from ui.brukare.call_presenter import OverView
from ui.brukare.day_view import DayView
from ui.brukare.end_talk_view import EndTalkView
from ui.brukare.fitting_button import FittingButton
from ui.brukare.frame import Frame
from ui.brukare.home_view import HomeView
from ui.brukare.talk_view import TalkView
from ui.brukare.talks_view import TalksView
from ui.brukare.visitors_view import VisitorsView
from ui.brukare.voice_view import VoiceState, VoiceView
from ui.brukare.whole_view import PictureView, WholeView
from ui.brukare.write_view import WriteView
from ui.shared import arrived_samples, call_samples, message_samples
from ui.shared.call_sentences import ended_words
from ui.shared.call_talk import Link
from ui.shared.call_views import CallView, RingView
from ui.shared.message_words import broken_words
from ui.shared.pictures import SmallPictures
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.voice import VoiceProblem

DAY = date(2026, 11, 23)
ONLINE = Waiting(online=True)
OFFLINE = Waiting(online=False, problem=HubProblem.NO_NETWORK)


def at(hour: int, minute: int, *, days: int = 0) -> datetime:
    """The moment of a Stockholm wall time on the demo day, which lies in winter."""
    return datetime(2026, 11, 23, hour - 1, minute, tzinfo=UTC) + timedelta(days=days)


NOW = at(10, 24)
AMINA = Face(PersonId("demo-amina"), "Amina", "Amina Demoali", "Hemtjänsten Söder Demo")
BO = Face(PersonId("demo-bo"), "Bo", "Bo Demodahl", "Hemtjänsten Söder Demo")
KERSTIN = Face(PersonId("demo-kerstin"), "Kerstin", "Kerstin Demogren", "Nattpatrullen Demo")
LUNCH_AT = at(10, 45)
LEILA = Face(PersonId("demo-leila"), "Leila", "Leila Demokaya", "Hemtjänsten Söder Demo")


def coming(
    who: tuple[Face, ...] = (AMINA,), begins: datetime = LUNCH_AT, title: str = "Hjälp med lunch"
) -> ComingVisit:
    return ComingVisit(
        VisitId(f"v{begins:%d%H%M}"),
        who,
        begins,
        begins + timedelta(minutes=30),
        title,
        VisitState.PLANNED,
        late=False,
        changed_who=False,
    )


def home() -> Home:
    me = Face(PersonId("demo-greta"), "Greta", "Greta Demoson")
    return Home(me, NOW, coming(), None, 3, at(10, 20), ONLINE)


def day() -> BrukareDay:
    done = replace(
        coming((KERSTIN,), at(7, 30), "Hjälp att komma upp, medicin"),
        state=VisitState.FINISHED,
        finished_at=at(8, 2),
    )
    here = replace(coming((AMINA,), at(9, 50), "Dusch"), state=VisitState.STARTED)
    both = coming((AMINA, BO), at(15, 0), "Promenad och inköp")
    return BrukareDay(DAY, (done, here, coming(), both, coming((LEILA,), at(20, 30), "Kvällsbesök")), at(10, 20))


def visitors() -> Visitors:
    rows = (
        Visitor(at(9, 51), AMINA, DoorPosition.FLAT, DoorAction.OPEN, "Dusch"),
        Visitor(at(7, 31), KERSTIN, DoorPosition.FLAT, DoorAction.OPEN, "Medicin", at(8, 2)),
        Visitor(at(7, 29), KERSTIN, DoorPosition.ENTRANCE, DoorAction.OPEN, "Medicin", at(8, 2)),
        Visitor(at(18, 12, days=-1), None, DoorPosition.FLAT, DoorAction.OPEN, ""),
        Visitor(at(12, 1, days=-1), LEILA, None, None, "Lunch", at(12, 30, days=-1)),
        Visitor(at(12, 1, days=-2), BO, DoorPosition.FLAT, DoorAction.OPEN, "Lunch", at(12, 30, days=-2)),
    )
    return Visitors(rows, at(10, 20))


def framed(build: Callable[[], QWidget], snapshot: Home) -> QWidget:
    frame = Frame()
    view = build()
    frame.screens.addWidget(view)
    if isinstance(view, HomeView):
        view.hold(frame.apart)
        frame.apart_changed.connect(view.show_held)
        view.show_home(snapshot)
    frame.show_home(snapshot)
    return frame


def _home(**changes: object) -> Callable[[], QWidget]:
    return lambda: framed(HomeView, replace(home(), **changes))  # type: ignore[arg-type]


def _day() -> QWidget:
    view = DayView()
    view.show_day(day(), online=True)
    return view


def _visitors() -> QWidget:
    view = VisitorsView()
    view.show_visitors(visitors(), now=NOW)
    return view


def _visitors_second() -> QWidget:
    return _TurnedTo(_visitors(), 1)


class _TurnedTo(QWidget):
    """A list with another page than the first, turned when its size is known."""

    def __init__(self, view: QWidget, page: int) -> None:
        super().__init__()
        self._view, self._page = view, page
        view.setParent(self)

    def resizeEvent(self, _event: object) -> None:
        self._view.setGeometry(self.rect())
        if isinstance(self._view, VisitorsView | DayView):
            self._view.pages.go_to(self._page)


def _arrived(what: WhatArrived) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = ArrivedView()
        view.show_arrived(what)
        return view

    waiting = what.waiting
    return lambda: framed(build, replace(home(), now=what.now, waiting=waiting, plan_as_of=waiting.last_receipt_at))


def _alarm(own: OwnAlarm, after_s: float = 5.0) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = AlarmView()
        view.show_told(alarm_told(own, own.raised_at + timedelta(seconds=after_s)))
        return view

    return lambda: framed(build, home())


def _alarms() -> dict[str, Callable[[], QWidget]]:
    raised = OwnAlarm(AlarmId("demo-alarm"), NOW, AlarmCause.BUTTON)
    heard = replace(raised, told_at=NOW)
    taken = replace(heard, accepted_by_name="Amina Demoali", accepted_at=at(10, 25))
    return {
        "alarm-sent": _alarm(raised, 0.2),
        "alarm-not-there": _alarm(replace(raised, problem=HubProblem.NO_NETWORK)),
        "alarm-heard": _alarm(heard),
        "alarm-nobody": _alarm(heard, 61),
        "alarm-nobody-hears": _alarm(replace(heard, hearers=0)),
        "alarm-taken": _alarm(taken, 90),
        "alarm-mistake": _alarm(replace(heard, withdrawn_at=NOW, withdrawal_told=True)),
        "alarm-over": _alarm(replace(taken, closed_at=at(10, 50))),
    }


def _places(at_most: int) -> Callable[[], QWidget]:
    def build() -> QWidget:
        framed = _home()()
        for view in framed.findChildren(HomeView):
            view.show_at_most(at_most)
        return framed

    return build


def _messages(view: QWidget, snapshot: Home | None = None) -> QWidget:
    return framed(lambda: view, snapshot or home())


def _talks() -> QWidget:
    view = TalksView()
    view.show_talks(message_samples.talks_of_brukare())
    return _messages(view)


def _talk(page: TalkPage) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = TalkView(SmallPictures())
        view.show_page(page)
        return _messages(view)

    return build


def _left_handed(build: Callable[[], QWidget]) -> Callable[[], QWidget]:
    def left() -> QWidget:
        framed = build()
        assert isinstance(framed, Frame)
        framed.show_hand(left=True)
        return framed

    return left


def _end_talk() -> QWidget:
    view = EndTalkView()
    view.show_talk(message_samples.page_of_close())
    return _messages(view)


def _answer() -> QWidget:
    view = AnswerView()
    view.show_talk(replace(message_samples.page_of_brukare(), draft="Hej"))
    return _messages(view)


def _write() -> QWidget:
    view = WriteView()
    view.show_talk(message_samples.page_of_brukare(), "Jag behöver också ägg och")
    return _messages(view)


def _voice(state: VoiceState, problem: str = "") -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = VoiceView()
        view.show_talk(message_samples.page_of_brukare())
        view.show_state(state, problem=problem)
        return _messages(view)

    return build


def _whole() -> QWidget:
    view = WholeView()
    view.show_message(message_samples.page_long().messages[0])
    return _messages(view)


def _picture_broken() -> QWidget:
    view = PictureView()
    view.show_words(broken_words(message_samples.picture()))
    return _messages(view)


def _rings(card: CallCard) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = RingView(FittingButton, words=ShrinkingWords)
        view.show_card(card)
        return view

    return lambda: framed(build, home())


def _talks_by_video(card: CallCard, link: Link, media: tuple[bool, bool]) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = CallView(FittingButton, words=ShrinkingWords)
        view.show_card(card, link, media)
        return view

    return lambda: framed(build, home())


def _call_over() -> QWidget:
    view = OverView()
    view.tell(ended_words(call_samples.call(MyCall.OVER, ending=CallEnding.MISSED)))
    return view


def _calls() -> dict[str, Callable[[], QWidget]]:
    talking = call_samples.call(MyCall.IN)
    three = call_samples.call(MyCall.IN, call_samples.AMINA, call_samples.LONG)
    return {
        "call-rings": _rings(call_samples.call(MyCall.RINGS)),
        "call-rings-long": _rings(call_samples.call(MyCall.RINGS, call_samples.LONG)),
        "call": _talks_by_video(talking, Link.CONNECTED, (True, True)),
        "call-three": _talks_by_video(three, Link.CONNECTED, (True, True)),
        "call-lost": _talks_by_video(talking, Link.LOST, (True, True)),
        "call-no-devices": _talks_by_video(talking, Link.CONNECTED, (False, False)),
        "call-missed": lambda: framed(_call_over, home()),
    }


def _language() -> QWidget:
    from ui.brukare.language_view import LanguageView

    return LanguageView()


def screens() -> dict[str, Callable[[], QWidget]]:
    from ui.brukare import kiosk_gallery  # shows these demo people too

    late = replace(coming(), late=True)
    tomorrow = coming((LEILA,), at(8, 0, days=1), "Frukost")
    return {
        **_alarms(),
        **kiosk_gallery.screens(),
        "home": _home(),
        "home-late": _home(now=at(11, 5), next_visit=late),
        "home-late-offline": _home(
            now=at(11, 5),
            next_visit=late,
            waiting=replace(OFFLINE, problem=HubProblem.NOT_KNOWN),
            plan_as_of=at(9, 10, days=-4),
        ),
        "home-long": _home(next_visit=coming((LEILA, AMINA), title="Hjälp att komma upp, medicin")),
        "home-changed": _home(next_visit=replace(coming((BO,)), changed_who=True)),
        "home-here": _home(here_now=replace(coming(), state=VisitState.STARTED), now=at(10, 50)),
        "home-both": _home(next_visit=coming((AMINA, BO))),
        "home-no-more": _home(now=at(21, 12), next_visit=tomorrow, visits_left_today=0),
        "home-new": _home(next_visit=None, plan_as_of=None, visits_left_today=0),
        "home-offline": _home(waiting=OFFLINE, plan_as_of=at(9, 10)),
        "home-offline-long": _home(
            waiting=replace(OFFLINE, problem=HubProblem.NOT_KNOWN), plan_as_of=at(9, 10, days=-4)
        ),
        "day": lambda: framed(_day, home()),
        "arrived": _arrived(arrived_samples.of_brukare()),
        "arrived-all": _arrived(arrived_samples.everything()),
        "home-messages": _home(unread_messages=2),
        "talks": _talks,
        "talk": _talk(message_samples.page_of_brukare()),
        "talk-ended": _talk(message_samples.page_ended()),
        "talk-long": _talk(message_samples.page_long()),
        "talk-new": _talk(replace(message_samples.page_of_brukare(), messages=(), pages=1)),
        "talk-with-close": _talk(message_samples.page_of_close()),
        "talk-end": _end_talk,
        "talk-answer": _answer,
        "talk-write": _write,
        "talk-voice": _voice(VoiceState.READY),
        "talk-voice-recording": _voice(VoiceState.RECORDING),
        "talk-voice-recorded": _voice(VoiceState.RECORDED),
        "talk-voice-no-microphone": _voice(VoiceState.FAILED, VoiceProblem.NO_MICROPHONE),
        "talk-whole": _whole,
        "talk-picture-broken": _picture_broken,
        "visitors": lambda: framed(_visitors, home()),
        "visitors-second": lambda: framed(_visitors_second, home()),
        "home-left": _left_handed(_home()),
        "places-two": _places(2),
        "places-one": _places(1),
        "day-left": _left_handed(lambda: framed(_day, home())),
        **profile_gallery.screens(home()),
        **_calls(),
        **lessons_gallery.screens(home()),
        "language": lambda: framed(_language, home()),
    }
