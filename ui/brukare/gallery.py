"""The tablet's screens with demo people, for pictures, translators and review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.arrival import Waiting
from app.domain.door import DoorAction, DoorPosition
from app.domain.ids import PersonId, VisitId
from app.domain.refusal import HubProblem
from app.domain.visit import VisitState
from app.services.brukare_snapshots import BrukareDay, ComingVisit, Home, Visitor, Visitors
from app.services.people import Face
from app.services.what_arrived import WhatArrived
from ui.brukare import profile_gallery
from ui.brukare.arrived_view import ArrivedView
from ui.brukare.day_view import DayView
from ui.brukare.frame import Frame
from ui.brukare.home_view import HomeView
from ui.brukare.visitors_view import VisitorsView
from ui.shared import arrived_samples

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


def _framed(build: Callable[[], QWidget], snapshot: Home) -> QWidget:
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
    return lambda: _framed(HomeView, replace(home(), **changes))  # type: ignore[arg-type]


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
    return lambda: _framed(build, replace(home(), now=what.now, waiting=waiting, plan_as_of=waiting.last_receipt_at))


def _places(at_most: int) -> Callable[[], QWidget]:
    def build() -> QWidget:
        framed = _home()()
        for view in framed.findChildren(HomeView):
            view.show_at_most(at_most)
        return framed

    return build


def _left_handed(build: Callable[[], QWidget]) -> Callable[[], QWidget]:
    def left() -> QWidget:
        framed = build()
        assert isinstance(framed, Frame)
        framed.show_hand(left=True)
        return framed

    return left


def screens() -> dict[str, Callable[[], QWidget]]:
    late = replace(coming(), late=True)
    tomorrow = coming((LEILA,), at(8, 0, days=1), "Frukost")
    return {
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
        "day": lambda: _framed(_day, home()),
        "arrived": _arrived(arrived_samples.of_brukare()),
        "arrived-all": _arrived(arrived_samples.everything()),
        "visitors": lambda: _framed(_visitors, home()),
        "visitors-second": lambda: _framed(_visitors_second, home()),
        "home-left": _left_handed(_home()),
        "places-two": _places(2),
        "places-one": _places(1),
        "day-left": _left_handed(lambda: _framed(_day, home())),
        **profile_gallery.screens(home()),
    }
