"""A window that has to be seen now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def come_up(window: QWidget) -> None:
    """Also from minimised, and from behind others."""
    state = window.windowState()
    if state & Qt.WindowState.WindowMinimized:
        window.setWindowState((state & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
    if QGuiApplication.platformName() != "offscreen":  # there is nothing to come up from
        window.raise_()
    window.activateWindow()
