"""Keeping the screen on where a desktop runs: its screen saver is asked over the message bus.

On a connection of its own: the desktop lets go when that ends, and so also when this program is killed.
"""

import os

from PySide6.QtDBus import QDBusConnection, QDBusMessage

SERVICE = "org.freedesktop.ScreenSaver"
PATHS = ("/org/freedesktop/ScreenSaver", "/ScreenSaver")
"""The first is the specification's; older desktops answer at the second."""
ANSWERS_WITHIN_MS = 2000
WHY = "Larm och samtal ska synas"
HOLDS, ASKS = "tryggve-awake", "tryggve-wake"
"""Names of the two connections within this program."""


class DesktopAwake:
    """See app.tablet.interface.Awake. Not on the window's own thread: it waits for the desktop's answer."""

    def __init__(self, address: str = "") -> None:
        """`address`: of the bus; else the session's own."""
        self._address = address
        self._held = False

    @property
    def is_held(self) -> bool:
        return self._held

    def hold(self) -> bool:
        self._held = self._held or self._is_answered(HOLDS, "Inhibit", ["Tryggve", WHY])
        if not self._held:
            QDBusConnection.disconnectFromBus(HOLDS)
        return self._held

    def release(self) -> None:
        """By hanging up: what ends a hold by its number wants a kind of number that Python cannot say."""
        if self._held:
            self._held = False
            QDBusConnection.disconnectFromBus(HOLDS)

    def wake(self) -> None:
        self._is_answered(ASKS, "SimulateUserActivity", [])
        QDBusConnection.disconnectFromBus(ASKS)

    def _is_answered(self, name: str, what: str, words: list[object]) -> bool:
        address = self._address or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        if not address:
            return False
        bus = QDBusConnection.connectToBus(address, name)
        return bus.isConnected() and any(_is_taken(bus, path, what, words) for path in PATHS)


def _is_taken(bus: QDBusConnection, path: str, what: str, words: list[object]) -> bool:
    message = QDBusMessage.createMethodCall(SERVICE, path, SERVICE, what)
    message.setArguments(words)
    return bus.call(message, timeout=ANSWERS_WITHIN_MS).type() == QDBusMessage.MessageType.ReplyMessage
