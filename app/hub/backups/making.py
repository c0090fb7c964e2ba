"""Making a backup while the hub runs: one snapshot of the database, then every file that this snapshot names.

A file that the snapshot names is never changed or removed by a running hub, so that what is read later still fits.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import structlog
from sqlalchemy import Connection, select
from sqlalchemy.engine import make_url

from app.domain.clock import Clock
from app.hub.backups.frames import FORMAT, PART_BYTES, Closing, FileBegins, FilePart, FrameWriter, Opening
from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.recovery_key import FILE as RECOVERY
from app.hub.backups.rows import rows_of
from app.hub.database import open_engine, reading
from app.hub.epochs import EPOCH, HUB_ID
from app.hub.imports.keeping import kept_path
from app.hub.migrate import NEWEST, is_known, revision_of
from app.hub.settings import Settings
from app.hub.tables import attachment, import_file, meta
from app.protocol.version import PROGRAM

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, and how much there is; 0 where nobody knows."""

KEY_FILES = ("root.key", "seal.key", "token.key", "pass.json", RECOVERY)
_WHAT = "Säkerhetskopierar"
_log = structlog.get_logger("hub.backup")


@dataclass(frozen=True)
class Made:
    rows: int
    files: int
    bytes: int
    """Of the backup."""
    missing: tuple[str, ...]
    """Files that the database names and that are not on the disk as they should be: the rest is in the backup."""


@dataclass(frozen=True)
class _Source:
    path: Path
    name: str
    size: int
    """As the database says; -1 where it says nothing."""

    def is_there(self) -> bool:
        return self.path.is_file() and self.size in (-1, self.path.stat().st_size)


def make_backup(
    settings: Settings, out: Path, public: bytes, *, clock: Clock, progress: Progress | None = None
) -> Made:
    """`out` is whole or not there, readable by its owner alone. Raises NotDoneError, OSError or SQLAlchemyError."""
    if out.exists():
        raise NotDoneError(BackupProblem.FILE_EXISTS)
    check_hub(settings)
    part = out.with_name(f".{out.name}.{secrets.token_hex(8)}.part")
    number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    engine = open_engine(settings.url)
    try:
        with os.fdopen(number, "wb") as file:
            with reading(engine) as connection:
                made = _write(connection, settings, file, public, clock=clock, progress=progress)
            file.flush()
            os.fsync(file.fileno())
        _give_name(part, out)
    finally:
        engine.dispose()
        part.unlink(missing_ok=True)
    _log.info("backup_made", rows=made[0], files=made[1], missing=len(made[2]))
    return Made(made[0], made[1], out.stat().st_size, made[2])


def check_hub(settings: Settings) -> None:
    """Raises NotDoneError NO_HUB where there is nothing to make a backup of; makes nothing."""
    database = make_url(settings.url).database or ""
    if not (settings.data / "keys" / "root.key").exists() or (settings.is_sqlite and not Path(database).exists()):
        raise NotDoneError(BackupProblem.NO_HUB)


def _give_name(part: Path, out: Path) -> None:
    try:
        os.link(part, out)
    except FileExistsError as error:
        raise NotDoneError(BackupProblem.FILE_EXISTS) from error
    except OSError:  # a file system without links
        part.replace(out)
    folder = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(
    connection: Connection,
    settings: Settings,
    file: BinaryIO,
    public: bytes,
    *,
    clock: Clock,
    progress: Progress | None,
) -> tuple[int, int, tuple[str, ...]]:
    opening = _opening(connection, settings, clock)
    writer = FrameWriter(file, public)
    writer.put(opening)
    rows: dict[str, int] = {}
    files, missing, done = 0, [], 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(_WHAT, min(done, opening.bytes), opening.bytes)

    for piece in rows_of(connection):
        writer.put(piece)
        rows[piece.table] = rows.get(piece.table, 0) + len(piece.rows)
        tell(sum(len(value) for row in piece.rows for value in row if isinstance(value, bytes)))
    for source in _sources(connection, settings.data):
        if not source.is_there():
            missing.append(source.name)
            continue
        _put_file(writer, source, tell)
        files += 1
    writer.put(Closing(rows, files))
    writer.finish()
    return sum(rows.values()), files, tuple(missing)


def _opening(connection: Connection, settings: Settings, clock: Clock) -> Opening:
    revision = revision_of(connection)
    if revision != NEWEST:
        if revision is None:
            raise NotDoneError(BackupProblem.NO_HUB)
        raise NotDoneError(BackupProblem.OLD_SCHEMA if is_known(revision) else BackupProblem.NEWER_SCHEMA)
    own = {row.key: row.value for row in connection.execute(select(meta))}
    sizes = sum(source.path.stat().st_size for source in _sources(connection, settings.data) if source.is_there())
    return Opening(
        format=FORMAT,
        program=PROGRAM,
        revision=NEWEST,
        hub_id=own[HUB_ID],
        epoch=own[EPOCH],
        made_at=clock.now(),
        bytes=sizes + _database_bytes(connection),
    )


def _database_bytes(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar() or 0)
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)


def _sources(connection: Connection, data: Path) -> Iterator[_Source]:
    for name in KEY_FILES:
        if (data / "keys" / name).exists() or name != RECOVERY:
            yield _Source(data / "keys" / name, f"keys/{name}", -1)
    for sha in connection.scalars(select(import_file.c.sha256).order_by(import_file.c.imported_at)):
        path = kept_path(data, sha)
        yield _Source(path, f"imports/{path.name}", -1)
    whole = select(attachment.c.sha256, attachment.c.size).where(attachment.c.complete_at.is_not(None))
    for row in connection.execute(whole.order_by(attachment.c.sha256).execution_options(yield_per=1000)):
        name = f"attachments/{row.sha256[:2]}/{row.sha256}"
        yield _Source(data / name, name, row.size)


def _put_file(writer: FrameWriter, source: _Source, tell: Callable[[int], None]) -> None:
    with source.path.open("rb") as file:
        status = os.fstat(file.fileno())
        writer.put(FileBegins(source.name, status.st_size, status.st_mtime))
        while part := file.read(PART_BYTES):
            writer.put(FilePart(part))
            tell(len(part))
