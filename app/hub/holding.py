"""What the hub keeps sealed until its parent arrives or a person decides: the table `held`, and nothing of judging."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import structlog
from sqlalchemy import Connection, delete, update

from app.domain.refusal import Refusal
from app.hub.opening import Opened, open_sealed
from app.hub.plain import Statement, ask, moment_of
from app.hub.streams import upsert
from app.hub.tables import held
from app.protocol.keys import SealKey
from app.protocol.wire import MAX_BATCH, Outcome, OutcomeOnWire, SealedOperation

_log = structlog.get_logger("hub.held")
_HELD = Statement("SELECT id, sealed, received_at, reason FROM held WHERE id {listed} AND released_at IS NULL")
_CHILDREN = Statement(
    "SELECT id, sealed FROM held WHERE person = ? AND device = ? AND reason = ? AND released_at IS NULL "
    "ORDER BY seq LIMIT ?"
)


def hold(connection: Connection, item: Opened, reason: Refusal, *, received_at: datetime) -> None:
    """Keep it; what is held already stays as it is."""
    row = {
        "id": item.operation.id,
        "person": item.operation.person,
        "device": item.operation.device,
        "seq": item.operation.seq,
        "reason": reason.value,
        "received_at": received_at,
        "sealed": item.sealed.sealed,
    }
    keep = upsert(connection, held).on_conflict_do_nothing(index_elements=["id"])
    connection.execute(keep, [row])
    _log.info("held", operation=item.operation.id, device=item.operation.device, reason=reason.value)


def held_outcomes(connection: Connection, items: Sequence[Opened], key: SealKey) -> dict[str, OutcomeOnWire | None]:
    """Outcome by id of what is held; None where the same id holds other words."""
    wanted = {item.operation.id: item for item in items}
    found: dict[str, OutcomeOnWire | None] = {}
    for id_, sealed, received_at, reason in ask(connection, _HELD, list(wanted)):
        kept = open_sealed(SealedOperation(id_, sealed), key)
        is_same = isinstance(kept, Opened) and kept.signed.payload == wanted[id_].signed.payload
        outcome = OutcomeOnWire(id=id_, outcome=Outcome.HELD, at=moment_of(received_at), reason=reason)
        found[id_] = outcome if is_same else None
    return found


def waiting_children(connection: Connection, writers: Iterable[tuple[str, str]], key: SealKey) -> list[Opened]:
    """Operations of these writers (person, device) that wait for a parent, which may have come now."""
    children: list[Opened] = []
    for person, device in writers:
        rows = ask(connection, _CHILDREN, person, device, Refusal.PARENT_MISSING.value, MAX_BATCH)
        read = [open_sealed(SealedOperation(*row), key) for row in rows]
        children += [child for child in read if isinstance(child, Opened)]
    return children


def let_go(connection: Connection, ids: Sequence[str]) -> None:
    """Their parent has come: what becomes of them is judged now and kept with the operation."""
    for operation_id in ids:
        _log.info("held_let_go", operation=operation_id)
    connection.execute(delete(held).where(held.c.id.in_(ids)))


def hold_as(connection: Connection, operation_id: str, reason: Refusal) -> None:
    """Their parent has come and they do not follow it: a person sees why."""
    connection.execute(update(held).where(held.c.id == operation_id).values(reason=reason.value))
