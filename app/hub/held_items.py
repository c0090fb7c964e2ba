"""Telling those who may decide what the hub holds: who did it, when, and why it waits; the words apart, for fewer eyes.

Done after the transaction that held something, in one of its own: `catch_up` compares what is held with what has been
told, so that a crash between the two, an older database and a parent that arrived are all caught up with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
import structlog
from sqlalchemy import Connection, Row, select, update

from app.domain.conversation import ThreadKind
from app.domain.held import DecisionState
from app.domain.ids import ArendeId, BrukareId, UtforareId
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.stream import arende_stream, held_stream, lead_stream
from app.domain.wall_time import window_of
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.opening import Opened, is_vouched_for, open_sealed
from app.hub.streams import Put, lock_heads, published_from, put_records, upsert
from app.hub.tables import arende, assignment, held, held_item, person, person_key
from app.hub.truth import Truth
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.keys import SealKey, from_text
from app.protocol.records import CITY, Record, encode_record_body
from app.protocol.wire import SealedOperation

KEPT_FOR = timedelta(days=30)
"""How long a decision stands in the deciders' list; the author's own word of it and the access log stay."""
GONE = "gone"
_AT_ONCE = 200

_log = structlog.get_logger("hub.held")
Published = list[tuple[int, Record]]


@dataclass(frozen=True)
class Place:
    """Whose work it is. `organisation`: an utförare's id, CITY for an ärende, empty where nobody can be asked."""

    organisation: str = ""
    brukare: str = ""
    arende: str = ""
    visit: str = ""

    @property
    def stream(self) -> str:
        if self.arende:
            return arende_stream(ArendeId(self.arende))
        return lead_stream(UtforareId(self.organisation)) if self.organisation else ""

    @property
    def words_stream(self) -> str:
        if self.arende:
            return arende_stream(ArendeId(self.arende))
        is_known = self.organisation and self.brukare
        return held_stream(BrukareId(self.brukare), UtforareId(self.organisation)) if is_known else ""


def catch_up(hub: Hub) -> None:
    """Bring what deciders have been told up to what is held; writes only where something differs."""
    while True:
        with reading(hub.engine) as connection:
            behind = _behind(connection, hub.clock.now())
        if not behind:
            return
        published = in_writing(hub.engine, lambda connection: _tell(hub, connection, behind))  # noqa: B023
        hub.bus.publish(published)
        if len(behind) < _AT_ONCE:
            return


def _behind(connection: Connection, now: datetime) -> list[str]:
    """Ids of operations of which something else has been told than is so."""
    both = held.outerjoin(held_item, held.c.id == held_item.c.operation)
    is_open = held.c.released_at.is_(None)
    differs = held_item.c.operation.is_(None) | (held_item.c.reason != held.c.reason) | (held_item.c.state == GONE)
    new = select(held.c.id).select_from(both).where(is_open, differs).limit(_AT_ONCE)
    items = held_item.outerjoin(held, held.c.id == held_item.c.operation)
    arrived = (held_item.c.state == DecisionState.OPEN.value) & held.c.id.is_(None)
    is_decided = held_item.c.state.in_([DecisionState.RELEASED.value, DecisionState.DECLINED.value])
    old = is_decided & (held_item.c.decided_at < now - KEPT_FOR)
    over = select(held_item.c.operation).select_from(items).where(arrived | old).limit(_AT_ONCE)
    return [*connection.scalars(new), *connection.scalars(over)][:_AT_ONCE]


def _tell(hub: Hub, connection: Connection, ids: Sequence[str]) -> Published:
    """What is held is read again under the lock: somebody may decide about it meanwhile."""
    key, truth = hub.keys.seal, Truth(connection)
    places = {id_: _place(connection, opened) for id_, (opened, _) in _read(connection, ids, key).items()}
    told = {row.operation: row for row in connection.execute(select(held_item).where(held_item.c.operation.in_(ids)))}
    names = {place.stream for place in places.values()} | {place.words_stream for place in places.values()}
    names |= {row.stream for row in told.values()} | {row.words_stream for row in told.values()}
    heads = lock_heads(connection, names - {""})
    before, puts = dict(heads), []
    found = _read(connection, list(places), key)
    for operation, (opened, row) in found.items():
        puts += _open_item(connection, truth, opened, row, place=places[operation])
    for operation, item in told.items():
        if operation not in places:
            puts += ended(item, item_too=True)
            gone = update(held_item).where(held_item.c.operation == operation)
            connection.execute(gone.values(state=GONE))
    return published_from(before, put_records(connection, heads, puts))


Found = tuple[Opened | None, Row[tuple[object, ...]]]
"""None: the seal cannot be opened any more."""


def _read(connection: Connection, ids: Sequence[str], key: SealKey) -> dict[str, Found]:
    rows = connection.execute(select(held).where(held.c.id.in_(ids), held.c.released_at.is_(None)))
    read = ((row, open_sealed(SealedOperation(row.id, row.sealed), key)) for row in rows)
    return {row.id: (opened if isinstance(opened, Opened) else None, row) for row, opened in read}


def _place(connection: Connection, opened: Opened | None) -> Place:
    return Place() if opened is None else place_of(connection, opened)


def _open_item(
    connection: Connection, truth: Truth, opened: Opened | None, row: Row[tuple[object, ...]], *, place: Place
) -> list[Put]:
    if opened is not None and row.reason == Refusal.PARENT_MISSING.value and not _is_by_author(connection, opened):
        _log.info("held_without_signature", operation=row.id)
        place = Place()  # nobody is told that somebody did what nothing proves that they did
    item = {
        "operation": row.id,
        "stream": place.stream,
        "words_stream": place.words_stream,
        "author": row.person,
        "kind": opened.operation.kind if opened is not None else "",
        "reason": row.reason,
        "organisation": place.organisation,
        "brukare": place.brukare,
        "arende": place.arende,
        "state": DecisionState.OPEN.value,
        "decided_by": "",
        "decided_at": None,
    }
    telling = upsert(connection, held_item)
    changed = {name: telling.excluded[name] for name in item if name != "operation"}
    connection.execute(telling.on_conflict_do_update(index_elements=["operation"], set_=changed), [item])
    if opened is None or not place.stream:
        return []
    return _told(connection, truth, opened, row, place=place)


def _told(
    connection: Connection, truth: Truth, opened: Opened, row: Row[tuple[object, ...]], *, place: Place
) -> list[Put]:
    operation = opened.operation
    name = connection.scalar(select(person.c.name).where(person.c.id == operation.person))
    told = rec.HeldItemBody(
        organisation=place.organisation,
        arende=place.arende,
        author=operation.person,
        author_name=name or "",
        kind=operation.kind,
        claimed_at=operation.claimed_at,
        received_at=row.received_at,
        reason=row.reason,
    )
    puts = [Put(place.stream, "held_item", operation.id, place.organisation, encode_record_body(told))]
    if place.words_stream:
        words = encode_record_body(words_of(truth, opened.body, place))
        puts.append(Put(place.words_stream, "held_words", operation.id, place.organisation, words))
    return puts


def ended(item: Row[tuple[object, ...]], *, item_too: bool) -> list[Put]:
    """The words go with the decision; the item itself is told a while longer."""
    owner, operation = str(item.organisation), str(item.operation)
    puts = [Put(item.words_stream, "held_words", operation, owner, None)] if item.words_stream else []
    if item_too and item.stream:
        puts.append(Put(item.stream, "held_item", operation, owner, None))
    return puts


def words_of(truth: Truth, body: op.Body | None, place: Place) -> rec.HeldWordsBody:
    """What the operation says, as far as words go. What a newer program wrote says nothing to this one."""
    about = _about(truth, place)
    match body:
        case op.NoteWrite():
            return msgspec.structs.replace(about, text=body.text, files=len(body.attachments))
        case op.MessageSend() if _is_side_of(body, place):
            return msgspec.structs.replace(about, text=body.text, files=len(body.attachments))
        case op.JournalSign():
            return msgspec.structs.replace(about, text=body.text)
        case op.ApprovalGive():
            return msgspec.structs.replace(about, text=f"{body.name} ({body.relation})" if body.relation else body.name)
        case op.UtredningEdit():
            return msgspec.structs.replace(about, text=body.text, area=body.area.value, field=body.field.value)
        case op.VisitFinish():
            return msgspec.structs.replace(about, text=body.not_locked_reason)
        case op.VisitInsats():
            visit = truth.body("visit", body.visit)
            lines = visit.insatser if isinstance(visit, rec.VisitBody) else ()
            name = next((line.name for line in lines if line.id == body.insats), "")
            return msgspec.structs.replace(about, text=body.reason, insats=name, insats_outcome=body.outcome)
        case _:
            return about


def _is_side_of(body: op.MessageSend, place: Place) -> bool:
    """Whether those who decide may read the conversation anyway: a brukare's words to somebody else are not theirs."""
    return body.other in {place.organisation, place.arende}


def _about(truth: Truth, place: Place) -> rec.HeldWordsBody:
    profile, visit = truth.body("brukare", place.brukare), truth.body("visit", place.visit)
    return rec.HeldWordsBody(
        brukare=place.brukare,
        brukare_name=profile.name if isinstance(profile, rec.BrukareBody) else "",
        visit=place.visit,
        visit_at=window_of(visit.day, visit.start, visit.end)[0] if isinstance(visit, rec.VisitBody) else None,
        arende=place.arende,
    )


def place_of(connection: Connection, opened: Opened) -> Place:
    """By what the operation is about, else by what it says that it rests on, else by who wrote it."""
    operation, body = opened.operation, opened.body
    author = connection.execute(select(person).where(person.c.id == operation.person)).one_or_none()
    if author is None:
        return Place()
    if author.role == Role.BRUKARE.value:
        return _of_arende(connection, arende.c.brukare == operation.person)
    named = next((str(of) for name in ("arende", "visit", "other") if (of := getattr(body, name, None))), "")
    named = named or operation.basis or ""
    if author.role == Role.NARSTAENDE.value:
        return Place()
    if author.role == Role.HANDLAGGARE.value:
        return _of_arende(connection, arende.c.id == named)
    if isinstance(body, op.TaskStep):
        return _of_task(connection, body.task)
    if isinstance(body, op.ThreadStep) and body.kind is ThreadKind.UNIT:
        return Place(body.other, body.brukare)
    return _of_visit(connection, named, operation.person) or Place(organisation=author.organisation or "")


def _of_arende(connection: Connection, which: object) -> Place:
    row = connection.execute(select(arende).where(which)).first()  # type: ignore[arg-type]
    return Place(CITY, row.brukare, row.id) if row is not None else Place()


def _of_task(connection: Connection, task_id: str) -> Place:
    task = Truth(connection).body("task", task_id)
    return Place(task.utforare, task.brukare) if isinstance(task, rec.TaskBody) else Place()


def _of_visit(connection: Connection, visit: str, author: str) -> Place | None:
    """By the author's own assignment where they had one: a visit may have moved to another utförare since."""
    rows = connection.execute(select(assignment).where(assignment.c.visit == visit)).all()
    row = next((row for row in rows if row.person == author), rows[0] if rows else None)
    return Place(row.utforare, row.brukare, visit=visit) if row is not None else None


def _is_by_author(connection: Connection, opened: Opened) -> bool:
    return is_vouched_for(opened, keys_of(connection, opened.operation.person, opened.operation.device))


def keys_of(connection: Connection, person_id: str, device: str) -> list[bytes]:
    """Every key that the person has had on the device, shut out or not."""
    own = (person_key.c.person == person_id, person_key.c.device == device)
    return [from_text(key) for key in connection.scalars(select(person_key.c.key).where(*own))]
