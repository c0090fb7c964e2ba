"""Where a long column of parts may be cut into pages, and how high each part is. What a page looks like is in
`paged.py`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.shared.look import look
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words


@dataclass(frozen=True)
class Slice:
    """What one page shows of the long column, in pixels from its top."""

    top: int
    bottom: int


BEGINS_PAGE = "begins_page"
"""Property of a part that always stands first on its page."""


def slices(
    breaks: Sequence[int], ends: Sequence[int], height: int, *, fresh: Collection[int] = frozenset()
) -> list[Slice]:
    """Cut a column at allowed places into pages of at most `height`.

    `breaks`: tops at which a page may begin, rising, the first 0. `ends`: for each, where the piece that begins there
    ends. `fresh`: of the breaks, those at which a page has to begin. A piece taller than a page has a page of its own
    and is cut.
    """
    pages: list[Slice] = []
    first = 0
    while first < len(breaks):
        last = first
        while last + 1 < len(breaks) and ends[last + 1] - breaks[first] <= height and breaks[last + 1] not in fresh:
            last += 1
        pages.append(Slice(breaks[first], ends[last]))
        first = last + 1
    return pages or [Slice(0, 0)]


def breaks_of(
    parts: Sequence[QWidget], heights: Sequence[int], *, whole: Sequence[bool], page: int
) -> tuple[list[int], list[int]]:
    """Where a page may begin, and where what begins there ends. Without words a part is cut between its buttons."""
    breaks, ends, top = [], [], 0
    for part, height, keep in zip(parts, heights, whole, strict=True):
        kept_whole = keep and bool(words_of(part))
        for begin, end in ((0, height),) if kept_whole else _pieces(part, page):
            breaks.append(top + begin)
            ends.append(top + end)
        top += height + look().gap()
    return breaks, ends


def last_on(page: Slice, heights: Sequence[int]) -> int:
    """The number of the part with which the page ends."""
    top = 0
    for number, height in enumerate(heights):
        top += height + look().gap()
        if top >= page.bottom:
            return number
    return len(heights) - 1


def words_of(part: QWidget) -> list[Words]:
    """All that are in it; a part may be words and nothing else."""
    return [part] if isinstance(part, Words) else part.findChildren(Words)


def height_of(part: QWidget, width: int) -> int:
    """What the part needs at this width."""
    layout = part.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.heightForWidth(width)
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def measured(part: QWidget, width: int) -> int:
    """The height that the part needs; it is laid out there, seen or not."""
    part.resize(width, part.height())
    _settle(part)
    height = height_of(part, width)
    if part.height() != height:
        part.resize(width, height)
        _settle(part)  # a hidden part would stand as it stood in its old height, in the middle of that
    return height


@runtime_checkable
class Fits(Protocol):
    """A part that arranges itself by its width; Qt tells a hidden one of its new width only when it is shown."""

    def fit(self) -> None: ...


def _settle(part: QWidget) -> None:
    """Lay out a part that may be hidden, for which Qt would wait until it is seen."""
    if isinstance(part, Fits):
        part.fit()
    layouts = [layout for widget in (part, *part.findChildren(QWidget)) if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.invalidate()
    # Inwards each is given its room; each then asks the one around it anew, and outwards that is answered.
    for layout in (*layouts, *reversed(layouts)):
        layout.activate()


def _pieces(part: QWidget, page: int) -> list[tuple[int, int]]:
    """Where the part may be cut: between its words and its buttons; between lines only in words that no page holds."""
    _settle(part)
    tops: list[tuple[int, int]] = []
    for words in words_of(part):
        if (words is not part and not words.isVisibleTo(part)) or not words.text():
            continue
        top = words.mapTo(part, QPoint(0, 0)).y()
        high = words.heightForWidth(words.width())
        lines = max(1, words._set(words.width()).lines) if high > page else 1
        each = high / lines
        tops += [(round(top + number * each), round(top + (number + 1) * each)) for number in range(lines)]
    for button in part.findChildren(TouchButton):  # with the ring below it, which a page's end would cut off
        if not button.isVisibleTo(part):
            continue
        top = button.mapTo(part, QPoint(0, 0)).y()
        tops.append((top, min(part.height(), top + button.height() + look().ring_px())))
    return _without_overlap(sorted(set(tops)), part.height())


def _without_overlap(found: list[tuple[int, int]], height: int) -> list[tuple[int, int]]:
    """Pieces beside each other become one; the first begins and the last ends with the part."""
    pieces: list[tuple[int, int]] = []
    for begin, end in found:
        if pieces and begin < pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((begin, end))
    if not pieces:
        return [(0, height)]
    pieces[0] = (0, pieces[0][1])
    pieces[-1] = (pieces[-1][0], max(height, pieces[-1][1]))
    return pieces
