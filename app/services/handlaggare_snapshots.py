"""What the handläggare's screens show. See app.services.snapshots."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.arende import NOTHING, AreaProgress, Base, LifeArea
from app.domain.arrival import Arrived, Waiting
from app.domain.ids import ArendeId, BrukareId, InsatsId, RecordId, VisitId
from app.domain.visit import InsatsLine, VisitState


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
    next_visit: VisitRow | None
    visits: tuple[VisitRow, ...]
    """Of the last 14 days those that have been, newest first, as many as were asked for."""
    visits_before: int
    """How many have been before these."""
    journal: tuple[JournalRow, ...]
    draft_journal: str
    waiting: Waiting
    unread_messages: int = 0
    rehearsed: tuple[str, ...] = ()
    """Lessons of the tablet that are done, as far as the brukare lets others see it."""


@dataclass(frozen=True)
class FieldText:
    """One field of a life area: what is shown, and the other side's text when both have changed it."""

    text: str
    other_text: str | None = None
    author: str = ""
    """Who wrote the newest text that the database knows: the other one's author, where there is another."""
    base: Base = NOTHING
    """What `text` rests on: itself, or what its writer had before them."""
    newest: Base = NOTHING
    """Of the newest text that the database knows."""


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
    has_drafts: bool
    """Words of this utredning are on this disk that are no operation yet."""
    arrived: Arrived | None
    waiting: Waiting
    mandate_ended: bool = False
