"""The tablet's screens of a kiosk, with demo people: at night, for staff, and what stands between two lives."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.tablet import Network, Sound, TabletNeed, TabletState
from app.tablet.watching import TabletNow
from ui.brukare.frame import Frame
from ui.brukare.gallery import KERSTIN, LEILA, OFFLINE, ONLINE, at, coming, framed, home
from ui.brukare.home_view import HomeView
from ui.brukare.staff_views import StaffCodeView, StaffView
from ui.kiosk.waiting import WaitingView
from ui.shared.look import look


def _night(**changes: object) -> QWidget:
    """In the night's own colours, whatever is worn."""
    from ui.brukare.night_view import NightView

    snapshot = replace(home(), **changes)  # type: ignore[arg-type]

    def build() -> QWidget:
        view = NightView()
        view.show_now(snapshot.now)
        view.show_home(snapshot)
        return view

    return _AtNight(lambda: framed(build, snapshot))


class _AtNight(QWidget):
    """Dark while it is shown."""

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        look().set_dark(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(build())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        look().set_dark(False)


def _staff_code(*, wait_s: float = 0.0, choosing: bool = False) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = StaffCodeView()
        view.ask(choosing=choosing)
        if wait_s:
            view.wait(wait_s)
            view.hold_countdown()
        return view

    return lambda: framed(build, home())


def _staff(now: TabletNow, *, tried: Sound | None = None, online: bool = True) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = StaffView()
        view.show_tablet(now.state, ONLINE if online else OFFLINE)
        if tried is not None:
            view.show_sound(tried)
        return view

    return lambda: framed(build, home())


def _needing(*needs: TabletNeed) -> Callable[[], QWidget]:
    def build() -> QWidget:
        frame = framed(HomeView, home())
        assert isinstance(frame, Frame)
        frame.show_needs(needs)
        return frame

    return build


WELL = TabletState(84, on_mains=True, sound=Sound.WORKS, network=Network.WIRELESS, program="0.1.0")
POOR = TabletState(12, on_mains=False, sound=Sound.NO_DEVICE, network=Network.NONE, program="0.1.0")


def screens() -> dict[str, Callable[[], QWidget]]:
    tomorrow = coming((LEILA,), at(8, 0, days=1), "Frukost")
    return {
        "night": lambda: _night(now=at(23, 47), next_visit=tomorrow, visits_left_today=0),
        "night-visit": lambda: _night(now=at(2, 14), next_visit=coming((KERSTIN,), at(3, 0), "Tillsyn")),
        "home-charger": _needing(TabletNeed.CHARGER),
        "home-charger-and-sound": _needing(TabletNeed.CHARGER, TabletNeed.SOUND),
        "waiting-starting": lambda: WaitingView("starting"),
        "waiting-fallen": lambda: WaitingView("fallen", "10.45"),
        "waiting-closed": lambda: WaitingView("closed"),
        "staff-code": _staff_code(),
        "staff-code-wait": _staff_code(wait_s=30),
        "staff-code-choose": _staff_code(choosing=True),
        "staff": _staff(TabletNow(WELL, ()), tried=Sound.WORKS),
        "staff-poor": _staff(TabletNow(POOR, ()), online=False),
    }
