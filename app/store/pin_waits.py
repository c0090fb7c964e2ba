"""How wrong PINs slow down. Counts and moments only; where they are kept is the caller's matter. Destroys nothing."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.clock import Clock

PIN_DIGITS = 6
_WAIT_S = (0.0, 0.0, 0.0, 5.0, 30.0, 60.0, 300.0)
"""Seconds after that many wrong tries in a row; the last one holds for all further. Two slips of the finger cost
nothing; a stranger gets some 290 tries a day, of a million."""
ASK_LEADER_AFTER = 6
"""From here on the screen says to ask the shift leader: whoever knows their PIN has found it by now."""


def is_pin(text: str) -> bool:
    return len(text) == PIN_DIGITS and text.isascii() and text.isdigit()


@dataclass(frozen=True)
class WrongTries:
    """As they lie on the disk. `last_at`: this device's clock at the last one."""

    count: int = 0
    last_at: datetime | None = None


class PinWaits:
    """Remaining waits. This process's monotonic clock rules, which nobody can set.

    What happened before this process began is known by the wall clock alone; where that has been set back since, the
    whole wait begins again once, and ends by the monotonic clock: nobody waits for years.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began_ms: dict[str, tuple[int, float]] = {}
        """Who → count of wrong tries, and the monotonic moment from which their wait runs."""

    def tried(self, who: str, tries: WrongTries) -> WrongTries:
        """What to write down before a PIN is looked at, so that switching off never gives another try."""
        count = tries.count + 1
        self._began_ms[who] = (count, self._clock.monotonic_ms())
        return WrongTries(count, self._clock.now())

    def remaining_s(self, who: str, tries: WrongTries) -> float:
        wait_s = _WAIT_S[min(tries.count, len(_WAIT_S) - 1)]
        if wait_s == 0.0 or tries.last_at is None:
            return 0.0
        count, began_ms = self._began_ms.get(who, (-1, 0.0))
        if count != tries.count:
            began_ms = self._clock.monotonic_ms() - 1000 * self._passed_by_wall_s(tries.last_at)
            self._began_ms[who] = (tries.count, began_ms)
        return max(0.0, wait_s - (self._clock.monotonic_ms() - began_ms) / 1000)

    def _passed_by_wall_s(self, last_at: datetime) -> float:
        return max(0.0, (self._clock.now() - last_at).total_seconds())
