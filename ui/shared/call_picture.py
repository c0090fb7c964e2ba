"""Where the picture of a call is: a place of ours into which the call's process lays its window."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared.sheet import open_sheets

GROUND = "#14181C"
"""As the page's own: what is not the picture is dark in every theme."""
LOOK_MS = 200
"""How soon the picture makes way for what lies over the page: a question, an alarm."""


class CallPicture(QWidget):
    """The place is a window of the system's own, so that another process can lay its window into it. Whatever becomes
    of that process, this one holds no window of it."""

    placed = Signal(dict)
    """To the call's process: where its window belongs, and how large it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._place: QWidget | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._make_way)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def put(self, window_id: int) -> None:
        """A process has a window (0: it has none any more)."""
        place, self._place = self._place, None
        self._look.stop()
        if place is not None:
            place.hide()
            place.deleteLater()
        if window_id:
            self._place = _Place(self)
            self._place.setGeometry(self.rect())
            self._place.setVisible(not self._is_covered())
            self._look.start()
            self._tell()

    def _tell(self) -> None:
        if self._place is not None:
            ratio = self.devicePixelRatioF()
            size = {"width": round(self.width() * ratio), "height": round(self.height() * ratio)}
            where: dict[str, Any] = {"do": "show", "in": int(self._place.winId()), **size}
            self.placed.emit(where)

    def _make_way(self) -> None:
        """A window of its own lies over everything else in ours."""
        if self._place is not None:
            self._place.setVisible(not self._is_covered())

    def _is_covered(self) -> bool:
        window = self.window()
        if open_sheets(window):
            return True
        at = window.childAt(self.mapTo(window, self.rect().center()))
        return at is not None and at is not self and not self.isAncestorOf(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._place is not None:
            self._place.setGeometry(self.rect())
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._place is not None:
            self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(GROUND))


class _Place(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(GROUND))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
