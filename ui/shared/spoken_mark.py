"""Marks on the screen what the voice is saying: the word, or the sentence where the voice does not tell words; a button
as a whole."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.shared.look import look
from ui.shared.touch_button import Kind, TouchButton, ink_of
from ui.shared.word_boxes import boxes
from ui.shared.words import Words

AROUND_MM = 0.6


class SpokenMark(QWidget):
    """Lies over one widget with words. Takes no press, says nothing."""

    def __init__(self, over: Words | TouchButton) -> None:
        super().__init__(over)
        self._over = over
        self._start = self._length = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.setGeometry(over.rect())

    def mark(self, start: int, length: int) -> None:
        """Which part of its text."""
        self._start, self._length = start, length
        self.show()
        self.raise_()
        self.update()

    @property
    def marked(self) -> str:
        return self._over.text()[self._start : self._start + self._length]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(self._over, TouchButton):
            self._over.paint_in(painter, ink_of(Kind.PRIMARY))
        else:
            self._paint_words(painter, self._over)

    def _paint_words(self, painter: QPainter, words: Words) -> None:
        """The ground of a chosen thing and its ink: as far apart as the button's that is the next thing to do."""
        lines = words._set(words.width())
        middle = words.alignment() & Qt.AlignmentFlag.AlignVCenter
        top = max(0.0, (words.height() - lines.height) / 2) if middle else 0.0
        around = look().mm(AROUND_MM)
        for box in boxes(lines, words.text(), self._start, self._length):
            ground = QRectF(box.translated(0, top)).adjusted(-around, 0, around, 0)
            painter.setClipRect(ground)
            painter.fillRect(ground, QColor(look().theme.primary))
            lines.paint(painter, 0, top, look().theme.on_primary)
