"""What a screen reader is told of a screen that has just been opened: after the focus, what stands there.

The focus alone says the way back and the screen's name. What the screen is about is no button, so that no key leads to
it; and with a finger or a switch nobody would want it to be one.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.shared.announce import announce
from ui.shared.marks import READ_LAST

AFTER_MS = 250
"""From the opening, or from what has come since: the answer from the store takes some 30 ms, and what is said before
the focus has been told would be cut off by it. Nobody calls it a wait."""


class Telling(QObject):
    """`words`: what is said, asked for when it is time; nothing while there is nothing to say yet."""

    def __init__(self, screen: QWidget, words: Callable[[], str], *, urgent: bool = False) -> None:
        super().__init__(screen)
        self._screen, self._words, self._is_urgent = screen, words, urgent
        self._is_due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self._tell)

    def soon(self) -> None:
        self._is_due = True
        self._timer.start()

    def again(self) -> None:
        """Something else stands there: told only where nothing has been told yet since the opening."""
        if self._is_due:
            self._timer.start()

    def _tell(self) -> None:
        words = self._words()
        if words:
            self._is_due = False
            announce(self._screen, words, urgent=self._is_urgent)


def words_on(page: QWidget) -> str:
    """What is written there, as a voice says it, without the buttons: the keys lead to them."""
    from ui.shared.read_aloud import pieces_of
    from ui.shared.words import Words

    said: list[str] = []
    before: QWidget | None = None
    for piece in pieces_of(page):
        if not isinstance(piece.widget, Words) or piece.widget.property(READ_LAST):
            continue
        if said and piece.widget is not before and said[-1][-1] not in ".!?:":
            said[-1] += "."
        said.append(piece.sentence.said)
        before = piece.widget
    return " ".join(said)
