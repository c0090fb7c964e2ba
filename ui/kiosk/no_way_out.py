"""Keeps the window on the glass: no key, no window button and no other window takes it away.

What the system asks of the program itself (SIGTERM) is done."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_MODIFIED = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_KEYS_ALONE = frozenset({Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Menu, Qt.Key.Key_Print})
_KEYS_WITH = frozenset(
    {Qt.Key.Key_F4, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_M}
)
"""With Alt, Ctrl or the logo key: close, quit, switch, the window's menu, minimise."""


class NoWayOut(QObject):
    """One for the program, for as long as it runs. `is_open`: staff, or the system, have asked the window to close."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.is_open = False
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_open:
            return False
        match event.type():
            case QEvent.Type.Close if watched is self._window and event.spontaneous():
                event.ignore()  # the window manager's own wish: a key of its, or a button
                return True
            case QEvent.Type.KeyPress | QEvent.Type.ShortcutOverride | QEvent.Type.KeyRelease if isinstance(
                event, QKeyEvent
            ):
                return _leads_out(event)
            case QEvent.Type.WindowStateChange if watched is self._window:
                self._fill_glass()
            case QEvent.Type.WindowDeactivate if watched is self._window:
                self._window.raise_()
                self._window.activateWindow()
            case _:
                pass
        return False

    def _fill_glass(self) -> None:
        if not self._window.isFullScreen():
            self._window.showFullScreen()


def _leads_out(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return key in _KEYS_ALONE or (bool(event.modifiers() & _MODIFIED) and key in _KEYS_WITH)
