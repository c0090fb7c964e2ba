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
from app.store.person_reading import Reading, StoredOperation
from app.work.desk import WorkDesk

B = TypeVar("B", bound=op.Body)

_NEED_A_PERSON = (Arrival.HELD, Arrival.CONFLICT, Arrival.REFUSED)


def outstanding(desk: WorkDesk) -> "Future[tuple[Outstanding, ...]]":
    """Oldest first."""
    return desk.read(_outstanding)


def let_go(desk: WorkDesk, operation: str) -> "Future[None]":
    """The author has read it and wants it out of the list. The words stay in this database."""
    return desk.store.write(lambda writing: writing.settle([operation]), by="me")


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


def _outstanding(reading: Reading) -> tuple[Outstanding, ...]:
    found = [stored for stored in reading.unsettled() if stored.arrived.state in _NEED_A_PERSON]
    return tuple(_row(reading, stored) for stored in found)


def _row(reading: Reading, stored: StoredOperation) -> Outstanding:
    body = body_of(stored)
    fields = {} if body is None else msgspec.structs.asdict(body)
    about = next((str(fields[name]) for name in ("visit", "arende", "door") if fields.get(name)), "")
    words = next((str(fields[name]) for name in ("text", "reason", "not_locked_reason") if fields.get(name)), "")
    name = _brukare_name(reading, about)
    return Outstanding(stored.id, stored.kind, about, words, stored.written_at, stored.arrived, name)


def _brukare_name(reading: Reading, visit: str) -> str:
    planned = reading.one(rec.VisitBody, visit) if visit else None
    brukare = reading.one(rec.BrukareBody, planned.brukare) if planned is not None else None
    return brukare.name if brukare is not None else ""
