"""The only file that crosses threads: questions and acts go out as futures, answers come back on the GUI thread.

Everything has an owner; when the owner is gone, its answers are dropped.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")

CHANGED_EVERY_MS = 300
"""Word of changes is gathered for this long, so that ten thousand incoming records redraw a screen three times a
second and not ten thousand times."""


class _Question(NamedTuple):
    owner: QObject
    then: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None


class Bridge(QObject):
    """One for the program, made on the GUI thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._watchers: list[tuple[QObject, Callable[[], None]]] = []
        self._questions: dict[int, _Question] = {}
        """What is to be done with answers. It stays on this side: a worker thread that held the last reference to a
        widget would destroy it there."""
        self._asked = 0
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(CHANGED_EVERY_MS)
        self._gather.timeout.connect(self._tell)

    def ask(
        self,
        owner: QObject,
        future: "Future[T]",
        then: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Read: `then` gets the answer on the GUI thread. Without `failed` an error is raised there."""
        self._follow(owner, future, then, failed)

    def do(
        self,
        owner: QObject,
        future: "Future[T]",
        then: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None],
    ) -> None:
        """Act: whoever acts must say what happens when the disk is full or the store is gone."""
        self._follow(owner, future, then, failed)

    def watch(self, owner: QObject, tell: Callable[[], None]) -> None:
        """Call `tell` (at most every CHANGED_EVERY_MS) after anything in the store or the network's state changed,
        until `owner` is gone."""
        self._watchers.append((owner, tell))

    def changed(self) -> None:
        """Called from any thread by the client when something has changed."""
        self._arrived.emit(self._start_gathering)

    def call_soon(self, act: Callable[[], None]) -> None:
        """From any thread: run on the GUI thread."""
        self._arrived.emit(act)

    def _follow(
        self,
        owner: QObject,
        future: "Future[T]",
        then: Callable[[T], None],
        failed: Callable[[BaseException], None] | None,
    ) -> None:
        self._asked += 1
        number = self._asked
        self._questions[number] = _Question(owner, then, failed)
        future.add_done_callback(lambda done: self._emit((number, done)))

    def _emit(self, answer: object) -> None:
        if isValid(self):
            self._arrived.emit(answer)

    def _deliver(self, number: int, future: "Future[Any]") -> None:
        question = self._questions.pop(number)
        if not isValid(question.owner):
            return
        error = future.exception()
        if error is None:
            question.then(future.result())
        elif question.failed is not None:
            question.failed(error)
        else:
            raise error

    @Slot(object)
    def _run(self, arrived: Any) -> None:
        if isinstance(arrived, tuple):
            self._deliver(*arrived)
        else:
            arrived()

    def _start_gathering(self) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _tell(self) -> None:
        self._watchers = [(owner, tell) for owner, tell in self._watchers if isValid(owner)]
        for _, tell in tuple(self._watchers):
            try:
                tell()
            except Exception:
                sys.excepthook(*sys.exc_info())  # as Qt would: into the log, and the next one is told all the same
