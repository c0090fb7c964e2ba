"""Handläggare mode: the list, a brukare's page and the utredning, for one signed-in person."""

from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import BrukareId
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.handlaggare.area_presenter import AreaPresenter
from ui.handlaggare.area_view import AreaView
from ui.handlaggare.arrived_presenter import HandlaggareArrivedPresenter
from ui.handlaggare.arrived_view import ArrivedView
from ui.handlaggare.brukare_presenter import BrukarePresenter
from ui.handlaggare.brukare_view import BrukareView
from ui.handlaggare.list_presenter import ListPresenter
from ui.handlaggare.list_view import ListView


class HandlaggareMode(QWidget):
    sign_out_wanted = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.brukare, self.area = ListView(), BrukareView(), AreaView()
        self.arrived = ArrivedView()
        self.screens = QStackedWidget()
        for screen in (self.list, self.brukare, self.area, self.arrived):
            self.screens.addWidget(screen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screens)
        self._list = ListPresenter(desk, bridge, self.list)
        self._brukare = BrukarePresenter(desk, bridge, self.brukare)
        self._area = AreaPresenter(desk, bridge, self.area)
        self._arrived = HandlaggareArrivedPresenter(desk, bridge, self.arrived)
        self._connect()
        self.list.focus_search()

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        """Before the window closes or the person signs out: all that is being written goes to the disk. The writes to
        wait for."""
        return (*self._brukare.keep_everything(), *self._area.keep_everything())

    def _connect(self) -> None:
        self.list.brukare_chosen.connect(self._open_brukare)
        self.list.sign_out_wanted.connect(self._sign_out)
        self.list.arrived_wanted.connect(self._open_arrived)
        self.arrived.back_wanted.connect(self._leave_arrived)
        self.brukare.back_wanted.connect(self._open_list)
        self.brukare.utredning_wanted.connect(self._open_utredning)
        self.area.back_wanted.connect(self._leave_utredning)

    def _open_list(self) -> None:
        self._brukare.keep_everything()
        self.screens.setCurrentWidget(self.list)
        self.list.focus_search()

    def _open_arrived(self) -> None:
        self._arrived.open()
        self.screens.setCurrentWidget(self.arrived)
        self.arrived.focus_first()

    def _leave_arrived(self) -> None:
        self._arrived.close()
        self._open_list()

    def _open_brukare(self, brukare: str) -> None:
        self._brukare.open(BrukareId(brukare))
        self.screens.setCurrentWidget(self.brukare)
        self.brukare.focus_first()

    def _open_utredning(self) -> None:
        page = self._brukare.page
        if page is None:
            return
        self._brukare.keep_everything()
        self._area.open(page.arende, page.insatser)
        self.screens.setCurrentWidget(self.area)
        self.area.areas.buttons[self.area.area].setFocus()

    def _leave_utredning(self) -> None:
        self._area.keep_everything()
        self._brukare.refresh()
        self.screens.setCurrentWidget(self.brukare)
        self.brukare.focus_first()

    def _sign_out(self) -> None:
        self.keep_everything()
        self.sign_out_wanted.emit()
