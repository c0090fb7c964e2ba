"""The shipped typeface: Atkinson Hyperlegible Next with the digits of Noto Sans, as "Tryggve Text".

Arabic letters are "Tryggve Arabic", loaded with the first text that has any. How both were made:
installer/build_fonts.py. Other scripts are taken by Qt from the system's Noto Sans.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from ui.shared.language import has_from_right
from ui.shared.resource import FOLDER

FAMILY = "Tryggve Text"
ARABIC_FAMILY = "Tryggve Arabic"
FALLBACK_FAMILY = "Noto Sans"


_loaded: set[str] = set()
_families = [FAMILY, FALLBACK_FAMILY]


def load_fonts() -> None:
    """Make the family known to Qt. Raises RuntimeError when a file of the program is missing or damaged."""
    for style in ("Regular", "Bold"):
        _load(f"TryggveText-{style}")


def load_for(text: str) -> None:
    """What the text's script needs."""
    if ARABIC_FAMILY in _families or not has_from_right(text):
        return
    for style in ("Regular", "Bold"):
        _load(f"TryggveArabic-{style}")
    _families.insert(1, ARABIC_FAMILY)
    font_of.cache_clear()


def _load(file: str) -> None:
    if file in _loaded:
        return
    if QFontDatabase.addApplicationFont(str(FOLDER / "fonts" / f"{file}.ttf")) < 0:
        raise RuntimeError(f"the font {file}.ttf cannot be used")
    _loaded.add(file)


@lru_cache(maxsize=64)
def font_of(size_px: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """One font for all who ask for the same: whoever wants to change it makes a copy. A page asks some thousand times
    while it finds its layout."""
    if italic:
        _load("TryggveText-Italic")  # no first screen has any
    font = QFont()
    font.setFamilies(_families)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setItalic(italic)
    return font
