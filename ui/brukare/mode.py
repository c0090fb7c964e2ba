"""Brukare mode: the tablet at home. It belongs to the person, who signs in to nothing and out of nothing."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.night import NightHours
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.day_view import DayView
from ui.brukare.frame import Frame
from ui.brukare.home_presenter import HomePresenter
from ui.brukare.home_view import HomeView
from ui.brukare.list_view import ListView
from ui.brukare.lists_presenter import DayPresenter, VisitorsPresenter
from ui.brukare.visitors_view import VisitorsView

if TYPE_CHECKING:
    from ui.brukare.arrived_presenter import ArrivedPresenter
    from ui.brukare.arrived_view import ArrivedView
    from ui.brukare.night_presenter import NightPresenter

V = TypeVar("V", bound=ListView)

SCREENS = (Frame, HomeView)
"""What is seen first; may be made before anybody is known."""


class BrukareMode(QWidget):
    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        screens: tuple[Frame, HomeView] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self.frame, self.home = screens or (Frame(), HomeView())
        self.frame.screens.addWidget(self.home)
        self.home.hold(self.frame.apart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.night: NightPresenter | None = None
        self._home = HomePresenter(desk, bridge, self.frame, self.home)
        self._connect()

    # The lists are made when they are first opened.

    @cached_property
    def day(self) -> DayView:
        return self._added(DayView())

    @cached_property
    def visitors(self) -> VisitorsView:
        return self._added(VisitorsView())

    @cached_property
    def _day(self) -> DayPresenter:
        return DayPresenter(self._desk, self._bridge, self.frame, self.day)

    @cached_property
    def _visitors(self) -> VisitorsPresenter:
        return VisitorsPresenter(self._desk, self._bridge, self.frame, self.visitors)

    @cached_property
    def arrived(self) -> "ArrivedView":
        from ui.brukare.arrived_view import ArrivedView

        return self._added(ArrivedView())

    @cached_property
    def _arrived(self) -> "ArrivedPresenter":
        from ui.brukare.arrived_presenter import ArrivedPresenter

        return ArrivedPresenter(self._desk, self._bridge, self.frame, self.arrived)

    def _added(self, view: V) -> V:
        view.back_wanted.connect(self.go_home)
        self.frame.screens.addWidget(view)
        return view

    def go_home(self) -> None:
        self.home.first_page()
        self.frame.screens.setCurrentWidget(self.home)

    def _connect(self) -> None:
        self._home.minute_begun.connect(self._day_may_have_changed)
        self.frame.apart_changed.connect(self.home.show_held)
        self.home.day_wanted.connect(self._open_day)
        self.home.visitors_wanted.connect(self._open_visitors)
        self.home.arrived_wanted.connect(self.open_arrived)

    def _open_day(self) -> None:
        self._day.refresh()
        self.frame.screens.setCurrentWidget(self.day)
        self.day.first_page()

    def _day_may_have_changed(self) -> None:
        """Somebody may be late now, or it is past midnight."""
        if "day" in self.__dict__ and self.frame.screens.currentWidget() is self.day:
            self._day.refresh()

    def _open_visitors(self) -> None:
        self._visitors.refresh()
        self.frame.screens.setCurrentWidget(self.visitors)
        self.visitors.first_page()

    def open_arrived(self) -> None:
        self._arrived.refresh()
        self.frame.screens.setCurrentWidget(self.arrived)
        self.arrived.first_page()

    # --- at night

    def keep_nights(self, hours: NightHours, *, wake_screen: Callable[[], None] = lambda: None) -> None:
        """From now on it is dark at night. `wake_screen`: lights a glass that the system has put out."""
        from ui.brukare.night_presenter import NightPresenter
        from ui.brukare.night_view import NightView

        view = NightView()
        self.frame.screens.addWidget(view)
        self.night = night = NightPresenter(
            view,
            self._desk.clock,
            hours,
            screens=self.frame.screens,
            go_home=self.go_home,
            wake_screen=wake_screen,
        )
        self._home.minute_begun.connect(night.tick)
        self._home.shown.connect(night.show_home)
        night.tick()

    def wake(self) -> None:
        """Something has happened: a dark tablet lights up, and is home."""
        if self.night is not None:
            self.night.wake()

    def keep_everything(self) -> None:
        """Nothing is written here that is not on the disk already."""
