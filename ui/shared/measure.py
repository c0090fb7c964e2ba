"""Millimetres and points on the glass, as pixels. Nothing here knows of colours or widgets."""

import os
from dataclasses import dataclass

from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
MM_PER_PT = 0.353
PPI_SETTING = "TRYGGVE_PPI"
"""Environment variable: pixels per inch of the glass, for screens that do not know it (virtual ones, some kiosks)."""
SANE_PPI = (60.0, 640.0)
"""What a screen may claim and be believed: from a 50-inch television to the densest phone."""
FALLBACK_PPI = 149.0
"""The 10.1-inch 1280 x 800 tablet of the design, for a screen that claims nonsense."""
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 3.0


@dataclass(frozen=True)
class Measure:
    """`text_scale` 1.0 to 3.0 enlarges words and the pictures beside them, not gaps and borders."""

    ppi: float = FALLBACK_PPI
    text_scale: float = 1.0

    def mm(self, length_mm: float) -> int:
        """Whole pixels, at least one."""
        return max(1, round(self.exact_mm(length_mm)))

    def exact_mm(self, length_mm: float) -> float:
        return length_mm / MM_PER_INCH * self.ppi

    def pt(self, size_pt: float) -> int:
        """Pixels of a text size at the person's text scale."""
        return max(1, round(self.exact_mm(size_pt * MM_PER_PT) * self.text_scale))

    def scaled_mm(self, length_mm: float) -> int:
        """Pixels of something that grows with the text, such as a picture beside a word: half as fast as the text,
        so that the word keeps its room."""
        return self.mm(length_mm * (1 + (self.text_scale - 1) / 2))


def measure_for(screen: QScreen | None, text_scale: float = 1.0) -> Measure:
    """The setting first, then what the screen claims if that can be true, then the tablet of the design."""
    scale = min(max(text_scale, SMALLEST_SCALE), LARGEST_SCALE)
    return Measure(ppi=_ppi_of(screen), text_scale=scale)


def _ppi_of(screen: QScreen | None) -> float:
    setting = os.environ.get(PPI_SETTING, "")
    try:
        wanted = float(setting.replace(",", "."))
    except ValueError:
        wanted = 0.0
    claimed = screen.physicalDotsPerInch() if screen is not None else 0.0
    for ppi in (wanted, claimed):
        if SANE_PPI[0] <= ppi <= SANE_PPI[1]:
            return ppi
    return FALLBACK_PPI
