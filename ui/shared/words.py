"""Words on the screen that are not on a button: titles, headings, running text, remarks. They wrap and grow."""

from math import ceil, floor

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.shared.fonts import font_of
from ui.shared.language import speaking
from ui.shared.look import look
from ui.shared.wrapped_text import WrappedText, longest_word, natural_width, set_text, spoken


class Words(QLabel):
    """A label that breaks its text and is never cut. `role` names a token of the theme (`ink`, `quiet`, …).

    Make them with `title`, `heading`, `body`, `quiet`, `remark` below.
    """

    def __init__(
        self,
        text: str,
        *,
        size: str,
        role: str = "ink",
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._size, self.role, self._bold, self._italic = size, role, bold, italic
        self._align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self._strong = 0
        self._largest_px = 0
        self._heights: dict[int, int] = {}
        self._hints: tuple[QSize, QSize] | None = None
        """What was measured since words or look last changed; a page asks some ten times while it finds its layout."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | self._align)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._remeasure)
        self.say(text)

    def say(self, text: str, *, strong: str = "") -> None:
        """Show `text`, with `strong` before it in bold: say("Låset svarade 10.31.", strong="Dörren är olåst.")."""
        whole = f"{strong} {text}".strip() if strong else text
        if (whole, len(strong)) == (self.text(), self._strong):
            return
        self._strong = len(strong)
        self.setText(whole)
        self.setAccessibleName(spoken(whole))
        self._remeasure()

    def _remeasure(self) -> None:
        self._heights.clear()
        self._hints = None
        self.updateGeometry()
        self.update()

    def words_font(self) -> QFont:
        """What they are written in where they have the room."""
        font = look().font(self._size_pt(), bold=self._bold, italic=self._italic)
        if not self._largest_px or font.pixelSize() <= self._largest_px:
            return font
        return font_of(max(self._largest_px, self._least_px()), bold=self._bold, italic=self._italic)

    def hold_to(self, largest_px: int) -> None:
        """Grow no larger than this, as the others on the same card do; 0: as large as is asked for. Never smaller than
        at 100 %."""
        if largest_px != self._largest_px:
            self._largest_px = largest_px
            self._remeasure()

    def _least_px(self) -> int:
        return round(look().measure.pt(self._size_pt()) / look().measure.text_scale)

    def _size_pt(self) -> float:
        return getattr(look().density, f"{self._size}_pt", 0.0) or CLOCK_PT

    def line_px(self) -> int:
        """The narrowest line that holds as many signs as the mode asks for, in letters as small as these may be."""
        if not look().density.signs_a_line:
            return 0
        return width_for_signs(font_of(self._least_px(), bold=self._bold, italic=self._italic))

    def font_at(self, width: float) -> QFont:
        """Smaller where the line would hold too few signs or break a word; never smaller than at 100 %."""
        font, now = self.words_font(), look()
        if not now.density.signs_a_line or not self.text() or width <= 0:
            return font
        natural = natural_width(self.text(), font, strong=self._strong)
        if natural <= width:
            return font
        signs = width / natural * len(spoken(self.text())) / now.density.signs_a_line
        whole_word = width / longest_word(self.text(), font)
        size = floor(font.pixelSize() * min(1.0, signs * _surely(), whole_word * SURELY))
        return font_of(max(size, min(font.pixelSize(), self._least_px())), bold=self._bold, italic=self._italic)

    def _set(self, width: float) -> WrappedText:
        return set_text(self.text(), self.font_at(width), width, align=self._align, strong=self._strong)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = round(self._set(width).height + 0.5)
        return height

    def sizeHint(self) -> QSize:
        return self._measured()[0]

    def minimumSizeHint(self) -> QSize:
        return self._measured()[1]

    def _measured(self) -> tuple[QSize, QSize]:
        if self._hints is None:
            font = self.words_font()
            wide = min(round(natural_width(self.text(), font, strong=self._strong)) + 2, look().mm(160))
            least = round(min(longest_word(self.text(), font), look().mm(40))) + 2
            least_height = look().measure.pt(10) if self.text() else 0
            self._hints = QSize(wide, self.heightForWidth(wide)), QSize(least, least_height)
        return self._hints

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = self._set(self.width())
        middle = self.alignment() & Qt.AlignmentFlag.AlignVCenter
        top = max(0.0, (self.height() - lines.height) / 2) if middle else 0.0
        lines.paint(painter, 0, top, getattr(look().theme, self.role))


CLOCK_PT = 48.0
ORDINARY_WORDS = "Hemtjänsten kommer klockan åtta"
"""Not shown: letters as wide as they are in our sentences."""
SURELY, SURELY_JOINED = 0.95, 0.84
"""Letters do not shrink quite as evenly as their size does, and the space at a line's end is no room for any; of joined
letters there are fewer to a word."""


def _surely() -> float:
    return SURELY_JOINED if speaking().from_right else SURELY


def size_for_signs(width: float) -> int:
    """Pixels of the largest letters of which a line so wide holds as many as the mode asks for; 0 where it asks for
    none."""
    signs = look().density.signs_a_line
    if not signs:
        return 0
    tried = font_of(100, bold=True)
    return floor(width * _surely() / signs / (natural_width(ORDINARY_WORDS, tried) / len(ORDINARY_WORDS)) * 100)


def width_for_signs(font: QFont) -> int:
    """Pixels of a line that holds as many letters of this font as the mode asks for; 0 where it asks for none."""
    letters = natural_width(ORDINARY_WORDS, font) / len(ORDINARY_WORDS)
    return ceil(look().density.signs_a_line * letters / _surely())


def title(text: str = "") -> Words:
    """A person's name, the day: the largest words of a page."""
    return Words(text, size="title", bold=True)


def heading(text: str = "") -> Words:
    return Words(text, size="heading", bold=True)


def body(text: str = "", *, bold: bool = False, italic: bool = False, centred: bool = False) -> Words:
    return Words(text, size="body", bold=bold, italic=italic, centred=centred)


def quiet(text: str = "") -> Words:
    """Secondary text, as large as running text."""
    return Words(text, size="body", role="quiet")


def remark(text: str = "") -> Words:
    """The smallest text there is: how far things have come, a short hint."""
    return Words(text, size="small", role="quiet")


def clock(text: str = "") -> Words:
    """The time of day in 48 pt."""
    return Words(text, size="clock", bold=True)


def spacer(parent: QWidget | None = None) -> QWidget:
    """Takes what room is left."""
    empty = QWidget(parent)
    empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return empty
