"""Ties the lists (the day, who has been here, what has arrived) to the store. They are read when they are opened, when
something has changed while they are open, and when a new day begins."""

from PySide6.QtCore import QObject

from app.domain.wall_time import wall_of
from app.services import home as home_service
from app.services.desk import Desk
from app.services.snapshots import BrukareDay, Visitors
from app.services.what_arrived import what_arrived
from ui.bridge import Bridge
from ui.brukare.arrived_view import ArrivedView
from ui.brukare.day_view import DayView
from ui.brukare.frame import Frame
from ui.brukare.visitors_view import VisitorsView


class DayPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, frame: Frame, view: DayView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._frame, self._view = desk, bridge, frame, view
        bridge.watch(self, self.refresh)

    def refresh(self) -> None:
        today = wall_of(self._desk.clock.now()).date()
        day = home_service.brukare_day(self._desk, today)
        self._bridge.ask(self, day, self._show, failed=lambda _: self._frame.show_trouble())

    def _show(self, day: BrukareDay) -> None:
        self._view.show_day(day, online=self._desk.net().is_current)


class VisitorsPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, frame: Frame, view: VisitorsView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._frame, self._view = desk, bridge, frame, view
        bridge.watch(self, self.refresh)

    def refresh(self) -> None:
        visitors = home_service.visitors(self._desk)
        self._bridge.ask(self, visitors, self._show, failed=lambda _: self._frame.show_trouble())

    def _show(self, visitors: Visitors) -> None:
        self._view.show_visitors(visitors, now=self._desk.clock.now())


class ArrivedPresenter(QObject):
    """Reads what has arrived only while its page is open: it is the longest of them."""

    def __init__(self, desk: Desk, bridge: Bridge, frame: Frame, view: ArrivedView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._frame, self._view = desk, bridge, frame, view
        bridge.watch(self, self._refresh_open)

    def refresh(self) -> None:
        what = what_arrived(self._desk)
        self._bridge.ask(self, what, self._view.show_arrived, failed=lambda _: self._frame.show_trouble())

    def _refresh_open(self) -> None:
        if self._frame.screens.currentWidget() is self._view:
            self.refresh()
