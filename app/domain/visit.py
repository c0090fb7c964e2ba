"""A visit: its states, its insatser, and the one thing to do next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.door import LockState
from app.domain.ids import InsatsId


class VisitState(StrEnum):
    PLANNED = "planned"
    STARTED = "started"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class InsatsOutcome(StrEnum):
    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"
    """Not carried out: the brukare said no, or there was no time. The reason is asked for, and says which."""


class DeclineReason(StrEnum):
    """Why an insats was not carried out; OTHER wants words of its own."""

    TIRED = "tired"
    DID_IT_SELF = "did_it_self"
    UNWELL = "unwell"
    NOT_AT_HOME = "not_at_home"
    DOES_NOT_WANT = "does_not_want"
    NO_TIME = "no_time"
    OTHER = "other"


class NotLockedReason(StrEnum):
    """Why a visit ends with a door that is not reported locked."""

    BRUKARE_LOCKS = "brukare_locks"
    SOMEBODY_STAYS = "somebody_stays"
    LOCKED_WITH_KEY = "locked_with_key"
    LOCK_BROKEN = "lock_broken"
    OTHER = "other"


class NextAction(StrEnum):
    """The primary button of the staff screen, in the order of a visit."""

    OPEN_ENTRANCE = "open_entrance"
    OPEN_FLAT = "open_flat"
    START = "start"
    LOCK_FLAT = "lock_flat"
    FINISH = "finish"
    NOTHING = "nothing"


@dataclass(frozen=True)
class InsatsLine:
    insats: InsatsId
    name: str
    minutes: int
    outcome: InsatsOutcome = InsatsOutcome.OPEN
    reason: str = ""
    """A DeclineReason's value, or the person's own words."""


@dataclass(frozen=True)
class DoorProgress:
    """Which of a home's doors there are, what they have reported, and which were opened in this visit."""

    has_entrance: bool
    has_flat: bool
    entrance_opened: bool = False
    flat_opened: bool = False
    flat_state: LockState = LockState.UNKNOWN


def next_action(state: VisitState, doors: DoorProgress) -> NextAction:
    """The one thing to do next. Every step can be passed by hand; this is only what the big button offers."""
    match state:
        case VisitState.FINISHED | VisitState.CANCELLED:
            return NextAction.NOTHING
        case VisitState.PLANNED:
            if doors.has_flat and doors.flat_opened:
                return NextAction.START
            if doors.has_entrance and not doors.entrance_opened:
                return NextAction.OPEN_ENTRANCE
            return NextAction.OPEN_FLAT if doors.has_flat else NextAction.START
        case VisitState.STARTED:
            locked = doors.flat_state is LockState.LOCKED
            return NextAction.LOCK_FLAT if doors.has_flat and not locked else NextAction.FINISH


def is_late(starts_at: datetime, now: datetime, *, grace_min: int = 15) -> bool:
    """Whether a planned visit that has not begun is late enough to say so. Fifteen minutes: Stockholm's own tolerance
    differs by contract, so it is a setting."""
    return (now - starts_at).total_seconds() > grace_min * 60
