"""Notes that somebody has begun and not signed: found again from the day, also when their visit has gone to another."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import VisitId
from app.services.desk import Desk


@dataclass(frozen=True)
class OpenNote:
    visit: VisitId
    text: str
    saved_at: datetime
    brukare_name: str = ""
    """Empty when this device does not know the visit any more."""
    starts_at: datetime | None = None
    """None when the visit is not this person's to open any more."""


def open_notes(desk: Desk) -> "Future[tuple[OpenNote, ...]]":
    """Oldest first."""
    return desk.call("open_notes.open_notes")
