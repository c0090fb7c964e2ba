"""The account of messages to a unit that nobody of it has opened, kept in the transaction that takes them in."""

from collections.abc import Iterable

from sqlalchemy import Connection, update

from app.domain.conversation import Side, ThreadKind, thread_id
from app.hub.streams import upsert
from app.hub.tables import unopened_message
from app.protocol.records import MessageBody, Record, ThreadMarkBody, decode_record_body

_KINDS = frozenset({"message", "thread_mark"})


def note(connection: Connection, records: Iterable[Record]) -> None:
    """What has just been written: a brukare's message to a unit waits, until that unit has read so far."""
    for record in records:
        if record.kind not in _KINDS or record.content is None:
            continue
        body = decode_record_body(record.kind, record.kind_version, record.content)
        if isinstance(body, MessageBody):
            _note_message(connection, record, body)
        elif isinstance(body, ThreadMarkBody) and body.side is Side.OTHER and body.read:
            up_to = (unopened_message.c.thread == body.thread, unopened_message.c.place <= body.read[-1].place)
            connection.execute(update(unopened_message).where(*up_to).values(is_read=True))


def _note_message(connection: Connection, record: Record, body: MessageBody) -> None:
    is_to_unit = body.thread == thread_id(body.brukare, ThreadKind.UNIT, record.owner)
    if body.side is not Side.BRUKARE or not is_to_unit:
        return
    row = {
        "message": record.id,
        "thread": body.thread,
        "brukare": body.brukare,
        "utforare": record.owner,
        "place": body.place,
        "since": None,
        "is_read": False,
        "has_task": False,
    }
    connection.execute(upsert(connection, unopened_message).on_conflict_do_nothing(index_elements=["message"]), [row])
