"""What the tablet's screens show. See app.services.snapshots."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.arrival import Waiting
from app.domain.conversation import ThreadKind
from app.domain.door import DoorAction, DoorPosition
from app.domain.ids import VisitId
from app.domain.tablet_profile import Setting, TabletProfile
from app.domain.visit import VisitState
from app.services.people import Face


@dataclass(frozen=True)
class ComingVisit:
    visit: VisitId
    who: tuple[Face, ...]
    starts_at: datetime
    ends_at: datetime
    title: str
    """What they come for, in a few words: "Hjälp med lunch"."""
    state: VisitState
    late: bool
    changed_who: bool
    """Somebody else comes than was planned when the day began."""
    finished_at: datetime | None = None


@dataclass(frozen=True)
class Greeting:
    """Somebody has said good morning today, and it has not been read yet."""

    name: str
    kind: ThreadKind
    at: datetime


@dataclass(frozen=True)
class Home:
    me: Face
    now: datetime
    next_visit: ComingVisit | None
    here_now: ComingVisit | None
    visits_left_today: int
    plan_as_of: datetime | None
    """When the hub last confirmed the plan to this tablet; None: never."""
    waiting: Waiting
    profile: TabletProfile = field(default_factory=TabletProfile)
    """How the tablet fits its person; comes with the first snapshot, so that no second question is asked."""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    """What of it somebody has set, as it stands."""
    unread_messages: int = 0
    greeting: Greeting | None = None


@dataclass(frozen=True)
class BrukareDay:
    day: date
    visits: tuple[ComingVisit, ...]
    plan_as_of: datetime | None


@dataclass(frozen=True)
class Visitor:
    """One time that somebody came in, locked, or could not be let in."""

    at: datetime
    who: Face | None
    """None: the lock was opened with no key that it knows."""
    door: DoorPosition | None
    """None: told by the visit's log alone, no door reported it."""
    what: DoorAction | None
    reason: str
    """By which right: the visit's title."""
    left_at: datetime | None = None


@dataclass(frozen=True)
class Visitors:
    """Newest first."""

    rows: tuple[Visitor, ...]
    as_of: datetime | None
