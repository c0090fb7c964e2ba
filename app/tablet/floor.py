"""The lowest volume that anything rings with: nobody can turn the tablet so far down that a call is not heard."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.domain.tablet import Sound
from app.tablet.interface import Loudness, SoundSystem

LEAST, MOST, USUAL = 30, 100, 50
"""Per cent; what can be set for a person, and what is set for nobody yet."""
_AS_GOOD_AS = 3
"""Per cent that a mixer's steps may lie below what was asked for."""


class Floor:
    """Safe to call from any thread, and never from the window's own: it asks the system's programs."""

    def __init__(self, system: SoundSystem | None, percent: Callable[[], int] = lambda: USUAL) -> None:
        """`system` None: this machine cannot be asked."""
        self._system, self._percent = system, percent
        self._lock = threading.Lock()
        self._ringing = 0
        self._before: Loudness | None = None
        self._raised: Loudness | None = None

    @contextmanager
    def raised(self) -> Iterator[Sound]:
        """While something rings. Tells whether it can be heard."""
        heard = self.begin()
        try:
            yield heard
        finally:
            self.end()

    def begin(self) -> Sound:
        """Before a ring. A second one while the first still rings keeps what was before the first."""
        with self._lock:
            self._ringing += 1
            if self._system is None:
                return Sound.UNKNOWN
            now = self._system.now()
            if now is None:
                return Sound.NO_DEVICE
            least = self._least()
            if not now.muted and now.percent >= least:
                return Sound.WORKS
            if self._before is None:
                self._before = now
            self._system.set(Loudness(max(now.percent, least), muted=False))
            self._raised = self._system.now()
            return _heard(self._raised, least)

    def end(self) -> None:
        """Put back after the last ring, unless somebody has changed it meanwhile: theirs stands."""
        with self._lock:
            self._ringing = max(0, self._ringing - 1)
            if self._ringing or self._system is None or self._before is None:
                return
            before, self._before = self._before, None
            if self._system.now() == self._raised:
                self._system.set(before)

    def now(self) -> Loudness | None:
        """How loud it is; None where there is nothing that plays, or nothing that can be asked."""
        return None if self._system is None else self._system.now()

    def check(self) -> Sound:
        """Whether a ring would be heard now. Where it is turned off it is tried, without a sound: a key on the machine
        may keep it off."""
        if self._system is None:
            return Sound.UNKNOWN
        now = self._system.now()
        if now is None:
            return Sound.NO_DEVICE
        if not now.muted and now.percent > 0:
            return Sound.WORKS
        with self.raised() as heard:
            return heard

    def _least(self) -> int:
        return min(MOST, max(LEAST, self._percent()))


def _heard(now: Loudness | None, least: int) -> Sound:
    if now is None:
        return Sound.NO_DEVICE
    return Sound.OFF if now.muted or now.percent < least - _AS_GOOD_AS else Sound.WORKS
