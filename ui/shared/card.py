"""Frames that hold things together: a card with a border, a notice that must be read, and the column within."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.shared.icons import icon_pixmap
from ui.shared.look import look
from ui.shared.words import Words


class Ground(StrEnum):
    SURFACE = "surface"
    NOTICE = "notice"
    """To be read before anything else: allergy, a warning."""
    INFO = "info"


class Column(QWidget):
    """Things under each other with the mode's gap. `margin_mm` all around; leave room for the focus ring (2 mm)."""

    def __init__(self, *things: QWidget, margin_mm: float = 0.0, gap_mm: float | None = None) -> None:
        super().__init__()
        self._margin_mm, self._gap_mm = margin_mm, gap_mm
        self.column = QVBoxLayout(self)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        look().changed.connect(self._remeasure)
        self._remeasure()
        self.add(*things)

    def add(self, *things: QWidget) -> None:
        for thing in things:
            self.column.addWidget(thing)

    def fill(self, things: Iterable[QWidget]) -> None:
        """Throw away what is in the column and put these there instead."""
        self.clear()
        self.add(*things)

    def clear(self) -> None:
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _remeasure(self) -> None:
        margin = look().mm(self._margin_mm) if self._margin_mm else 0
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(look().gap() if self._gap_mm is None else look().mm(self._gap_mm))


class Card(QFrame):
    """A rounded frame; put things in with `add`. A notice has no border but in high contrast."""

    def __init__(self, *things: QWidget, ground: Ground = Ground.SURFACE) -> None:
        super().__init__()
        self._ground = ground
        self.column = QVBoxLayout(self)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        look().changed.connect(self._remeasure)
        self._remeasure()
        self.add(*things)

    def add(self, *things: QWidget) -> None:
        for thing in things:
            self.column.addWidget(thing)

    def _remeasure(self) -> None:
        now = look()
        side, above = now.mm(now.density.gap_mm + 0.5), now.mm(now.density.gap_mm / 2 + 0.5)
        self.column.setContentsMargins(side, above, side, above)
        self.column.setSpacing(now.mm(now.density.gap_mm / 2))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(getattr(now.theme, self._ground))
        line = now.line_px(now.density.card_line_mm)
        bordered = self._ground is Ground.SURFACE or fill == QColor(now.theme.ground)
        painter.setPen(QPen(QColor(now.theme.border), line) if bordered else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        edge = line / 2 if bordered else 0
        radius = now.mm(now.density.radius_mm)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)


class Picture(QLabel):
    """An icon beside words, in the colour of a theme role. Says nothing by itself to assistive technology."""

    def __init__(self, icon: str, *, role: str = "ink", size_mm: float | None = None) -> None:
        super().__init__()
        self._icon, self.role, self._size_mm = icon, role, size_mm
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._draw)
        self._draw()

    def show_icon(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self._draw()

    def _draw(self) -> None:
        size = look().icon_px() if self._size_mm is None else look().measure.scaled_mm(self._size_mm)
        self.setPixmap(icon_pixmap(self._icon, size, getattr(look().theme, self.role)))


class IconLine(QWidget):
    """A picture and words on one line: `line.words.say(…)`, `line.picture.show_icon(…)`. Where the words would have
    fewer signs to a line than the mode asks for, and more without the picture beside them, it stands over them."""

    def __init__(self, icon: str, words: QLabel, *, role: str = "ink", size_mm: float | None = None) -> None:
        super().__init__()
        self.picture, self.words = Picture(icon, role=role, size_mm=size_mm), words
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(words, 1)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def _remeasure(self) -> None:
        self._row.setSpacing(look().gap())
        self._arrange()

    def _arrange(self) -> None:
        left = self.width() - self.picture.sizeHint().width() - look().gap()
        beside = not isinstance(self.words, Words) or left >= self.words.line_px()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._row.direction():
            self._row.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
