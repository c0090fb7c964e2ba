"""How often somebody may come: token buckets in memory, a bounded number of them."""

import threading
from collections import OrderedDict

from app.domain.clock import Clock
from app.hub.settings import Rate

_MAX_BUCKETS = 50_000
"""Each some 200 bytes. The one that was longest unused goes first; it was full again by then."""


class RateGuard:
    """Thread-safe. One bucket for each key."""

    def __init__(self, clock: Clock, rate: Rate) -> None:
        self._clock = clock
        self._rate = rate
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def wait_s(self, key: str, *, take: float = 1.0) -> float:
        """0 when the request may go on (and is counted); else how many seconds to wait. `take=0` only asks."""
        now = self._clock.monotonic_ms()
        with self._lock:
            left, since = self._buckets.pop(key, (self._rate.burst, now))
            left = min(self._rate.burst, left + (now - since) / 1000 * self._rate.per_s)
            wait = 0.0 if left >= 1.0 else (1.0 - left) / self._rate.per_s
            self._buckets[key] = (left - take if wait == 0.0 else left, now)
            if len(self._buckets) > _MAX_BUCKETS:
                self._buckets.popitem(last=False)
        return wait
