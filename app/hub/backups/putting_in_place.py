"""The last step of a restore: what has been checked and lies ready takes the place of what was there.

Everything lies in DATA/.restoring/new. The journal beside it is the moment of decision: before it is written the old
hub is in force, after it the new one, and whoever opens the hub next finishes what a crash has cut off. Where the rows
went into a database server, its commit decides, and the journal says by which mark it is known.
"""

import contextlib
import os
import shutil
from pathlib import Path

import msgspec
import structlog
from sqlalchemy import select

from app.hub.database import open_engine, reading
from app.hub.migrate import revision_of
from app.hub.occupied import OccupiedError, have_alone
from app.hub.settings import Settings
from app.hub.tables import meta

FOLDER = ".restoring"
MARK = "restore"
"""In the table `meta`: the id of the restore that wrote this database."""
DATABASE = "hub.db"
_BESIDE = ("hub.db-wal", "hub.db-shm")
FOLDERS = ("keys", "imports", "attachments")
_log = structlog.get_logger("hub.restore")


class Journal(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    aside: str
    """Folder below DATA for what was there."""
    by_server: bool
    """The commit of a database server decides."""


def staged(data: Path) -> Path:
    return data / FOLDER / "new"


def finish_restore(settings: Settings) -> None:
    """Finish or forget a restore that was cut off. Raises OccupiedError while one is under way."""
    if _journal(settings.data) is None:
        return
    try:
        alone = have_alone(settings.data)
    except OccupiedError:
        if _journal(settings.data) is not None:
            raise
        return  # somebody else has just finished it
    try:
        settle(settings)
    finally:
        alone.leave()


def settle(settings: Settings) -> bool:
    """For whoever has the folder alone: put in place what was decided, take away what was not; whether it was."""
    journal = _journal(settings.data)
    decided = journal is not None and (not journal.by_server or _is_committed(settings, journal.id))
    if decided and journal is not None:
        _put_in_place(settings.data, journal)
    _clear(settings.data)
    return decided


def write_journal(data: Path, journal: Journal) -> None:
    """The moment of decision, or the word by which it will be known. What is staged is durable already."""
    draft = data / FOLDER / "journal.part"
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(journal))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(data / FOLDER / "journal")
    sync_folder(data / FOLDER)


def _journal(data: Path) -> Journal | None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return msgspec.json.decode((data / FOLDER / "journal").read_bytes(), type=Journal)
    return None


def _is_committed(settings: Settings, restore_id: str) -> bool:
    engine = open_engine(settings.url, pool_size=1)
    try:
        with reading(engine) as connection:
            if revision_of(connection) is None:
                return False
            return connection.scalar(select(meta.c.value).where(meta.c.key == MARK)) == restore_id
    finally:
        engine.dispose()


def _put_in_place(data: Path, journal: Journal) -> None:
    """May be begun again at any point: what is still staged has not been put in place."""
    new, aside = staged(data), data / journal.aside
    if (new / DATABASE).exists():
        for name in (*_BESIDE, DATABASE):  # what has not reached the old database goes aside with it
            _set_aside(data / name, aside)
        (new / DATABASE).rename(data / DATABASE)
    for name in FOLDERS:
        if (new / name).exists():
            _set_aside(data / name, aside)
            (new / name).rename(data / name)
    sync_folder(data)
    _log.info("restore_in_place", restore=journal.id)


def _set_aside(path: Path, aside: Path) -> None:
    if path.exists():
        aside.mkdir(mode=0o700, exist_ok=True)
        path.rename(aside / path.name)
        sync_folder(aside)


def _clear(data: Path) -> None:
    """The journal first: without it the rest is nothing."""
    (data / FOLDER / "journal").unlink(missing_ok=True)
    shutil.rmtree(data / FOLDER, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
