"""The ring around what is to be pressed next in a rehearsal."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ui.shared.look import look

RING_MM = 1.4
"""Wider than the focus ring, and around it: both may be around one button. It gives way where a neighbour's focus ring
may lie."""
CLOSE_MM = 0.7
"""Width of a second one close to the button, which is whole between close neighbours too: within the gap of the focus
ring."""
CARD_MM = 1.0
"""What it leaves of a card's gap, so that the card's border stands out from the ground."""


class RingMark(QWidget):
    """Lies over the screens; takes no press, says nothing."""

    def __init__(self, parent: QWidget, neighbours: Callable[[], Sequence[QRect]]) -> None:
        """`neighbours`: what is theirs, in the parent's pixels."""
        super().__init__(parent)
        self.ground = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._neighbours = neighbours
        self.hide()

    def stand_in(self, ground: QWidget) -> None:
        """Hidden there until it is told what to mark."""
        if ground is not self.ground:
            self.ground = ground
            self.setParent(ground)

    def mark(self, box: QRect | None) -> None:
        """`box`: of what is to be pressed, in the parent's pixels."""
        self.setVisible(box is not None)
        if box is not None:
            out = ring_margin()
            self.setGeometry(box.adjusted(-out, -out, out, out))
            self.raise_()
            self.update()

    def _taken(self) -> QRegion:
        """By the neighbours. Asked for when it is painted: a page may have been turned."""
        taken = QRegion()
        for each in self._neighbours():
            taken += QRegion(each.translated(-self.pos()))
        return taken

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, taken = look(), self._taken()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        close = now.mm(CLOSE_MM)
        self._draw(painter, ring_margin() - close, close)
        painter.setClipRegion(QRegion(self.rect()) - taken)
        self._draw(painter, 0, now.mm(RING_MM))

    def _draw(self, painter: QPainter, inside: int, width: int) -> None:
        """A ring so wide, so far within the edge, in pixels."""
        now, off = look(), inside + width / 2
        painter.setPen(QPen(QColor(now.theme.good), width))
        radius = now.mm(now.density.radius_mm) + ring_margin() - off
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(off, off, -off, -off), radius, radius)


def ring_margin() -> int:
    """Pixels around what is marked."""
    return look().ring_px() + look().mm(RING_MM)
