"""Making screens before they are wanted, in the turns in which the program has nothing else to do.

While a database is opened, or somebody types six digits, the window waits anyway. What is made then holds nothing of
anybody.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LOADED_FIRST = {
    "brukare": (
        "app.domain.visit",
        "ui.shared.dates",
        "ui.shared.touch_button",
        "ui.brukare.face",
        "ui.brukare.sentences",
        "ui.brukare.home_view",
    ),
    "staff": (
        "app.domain.visit",
        "ui.shared.dates",
        "ui.shared.sheet",
        "ui.shared.door_sentences",
        "ui.staff.day_view",
        "ui.staff.visit_view",
    ),
    "handlaggare": ("app.domain.arende", "ui.shared.dates", "ui.shared.text_field", "ui.handlaggare.list_view"),
}
"""One in each turn, so that no turn is long: what the mode's own module would load all at once."""


UNTOUCHED_MS = 300
"""So long after a touch or a key nobody is in the middle of something."""
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
    }
)


class InIdleTurns(QObject):
    """One step in each turn of the loop that has nothing else to do."""

    def __init__(self, parent: QObject, steps: Iterator[None], *, after_ms: int = 0) -> None:
        super().__init__(parent)
        self._steps = steps
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._step)
        QTimer.singleShot(after_ms, self, self._idle.start)

    def finish(self) -> None:
        """What is left, now."""
        for _ in self._steps:
            pass

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._idle.stop()


def drawn_ahead(page: QWidget, like: QWidget) -> None:
    """Draw a page that is not open, at the size of the one that is, and throw the picture away: fonts, layouts and
    icons are there then when it is opened."""
    page.resize(like.size())
    page.grab()


def first_editor() -> None:
    """The first field for text of a program takes 17 ms (measured), which is a step of its own."""
    from PySide6.QtWidgets import QPlainTextEdit

    QPlainTextEdit().viewport()


class WhileUntouched(InIdleTurns):
    """As above, and only while nobody touches anything: a step beside a tap would keep its answer waiting."""

    def __init__(self, parent: QObject, steps: Iterator[None], *, after_ms: int = 0) -> None:
        super().__init__(parent, steps, after_ms=after_ms)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(UNTOUCHED_MS)
        self._rest.timeout.connect(self._idle.start)
        self._is_done = False
        self._program = QCoreApplication.instance()
        if self._program is not None:
            self._program.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and not self._is_done:
            self._idle.stop()
            self._rest.start()
        return False

    def _step(self) -> None:
        super()._step()
        if not self._idle.isActive() and self._program is not None:
            self._is_done = True
            self._program.removeEventFilter(self)


class Preparing(InIdleTurns):
    """The first screens of one mode; before them whatever is seen before them."""

    def __init__(self, parent: QObject, mode: str, *, first: Sequence[Callable[[], object]] = ()) -> None:
        self.mode, self._first = mode, first
        self._made: list[QWidget] = []
        super().__init__(parent, self._step_by_step())

    def take(self) -> tuple[Any, ...]:
        """For the mode's `screens`; made now where there was no time before."""
        self.finish()
        return tuple(self._made)

    def discard(self) -> None:
        """It is another mode that is wanted."""
        for screen in self._made:
            screen.deleteLater()
        self.deleteLater()

    def _step_by_step(self) -> Iterator[None]:
        for make in self._first:
            make()
            yield
        for module in LOADED_FIRST[self.mode]:
            import_module(module)
            yield
        for part in import_module(f"ui.{self.mode}.mode").SCREENS:
            yield
            self._made.append(part())
