"""Reading a backup: its files into a folder, its rows into a database that nobody sees yet; everything checked."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from app.hub.backups.frames import FORMAT, Closing, FileBegins, FilePart, Frame, Opening, TableRows, read_frames
from app.hub.backups.making import Progress
from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.putting_in_place import FOLDERS, sync_folder
from app.hub.backups.recovery_key import RecoveryKey
from app.hub.backups.rows import put_rows
from app.hub.migrate import is_known

_PATH = re.compile(
    r"keys/(?:root\.key|seal\.key|token\.key|pass\.json|backup\.pub)\Z"
    r"|imports/[0-9a-f]{64}\.csv\.zst\Z"
    r"|attachments/(?P<two>[0-9a-f]{2})/(?P<sha>(?P=two)[0-9a-f]{62})\Z"
)
_WHAT = "Läser säkerhetskopian"


@dataclass
class _Writing:
    path: Path
    size: int
    changed_at: float
    sha256: str
    file: BinaryIO
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    written: int = 0


@dataclass
class Staged:
    """What has been read so far."""

    folder: Path
    rows: dict[str, int] = field(default_factory=dict)
    files: int = 0
    attachments: set[str] = field(default_factory=set)
    """SHA-256 of those that are as their name says."""
    writing: "_Writing | None" = None


class BackupReader:
    """Reads one backup from its beginning to its end. `opening` is known before anything else is touched."""

    def __init__(self, file: BinaryIO, key: RecoveryKey, *, progress: Progress | None = None) -> None:
        """Raises NotDoneError for what this program cannot put back."""
        self._file = file
        self._frames: Iterator[Frame] = read_frames(file, key)
        self._progress = progress
        self._size = os.fstat(file.fileno()).st_size
        opening = next(self._frames, None)
        if not isinstance(opening, Opening):
            raise NotDoneError(BackupProblem.DAMAGED)
        if opening.format > FORMAT or not is_known(opening.revision):
            raise NotDoneError(BackupProblem.NEWER_SCHEMA)
        self.opening = opening

    def stage(self, connection: Connection, folder: Path) -> Staged:
        """All of it, in the caller's transaction and this folder; the files are durable when it returns."""
        for name in FOLDERS:
            (folder / name).mkdir(mode=0o700, parents=True)
        staged = Staged(folder)
        try:
            closing = self._take_all(connection, staged)
        finally:
            if staged.writing is not None:
                staged.writing.file.close()
        if closing is None or closing.rows != staged.rows or closing.files != staged.files:
            raise NotDoneError(BackupProblem.DAMAGED)
        _sync_folders(folder)
        return staged

    def _take_all(self, connection: Connection, staged: Staged) -> Closing | None:
        closing: Closing | None = None
        for frame in self._frames:
            if closing is not None:
                raise NotDoneError(BackupProblem.DAMAGED)
            closing = _take(connection, staged, frame)
            self._tell()
        return closing

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(_WHAT, self._file.tell(), self._size)


def _take(connection: Connection, staged: Staged, frame: Frame) -> Closing | None:
    if not isinstance(frame, FilePart):
        _finish_file(staged)
    match frame:
        case TableRows():
            put_rows(connection, frame)
            staged.rows[frame.table] = staged.rows.get(frame.table, 0) + len(frame.rows)
        case FileBegins():
            staged.writing = _begin_file(staged, frame)
        case FilePart():
            _put_part(staged.writing, frame)
        case Closing():
            return frame
        case Opening():
            raise NotDoneError(BackupProblem.DAMAGED)
    return None


def _begin_file(staged: Staged, frame: FileBegins) -> _Writing:
    named = _PATH.match(frame.path)
    if named is None:
        raise NotDoneError(BackupProblem.DAMAGED)
    path = staged.folder / frame.path
    path.parent.mkdir(mode=0o700, exist_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return _Writing(path, frame.size, frame.changed_at, named["sha"] or "", os.fdopen(number, "wb"))


def _put_part(writing: _Writing | None, frame: FilePart) -> None:
    if writing is None:
        raise NotDoneError(BackupProblem.DAMAGED)
    writing.file.write(frame.content)
    writing.digest.update(frame.content)
    writing.written += len(frame.content)


def _finish_file(staged: Staged) -> None:
    """An attachment that was spoilt on the old disk is left out, so that its device sends it again."""
    writing, staged.writing = staged.writing, None
    if writing is None:
        return
    with writing.file as file:
        file.flush()
        os.fsync(file.fileno())
    if writing.written != writing.size:
        raise NotDoneError(BackupProblem.DAMAGED)
    os.utime(writing.path, (writing.changed_at, writing.changed_at))
    staged.files += 1
    if writing.sha256 and writing.digest.hexdigest() == writing.sha256:
        staged.attachments.add(writing.sha256)
    elif writing.sha256:
        writing.path.unlink()


def _sync_folders(folder: Path) -> None:
    for path, _, _ in os.walk(folder):
        sync_folder(Path(path))
