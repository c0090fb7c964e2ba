"""Judging one operation whose chain holds: may this person do it, and what does it do?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, select

from app.domain.door import DoorAction, LockState
from app.domain.ids import DoorId, PersonId
from app.domain.made_at import Made
from app.domain.permission import ROLES_THAT_MAY, Role, judge_basis
from app.domain.refusal import Refusal
from app.doors.session import read_event
from app.hub import approval_log
from app.hub.access_log import AccessEntry
from app.hub.approval_rights import approval_right
from app.hub.opening import Opened
from app.hub.opinion_rights import gives_to
from app.hub.rights import Bases
from app.hub.streams import Put
from app.hub.tables import attachment, person
from app.hub.thread_rights import thread_right
from app.hub.truth import Truth
from app.hub.unit_bases import unit_bases
from app.protocol import operations as op
from app.protocol.effects import Doing, effect_of, streams_of
from app.protocol.keys import from_text
from app.protocol.records import DoorBody, TaskBody
from app.protocol.wire import Outcome

if TYPE_CHECKING:
    from app.hub.deciding import Decided

_HOLDS = frozenset(
    {
        Refusal.RIGHT_ENDED,
        Refusal.TIME_UNSURE,
        Refusal.PARENT_MISSING,
        Refusal.UNKNOWN_KIND,
        Refusal.REVOKED,
        Refusal.RIGHTS_UNCONFIRMED,
    }
)
_MAY_CHANGE = frozenset(
    {
        Refusal.NOT_YOURS,
        Refusal.RIGHT_ENDED,
        Refusal.NO_SUCH_THING,
        Refusal.WRONG_STATE,
        Refusal.CHANGED_MEANWHILE,
    }
)
"""What a hub that has forgotten something answers otherwise when it has it again. A bad signature stays bad."""
_SET_ASIDE = frozenset({Refusal.RIGHT_ENDED, Refusal.TIME_UNSURE})
"""By a release: that a right had ended, or may have."""


@dataclass(frozen=True)
class Judged:
    """The outcome of one operation, with what is to be written for it."""

    outcome: Outcome
    reason: Refusal | None = None
    puts: Sequence[Put] = ()
    entries: Sequence[AccessEntry] = ()
    attachments: Sequence[tuple[str, str]] = field(default=())
    """(sha256, stream) that a record now refers to."""
    decided: "Decided | None" = None
    """What the operation decides about another one, which the hub held."""
    stands_in: Collection[str] = ()
    """Streams in which what it asks for stands already: its device keeps showing it until it has read so far."""


def outcome_of(refusal: Refusal) -> Judged:
    if refusal in _HOLDS:
        return Judged(Outcome.HELD, refusal)
    if refusal is Refusal.CHANGED_MEANWHILE:
        return Judged(Outcome.CONFLICT, refusal)
    return Judged(Outcome.REFUSED, refusal)


def held_until_confirmed(judged: Judged) -> Judged:
    """In a hub that was restored or emptied: who was assigned, and what others did before, may not be there yet."""
    return outcome_of(Refusal.RIGHTS_UNCONFIRMED) if judged.reason in _MAY_CHANGE else judged


def judge(
    connection: Connection,
    truth: Truth,
    bases: Bases,
    opened: Opened,
    made: Made,
    *,
    received_at: datetime,
    released: bool = False,
) -> Judged:
    """Right first, then effect. Writes nothing. `released`: somebody who may has decided that a right which had ended
    does not stand in the way; one that never was still does."""
    operation, body = opened.operation, opened.body
    if opened.fault is not None:
        return outcome_of(opened.fault)
    is_an_end = isinstance(body, op.ApprovalWithdraw)
    who = (bases.any_person if released or is_an_end else bases.person)(operation.person)
    if body is None:
        return outcome_of(Refusal.UNKNOWN_KIND)
    refusal = _right(Judging(connection, truth, bases, opened, made, received_at), who)
    if refusal is not None and not (released and refusal in _SET_ASIDE and who is not None):
        return outcome_of(refusal)
    assert who is not None
    doing = Doing(operation.id, operation.person, who.name, operation.claimed_at)
    effect = effect_of(body, doing, truth)
    if isinstance(effect, Refusal):
        return outcome_of(effect)
    of_approval = approval_log.entries_of(truth, body, effect, who=who, at=received_at)
    if isinstance(body, op.DoorReport):
        is_news = [truth.body(change.kind, change.id) is None for change in effect]
        puts = [truth.add(change) for change in effect]
        news = [put for put, new in zip(puts, is_news, strict=True) if new]
        entries = _let_in(connection, body, opened, news, received_at)
    else:
        puts = [truth.add(change) for change in effect]
        entries = [*_opened_entries(bases, opened, who, received_at), *of_approval]
    uses = [(ref.sha256, put.stream) for ref in _own_files(connection, opened) for put in puts]
    return Judged(Outcome.APPLIED, None, puts, entries, uses, stands_in=() if puts else streams_of(body, truth))


def _own_files(connection: Connection, opened: Opened) -> list[op.AttachmentRef]:
    """Files that this device sends or has sent: naming the hash of somebody else's file opens nothing."""
    named = opened.body.attachments if isinstance(opened.body, op.NoteWrite | op.MessageSend) else ()
    if not named:
        return []
    foreign = set(
        connection.scalars(
            select(attachment.c.sha256).where(
                attachment.c.sha256.in_([ref.sha256 for ref in named]),
                attachment.c.uploader != opened.operation.device,
            )
        )
    )
    return [ref for ref in named if ref.sha256 not in foreign]


@dataclass(frozen=True)
class Judging:
    """One operation while its author's right is judged."""

    connection: Connection
    truth: Truth
    bases: Bases
    opened: Opened
    made: Made
    received_at: datetime


def _right(  # noqa: C901, PLR0911, PLR0912 - one case for each
    at: Judging, who: Row[tuple[object, ...]] | None
) -> Refusal | None:
    truth, bases, operation, body, made = at.truth, at.bases, at.opened.operation, at.opened.body, at.made
    author = PersonId(operation.person)
    if who is None:
        return Refusal.RIGHT_ENDED  # somebody who has left since: what they wrote is kept for a person to decide
    if Role(who.role) not in ROLES_THAT_MAY.get(operation.kind, frozenset()):
        return Refusal.NOT_YOURS
    match body:
        case op.VisitStart() | op.VisitInsats() | op.VisitFinish() | op.NoteWrite():
            return judge_basis(author, bases.of_visit(body.visit), made)
        case op.JournalSign() | op.UtredningEdit():
            return judge_basis(author, bases.of_arende(body.arende), made)
        case op.DoorReport():
            return _door_right(truth, bases, body, author)
        case op.AlarmRaise() | op.AlarmWithdraw() | op.AlarmClose():
            return None if _alarm_right(bases, body, who) else Refusal.NOT_YOURS
        case op.RecordOpened():
            return None if bases.opening_right(author, body.stream) else Refusal.NOT_YOURS
        case op.ProfileSet():
            return None if body.brukare == author else Refusal.NOT_YOURS
        case op.TabletTell():
            is_own = (body.brukare, body.device) == (author, operation.device)
            return None if is_own else Refusal.NOT_YOURS
        case op.TaskStep():
            return _task_right(at, body, who)
        case op.LessonStep():
            return None if body.person == author else Refusal.NOT_YOURS
        case op.OpinionGive():
            return None if gives_to(at.connection, who, body.utforare) else Refusal.NOT_YOURS
        case op.ApprovalStep():
            return approval_right(at, who, body)
        case op.ThreadStep():
            return thread_right(at.connection, bases, who, body=body, made=made, now=at.received_at)
        case _:
            return Refusal.UNKNOWN_KIND


def _alarm_right(
    bases: Bases, body: op.AlarmRaise | op.AlarmWithdraw | op.AlarmClose, who: Row[tuple[object, ...]]
) -> bool:
    """One's own; and where it has rung, whoever works there may close it: the one who took it may have gone home."""
    if not isinstance(body, op.AlarmClose):
        return body.brukare == str(who.id)
    return str(who.organisation) == body.utforare and bases.has_rung(body.alarm, body.utforare, str(who.id))


def _task_right(at: Judging, body: op.TaskStep, who: Row[tuple[object, ...]]) -> Refusal | None:
    task = at.truth.body("task", body.task)
    if not isinstance(task, TaskBody):
        return Refusal.NO_SUCH_THING
    bases = unit_bases(at.connection, who, task.brukare, task.utforare, now=at.received_at)
    return judge_basis(PersonId(who.id), bases, at.made)


def _door_right(truth: Truth, bases: Bases, body: op.DoorReport, author: PersonId) -> Refusal | None:
    """A lock's own signed word is the truth, whoever carries it here; without it nobody is believed."""
    door = truth.body("door", body.door)
    if not isinstance(door, DoorBody):
        return Refusal.NO_SUCH_THING
    if not _is_told_by_lock(body, door):
        return Refusal.BAD_SIGNATURE
    if body.visit is not None and body.who == author:
        planned = bases.of_visit(body.visit)
        return None if any(basis.person == author for basis in planned) else Refusal.NOT_YOURS
    return None


def _is_told_by_lock(body: op.DoorReport, door: DoorBody) -> bool:
    event = read_event(body.proof, DoorId(body.door), from_text(door.public_key))
    return event is not None and (event.seq, event.action, event.state, event.lock_at, event.who, event.visit) == (
        body.lock_seq,
        body.action,
        body.state,
        body.lock_at,
        body.who,
        body.visit,
    )


def _opened_entries(
    bases: Bases, opened: Opened, who: Row[tuple[object, ...]], received_at: datetime
) -> list[AccessEntry]:
    body = opened.body
    if not isinstance(body, op.RecordOpened):
        return []
    return [
        AccessEntry(
            stream=body.stream,
            at=received_at,
            person=opened.operation.person,
            organisation=who.organisation or "",
            role=who.role,
            action="opened",
            right=bases.opening_right(PersonId(opened.operation.person), body.stream) or "",
            detail=body.what.value,
        )
    ]


def _let_in(
    connection: Connection, body: op.DoorReport, opened: Opened, news: Sequence[Put], received_at: datetime
) -> list[AccessEntry]:
    """Whom the lock let in, which need not be who carried its word here; once for each event."""
    if body.action is not DoorAction.OPEN or body.state is not LockState.UNLOCKED:
        return []
    who = connection.execute(select(person).where(person.c.id == (body.who or ""))).one_or_none()
    return [
        AccessEntry(
            stream=put.stream,
            at=received_at,
            person=body.who or "",
            organisation=(who.organisation or "") if who else "",
            role=who.role if who else "",
            action="let_in",
            right=body.visit or opened.operation.basis or "",
            detail=put.id,
        )
        for put in news
    ]
