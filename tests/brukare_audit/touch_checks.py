"""Sizes, gaps and edges of what is pressed; how much there is to choose among; names. Source: DESIGN.md, Measures."""

from collections.abc import Iterator
from itertools import combinations
from math import hypot

from tests.brukare_audit.seen import ROUNDING_PX, Box, Control, Finding, Seen

LEAST_TARGET_MM = 16.0
BUTTON_HIGH_MM = 20.0
ALARM_MM = 30.0
GAP_MM = 4.0
SIDE_MM = 8.0
"""Nothing to press so near the sides where a hand holds."""
END_MM = 4.0
"""Touches that begin so near the glass's edge are ignored."""
CHOICES = 6
KEY_MM = 15.0


def _found(check: str, control: Control, measured: str, wanted: str) -> Finding:
    return Finding(check, control.path, measured, wanted, control.box, control.name)


def _seen(seen: Seen) -> list[Control]:
    return [control for control in seen.controls if not control.shown.is_empty]


def _target(control: Control) -> Box:
    return control.box if control.scrolls else control.shown


def check_size(seen: Seen) -> Iterator[Finding]:
    for control in _seen(seen):
        box = _target(control)
        width, height = seen.mm(box.width + ROUNDING_PX), seen.mm(box.height + ROUNDING_PX)
        measured = f"{seen.mm(box.width):.1f} × {seen.mm(box.height):.1f} mm"
        if control.is_alarm:
            if min(width, height) < ALARM_MM:
                yield _found("size", control, measured, f"an alarm of at least {ALARM_MM:g} mm each way")
        elif control.is_key:
            if seen.is_landscape and min(width, height) < KEY_MM:
                yield _found("keys", control, measured, f"a key of at least {KEY_MM:g} mm each way")
        elif min(width, height) < LEAST_TARGET_MM:
            yield _found("size", control, measured, f"at least {LEAST_TARGET_MM:g} mm each way")
        elif control.is_button and height < BUTTON_HIGH_MM:
            yield _found("size", control, measured, f"a button at least {BUTTON_HIGH_MM:g} mm high")


def check_whole_controls(seen: Seen) -> Iterator[Finding]:
    """None is cut off by what it stands in, or by the glass."""
    for control in _seen(seen):
        if not control.scrolls and not control.shown.holds(control.box):
            lost = seen.mm(max(control.box.height - control.shown.height, control.box.width - control.shown.width))
            yield _found("cut control", control, f"{lost:.1f} mm of it are cut off", "all of it on the glass")


def check_gaps(seen: Seen) -> Iterator[Finding]:
    for one, other in combinations(_seen(seen), 2):
        if one.path in other.within or other.path in one.within:
            continue
        if one.is_key and other.is_key:
            continue
        gap = _between(one.shown, other.shown)
        if seen.mm(gap + ROUNDING_PX) < GAP_MM:
            yield _found("gap", one, f"{seen.mm(gap):.1f} mm to {other.name!r}", f"at least {GAP_MM:g} mm")


def _between(one: Box, other: Box) -> float:
    """Pixels from edge to edge; 0 where they touch or overlap."""
    right = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return hypot(right, down)


def check_edges(seen: Seen) -> Iterator[Finding]:
    glass = seen.glass
    for control in _seen(seen):
        box = control.shown
        side = seen.mm(min(box.left - glass.left, glass.right - box.right) + ROUNDING_PX)
        end = seen.mm(min(box.top - glass.top, glass.bottom - box.bottom) + ROUNDING_PX)
        if side < SIDE_MM:
            yield _found("edge", control, f"{side:.1f} mm from the side", f"at least {SIDE_MM:g} mm")
        if end < END_MM and not control.scrolls:
            yield _found("edge", control, f"{end:.1f} mm from top or bottom", f"at least {END_MM:g} mm")


def check_choices(seen: Seen) -> Iterator[Finding]:
    """Keys are no choices; nor is what stands on every screen, nor turning and going back, nor the names of
    languages."""
    choices = [
        control
        for control in _seen(seen)
        if control.is_enabled
        and not (control.is_key or control.is_language or control.is_alarm or control.stands_everywhere)
    ]
    if len(choices) > CHOICES:
        names = ", ".join(control.name for control in choices)
        yield Finding("choices", choices[0].path, f"{len(choices)}: {names}", f"at most {CHOICES}", seen.glass)


def check_names(seen: Seen) -> Iterator[Finding]:
    for control in _seen(seen):
        if not control.name:
            yield _found("name", control, "no accessible name", "a name for assistive technology")
