"""The handläggare's desk: who they are responsible for, insatser and visits, and the journal."""

from concurrent.futures import Future
from datetime import datetime, timedelta

from app.domain.arrival import Arrival, Arrived
from app.domain.conversation import ThreadKind
from app.domain.ids import ArendeId, BrukareId, InsatsId, RecordId, VisitId
from app.domain.visit import VisitState
from app.domain.wall_time import window_of
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import utredning_id
from app.services.desk import Saved
from app.services.messages import Talk
from app.services.snapshots import BrukareList, BrukarePage, BrukareRow, InsatsRow, JournalRow, VisitRow
from app.store.person_reading import Reading, Stored
from app.work.arrival import arrival_of
from app.work.conversations import unread_in
from app.work.day import insats_lines
from app.work.desk import WorkDesk
from app.work.open_texts import JOURNAL_DRAFTS, UTREDNING_DRAFTS
from app.work.outstanding import not_taken

VISITS_BACK = timedelta(days=14)
"""How far back the page lists visits; follow-up over longer times is a report, not a list."""


def brukare_list(desk: WorkDesk, search: str = "") -> "Future[BrukareList]":
    """Everybody the handläggare has a mandate for, by name; `search` in name, address or personnummer."""
    return desk.read(lambda reading: _brukare_list(desk, reading, search))


def brukare_page(desk: WorkDesk, brukare: BrukareId, visits: int) -> "Future[BrukarePage | None]":
    """With at most so many `visits` that have been. None when the mandate has ended."""
    return desk.read(lambda reading: _brukare_page(desk, reading, brukare, visits))


def keep_journal_draft(desk: WorkDesk, arende: ArendeId, text: str) -> "Future[datetime]":
    """On disk when the future is done."""
    return desk.keep(lambda writing: writing.save_draft(_draft_key(arende), text))


def sign_journal(desk: WorkDesk, arende: ArendeId, text: str) -> "Future[Saved]":
    """The note becomes part of personakten, with author and time. So does one of an ärende that has been taken from
    this device meanwhile: the hub judges by the mandate. Source: förvaltningslagen 27 §."""
    return desk.act(
        op.JournalSign(arende=arende, text=text),
        basis=arende,
        and_then=lambda writing: writing.drop_draft(_draft_key(arende)),
        even_unseen=True,
    )


def _draft_key(arende: ArendeId) -> str:
    return f"{JOURNAL_DRAFTS}{arende}"


def _brukare_list(desk: WorkDesk, reading: Reading, search: str) -> BrukareList:
    arenden = reading.all(rec.ArendeBody)
    rows = [_brukare_row(reading, arende) for arende in arenden]
    wanted = search.strip().casefold()
    found = [row for row in rows if wanted in f"{row.name} {row.address} {row.personnummer}".casefold()]
    found.sort(key=lambda row: row.name.casefold())
    return BrukareList(tuple(found), len(rows), desk.waiting(reading))


def _brukare_row(reading: Reading, arende: Stored[rec.ArendeBody]) -> BrukareRow:
    brukare = reading.one(rec.BrukareBody, arende.body.brukare)
    draft = reading.one(rec.UtredningBody, utredning_id(arende.id))
    return BrukareRow(
        brukare=BrukareId(arende.body.brukare),
        arende=ArendeId(arende.id),
        name=brukare.name if brukare else "",
        personnummer=arende.body.personnummer,
        address=brukare.address if brukare else "",
        protected=brukare.protected if brukare else False,
        draft_open=draft is not None or bool(reading.drafts(f"{UTREDNING_DRAFTS}{arende.id}|")),
    )


def _brukare_page(desk: WorkDesk, reading: Reading, brukare_id: BrukareId, visits: int) -> BrukarePage | None:
    arenden = reading.all(rec.ArendeBody, parent=brukare_id)
    brukare = reading.one(rec.BrukareBody, brukare_id)
    if not arenden or brukare is None:
        return None
    arende = arenden[0]
    draft = reading.draft(_draft_key(ArendeId(arende.id)))
    been, ahead = _visits(reading, brukare_id, desk.now())
    return BrukarePage(
        brukare=brukare_id,
        arende=ArendeId(arende.id),
        name=brukare.name,
        personnummer=arende.body.personnummer,
        address=brukare.address,
        phone=brukare.phone,
        protected=brukare.protected,
        insatser=_insatser(reading, brukare_id),
        next_visit=_visit_row(ahead) if ahead else None,
        visits=tuple(_visit_row(visit) for visit in been[:visits]),
        visits_before=max(0, len(been) - visits),
        journal=_journal(desk, reading, arende.id),
        draft_journal=draft.text if draft else "",
        waiting=desk.waiting(reading),
        unread_messages=unread_in(desk, reading, Talk(brukare_id, ThreadKind.HANDLAGGARE, arende.id)),
        rehearsed=tuple(shown.done) if (shown := reading.one(rec.SharedLessonsBody, brukare_id)) else (),
    )


def _insatser(reading: Reading, brukare: BrukareId) -> tuple[InsatsRow, ...]:
    return tuple(
        InsatsRow(
            insats=InsatsId(stored.id),
            name=stored.body.name,
            utforare=stored.body.utforare_name,
            hours_per_month=stored.body.hours_per_month,
            valid_from=stored.body.valid_from,
            valid_until=stored.body.valid_until,
        )
        for stored in reading.all(rec.InsatsBody, parent=brukare)
    )


def _visits(
    reading: Reading, brukare: BrukareId, now: datetime
) -> tuple[list[Stored[rec.VisitBody]], Stored[rec.VisitBody] | None]:
    """What has been, newest first, and what comes next."""
    stored = reading.all(rec.VisitBody, parent=brukare, since=(now - VISITS_BACK).isoformat())
    been = [visit for visit in reversed(stored) if _has_been(visit.body, now)]
    planned = (visit for visit in stored if visit.body.state is VisitState.PLANNED)
    return been, next((visit for visit in planned if not _has_been(visit.body, now)), None)


def _has_been(visit: rec.VisitBody, now: datetime) -> bool:
    if visit.state in (VisitState.STARTED, VisitState.FINISHED):
        return True
    return window_of(visit.day, visit.start, visit.end)[1] <= now


def _visit_row(visit: Stored[rec.VisitBody]) -> VisitRow:
    body = visit.body
    starts_at, ends_at = window_of(body.day, body.start, body.end)
    return VisitRow(
        visit=VisitId(visit.id),
        starts_at=starts_at,
        ends_at=ends_at,
        who=tuple(ref.name for ref in body.staff),
        utforare=body.utforare_name,
        title=body.title,
        state=body.state,
        insatser=insats_lines(body),
        started_at=body.started_at,
        finished_at=body.finished_at,
    )


def _journal(desk: WorkDesk, reading: Reading, arende: str) -> tuple[JournalRow, ...]:
    """Newest first; what the hub refused stands among it, with its words."""
    rows = []
    for note in reversed(reading.all(rec.JournalNoteBody, parent=arende)):
        arrived = arrival_of(reading.operations_on("journal_note", note.id)) or Arrived(Arrival.RECEIVED, None)
        rows.append(JournalRow(RecordId(note.id), note.body.text, note.body.author_name, note.body.written_at, arrived))
    shown = {row.note for row in rows}
    me = reading.one(rec.PersonBody, desk.me)
    for stored, body in not_taken(reading, op.JournalSign):
        if body.arende == arende and stored.id not in shown:
            name = me.name if me else ""
            rows.append(JournalRow(RecordId(stored.id), body.text, name, stored.written_at, stored.arrived))
    return tuple(sorted(rows, key=lambda row: row.written_at, reverse=True))
