"""How a brukare's tablet fits its person: what can be set, within which bounds, and how it is read.

Kept as settings by name, each written by itself. What a newer program has set stays where it is and is not read here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

Setting = int | float | str | bool
"""The value of one setting. Something richer would be a new kind of record."""

MOST_SETTINGS = 64
MOST_SIGNS = 64
"""Of a name, and of a value that is a word: codes, never sentences. Raised when a program has more to set."""


class Colours(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class PressOn(StrEnum):
    RELEASE = "release"
    TOUCH = "touch"


class AlertSound(StrEnum):
    """By how high it sounds: the ear loses the high ones first."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Pictograms(StrEnum):
    LESS = "less"
    """Words alone."""
    USUAL = "usual"
    MORE = "more"
    """Larger ones."""


class Hand(StrEnum):
    """On which side the alarm's column stands."""

    LEFT = "left"
    RIGHT = "right"


class ScanMode(StrEnum):
    """How the tablet is used without touch."""

    NONE = "none"
    ONE_SWITCH_AUTOMATIC = "one_switch_automatic"
    ONE_SWITCH_STEP = "one_switch_step"
    TWO_SWITCHES = "two_switches"


class TabletProfile(NamedTuple):
    """Read and made whole: what is not set, or not understood, is as for everybody. A tuple and no dataclass: the
    tablet's first screen waits for it, and a class of so many fields takes 2 ms to make (measured)."""

    text_percent: int = 100
    theme: Colours = Colours.LIGHT
    press_on: PressOn = PressOn.RELEASE
    hold_ms: int = 0
    """How long a finger must rest before it counts; 0: at once."""
    ignore_repeat_ms: int = 500
    """After a press, how long another one at the same place is not meant."""
    tremor_filter: bool = False
    tremor_mm: int = 4
    """How far to each side the hand shakes."""
    dwell_ms: int = 0
    """Resting so long on a button presses it; 0: never."""
    slide_to_edge: bool = False
    """A slide toward a button at the screen's edge presses it."""
    volume_floor: int = 50
    """Per cent: it rings at least so loud."""
    alert_sound: AlertSound = AlertSound.MIDDLE
    places: int = 6
    """To go to, on one page, at most."""
    pictograms: Pictograms = Pictograms.USUAL
    read_aloud: bool = False
    speech_rate: int = 160
    """Words a minute: 150 to 200 are comfortable, slower is harder to follow."""
    language: str = ""
    """Empty: the one that the city knows of."""
    hand: Hand = Hand.RIGHT
    scan_mode: ScanMode = ScanMode.NONE
    scan_ms: int = 2000
    """How long the automatic scanning stays at each thing."""


class Unfit(StrEnum):
    """Why a value cannot be set."""

    UNKNOWN = "unknown"
    """This program knows no such setting, or no such choice in it."""
    WRONG_KIND = "wrong_kind"
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"


BOUNDS: dict[str, tuple[int, int]] = {
    "text_percent": (100, 300),
    "hold_ms": (0, 2000),
    "ignore_repeat_ms": (0, 3000),
    "tremor_mm": (1, 10),
    "dwell_ms": (0, 5000),
    "volume_floor": (20, 100),
    "places": (1, 6),
    "speech_rate": (100, 220),
    "scan_ms": (500, 10_000),
}
"""Least and most, both allowed. A tablet is never made silent; words slower than 100 a minute come one by one."""

_CHOICES: dict[str, type[StrEnum]] = {
    "theme": Colours,
    "press_on": PressOn,
    "alert_sound": AlertSound,
    "pictograms": Pictograms,
    "hand": Hand,
    "scan_mode": ScanMode,
}
_USUAL: dict[str, Setting] = TabletProfile._field_defaults


def unfit(name: str, value: Setting | None) -> Unfit | None:
    """Why a person cannot set this, by this program's rules; None when they can. None as value takes a setting back."""
    if name not in _USUAL:
        return Unfit.UNKNOWN
    if value is None:
        return None
    if not has_right_kind(name, value):
        return Unfit.WRONG_KIND
    if name in _CHOICES:
        return None if value in set(_CHOICES[name]) else Unfit.UNKNOWN
    least, most = BOUNDS.get(name, (0, 0))
    if name not in BOUNDS or least <= float(value) <= most:
        return None
    return Unfit.TOO_LITTLE if float(value) < least else Unfit.TOO_MUCH


def has_right_kind(name: str, value: Setting) -> bool:
    """Whether a number stands where a number belongs; of a setting that is not known here nothing is said."""
    usual = _USUAL.get(name)
    if usual is None:
        return True
    if isinstance(usual, bool) or isinstance(value, bool):
        return isinstance(usual, bool) and isinstance(value, bool)
    if isinstance(usual, str):
        return isinstance(value, str)
    return isinstance(value, int)


def may_be_kept(changes: Mapping[str, Setting | None]) -> bool:
    """Whether a hub keeps them: also what only a newer program understands, but nothing that no program could."""
    return 0 < len(changes) <= MOST_SETTINGS and all(_may_be_kept(*change) for change in changes.items())


def _may_be_kept(name: str, value: Setting | None) -> bool:
    if not 0 < len(name) <= MOST_SIGNS or (isinstance(value, str) and len(value) > MOST_SIGNS):
        return False
    return value is None or has_right_kind(name, value)


def with_changes(settings: Mapping[str, Setting], changes: Mapping[str, Setting | None]) -> dict[str, Setting]:
    """None in `changes` takes a setting back: it is as for everybody again."""
    merged: dict[str, Setting | None] = {**settings, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def profile_of(settings: Mapping[str, Setting]) -> TabletProfile:
    """What stands outside its bounds is brought to the nearest that is inside; what is not understood is as for
    everybody."""
    return TabletProfile(**{name: _read(name, settings[name]) for name in _USUAL if name in settings})  # type: ignore[arg-type]


def settings_of(profile: TabletProfile) -> dict[str, Setting]:
    """Every setting by its name."""
    return {name: getattr(profile, name) for name in _USUAL}


def _read(name: str, value: Setting) -> Setting:
    if not has_right_kind(name, value):
        return _USUAL[name]
    if name in _CHOICES:
        choices = _CHOICES[name]
        return choices(value) if value in set(choices) else _USUAL[name]
    if name in BOUNDS:
        least, most = BOUNDS[name]
        return min(max(int(value), least), most)
    return value
