"""Before somebody leaves the device: what they wrote is on the disk, or they are told that it is not and choose."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.shared.sheet import Answer, ask

translate = QCoreApplication.translate

Write = Future[datetime]

WAITS_MS = 4000
"""For writes under way; a disk that has not answered then is told of as one that refused."""
BACK, LEAVE = "back", "leave"


class Leaving(QObject):
    """One for each time that somebody wants to leave. Calls `leave` or `stay`, once."""

    def __init__(
        self,
        over: QWidget,
        bridge: Bridge,
        writes: Sequence[Write],
        *,
        open_question: bool = False,
        leave: Callable[[], None],
        stay: Callable[[], None],
    ) -> None:
        """`open_question`: words stand in a question that nobody has answered."""
        super().__init__(over)
        self._open_question = open_question
        self._over, self._leave, self._stay = over, leave, stay
        self._answered = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._written(False))
        self._patience.start(WAITS_MS)
        bridge.ask(self, _all_written(writes), self._written)

    def _written(self, all_went_well: bool) -> None:
        if self._answered:
            return
        self._answered = True
        self._patience.stop()
        if not all_went_well:
            self._ask(translate("Leaving", "Minnet på enheten tog inte emot det.", "Why it asks"))
        elif self._open_question:
            self._ask(
                translate(
                    "Leaving", "Du skrev i en fråga som du inte har svarat på än.", "Why it asks: an open question"
                )
            )
        else:
            self._end(self._leave)

    def _ask(self, why: str) -> None:
        sheet = ask(
            self._over,
            translate("Leaving", "Det sista du skrev är inte sparat än", "Said when a write failed while leaving"),
            (
                Answer(
                    BACK,
                    translate("Leaving", "Gå tillbaka, texten finns kvar på skärmen", "Answer: stay signed in"),
                    icon="arrow-left",
                ),
                Answer(
                    LEAVE,
                    translate("Leaving", "Lämna ändå, det sista jag skrev försvinner", "Answer: leave all the same"),
                    icon="logout",
                ),
            ),
            explain=why,
        )
        sheet.answered.connect(lambda key, _words: self._end(self._leave if key == LEAVE else self._stay))

    def _end(self, then: Callable[[], None]) -> None:
        self.deleteLater()
        then()


def _all_written(writes: Sequence[Write]) -> "Future[bool]":
    """Done when each of them is; whether all went well."""
    together: Future[bool] = Future()
    if not writes:
        together.set_result(True)
        return together
    left = len(writes)
    lock = threading.Lock()

    def one_more(_write: Write) -> None:
        nonlocal left
        with lock:
            left -= 1
            is_last = left == 0
        if is_last:
            together.set_result(all(write.exception() is None for write in writes))

    for write in writes:
        write.add_done_callback(one_more)
    return together
