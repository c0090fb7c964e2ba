"""The heart of the window: it beats while the window answers and its engine does."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.services import sign_in
from app.services.sign_in import Gate
from app.tablet.heartbeat import EVERY_MS, Heart, KeeperGoneError
from ui.bridge import Bridge

ASKS_EVERY = 15
"""Beats between two questions to the engine."""
ANSWERS_WITHIN = 60
"""Beats that an engine may take to answer: two minutes, in which it may write the first ten thousand records."""


class Beating(QObject):
    def __init__(
        self, parent: QObject, heart: Heart, gate: Gate, bridge: Bridge, *, keeper_gone: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._heart, self._gate, self._bridge, self._keeper_gone = heart, gate, bridge, keeper_gone
        self._beats = 0
        self._asked_at: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        self.beat()

    def beat(self) -> None:
        self._beats += 1
        if self._asked_at is None and self._beats % ASKS_EVERY == 0:
            self._asked_at = self._beats
            self._bridge.ask(self, sign_in.people(self._gate), self._answered, failed=self._answered)
        if self._asked_at is not None and self._beats - self._asked_at > ANSWERS_WITHIN:
            return  # the window is well and its engine is not: whoever keeps us starts both again
        try:
            self._heart.beat()
        except KeeperGoneError:
            self._timer.stop()
            self._keeper_gone()

    def _answered(self, _: object) -> None:
        """Also by a fault: then it lives."""
        self._asked_at = None
