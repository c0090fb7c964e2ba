"""The tablet at night: dark, a large dim clock, and who comes. A touch anywhere lights it."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.brukare_snapshots import Home
from ui.brukare.fitting_button import FittingButton
from ui.brukare.sentences import next_told
from ui.brukare.shrinking_words import ShrinkingWords
from ui.shared.dates import clock_time
from ui.shared.look import look
from ui.shared.words import Words, spacer
from ui.shared.wrapped_text import natural_width

translate = QCoreApplication.translate

CLOCK_MM = 34.0
"""Height of the clock's letters: read from the bed, three metres away, without glasses. Less on a small glass."""
CLOCK_PART = 0.34
"""Part of the height of its screen that the clock may take."""


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
        """Who comes is never cut: with large text the letters shrink, and the clock first."""
        now = look()
        self._column.setSpacing(now.gap())
        self._clock.room = self.width(), round(self.height() * CLOCK_PART)
        for part in (1.0, 0.8, 0.65, 0.5, 1 / 3):
            self._sentence.shrink_to(part)
            self._when.shrink_to(part)
            if self._words_height() <= self.height() or part == 1 / 3:
                break
        self._clock.updateGeometry()

    def _words_height(self) -> int:
        shown = [self._sentence] + ([self._when] if self._when.text() else [])
        words = sum(one.heightForWidth(max(1, self.width())) + look().gap() for one in shown)
        return words + self._clock.heightForWidth(max(1, self.width())) + look().gap() + self.light.sizeHint().height()

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
