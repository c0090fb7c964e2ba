"""Typed text on its way to the disk: after a short stillness, at the latest after 0.8 s of typing without a pause.

Says of each field whether something of it is not on the disk yet, so that no older text is laid over it.
"""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from ui.bridge import Bridge

K = TypeVar("K", bound=Hashable)

STILL_MS = 250
"""Stillness after which a field is written. Shorter writes at each keystroke; the promise is a second to the disk."""
LATEST_MS = 700
"""While somebody types without a pause; the rest of the second is the disk's."""
COMMIT_MS = 3000
"""Stillness after which what was typed becomes an operation."""
AGAIN_MS = 5000
"""A disk that refused is tried again after this long; each keystroke tries too."""


class Keeping(QObject, Generic[K]):
    """One for a screen. `keep(key, text)` writes a draft, `commit(key)` is told when a field has been still."""

    def __init__(
        self,
        owner: QObject,
        bridge: Bridge,
        keep: Callable[[K, str], "Future[datetime]"],
        *,
        commit: Callable[[K], None],
        kept: Callable[[datetime], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(owner)
        self._bridge, self._keep, self._commit = bridge, keep, commit
        self._kept, self._failed = kept, failed
        self._waiting: dict[K, str] = {}
        self._on_the_way: dict[K, int] = {}
        self._writes: list[Future[datetime]] = []
        self._not_kept: dict[K, str] = {}
        self._typed: set[K] = set()
        self._texts: dict[K, str] = {}
        self._last: dict[K, int] = {}
        self._count = 0
        self._still, self._latest = _once(self, self.flush), _once(self, self.flush)
        self._committing, self._again = _once(self, self.commit_all), _once(self, self._try_again)

    def typed(self, key: K, text: str) -> None:
        """A keystroke."""
        self._count += 1
        self._last[key] = self._count
        self._typed.add(key)
        self._texts[key] = self._waiting[key] = text
        self._not_kept.pop(key, None)
        self._still.start(STILL_MS)
        self._committing.start(COMMIT_MS)
        if not self._latest.isActive():
            self._latest.start(LATEST_MS)

    def flush(self) -> None:
        """Everything typed goes to the disk now. Order is kept: what is asked of the store after this sees it."""
        self._still.stop()
        self._latest.stop()
        self._waiting = {**self._not_kept, **self._waiting}
        self._not_kept = {}
        for key, text in self._waiting.items():
            self._write(key, text)
        self._waiting = {}

    def commit(self, key: K) -> None:
        """A field was left: to the disk, and then an operation."""
        self.flush()
        if key in self._typed:
            self._typed.discard(key)
            self._commit(key)

    def commit_all(self) -> None:
        self._committing.stop()
        self.flush()
        for key in tuple(self._typed):
            self.commit(key)

    def uncommitted(self, key: K) -> None:
        """The commit did not go through: the text is still a draft and is tried with the next one."""
        self._typed.add(key)

    @property
    def has_typed(self) -> bool:
        """Whether words stand here that are no operation yet."""
        return bool(self._typed)

    def is_typed(self, key: K) -> bool:
        """Whether words stand in this field that are no operation yet."""
        return key in self._typed

    @property
    def has_failed(self) -> bool:
        return bool(self._not_kept)

    @property
    def moment(self) -> int:
        """A count of keystrokes, to ask `is_newer` with when an answer of the store has come."""
        return self._count

    def under_way(self) -> "tuple[Future[datetime], ...]":
        """Writes whose answer has not come yet: for whoever must not go before they are on the disk."""
        return tuple(self._writes)

    def unwritten(self) -> frozenset[K]:
        """Fields of which something is not on the disk yet."""
        return frozenset(self._waiting) | frozenset(self._on_the_way) | frozenset(self._not_kept)

    def last_typed(self, key: K, stored: str) -> str:
        """For a field of which the store may know less; `stored` where nothing was typed."""
        return self._texts.get(key, stored)

    def is_newer(self, key: K, than: int) -> bool:
        """Whether somebody has typed in the field since."""
        return self._last.get(key, 0) > than

    def forget(self, key: K) -> None:
        """The text has become something else (a signed note): nothing of it is to be written any more."""
        self._texts.pop(key, None)
        self._waiting.pop(key, None)
        self._not_kept.pop(key, None)
        self._typed.discard(key)

    def _write(self, key: K, text: str) -> None:
        self._on_the_way[key] = self._on_the_way.get(key, 0) + 1
        write = self._keep(key, text)
        self._writes.append(write)

        def over() -> None:
            self._writes.remove(write)
            self._on_the_way[key] -= 1
            if not self._on_the_way[key]:
                del self._on_the_way[key]

        def kept(at: datetime) -> None:
            over()
            self._kept(at)

        def failed(error: BaseException) -> None:
            over()
            if key not in self._waiting and key not in self._on_the_way:
                self._not_kept[key] = text
            self._typed.add(key)
            self._again.start(AGAIN_MS)
            self._failed(error)

        self._bridge.do(self, write, kept, failed=failed)

    def _try_again(self) -> None:
        if self._not_kept:
            self.flush()
            self._committing.start(COMMIT_MS)


def _once(parent: QObject, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    return timer
