"""How a brukare's tablet itself is doing: what it tells its person, what it reports, and when the hub must ask somebody
to look after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Sound(StrEnum):
    WORKS = "works"
    OFF = "off"
    """Muted, by a key or in the system, or turned down to nothing, and it could not be put right from here."""
    NO_DEVICE = "no_device"
    UNKNOWN = "unknown"
    """This machine does not say."""


class Network(StrEnum):
    """What the machine is connected by; whether the hub answers is another matter."""

    NONE = "none"
    CABLE = "cable"
    WIRELESS = "wireless"
    MOBILE = "mobile"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TabletState:
    """As the machine says at one moment. None: it does not say."""

    battery_percent: int | None = None
    on_mains: bool | None = None
    sound: Sound = Sound.UNKNOWN
    network: Network = Network.UNKNOWN
    program: str = ""


class TabletNeed(StrEnum):
    """What the person at the tablet can do something about, in the order in which it is said."""

    CHARGER = "charger"
    SOUND = "sound"


class TabletTrouble(StrEnum):
    """What becomes a task at the unit."""

    UNPLUGGED = "unplugged"
    SILENT = "silent"
    """Nothing that rings can be heard."""
    OFFLINE = "offline"
    """The hub has heard nothing from it."""


LOW_PERCENT = 20
"""From here on a tablet of this kind lasts some two hours."""
TELL_UNPLUGGED_AFTER = timedelta(minutes=5)
"""Carried to the sofa and back: nobody is told what they know."""


def needs_of(state: TabletState, *, unplugged_for: timedelta) -> tuple[TabletNeed, ...]:
    needs = []
    if state.on_mains is False and (unplugged_for >= TELL_UNPLUGGED_AFTER or _is_low(state.battery_percent)):
        needs.append(TabletNeed.CHARGER)
    if is_silent(state.sound):
        needs.append(TabletNeed.SOUND)
    return tuple(needs)


def is_silent(sound: Sound) -> bool:
    return sound in {Sound.OFF, Sound.NO_DEVICE}


def _is_low(percent: int | None) -> bool:
    return percent is not None and percent < LOW_PERCENT


REPORT_EVERY = timedelta(minutes=3)
"""At most so often: a loose plug must not fill the outbox."""
_STEP_PERCENT = 10


def is_due(reported: TabletState | None, reported_at: datetime | None, state: TabletState, now: datetime) -> bool:
    """Whether the hub is told: when something that matters has changed, and not too soon after the last time."""
    if reported is None or reported_at is None:
        return True
    if _that_matters(reported) == _that_matters(state):
        return False
    # Also after the clock has been set back: a moment ahead of now is no reason to be silent.
    return abs(now - reported_at) >= REPORT_EVERY


def _that_matters(state: TabletState) -> tuple[object, ...]:
    step = None if state.battery_percent is None else state.battery_percent // _STEP_PERCENT
    return step, state.on_mains, state.sound, state.network, state.program


@dataclass(frozen=True)
class Limits:
    """When the hub makes a task of it."""

    quiet: timedelta = timedelta(minutes=30)
    """How long a tablet may say nothing. Its live connection counts as saying something."""
    unplugged: timedelta = timedelta(minutes=30)
    silent: timedelta = timedelta(minutes=10)
    """Somebody may be about to turn it on again."""


@dataclass(frozen=True)
class Known:
    """What the hub knows of one tablet."""

    state: TabletState
    unplugged_since: datetime | None
    silent_since: datetime | None
    heard_at: datetime
    """By the hub's clock; now, while it is connected."""


def troubles_of(known: Known, now: datetime, limits: Limits) -> frozenset[TabletTrouble]:
    """What there is to be done about it now. What a tablet last said of itself stands while it says nothing more."""
    found = set()
    if known.state.on_mains is False and (
        _is_low(known.state.battery_percent) or _lasts(known.unplugged_since, now, limits.unplugged)
    ):
        found.add(TabletTrouble.UNPLUGGED)
    if is_silent(known.state.sound) and _lasts(known.silent_since, now, limits.silent):
        found.add(TabletTrouble.SILENT)
    if now - known.heard_at >= limits.quiet:
        found.add(TabletTrouble.OFFLINE)
    return frozenset(found)


def _lasts(since: datetime | None, now: datetime, least: timedelta) -> bool:
    return since is not None and now - since >= least


@dataclass(frozen=True)
class Turn:
    """What changes about a tablet's tasks."""

    opened: frozenset[TabletTrouble]
    closed: frozenset[TabletTrouble]


def turn_of(open_now: Iterable[TabletTrouble], found: frozenset[TabletTrouble]) -> Turn:
    before = frozenset(open_now)
    return Turn(opened=found - before, closed=before - found)
