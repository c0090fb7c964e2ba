"""How long every queue of the hub is at this moment, for `/metrics` and for the log: counts, codes and ages only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.hub.database import reading
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Hub
from app.hub.occupied import is_importing
from app.hub.tables import attachment, held, person_key


@dataclass(frozen=True)
class Queues:
    held: dict[str, int]
    """Operations that wait for a person or a parent, by reason."""
    oldest_held_s: float
    """Age of the oldest of them; 0 where there is none."""
    attachments: int
    """Begun and not complete."""
    attachment_bytes: int
    """What they lack."""
    rights_unconfirmed: bool
    known_again: int
    """People's keys that wait to be confirmed."""
    importing: bool
    signer_alive: bool
    live: int
    """Messages that wait for live clients of this process."""


def queues_of(hub: Hub) -> Queues:
    with reading(hub.engine) as connection:
        by_reason, oldest = _held(connection)
        files, lacking = _attachments(connection)
        again = select(func.count()).select_from(person_key).where(person_key.c.known_again_at.is_not(None))
        known_again = int(connection.scalar(again.where(person_key.c.revoked_at.is_(None))) or 0)
        unconfirmed = is_unconfirmed(connection)
    return Queues(
        held=by_reason,
        oldest_held_s=0.0 if oldest is None else max(0.0, (hub.clock.now() - oldest).total_seconds()),
        attachments=files,
        attachment_bytes=lacking,
        rights_unconfirmed=unconfirmed,
        known_again=known_again,
        importing=is_importing(hub.settings.data),
        signer_alive=hub.signer.is_alive(),
        live=hub.bus.waiting(),
    )


def _held(connection: Connection) -> tuple[dict[str, int], datetime | None]:
    counts = select(held.c.reason, func.count().label("count"), func.min(held.c.received_at).label("oldest"))
    rows = connection.execute(counts.where(held.c.released_at.is_(None)).group_by(held.c.reason)).all()
    return {row.reason: int(row[1]) for row in rows}, min((row.oldest for row in rows), default=None)


def _attachments(connection: Connection) -> tuple[int, int]:
    lacking = func.coalesce(func.sum(attachment.c.size - attachment.c.received), 0)
    row = connection.execute(select(func.count(), lacking).where(attachment.c.complete_at.is_(None))).one()
    return int(row[0]), int(row[1])
