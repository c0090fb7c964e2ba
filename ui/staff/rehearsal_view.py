"""The place in which a rehearsal's screens stand: above them what it is and what to press next, and the way out; around
what is to be pressed a ring."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.announce import announce
from ui.shared.card import Card, Column, Ground
from ui.shared.lesson_sayings import band_words
from ui.shared.look import look
from ui.shared.ring_mark import RingMark, ring_margin
from ui.shared.rows import Row
from ui.shared.scroll import Scroll, scroller_of
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.touch_button import Kind, TouchButton

translate = QCoreApplication.translate

HEAD_PART = 0.35
"""Part of the height that the band may take: with larger text its letters grow only so far; after that it scrolls."""
STEP = 10
SEEKS = 3
"""Looks: more than half a second."""


class RehearsalView(QWidget):
    leave_wanted = Signal()
    on_wanted = Signal()
    """The lesson has come to its end, and has been looked at."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__()
        self._band, self._told = ShrinkingWords(band_words(), size="body", bold=True), ShrinkingWords("", size="body")
        self.leave = TouchButton(translate("StaffLessons", "Sluta öva", "Button: leaves a lesson"), icon="x")
        self.go_on = TouchButton(
            translate("StaffLessons", "Vidare", "Button: the lesson is over, on to what comes after it"),
            icon="arrow-right",
            kind=Kind.PRIMARY,
        )
        self.go_on.hide()
        card = Card(Column(self._band, self._told, gap_mm=1.0), ground=Ground.NOTICE)
        self._held = Column(Row(card, Column(self.go_on, self.leave), least_mm=55.0))
        self._head = Scroll(self._held)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(screen, 1)
        self._ring = RingMark(self, self._neighbours)
        self._marked: QWidget | None = None
        self._seeks = 0
        self.leave.clicked.connect(self.leave_wanted)
        self.go_on.clicked.connect(self.on_wanted)
        look().changed.connect(self._fit)
        self._fit()

    @property
    def told(self) -> str:
        return self._told.text()

    def tell(self, words: str, *, is_over: bool) -> None:
        if words == self._told.text() and is_over == self.go_on.isVisibleTo(self):
            return
        self._told.say(words)
        self.go_on.setVisible(is_over)
        self.leave.setVisible(not is_over)
        if is_over:
            self.go_on.setFocus()
        self._fit()
        announce(self, f"{band_words()} {words}")

    def mark(self, target: QWidget | None) -> None:
        """The ring around what is to be pressed, as much of it as is seen. At first it is also scrolled to, until the
        screen has come to rest; after that nobody's scrolling is undone."""
        target = self.go_on if self.go_on.isVisibleTo(self) else target
        if target is not self._marked:
            self._marked, self._seeks = target, SEEKS
        if target is None or not target.isVisibleTo(self):
            self._ring.mark(None)
            return
        scroll = scroller_of(target)
        if scroll is not None and self._seeks:
            self._seeks -= 1
            scroll.show_whole(target)
        seen = target.visibleRegion().boundingRect()
        self._ring.mark(seen.translated(self._place_of(target).topLeft()) if not seen.isEmpty() else None)

    def _place_of(self, thing: QWidget) -> QRect:
        return QRect(thing.mapTo(self, QPoint(0, 0)), thing.size())

    def _neighbours(self) -> list[QRect]:
        ring = look().ring_px()
        near = [one for one in self.findChildren(TouchButton) if one is not self._marked]
        return [
            self._place_of(one).adjusted(-ring, -ring, ring, ring) for one in near if not one.visibleRegion().isEmpty()
        ]

    def _fit(self) -> None:
        edge = max(look().mm(look().density.edge_mm), ring_margin())
        self._held.column.setContentsMargins(edge, edge, edge, edge)
        self._column.setContentsMargins(0, 0, 0, 0)
        room, least = round(self.height() * HEAD_PART), max(1, round(100 / look().measure.text_scale))
        for percent in (*range(100, least, -STEP), least):
            self._band.shrink_to(percent / 100)
            self._told.shrink_to(percent / 100)
            needed = self._needed()
            if needed <= room and not self._told.breaks_a_word():
                break
        self._head.setFixedHeight(max(1, min(needed, room)))

    def _needed(self) -> int:
        """Pixels, once everything in it has been measured anew."""
        for part in self._held.findChildren(QWidget):
            if (layout := part.layout()) is not None:
                layout.invalidate()
        layout = self._held.column
        layout.invalidate()
        return layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
