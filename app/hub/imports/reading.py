"""A file as it lies on disk: whether it is text at all, in which encoding and dialect, and its rows one by one.

Nothing is ever read whole. What is not a planning file is refused at the first sign of it: noise on the first block,
a line that never ends on that line, text of another sort at its headings.
"""

import codecs
import csv
import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.hub.imports.faults import FaultCode

_BLOCK = 1 << 16

_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""Control characters that no planning system writes: NUL before all others (UTF-16 has them too)."""


@dataclass(frozen=True)
class Limits:
    """How much of a file is looked at. Settings of the hub's operator, not of the format."""

    file_bytes: int = 64 * 1024 * 1024
    """A year of visits for a district of 400 brukare is some 60 MB."""
    line_bytes: int = 64 * 1024
    """Not less than a block, which is 64 KiB."""
    columns: int = 120
    rows: int = 600_000
    faults_in_file: int = 10_000
    """A file with more bad rows than this is another sort of file; reading on helps nobody."""


@dataclass(frozen=True)
class Looked:
    """A text file that may be parsed."""

    path: Path
    name: str
    sha256: str
    size: int
    encoding: str
    delimiter: str


@dataclass(frozen=True)
class Unfit:
    """Why a file is not parsed. `words` fill the sentence."""

    code: FaultCode
    line: int = 0
    words: tuple[object, ...] = ()


def look_at(path: Path, limits: Limits) -> Looked | Unfit:
    """One pass over the bytes: hash, encoding, longest line. Memory: one block and one line."""
    try:
        if not path.is_file():
            return Unfit(FaultCode.UNREADABLE if path.exists() else FaultCode.NO_SUCH_FILE)
        with path.open("rb") as stream:
            return _look(path, stream, limits)
    except OSError:
        return Unfit(FaultCode.UNREADABLE)


def _look(path: Path, stream: BinaryIO, limits: Limits) -> Looked | Unfit:
    first = stream.read(_BLOCK)
    if not first.strip(b"\xef\xbb\xbf \t\r\n"):
        return Unfit(FaultCode.EMPTY)
    if _NOT_TEXT.search(first):
        return Unfit(FaultCode.BINARY)
    if path.stat().st_size > limits.file_bytes:
        return Unfit(FaultCode.TOO_LARGE, words=(limits.file_bytes // (1024 * 1024),))
    stream.seek(0)
    scan = _Scan(limits)
    while block := stream.read(_BLOCK):
        if unfit := scan.take(block):
            return unfit
    encoding = scan.encoding()
    if encoding is None:
        return Unfit(FaultCode.ENCODING)
    delimiter = _delimiter(first.split(b"\n", 1)[0].decode(encoding, errors="replace"))
    return Looked(path, path.name, scan.hash.hexdigest(), scan.size, encoding, delimiter)


class _Scan:
    def __init__(self, limits: Limits) -> None:
        self.hash = hashlib.sha256()
        self.size = 0
        self._limits = limits
        self._line = 1
        self._since_break = 0
        self._utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")("strict")
        self._cp1252: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("cp1252")("strict")
        self._has_bom: bool | None = None

    def take(self, block: bytes) -> Unfit | None:
        if self._has_bom is None:
            self._has_bom = block.startswith(codecs.BOM_UTF8)
        self.hash.update(block)
        self.size += len(block)
        if self.size > self._limits.file_bytes:  # it grew while it was read
            return Unfit(FaultCode.TOO_LARGE, words=(self._limits.file_bytes // (1024 * 1024),))
        if _NOT_TEXT.search(block):
            return Unfit(FaultCode.BINARY)
        self._utf8 = _still_decodes(self._utf8, block)
        if self._utf8 is None:
            self._cp1252 = _still_decodes(self._cp1252, block)
        return self._measure_lines(block)

    def encoding(self) -> str | None:
        """Strict UTF-8 first, since hardly any Windows-1252 text is valid UTF-8 by chance."""
        if _still_decodes(self._utf8, b"", final=True):
            return "utf-8-sig" if self._has_bom else "utf-8"
        return "cp1252" if self._cp1252 and not self._has_bom else None

    def _measure_lines(self, block: bytes) -> Unfit | None:
        """No line inside a block is longer than the block; only what spans blocks is measured."""
        breaks = [place for place in (block.find(b"\n"), block.find(b"\r")) if place >= 0]
        if self._since_break + min(breaks, default=len(block)) > max(self._limits.line_bytes, _BLOCK):
            return Unfit(FaultCode.LINE_TOO_LONG, self._line, (self._limits.line_bytes,))
        last = max(block.rfind(b"\n"), block.rfind(b"\r"))
        self._since_break = len(block) - last - 1 if last >= 0 else self._since_break + len(block)
        self._line += block.count(b"\n")
        return None


def _still_decodes(
    decoder: codecs.IncrementalDecoder | None, block: bytes, *, final: bool = False
) -> codecs.IncrementalDecoder | None:
    if decoder is None:
        return None
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return None
    return decoder


def _delimiter(heading: str) -> str:
    bare = re.sub(r'"[^"]*"', "", heading)
    return max(";\t,", key=bare.count)


class Rows:
    """The rows of a file with the line that each begins on; None for a row whose quotes do not match.

    A quoted field may hold line breaks; it may not be longer than the csv module's 128 KiB.
    """

    def __init__(self, raw: BinaryIO, looked: Looked) -> None:
        self._raw = raw
        text = io.TextIOWrapper(raw, encoding=looked.encoding, newline="")
        self._reader = csv.reader(text, delimiter=looked.delimiter, strict=True)

    @property
    def bytes_read(self) -> int:
        return self._raw.tell()

    def __iter__(self) -> Iterator[tuple[int, list[str] | None]]:
        reader = self._reader
        begins = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield begins, None
            else:
                if any(cells):
                    yield begins, cells
            begins = reader.line_num + 1


@contextmanager
def rows_of(looked: Looked) -> Iterator[Rows]:
    with looked.path.open("rb") as raw:
        yield Rows(raw, looked)
