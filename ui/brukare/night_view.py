"""The tablet at night: dark, a large dim clock, and who comes. A touch anywhere lights it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.brukare_snapshots import Home
from ui.brukare.fitting_button import FittingButton
from ui.brukare.sentences import next_told
from ui.shared.dates import clock_time
from ui.shared.look import look
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import natural_width

translate = QCoreApplication.translate

CLOCK_MM = 34.0
"""Height of the clock's letters: read from the bed, three metres away, without glasses. Less on a small glass."""
FITS = ((0.34, 1.0), (0.25, 1.0), (0.2, 0.9), (0.2, 0.75), (0.15, 0.6), (0.15, 0.5), (0.12, 0.4), (0.1, 1 / 3))
"""What is tried, the first that fits is taken: the clock's part of the screen's height, and the words' part of their
own size."""


class NightView(QWidget):
    woken = Signal()
    """Somebody has touched it, or a key."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._clock = _Clock()
        self._sentence = ShrinkingWords("", size="body", bold=True, centred=True)
        self._when = ShrinkingWords("", size="body", centred=True)
        self.light = FittingButton(
            translate("Night", "Tänd skärmen", "Button on the dark screen at night; a touch anywhere does the same"),
            icon="sun",
            centred=True,
        )
        self.light.clicked.connect(self.woken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for thing in (spacer(), self._clock, self._sentence, self._when, spacer(), self.light):
            self._column.addWidget(thing)
        look().changed.connect(self._fit)
        self._fit()

    def show_now(self, now: datetime) -> None:
        self._clock.say(clock_time(now))

    def show_home(self, home: Home) -> None:
        told = next_told(home)
        self._sentence.say(told.sentence)
        self._when.say(told.when)
        self._when.setVisible(bool(told.when))
        self._fit()

    def _fit(self) -> None:
        """Who comes is never cut: where the text is too large the clock gives way first, then the letters shrink."""
        self._column.setSpacing(look().gap())
        for clock_part, words_part in FITS:
            self._clock.room = self.width(), round(self.height() * clock_part)
            self._sentence.shrink_to(words_part)
            self._when.shrink_to(words_part)
            self._clock.updateGeometry()
            if self._needs() <= self.height() and not self._sentence.breaks_a_word():
                break

    def _needs(self) -> int:
        width = max(1, self.width())
        shown = [self._clock, self._sentence, *([self._when] if self._when.text() else [])]
        words = sum(one.heightForWidth(width) for one in shown)
        return words + self.light.heightForWidth(width) + (self._column.count() + 1) * look().gap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.TouchEnd:
            event.accept()
            self.woken.emit()
            return True
        if event.type() == QEvent.Type.TouchBegin:
            event.accept()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.woken.emit()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.woken.emit()


class _Clock(Words):
    """As large as there is room."""

    def __init__(self) -> None:
        self.room = (0, 0)
        super().__init__("", size="clock", role="quiet", bold=True, centred=True)

    def words_font(self) -> QFont:
        font = QFont(super().words_font())
        width, height = self.room
        size = min(look().mm(CLOCK_MM), max(height, look().mm(8)))
        font.setPixelSize(max(1, size))
        wide = natural_width(self.text() or "00.00", font)
        if width and wide > width:
            font.setPixelSize(max(1, int(size * width / wide)))
        return font

    def updateGeometry(self) -> None:
        self._heights.clear()
        self._hints = None
        super().updateGeometry()
