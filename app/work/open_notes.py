"""Notes that somebody has begun and not signed: found again from the day, also when their visit has gone to another."""

from concurrent.futures import Future

from app.domain.ids import VisitId
from app.domain.wall_time import window_of
from app.protocol import records as rec
from app.services.open_notes import OpenNote
from app.store.person_reading import Draft, Reading
from app.work.day import note_draft_key
from app.work.desk import WorkDesk


def open_notes(desk: WorkDesk) -> "Future[tuple[OpenNote, ...]]":
    """Oldest first."""
    return desk.read(_open_notes)


def _open_notes(reading: Reading) -> tuple[OpenNote, ...]:
    prefix = note_draft_key(VisitId(""))
    found = [
        _note(reading, VisitId(key.removeprefix(prefix)), draft)
        for key, draft in reading.drafts(prefix).items()
        if draft.text.strip()
    ]
    return tuple(sorted(found, key=lambda note: (note.saved_at, note.visit)))


def _note(reading: Reading, visit: VisitId, draft: Draft) -> OpenNote:
    planned = reading.one(rec.VisitBody, visit)
    if planned is None:
        return OpenNote(visit, draft.text, draft.saved_at)
    brukare = reading.one(rec.BrukareBody, planned.brukare)
    starts_at, _ = window_of(planned.day, planned.start, planned.end)
    return OpenNote(visit, draft.text, draft.saved_at, brukare.name if brukare else "", starts_at)
