"""The ring around what has the focus: 1.2 mm wide, 0.8 mm away, in every theme.

It lies over the neighbours' gap rather than inside the button, so that nothing moves when the focus does. It is shown
for the keyboard and for what assistive technology or the program focuses, not for a finger or a mouse.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.shared.look import FOCUS_GAP_MM, FOCUS_RING_MM, look
from ui.shared.scroll import scroller_of

_BY_HAND = frozenset({Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move})


class FocusRing(QWidget):
    """Follows `around`, also when a page moves it from foot to scrolled part. Takes no press, says nothing."""

    def __init__(self, around: QWidget) -> None:
        host = _host_of(around)
        super().__init__(host)
        self._around, self._host = around, host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        between: QWidget | None = around
        while between is not None and between is not host:
            between.installEventFilter(self)
            between = between.parentWidget()
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        if not self._host.isAncestorOf(self._around):
            self._host = _host_of(self._around)
            self.setParent(self._host)
            self.show()
        out = look().ring_px()
        corner = self._around.mapTo(self._host, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._around.size()).adjusted(-out, -out, out, out))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        width = now.mm(FOCUS_RING_MM)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.theme.focus), width))
        radius = now.mm(now.density.radius_mm + FOCUS_GAP_MM)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, radius, radius)


def _host_of(widget: QWidget) -> QWidget:
    scroller = scroller_of(widget)
    return widget.window() if scroller is None else scroller.content


class RingHolder:
    """Shows and hides the ring for one widget; call from its focusInEvent and focusOutEvent."""

    def __init__(self) -> None:
        self._ring: FocusRing | None = None

    def came(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        if reason in _BY_HAND:
            return
        self.went()
        self._ring = FocusRing(widget)
        self._ring.show()

    def went(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
