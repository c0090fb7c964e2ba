"""The access log in a file, for strangers (format 1). Decision 0024 describes it for those who write other readers.

JSON lines, each with its kind in `line`; bytes are base64. A file of the log: `log`, then for each head the entries
that came under it, by stream and number, and the `head` itself, then `end`. A file of heads: `heads`, then `seen`
lines, then `end`. Heads alone, one a line or in a JSON list as clients show them, are read as a file of heads too.
"""

import hashlib
from datetime import datetime

import msgspec

from app.protocol.keys import SigningKey, is_signed_by
from app.protocol.log_head import LogHead
from app.protocol.log_tree import Place

FORMAT = 1


class LogLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", tag="log"):
    """First. `root_key` (base64url) is the hub's; a reader who knows it from elsewhere trusts that one."""

    format: int = FORMAT
    hub_id: str
    root_key: str
    exported_at: datetime
    contents: bool
    """Whether contents and salts are in the file where they have not been erased. Those of app.protocol.access_entry's
    OWN_STREAM always are."""


class EntryLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", tag="entry", omit_defaults=True):
    stream: str
    number: int
    commitment: bytes
    hash: bytes
    salt: bytes | None = None
    content: bytes | None = None


class HeadLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", tag="head"):
    """`changed`: the streams that the entries before it belong to, each at its newest entry, by name."""

    head: LogHead
    changed: tuple[Place, ...]


class HeadsLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", tag="heads"):
    format: int = FORMAT
    hub_id: str
    root_key: str
    exported_at: datetime


class SeenLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", tag="seen", omit_defaults=True):
    """A head inside somebody's operation. `payload` and what proves it are there where the operation holds no written
    words: anybody can then see who handed the head back. The head proves itself without them."""

    head: LogHead
    operation: str
    device: str
    received_at: datetime
    payload: bytes = b""
    signature: bytes = b""
    certificate: str = ""


class EndLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="line", tag="end"):
    """`lines` and `sha256` are of everything before this line; `signature` by the hub's root key."""

    lines: int
    sha256: bytes
    signature: bytes


AnyLine = LogLine | EntryLine | HeadLine | HeadsLine | SeenLine | EndLine

_decoder: msgspec.json.Decoder[AnyLine] = msgspec.json.Decoder(AnyLine)
_encoder = msgspec.json.Encoder()


def read_line(raw: bytes) -> AnyLine | None:
    """None for what is no line of this format."""
    try:
        return _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


class FileDigest:
    """Goes along while a file is written or read."""

    def __init__(self) -> None:
        self.lines = 0
        self._sha256 = hashlib.sha256()

    def add(self, raw: bytes) -> None:
        """One line with its line feed."""
        self.lines += 1
        self._sha256.update(raw)

    def written(self, line: AnyLine) -> bytes:
        raw = _encoder.encode(line) + b"\n"
        self.add(raw)
        return raw

    def end(self, root: SigningKey) -> bytes:
        """The last line."""
        digest = self._sha256.digest()
        signature = root.sign(_end_message(self.lines, digest))
        return _encoder.encode(EndLine(lines=self.lines, sha256=digest, signature=signature)) + b"\n"

    def is_ended_by(self, raw: bytes, root_public: bytes) -> bool:
        """Byte by byte as it was written: base64 can say the same in several ways."""
        line, digest = read_line(raw), self._sha256.digest()
        if not isinstance(line, EndLine) or raw != _encoder.encode(line) + b"\n":
            return False
        told = (line.lines, line.sha256) == (self.lines, digest)
        return told and is_signed_by(root_public, line.signature, _end_message(self.lines, digest))


def _end_message(lines: int, digest: bytes) -> bytes:
    return f"tryggve log file v1\n{lines}\n{digest.hex()}".encode()
