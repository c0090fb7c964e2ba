"""A button whose words stay on one line: with very large text they grow only as far as the glass is wide, so that
turning pages and going back leave room for what the page is about."""

import math
from collections.abc import Callable, Hashable

from PySide6.QtGui import QFont

from ui.shared.language import speaking
from ui.shared.look import look
from ui.shared.touch_button import PADDING_MM, M, TouchButton
from ui.shared.wrapped_text import longest_word, set_text

MOST = 2.0
TALL = 0.75
"""Part of a size at which a button of Arabic letters is no higher than one of ours: their lines take 1.53 of it, ours
1.3, and pictures as much in both."""
SMALLEST_PX = 12
WIDEST_MM = 110.0
"""Up to which a width is looked for."""


class FittingButton(TouchButton):
    """Never smaller than at 100 %, never larger than `most` times that. `lines`: how many the words may take."""

    lines = 1
    most = MOST
    lines_below = 0
    """Most lines of words that a picture stands above; 0: the picture stands beside the words."""
    _highest = 0
    """Pixels of the page on which it stands whole; 0: as high as it needs."""
    _at = 0
    """A width that is asked about, in place of the button's own."""

    def stand(self, *, lines_below: int) -> None:
        """The picture above the words where they take so many lines at most, and none where they take more; 0: as it
        was made, with the picture beside them."""
        if lines_below == self.lines_below:
            return
        if not self.lines_below:
            self._was_centred = self._centred
        self.lines_below = lines_below
        self._above = bool(lines_below)
        self._centred = self._above or self._was_centred
        self._remeasure()

    def hold_to_page(self, height: int) -> None:
        """Its words grow only as far as all of it has room on a page so high, in pixels."""
        if height != self._highest:
            self._highest = height
            if look().measure.text_scale > 1:
                self._remeasure()

    def note_font(self) -> QFont:
        """No larger than the words over it."""
        font = QFont(super().note_font())
        font.setPixelSize(min(font.pixelSize(), self.words_font().pixelSize()))
        return font

    def _once(self, what: Hashable, measure: Callable[[], M]) -> M:
        """Anew each time: the font goes by the width that the button has just now."""
        self._measures.pop(what, None)
        return super()._once(what, measure)

    def words_font(self) -> QFont:
        font = QFont(super().words_font())
        if look().measure.text_scale <= 1:
            return font
        width = self._at or self.width()
        case = ("words", width, self.lines, self.most, self._highest, speaking().code)
        font.setPixelSize(super()._once(case, lambda: self._words_px(QFont(font), width)))
        return font

    def _words_px(self, font: QFont, width: int) -> int:
        least = round(font.pixelSize() / look().measure.text_scale)
        tall = TALL if speaking().from_right else 1.0
        most = min(font.pixelSize(), round(least * self.most * tall))
        beside = width - 2 * self._side() - 2
        size = self._fitting(font, most, beside - self._beside())
        if size < least * MOST * 0.75:
            # Words before pictures: without its picture the word may be much larger.
            size = self._fitting(font, most, beside)
        return max(size, least)

    def _height_at(self, width: int) -> int:
        self._at = width
        try:
            return super()._height_at(width)
        finally:
            self._at = 0

    def width_of_words(self) -> int:
        """In pixels, with no word broken."""
        return math.ceil(longest_word(self.text(), self.words_font())) + 2 * self._side() + 2

    def least_width(self, *said: str) -> int:
        """In pixels, with no word of these broken in the smallest letters that it may have."""
        font = QFont(super().words_font())
        font.setPixelSize(max(SMALLEST_PX, round(font.pixelSize() / max(1.0, look().measure.text_scale))))
        return math.ceil(max(longest_word(words, font) for words in said)) + 2 * self._side() + 2

    def width_for_lines(self, lines: int) -> int:
        """The least, in pixels, at which its words, beside its picture, take no more lines than that."""
        width, step, taken = self.minimumSizeHint().width(), look().mm(1), 2 * self._side() + self._beside()
        try:
            for self._at in range(width, look().mm(WIDEST_MM), step):
                if set_text(self.text(), self.words_font(), self._at - taken).lines <= lines:
                    return self._at
        finally:
            self._at = 0
        return width

    def breaks_a_word(self, width: int) -> bool:
        """Whether a word of it has no room on a line of a button so wide, also without its picture."""
        self._at = width
        try:
            return longest_word(self.text(), self.words_font()) > width - 2 * self._side()
        finally:
            self._at = 0

    def _has_picture(self, width: float) -> bool:
        """A large word of several parts is not broken by the picture either."""
        if self.lines_below:
            room = width - 2 * self._side()
            return bool(self._drawn) and set_text(self.text(), self.words_font(), room).lines <= self.lines_below
        if not super()._has_picture(width) or self._above or look().measure.text_scale <= 1:
            return super()._has_picture(width)
        return self._has_room(self.words_font(), width - 2 * self._side() - self._beside())

    def _fitting(self, font: QFont, size: int, room: float) -> int:
        """The largest size at which no word is broken and there are `lines` lines at most."""
        while size > SMALLEST_PX:
            font.setPixelSize(size)
            if longest_word(self.text(), font) <= room and self._has_room(font, room):
                return size
            size -= 3
        return size

    def _has_room(self, font: QFont, room: float) -> bool:
        words = set_text(self.text(), font, room)
        high = words.height + 2 * look().mm(PADDING_MM)
        if self._note:
            below = QFont(super().note_font())
            below.setPixelSize(min(below.pixelSize(), font.pixelSize()))
            if longest_word(self._note, below) > room:
                return False
            high += set_text(self._note, below, room).height
        return words.lines <= self.lines and (not self._highest or high <= self._highest)
