"""Brukare mode: the tablet at home. It belongs to the person, who signs in to nothing and out of nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.arrived_view import ArrivedView
from ui.brukare.day_view import DayView
from ui.brukare.frame import Frame
from ui.brukare.home_presenter import HomePresenter
from ui.brukare.home_view import HomeView
from ui.brukare.lists_presenter import ArrivedPresenter, DayPresenter, VisitorsPresenter
from ui.brukare.visitors_view import VisitorsView


class BrukareMode(QWidget):
    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = Frame()
        self.home, self.day, self.visitors, self.arrived = HomeView(), DayView(), VisitorsView(), ArrivedView()
        for screen in (self.home, self.day, self.visitors, self.arrived):
            self.frame.screens.addWidget(screen)
        self.home.hold(self.frame.apart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._day = DayPresenter(desk, bridge, self.frame, self.day)
        self._visitors = VisitorsPresenter(desk, bridge, self.frame, self.visitors)
        self._arrived = ArrivedPresenter(desk, bridge, self.frame, self.arrived)
        self._home = HomePresenter(desk, bridge, self.frame, self.home)
        self._connect()

    def go_home(self) -> None:
        self.home.first_page()
        self.frame.screens.setCurrentWidget(self.home)

    def _connect(self) -> None:
        self._home.minute_begun.connect(self._day_may_have_changed)
        self.frame.apart_changed.connect(self.home.show_held)
        self.home.day_wanted.connect(self._open_day)
        self.home.visitors_wanted.connect(self._open_visitors)
        self.day.back_wanted.connect(self.go_home)
        self.visitors.back_wanted.connect(self.go_home)
        self.home.arrived_wanted.connect(self._open_arrived)
        self.frame.arrived_wanted.connect(self._open_arrived)
        self.frame.way_changed.connect(lambda has_way: self.home.offer_arrived(not has_way))
        self.arrived.back_wanted.connect(self.go_home)

    def _open_day(self) -> None:
        self._day.refresh()
        self.frame.screens.setCurrentWidget(self.day)
        self.day.first_page()

    def _day_may_have_changed(self) -> None:
        """Somebody may be late now, or it is past midnight."""
        if self.frame.screens.currentWidget() is self.day:
            self._day.refresh()

    def _open_visitors(self) -> None:
        self._visitors.refresh()
        self.frame.screens.setCurrentWidget(self.visitors)
        self.visitors.first_page()

    def _open_arrived(self) -> None:
        self._arrived.refresh()
        self.frame.screens.setCurrentWidget(self.arrived)
        self.arrived.first_page()

    def keep_everything(self) -> None:
        """Nothing is written here that is not on the disk already."""
