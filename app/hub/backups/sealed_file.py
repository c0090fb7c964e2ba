"""An encrypted file that is written and read as a stream, in chunks that are authenticated with their place.

Header: MAGIC, id of the recovery key, and the file's own key sealed for it (HPKE). Then chunks of CHUNK_BYTES under
AES-256-GCM; a nonce is the chunk's number and whether it is the last, and the header is authenticated with each. So a
chunk that is altered, moved, doubled or left out is noticed at once, and a cut-off file at its end.
Source: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015).
"""

import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.recovery_key import RecoveryKey, key_id, seal_for

MAGIC = b"tryggve backup 1\n"
CHUNK_BYTES = 256 * 1024
"""Plain; a bound on memory, and 0.006 % of the file for tags."""
_TAG_BYTES = 16
_ID_BYTES = 8
_SEALED_BYTES = 32 + 32 + _TAG_BYTES


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SealedWriter(io.RawIOBase):
    """Give it plain bytes; `finish` writes the last chunk. A file without it is refused by every reader."""

    def __init__(self, file: BinaryIO, public: bytes) -> None:
        content_key = os.urandom(32)
        self._header = MAGIC + key_id(public) + seal_for(public, content_key)
        self._cipher = AESGCM(content_key)
        self._file = file
        self._plain = bytearray()
        self._number = 0
        file.write(self._header)

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        given = memoryview(data).cast("B")  # type: ignore[arg-type]
        self._plain += given
        while len(self._plain) > CHUNK_BYTES:
            self._put(bytes(self._plain[:CHUNK_BYTES]), last=False)
            del self._plain[:CHUNK_BYTES]
        return len(given)

    def finish(self) -> None:
        self._put(bytes(self._plain), last=True)
        self._plain.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, self._header))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Plain bytes of a sealed file; nothing is given out that has not been authenticated. Its end is the file's own
    end: an ending that is missing raises."""

    def __init__(self, file: BinaryIO, key: RecoveryKey) -> None:
        """Raises NotDoneError NOT_A_BACKUP, WRONG_KEY or DAMAGED."""
        self._header = file.read(len(MAGIC) + _ID_BYTES + _SEALED_BYTES)
        if not self._header.startswith(MAGIC):
            raise NotDoneError(BackupProblem.NOT_A_BACKUP)
        rest = self._header[len(MAGIC) :]
        if len(rest) != _ID_BYTES + _SEALED_BYTES:
            raise NotDoneError(BackupProblem.DAMAGED)
        if rest[:_ID_BYTES] != key_id(key.public()):
            raise NotDoneError(BackupProblem.WRONG_KEY)
        self._cipher = AESGCM(key.open(rest[_ID_BYTES:]))
        self._file = file
        self._number = 0
        self._next = file.read(CHUNK_BYTES + _TAG_BYTES)
        self._plain = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Raises NotDoneError DAMAGED."""
        wanted = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._plain and not self._ended:
            self._open_chunk()
        count = min(len(wanted), len(self._plain))
        wanted[:count] = self._plain[:count]
        self._plain = self._plain[count:]
        return count

    def _open_chunk(self) -> None:
        sealed, self._next = self._next, self._file.read(CHUNK_BYTES + _TAG_BYTES)
        last = not self._next
        try:
            plain = self._cipher.decrypt(_nonce(self._number, last=last), sealed, self._header)
        except (InvalidTag, ValueError) as error:
            raise NotDoneError(BackupProblem.DAMAGED) from error
        self._plain, self._ended = memoryview(plain), last
        self._number += 1
