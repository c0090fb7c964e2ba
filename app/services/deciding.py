"""What waits for this person's decision: work of others that the hub holds. Also what has not arrived from the people
of a shift leader's group, as far as their devices have said."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from app.domain.arrival import Arrived, Waiting
from app.domain.held import DecisionState
from app.domain.visit import InsatsOutcome
from app.services.desk import Desk, Saved


@dataclass(frozen=True)
class HeldWork:
    """Something that somebody did and that the hub holds. The words are empty where the decider may not read them."""

    operation: str
    kind: str
    author_name: str
    claimed_at: datetime
    """When it was done, by the author's device."""
    received_at: datetime
    reason: str
    """A code of app.domain.refusal.Refusal."""
    can_release: bool
    is_own: bool
    state: DecisionState
    may_read: bool
    brukare_name: str = ""
    visit_at: datetime | None = None
    text: str = ""
    insats: str = ""
    insats_outcome: InsatsOutcome | None = None
    area: str = ""
    field: str = ""
    files: int = 0
    decided_by: str = ""
    decided_at: datetime | None = None
    outcome_reason: str = ""
    """After a release that changed nothing: why."""
    arrived: Arrived | None = None
    """How far this person's own decision has come; None for another's."""


@dataclass(frozen=True)
class HeldList:
    """The oldest first; then what has been decided, the newest first."""

    to_decide: tuple[HeldWork, ...]
    decided: tuple[HeldWork, ...]
    waiting: Waiting
    now: datetime


@dataclass(frozen=True)
class DeviceOfPerson:
    waiting: int
    oldest_at: datetime | None
    heard_at: datetime | None
    silent: bool
    """What waits on it is not known."""


@dataclass(frozen=True)
class PersonWaits:
    """What has not arrived of one person's work. `waiting`: things and files together, as the devices last said."""

    person: str
    name: str
    waiting: int
    oldest_at: datetime | None
    devices: tuple[DeviceOfPerson, ...]

    @property
    def is_unknown(self) -> bool:
        return any(device.silent for device in self.devices)


@dataclass(frozen=True)
class Group:
    """A shift leader's page. `as_of`: when the hub last said that this device has everything; None: never."""

    leads: bool
    held: HeldList
    people: tuple[PersonWaits, ...]
    """The oldest waiting first, then those of whom nothing is known, then the others."""
    as_of: datetime | None


def held_list(desk: Desk) -> "Future[HeldList]":
    """All that waits for this person's decision, and what has been decided lately."""
    return desk.call("deciding.held_list")


def group(desk: Desk) -> "Future[Group]":
    return desk.call("deciding.group")


def release(desk: Desk, operation: str) -> "Future[Saved]":
    """It counts, as if the right had been there. Refusals: see app.protocol.effects."""
    return desk.call("deciding.release", operation)


def decline(desk: Desk, operation: str, words: str) -> "Future[Saved]":
    """It does not count; its author reads the words."""
    return desk.call("deciding.decline", operation, words)
