"""Six digits on large keys, or on a keyboard. What was typed is never shown, only how many."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.shared.announce import announce
from ui.shared.card import Column
from ui.shared.focus_ring import RingHolder
from ui.shared.look import look
from ui.shared.touch_button import TouchButton

translate = QCoreApplication.translate

PIN_LENGTH = 6
PAD_MM = 90.0
KEY_MM = 13.0
"""Least height of a key: over the 11 mm of other buttons, for six quick presses in a row, in gloves."""


class Dots(QWidget):
    """One ring for each digit, filled as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def fill(self, count: int) -> None:
        self.filled = count
        self.setAccessibleName(count_words(count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().mm(60), look().mm(9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = look()
        size, line = now.mm(5), now.mm(0.7)
        step = min(now.mm(9), (self.width() - size) / (PIN_LENGTH - 1))
        left = (self.width() - step * (PIN_LENGTH - 1) - size) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.theme.ink), line))
        for number in range(PIN_LENGTH):
            painter.setBrush(QColor(now.theme.ink) if number < self.filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left + number * step, (self.height() - size) / 2, size, size))


class PinPad(Column):
    entered = Signal(str)
    """Six digits. The pad is empty again by then."""

    def __init__(self, *, wide_erase: bool = False) -> None:
        """`wide_erase`: for large words, which one key is too narrow for; the nought then stands at the left."""
        self._wide_erase = wide_erase
        self.dots = Dots()
        self.keys = {str(digit): TouchButton(str(digit), centred=True) for digit in range(10)}
        self.erase = TouchButton(
            translate("PinPad", "Sudda", "Key: takes the last digit away"), icon="backspace", centred=True
        )
        self._typed = ""
        self._pad = pad = QWidget()
        self._grid = QGridLayout(pad)
        self._grid.setContentsMargins(0, 0, 0, 0)
        super().__init__(self.dots)
        middle = QHBoxLayout()
        middle.addStretch(0)
        middle.addWidget(pad, 100)
        middle.addStretch(0)
        self.column.addLayout(middle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = RingHolder()
        self._place_keys()
        look().changed.connect(self._remeasure_keys)
        self._remeasure_keys()
        self.clear_digits()

    def _place_keys(self) -> None:
        for number in range(9):
            self._grid.addWidget(self.keys[str(number + 1)], number // 3, number % 3)
        self._grid.addWidget(self.keys["0"], 3, 0 if self._wide_erase else 1)
        self._grid.addWidget(self.erase, 3, 1 if self._wide_erase else 2, 1, 2 if self._wide_erase else 1)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)
        for digit, key in self.keys.items():
            key.setProperty("isKey", True)
            key.clicked.connect(lambda _checked=False, pressed=digit: self.press(pressed))
        self.erase.setProperty("isKey", True)
        self.erase.clicked.connect(self.press_erase)

    def _remeasure_keys(self) -> None:
        self._grid.setSpacing(look().gap())
        # As wide as a phone and no wider, in the middle of a larger glass.
        self._pad.setMaximumWidth(round(look().mm(PAD_MM) * look().measure.text_scale))
        for key in self.keys.values():
            key.setMinimumHeight(look().mm(max(KEY_MM, look().density.button_mm)))
        for key in (*self.keys.values(), self.erase):
            key.setMinimumWidth(look().mm(KEY_MM))

    def press(self, digit: str) -> None:
        self._typed += digit
        self._tell()
        if len(self._typed) == PIN_LENGTH:
            pin, self._typed = self._typed, ""
            self._show_count(PIN_LENGTH)
            self.entered.emit(pin)

    def press_erase(self) -> None:
        self._typed = self._typed[:-1]
        self._tell()

    def clear_digits(self) -> None:
        self._typed = ""
        self._show_count(0)

    def set_open(self, is_open: bool) -> None:
        """While a wait runs or a PIN is tried the keys take nothing."""
        for key in (*self.keys.values(), self.erase):
            key.setEnabled(is_open)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.came(self.dots, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.went()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self.keys and event.text() and self.erase.isEnabled():
            self.press(event.text())
        elif event.key() == Qt.Key.Key_Backspace and self.erase.isEnabled():
            self.press_erase()
        else:
            super().keyPressEvent(event)

    def _show_count(self, count: int) -> None:
        self.dots.fill(count)
        code = translate("PinPad", "Kod", "What is typed here, before '3 av 6 siffror'")
        self.setAccessibleName(f"{code}, {count_words(count)}")

    def _tell(self) -> None:
        self._show_count(len(self._typed))
        announce(self.dots, count_words(len(self._typed)))


def count_words(count: int) -> str:
    return (
        translate("PinPad", "%1 av %2 siffror", "Read aloud while a PIN is typed: 3 av 6 siffror")
        .replace("%1", str(count))
        .replace("%2", str(PIN_LENGTH))
    )
