"""What messages, and that they were received and read, do to records."""

import uuid

import msgspec

from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.ids import StreamName
from app.domain.refusal import Refusal
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effect_shapes import Change, Doing, Effect, Lookup, find

LAST_SIGNS = 160
"""Of a message in the list of conversations: two lines of large letters."""
STEPS_KEPT = 20
"""Of how far a side has come: as many as stand on the pages that anybody turns to."""


def id_of_step(body: op.ThreadStep) -> str:
    return thread_id(body.brukare, body.kind, body.other)


def stream_of_step(body: op.ThreadStep) -> StreamName:
    return stream_of(body.brukare, body.kind, body.other)


def owner_of(kind: ThreadKind, other: str) -> str:
    """Of the conversation's records: the utförare that documents it, else the city that keeps it."""
    return other if kind is ThreadKind.UNIT else rec.CITY


def mark_id(thread: str, side: Side) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"tryggve:thread-mark:{thread}:{side.value}"))


def side_of(body: op.ThreadStep, person: str) -> Side:
    return Side.BRUKARE if person == body.brukare else Side.OTHER


def send(body: op.MessageSend, doing: Doing, look: Lookup) -> Effect:
    if find(look, rec.BrukareBody, body.brukare) is None:
        return Refusal.NO_SUCH_THING
    if not body.text.strip() and not body.attachments:
        return Refusal.BAD_CONTENT
    if len(body.text) > op.MAX_TEXT or len(body.attachments) > op.MAX_FILES:
        return Refusal.TOO_LARGE
    thread = _thread(body, look)
    side = side_of(body, doing.person)
    message = rec.MessageBody(
        thread=id_of_step(body),
        brukare=body.brukare,
        place=thread.count + 1,
        side=side,
        author=doing.person,
        author_name=doing.person_name,
        text=body.text,
        written_at=doing.at,
        attachments=body.attachments,
        answers=body.answers,
        greeting=body.greeting,
    )
    grown = msgspec.structs.replace(
        thread,
        count=message.place,
        last_side=side,
        last_text=body.text[:LAST_SIGNS],
        last_files=len(body.attachments),
        last_at=doing.at,
    )
    return _change(body, "message", doing.operation, message), _change(body, "thread", message.thread, grown)


def mark(body: op.MessageReceived | op.MessageRead, doing: Doing, look: Lookup) -> Effect:
    """What somebody has read, they have received."""
    message = find(look, rec.MessageBody, body.message)
    thread = id_of_step(body)
    if message is None or message.thread != thread or find(look, rec.BrukareBody, body.brukare) is None:
        return Refusal.NO_SUCH_THING
    side = side_of(body, doing.person)
    record_id = mark_id(thread, side)
    before = find(look, rec.ThreadMarkBody, record_id) or rec.ThreadMarkBody(
        thread=thread, brukare=body.brukare, side=side
    )
    step = rec.MarkStep(place=message.place, at=doing.at, by_name=doing.person_name)
    is_read = isinstance(body, op.MessageRead)
    after = msgspec.structs.replace(
        before,
        received=_stepped(before.received, step),
        read=_stepped(before.read, step) if is_read else before.read,
    )
    return (_change(body, "thread_mark", record_id, after),) if after != before else ()


def _thread(body: op.ThreadStep, look: Lookup) -> rec.ThreadBody:
    known = find(look, rec.ThreadBody, id_of_step(body))
    if known is not None:
        return known
    home, unit = find(look, rec.BrukareBody, body.brukare), find(look, rec.UnitBody, body.other)
    return rec.ThreadBody(
        brukare=body.brukare,
        brukare_name=home.name if home else "",
        kind=body.kind,
        other=body.other,
        other_name=unit.name if unit else "",
    )


def _stepped(steps: tuple[rec.MarkStep, ...], step: rec.MarkStep) -> tuple[rec.MarkStep, ...]:
    if steps and steps[-1].place >= step.place:
        return steps
    return (*steps, step)[-STEPS_KEPT:]


def _change(body: op.ThreadStep, kind: str, record_id: str, content: rec.RecordBody) -> Change:
    return Change(stream_of_step(body), kind, record_id, owner_of(body.kind, body.other), content)
