"""Before somebody leaves the device: what they wrote is on the disk, or they are told that it is not and choose."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.shared.sheet import Answer, ask

translate = QCoreApplication.translate

Write = Future[datetime]

WAITS_MS = 4000
"""For writes under way; a disk that has not answered then is told of as one that refused."""
BACK, LEAVE = "back", "leave"


class Left(Enum):
    """What would be lost although all that was under way has been written."""

    IN_A_QUESTION = auto()
    """Words in a question that nobody has answered."""
    BY_SOMEBODY_AWAY = auto()
    """Words of before a fall of the program, whose author has not signed in again."""


class Leaving(QObject):
    """One for each time that somebody wants to leave. Calls `leave` or `stay`, once."""

    def __init__(
        self,
        over: QWidget,
        bridge: Bridge,
        writes: Sequence[Write],
        *,
        left: Left | None = None,
        leave: Callable[[], None],
        stay: Callable[[], None],
    ) -> None:
        """`left`: what else would be lost."""
        super().__init__(over)
        self._left = left
        self._over, self._leave, self._stay = over, leave, stay
        self._answered = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._written(False))
        self._patience.start(WAITS_MS)
        bridge.ask(self, all_written(writes), self._written)

    def _written(self, all_went_well: bool) -> None:
        if self._answered:
            return
        self._answered = True
        self._patience.stop()
        if not all_went_well:
            self._ask(_refused_words())
        elif self._left is Left.IN_A_QUESTION:
            self._ask(
                translate(
                    "Leaving", "Du skrev i en fråga som du inte har svarat på än.", "Why it asks: an open question"
                )
            )
        elif self._left is Left.BY_SOMEBODY_AWAY:
            self._ask_for_another()
        else:
            self._end(self._leave)

    def _ask(self, why: str) -> None:
        """Of who stands here, and whose words are on the glass."""
        sheet = ask(
            self._over,
            _not_kept_words(),
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
        sheet.answered.connect(self._answer)

    def _ask_for_another(self) -> None:
        back = translate("Leaving", "Gå tillbaka", "Answer: the window stays open")
        leave = translate("Leaving", "Stäng ändå, det sista som skrevs försvinner", "Answer: close all the same")
        sheet = ask(
            self._over,
            translate("Leaving", "Det sista som skrevs är inte sparat än", "Asked before the window closes"),
            (Answer(BACK, back, icon="arrow-left"), Answer(LEAVE, leave, icon="logout")),
            explain=translate(
                "Leaving",
                "Programmet fick starta om. Den som skrev behöver logga in igen. Då sparas det.",
                "Why it asks: words of somebody who has not signed in since the program fell",
            ),
        )
        sheet.answered.connect(self._answer)

    def _answer(self, key: str, _words: str) -> None:
        self._end(self._leave if key == LEAVE else self._stay)

    def _end(self, then: Callable[[], None]) -> None:
        self.deleteLater()
        then()


def tell_not_kept(over: QWidget) -> None:
    """To somebody who has signed in after the program fell: their last words could not be written."""
    explain = translate("Leaving", "Texten finns kvar i programmet, som försöker igen.", "After why it was not saved")
    go_on = Answer("go_on", translate("Leaving", "Fortsätt", "Button: it has been read"), icon="arrow-right")
    ask(over, _not_kept_words(), (go_on,), explain=f"{_refused_words()} {explain}")


def _not_kept_words() -> str:
    return translate("Leaving", "Det sista du skrev är inte sparat än", "Said when a write failed")


def _refused_words() -> str:
    return translate("Leaving", "Minnet på enheten tog inte emot det.", "Why it was not saved")


def all_written(writes: Sequence[Write]) -> "Future[bool]":
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
