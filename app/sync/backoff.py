"""How long to wait after a failure."""

import random
from dataclasses import dataclass, field

FIRST_S = 1.0
LONGEST_S = 20.0
"""A stairwell lasts minutes; a phone that comes out of it should not wait longer than this, and a hub that is down is
not helped by being asked more often. The live channel and a person's own act end the wait at once."""


@dataclass
class Backoff:
    """Doubles from FIRST_S to LONGEST_S, spread by half so that a district of tablets does not knock at once."""

    chance: random.Random = field(default_factory=random.SystemRandom)
    _failures: int = 0

    def failed(self) -> float:
        """Seconds to wait now."""
        whole = min(LONGEST_S, FIRST_S * 2.0 ** min(self._failures, 10))
        self._failures += 1
        return whole * (0.5 + self.chance.random() / 2)

    def worked(self) -> None:
        self._failures = 0
