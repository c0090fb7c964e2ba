"""What a screen reads of the store, and when again.

Ten thousand records may come in a few seconds. A screen that read anew for each word of them would have a queue of
readings before what a person has just asked for: so there is at most one reading for the sake of freshness under way,
and none for what is not on the glass.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge

T = TypeVar("T")

Question = tuple["Future[T]", Callable[[T], None]]
"""What has just been asked of the store, and what is done with the answer."""


class Rereading(QObject):
    """One for a presenter. Its parts are read one after the other, in the order in which they were made."""

    def __init__(self, owner: QObject, bridge: Bridge, *, failed: Callable[[BaseException], None]) -> None:
        super().__init__(owner)
        self._bridge, self._failed = bridge, failed
        self._parts: list[Part[Any]] = []
        self._under_way = 0
        bridge.watch(self, self.changed)

    def part(self, view: QWidget, ask: Callable[[], Question[T] | None]) -> "Part[T]":
        """Read while `view` is on the glass, else when it comes there. `ask` gives None when there is nothing to
        read."""
        made = Part(self, view, ask)
        self._parts.append(made)
        view.installEventFilter(self)
        return made

    def changed(self) -> None:
        """Something may differ: all parts are read again."""
        for part in self._parts:
            part.is_due = True
        self.go_on()

    def go_on(self) -> None:
        """The next part that is due, unless something is under way: that comes first, and this after it."""
        for part in self._parts:
            if self._under_way:
                return
            if part.is_due and part.view.isVisible():
                part.now()

    def follow(self, future: "Future[T]", show: Callable[[T], None]) -> None:
        self._under_way += 1

        def answered(answer: T) -> None:
            self._under_way -= 1
            try:
                show(answer)
            finally:
                self.go_on()

        def failed(error: BaseException) -> None:
            self._under_way -= 1
            try:
                self._failed(error)
            finally:
                self.go_on()

        self._bridge.ask(self, future, answered, failed=failed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.go_on()
        return False


class Part(Generic[T]):
    def __init__(self, rereading: Rereading, view: QWidget, ask: Callable[[], Question[T] | None]) -> None:
        self._rereading, self._ask = rereading, ask
        self.view = view
        self.is_due = False
        self._asked = 0

    def now(self) -> None:
        """Somebody waits for it: asked at once, whatever is under way, on the glass or not. Earlier answers that have
        not come yet are dropped when they do."""
        self.is_due = False
        question = self._ask()
        if question is None:
            return
        self._asked += 1
        number = self._asked
        future, show = question

        def show_newest(answer: T) -> None:
            if number == self._asked:
                show(answer)

        self._rereading.follow(future, show_newest)

    def soon(self) -> None:
        """When nothing is under way any more."""
        self.is_due = True
        self._rereading.go_on()
