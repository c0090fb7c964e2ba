"""Brukare mode: the tablet at home. It belongs to the person, who signs in to nothing and out of nothing."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
    from ui.shared.read_aloud import ReadAloud
    from ui.shared.without_touch import WithoutTouch

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
        self._opened_by: QWidget | None = None
        """The place that was pressed at home: who comes back goes on from there."""
        self.frame, self.home = screens or (Frame(), HomeView())
        self.frame.screens.addWidget(self.home)
        self.home.hold(self.frame.apart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._home = HomePresenter(desk, bridge, self.frame, self.home)
        self._connect()

    def make_the_rest(self) -> Iterator[None]:
        """In steps, each for an idle turn, when the first screen is there."""
        _ = self.without_touch
        yield

    @cached_property
    def without_touch(self) -> "WithoutTouch":
        """Keyboard, switches and the key that is the alarm."""
        from ui.shared.without_touch import WithoutTouch

        made = WithoutTouch(self)
        made.offered.connect(self._say)
        return made

    @cached_property
    def read_aloud(self) -> "ReadAloud":
        """Made, with its voice, when somebody first wants to hear something."""
        from ui.brukare.reading import reading_in

        return reading_in(self, self.frame)

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
        if self._opened_by is not None and self._opened_by.isVisible():
            self._opened_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._home.minute_begun.connect(self._day_may_have_changed)
        self.frame.apart_changed.connect(self.home.show_held)
        self.frame.side.read.clicked.connect(self._read)
        self.home.day_wanted.connect(self._open_day)
        self.home.visitors_wanted.connect(self._open_visitors)
        self.home.arrived_wanted.connect(self._open_arrived)

    def _open_day(self) -> None:
        self._opened_by = self.home.day
        self._day.refresh()
        self.frame.screens.setCurrentWidget(self.day)
        self.day.first_page()

    def _read(self) -> None:
        self.read_aloud.toggle()

    def _say(self, words: str) -> None:
        self.read_aloud.say(words)

    def _day_may_have_changed(self) -> None:
        """Somebody may be late now, or it is past midnight."""
        if "day" in self.__dict__ and self.frame.screens.currentWidget() is self.day:
            self._day.refresh()

    def _open_visitors(self) -> None:
        self._opened_by = self.home.visitors
        self._visitors.refresh()
        self.frame.screens.setCurrentWidget(self.visitors)
        self.visitors.first_page()

    def _open_arrived(self) -> None:
        self._opened_by = self.home.arrived
        self._arrived.refresh()
        self.frame.screens.setCurrentWidget(self.arrived)
        self.arrived.first_page()

    def keep_everything(self) -> None:
        """Nothing is written here that is not on the disk already."""
