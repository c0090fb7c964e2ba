"""The focus ring: seen, and whole. Found by what changes on the glass when something gets the focus."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.brukare_audit.pixels import Pixels, apart
from tests.brukare_audit.seen import Box, Finding

LEAST = 3.0
WIDTH_MM = 1.2
SPOTS = (0.2, 0.5, 0.8)
"""Parts of a side at which the ring is looked for."""
BEYOND_MM = 4.0
"""How far outside a control its ring may lie."""


@dataclass(frozen=True)
class Focused:
    """The glass around a control with the focus and without it; `box` is the control in these pictures."""

    path: str
    name: str
    box: Box
    ppi: float
    before: Pixels
    after: Pixels
    at: Box
    """The control on the glass."""


def check_ring(focused: Focused) -> Iterator[Finding]:
    width = WIDTH_MM / 25.4 * focused.ppi - 1
    for side, reach in _sides(focused):
        found = [_thickness(focused, way) for way in reach]
        if min(found) < width:
            mm = min(found) / focused.ppi * 25.4
            measured = f"{mm:.1f} mm of ring {side}"
            yield Finding("ring", focused.path, measured, f"{WIDTH_MM:g} mm at {LEAST:g}:1", focused.at, focused.name)
            return


def _sides(focused: Focused) -> Iterator[tuple[str, list[list[tuple[float, float]]]]]:
    """For each side, rows of points from the control's edge outward."""
    box, far = focused.box, round(BEYOND_MM / 25.4 * focused.ppi)
    steps = range(-far // 2, far)

    def along(begin: float, end: float) -> list[float]:
        return [begin + (end - begin) * spot for spot in SPOTS]

    down, across = along(box.top, box.bottom), along(box.left, box.right)
    yield "at the left", [[(box.left - step, y) for step in steps] for y in down]
    yield "at the right", [[(box.right + step, y) for step in steps] for y in down]
    yield "above", [[(x, box.top - step) for step in steps] for x in across]
    yield "below", [[(x, box.bottom + step) for step in steps] for x in across]


def _thickness(focused: Focused, way: list[tuple[float, float]]) -> float:
    """Of the longest run of points that stand out from what was there before."""
    longest = now = 0
    for x, y in way:
        is_on_glass = 0 <= x < focused.before.width and 0 <= y < focused.before.height
        rings = is_on_glass and apart(focused.before.at(x, y), focused.after.at(x, y)) >= LEAST
        now = now + 1 if rings else 0
        longest = max(longest, now)
    return longest
