"""The bolt of a lock with a motor: travel time, jam, flat battery, and the one place where the state is derived."""

from dataclasses import dataclass

from app.domain.door import DoorAction, LockState


def derive_state(*, is_jammed: bool, is_moving: bool, is_extended: bool | None) -> LockState:
    """Fixed priority: what could make "locked" a lie comes first. `is_extended` None: the lock does not know."""
    if is_jammed:
        return LockState.JAMMED
    if is_moving:
        return LockState.MOVING
    if is_extended is None:
        return LockState.UNKNOWN
    return LockState.LOCKED if is_extended else LockState.UNLOCKED


@dataclass
class Bolt:
    """`now_ms` is always the lock's own monotonic clock."""

    travel_ms: int
    is_extended: bool | None = True
    is_jammed: bool = False
    jams_on: frozenset[DoorAction] = frozenset()
    """A fault: the bolt does not reach its end in these directions."""
    _target: DoorAction | None = None
    _arrives_ms: int = 0

    def state(self) -> LockState:
        return derive_state(is_jammed=self.is_jammed, is_moving=self._target is not None, is_extended=self.is_extended)

    def start(self, action: DoorAction, now_ms: int) -> None:
        """A new order turns a moving bolt round. A bolt that stands where it should needs no time."""
        is_there = not self.is_jammed and self._target is None and self.is_extended is (action is DoorAction.LOCK)
        self.is_jammed = False
        self.is_extended = self.is_extended if is_there else None
        self._target = action
        self._arrives_ms = now_ms if is_there else now_ms + self.travel_ms

    def waits_ms(self, now_ms: int) -> int | None:
        """Until the bolt stands; None when it is not moving."""
        return None if self._target is None else max(0, self._arrives_ms - now_ms)

    def settle(self, now_ms: int) -> int | None:
        """When a movement has come to its end (or jammed): the moment, told once. None otherwise."""
        if self._target is None or now_ms < self._arrives_ms:
            return None
        target, self._target = self._target, None
        if self.is_extended is None and target in self.jams_on:
            self.is_jammed = True
        else:
            self.is_extended = target is DoorAction.LOCK
        return self._arrives_ms

    def turn_by_hand(self, action: DoorAction) -> None:
        """The knob, or a metal key: stronger than the motor, and frees what was jammed."""
        self._target = None
        self.is_jammed = False
        self.is_extended = action is DoorAction.LOCK

    def lose_power(self) -> None:
        """A movement ends somewhere: nobody knows where."""
        self._target = None
