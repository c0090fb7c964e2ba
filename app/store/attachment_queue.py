"""Encrypted files on their way to the hub: what is waiting and how much of it the hub holds. The files themselves are
app.store.attachment_files' matter.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.store.device_database import DeviceDatabase, moment_of, moment_text
from app.store.device_tables import attachment_out


@dataclass(frozen=True)
class QueuedFile:
    sha256: str
    path: Path
    size: int
    person: str
    received: int
    """Bytes that the hub holds durably; the next part begins there."""
    complete_at: datetime | None
    added_at: datetime | None = None
    position: int = 0
    """In the order of putting."""


class AttachmentQueue:
    """Safe to call from any thread."""

    def __init__(self, database: DeviceDatabase) -> None:
        self._database = database

    def put(self, sha256: str, *, path: Path, size: int, person: str, at: datetime) -> None:
        """A file that is there already is left as it is."""
        row = {"sha256": sha256, "path": str(path), "size": size, "person": person, "added_at": moment_text(at)}
        with self._database.writing() as connection:
            adding = insert(attachment_out).values(**row, received=0)
            connection.execute(adding.on_conflict_do_nothing(index_elements=["sha256"]))

    def waiting(self, limit: int = 100, *, person: str | None = None, after: int = 0) -> tuple[QueuedFile, ...]:
        """The oldest without a receipt first; `after`: only those of a higher position."""
        query = select(attachment_out).where(attachment_out.c.complete_at.is_(None), attachment_out.c.position > after)
        if person is not None:
            query = query.where(attachment_out.c.person == person)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(attachment_out.c.position).limit(limit))
            return tuple(_queued(row) for row in rows)

    def of(self, sha256: str) -> QueuedFile | None:
        with self._database.reading() as connection:
            row = connection.execute(select(attachment_out).where(attachment_out.c.sha256 == sha256)).first()
        return None if row is None else _queued(row)

    def mark_received(self, sha256: str, *, received: int, complete_at: datetime | None = None) -> None:
        """What the hub says that it holds: it may be less than before, after a restored backup."""
        moment = None if complete_at is None else moment_text(complete_at)
        wanted = attachment_out.c.sha256 == sha256
        with self._database.writing() as connection:
            connection.execute(update(attachment_out).where(wanted).values(received=received, complete_at=moment))

    def ask_again(self) -> None:
        """The hub has begun a new epoch: what an earlier one had is asked for once more, and sent where it is gone."""
        with self._database.writing() as connection:
            connection.execute(update(attachment_out).values(received=0, complete_at=None))

    def count_waiting(self, person: str | None = None) -> int:
        query = select(func.count()).select_from(attachment_out).where(attachment_out.c.complete_at.is_(None))
        if person is not None:
            query = query.where(attachment_out.c.person == person)
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def waiting_by_person(self) -> dict[str, tuple[int, datetime]]:
        """How many files are without a receipt, and when the oldest was added; people without any are left out."""
        with self._database.plainly_reading() as connection:
            rows = list(connection.each(_WAITING_BY_PERSON))
        return {person: (count, datetime.fromisoformat(oldest)) for person, count, oldest in rows}


_WAITING_BY_PERSON = (
    "SELECT person, count(*), min(added_at) FROM attachment_out WHERE complete_at IS NULL GROUP BY person"
)
"""Asked with every push."""


def _queued(row: Any) -> QueuedFile:
    return QueuedFile(
        row.sha256,
        Path(row.path),
        row.size,
        row.person,
        row.received,
        moment_of(row.complete_at),
        moment_of(row.added_at),
        row.position,
    )
