"""A lock's own clock: runs on by itself, stops with the power, never runs backwards, and is told the time in bounds.

While it is unsure it stands for "not earlier than this" and nothing that needs the time is decided by it.
"""

from datetime import datetime, timedelta

from app.domain.clock import Clock

MAX_STEP_SURE = timedelta(minutes=10)
"""How far forward one signed time may move a clock that is sure: cheap crystals lose some 2 s a day, so this covers a
year between visits. A larger step is a fault at the hub, and would end or begin everybody's passes."""
MAX_STEP_UNSURE = timedelta(days=60)
"""After power loss: longest time without power that is made good without a technician. Our own choice; would change
with homes that stand empty for longer."""

MAX_AHEAD = MAX_STEP_SURE
"""How far the lock may be ahead of the hub and still be taken for right: it is not set back. With no such room a fast
crystal that lost its power for a moment would stay unsure for ever."""


class LockClock:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._base_at = clock.now()
        self._base_ms = clock.monotonic_ms()
        self._running = True
        self.is_sure = True

    def now(self) -> datetime:
        if not self._running:
            return self._base_at
        return self._base_at + timedelta(milliseconds=self._clock.monotonic_ms() - self._base_ms)

    def monotonic_ms(self) -> int:
        return self._clock.monotonic_ms()

    def continue_from(self, at: datetime, *, is_sure: bool) -> None:
        """After a new start: what the lock remembers having reached."""
        self._base_at = max(at, self._base_at) if is_sure else at
        self.is_sure = is_sure

    def lose_power(self) -> None:
        self._base_at = self.now()
        self._running = False
        self.is_sure = False

    def return_power(self) -> None:
        self._base_ms = self._clock.monotonic_ms()
        self._running = True

    def tell(self, at: datetime) -> bool:
        """False, and nothing changed, for a time outside the bounds. A clock that is a little ahead stays as it is."""
        now = self.now()
        bound = MAX_STEP_SURE if self.is_sure else MAX_STEP_UNSURE
        if not now - MAX_AHEAD <= at <= now + bound:
            return False
        self._base_at, self._base_ms = max(at, now), self._clock.monotonic_ms()
        self.is_sure = True
        return True
