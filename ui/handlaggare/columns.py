"""Columns that scroll each for itself on a wide glass, and stand under each other in one page on a narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shared.look import look
from ui.shared.scroll import Scroll

WIDEST = 16_777_215
"""Qt's own word for "as wide as there is room"."""


@dataclass(frozen=True)
class Part:
    """`least_mm`: what its words need at 100 %. `weight`: how it shares what is left; 0 keeps `least_mm`. `foot`
    stays below what scrolls."""

    widget: QWidget
    least_mm: float
    weight: int = 1
    foot: QWidget | None = None


class _Place:
    """Where one part stands while the columns are beside each other."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.frame = QWidget()
        self.outer = QVBoxLayout(self.frame)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        holder = QWidget()
        self.inner = QVBoxLayout(holder)
        self.inner.addWidget(part.widget)
        self.inner.addStretch(1)
        self.scroll = Scroll(holder)
        self.outer.addWidget(self.scroll, 1)
        self.below = QVBoxLayout()
        self.outer.addLayout(self.below)
        if part.foot is not None:
            self.below.addWidget(part.foot)


class Columns(QWidget):
    """The widgets stay the same ones when they move: nothing that is written in them is lost."""

    moved = Signal(bool)
    """True: beside each other."""

    def __init__(self, parts: Sequence[Part], *, head: QWidget) -> None:
        """`head` (a banner) stays over the columns; on a narrow glass it scrolls with them."""
        super().__init__()
        self._head = head
        self._places = [_Place(part) for part in parts]
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._over = QVBoxLayout()
        self._over.addWidget(head)
        self._outer.addLayout(self._over)
        self._row = QHBoxLayout()
        self._outer.addLayout(self._row, 1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for place in self._places:
            self._row.addWidget(place.frame, place.part.weight)
        self._beside = True
        look().changed.connect(self._arrange)
        self._arrange()

    @property
    def is_beside(self) -> bool:
        return self._beside

    def to_top(self) -> None:
        for place in self._places:
            place.scroll.verticalScrollBar().setValue(0)

    def _fits(self) -> bool:
        measure = look().measure
        need = sum(measure.exact_mm(place.part.least_mm) * measure.text_scale for place in self._places)
        return need <= self.width()

    def _arrange(self) -> None:
        now = look()
        beside = self._fits()
        if beside != self._beside:
            self._move(beside)
        edge, ring = now.mm(now.density.edge_mm), now.ring_px()
        for place in self._places:
            place.inner.setContentsMargins(edge + 2, max(edge, ring), edge + ring, edge)
            place.inner.setSpacing(now.gap() * 2)
            place.below.setContentsMargins(edge + 2, ring, edge + ring, edge)
            width = round(now.measure.exact_mm(place.part.least_mm) * now.measure.text_scale)
            fixed = beside and place.part.weight == 0
            place.frame.setMinimumWidth(width if fixed else 0)
            place.frame.setMaximumWidth(width if fixed else WIDEST)

    def _move(self, beside: bool) -> None:
        """Focus stays where it was: a widget that moves would lose it."""
        held = self.window().focusWidget() if self.isVisible() else None
        self._beside = beside
        first = self._places[0].inner
        if beside:
            self._over.addWidget(self._head)
        else:
            first.insertWidget(0, self._head)
        for place in self._places:
            target = place.inner if beside else first
            at = 0 if beside else target.count() - 1
            if place is not self._places[0]:
                target.insertWidget(at, place.part.widget)
                place.frame.setVisible(beside)
            if place.part.foot is not None:
                if beside:
                    place.below.addWidget(place.part.foot)
                else:
                    first.insertWidget(first.count() - 1, place.part.foot)
        if held is not None:
            held.setFocus()
        self.moved.emit(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(40), look().mm(30))
