"""What a switch would press just now: rounds over a screen's things, steps, and presses that are meant.

No Qt and no clock: whoever drives it says what time it is and asks when to come back. The alarm comes first in each
round, in a group too, and a round without a press is followed by the next: nothing here stops by itself.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SPACE, ENTER, F12 = 0x20, 0x01000004, 0x0100003B
"""Qt's numbers for the keys; `ENTER` stands for both of them."""
FLAT = 7
"""As many things as DESIGN.md lets stand on one screen: up to so many, groups would cost a press and save nothing."""
QUIET_ROUNDS = 2
"""Rounds of a group without a press, after which all groups are gone through again. A person who steps has one."""


class Way(StrEnum):
    OFF = "off"
    AUTOMATIC = "automatic"
    """It goes from one thing to the next by itself; the switch presses."""
    STEP = "step"
    """A short press goes to the next thing; a long one, or resting there, presses it."""
    TWO_SWITCHES = "two_switches"
    """One goes to the next thing, the other presses it."""


class Which(StrEnum):
    ONE = "one"
    """The only switch, or of two the one that steps."""
    OTHER = "other"
    """Of two, the one that presses."""


@dataclass(frozen=True)
class Switch:
    """A key, or a button of the mouse, by Qt's number; a switch on USB or Bluetooth speaks as one of them."""

    key: int = 0
    button: int = 0


@dataclass(frozen=True, kw_only=True)
class Scanning:
    """One person's way with switches. No published figure for the times was found: they are tried out with each person,
    and these are where that begins."""

    mode: Way = Way.OFF
    interval_ms: int = 2000
    """How long each thing is offered."""
    hold_ms: int = 1000
    """A press as long as this presses instead of stepping."""
    dwell_ms: int = 0
    """Resting so long where one has stepped to presses; 0 for never."""
    debounce_ms: int = 100
    """A switch that opens and closes within this has not been let go. Contacts bounce for some 20 ms, a tremor for
    longer."""
    settle_ms: int = 500
    """On a new screen a press that comes sooner was meant for the one before."""
    one: Switch = Switch(key=SPACE)
    other: Switch = Switch(key=ENTER)
    spoken: bool = False
    """Whether what is offered is said aloud."""
    alarm_key: int = F12
    """Key that is the alarm, with scanning or without; an external button speaks as one."""


@dataclass(frozen=True)
class Group:
    """Things that stand together, in reading order."""

    key: Hashable
    things: tuple[Hashable, ...]


@dataclass(frozen=True)
class Chosen:
    """The person has pressed this."""

    thing: Hashable


Stop = Hashable | Group


class Rounds:
    """`at` is what is offered. Times are milliseconds of one clock that never goes back."""

    def __init__(self, settings: Scanning) -> None:
        self._way = settings
        self._groups: tuple[Group, ...] = ()
        self._alarm: Hashable | None = None
        self._inside: Hashable | None = None
        self._index = 0
        self._quiet = 0
        self._next_ms: int | None = None
        self._dwell_from: int | None = None
        self._settled_ms = 0
        self._down: dict[Which, int] = {}
        self._up: dict[Which, int] = {}
        self._spent: set[Which] = set()
        """Switches that are held and have done what they can do before they are let go."""

    @property
    def at(self) -> Stop | None:
        """A thing, or a group, or None where a screen has nothing to press."""
        stops = self._stops()
        return stops[self._index] if stops else None

    @property
    def due_ms(self) -> int | None:
        """When `tick` has something to do."""
        moments = [moment for moment in (self._next_ms, self._dwell_due()) if moment is not None]
        moments += [self._hold_due(which) for which in self._held()]
        moments += [up + self._way.debounce_ms for up in self._up.values()]
        return min(moments, default=None)

    # --- what is on the screen ---

    def show(self, groups: Sequence[Group], alarm: Hashable | None, now_ms: int) -> None:
        """These are there now. What is offered stays where it still is; another screen begins with the alarm."""
        if (tuple(groups), alarm) == (self._groups, self._alarm):
            return
        before, known = self.at, self._things()
        self._groups, self._alarm = tuple(groups), alarm
        if self._inside is not None and self._inside not in [group.key for group in self._groups]:
            self._inside = None
        stops = self._stops()
        places = [place for place, stop in enumerate(stops) if _key(stop) == _key(before)]
        if places and before is not None:
            self._index = places[0]
            return
        if not known & self._things():
            self._inside, self._index = None, 0
        self._index = min(self._index, max(0, len(self._stops()) - 1))
        self._offer_anew(now_ms)
        # Whoever still holds the switch that has just pressed lets it go here, and that is no step.
        self._down = {which: at for which, at in self._down.items() if which in self._spent}
        self._up = {which: at for which, at in self._up.items() if which in self._spent}

    def _things(self) -> set[Hashable]:
        """All but the alarm, which is the same on every screen."""
        return {thing for group in self._groups for thing in group.things}

    def _stops(self) -> list[Stop]:
        first: list[Stop] = [] if self._alarm is None else [self._alarm]
        inside = [group for group in self._groups if group.key == self._inside]
        if inside:
            return [*first, *inside[0].things]
        if len(self._things()) <= FLAT:
            return [*first, *(thing for group in self._groups for thing in group.things)]
        return [*first, *(group if len(group.things) > 1 else group.things[0] for group in self._groups)]

    def _offer_anew(self, now_ms: int) -> None:
        self._settled_ms = now_ms + self._way.settle_ms
        self._dwell_from = None
        self._quiet = 0
        self._wait(now_ms)

    def _wait(self, now_ms: int) -> None:
        goes_on = self._way.mode is Way.AUTOMATIC and self.at is not None
        self._next_ms = now_ms + self._way.interval_ms if goes_on else None

    # --- the switches ---

    def down(self, which: Which, now_ms: int) -> list[Chosen]:
        if self._up.pop(which, None) is not None or which in self._down:
            return []  # it bounced, and was never let go
        self._down[which] = now_ms
        match self._way.mode:
            case Way.AUTOMATIC:
                return self._choose(now_ms)
            case Way.TWO_SWITCHES if which is Which.OTHER:
                return self._choose(now_ms)
            case Way.TWO_SWITCHES:
                self._step(now_ms)
        return []

    def up(self, which: Which, now_ms: int) -> list[Chosen]:
        """It counts as let go when it has not closed again within the time of a bounce."""
        if which not in self._down:
            return []
        self._up[which] = now_ms
        if which in self._held_before(now_ms):
            return self._hold_reached(which, now_ms)
        return []

    def tick(self, now_ms: int) -> list[Chosen]:
        """To be called when `due_ms` has come; sooner or later does no harm."""
        chosen = self._let_go(now_ms)
        for which in self._held_before(now_ms):
            chosen += self._hold_reached(which, now_ms)
        dwell = self._dwell_due()
        if dwell is not None and now_ms >= dwell:
            chosen += self._choose(now_ms)
        if self._next_ms is not None and now_ms >= self._next_ms:
            self._advance(QUIET_ROUNDS)
            self._wait(now_ms)
        return chosen

    def _let_go(self, now_ms: int) -> list[Chosen]:
        for which, up_ms in list(self._up.items()):
            if now_ms < up_ms + self._way.debounce_ms:
                continue
            del self._up[which], self._down[which]
            if which in self._spent:
                self._spent.discard(which)
            elif self._way.mode is Way.STEP:
                self._step(now_ms)
        return []

    def _held(self) -> list[Which]:
        """Switches that are down and may become a long press."""
        if self._way.mode is not Way.STEP:
            return []
        return [which for which in self._down if which not in self._spent and which not in self._up]

    def _hold_due(self, which: Which) -> int:
        return self._down[which] + self._way.hold_ms

    def _held_before(self, now_ms: int) -> list[Which]:
        if self._way.mode is not Way.STEP:
            return []
        down = [which for which in self._down if which not in self._spent]
        return [which for which in down if self._up.get(which, now_ms) >= self._hold_due(which)]

    def _hold_reached(self, which: Which, now_ms: int) -> list[Chosen]:
        self._spent.add(which)
        return self._choose(now_ms)

    def _dwell_due(self) -> int | None:
        if self._dwell_from is None or not self._way.dwell_ms or self._down:
            return None
        return self._dwell_from + self._way.dwell_ms

    # --- where it goes ---

    def _step(self, now_ms: int) -> None:
        self._advance(1)
        self._dwell_from = now_ms

    def _advance(self, quiet_rounds: int) -> None:
        stops = self._stops()
        if not stops:
            return
        self._index += 1
        if self._index < len(stops):
            return
        self._index = 0
        self._quiet += 1
        if self._quiet >= quiet_rounds:
            self._inside, self._quiet = None, 0

    def _choose(self, now_ms: int) -> list[Chosen]:
        stop = self.at
        self._dwell_from = None
        if stop is None or now_ms < self._settled_ms:
            return []
        self._quiet = 0
        self._wait(now_ms)
        if isinstance(stop, Group):
            self._inside, self._index = stop.key, 0
            self._offer_anew(now_ms)
            return []
        return [Chosen(stop)]


def _key(stop: Stop | None) -> Hashable:
    return stop.key if isinstance(stop, Group) else stop
