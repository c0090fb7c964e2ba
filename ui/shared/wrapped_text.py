"""Text that is always whole: broken between words, at soft hyphens, and inside a word only when nothing else fits."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

SOFT_HYPHEN = "\u00ad"
HYPHEN = "-"


def spoken(text: str) -> str:
    """What a screen reader is given: without soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")


class WrappedText:
    """One paragraph set at one width. The first `strong` characters are bold."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        strong: int = 0,
    ) -> None:
        self._layouts: list[tuple[QTextLayout, float]] = []
        self._hyphens: list[QPointF] = []
        self._font = font
        self.height = 0.0
        self.width = 0.0
        begun = 0
        for paragraph in text.split("\n"):
            self._add(paragraph, font, width, align, max(0, min(strong - begun, len(paragraph))))
            begun += len(paragraph) + 1

    def _add(self, text: str, font: QFont, width: float, align: Qt.AlignmentFlag, strong: int) -> None:
        layout = QTextLayout(text, font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if strong:
            layout.setFormats([_bold_range(strong)])
        top = 0.0
        hyphen = QFontMetricsF(font).horizontalAdvance(HYPHEN)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            if _breaks_a_word(text, line.textStart() + line.textLength()):
                line.setLineWidth(max(1.0, width - hyphen))
                if _breaks_a_word(text, line.textStart() + line.textLength()):
                    self._hyphens.append(QPointF(line.naturalTextRect().right(), self.height + top + line.ascent()))
            line.setPosition(QPointF(0, top))
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


def _breaks_a_word(text: str, end: int) -> bool:
    return 0 < end < len(text) and text[end - 1].isalpha() and text[end].isalpha()


def _bold_range(length: int) -> QTextLayout.FormatRange:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    covered = QTextLayout.FormatRange()
    covered.start, covered.length, covered.format = 0, length, bold
    return covered


def natural_width(text: str, font: QFont, *, strong: int = 0) -> float:
    """Width of the text on one line (of its longest paragraph)."""
    return WrappedText(text, font, 1_000_000.0, strong=strong).width


def longest_word(text: str, font: QFont) -> float:
    """Width of the longest part that breaks nowhere."""
    metrics = QFontMetricsF(font)
    parts = text.replace(SOFT_HYPHEN, "- ").replace("-", "- ").split()
    return max((metrics.horizontalAdvance(part) for part in parts), default=0.0)
