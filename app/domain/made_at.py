"""When a piece of work can have been done, as far as its device's clock can be believed.

Whether somebody had the right is judged at the moment of the work and not of its arrival, so that a week without a
network costs nobody their work. A clock that is put back must not bring an ended right to life again. What bounds the
claim: the hub knows how wrong the clock was when it last spoke to it; nobody can have done a thing before their key
existed, nor before what they did before it; and within one start of a device its monotonic clock goes on, whatever is
done to the other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.skew import ALLOWED_S, is_clock_wrong

TOLERANCE = timedelta(seconds=ALLOWED_S)
"""How far claims may go backwards unremarked: clocks are set right by small steps, a skew is known to some seconds."""
_MOST_SKEW = timedelta(days=36_500)
"""A device that says that it is further off than this says nothing; also keeps sums within the calendar."""


@dataclass(frozen=True)
class Claim:
    """What a device says of the moment: its clock, its start (`boot`), and milliseconds of its monotonic clock, which
    may stand still while the device sleeps but never goes back within one start."""

    at: datetime
    boot: str
    mono_ms: int


@dataclass(frozen=True)
class Floor:
    """Before this moment nothing that follows can have been done. `boot` and `mono_ms` are of the work that set it; an
    empty boot: of none."""

    at: datetime
    boot: str = ""
    mono_ms: int = 0


@dataclass(frozen=True)
class Made:
    """`at`: the claim, by the hub's clock. `not_before`: the earliest that can be."""

    at: datetime
    not_before: datetime

    @property
    def is_believed(self) -> bool:
        return self.at >= self.not_before - TOLERANCE


def made_after(floor: Floor, claim: Claim, *, skew: timedelta, received_at: datetime) -> tuple[Made, Floor]:
    """When this was done, and the floor for what the same person does next on the same device.

    `skew`: the device's clock minus the hub's, when the work was received.
    """
    made = Made(_by_the_hubs_clock(claim.at, skew), _risen(floor, claim, received_at))
    return made, Floor(min(max(made.at, made.not_before), received_at), claim.boot, claim.mono_ms)


def _by_the_hubs_clock(at: datetime, skew: timedelta) -> datetime:
    """A skew within what is allowed is the network's delay as much as the clock's."""
    is_known = is_clock_wrong(skew.total_seconds()) and abs(skew) < _MOST_SKEW
    return at - skew if is_known else at


def _risen(floor: Floor, claim: Claim, received_at: datetime) -> datetime:
    """The floor, later by what the monotonic clock has counted since; never after the hub had it."""
    left_ms = max(0.0, (received_at - floor.at).total_seconds() * 1000)
    counted_ms = max(0, claim.mono_ms - floor.mono_ms) if claim.boot == floor.boot else 0
    return floor.at + timedelta(milliseconds=min(counted_ms, left_ms))
