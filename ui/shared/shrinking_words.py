"""Words that are written smaller where they would not stand whole on their page."""

from PySide6.QtGui import QFont

from ui.shared.look import look
from ui.shared.words import Words
from ui.shared.wrapped_text import longest_word


class ShrinkingWords(Words):
    """Never smaller than at 100 %, or than ordinary text there for a heading that may shrink to it."""

    _part = 1.0
    to_body = False

    def shrink_to(self, part: float) -> None:
        """`part`: of their own size, 1 for all of it."""
        if part != self._part:
            self._part = part
            self._remeasure()

    def breaks_a_word(self) -> bool:
        return longest_word(self.text(), self.words_font()) > self.width()

    def words_font(self) -> QFont:
        font = QFont(super().words_font())
        least = font.pixelSize() / max(1.0, look().measure.text_scale)
        if self.to_body:
            least = min(least, look().measure.pt(look().density.body_pt) / look().measure.text_scale)
        font.setPixelSize(round(max(least, font.pixelSize() * self._part)))
        return font
