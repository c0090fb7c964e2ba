"""Files that are whole or not there: written beside, brought to the disk, then named."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from app.domain.refusal import StoreProblem
from app.store.failing import StoreError
from app.store.plain import is_full


def write_durably(path: Path, content: bytes) -> None:
    """Replaces what was there, in one step. Raises StoreError DISK_FULL."""
    with a_part_of(path.parent) as part:
        part.file.write(content)
        part.finish(path)


class Part:
    """A file under way; nobody else's until `finish` names it."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self.file = file

    def finish(self, target: Path) -> None:
        """On the disk, name and all, when it returns."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()  # Windows names no open file
        self._path.replace(target)
        _sync_folder(target.parent)


@contextmanager
def a_part_of(folder: Path) -> Iterator[Part]:
    """What is not finished when the block ends is removed. Raises StoreError DISK_FULL."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{uuid4().hex}.part"
    try:
        with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield Part(path, file)
    except OSError as error:
        if not is_full(path):
            raise
        raise StoreError(StoreProblem.DISK_FULL) from error
    finally:
        with suppress(OSError):
            path.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; NTFS keeps its own journal of names
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
