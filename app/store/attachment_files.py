"""Attachments on the disk: encrypted as they come, named by the SHA-256 of the encrypted bytes. Flat memory.

Format (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015): `TRYG` | 1 | chunks. Every chunk of 64 KiB (the last one
shorter, maybe empty) is AES-256-GCM under the file's own key, nonce = number of the chunk (11 bytes) | 1 if it is the
last, header as associated data. So chunks can be neither moved, dropped, added nor cut off unseen, and since a key
belongs to one file, no nonce is used twice.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.refusal import StoreProblem
from app.store.durable_files import a_part_of
from app.store.failing import StoreError

_HEADER = b"TRYG\x01"
_CHUNK_BYTES = 64 * 1024
"""Small enough to stay in a tablet's cache; the tag adds a quarter per mille."""
_TAG_BYTES = 16
_SEALED_BYTES = _CHUNK_BYTES + _TAG_BYTES


@dataclass(frozen=True)
class StoredFile:
    sha256: str
    """Of the encrypted bytes, hex: its name here and at the hub."""
    size: int
    """Of the encrypted bytes."""
    key: bytes = field(repr=False)
    path: Path


def folder_in(device_folder: Path) -> Path:
    return device_folder / "attachments"


def encrypt_file(source: BinaryIO, folder: Path) -> StoredFile:
    """Encrypt all that `source` gives. On the disk under its name when it returns. Raises StoreError DISK_FULL."""
    key = AESGCM.generate_key(256)
    digest, size = hashlib.sha256(), 0
    with a_part_of(folder) as part:
        for piece in _sealed(source, AESGCM(key)):
            digest.update(piece)
            size += len(piece)
            part.file.write(piece)
        path = folder / digest.hexdigest()
        part.finish(path)
    return StoredFile(digest.hexdigest(), size, key, path)


def decrypted(path: Path, key: bytes) -> Iterator[bytes]:
    """The plain chunks, each verified before it is given. Raises StoreError DAMAGED: what was given until then is true,
    but not all of it. Also for another file's key, which cannot be told from damage."""
    cipher = AESGCM(key)
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise StoreError(StoreProblem.DAMAGED)
        for number, (sealed, last) in enumerate(_chunks(file, _SEALED_BYTES)):
            try:
                yield cipher.decrypt(_nonce(number, last=last), sealed, _HEADER)
            except InvalidTag as error:
                raise StoreError(StoreProblem.DAMAGED) from error


def decrypt_file(path: Path, key: bytes, target: BinaryIO) -> None:
    """Raises StoreError DAMAGED; what `target` has got by then is not the file."""
    for chunk in decrypted(path, key):
        target.write(chunk)


def is_whole(path: Path) -> bool:
    """Whether the file still is what its name says; needs no key. A missing one is not."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name
    except FileNotFoundError:
        return False


def remove_parts(folder: Path) -> int:
    """What crashes have left half written, at start, before anybody writes. Returns how many."""
    parts = tuple(folder.glob("*.part"))
    for part in parts:
        os.unlink(part)
    return len(parts)


def _sealed(source: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
    yield _HEADER
    for number, (plain, last) in enumerate(_chunks(source, _CHUNK_BYTES)):
        yield cipher.encrypt(_nonce(number, last=last), plain, _HEADER)


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Full chunks and then the last, which may be empty; one chunk is read ahead to know which is the last."""
    chunk = _read_full(source, size)
    while following := _read_full(source, size):
        yield chunk, False
        chunk = following
    yield chunk, True


def _read_full(source: BinaryIO, size: int) -> bytes:
    """A pipe may give less than was asked for before its end."""
    pieces, missing = [], size
    while missing and (piece := source.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
