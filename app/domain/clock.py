"""What a program needs to know of time, handed in so that tests can hold it still."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC, as this machine's clock claims."""

    def monotonic_ms(self) -> int:
        """Milliseconds since some moment of this boot; never runs backwards."""


@dataclass(frozen=True)
class SystemClock:
    """This machine's clock. `ahead` is for the demo day alone, which may be played at any hour."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


@dataclass
class HeldClock:
    """A clock that stands still until it is moved. For tests, the gallery and the demo day."""

    at: datetime
    monotonic: int = 0

    def now(self) -> datetime:
        return self.at

    def monotonic_ms(self) -> int:
        return self.monotonic

    def move(self, by: timedelta) -> None:
        self.at += by
        self.monotonic += int(by.total_seconds() * 1000)
