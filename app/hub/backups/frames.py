"""What stands in a backup, in order: an opening, rows of tables, files in parts, a closing. Each a length and msgpack,
the whole compressed with zstd."""

import struct
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any, BinaryIO, cast

import msgspec
import zstandard

from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.recovery_key import RecoveryKey
from app.hub.backups.sealed_file import SealedReader, SealedWriter

FORMAT = 1
PART_BYTES = 256 * 1024
ROWS_BYTES = 512 * 1024
"""Rows go out together when they come to about this; one row is 0.5 MB at most (an operation)."""
_MAX_FRAME = 32 * 1024 * 1024
_LENGTH = struct.Struct(">I")


class Opening(msgspec.Struct, frozen=True, kw_only=True, tag="opening"):
    format: int
    program: str
    revision: str
    """Of the schema that the rows are of."""
    hub_id: str
    epoch: str
    made_at: datetime
    bytes: int
    """About as much room as it takes on a disk."""


class TableRows(msgspec.Struct, frozen=True, tag="rows"):
    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


class FileBegins(msgspec.Struct, frozen=True, tag="file"):
    """`path` below the hub's folder, with slashes. Its parts follow."""

    path: str
    size: int
    changed_at: float


class FilePart(msgspec.Struct, frozen=True, tag="part"):
    content: bytes


class Closing(msgspec.Struct, frozen=True, tag="closing"):
    rows: dict[str, int]
    files: int


Frame = Opening | TableRows | FileBegins | FilePart | Closing
_decoder: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


class FrameWriter:
    def __init__(self, file: BinaryIO, public: bytes) -> None:
        self._sealed = SealedWriter(file, public)
        as_file = cast("IO[bytes]", self._sealed)
        self._packed = zstandard.ZstdCompressor(level=3).stream_writer(as_file, closefd=False)

    def put(self, frame: Frame) -> None:
        raw = msgspec.msgpack.encode(frame)
        self._packed.write(_LENGTH.pack(len(raw)) + raw)

    def finish(self) -> None:
        self._packed.close()  # type: ignore[no-untyped-call]
        self._sealed.finish()


def read_frames(file: BinaryIO, key: RecoveryKey) -> Iterator[Frame]:
    """Up to the closing, and then the file's authenticated end. Raises NotDoneError at whatever is wrong."""
    sealed = SealedReader(file, key)
    try:
        with zstandard.ZstdDecompressor().stream_reader(cast("IO[bytes]", sealed), closefd=False) as packed:
            while (frame := _frame(packed)) is not None:
                yield frame
        if sealed.read(1):
            raise NotDoneError(BackupProblem.DAMAGED)
    except (zstandard.ZstdError, msgspec.MsgspecError) as error:
        raise NotDoneError(BackupProblem.DAMAGED) from error


def _frame(packed: zstandard.ZstdDecompressionReader) -> Frame | None:
    head = _exactly(packed, _LENGTH.size)
    if not head:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MAX_FRAME:
        raise NotDoneError(BackupProblem.DAMAGED)
    return _decoder.decode(_exactly(packed, length))


def _exactly(packed: zstandard.ZstdDecompressionReader, count: int) -> bytes:
    """All of it, or nothing at the end."""
    found = bytearray()
    while len(found) < count:
        more = packed.read(count - len(found))
        if not more:
            if found:
                raise NotDoneError(BackupProblem.DAMAGED)
            return b""
        found += more
    return bytes(found)
