"""What is shown of alarms. See app.services.snapshots."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.alarm import AlarmCause, AlarmOutcome, AlarmState, AlarmTimes, state_of
from app.domain.ids import AlarmId, BrukareId
from app.domain.refusal import HubProblem, Refusal

JUST_ACCEPTED = timedelta(minutes=2)
"""So long a press is taken for one of those that called for help."""


@dataclass(frozen=True)
class OwnAlarm:
    """The alarm of who is at home, as far as this tablet knows."""

    alarm: AlarmId
    raised_at: datetime
    cause: AlarmCause
    told_at: datetime | None = None
    """When the hub had it; None: it is still being sent."""
    accepted_by_name: str = ""
    accepted_organisation_name: str = ""
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawal_told: bool = False
    closed_at: datetime | None = None
    problem: HubProblem | None = None
    """Why the last try did not reach the hub."""

    @property
    def state(self) -> AlarmState:
        return state_of(AlarmTimes(self.accepted_at, self.withdrawn_at, self.closed_at))

    def takes_press(self, at: datetime) -> bool:
        """Whether the button pressed again is still this alarm. One that somebody has taken stays open until a person
        ends it, for hours perhaps: who presses then needs help anew, and it has to ring."""
        if self.state is AlarmState.ACCEPTED and self.accepted_at is not None:
            # By two clocks, this device's and the hub's: where they differ, it rings once too often, never too seldom.
            return timedelta() <= at - self.accepted_at < JUST_ACCEPTED
        return self.state is AlarmState.RINGING


@dataclass(frozen=True)
class AlarmCard:
    """An alarm of somebody else that rings, or has rung, where one works."""

    alarm: AlarmId
    brukare: BrukareId
    first_name: str
    name: str
    address: str
    phone: str
    raised_at: datetime
    cause: AlarmCause
    state: AlarmState
    accepted_by_me: bool
    accepted_by_name: str
    accepted_at: datetime | None
    at_backup: bool
    withdrawn_at: datetime | None
    closed_by_name: str = ""
    closed_at: datetime | None = None
    outcome: AlarmOutcome | None = None


@dataclass(frozen=True)
class Alarms:
    """Those that somebody has to do something about, the oldest first."""

    open: tuple[AlarmCard, ...]
    now: datetime


@dataclass(frozen=True)
class AcceptAnswer:
    """What the hub has said to "I take it". `mine` only when it said so; else who has it, or why it is not known."""

    mine: bool
    accepted_by_name: str = ""
    refusal: Refusal | None = None
    problem: HubProblem | None = None
