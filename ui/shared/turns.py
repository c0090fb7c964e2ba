"""Work of the GUI thread that can wait, cut into turns of the event loop: a finger or a key comes in between."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

SHARE_MS = 4.0
"""What such work may take of one turn. Layout and paint of what it has made come on top, some 5 ms on the project's
slowest machine; all of a turn is to stay under 15. Whoever asks does one step at least, however slow the machine is."""


class Turns(QObject):
    """One for the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._began: float | None = None
        self._waiting: list[tuple[QObject, Callable[[], None]]] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._take_turn)

    def has_time(self) -> bool:
        """Whether this turn has something left of its share, for all who ask together."""
        now = time.perf_counter()
        if self._began is None:
            self._began = now
            self._next.start()
        return (now - self._began) * 1000 < SHARE_MS

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits for a turn."""
        return not self._waiting

    def go_on_later(self, owner: QObject, step: Callable[[], None]) -> None:
        """Call `step` in a coming turn, unless `owner` is gone by then."""
        self._waiting.append((owner, step))
        self._next.start()

    def _take_turn(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._began = None
        for number, (owner, step) in enumerate(waiting):
            if number and not self.has_time():
                self._waiting = [*waiting[number:], *self._waiting]
                self._next.start()
                return
            if isValid(owner):
                step()


_turns: Turns | None = None


def turns() -> Turns:
    """The one of this program."""
    global _turns  # noqa: PLW0603 - one GUI thread, one share of each turn
    if _turns is None or not isValid(_turns):
        _turns = Turns()
    return _turns
