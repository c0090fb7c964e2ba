"""How everything looks just now: one theme, one measure, one density, and a signal when they change.

Widgets ask `look()` each time they measure or paint, and listen to `look().changed`.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.shared.fonts import font_of, load_fonts
from ui.shared.measure import Measure, measure_for
from ui.shared.theme import HIGH_CONTRAST, LIGHT, NIGHT, Theme, palette_of


@dataclass(frozen=True)
class Density:
    """Sizes of one mode, in mm on the glass and pt of text. Source: DESIGN.md, Measures."""

    name: str
    body_pt: float
    small_pt: float
    heading_pt: float
    title_pt: float
    button_pt: float
    primary_pt: float
    icon_mm: float
    button_mm: float
    primary_mm: float
    gap_mm: float
    radius_mm: float
    button_line_mm: float
    card_line_mm: float
    edge_mm: float
    buttons_in_primary: bool
    """Whether a plain button's border and word have the colour `primary` (else border and ink)."""


BRUKARE = Density("brukare", 24, 18, 28, 28, 24, 28, 14, 20, 20, 4, 3, 1.0, 0.6, 8, buttons_in_primary=True)
STAFF = Density("staff", 13, 11, 15, 21, 14, 20, 6, 11, 15, 2, 1.5, 0.4, 0.4, 3, buttons_in_primary=False)
HANDLAGGARE = Density("handlaggare", 13, 11, 15, 20, 13, 15, 6, 11, 15, 2, 1.5, 0.4, 0.4, 3, buttons_in_primary=False)
DENSITIES = {density.name: density for density in (BRUKARE, STAFF, HANDLAGGARE)}

LARGE_GROWS = 0.3
"""How much of the text scale reaches what a heading is larger than running text."""
FOCUS_RING_MM = 1.2
FOCUS_GAP_MM = 0.8


class Look(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Theme = LIGHT
        self._is_dark = False
        self.measure = Measure()
        self.density: Density = STAFF
        self.pictures = 1.0
        """Size of the pictures on buttons, in parts of the mode's own; 0: words alone."""

    def wear(
        self,
        *,
        theme: Theme | None = None,
        measure: Measure | None = None,
        density: Density | None = None,
        pictures: float | None = None,
    ) -> None:
        """Change what is named and repaint everything. Does nothing when nothing differs."""
        before = (self.theme, self.measure, self.density, self.pictures)
        self._chosen = self._chosen if theme is None or theme == NIGHT else theme
        self.measure = measure or self.measure
        self.density = density or self.density
        self.pictures = self.pictures if pictures is None else pictures
        if before == (self.theme, self.measure, self.density, self.pictures):
            return
        self._dress_application()
        self.changed.emit()

    @property
    def theme(self) -> Theme:
        """What is painted with: what was chosen, or the night's colours. High contrast is black already, and chosen by
        who needs it."""
        return NIGHT if self._is_dark and self._chosen != HIGH_CONTRAST else self._chosen

    def set_dark(self, is_dark: bool) -> None:
        """The night's colours over whatever is chosen, now or meanwhile; with the morning that is seen again."""
        before, self._is_dark = self.theme, is_dark
        if self.theme != before:
            self._dress_application()
            self.changed.emit()

    def mm(self, length_mm: float) -> int:
        return self.measure.mm(length_mm)

    def font(self, size_pt: float, *, bold: bool = False, italic: bool = False) -> QFont:
        return font_of(self.measure.pt(self._grown(size_pt)), bold=bold, italic=italic)

    def _grown(self, size_pt: float) -> float:
        """What is larger than running text grows more slowly: a name at 300 % still stands on a narrow glass."""
        over = size_pt - self.density.body_pt
        scale = self.measure.text_scale
        if over <= 0 or scale <= 1:
            return size_pt
        return self.density.body_pt + over * (1 + (scale - 1) * LARGE_GROWS) / scale

    def gap(self) -> int:
        return self.mm(self.density.gap_mm)

    def icon_px(self) -> int:
        return self.measure.scaled_mm(self.density.icon_mm * (self.pictures or 1.0))

    def ring_px(self) -> int:
        """Room that the focus ring takes on each side of what it surrounds."""
        return self.mm(FOCUS_RING_MM + FOCUS_GAP_MM)

    def bar_px(self) -> int:
        """Width of a scroll bar: what the page's edge leaves beside the ring, 3 mm at most."""
        return self.mm(min(3.0, self.density.edge_mm - FOCUS_RING_MM - FOCUS_GAP_MM))

    def line_px(self, line_mm: float) -> int:
        return self.mm(line_mm + self.theme.line_extra_mm)

    def _dress_application(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette_of(self.theme))
            app.setFont(self.font(self.density.body_pt))


_look: Look | None = None


def look() -> Look:
    """The one look of this program."""
    global _look  # noqa: PLW0603 - one screen, one look
    if _look is None:
        _look = Look()
    return _look


def application(name: str) -> QApplication:
    """With the style from the first. Given to it afterwards it would cost 13 ms, for PySide then makes Python's side
    of every class of styles (measured)."""
    return QApplication([name, "-style", "fusion"])


def dress(
    _app: QApplication,
    density: Density,
    *,
    theme: Theme = LIGHT,
    text_scale: float = 1.0,
    measure: Measure | None = None,
) -> Look:
    """Fonts, palette and measures, once at the start of a program."""
    load_fonts()
    now = look()
    now._chosen, now.density = theme, density
    now.measure = measure or measure_for(QGuiApplication.primaryScreen(), text_scale)
    now._dress_application()
    now.changed.emit()
    return now
