"""The next thing that happens, on the tablet's first screen."""

import math

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.brukare.face import FacePicture
from ui.brukare.sentences import Told
from ui.shared.announce import announce
from ui.shared.card import Card, Column
from ui.shared.look import look
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.words import body
from ui.shared.wrapped_text import natural_width, set_text


class NextCard(Card):
    """The next thing that happens, in one sentence with a face. Told again by assistive technology when it changes."""

    def __init__(self) -> None:
        self._face = FacePicture()
        self._sentence = ShrinkingWords("", size="heading", bold=True)
        self._when, self._what = ShrinkingWords("", size="body", bold=True), body()
        self._lines = QWidget()
        self._below = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._lines)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self._when)
        self._below.addWidget(self._what, 1)
        self._is_low = False
        self._words = Column(self._sentence, self._lines, gap_mm=0.5)
        self._line = QWidget()
        self._row = QHBoxLayout(self._line)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._told: Told | None = None
        self._face_offered = True
        super().__init__(self._line)

    @property
    def told(self) -> Told | None:
        return self._told

    def show_told(self, told: Told) -> None:
        if told == self._told:
            return
        known, self._told = self._told is not None, told
        self._sentence.say(told.sentence)
        self._when.say(told.when)
        self._face.show_who(told.who or ())
        self.fit()
        self.setAccessibleName(f"{told.sentence}. {told.when} {told.what}")
        if known:
            announce(self, told.sentence)

    def shrink_to(self, part: float) -> None:
        """`part`: of their own size that the words take which say who and when."""
        self._sentence.shrink_to(part)
        self._when.shrink_to(part)

    def lie(self, *, low: bool) -> None:
        """When and what on one line, where that is long enough for them; else in one piece."""
        self._is_low = low
        self.fit()

    def ordinary_height(self) -> int:
        """With who, when and what on a line each."""
        lines = (self._sentence, self._when, self._what)
        heights = [round(set_text("Å", words.words_font(), look().mm(100)).height + 0.5) for words in lines]
        edges = self.column.contentsMargins()
        return edges.top() + edges.bottom() + sum(heights) + 2 * look().mm(0.5)

    def stand_at_least(self, height: int) -> None:
        """So high, in pixels; what it says stands in the middle."""
        edges = self.column.contentsMargins()
        self._line.setMinimumHeight(max(0, height - edges.top() - edges.bottom()))

    def end_of_when(self) -> int:
        """How far down the words reach that say who and when, once they are laid out."""
        last = self._when if self._when.text() else self._sentence
        return last.mapTo(self, QPoint(0, 0)).y() + last.heightForWidth(last.width())

    def breaks_a_word(self) -> bool:
        return self._sentence.breaks_a_word() or self._when.breaks_a_word()

    def offer_face(self, offered: bool) -> None:
        """Whether the page has room for the face."""
        self._face_offered = offered
        self.fit()

    def fit(self) -> None:
        """The face gives way where the words would be broken by it."""
        need = self._words.minimumSizeHint().width() + self._face.sizeHint().width() + 4 * look().gap()
        has_face = self._told is not None and self._told.who is not None
        fits = look().measure.text_scale < 2 and need <= max(self.width(), look().mm(60))
        has_face = has_face and self._face_offered and fits
        self._face.setVisible(has_face)
        room = self.width() - 3 * look().gap() - (self._face.sizeHint().width() + look().gap() if has_face else 0)
        when, what = (self._told.when, self._told.what) if self._told is not None else ("", "")
        beside = natural_width(when, self._when.words_font()) + natural_width(what, self._what.words_font())
        one_line = self._is_low and beside + look().gap() < room
        self._flow(when, what, together=self._is_low and not one_line and bool(when and what))
        self._stand_below(one_line=one_line)

    def _flow(self, when: str, what: str, *, together: bool) -> None:
        """`together`: what follows when on the same line."""
        self._what.say(what, strong=when if together else "")
        self._when.setVisible(bool(when) and not together)
        self._what.setVisible(bool(what))

    def _stand_below(self, *, one_line: bool) -> None:
        """Only what changes is set: a layout that is told the same again asks to be laid out again."""
        directions = QBoxLayout.Direction
        spacing = look().gap() if one_line else look().mm(0.5)
        least = math.ceil(natural_width(self._when.text(), self._when.words_font())) if one_line else 0
        self._below.setDirection(directions.LeftToRight if one_line else directions.TopToBottom)
        if self._below.spacing() != spacing:
            self._below.setSpacing(spacing)
        if self._when.minimumWidth() != least:
            self._when.setMinimumWidth(least)

    def _remeasure(self) -> None:
        super()._remeasure()
        if hasattr(self, "_row"):
            self._row.setSpacing(look().gap())
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
