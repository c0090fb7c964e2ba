"""Ties *Vad har kommit fram?* on the tablet to the store. It is the longest list: read only while it is open."""

from PySide6.QtCore import QObject

from app.services.desk import Desk
from app.services.what_arrived import WhatArrived, what_arrived
from ui.bridge import Bridge
from ui.brukare.arrived_view import ArrivedView
from ui.brukare.frame import Frame
from ui.shared.rereading import Question, Rereading


class ArrivedPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, frame: Frame, view: ArrivedView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        reading = Rereading(self, bridge, failed=lambda _: frame.show_trouble())
        self._part = reading.part(view, self._ask)

    def refresh(self) -> None:
        self._part.now()

    def _ask(self) -> Question[WhatArrived]:
        return what_arrived(self._desk), self._view.show_arrived
