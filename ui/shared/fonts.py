"""The shipped typeface: Atkinson Hyperlegible Next with the digits of Noto Sans, as "Tryggve Text".

How it was made: installer/build_fonts.py. Scripts that it lacks are taken by Qt from the system's Noto Sans.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from ui.shared.resource import FOLDER

FAMILY = "Tryggve Text"
FALLBACK_FAMILY = "Noto Sans"


_loaded: set[str] = set()


def load_fonts() -> None:
    """Make the family known to Qt. Raises RuntimeError when a file of the program is missing or damaged."""
    for style in ("Regular", "Bold"):
        _load(style)


def _load(style: str) -> None:
    if style in _loaded:
        return
    if QFontDatabase.addApplicationFont(str(FOLDER / "fonts" / f"TryggveText-{style}.ttf")) < 0:
        raise RuntimeError(f"the font TryggveText-{style}.ttf cannot be used")
    _loaded.add(style)


@lru_cache(maxsize=64)
def font_of(size_px: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """One font for all who ask for the same: whoever wants to change it makes a copy. A page asks some thousand times
    while it finds its layout."""
    if italic:
        _load("Italic")  # no first screen has any
    font = QFont()
    font.setFamilies([FAMILY, FALLBACK_FAMILY])
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setItalic(italic)
    return font
