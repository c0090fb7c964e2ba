"""Reading a file of heads that clients have seen: a hub's export, or what a client shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from app.audit.findings import HEADS, Fault
from app.protocol.certificate import read as read_certificate
from app.protocol.keys import from_text, is_signed_by
from app.protocol.log_file import EndLine, FileDigest, HeadsLine, SeenLine, read_line
from app.protocol.log_head import LogHead, is_head_of, read_heads
from app.protocol.operations import decode_operation


@dataclass
class Seen:
    """`root_key` is what the file says of itself; empty in a client's list."""

    root_key: str = ""
    heads: list[LogHead] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_seen(raw: bytes, root_public: bytes | None) -> Seen:
    """Without `root_public` the key that the file names is taken. Heads that the hub has not signed are faults: they
    prove nothing."""
    if not raw.startswith(b'{"line":'):
        return _from_client(raw, root_public)
    lines = raw.splitlines(keepends=True)
    first = read_line(lines[0])
    if not isinstance(first, HeadsLine):
        return Seen(faults=[Fault(HEADS, 1, "bad_line")])
    seen = Seen(root_key=first.root_key)
    public = root_public or key_in(first.root_key)
    digest, ended = FileDigest(), False
    for number, text in enumerate(lines, start=1):
        line = read_line(text)
        if isinstance(line, EndLine):
            ended = True
            if number < len(lines) or not digest.is_ended_by(text, public):
                seen.faults.append(Fault(HEADS, number, "bad_end"))
            break
        digest.add(text)
        if isinstance(line, SeenLine):
            _take(seen, line, number=number, public=public)
        elif number > 1:
            seen.faults.append(Fault(HEADS, number, "bad_line"))
    if not ended:
        seen.faults.append(Fault(HEADS, len(lines), "no_end"))
    return seen


def key_in(text: str) -> bytes:
    """Empty for what is no key; nothing is signed by that."""
    try:
        return from_text(text)
    except ValueError:
        return b""


def _take(seen: Seen, line: SeenLine, *, number: int, public: bytes) -> None:
    if not is_head_of(line.head, public):
        seen.faults.append(Fault(HEADS, number, "not_signed"))
        return
    seen.heads.append(line.head)
    if line.payload and not _is_proved(line, public):
        seen.faults.append(Fault(HEADS, number, "bad_proof"))


def _is_proved(line: SeenLine, public: bytes) -> bool:
    """Whether the operation is this person's and holds this head."""
    certificate = read_certificate(line.certificate, public)
    try:
        operation = decode_operation(line.payload)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    named = (operation.id, operation.device) == (line.operation, line.device)
    if certificate is None or not named or line.head not in read_heads(operation.heads):
        return False
    whose = (certificate.person, certificate.device) == (operation.person, operation.device)
    return whose and is_signed_by(from_text(certificate.key), line.signature, line.payload)


def _from_client(raw: bytes, root_public: bytes | None) -> Seen:
    seen = Seen()
    for number, text in enumerate(_objects(raw), start=1):
        heads = read_heads((msgspec.Raw(text),))
        if not heads:
            seen.faults.append(Fault(HEADS, number, "bad_line"))
        elif root_public is not None and not is_head_of(heads[0], root_public):
            seen.faults.append(Fault(HEADS, number, "not_signed"))
        else:
            seen.heads.append(heads[0])
    return seen


def _objects(raw: bytes) -> Iterable[bytes]:
    """Of a JSON list, or one a line."""
    if raw.lstrip().startswith(b"["):
        try:
            return [bytes(item) for item in msgspec.json.decode(raw, type=list[msgspec.Raw])]
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return [raw]
    return [line for line in raw.splitlines() if line.strip()]
