"""What became of one operation, told to the person who wrote it."""

import msgspec
from sqlalchemy import Connection, Row, select

from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import in_writing, reading
from app.hub.hub import Caller, Hub
from app.hub.rights import grants_of_caller
from app.hub.tables import held, operation, record
from app.protocol import operations as op
from app.protocol.effects import utredning_id
from app.protocol.records import Record, raw_body
from app.protocol.wire import Outcome, OutcomeAnswer


def outcome_for(hub: Hub, caller: Caller, operation_id: str) -> OutcomeAnswer | None:
    """None for what the hub has not, and for what somebody else wrote. A record that goes with it is logged as
    delivered before it is sent."""
    with reading(hub.engine) as connection:
        answer = _found(hub, connection, caller, operation_id)
    if answer is not None and answer.present is not None:
        _log(hub, caller, answer.present)
    return answer


def _found(hub: Hub, connection: Connection, caller: Caller, operation_id: str) -> OutcomeAnswer | None:
    own = (operation.c.id == operation_id, operation.c.person == caller.person)
    row = connection.execute(select(operation).where(*own)).one_or_none()
    if row is not None:
        present = _present(hub, connection, caller, row) if row.outcome == Outcome.CONFLICT.value else None
        return _stored(row, present)
    waiting = (held.c.id == operation_id, held.c.person == caller.person)
    kept = connection.execute(select(held).where(*waiting)).one_or_none()
    if kept is None:
        return None
    return OutcomeAnswer(id=kept.id, outcome=Outcome.HELD, at=kept.received_at, reason=kept.reason)


def _log(hub: Hub, caller: Caller, present: Record) -> None:
    entry = AccessEntry(
        stream=present.stream,
        at=hub.clock.now(),
        person=caller.person or "",
        organisation=caller.organisation or "",
        role=caller.role.value if caller.role else "",
        action="delivered",
        right="grant",
        detail=f"1 to {present.number} conflict",
    )
    in_writing(hub.engine, lambda connection: access_log.append(connection, [entry]))


def _stored(row: Row[tuple[object, ...]], present: Record | None) -> OutcomeAnswer:
    return OutcomeAnswer(
        id=row.id,
        outcome=Outcome(row.outcome),
        at=row.received_at,
        order=row.order,
        reason=row.reason,
        numbers=msgspec.json.decode(row.numbers, type=tuple[tuple[str, int], ...]),
        present=present,
    )


def _present(hub: Hub, connection: Connection, caller: Caller, row: Row[tuple[object, ...]]) -> Record | None:
    """The record as it stands, when the person may read it."""
    place = _about(op.decode_body(row.kind, row.kind_version, op.decode_operation(row.payload).body))
    if place is None:
        return None
    wanted = (record.c.kind == place[0], record.c.id == place[1])
    found = connection.execute(select(record).where(*wanted)).one_or_none()
    if found is None:
        return None
    _, grants = grants_of_caller(connection, caller, hub.clock.now())
    if not any(grant.stream == found.stream and (not grant.owners or found.owner in grant.owners) for grant in grants):
        return None
    number, version = found.number, found.kind_version
    return Record(found.stream, number, found.kind, version, found.id, found.owner, raw_body(found.body))


def _about(body: op.Body | None) -> tuple[str, str] | None:
    """Kind and id of the record that an operation changes."""
    match body:
        case op.UtredningEdit():
            return "utredning", utredning_id(body.arende)
        case op.VisitStart() | op.VisitInsats() | op.VisitFinish():
            return "visit", body.visit
        case _:
            return None
