"""What a screen shows: frozen, made from the local database, with codes and values but no sentences.

Moments are aware UTC; a screen turns them into Swedish wall time. `arrived` says how far a thing has come.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.arende import AreaProgress, LifeArea
from app.domain.arrival import Arrived, Waiting
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import ArendeId, BrukareId, DoorId, InsatsId, PersonId, RecordId, VisitId
from app.domain.refusal import DoorRefusal
from app.domain.visit import InsatsLine, NextAction, VisitState


@dataclass(frozen=True)
class Face:
    """Who somebody is, as far as a screen needs it. `picture` is a file's bytes; without one a face is drawn."""

    person: PersonId
    first_name: str
    name: str
    organisation: str = ""
    picture: bytes | None = None


# --- staff ---------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True)
class StaffDay:
    day: date
    me: Face
    rows: tuple[DayRow, ...]
    next_visit: VisitId | None
    waiting: Waiting
    leads: bool = False
    """The person is a shift leader (gruppledare)."""


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


@dataclass(frozen=True)
class DoorAnswer:
    """What came of an order to a door. `state` is the lock's own report, or unknown."""

    door: DoorId
    action: DoorAction
    state: LockState
    refusal: DoorRefusal | None
    reported_at: datetime | None


# --- brukare -------------------------------------------------------------------------------------------------------


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
class Home:
    me: Face
    now: datetime
    next_visit: ComingVisit | None
    here_now: ComingVisit | None
    visits_left_today: int
    plan_as_of: datetime | None
    """When the hub last confirmed the plan to this tablet; None: never."""
    waiting: Waiting


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


# --- handläggare ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BrukareRow:
    brukare: BrukareId
    arende: ArendeId
    name: str
    personnummer: str
    address: str
    protected: bool
    draft_open: bool
    """An utredning is in draft."""


@dataclass(frozen=True)
class BrukareList:
    rows: tuple[BrukareRow, ...]
    total: int
    waiting: Waiting


@dataclass(frozen=True)
class InsatsRow:
    insats: InsatsId
    name: str
    utforare: str
    hours_per_month: float
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class VisitRow:
    visit: VisitId
    starts_at: datetime
    ends_at: datetime
    who: tuple[str, ...]
    utforare: str
    title: str
    state: VisitState
    insatser: tuple[InsatsLine, ...]
    started_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True)
class JournalRow:
    note: RecordId
    text: str
    author: str
    written_at: datetime
    arrived: Arrived


@dataclass(frozen=True)
class BrukarePage:
    brukare: BrukareId
    arende: ArendeId
    name: str
    personnummer: str
    address: str
    phone: str
    protected: bool
    insatser: tuple[InsatsRow, ...]
    visits: tuple[VisitRow, ...]
    """Newest first, the last 14 days and what is planned ahead."""
    journal: tuple[JournalRow, ...]
    draft_journal: str
    waiting: Waiting


@dataclass(frozen=True)
class FieldText:
    """One field of a life area: what is shown, and the other side's text when both have changed it."""

    text: str
    other_text: str | None = None
    other_author: str = ""


@dataclass(frozen=True)
class AreaRow:
    area: LifeArea
    progress: AreaProgress


@dataclass(frozen=True)
class AreaPage:
    arende: ArendeId
    brukare_name: str
    areas: tuple[AreaRow, ...]
    area: LifeArea
    fields: dict[str, FieldText]
    """Keyed by AreaField value."""
    saved_at: datetime | None
    """When the last keystroke reached this device's disk."""
    arrived: Arrived | None
    waiting: Waiting


# --- signing in ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PersonOnDevice:
    person: PersonId
    name: str
    mode: str
    """`brukare`, `staff` or `handlaggare`."""
    needs_pin: bool
    wait_s: float = 0.0
    """After too many wrong PINs: seconds until the next try."""
