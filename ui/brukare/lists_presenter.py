"""Ties the two lists, the day and who has been here, to the store. They are read when they are opened, when something
has changed while they are open, and when a new day begins."""

from PySide6.QtCore import QObject

from app.domain.wall_time import wall_of
from app.services import home as home_service
from app.services.brukare_snapshots import BrukareDay, Visitors
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.day_view import DayView
from ui.brukare.stage import Stage
from ui.brukare.visitors_view import VisitorsView


class DayPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, frame: Stage, view: DayView) -> None:
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
    def __init__(self, desk: Desk, bridge: Bridge, frame: Stage, view: VisitorsView) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._frame, self._view = desk, bridge, frame, view
        bridge.watch(self, self.refresh)

    def refresh(self) -> None:
        visitors = home_service.visitors(self._desk)
        self._bridge.ask(self, visitors, self._show, failed=lambda _: self._frame.show_trouble())

    def _show(self, visitors: Visitors) -> None:
        self._view.show_visitors(visitors, now=self._desk.clock.now())
