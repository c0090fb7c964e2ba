"""Tells the other sides of conversations that what they wrote has come to this device, whatever screen is open."""

from PySide6.QtCore import QObject

from app.services import messages
from app.services.desk import Desk
from ui.bridge import Bridge


class Receiving(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._is_looking = self._look_again = False
        bridge.watch(self, self.look)

    def look(self) -> None:
        """One look at a time: thousands of records may come in a few seconds."""
        if self._is_looking:
            self._look_again = True
            return
        self._is_looking, self._look_again = True, False
        self._bridge.ask(self, messages.note_received(self._desk), self._looked, failed=lambda _: self._looked(0))

    def _looked(self, _told: int) -> None:
        self._is_looking = False
        if self._look_again:
            self.look()
