"""A clock with one alarm, moved by the test: ui.shared.scanning's Ticker without a timer."""

from collections.abc import Callable


class HeldTicker:
    def __init__(self) -> None:
        self._now_ms = 0
        self._due: tuple[int, Callable[[], None]] | None = None

    def now_ms(self) -> int:
        return self._now_ms

    def call_in(self, delay_ms: int, call: Callable[[], None]) -> None:
        self._due = (self._now_ms + max(1, delay_ms), call)

    def stop(self) -> None:
        self._due = None

    def move(self, by_ms: int) -> None:
        """Everything that comes due meanwhile is called, in order."""
        end_ms = self._now_ms + by_ms
        while self._due is not None and self._due[0] <= end_ms:
            self._now_ms, call = self._due
            self._due = None
            call()
        self._now_ms = end_ms
