"""Staff mode: the day and the visit, for one signed-in person."""

from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.desk import Desk
from ui.bridge import Bridge
from ui.staff.day_view import DayView
from ui.staff.presenter import StaffPresenter
from ui.staff.staff_screen import StaffScreen
from ui.staff.visit_view import VisitView

SCREENS = (DayView, VisitView)
"""May be made before anybody is known."""


class StaffMode(QWidget):
    sign_out_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        screens: tuple[DayView, VisitView] | None = None,
    ) -> None:
        super().__init__(parent)
        day_view, visit_view = screens or (DayView(), VisitView())
        visit_view.go_by(desk.clock.now)
        self.screen_of_staff = StaffScreen(day_view, visit_view)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.screen_of_staff)
        self._presenter = StaffPresenter(desk, bridge, self.screen_of_staff)
        day_view.sign_out_wanted.connect(self.sign_out_wanted)

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """What is being written goes to the disk now; the writes to wait for."""
        return self._presenter.keep_everything()
