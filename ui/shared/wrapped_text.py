"""Text that is always whole: broken between words, at soft hyphens, and inside a word only when nothing else fits. Then
it is broken where the language parts it, and anywhere only in a part that is wider than the line.

`LEFT` means where a line begins: at the right when the screens speak a language that is written from there.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.shared.fonts import font_of, load_for
from ui.shared.language import has_from_right, speaking, without_marks

SOFT_HYPHEN = "\u00ad"
HYPHEN = "-"
LEFT = Qt.AlignmentFlag.AlignLeft
UNBROKEN = 1_000_000
"""Pixels: a width at which no text of ours is broken."""
_REAL_LINE_EM = 3
"""A layout asks at widths of nothing too; to know how words are parted takes 170 ms the first time (measured)."""
_LONG_WORD = 6
"""Letters."""
Style = tuple[int, bool, bool]
"""Pixel size, bold, italic: all that tells our fonts apart."""


def spoken(text: str) -> str:
    """What a screen reader is given: without soft hyphens, and without marks that keep a name whole."""
    return without_marks(text.replace(SOFT_HYPHEN, ""))


INK = 0.04
"""Of the letters' size: how far ink reaches beyond a line that ends at the right edge."""


class WrappedText:
    """One paragraph set at one width. The first `strong` characters are bold."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        align: Qt.AlignmentFlag = LEFT,
        strong: int = 0,
    ) -> None:
        self._layouts: list[tuple[QTextLayout, float]] = []
        self._hyphens: list[QPointF] = []
        self._font = font
        self.height = 0.0
        self.width = 0.0
        if align is LEFT and width < UNBROKEN and speaking().from_right:
            align = Qt.AlignmentFlag.AlignRight
        begun = 0
        for paragraph in text.split("\n"):
            self._add(paragraph, font, width, align, max(0, min(strong - begun, len(paragraph))))
            begun += len(paragraph) + 1

    def _add(self, text: str, font: QFont, width: float, align: Qt.AlignmentFlag, strong: int) -> None:
        beginning = _parted(text[:strong], font, width)
        text, strong = beginning + _parted(text[strong:], font, width), len(beginning)
        layout = QTextLayout(text, font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if speaking().from_right:
            option.setTextDirection(_way_of(text))
        layout.setTextOption(option)
        if strong:
            layout.setFormats([_bold_range(strong)])
        top = 0.0
        hyphen = _advance(HYPHEN, _style(font))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            if _breaks_a_word(text, line.textStart() + line.textLength()):
                line.setLineWidth(max(1.0, width - hyphen))
                if _breaks_a_word(text, line.textStart() + line.textLength()):
                    self._hyphens.append(QPointF(line.naturalTextRect().right(), self.height + top + line.ascent()))
            over = _overhang(text[line.textStart() :][:1], _style(font)) if align is LEFT else 0.0
            spared = INK * font.pixelSize() if align is Qt.AlignmentFlag.AlignRight else over
            if spared:
                line.setLineWidth(max(1.0, line.width() - spared))
            line.setPosition(QPointF(over, top))
            top += line.height()
            self.width = max(self.width, line.naturalTextWidth())
        layout.endLayout()
        self._layouts.append((layout, self.height))
        self.height += max(0.0, top)

    @property
    def lines(self) -> int:
        return sum(layout.lineCount() for layout, _ in self._layouts)

    def paint(self, painter: QPainter, left: float, top: float, colour: str) -> None:
        painter.setPen(QColor(colour))
        for layout, offset in self._layouts:
            layout.draw(painter, QPointF(left, top + offset))
        painter.setFont(self._font)
        for place in self._hyphens:
            painter.drawText(place + QPointF(left, top), HYPHEN)


def _way_of(text: str) -> Qt.LayoutDirection:
    """Of a paragraph among others that are written from the right. A sentence that begins with a name in our letters is
    one of them; one that has no other letters keeps its own order."""
    ours = not has_from_right(text) and any(letter.isalpha() for letter in text)
    return Qt.LayoutDirection.LeftToRight if ours else Qt.LayoutDirection.RightToLeft


def _parted(text: str, font: QFont, width: float) -> str:
    """With soft hyphens in long words of which a part is wider than the line."""
    if width < _REAL_LINE_EM * font.pixelSize():
        return text
    style = _style(font)
    return " ".join(
        _parts_of(word) if len(word) >= _LONG_WORD and _longest_word(word, style) > width else word
        for word in text.split(" ")
    )


@lru_cache(maxsize=2048)
def _parts_of(word: str) -> str:
    way = speaking().parting
    if not way or has_from_right(word):
        return word
    if way == "syllables":
        from ui.shared.syllables import parted

        return parted(word, SOFT_HYPHEN)
    from pyphen import Pyphen  # few screens have a word that is wider than they are

    return str(Pyphen(lang=way).inserted(word, hyphen=SOFT_HYPHEN))


@lru_cache(maxsize=512)
def _overhang(letter: str, style: Style) -> float:
    """How far a letter such as "j" reaches back over the beginning of its line, where it would be cut off. None beyond
    ASCII was found that does, and asking for one of them costs 7 ms at each size (measured)."""
    if not letter.isascii():
        return 0.0
    size, bold, italic = style
    metrics = QFontMetricsF(font_of(size, bold=bold, italic=italic))
    return max(0.0, -metrics.leftBearing(letter)) if letter else 0.0


def _breaks_a_word(text: str, end: int) -> bool:
    """Where a hyphen belongs: letters that are joined to each other take none."""
    around = text[end - 1 : end + 1]
    return 0 < end < len(text) and around.isalpha() and not has_from_right(around)


def _bold_range(length: int) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # 3 ms, and few screens have a strong beginning

    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    covered = QTextLayout.FormatRange()
    covered.start, covered.length, covered.format = 0, length, bold
    return covered


def _style(font: QFont) -> Style:
    return font.pixelSize(), font.bold(), font.italic()


def set_text(text: str, font: QFont, width: float, *, align: Qt.AlignmentFlag = LEFT, strong: int = 0) -> WrappedText:
    """The paragraph, kept: a page asks for the same one some ten times while it finds its layout. What fits on one
    line is set once for all widths."""
    style = _style(font)
    if align is LEFT and not speaking().from_right:
        line = _kept(text, style, UNBROKEN, LEFT, strong)
        if line.width <= int(width):
            return line
    return _kept(text, style, int(width), align, strong)


def natural_width(text: str, font: QFont, *, strong: int = 0) -> float:
    """Width of the text on one line (of its longest paragraph)."""
    return _kept(text, _style(font), UNBROKEN, LEFT, strong).width


def longest_word(text: str, font: QFont) -> float:
    """Width of the longest part that breaks nowhere."""
    return _longest_word(text, _style(font))


@lru_cache(maxsize=2048)
def _kept(text: str, style: Style, width: int, align: Qt.AlignmentFlag, strong: int) -> WrappedText:
    size, bold, italic = style
    load_for(text)
    return WrappedText(text, font_of(size, bold=bold, italic=italic), width, align=align, strong=strong)


@lru_cache(maxsize=2048)
def _longest_word(text: str, style: Style) -> float:
    load_for(text)
    parts = text.replace(SOFT_HYPHEN, "- ").replace("-", "- ").split()
    return max((_advance(part, style) for part in parts), default=0.0)


@lru_cache(maxsize=4096)
def _advance(word: str, style: Style) -> float:
    size, bold, italic = style
    return QFontMetricsF(font_of(size, bold=bold, italic=italic)).horizontalAdvance(word)


def forget_set_texts() -> None:
    """Another language: lines begin elsewhere, and words are parted in another way."""
    for kept in (_parts_of, _kept, _longest_word, _advance):
        kept.cache_clear()
