"""Buttons that lead somewhere or answer something, in pairs where there is room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.brukare.fitting_button import FittingButton
from ui.brukare.paged import LARGE
from ui.shared.look import look
from ui.shared.words import size_for_signs

Row = tuple[list[tuple[FittingButton, int]], int]
"""The buttons of a row with their widths, and its height."""

LINE = 1.35
"""Height of a line on a button, in parts of its letters' size, and what is above and below the words."""
ONE_LINE_AT = 0.7
"""Part of their size down to which large words of a place stay on one line: more places have room on a page."""
LARGEST = 3.0
"""Text scale up to which the words of the places grow, as far as they have room."""
TWO_BESIDE: tuple[int, ...] = ()
THREE_BESIDE = ((2, 2), (1, 2), (1, 1))
"""Ways for three places to stand in a row, the best first: how many lines of words a picture may stand above, in the
first row and in the others."""
FROM_PLACES = 5
"""Fewer have room in two rows of two."""


class Places(QWidget):
    """Two beside each other, or all under each other where the words would be broken; three, with their pictures above
    the words, where they are many and the page is wide. They fill what room is left."""

    HIGHEST_MM = 60.0
    EACH_MM = 57.0
    """At least, of two beside each other: so wide that the tablet held upright has room for two."""
    THIRD_MM = 44.0
    """At least, of three beside each other, with the gap."""
    SHARES = (0.5, 0.58, 0.42, 0.62, 0.38)
    """That the first of two may take of their row, the best first: one with more words gets more room, so that the row
    is no higher than it must be."""

    def __init__(self, *buttons: FittingButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._way = TWO_BESIDE
        for button in buttons:
            button.most = LARGEST
            button.setParent(self)
            button.show()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self.fit)

    def give_up(self) -> tuple[FittingButton, ...]:
        """Its buttons, which stand elsewhere from now on."""
        self.stand(TWO_BESIDE)
        buttons, self._buttons = self._buttons, ()
        return buttons

    @property
    def buttons(self) -> tuple[FittingButton, ...]:
        return self._buttons

    def ways(self, width: int) -> tuple[tuple[int, ...], ...]:
        """In which they may stand, the best first. Whether two or three stand beside each other follows from the glass
        alone: a place that moved with what is told above it would be looked for in vain."""
        if len(self._buttons) < FROM_PLACES or look().measure.text_scale > 1 or not self._threes(width):
            return (TWO_BESIDE,)
        return THREE_BESIDE

    def stand(self, way: tuple[int, ...]) -> None:
        """`way`: TWO_BESIDE or one of THREE_BESIDE."""
        if way == self._way:
            return
        self._way = way
        for number, button in enumerate(self._buttons):
            button.stand(lines_below=way[min(number // 3, 1)] if way else 0)
        self.updateGeometry()

    def offer_room(self, width: int, height: int) -> None:
        """Of a page, in pixels. A place is never higher than that: its border would be cut."""
        line = LINE * look().measure.pt(look().density.button_pt)
        for button in self._buttons:
            button.lines = 1
        self._rows(width)
        large = look().measure.text_scale > LARGE
        for button in self._buttons:
            if not large or button.words_font().pixelSize() < ONE_LINE_AT * button.most * _plain_px():
                button.lines = max(1, int(height / line))

    def fit(self) -> None:
        """In rows; what height is left over is shared."""
        gap, rows = look().gap(), self._rows(self.width())
        spare = self.height() - sum(height for _, height in rows) - gap * (len(rows) - 1)
        top = 0
        for row, needs in rows:
            height = min(max(look().mm(self.HIGHEST_MM), needs), needs + max(0, spare) // len(rows))
            left = 0
            for button, width in row:
                at = self.width() - left - width if self.isRightToLeft() else left
                button.setGeometry(at, top, width, height)
                left += width + gap
            top += height + gap

    def heightForWidth(self, width: int) -> int:
        stood = [(button, button.geometry(), button.most) for button in self._buttons]
        rows = self._rows(width)
        for button, place, most in stood:
            button.setGeometry(place)
            button.most = most
        return sum(height for _, height in rows) + look().gap() * max(0, len(rows) - 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(look().mm(120), self.heightForWidth(look().mm(120)))

    def _rows(self, width: int) -> list[Row]:
        now = look()
        for button in self._buttons:
            button.most = _letters_at_most(width)
        if self._way and (threes := self._threes(width)):
            return threes
        beside = (width - now.gap()) / 2 >= now.mm(self.EACH_MM) * now.measure.text_scale
        if not beside:
            return [self._set([(button, max(1, width))]) for button in self._buttons]
        pairs = [self._buttons[first : first + 2] for first in range(0, len(self._buttons), 2)]
        rows = [row for pair in pairs if (row := self._paired(pair, width)) is not None]
        return rows if len(rows) == len(pairs) else [self._set([(button, max(1, width))]) for button in self._buttons]

    def _threes(self, width: int) -> list[Row]:
        """Nothing where a word would be broken."""
        rows = [self._buttons[first : first + 3] for first in range(0, len(self._buttons), 3)]
        wide = width >= look().mm(3 * self.THIRD_MM)
        shared = [_shared_out(row, width - look().gap() * (len(row) - 1)) for row in rows if wide]
        return [self._set(row) for row in shared] if wide and all(shared) else []

    def _paired(
        self, pair: tuple[FittingButton, ...], width: int
    ) -> tuple[list[tuple[FittingButton, int]], int] | None:
        """None where a word would be broken."""
        if len(pair) == 1:
            return self._set([(pair[0], width)])
        room = width - look().gap()
        shared = [[(pair[0], round(room * share)), (pair[1], room - round(room * share))] for share in self.SHARES]
        whole = [row for row in shared if not any(button.breaks_a_word(wide) for button, wide in row)]
        return min((self._set(row) for row in whole), key=lambda one: one[1], default=None)

    def _set(self, row: list[tuple[FittingButton, int]]) -> Row:
        for button, width in row:
            button.resize(width, button.height())  # its letters go by its width
        return row, max(button.heightForWidth(width) for button, width in row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def _letters_at_most(width: int) -> float:
    """Parts of their size at 100 %: as large as the words of the cards beside them."""
    wanted = min(LARGEST, look().measure.text_scale)
    beside = size_for_signs(width) / _plain_px()
    return max(1.0, min(wanted, beside)) if beside else wanted


def _plain_px() -> float:
    """Of a place's letters at 100 %."""
    return look().measure.pt(look().density.button_pt) / look().measure.text_scale


def _shared_out(row: tuple[FittingButton, ...], room: int) -> list[tuple[FittingButton, int]]:
    """As equal as the longest words let them be. Nothing where one of them has no room."""
    needs = {button: button.width_of_words() for button in row}
    if sum(needs.values()) > room:
        return []
    widths: dict[FittingButton, int] = {}
    for number, button in enumerate(sorted(row, key=lambda one: -needs[one])):
        left = room - sum(widths.values())
        widths[button] = max(needs[button], left // (len(row) - number))
    return [(button, widths[button]) for button in row]
