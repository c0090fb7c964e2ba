"""Doors: what a lock reports and what a person may be told of it. Unknown and jammed are never shown as locked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.ids import DoorId

REPORT_IS_OLD_AFTER = timedelta(minutes=10)
"""A report older than this is shown with its age first: somebody may have turned the knob since. Our own choice;
would change with a lock that reports by itself."""

ORDER_LIVES = timedelta(seconds=15)
"""An order to a door lives this long and is then refused, never queued."""


class DoorPosition(StrEnum):
    ENTRANCE = "entrance"
    """The common door of the house (porten)."""
    FLAT = "flat"
    """The person's own door."""


class DoorAction(StrEnum):
    OPEN = "open"
    LOCK = "lock"


class LockState(StrEnum):
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    MOVING = "moving"
    JAMMED = "jammed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class LockReport:
    """What a lock has said of itself. `reported_at` is the lock's clock."""

    door: DoorId
    state: LockState
    reported_at: datetime
    battery_low: bool = False


def shown_state(report: LockReport | None) -> LockState:
    """The state that a screen may show: the lock's word, or unknown. Never guessed from what was ordered."""
    return LockState.UNKNOWN if report is None else report.state


def is_reported_locked(report: LockReport | None, *, since: datetime | None) -> bool:
    """Whether the lock itself has said "locked", not earlier than `since` (the moment when it was last opened)."""
    if report is None or report.state is not LockState.LOCKED:
        return False
    return since is None or report.reported_at >= since
