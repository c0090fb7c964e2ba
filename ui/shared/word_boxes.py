"""Where on the glass some of the words of a set text stand."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout

from ui.shared.wrapped_text import SOFT_HYPHEN, WrappedText


def boxes(lines: WrappedText, text: str, start: int, length: int) -> list[QRectF]:
    """One for each line that holds some of `text[start:start + length]`, from the text's own corner."""
    found, begun = [], 0
    for (layout, top), paragraph in zip(lines._layouts, text.split("\n"), strict=False):
        first, last = max(0, start - begun), min(len(paragraph), start + length - begun)
        begun += len(paragraph) + 1
        if first < last:
            places = _places(paragraph, layout.text())
            found += [box.translated(0, top) for box in _in_layout(layout, places[first], places[last])]
    return found


def _in_layout(layout: QTextLayout, first: int, last: int) -> list[QRectF]:
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if begin < end:
            sides = sorted((_x(line.cursorToX(begin)), _x(line.cursorToX(end))))
            found.append(QRectF(sides[0], line.y(), sides[1] - sides[0], line.height()))
    return found


def _x(at: object) -> float:
    """PySide gives the cursor's place and the character's, or the place alone."""
    if isinstance(at, tuple):
        return float(at[0])
    assert isinstance(at, float | int)
    return float(at)


def _places(text: str, parted: str) -> list[int]:
    """For each character of the text where it stands in the layout's, which may hold more soft hyphens; and its end."""
    places, at = [], 0
    for sign in text:
        while at < len(parted) and parted[at] != sign and parted[at] == SOFT_HYPHEN:
            at += 1
        places.append(at)
        at += 1
    return [*places, len(parted)]
