"""A button whose words stay on one line: with very large text they grow only as far as the glass is wide, so that
turning pages and going back leave room for what the page is about."""

from collections.abc import Callable, Hashable

from PySide6.QtGui import QFont

from ui.shared.look import look
from ui.shared.touch_button import M, TouchButton
from ui.shared.wrapped_text import longest_word, set_text

MOST = 2.0
SMALLEST_PX = 12


class FittingButton(TouchButton):
    """Never smaller than at 100 %, never larger than `most` times that. `lines`: how many the words may take."""

    lines = 1
    most = MOST

    def _once(self, what: Hashable, measure: Callable[[], M]) -> M:
        """Anew each time: the font goes by the width that the button has just now."""
        self._measures.pop(what, None)
        return super()._once(what, measure)

    def words_font(self) -> QFont:
        font = QFont(super().words_font())
        scale = look().measure.text_scale
        if scale <= 1:
            return font
        least = round(font.pixelSize() / scale)
        most = min(font.pixelSize(), round(least * self.most))
        beside = self.width() - 2 * self._side() - 2
        size = self._fitting(font, most, beside - self._beside())
        if size < least * MOST * 0.75:
            # Words before pictures: without its picture the word may be much larger.
            size = self._fitting(font, most, beside)
        font.setPixelSize(max(size, least))
        return font

    def _fitting(self, font: QFont, size: int, room: float) -> int:
        """The largest size at which no word is broken and there are `lines` lines at most."""
        while size > SMALLEST_PX:
            font.setPixelSize(size)
            if longest_word(self.text(), font) <= room and set_text(self.text(), font, room).lines <= self.lines:
                return size
            size -= 3
        return size
