"""Colours of a rendered picture: what is ink, what is ground, and how far apart they stand."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QImage

CORE_SHARE = 0.2
"""Part of a shape's pixels that are surely its core: the rest are paled by anti-aliasing. Of the thinnest letters there
are, 18 pt at 149 ppi, it is more than twice that."""
GROUND_SHARE = 0.15
"""Part of the pixels around a text from which a colour is a ground of it. No colour of an edge comes near that."""
LEAST_APART = 1.3
"""Contrast below which two colours are the same shape."""


class Pixels:
    """32-bit pixels of one picture, read once."""

    def __init__(self, image: QImage) -> None:
        whole = image.convertToFormat(QImage.Format.Format_RGB32)
        self.image = whole
        self.width, self.height = whole.width(), whole.height()
        self._stride = whole.bytesPerLine() // 4
        self._data = memoryview(bytes(whole.constBits())).cast("I")

    def at(self, x: float, y: float) -> int:
        """The colour there as 0xRRGGBB; outside, that of the nearest edge."""
        column = min(max(int(x), 0), self.width - 1)
        row = min(max(int(y), 0), self.height - 1)
        return self._data[row * self._stride + column] & 0xFFFFFF

    def rows(self, left: float, top: float, right: float, bottom: float, *, step: int = 1) -> Iterable[memoryview]:
        begin, end = max(0, int(left)), min(self.width, int(right + 0.999))
        if end <= begin:
            return
        for row in range(max(0, int(top)), min(self.height, int(bottom + 0.999)), step):
            yield self._data[row * self._stride + begin : row * self._stride + end : step]

    def counted(self, left: float, top: float, right: float, bottom: float, *, step: int = 1) -> Counter[int]:
        """How many pixels have which colour. Most rows of a page are like others: each kind is counted once."""
        kinds = Counter(row.tobytes() for row in self.rows(left, top, right, bottom, step=step))
        counted: Counter[int] = Counter()
        for row, times in kinds.items():
            for colour, count in Counter(memoryview(row).cast("I").tolist()).items():
                counted[colour & 0xFFFFFF] += count * times
        return counted

    def copied(self, left: float, top: float, right: float, bottom: float) -> bytes:
        return b"".join(row.tobytes() for row in self.rows(left, top, right, bottom))


@lru_cache(maxsize=65536)
def luminance(colour: int) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [((colour >> shift) & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def apart(one: int, other: int) -> float:
    """Contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ground_of(around: Counter[int]) -> int:
    return around.most_common(1)[0][0]


def core_of(inside: Counter[int], ground: int) -> int | None:
    """The colour of a shape's core on its ground; None where there is no shape."""
    shape = sorted(
        ((apart(colour, ground), colour, count) for colour, count in inside.items()), key=lambda each: -each[0]
    )
    shape = [each for each in shape if each[0] >= LEAST_APART]
    wanted = sum(count for _, _, count in shape) * CORE_SHARE
    reached = 0
    for _, colour, count in shape:
        reached += count
        if reached >= wanted:
            return colour
    return None


def contrast_of(inside: Counter[int], around: Counter[int]) -> float:
    """The core of what stands `inside` against the worst of the grounds `around` it. 1 where nothing is to be seen."""
    ground = ground_of(around)
    core = core_of(inside, ground)
    if core is None:
        return 1.0
    least = GROUND_SHARE * around.total()
    grounds = [colour for colour, count in around.items() if count >= least and apart(colour, core) >= LEAST_APART]
    return min((apart(core, colour) for colour in grounds), default=apart(core, ground))


def words_of(colour: int) -> str:
    return f"#{colour:06X}"
