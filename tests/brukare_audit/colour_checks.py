"""Pictures, lines and the alarm's red, from the pixels."""

from collections.abc import Iterator

from PySide6.QtGui import QColor

from tests.brukare_audit.pixels import apart, contrast_of, words_of
from tests.brukare_audit.seen import Box, Finding, Line, Seen

LEAST = 3.0
"""Contrast of pictures and lines. Source: DESIGN.md, "no line under 3:1"; WCAG 2.2, 1.4.11."""
OUTSIDE_MM = 0.7
"""How far outside a line its ground is looked at."""
RED_SAME = 12
"""How far two parts of a colour may differ and still be the alarm's red, of 255."""
RED_HUE, RED_SATURATION = 14, 130
"""A red: hue at most so many degrees from 0, and so full. The plum and brown of the drawn faces are none."""
RED_LEAST_PX = 30
EVERY = 2
"""Every second pixel each way is looked at: no letter of 18 pt and no line is thinner."""


def check_pictures(seen: Seen) -> Iterator[Finding]:
    for picture in seen.drawn:
        box = picture.box.shared(picture.clip)
        if picture.is_photo or box.is_empty or not picture.clip.holds(picture.box):
            continue
        counted = seen.pixels.counted(box.left, box.top, box.right, box.bottom)
        found = contrast_of(counted, counted)
        if found < LEAST:
            yield Finding("picture", picture.path, f"{found:.1f}:1", f"{LEAST:g}:1 or more", picture.box)


def check_whole_pictures(seen: Seen) -> Iterator[Finding]:
    for picture in seen.drawn:
        is_seen = not picture.box.shared(picture.clip).is_empty
        if is_seen and not picture.scrolls and not picture.clip.holds(picture.box):
            yield Finding("cut picture", picture.path, "a part of it is cut off", "all of it", picture.box)


def check_lines(seen: Seen) -> Iterator[Finding]:
    for line in seen.lines:
        contrasts = [found for found in _sides(seen, line) if found is not None]
        if contrasts and max(contrasts) < LEAST:
            found = max(contrasts)
            yield Finding("line colour", line.path, f"{found:.1f}:1", f"{LEAST:g}:1 or more", line.box)


def _sides(seen: Seen, line: Line) -> Iterator[float | None]:
    """The line's contrast in the middle of each side, where that is on the glass."""
    box, half, out = line.box, line.width / 2, seen.px(OUTSIDE_MM)
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for on, off in (
        ((box.left + half, down), (box.left - out, down)),
        ((box.right - half, down), (box.right + out, down)),
        ((across, box.top + half), (across, box.top - out)),
        ((across, box.bottom - half), (across, box.bottom + out)),
    ):
        yield apart(seen.pixels.at(*on), seen.pixels.at(*off)) if _is_in(on, line.clip) else None


def _is_in(point: tuple[float, float], box: Box) -> bool:
    return box.left <= point[0] < box.right and box.top <= point[1] < box.bottom


def check_red(seen: Seen) -> Iterator[Finding]:
    counted = seen.pixels.counted(0, 0, seen.pixels.width, seen.pixels.height, step=EVERY)
    excused = [control.box for control in seen.controls if control.is_alarm]
    excused += [picture.box for picture in seen.drawn if picture.is_photo]
    for box in excused:
        left, top = box.left - box.left % EVERY, box.top - box.top % EVERY
        counted.subtract(seen.pixels.counted(left, top, box.right, box.bottom, step=EVERY))
    for colour, count in counted.items():
        if count * EVERY * EVERY > RED_LEAST_PX and is_alarm_red(colour, seen.alarm_red):
            measured = f"{words_of(colour)} in some {count * EVERY * EVERY} pixels"
            yield Finding("red", "", measured, "red for the alarm alone", seen.glass)


def is_alarm_red(colour: int, token: str) -> bool:
    mine, alarm = QColor(colour), QColor(token)
    parts = ((mine.red(), alarm.red()), (mine.green(), alarm.green()), (mine.blue(), alarm.blue()))
    if all(abs(one - other) <= RED_SAME for one, other in parts):
        return True
    hue = mine.hue()
    near = 0 <= hue <= RED_HUE or hue >= 360 - RED_HUE
    return near and mine.saturation() >= RED_SATURATION and mine.value() >= 60
