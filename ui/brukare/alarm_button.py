"""The alarm: the only filled shape on the tablet and the only round one, always at the same place, never smaller."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.shared.icons import paint_icon
from ui.shared.look import look
from ui.shared.touch_button import PRESSED_SHADE, TouchButton
from ui.shared.wrapped_text import longest_word, set_text

translate = QCoreApplication.translate

LARGE_MM, SMALL_MM = 34.0, 34.0
"""Across; 30 is the least (DESIGN.md)."""
IS_ALARM = "isAlarm"
"""Property by which others find it: scanning begins with it, an outside key presses it, the audit measures it."""
PICTURE = 0.26
"""Of the circle, across."""
WORDS = 0.24
"""Height of the word's letters at most, in parts of the circle."""


class AlarmButton(TouchButton):
    def __init__(self) -> None:
        super().__init__(_word(), icon="bell-ringing", icon_above=True)
        self.setProperty(IS_ALARM, True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            translate("Alarm", "Når hemtjänsten.", "Spoken after the alarm button's word: it reaches the home care")
        )

    def show_going_on(self, *, going_on: bool) -> None:
        self.set_words(
            translate("Alarm", "Larmet är på", "On the alarm button while an alarm goes on") if going_on else _word()
        )

    def stand(self, diameter_mm: float) -> None:
        side = look().mm(diameter_mm)
        self.setFixedSize(side, side)

    def hasHeightForWidth(self) -> bool:
        return False

    def heightForWidth(self, _width: int) -> int:
        return self.height()

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side = look().theme, float(min(self.width(), self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(theme.alarm)
        if self.isDown():
            fill = fill.darker(100 + round(100 * PRESSED_SHADE * 2))
        line = look().line_px(look().density.button_line_mm)
        painter.setPen(QPen(QColor(theme.alarm), line))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2))
        self._paint_inside(painter, side)

    def _paint_inside(self, painter: QPainter, side: float) -> None:
        """The word as large as the circle lets it be; its size is the circle's and not the text's."""
        room, font = side * 0.8, QFont(look().font(look().density.button_pt, bold=True))
        size = round(side * WORDS)
        font.setPixelSize(size)
        while size > 1 and longest_word(self.text(), font) > room:
            size -= 1
            font.setPixelSize(size)
        words = set_text(self.text(), font, room, align=Qt.AlignmentFlag.AlignHCenter)
        icon = side * PICTURE
        top = (side - icon - words.height) / 2
        colour = look().theme.on_alarm
        paint_icon(painter, "bell-ringing", QRectF((side - icon) / 2, top, icon, icon), colour)
        words.paint(painter, (side - room) / 2, top + icon, colour)


def _word() -> str:
    return translate("Alarm", "LARM", "On the round alarm button: one short word in capitals")
