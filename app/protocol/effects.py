"""What an operation does to records: the same function at the hub (on its truth) and on the client (on what is shown).

Pure: it reads through `Lookup` and returns changes or a refusal. Rights are not judged here.
"""

import hashlib
import uuid
from collections.abc import Callable

import msgspec

from app.domain.held import DecisionState, can_be_released
from app.domain.ids import ArendeId, BrukareId, StreamName, UtforareId
from app.domain.refusal import Refusal
from app.domain.stream import (
    arende_stream,
    care_stream,
    doors_stream,
    lead_stream,
    plan_stream,
    profile_stream,
    tasks_stream,
)
from app.domain.tablet import is_silent
from app.domain.tablet_profile import MOST_SETTINGS, may_be_kept, with_changes
from app.domain.task import TaskState
from app.domain.visit import VisitState
from app.protocol import alarm_effects, approval_effects, lesson_effects, message_effects
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effect_shapes import Change, Doing, Effect, Lookup, find

__all__ = ["Change", "Doing", "Effect", "Lookup", "effect_of", "streams_of"]


_LOCK_NAME_SIGNS = 12
"""48 bits: a home has had a handful of locks."""


def utredning_id(arende: str) -> str:
    """One draft a matter: two devices that begin it apart begin the same one."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"tryggve:utredning:{arende}"))


def lock_name(public_key: str) -> str:
    """Short name of a lock, by its public key (base64url): one that is put in later counts from 1 again."""
    return hashlib.sha256(public_key.rstrip("=").encode()).hexdigest()[:_LOCK_NAME_SIGNS]


def door_event_id(door: str, public_key: str, lock_seq: int) -> str:
    """Two people who carry the same report to the hub carry one event."""
    return f"{door}:{lock_name(public_key)}:{lock_seq}"


def _id_without_lock(door: str, lock_seq: int) -> str:
    """As events were recorded before their ids named the lock."""
    return f"{door}:{lock_seq}"


def streams_of(body: op.Body, look: Lookup) -> frozenset[StreamName]:  # noqa: C901, PLR0911 - one case for each kind
    """Every stream that `effect_of` may write to; the hub locks their heads first, sorted. Empty when what it is about
    is not known."""
    match body:
        case op.VisitStart() | op.VisitInsats() | op.VisitFinish():
            visit = find(look, rec.VisitBody, body.visit)
            return frozenset({plan_stream(BrukareId(visit.brukare))} if visit else ())
        case op.NoteWrite():
            visit = find(look, rec.VisitBody, body.visit)
            return frozenset({_care(visit)} if visit else ())
        case op.DoorReport():
            door = find(look, rec.DoorBody, body.door)
            return frozenset({doors_stream(BrukareId(door.brukare))} if door else ())
        case op.AlarmRaise() | op.AlarmWithdraw() | op.AlarmClose():
            return frozenset(alarm_effects.streams_of(body, look))
        case op.JournalSign() | op.UtredningEdit():
            arende = find(look, rec.ArendeBody, body.arende)
            return frozenset({arende_stream(ArendeId(body.arende))} if arende else ())
        case op.HeldRelease() | op.HeldDecline():
            item = find(look, rec.HeldItemBody, body.operation)
            return frozenset({held_item_stream(item)} if item else ())
        case op.ProfileSet() | op.TabletTell():
            known = find(look, rec.BrukareBody, body.brukare)
            return frozenset({profile_stream(BrukareId(body.brukare))} if known else ())
        case op.TaskTake() | op.TaskDone():
            task = find(look, rec.TaskBody, body.task)
            return frozenset({task_stream(task)} if task else ())
        case op.ThreadStep():
            home = find(look, rec.BrukareBody, body.brukare)
            return frozenset({message_effects.stream_of_step(body)} if home else ())
        case op.LessonStep() | op.OpinionGive():
            return frozenset(lesson_effects.streams_of(body, look))
        case op.ApprovalStep():
            return approval_effects.streams_of(body, look)
        case _:
            return frozenset()


def effect_of(body: op.Body, doing: Doing, look: Lookup) -> Effect:
    """The changes, none for what only goes to the access log, or why it cannot be done."""
    return _EFFECTS[type(body)](body, doing, look)


def _care(visit: rec.VisitBody) -> StreamName:
    return care_stream(BrukareId(visit.brukare), UtforareId(visit.utforare))


def _visit_change(visit_id: str, visit: rec.VisitBody) -> tuple[Change, ...]:
    return (Change(plan_stream(BrukareId(visit.brukare)), "visit", visit_id, visit.utforare, visit),)


def _start(body: op.VisitStart, doing: Doing, look: Lookup) -> Effect:
    visit = find(look, rec.VisitBody, body.visit)
    if visit is None:
        return Refusal.NO_SUCH_THING
    if visit.state in {VisitState.STARTED, VisitState.FINISHED}:
        return ()  # a colleague of a double-staffed visit was first; one beginning is enough
    if visit.state is not VisitState.PLANNED:
        return Refusal.WRONG_STATE
    started = msgspec.structs.replace(visit, state=VisitState.STARTED, started_at=doing.at, started_by=doing.person)
    return _visit_change(body.visit, started)


def _insats(body: op.VisitInsats, _doing: Doing, look: Lookup) -> Effect:
    visit = find(look, rec.VisitBody, body.visit)
    if visit is None or all(line.id != body.insats for line in visit.insatser):
        return Refusal.NO_SUCH_THING
    if visit.state not in {VisitState.STARTED, VisitState.FINISHED}:
        return Refusal.WRONG_STATE
    lines = tuple(
        msgspec.structs.replace(line, outcome=body.outcome, reason=body.reason) if line.id == body.insats else line
        for line in visit.insatser
    )
    if lines == visit.insatser:
        return ()
    return _visit_change(body.visit, msgspec.structs.replace(visit, insatser=lines))


def _finish(body: op.VisitFinish, doing: Doing, look: Lookup) -> Effect:
    visit = find(look, rec.VisitBody, body.visit)
    if visit is None:
        return Refusal.NO_SUCH_THING
    if visit.state is VisitState.FINISHED:
        return ()
    if visit.state is not VisitState.STARTED:
        return Refusal.WRONG_STATE
    finished = msgspec.structs.replace(
        visit,
        state=VisitState.FINISHED,
        finished_at=doing.at,
        finished_by=doing.person,
        not_locked_reason=body.not_locked_reason,
    )
    return _visit_change(body.visit, finished)


def note_of_message(message: str) -> str:
    """Id of the note that keeps a message to the journal: two colleagues who keep it apart keep it once."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"tryggve:note-of-message:{message}"))


def _note(body: op.NoteWrite, doing: Doing, look: Lookup) -> Effect:
    visit = find(look, rec.VisitBody, body.visit)
    if visit is None:
        return Refusal.NO_SUCH_THING
    if not body.text.strip():
        return Refusal.BAD_CONTENT
    if len(body.text) > op.MAX_TEXT:
        return Refusal.TOO_LARGE
    note = rec.NoteBody(
        brukare=visit.brukare,
        visit=body.visit,
        text=body.text,
        author=doing.person,
        author_name=doing.person_name,
        written_at=doing.at,
        attachments=body.attachments,
    )
    note_id = note_of_message(body.message) if body.message else doing.operation
    if body.message and find(look, rec.NoteBody, note_id) is not None:
        return ()
    return (Change(_care(visit), "note", note_id, visit.utforare, note),)


def _door(body: op.DoorReport, _doing: Doing, look: Lookup) -> Effect:
    door = find(look, rec.DoorBody, body.door)
    if door is None:
        return Refusal.NO_SUCH_THING
    event_id = door_event_id(body.door, door.public_key, body.lock_seq)
    if find(look, rec.DoorEventBody, event_id) is not None:
        return ()  # somebody else carried it here first
    # No names and no titles: every utförare at this door reads the event. Whoever may see the visit finds them there.
    event = rec.DoorEventBody(
        door=body.door,
        position=door.position,
        brukare=door.brukare,
        lock=lock_name(door.public_key),
        lock_seq=body.lock_seq,
        state=body.state,
        action=body.action,
        lock_at=body.lock_at,
        who=body.who,
        visit=body.visit,
    )
    before = find(look, rec.DoorEventBody, _id_without_lock(body.door, body.lock_seq))
    if before is not None and msgspec.structs.replace(before, lock=event.lock, position=event.position) == event:
        return ()
    return (Change(doors_stream(BrukareId(door.brukare)), "door_event", event_id, rec.CITY, event),)


def _journal(body: op.JournalSign, doing: Doing, look: Lookup) -> Effect:
    if find(look, rec.ArendeBody, body.arende) is None:
        return Refusal.NO_SUCH_THING
    if not body.text.strip():
        return Refusal.BAD_CONTENT
    if len(body.text) > op.MAX_TEXT:
        return Refusal.TOO_LARGE
    note = rec.JournalNoteBody(
        arende=body.arende,
        text=body.text,
        author=doing.person,
        author_name=doing.person_name,
        written_at=doing.at,
    )
    return (Change(arende_stream(ArendeId(body.arende)), "journal_note", doing.operation, rec.CITY, note),)


def field_key(area: str, field: str) -> str:
    return f"{area}.{field}"


def _utredning(body: op.UtredningEdit, doing: Doing, look: Lookup) -> Effect:
    if find(look, rec.ArendeBody, body.arende) is None:
        return Refusal.NO_SUCH_THING
    if len(body.text) > op.MAX_TEXT:
        return Refusal.TOO_LARGE
    record_id = utredning_id(body.arende)
    draft = find(look, rec.UtredningBody, record_id) or rec.UtredningBody(arende=body.arende)
    key = field_key(body.area, body.field)
    present = draft.fields.get(key)
    if present is not None and present.text == body.text:
        return ()
    if (present.rev if present else 0) != body.base_rev or (present.operation if present else "") != body.base:
        return Refusal.CHANGED_MEANWHILE
    value = rec.FieldValue(
        text=body.text,
        rev=body.base_rev + 1,
        operation=doing.operation,
        author=doing.person,
        author_name=doing.person_name,
        at=doing.at,
    )
    changed = msgspec.structs.replace(draft, fields={**draft.fields, key: value})
    return (Change(arende_stream(ArendeId(body.arende)), "utredning", record_id, rec.CITY, changed),)


def _opened(_body: op.RecordOpened, _doing: Doing, _look: Lookup) -> Effect:
    return ()


def held_item_stream(item: rec.HeldItemBody) -> StreamName:
    return arende_stream(ArendeId(item.arende)) if item.arende else lead_stream(UtforareId(item.organisation))


def _decide(body: op.HeldDecision, doing: Doing, look: Lookup) -> Effect:
    """The item's own new state. What becomes of the held work is the hub's to judge, which alone can open it."""
    item = find(look, rec.HeldItemBody, body.operation)
    if item is None:
        return Refusal.NO_SUCH_THING
    if isinstance(body, op.HeldDecline):
        decision = DecisionState.DECLINED
        if not body.words.strip() or len(body.words) > op.MAX_WORDS:
            return Refusal.BAD_CONTENT
    else:
        decision = DecisionState.RELEASED
        if not can_be_released(item.kind, item.reason):
            return Refusal.WRONG_STATE
    if item.state is not DecisionState.OPEN:
        return () if item.state is decision else Refusal.ALREADY_DECIDED
    decided = msgspec.structs.replace(
        item, state=decision, decided_by=doing.person, decided_by_name=doing.person_name, decided_at=doing.at
    )
    return (Change(held_item_stream(item), "held_item", body.operation, item.organisation, decided),)


def _profile(body: op.ProfileSet, _doing: Doing, look: Lookup) -> Effect:
    if find(look, rec.BrukareBody, body.brukare) is None:
        return Refusal.NO_SUCH_THING
    if not may_be_kept(body.changes):
        return Refusal.BAD_CONTENT
    before = find(look, rec.TabletProfileBody, body.brukare) or rec.TabletProfileBody(brukare=body.brukare)
    settings = with_changes(before.settings, body.changes)
    if settings == before.settings:
        return ()
    if len(settings) > MOST_SETTINGS:
        return Refusal.TOO_LARGE
    changed = msgspec.structs.replace(before, settings=settings)
    return (Change(profile_stream(BrukareId(body.brukare)), "tablet_profile", body.brukare, rec.CITY, changed),)


def tablet_id(brukare: str, device: str) -> str:
    """A person may have one in the kitchen and one in the bedroom."""
    return f"{brukare}:{device}"


def _tablet(body: op.TabletTell, doing: Doing, look: Lookup) -> Effect:
    if find(look, rec.BrukareBody, body.brukare) is None:
        return Refusal.NO_SUCH_THING
    if not (body.battery_percent is None or 0 <= body.battery_percent <= 100) or len(body.program) > op.MAX_NAME:
        return Refusal.BAD_CONTENT
    record_id = tablet_id(body.brukare, body.device)
    before = find(look, rec.TabletBody, record_id)
    was_unplugged, was_silent = (before.unplugged_since, before.silent_since) if before else (None, None)
    told = rec.TabletBody(
        brukare=body.brukare,
        device=body.device,
        battery_percent=body.battery_percent,
        on_mains=body.on_mains,
        unplugged_since=(was_unplugged or doing.at) if body.on_mains is False else None,
        sound=body.sound,
        silent_since=(was_silent or doing.at) if is_silent(body.sound) else None,
        network=body.network,
        program=body.program,
        told_at=doing.at,
    )
    return (Change(profile_stream(BrukareId(body.brukare)), "tablet", record_id, rec.CITY, told),)


def task_stream(task: rec.TaskBody) -> StreamName:
    return tasks_stream(BrukareId(task.brukare), UtforareId(task.utforare))


def _take(body: op.TaskTake, doing: Doing, look: Lookup) -> Effect:
    task = find(look, rec.TaskBody, body.task)
    if task is None:
        return Refusal.NO_SUCH_THING
    if task.state is not TaskState.OPEN:
        return ()  # a colleague was first, and the list says who
    taken = msgspec.structs.replace(
        task, state=TaskState.TAKEN, taken_by=doing.person, taken_by_name=doing.person_name, taken_at=doing.at
    )
    return (Change(task_stream(task), "task", body.task, task.utforare, taken),)


def _task_done(body: op.TaskDone, doing: Doing, look: Lookup) -> Effect:
    task = find(look, rec.TaskBody, body.task)
    if task is None:
        return Refusal.NO_SUCH_THING
    if task.state is TaskState.DONE:
        return ()
    done = msgspec.structs.replace(
        task, state=TaskState.DONE, done_by=doing.person, done_by_name=doing.person_name, done_at=doing.at
    )
    return (Change(task_stream(task), "task", body.task, task.utforare, done),)


_EFFECTS: dict[type[op.Body], Callable[..., Effect]] = {
    op.VisitStart: _start,
    op.VisitInsats: _insats,
    op.VisitFinish: _finish,
    op.NoteWrite: _note,
    op.DoorReport: _door,
    op.AlarmRaise: alarm_effects.raise_,
    op.AlarmWithdraw: alarm_effects.withdraw,
    op.AlarmClose: alarm_effects.close,
    op.JournalSign: _journal,
    op.UtredningEdit: _utredning,
    op.RecordOpened: _opened,
    op.HeldRelease: _decide,
    op.HeldDecline: _decide,
    op.ProfileSet: _profile,
    op.TabletTell: _tablet,
    op.TaskTake: _take,
    op.TaskDone: _task_done,
    op.MessageSend: message_effects.send,
    op.MessageReceived: message_effects.mark,
    op.MessageRead: message_effects.mark,
    op.LessonDone: lesson_effects.done,
    op.LessonShare: lesson_effects.share,
    op.OpinionGive: lesson_effects.opinion,
    op.ApprovalGive: approval_effects.give,
    op.ApprovalWithdraw: approval_effects.withdraw,
}
