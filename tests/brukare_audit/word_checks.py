"""Whether every word can be read: its contrast and size, whether it is whole, and whether lines are long enough."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tests.brukare_audit.pixels import contrast_of
from tests.brukare_audit.seen import Finding, Run, Seen, Told

CONTRAST = 7.0
SMALLEST_PT = 18.0
ORDINARY_PT = 24.0
REMARK_SIGNS = 90
"""What is longer than two short sentences is no short remark. Ours, for DESIGN.md names no number."""
SIGNS_A_LINE = 13
"""Source: University of Minnesota, enlarged text; findings/accessibility.md."""
AROUND_EM = 0.3
"""How far around the letters their ground is looked at."""
SLACK_PT = 0.4
"""A size in pt is rounded to whole pixels."""

_known: dict[tuple[str, bytes, bytes], float] = {}
"""Contrast by the very pixels: the same words on the same ground are counted once."""


def _found(check: str, run: Run, measured: str, wanted: str) -> Finding:
    return Finding(check, run.path, measured, wanted, run.box, run.text)


def _readable(seen: Seen) -> list[Run]:
    return [run for run in seen.runs if run.is_seen and run.is_whole]


def check_contrast(seen: Seen) -> Iterator[Finding]:
    for run in _readable(seen):
        found = _contrast(seen, run)
        if found < CONTRAST:
            yield _found("contrast", run, f"{found:.1f}:1", f"{CONTRAST:g}:1 or more")


def _contrast(seen: Seen, run: Run) -> float:
    box, around = run.box, run.box.grown(run.pixel_size * AROUND_EM).shared(run.clip)
    inside = (box.left, box.top, box.right, box.bottom)
    outside = (around.left, around.top, around.right, around.bottom)
    known = (run.text, seen.pixels.copied(*inside), seen.pixels.copied(*outside))
    if known not in _known:
        if len(_known) > 2000:
            _known.clear()
        _known[known] = contrast_of(seen.pixels.counted(*inside), seen.pixels.counted(*outside))
    return _known[known]


def check_clipped(seen: Seen) -> Iterator[Finding]:
    """A line is whole or not there at all; what scrolls may stand half behind the edge."""
    for run in seen.runs:
        if run.is_seen and not run.is_whole and not run.scrolls:
            shown = run.box.shared(run.clip)
            lost = max(run.box.height - shown.height, run.box.width - shown.width)
            yield _found("clipped", run, f"{lost:.0f} px of the letters are cut off", "all of the letters")


def check_all_is_painted(seen: Seen) -> Iterator[Finding]:
    """Each sign that the widget has to say is painted, and no sentence ends in three dots that nobody wrote."""
    for told in seen.told:
        painted, wanted = _signs("".join(run.text for run in told.runs)), _signs(told.text)
        if missing := wanted - painted:
            box = told.runs[0].box if told.runs else seen.glass
            measured = f"{missing.total()} signs are not painted"
            yield Finding("missing words", told.path, measured, f"all {wanted.total()}", box, told.text)


def _signs(text: str) -> Counter[str]:
    """How many of which: in what order runs are painted differs where a sentence has two directions."""
    return Counter(sign for sign in text if sign.isalnum())


def check_overlap(seen: Seen) -> Iterator[Finding]:
    """Words of different parts never stand over each other, nor over a picture, nor over somebody else's button."""
    told = [one for one in seen.told if any(run.is_seen for run in one.runs)]
    for one, other in combinations(told, 2):
        for run in one.runs:
            for over in other.runs:
                yield from _over(run, over, f"stands over {over.text!r}")
    for run in seen.runs:
        for picture in seen.drawn:
            if run.is_seen and _covers(run, picture.box.shared(picture.clip)):
                yield _found("overlap", run, f"stands over the picture of {picture.path}", "words and pictures apart")
        for control in seen.controls:
            strange = control.path != run.path and not run.path.startswith(f"{control.path}/")
            if strange and run.is_seen and _covers(run, control.shown):
                yield _found("overlap", run, f"stands over {control.name!r}", "words and controls apart")


def _over(run: Run, other: Run, measured: str) -> Iterator[Finding]:
    if run.is_seen and other.is_seen and _covers(run, other.box.shared(other.clip)):
        yield _found("overlap", run, measured, "each word on a place of its own")


def _covers(run: Run, place: object) -> bool:
    shared = run.box.shared(run.clip).shared(place)  # type: ignore[arg-type]
    return shared.width > 1 and shared.height > 1


def check_line_length(seen: Seen) -> Iterator[Finding]:
    """Running text: what takes more than one line, and is no word on a button."""
    for told in seen.told:
        if told.on_control or lines_of(told) < 2:
            continue
        signs = signs_a_line(told)
        if signs < SIGNS_A_LINE:
            run = told.runs[0]
            yield _found("line", run, f"{signs:.1f} signs a line", f"at least {SIGNS_A_LINE}")


def lines_of(told: Told) -> int:
    """How many lines there are: letters on one line stand beside each other, low ones and high ones."""
    lines, bottom = 0, float("-inf")
    for box in sorted((run.box for run in told.runs), key=lambda box: box.top):
        if box.top >= bottom:
            lines += 1
        bottom = max(bottom, box.bottom)
    return lines


def signs_a_line(told: Told) -> float:
    """How many signs of this very text have room in its width."""
    signs, width = sum(len(run.text) for run in told.runs), sum(run.advance for run in told.runs)
    return told.room / (width / signs) if width else 0.0


def check_letter_size(seen: Seen) -> Iterator[Finding]:
    for told in seen.told:
        whole = [run for run in told.runs if run.is_seen]
        smallest = min(whole, key=lambda run: run.pixel_size, default=None)
        if smallest is None:
            continue
        size, length = seen.pt(smallest.pixel_size) + SLACK_PT, sum(len(run.text) for run in told.runs)
        if size < SMALLEST_PT:
            yield _found("small", smallest, f"{size - SLACK_PT:.1f} pt", f"at least {SMALLEST_PT:g} pt")
        elif size < ORDINARY_PT and length > REMARK_SIGNS:
            measured = f"{length} signs in {size - SLACK_PT:.1f} pt"
            yield _found("small", smallest, measured, f"{ORDINARY_PT:g} pt for more than a short remark")
