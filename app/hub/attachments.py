"""Attachments: encrypted files under their own SHA-256, received in parts, handed out by a stream that refers to them.

Knowing a hash gives nobody anything: who may not read is told the same as if there were no such file.
"""

import hashlib
import os
import re
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import Connection, Row, func, select, update

from app.domain.refusal import Refusal, StoreProblem
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import in_writing, reading
from app.hub.hub import Caller, Hub
from app.hub.rights import grants_of_caller
from app.hub.streams import upsert
from app.hub.tables import attachment, attachment_use
from app.protocol.wire import MAX_PART_BYTES, AttachmentState

_lines = structlog.get_logger("hub.attachments")
_SHA = re.compile(r"[0-9a-f]{64}\Z")
_LOCKS = tuple(threading.Lock() for _ in range(64))
"""One file is written by one thread at a time; other workers are kept off by the stored offset."""

Problem = Refusal | StoreProblem


def is_name(sha256: str) -> bool:
    return _SHA.match(sha256) is not None


def file_of(hub: Hub, sha256: str) -> Path:
    return hub.settings.data / "attachments" / sha256[:2] / sha256


def _part_of(hub: Hub, sha256: str) -> Path:
    return file_of(hub, sha256).with_suffix(".part")


def state_for(hub: Hub, caller: Caller, sha256: str, size: int) -> AttachmentState:
    """How far the caller's own upload has come; nothing received for what they have not begun."""
    with reading(hub.engine) as connection:
        row = _row(connection, sha256)
    return _state(row) if row is not None and row.uploader == caller.device else _nothing(sha256, size)


def take_part(
    hub: Hub, caller: Caller, sha256: str, *, size: int, offset: int, part: bytes
) -> AttachmentState | Problem:
    """Make one part durable. A part at another offset than the next changes nothing and is told the state, so that a
    lost answer or a second send does no harm."""
    if not 0 < size <= hub.settings.limits.attachment_bytes or len(part) > MAX_PART_BYTES:
        return Refusal.TOO_LARGE
    if offset < 0 or offset + len(part) > size or not part:
        return Refusal.BAD_CONTENT
    with _LOCKS[int(sha256[:2], 16) % len(_LOCKS)]:
        row = in_writing(hub.engine, lambda connection: _begun(hub, connection, caller, sha256=sha256, size=size))
        if isinstance(row, Refusal):
            return row
        if row.complete_at is not None or row.received != offset:
            return _state(row)
        try:
            _write(_part_of(hub, sha256), offset, part)
            hub.metrics.attachment_bytes.inc(len(part))
            return _received(hub, sha256, size=size, offset=offset, received=offset + len(part))
        except OSError:
            return StoreProblem.DISK_FULL


def _begun(
    hub: Hub, connection: Connection, caller: Caller, *, sha256: str, size: int
) -> Row[tuple[object, ...]] | Refusal:
    row = _row(connection, sha256)
    if row is None:
        stored = select(func.coalesce(func.sum(attachment.c.size), 0)).where(attachment.c.uploader == caller.device)
        if int(connection.scalar(stored) or 0) + size > hub.settings.limits.uploader_bytes:
            return Refusal.TOO_LARGE
        new = {"sha256": sha256, "size": size, "received": 0, "uploader": caller.device, "complete_at": None}
        keep = upsert(connection, attachment).on_conflict_do_nothing(index_elements=["sha256"])
        connection.execute(keep, [new])
        row = _row(connection, sha256)
        assert row is not None
    if row.uploader != caller.device or row.size != size:
        return Refusal.WRONG_STATE
    return row


def _write(path: Path, offset: int, part: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(number, "r+b") as file:
        file.truncate(offset)  # what a crash left behind the last durable part
        file.seek(offset)
        file.write(part)
        file.flush()
        os.fsync(file.fileno())


def _received(hub: Hub, sha256: str, *, size: int, offset: int, received: int) -> AttachmentState | Refusal:
    if received < size:
        return _state(_counted(hub, sha256, offset=offset, received=received, complete_at=None))
    if _hash_of(_part_of(hub, sha256)) != sha256:
        _part_of(hub, sha256).unlink()
        _counted(hub, sha256, offset=offset, received=0, complete_at=None)
        hub.metrics.attachments.labels("bad_hash").inc()
        _lines.info("attachment_bad_hash", sha256=sha256, bytes=size)
        return Refusal.BAD_CONTENT
    _keep(_part_of(hub, sha256), file_of(hub, sha256))
    hub.metrics.attachments.labels("complete").inc()
    _lines.info("attachment_complete", sha256=sha256, bytes=size)
    return _state(_counted(hub, sha256, offset=offset, received=size, complete_at=hub.clock.now()))


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(part: Path, whole: Path) -> None:
    part.replace(whole)
    folder = os.open(whole.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _counted(
    hub: Hub, sha256: str, *, offset: int, received: int, complete_at: datetime | None
) -> Row[tuple[object, ...]]:
    """The row after it was moved on; as it is where another worker has moved it meanwhile."""
    move = update(attachment).where(attachment.c.sha256 == sha256, attachment.c.received == offset)

    def work(connection: Connection) -> Row[tuple[object, ...]]:
        connection.execute(move.values(received=received, complete_at=complete_at))
        row = _row(connection, sha256)
        assert row is not None
        return row

    return in_writing(hub.engine, work)


def readable(hub: Hub, caller: Caller, sha256: str) -> Path | None:
    """The file, when a stream that the person may read refers to it; logged as delivered. Else None."""
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        row = _row(connection, sha256)
        uses = connection.scalars(select(attachment_use.c.stream).where(attachment_use.c.sha256 == sha256)).all()
        _, grants = grants_of_caller(connection, caller, now)
    # A grant that is limited to some owners says nothing of a file, which has none.
    whole = {str(grant.stream) for grant in grants if not grant.owners}
    by = sorted(whole.intersection(uses))
    path = file_of(hub, sha256)
    if row is None or row.complete_at is None or not by or not path.exists():
        return None
    _log(hub, caller, by, sha256=sha256, now=now)
    return path


def _log(hub: Hub, caller: Caller, streams: Sequence[str], *, sha256: str, now: datetime) -> None:
    entry = AccessEntry(
        stream=streams[0],
        at=now,
        person=caller.person or "",
        organisation=caller.organisation or "",
        role=caller.role.value if caller.role else "",
        action="delivered",
        right="grant",
        detail=f"attachment {sha256}",
    )
    in_writing(hub.engine, lambda connection: access_log.append(connection, [entry]))


def _row(connection: Connection, sha256: str) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(attachment).where(attachment.c.sha256 == sha256)).one_or_none()


def _nothing(sha256: str, size: int) -> AttachmentState:
    return AttachmentState(sha256=sha256, size=size, received=0, complete=False)


def _state(row: Row[tuple[object, ...]]) -> AttachmentState:
    return AttachmentState(
        sha256=row.sha256,
        size=row.size,
        received=row.received,
        complete=row.complete_at is not None,
        at=row.complete_at,
    )
