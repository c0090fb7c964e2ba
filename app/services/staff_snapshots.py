"""What staff's screens show. See app.services.snapshots."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.arrival import Arrived, Waiting
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import BrukareId, DoorId, RecordId, VisitId
from app.domain.refusal import DoorRefusal
from app.domain.visit import InsatsLine, NextAction, VisitState
from app.services.call_snapshots import PastCall
from app.services.people import Face


@dataclass(frozen=True)
class DayRow:
    """One visit in the list of the day."""

    visit: VisitId
    brukare_name: str
    address: str
    starts_at: datetime
    ends_at: datetime
    title: str
    state: VisitState
    late: bool
    arrived: Arrived | None
    """None while nobody has done anything with the visit on this device."""
    unmarked: int = 0
    """Insatser that nobody has marked, neither done nor not done."""


@dataclass(frozen=True)
class StaffDay:
    day: date
    me: Face
    rows: tuple[DayRow, ...]
    next_visit: VisitId | None
    waiting: Waiting
    leads: bool = False
    """The person is a shift leader (gruppledare)."""
    unread_messages: int = 0
    """To the unit, in conversations that this person may read."""
    tasks_left: int = 0
    """Of the unit's, in the homes that this person may see."""


@dataclass(frozen=True)
class DoorCard:
    door: DoorId
    position: DoorPosition
    name: str
    state: LockState
    reported_at: datetime | None
    """None when this device has heard nothing from the lock: the state is then unknown."""
    report_is_old: bool
    battery_low: bool
    has_pass: bool
    locked_in_visit: bool = False
    """The lock has reported "locked" during this visit; an older report proves nothing."""
    pass_from: datetime | None = None
    pass_until: datetime | None = None


@dataclass(frozen=True)
class NoteRow:
    note: RecordId
    text: str
    author: str
    written_at: datetime
    arrived: Arrived
    attachments: tuple["AttachmentRow", ...] = ()


@dataclass(frozen=True)
class AttachmentRow:
    sha256: str
    name: str
    size: int
    arrived: Arrived | None
    """By its own receipt, never by the note's. None: added on another device, and only that one knows."""


@dataclass(frozen=True)
class VisitCard:
    """Everything that is needed at the door."""

    visit: VisitId
    number: int
    of: int
    """ "Besök 4 av 9"."""
    brukare: BrukareId
    brukare_name: str
    address: str
    phone: str
    allergy: str
    """First and alone; empty when none is known."""
    notices: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    state: VisitState
    started_at: datetime | None
    finished_at: datetime | None
    insatser: tuple[InsatsLine, ...]
    doors: tuple[DoorCard, ...]
    next_action: NextAction
    notes: tuple[NoteRow, ...]
    colleagues: tuple[str, ...]
    """Who else is planned for the visit (dubbelbemanning)."""
    draft_note: str
    arrived: Arrived | None
    waiting: Waiting
    unit_phone: str = ""
    """Of the utförare that the visit is planned by; empty when none is known."""
    utforare: str = ""
    """The one that the visit is planned by: the unit that a message at this visit goes from."""
    said_not_locked: str = ""
    """Why the door was not reported locked when this person ended the visit: a NotLockedReason's value or own words.
    Empty when it was, or when a colleague ended it."""
    rehearsed: tuple[str, ...] = ()
    """Lessons of the tablet that are done, as far as the brukare lets those who visit see it."""
    last_call: PastCall | None = None
    """Between the unit and the brukare."""


@dataclass(frozen=True)
class DoorAnswer:
    """What came of an order to a door. `state` is the lock's own report, or unknown."""

    door: DoorId
    action: DoorAction
    state: LockState
    refusal: DoorRefusal | None
    reported_at: datetime | None
