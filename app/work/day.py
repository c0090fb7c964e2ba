"""The staff member's day, and a visit as it is seen at the door."""

from concurrent.futures import Future
from datetime import date, datetime, timedelta

from app.domain.arrival import Arrival, Arrived
from app.domain.conversation import ThreadKind
from app.domain.door import REPORT_IS_OLD_AFTER, DoorAction, DoorPosition, LockState
from app.domain.ids import BrukareId, DoorId, InsatsId, RecordId, VisitId
from app.domain.permission import Role
from app.domain.visit import DoorProgress, InsatsLine, InsatsOutcome, VisitState, is_late, next_action
from app.domain.wall_time import moment_of, wall_of, window_of
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.messages import Talk
from app.services.snapshots import AttachmentRow, DayRow, DoorCard, Face, NoteRow, StaffDay, VisitCard
from app.store.door_log import is_locked_in_visit, is_unanswered, newest_door_event
from app.store.person_reading import Reading, Stored, StoredOperation
from app.work.arrival import arrival_of
from app.work.conversations import unread_count
from app.work.desk import WorkDesk
from app.work.outstanding import not_taken
from app.work.past_calls import last_call
from app.work.tasks import count_left

_UNKNOWN = rec.BrukareBody(first_name="", name="", address="")


def staff_day(desk: WorkDesk, day: date) -> "Future[StaffDay]":
    """The visits that begin on this day, in order; what another has been given is not in it."""
    return desk.read(lambda reading: _staff_day(desk, reading, day))


def visit_card(desk: WorkDesk, visit: VisitId) -> "Future[VisitCard | None]":
    """None when the visit is not (or no longer) this person's to see."""
    return desk.read(lambda reading: _visit_card(desk, reading, visit))


def today(desk: WorkDesk) -> date:
    return wall_of(desk.now()).date()


def _staff_day(desk: WorkDesk, reading: Reading, day: date) -> StaffDay:
    now = desk.now()
    visits = _visits_of(desk, reading, day)
    rows = tuple(_row(reading, visit, now) for visit in visits)
    left = [row for row in rows if row.state in {VisitState.PLANNED, VisitState.STARTED}]
    going_on = [row for row in left if row.state is VisitState.STARTED]
    first = next(iter(going_on or left), None)
    return StaffDay(
        day=day,
        me=_me(desk, reading),
        rows=rows,
        next_visit=first.visit if first else None,
        waiting=desk.waiting(reading),
        leads=is_leader(desk, reading),
        tasks_left=count_left(reading),
        unread_messages=unread_count(desk, reading),
    )


def is_leader(desk: WorkDesk, reading: Reading) -> bool:
    me = reading.one(rec.PersonBody, desk.me)
    return me is not None and me.role == Role.SHIFT_LEADER.value


def _me(desk: WorkDesk, reading: Reading) -> Face:
    me = reading.one(rec.PersonBody, desk.me)
    return Face(
        desk.me, me.first_name if me else "", me.name if me else "", organisation=me.organisation_name if me else ""
    )


def _visits_of(desk: WorkDesk, reading: Reading, day: date) -> list[Stored[rec.VisitBody]]:
    since = moment_of(day, datetime.min.time())
    until = moment_of(day + timedelta(days=1), datetime.min.time())
    visits = reading.all(rec.VisitBody, since=since.isoformat(), until=until.isoformat())
    return [visit for visit in visits if any(ref.id == desk.me for ref in visit.body.staff)]


def _row(reading: Reading, visit: Stored[rec.VisitBody], now: datetime) -> DayRow:
    body = visit.body
    brukare = reading.one(rec.BrukareBody, body.brukare) or _UNKNOWN
    starts_at, ends_at = window_of(body.day, body.start, body.end)
    return DayRow(
        visit=VisitId(visit.id),
        brukare_name=brukare.name,
        address=brukare.address,
        starts_at=starts_at,
        ends_at=ends_at,
        title=body.title,
        state=body.state,
        late=body.state is VisitState.PLANNED and is_late(starts_at, now),
        arrived=_arrived(reading, visit.id),
        unmarked=sum(line.outcome is InsatsOutcome.OPEN for line in body.insatser),
    )


def _arrived(reading: Reading, visit: str) -> Arrived | None:
    """The visit's own operations and those on its notes together."""
    operations = reading.operations_on("visit", visit)
    for note in reading.all(rec.NoteBody, parent=visit):
        operations += reading.operations_on("note", note.id)
    return arrival_of(operations)


def _visit_card(desk: WorkDesk, reading: Reading, visit_id: VisitId) -> VisitCard | None:
    visit = reading.one(rec.VisitBody, visit_id)
    if visit is None:
        return None
    now = desk.now()
    brukare = reading.one(rec.BrukareBody, visit.brukare) or _UNKNOWN
    starts_at, ends_at = window_of(visit.day, visit.start, visit.end)
    order = [stored.id for stored in _visits_of(desk, reading, visit.day)]
    doors = _door_cards(desk, reading, visit, visit_id, now)
    draft = reading.draft(note_draft_key(visit_id))
    return VisitCard(
        visit=visit_id,
        number=order.index(visit_id) + 1 if visit_id in order else 1,
        of=max(1, len(order)),
        brukare=BrukareId(visit.brukare),
        brukare_name=brukare.name,
        address=brukare.address,
        phone=brukare.phone,
        allergy=brukare.allergy,
        notices=brukare.notices,
        starts_at=starts_at,
        ends_at=ends_at,
        state=visit.state,
        started_at=visit.started_at,
        finished_at=visit.finished_at,
        insatser=insats_lines(visit),
        doors=doors,
        next_action=next_action(visit.state, _progress(reading, visit, visit_id, doors)),
        notes=_notes(desk, reading, visit_id),
        colleagues=tuple(ref.name for ref in visit.staff if ref.id != desk.me),
        draft_note=draft.text if draft else "",
        arrived=_arrived(reading, visit_id),
        waiting=desk.waiting(reading),
        unit_phone=unit.phone if (unit := reading.one(rec.UnitBody, visit.utforare)) is not None else "",
        utforare=visit.utforare,
        said_not_locked=visit.not_locked_reason if visit.finished_by == desk.me else "",
        last_call=last_call(desk, reading, Talk(visit.brukare, ThreadKind.UNIT, visit.utforare)),
        rehearsed=tuple(shown.done) if (shown := reading.one(rec.SharedLessonsBody, visit.brukare)) else (),
    )


def note_draft_key(visit: VisitId) -> str:
    return f"note:{visit}"


def insats_lines(visit: rec.VisitBody) -> tuple[InsatsLine, ...]:
    return tuple(
        InsatsLine(InsatsId(line.id), line.name, line.minutes, line.outcome, line.reason) for line in visit.insatser
    )


def _door_cards(
    desk: WorkDesk, reading: Reading, visit: rec.VisitBody, visit_id: VisitId, now: datetime
) -> tuple[DoorCard, ...]:
    cards = []
    for door in reading.all(rec.DoorBody, parent=visit.brukare):
        newest = newest_door_event(reading, door.id)
        event = None if is_unanswered(reading, door.id, newest) else newest
        door_pass = pass_for(reading, desk.store.author.device, DoorId(door.id), visit_id)
        cards.append(
            DoorCard(
                door=DoorId(door.id),
                position=door.body.position,
                name=door.body.name,
                state=event.state if event else LockState.UNKNOWN,
                reported_at=event.lock_at if event else None,
                report_is_old=event is not None and now - event.lock_at > REPORT_IS_OLD_AFTER,
                battery_low=False,
                has_pass=door_pass is not None and door_pass.not_before <= now < door_pass.expires,
                locked_in_visit=is_locked_in_visit(reading, door.id, visit_id),
                pass_from=door_pass.not_before if door_pass else None,
                pass_until=door_pass.expires if door_pass else None,
            )
        )
    return tuple(sorted(cards, key=lambda card: card.position is DoorPosition.FLAT))


def pass_for(reading: Reading, device: str, door: DoorId, visit: VisitId) -> rec.DoorPassBody | None:
    """The pass of this visit to this door that lasts longest, of those bound to the person's key on this device."""
    passes = [stored.body for stored in reading.all(rec.DoorPassBody, parent=door)]
    own = [body for body in passes if body.visit == visit and body.device == device]
    return max(own, key=lambda door_pass: door_pass.expires, default=None)


def _progress(reading: Reading, visit: rec.VisitBody, visit_id: VisitId, doors: tuple[DoorCard, ...]) -> DoorProgress:
    opened = {
        event.body.position
        for event in reading.all(rec.DoorEventBody, parent=visit.brukare, newest=200)
        if event.body.visit == visit_id
        and event.body.action is DoorAction.OPEN
        and event.body.state is LockState.UNLOCKED
    }
    flat = next((door for door in doors if door.position is DoorPosition.FLAT), None)
    return DoorProgress(
        has_entrance=any(door.position is DoorPosition.ENTRANCE for door in doors),
        has_flat=flat is not None,
        entrance_opened=DoorPosition.ENTRANCE in opened,
        flat_opened=DoorPosition.FLAT in opened,
        flat_state=LockState.LOCKED if flat and flat.locked_in_visit else LockState.UNKNOWN,
    )


def _notes(desk: WorkDesk, reading: Reading, visit: VisitId) -> tuple[NoteRow, ...]:
    """In the order written; a note that the hub refused stands among them, with its words."""
    rows = []
    for note in reading.all(rec.NoteBody, parent=visit):
        arrived = arrival_of(reading.operations_on("note", note.id)) or Arrived(Arrival.RECEIVED, None)
        rows.append(_note(desk, note.id, note.body, arrived))
    shown = {row.note for row in rows}
    for stored, body in not_taken(reading, op.NoteWrite):
        if body.visit == visit and stored.id not in shown:
            rows.append(_refused_note(desk, reading, stored, body))
    return tuple(sorted(rows, key=lambda row: row.written_at))


def _note(desk: WorkDesk, note: str, body: rec.NoteBody, arrived: Arrived) -> NoteRow:
    return NoteRow(
        note=RecordId(note),
        text=body.text,
        author=body.author_name,
        written_at=body.written_at,
        arrived=arrived,
        attachments=tuple(_file(desk, ref) for ref in body.attachments),
    )


def _refused_note(desk: WorkDesk, reading: Reading, stored: StoredOperation, body: op.NoteWrite) -> NoteRow:
    return NoteRow(
        note=RecordId(stored.id),
        text=body.text,
        author=_me(desk, reading).name,
        written_at=stored.written_at,
        arrived=stored.arrived,
        attachments=tuple(_file(desk, ref) for ref in body.attachments),
    )


def _file(desk: WorkDesk, ref: op.AttachmentRef) -> AttachmentRow:
    arrived = desk.attachments.arrived(ref.sha256) if desk.attachments is not None else None
    return AttachmentRow(ref.sha256, ref.name, ref.size, arrived)
