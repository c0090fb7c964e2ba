"""What the brukare's tablet shows: who comes, the day, and who has been here."""

from concurrent.futures import Future
from datetime import date, datetime, timedelta

from app.domain.door import DoorAction, LockState
from app.domain.ids import PersonId, VisitId
from app.domain.visit import VisitState, is_late
from app.domain.wall_time import moment_of, wall_of, window_of
from app.protocol import records as rec
from app.services.snapshots import BrukareDay, ComingVisit, Face, Home, Visitor, Visitors
from app.store.person_reading import Reading, Stored
from app.work.conversations import greeting_of, unread_count
from app.work.desk import WorkDesk
from app.work.profile import profile_with, settings_in

HISTORY_DAYS = 14
"""How far back "Vem har varit här" goes on the tablet; the hub's log goes further."""


def home(desk: WorkDesk) -> "Future[Home]":
    return desk.read(lambda reading: _home(desk, reading))


def brukare_day(desk: WorkDesk, day: date) -> "Future[BrukareDay]":
    return desk.read(lambda reading: BrukareDay(day, tuple(_coming(desk, reading, day)), desk.net().confirmed_at))


def visitors(desk: WorkDesk) -> "Future[Visitors]":
    return desk.read(lambda reading: _visitors(desk, reading))


def _home(desk: WorkDesk, reading: Reading) -> Home:
    now = desk.now()
    today = wall_of(now).date()
    visits = [*_coming(desk, reading, today), *_coming(desk, reading, today + timedelta(days=1))]
    here_now = next((visit for visit in visits if visit.state is VisitState.STARTED), None)
    ahead = [visit for visit in visits if visit.state is VisitState.PLANNED and visit.ends_at > now]
    left_today = [visit for visit in ahead if wall_of(visit.starts_at).date() == today]
    me = reading.one(rec.BrukareBody, desk.me)
    settings = settings_in(reading, desk.me)
    return Home(
        me=Face(desk.me, me.first_name if me else "", me.name if me else ""),
        now=now,
        next_visit=ahead[0] if ahead else None,
        here_now=here_now,
        visits_left_today=len(left_today),
        plan_as_of=reading.meta_moment("confirmed_at"),
        waiting=desk.waiting(reading),
        profile=profile_with(settings, me),
        settings=settings,
        unread_messages=unread_count(desk, reading),
        greeting=greeting_of(desk, reading),
    )


def _coming(desk: WorkDesk, reading: Reading, day: date) -> list[ComingVisit]:
    since, until = moment_of(day, datetime.min.time()), moment_of(day + timedelta(days=1), datetime.min.time())
    visits = reading.all(rec.VisitBody, parent=desk.me, since=since.isoformat(), until=until.isoformat())
    return [_visit(visit, desk.now()) for visit in visits if visit.body.state is not VisitState.CANCELLED]


def _visit(visit: Stored[rec.VisitBody], now: datetime) -> ComingVisit:
    body = visit.body
    starts_at, ends_at = window_of(body.day, body.start, body.end)
    who = tuple(Face(PersonId(ref.id), ref.first_name, ref.name, organisation=body.utforare_name) for ref in body.staff)
    return ComingVisit(
        visit=VisitId(visit.id),
        who=who,
        starts_at=starts_at,
        ends_at=ends_at,
        title=body.title,
        state=body.state,
        late=body.state is VisitState.PLANNED and is_late(starts_at, now),
        changed_who=bool(body.first_staff) and {ref.id for ref in body.staff} != set(body.first_staff),
        finished_at=body.finished_at,
    )


def _visitors(desk: WorkDesk, reading: Reading) -> Visitors:
    now = desk.now()
    since = (now - timedelta(days=HISTORY_DAYS)).isoformat()
    events = [stored.body for stored in reading.all(rec.DoorEventBody, parent=desk.me, since=since)]
    visits = reading.all(rec.VisitBody, parent=desk.me, since=since, until=(now + timedelta(days=1)).isoformat())
    by_door = [_by_door(event, {visit.id: visit.body for visit in visits}) for event in events]
    told = {event.visit for event in events if event.action is DoorAction.OPEN and event.visit}
    by_log = [_by_log(visit.body) for visit in visits if visit.body.started_at is not None and visit.id not in told]
    rows = sorted([row for row in by_door if row is not None] + by_log, key=lambda row: row.at, reverse=True)
    return Visitors(tuple(rows), reading.meta_moment("confirmed_at"))


def _by_door(event: rec.DoorEventBody, visits: dict[str, rec.VisitBody]) -> Visitor | None:
    """A door that was opened, with the time at which the visit ended; locking is part of leaving, not a visit."""
    if event.state is not LockState.UNLOCKED:
        return None
    visit = visits.get(event.visit or "")
    return Visitor(
        at=event.lock_at,
        who=_who(event, visit),
        door=event.position,
        what=event.action,
        reason=visit.title if visit else "",
        left_at=visit.finished_at if visit else None,
    )


def _who(event: rec.DoorEventBody, visit: rec.VisitBody | None) -> Face | None:
    """None: the lock knew no key. A person who was not planned is told by their organisation alone."""
    if event.who is None:
        return None
    planned = next((ref for ref in visit.staff if ref.id == event.who), None) if visit else None
    organisation = visit.utforare_name if visit else ""
    if planned is None:
        return Face(PersonId(event.who), "", "", organisation=organisation)
    return Face(PersonId(event.who), planned.first_name, planned.name, organisation=organisation)


def _by_log(visit: rec.VisitBody) -> Visitor:
    ref = next((ref for ref in visit.staff if ref.id == visit.started_by), None)
    assert visit.started_at is not None
    return Visitor(
        at=visit.started_at,
        who=Face(PersonId(ref.id), ref.first_name, ref.name, organisation=visit.utforare_name) if ref else None,
        door=None,
        what=None,
        reason=visit.title,
        left_at=visit.finished_at,
    )
