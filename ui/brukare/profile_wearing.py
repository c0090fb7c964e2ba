"""Puts on the tablet what fits its person, whenever that has changed: colours, size of text, side, fingers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.tablet_profile import Hand as Side
from app.domain.tablet_profile import Pictograms, PressOn, Setting, TabletProfile
from ui.brukare.stage import Sided
from ui.shared.language import speaking, want_language
from ui.shared.look import look
from ui.shared.theme import THEMES, Theme
from ui.shared.touch import TouchSurface, TouchWays

PICTURES = {Pictograms.LESS: 0.0, Pictograms.USUAL: 1.0, Pictograms.MORE: 1.5}


class Wearing(QObject):
    changed = Signal(object)
    """The TabletProfile that is worn from now on."""

    def __init__(self, frame: Sided, surface: Callable[[], TouchSurface]) -> None:
        """`surface`: asked for when a finger is to be followed otherwise than as for everybody."""
        super().__init__(frame.screens)
        self._frame, self._surface = frame, surface
        self._begun: tuple[Theme, float, str] | None = None
        """Colours, text scale and language as the program was started: they stand where nobody has set anything."""
        self._settings: dict[str, Setting] | None = None
        self.profile = TabletProfile()

    @property
    def settings(self) -> Mapping[str, Setting]:
        """What somebody has set."""
        return self._settings or {}

    @property
    def scale_percent(self) -> int:
        """Of the text, as it is seen."""
        return round(look().measure.text_scale * 100)

    @property
    def ways(self) -> TouchWays:
        return ways_of(self.profile)

    def wear(self, profile: TabletProfile, settings: Mapping[str, Setting]) -> None:
        """Nothing is touched when nothing has changed."""
        if profile == self.profile and dict(settings) == self._settings:
            return
        first = self._settings is None and not settings and self._begun is None
        self.profile, self._settings = profile, dict(settings)
        if not first:
            self._dress(profile, settings)
            self._frame.show_hand(left=profile.hand is Side.LEFT if "hand" in settings else None)
            self._surface().ways = self.ways
        self.changed.emit(profile)

    def wear_again(self) -> None:
        """After something else was worn for a while."""
        if self._begun is not None:
            self._dress(self.profile, self.settings)
        self._surface().ways = self.ways

    def go_on_from(self, before: "Wearing") -> None:
        """The same person's, in screens made anew: how the program was started is still known."""
        self._begun = before._begun

    def _dress(self, profile: TabletProfile, settings: Mapping[str, Setting]) -> None:
        now = look()
        if self._begun is None:
            self._begun = now.theme, now.measure.text_scale, speaking().code
        theme, scale, language = self._begun
        scale = profile.text_percent / 100 if "text_percent" in settings else scale
        theme = THEMES[profile.theme] if "theme" in settings else theme
        pictures = PICTURES[profile.pictograms]
        now.wear(theme=theme, measure=replace(now.measure, text_scale=scale), pictures=pictures)
        want_language(profile.language if "language" in settings else language)


def ways_of(profile: TabletProfile) -> TouchWays:
    return TouchWays(
        on_touch=profile.press_on is PressOn.TOUCH,
        hold_ms=profile.hold_ms,
        ignore_repeat_ms=profile.ignore_repeat_ms,
        tremor_mm=float(profile.tremor_mm) if profile.tremor_filter else 0.0,
        dwell_ms=profile.dwell_ms,
        slide_to_edge=profile.slide_to_edge,
    )
