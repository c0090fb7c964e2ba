"""A finger that rests: the staff's way in, which nobody takes by chance and nobody must know to use the tablet."""

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.shared.look import look

REST_MS = 5000
"""A hand that holds the tablet moves within this time; staff count to five."""
STRAYS_MM = 12.0


class Resting(QObject):
    """Watches some widgets. `rested` when a finger, or the mouse, has lain on one of them for REST_MS."""

    rested = Signal()

    def __init__(self, parent: QObject, *, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._from = QPointF()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest_ms)
        self._timer.timeout.connect(self.rested)

    def watch(self, widget: QWidget) -> None:
        """A widget without buttons, or whose buttons take their own touches: what lies on it comes here as a mouse."""
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    self._from = event.globalPosition()
                    self._timer.start()
                case QEvent.Type.MouseMove if (event.globalPosition() - self._from).manhattanLength() > look().mm(
                    STRAYS_MM
                ):
                    self._timer.stop()
                case QEvent.Type.MouseButtonRelease:
                    self._timer.stop()
                case _:
                    pass
        return False
