"""An alarm: somebody at home asks for help, rings where somebody can hear it, and ends when a person has said how."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

NOBODY_AFTER = timedelta(seconds=60)
"""So long without an owner, and the tablet says that nobody has answered and names 112. Source: DESIGN.md."""
BACKUP_AFTER = timedelta(seconds=60)
"""So long without an owner, and it rings at the agreed backup too. As long as the tablet says that it waits."""
RINGS_WHEN_LATE = timedelta(minutes=30)
"""An alarm that comes with ordinary work this long after the press was told by the fast road before, or belongs to a
day that a restored hub is told again: it is kept, and rings nowhere. The fast road rings whenever it comes."""
SEEN_AFTER = timedelta(hours=12)
"""Those at whom it rang may read it so long after its end: a shift, so that it can be talked about and written down."""
ON_DUTY_WITHIN = timedelta(hours=4)
"""No planning system exports shifts: who has a visit this close is taken to be on duty. Half a shift; a longer one
would ring at home."""


class AlarmCause(StrEnum):
    BUTTON = "button"
    """On the tablet's screen."""
    KEY = "key"
    """A button or key beside the tablet."""


class AlarmOutcome(StrEnum):
    """How it ended, by the one who closes it."""

    HELPED = "helped"
    """Somebody was there and helped."""
    TALKED = "talked"
    """It was settled by talking; nobody needed to come."""
    EMERGENCY = "emergency"
    """112 has taken over."""
    MISTAKE = "mistake"
    """It was pressed by mistake, and that has been asked about."""


class AlarmAct(StrEnum):
    """What is told by the fast road, apart from ordinary work."""

    RAISE = "raise"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"


class AlarmState(StrEnum):
    RINGING = "ringing"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    """By the person themself. It rings no more; somebody still asks, and closes it."""
    CLOSED = "closed"


@dataclass(frozen=True)
class AlarmTimes:
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    closed_at: datetime | None = None


def state_of(times: AlarmTimes) -> AlarmState:
    """Fixed order: closed, withdrawn, accepted, else it rings."""
    if times.closed_at is not None:
        return AlarmState.CLOSED
    if times.withdrawn_at is not None:
        return AlarmState.WITHDRAWN
    return AlarmState.RINGING if times.accepted_at is None else AlarmState.ACCEPTED
