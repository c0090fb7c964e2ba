"""What the hub did not take, or what lost against somebody else's change: in front of its author, with their words,
until they have decided about it.
"""

from concurrent.futures import Future
from typing import TypeVar

import msgspec

from app.domain.arrival import Arrival
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.outstanding import Outstanding
from app.services.snapshots import AttachmentRow
from app.store.person_reading import Reading, StoredOperation
from app.work.desk import WorkDesk

B = TypeVar("B", bound=op.Body)

_NEED_A_PERSON = (Arrival.HELD, Arrival.CONFLICT, Arrival.REFUSED)


def outstanding(desk: WorkDesk) -> "Future[tuple[Outstanding, ...]]":
    """Oldest first."""
    return desk.read(lambda reading: _outstanding(desk, reading))


def let_go(desk: WorkDesk, operation: str) -> "Future[None]":
    """The author has read it and wants it out of the list. The words stay in this database."""
    return desk.store.write(lambda writing: writing.let_go(operation), by="me")


def not_taken(reading: Reading, of: type[B]) -> list[tuple[StoredOperation, B]]:
    """Operations of one kind that were refused and that nobody has decided about."""
    found = []
    for stored in reading.unsettled():
        body = body_of(stored)
        if stored.arrived.state is Arrival.REFUSED and isinstance(body, of):
            found.append((stored, body))
    return found


def body_of(stored: StoredOperation) -> op.Body | None:
    decoded = op.decode_operation(stored.payload)
    return op.decode_body(decoded.kind, decoded.kind_version, decoded.body)


def _outstanding(desk: WorkDesk, reading: Reading) -> tuple[Outstanding, ...]:
    found = [stored for stored in reading.unsettled() if stored.arrived.state in _NEED_A_PERSON]
    return tuple(row_of(desk, reading, stored) for stored in found)


def row_of(desk: WorkDesk, reading: Reading, stored: StoredOperation) -> Outstanding:
    """One operation as its author sees it."""
    body = body_of(stored)
    fields = {} if body is None else msgspec.structs.asdict(body)
    about = next((str(fields[name]) for name in ("visit", "arende", "door", "brukare") if fields.get(name)), "")
    texts = ("text", "reason", "not_locked_reason", "words")
    words = next((str(fields[name]) for name in texts if fields.get(name)), "")
    decision = reading.one(rec.HeldDecisionBody, stored.id)
    return Outstanding(
        operation=stored.id,
        kind=stored.kind,
        about=about,
        words=words,
        written_at=stored.written_at,
        arrived=stored.arrived,
        brukare_name=_brukare_name(reading, about),
        decided_by=decision.decided_by_name if decision else "",
        decision_words=decision.words if decision else "",
        files=_files(desk, body),
    )


def _files(desk: WorkDesk, body: op.Body | None) -> tuple[AttachmentRow, ...]:
    refs = body.attachments if isinstance(body, op.NoteWrite | op.MessageSend) else ()
    at = desk.attachments
    return tuple(AttachmentRow(ref.sha256, ref.name, ref.size, at.arrived(ref.sha256) if at else None) for ref in refs)


def _brukare_name(reading: Reading, about: str) -> str:
    """Of a visit, an ärende or a door."""
    if not about:
        return ""
    named = reading.one(rec.VisitBody, about) or reading.one(rec.ArendeBody, about) or reading.one(rec.DoorBody, about)
    brukare = reading.one(rec.BrukareBody, named.brukare if named is not None else about)
    return brukare.name if brukare is not None else ""
