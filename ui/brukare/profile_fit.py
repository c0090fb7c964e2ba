"""What a few touches say of a hand: how large a button must be, whether it shakes, whether one press becomes two.

Only values; who shows the buttons is ui.brukare.profile_hits. Lengths are in mm on the glass.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot
from statistics import mean, quantiles

from app.domain.tablet_profile import Setting

SIZES_MM = (30.0, 30.0, 25.0, 25.0, 20.0, 20.0, 16.0, 16.0)
"""Of the buttons, one after the other. Source: DESIGN.md: buttons are 20 mm, never under 16; Duff et al. 2010: some
people gain up to 30."""
TRIES = 3
"""Touches for one button before the next one comes: nobody is kept at what they cannot hit."""
SHAKES_FROM_MM = 1.5
"""A steady finger tip rolls by about 1 mm while it is down."""
SHOWS_FROM_MS = 60
"""A shorter touch says nothing of shaking: it is a third of one swing."""
BRUSH_MS = 120
"""A touch so short beside the button was not meant."""
AGAIN_WITHIN_MS = 700
"""A touch so soon after a hit is the same press once more."""
HOLDS_MS = 500
"""Asked of a finger that presses long and brushes short."""
WIDE_MISS_MM = 8.0
"""Farther from a button it is another place that was meant, and no filter helps."""


@dataclass(frozen=True)
class Contact:
    """One finger, from coming down to leaving. `spread_mm`: half of how far it moved meanwhile; `away_mm`: from the
    button's border, 0 on it."""

    began_ms: int
    lasted_ms: int
    spread_mm: float
    away_mm: float

    @property
    def hits(self) -> bool:
        return self.away_mm == 0


@dataclass(frozen=True)
class Attempt:
    """One button, and the touches for it; the last one hit it, or there were too many."""

    size_mm: float
    contacts: tuple[Contact, ...]

    @property
    def hit(self) -> bool:
        return bool(self.contacts) and self.contacts[-1].hits


def away(x: float, y: float, place: tuple[float, float, float, float]) -> float:
    """How far a point is from a place (left, top, right, bottom)."""
    left, top, right, bottom = place
    return hypot(max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom))


def found_in(attempts: Sequence[Attempt]) -> dict[str, Setting]:
    """What to set; empty where nothing was tried. What the touches do not speak of is left as it is."""
    contacts = [contact for attempt in attempts for contact in attempt.contacts]
    if not contacts:
        return {}
    return {**_tremor(contacts), **_hold(contacts), **_repeat(contacts), **_places(attempts)}


def _tremor(contacts: Sequence[Contact]) -> dict[str, Setting]:
    spreads = [contact.spread_mm for contact in contacts if contact.lasted_ms >= SHOWS_FROM_MS]
    shake = _most(spreads)
    misses = [contact.away_mm for contact in contacts if 0 < contact.away_mm <= WIDE_MISS_MM]
    reach = max(shake if shake >= SHAKES_FROM_MM else 0.0, mean(misses) if len(misses) >= 2 else 0.0)
    if not reach:
        return {"tremor_filter": False}
    return {"tremor_filter": True, "tremor_mm": next((mm for mm in (2, 4) if reach <= mm), 8)}


def _most(values: Sequence[float]) -> float:
    """Three of four are not more."""
    return quantiles(values, n=4)[2] if len(values) > 1 else max(values, default=0.0)


def _hold(contacts: Sequence[Contact]) -> dict[str, Setting]:
    """Only for who presses long: others could press nothing any more."""
    brushes = [contact for contact in contacts if not contact.hits and contact.lasted_ms <= BRUSH_MS]
    shortest = min((contact.lasted_ms for contact in contacts if contact.hits), default=0)
    return {"hold_ms": HOLDS_MS if len(brushes) >= 2 and shortest >= HOLDS_MS * 1.2 else 0}


def _repeat(contacts: Sequence[Contact]) -> dict[str, Setting]:
    ends = [contact.began_ms + contact.lasted_ms for contact in contacts if contact.hits]
    again = sum(1 for contact in contacts if any(0 < contact.began_ms - end <= AGAIN_WITHIN_MS for end in ends))
    return {"ignore_repeat_ms": 1000 if again >= 2 else 500}


def _places(attempts: Sequence[Attempt]) -> dict[str, Setting]:
    """Fewer places on a page are larger ones. Who hits none gets one, and may slide to it."""
    smallest = _smallest_hit(attempts)
    if smallest is None:
        return {"places": 1, "slide_to_edge": True}
    return {"places": 6 if smallest <= 20 else 4 if smallest <= 25 else 2}


def _smallest_hit(attempts: Iterable[Attempt]) -> float | None:
    """The smallest size that was hit at once each time; None when there is none."""
    at_once: dict[float, bool] = {}
    for attempt in attempts:
        first = bool(attempt.contacts) and attempt.contacts[0].hits
        at_once[attempt.size_mm] = at_once.get(attempt.size_mm, True) and first
    return min((size for size, hit in at_once.items() if hit), default=None)
