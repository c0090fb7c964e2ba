"""Reads a screen aloud in reading order and marks what is being said; asked again it falls silent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.shared.marks import NOT_READ, READ_LAST
from ui.shared.reading_order import asked, in_order
from ui.shared.speech import USUAL_WORDS_A_MINUTE, Listener, Speech, Utterance
from ui.shared.spoken_form import Sentence, sentences
from ui.shared.spoken_mark import SpokenMark
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words


@dataclass(frozen=True)
class Piece:
    """One sentence of one widget."""

    widget: Words | TouchButton
    sentence: Sentence


class ReadAloud(QObject):
    """`of`: what is on the window that is read. `voice`: made when it is first wanted."""

    reads = Signal(bool)
    no_voice = Signal()
    """Nobody answers, or not in this language: to be told in words."""

    def __init__(self, of: QWidget, voice: Callable[[], Speech]) -> None:
        super().__init__(of)
        self._of, self._make = of, voice
        self._voice: Speech | None = None
        self.language = "sv"
        self.words_a_minute = USUAL_WORDS_A_MINUTE
        self._left: list[Piece] = []
        self._mark: SpokenMark | None = None
        self._is_reading = False

    @property
    def is_reading(self) -> bool:
        return self._is_reading

    def toggle(self) -> None:
        if self._is_reading:
            self.stop()
            return
        self._is_reading = True
        self.reads.emit(True)
        self._left = list(pieces_of(asked(self._of.window())))
        self._next()

    def say(self, text: str) -> None:
        """Words that stand nowhere, such as what scanning offers; not while the screen is read."""
        if not self._is_reading and text:
            nothing = Listener(on_word=lambda _start, _length: None, on_end=lambda _heard: None)
            self._speech().say(self._utterance(text), nothing)

    def stop(self) -> None:
        """Silent at once; also when the screen is left."""
        if self._is_reading:
            self._speech().stop()
            self._end()

    def _speech(self) -> Speech:
        if self._voice is None:
            self._voice = self._make()
        return self._voice

    def _utterance(self, text: str) -> Utterance:
        return Utterance(text, self.language, self.words_a_minute)

    def _next(self) -> None:
        piece = self._left.pop(0) if self._left else None
        if piece is None or not isValid(piece.widget) or not piece.widget.isVisible():
            self._end()  # all is read, or what was read is gone
            return
        first, last = piece.sentence.words[0], piece.sentence.words[-1]
        self._show(piece, first.start, last.start + last.length - first.start)
        listener = Listener(on_word=lambda at, _length: self._word(piece, at), on_end=self._ended)
        self._speech().say(self._utterance(piece.sentence.said), listener)

    def _word(self, piece: Piece, at: int) -> None:
        if isValid(piece.widget):
            word = piece.sentence.word_at(at)
            self._show(piece, word.start, word.length)

    def _ended(self, heard: bool) -> None:
        if heard:
            self._next()
            return
        self._end()
        self.no_voice.emit()

    def _show(self, piece: Piece, start: int, length: int) -> None:
        if self._mark is None or not isValid(self._mark) or self._mark.parentWidget() is not piece.widget:
            self._hide_mark()
            self._mark = SpokenMark(piece.widget)
        self._mark.mark(start, length)

    def _hide_mark(self) -> None:
        mark, self._mark = self._mark, None
        if mark is not None and isValid(mark):
            mark.hide()
            mark.deleteLater()

    def _end(self) -> None:
        self._left = []
        self._hide_mark()
        self._is_reading = False
        self.reads.emit(False)


def pieces_of(root: QWidget) -> Iterator[Piece]:
    """What a screen is about first, then the ways that lead away from it."""
    found = [widget for widget in in_order(root) if isinstance(widget, Words | TouchButton) and _is_read(widget)]
    for last in (False, True):
        for widget in found:
            if bool(widget.property(READ_LAST)) is last:
                yield from (Piece(widget, sentence) for sentence in sentences(widget.text()))


def _is_read(widget: Words | TouchButton) -> bool:
    on_glass = not widget.visibleRegion().isEmpty()
    return on_glass and widget.isEnabled() and not widget.property(NOT_READ)
