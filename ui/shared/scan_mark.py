"""Shows what a switch would press: the focus ring, a filled band around it, and a button with its colours turned."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.shared.look import FOCUS_GAP_MM, look
from ui.shared.reading_order import place_of
from ui.shared.touch_button import Ink, Kind, TouchButton

BAND_MM = 2.8
"""Ring and band together, in the colour of the focus: with the 0.8 mm between, within the tablet's gap of 4 mm."""


class ScanMark(QWidget):
    """Over everything on the window. Takes no press, says nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._around: tuple[QWidget, ...] = ()
        self.hide()

    def mark(self, around: Sequence[QWidget]) -> None:
        """One thing, or a group. Called again it follows what has moved."""
        self._around = tuple(around)
        if not around:
            self.hide()
            return
        box = QRect()
        for widget in around:
            box = box.united(place_of(widget))
        out = look().mm(FOCUS_GAP_MM + BAND_MM)
        self.setGeometry(box.adjusted(-out, -out, out, out))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._around) == 1:
            self._paint_turned(painter, self._around[0])
        width = now.mm(BAND_MM)
        painter.setPen(QPen(QColor(now.theme.focus), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = now.mm(now.density.radius_mm + FOCUS_GAP_MM)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_turned(self, painter: QPainter, widget: QWidget) -> None:
        """A filled button has the band alone."""
        if not isinstance(widget, TouchButton) or widget.kind is Kind.PRIMARY or not widget.isEnabled():
            return
        theme = look().theme
        ink = Ink(theme.primary, theme.primary, theme.on_primary)
        painter.save()
        painter.translate(QPointF(place_of(widget).topLeft() - self.geometry().topLeft()))
        widget.paint_in(painter, ink)
        painter.restore()
