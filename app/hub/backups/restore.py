"""Putting a backup back: everything is checked before anything is put in place, and what was there is set aside."""

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import Connection, Engine, select

from app.domain.clock import Clock
from app.hub.backups.aside import check_alone, has_tables, set_schema_aside
from app.hub.backups.making import Progress
from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.putting_in_place import (
    DATABASE,
    FOLDERS,
    MARK,
    Journal,
    settle,
    staged,
    sync_folder,
    write_journal,
)
from app.hub.backups.recovery_key import RecoveryKey
from app.hub.backups.staging import BackupReader, Staged
from app.hub.database import open_engine, reading, writing
from app.hub.epochs import HUB_ID, say
from app.hub.hub_keys import HubKeys, KeyFileError, load_or_make
from app.hub.migrate import NEWEST, migrate_to
from app.hub.occupied import OccupiedError, have_alone
from app.hub.restoring import Restoring, begin_restored_life
from app.hub.settings import Settings
from app.hub.tables import meta

_ROOM = 1.2
"""Of what the backup says that it takes: rows, their indexes and the log of the transaction that writes them."""
_log = structlog.get_logger("hub.restore")


@dataclass(frozen=True)
class Restored:
    made_at: datetime
    epoch: str
    aside: str
    """Folder (and, in a database server, schema) that has what was there; empty where there was nothing."""


def restore(
    settings: Settings,
    file: Path,
    key: RecoveryKey,
    *,
    clock: Clock,
    replace: bool = False,
    progress: Progress | None = None,
) -> Restored:
    """Raises NotDoneError, OSError or SQLAlchemyError; then the old is in force, untouched."""
    if not file.is_file():
        raise NotDoneError(BackupProblem.NO_FILE)
    try:
        alone = have_alone(settings.data)
    except OccupiedError as error:
        raise NotDoneError(BackupProblem.RUNNING) from error
    try:
        settle(settings)  # an earlier one that was cut off
        was_there = _is_occupied(settings)
        if was_there and not replace:
            raise NotDoneError(BackupProblem.NOT_EMPTY)
        with file.open("rb") as source:
            reader = BackupReader(source, key, progress=progress)
            return _restore(settings, reader, clock, was_there=was_there)
    finally:
        alone.leave()


def _is_occupied(settings: Settings) -> bool:
    if any((settings.data / name).exists() for name in (DATABASE, *FOLDERS)):
        return True
    if settings.is_sqlite:
        return False
    with _engine(settings.url) as engine, reading(engine) as connection:
        return has_tables(connection)


def _restore(settings: Settings, reader: BackupReader, clock: Clock, *, was_there: bool) -> Restored:
    _check_room(settings.data, reader.opening.bytes)
    now = clock.now()
    name = f"before-restore-{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    journal = Journal(id=secrets.token_hex(16), aside=name, by_server=not settings.is_sqlite)
    new = staged(settings.data)
    try:
        new.mkdir(mode=0o700, parents=True)
        url = f"sqlite:///{new / DATABASE}" if settings.is_sqlite else settings.url
        with _engine(url) as engine, writing(engine) as connection:
            epoch = _write(connection, reader, new, journal, now)
            if journal.by_server:
                write_journal(settings.data, journal)
        if not journal.by_server:
            _check_whole(new / DATABASE)
            sync_folder(new)
            write_journal(settings.data, journal)
    finally:
        decided = settle(settings)
    assert decided
    _log.info("restored", restore=journal.id, epoch=epoch)
    return Restored(reader.opening.made_at, epoch, name if was_there else "")


def _check_whole(database: Path) -> None:
    """That nothing of it lies in its log alone: SQLite says nothing when the last copying fails as it is closed."""
    log = database.with_name(database.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise OSError(errno.ENOSPC, "the database could not be written out")


def _write(connection: Connection, reader: BackupReader, new: Path, journal: Journal, now: datetime) -> str:
    """Everything that the database is told; the new epoch's name."""
    if journal.by_server:
        check_alone(connection)
        if has_tables(connection):
            set_schema_aside(connection, journal.aside.replace("-", "_").lower())
    migrate_to(connection, reader.opening.revision)
    parts = reader.stage(connection, new)
    keys = _keys(connection, parts)
    if reader.opening.revision != NEWEST:
        migrate_to(connection, NEWEST)
    opening = reader.opening
    restoring = Restoring(keys, opening.epoch, opening.made_at, now, parts.attachments)
    epoch = begin_restored_life(connection, restoring)
    say(connection, MARK, journal.id)
    return epoch


def _keys(connection: Connection, parts: Staged) -> HubKeys:
    folder = parts.folder / "keys"
    if not all((folder / name).exists() for name in ("root.key", "seal.key", "token.key", "pass.json")):
        raise NotDoneError(BackupProblem.DAMAGED)
    try:
        keys = load_or_make(folder)
    except KeyFileError as error:
        raise NotDoneError(BackupProblem.DAMAGED) from error
    if connection.scalar(select(meta.c.value).where(meta.c.key == HUB_ID)) != keys.hub_id:
        raise NotDoneError(BackupProblem.OTHER_KEYS)
    return keys


def _check_room(data: Path, wanted: int) -> None:
    if shutil.disk_usage(data).free < wanted * _ROOM:
        raise NotDoneError(BackupProblem.DISK_FULL)


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url, pool_size=1)
    try:
        yield engine
    finally:
        engine.dispose()
