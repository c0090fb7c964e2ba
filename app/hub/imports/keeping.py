"""Imported files are kept with the hub's data, so that they can be imported again after a restore."""

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import zstandard

from app.hub.imports.gathering import PlannedFile

_BLOCK = 1 << 16


class FileChangedError(OSError):
    """The file is no longer the one that was read."""


def kept_path(data: Path, sha256: str) -> Path:
    return data / "imports" / f"{sha256}.csv.zst"


def read_kept(data: Path, sha256: str, to: Path) -> None:
    """Write a kept file as it was given. Raises FileChangedError when its content is not what its name says."""
    whole = hashlib.sha256()
    with kept_path(data, sha256).open("rb") as source, to.open("wb") as target:
        for block in zstandard.ZstdDecompressor().read_to_iter(source, write_size=_BLOCK):
            whole.update(block)
            target.write(block)
    if whole.hexdigest() != sha256:
        raise FileChangedError(sha256)


def unpack_kept(data: Path, to: Path) -> tuple[Path, ...]:
    """Every kept file as it was given, oldest first, into a folder that is made; their names begin with their place, so
    that they are imported again in the same order. Raises FileChangedError, FileExistsError or OSError."""
    kept_files = sorted((data / "imports").glob("*.csv.zst"), key=lambda path: (path.stat().st_mtime, path.name))
    written: list[Path] = []
    for place, path in enumerate(kept_files, start=1):
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        sha256 = path.name.removesuffix(".csv.zst")
        target = to / f"{place:04d}-{sha256[:12]}.csv"
        if target.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(target))
        read_kept(data, sha256, target)
        written.append(target)
    return tuple(written)


@contextmanager
def kept(data: Path, files: tuple[PlannedFile, ...]) -> Iterator[None]:
    """Keep the files while the import is written: they are on disk before it is committed, and new ones are taken
    away again when it is not."""
    new: list[Path] = []
    try:
        for file in files:
            path = kept_path(data, file.sha256)
            if not path.exists():
                _keep(file, path)
                new.append(path)
        yield
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise


def _keep(file: PlannedFile, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    whole = hashlib.sha256()
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as target, file.path.open("rb") as source:
            with zstandard.ZstdCompressor(level=6).stream_writer(target, closefd=False) as packed:
                while block := source.read(_BLOCK):
                    whole.update(block)
                    packed.write(block)
            target.flush()
            os.fsync(target.fileno())
        if whole.hexdigest() != file.sha256:
            raise FileChangedError(file.sha256)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
