"""Where the picture of a call is: a window of the call's process, laid into a page of ours."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.shared.sheet import open_sheets

GROUND = "#14181C"
"""As the page's own: what is not the picture is dark in every theme."""
LOOK_MS = 200
"""How soon the picture makes way for a question that lies over the page."""


class CallPicture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._there: QWidget | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._make_way)

    def put(self, window_id: int) -> None:
        """0: there is none any more."""
        there, self._there = self._there, None
        if there is not None:
            self._column.removeWidget(there)
            there.hide()
            there.deleteLater()
        self._look.stop()
        if window_id:
            window = QWindow.fromWinId(window_id)
            self._there = QWidget.createWindowContainer(window, self, Qt.WindowType.Widget)
            self._there.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._column.addWidget(self._there)
            self._look.start()

    def _make_way(self) -> None:
        """A window of another process lies over everything in ours."""
        if self._there is not None:
            self._there.setVisible(not self._is_covered())

    def _is_covered(self) -> bool:
        window = self.window()
        if open_sheets(window):
            return True
        at = window.childAt(self.mapTo(window, self.rect().center()))
        return at is not None and at is not self and at is not self._there and not self.isAncestorOf(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(GROUND))
