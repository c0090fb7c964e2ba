"""Looks at the machine again and again, on a thread of its own, and tells what it is like."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from app.domain.clock import Clock
from app.domain.tablet import Network, Sound, TabletNeed, TabletState, needs_of
from app.logs import get_logger
from app.protocol.version import PROGRAM
from app.tablet.floor import Floor
from app.tablet.interface import Loudness, Power
from app.tablet.network import network_of

log = get_logger("tablet")

EVERY_S = 15.0
"""A charger that is put in is thanked for within this time; a look reads some files and asks for the volume."""


TRIES_EVERY = 40
"""Looks between two tries of a sound that has not changed: ten minutes."""


@dataclass(frozen=True)
class TabletNow:
    state: TabletState
    needs: tuple[TabletNeed, ...]


class TabletWatch:
    """`tell` is called on the watch's thread after each look."""

    def __init__(
        self,
        power: Power,
        floor: Floor,
        clock: Clock,
        *,
        tell: Callable[[TabletNow], None],
        network: Callable[[], Network] = network_of,
    ) -> None:
        self._power, self._floor, self._clock = power, floor, clock
        self._tell, self._network = tell, network
        self._unplugged_ms: int | None = None
        """By the monotonic clock, which nobody sets."""
        self._looks = 0
        self._heard: tuple[Loudness | None, Sound] | None = None
        """How loud it was when the sound was last tried, and whether it could be heard."""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="tablet", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def look(self) -> TabletNow:
        self._looks += 1
        power, sound = self._power.now(), self._sound()
        state = TabletState(power.battery_percent, power.on_mains, sound, self._network(), PROGRAM)
        return TabletNow(state, needs_of(state, unplugged_for=self._unplugged_for(state)))

    def _sound(self) -> Sound:
        """Trying it unmutes the machine for a moment: not again and again while nothing has changed."""
        loudness = self._floor.now()
        if self._heard is not None and self._heard[0] == loudness and self._looks % TRIES_EVERY:
            return self._heard[1]
        sound = self._floor.check()
        self._heard = (loudness, sound)
        return sound

    def _unplugged_for(self, state: TabletState) -> timedelta:
        if state.on_mains is not False:
            self._unplugged_ms = None
            return timedelta()
        now_ms = self._clock.monotonic_ms()
        if self._unplugged_ms is None:
            self._unplugged_ms = now_ms
        return timedelta(milliseconds=now_ms - self._unplugged_ms)

    def _run(self) -> None:
        while True:
            try:
                self._tell(self.look())
            except Exception as error:  # the next look may do better
                log.exception("tablet.not_seen", error=type(error).__name__)
            if self._stop.wait(EVERY_S):
                return
