"""Heads of the access log: what the whole log was at one moment, signed by the hub's root key.

A head is handed to every client, travels back inside the operations of others, and proves by itself what its hub has
said: two different heads with the same epoch and number are two histories.
"""

import hashlib
from datetime import UTC, datetime

import msgspec

from app.protocol.keys import SigningKey, is_signed_by

NO_HEAD = bytes(32)
"""What the first head follows."""


class LogHead(msgspec.Struct, frozen=True, kw_only=True):
    """`root` is the Merkle root (app.protocol.log_tree) over the newest entry of every stream; `entries` is how many
    there are in all of them. Numbers go on when a restored hub begins a new epoch; `previous` names the head restored.
    """

    epoch: str
    number: int
    """1, 2, 3 …"""
    at: datetime
    previous: bytes
    root: bytes
    streams: int
    entries: int
    signature: bytes = b""


def message_of(head: LogHead) -> bytes:
    """The bytes that are signed: one field a line."""
    at = head.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = (head.epoch, head.number, at, head.previous.hex(), head.root.hex(), head.streams, head.entries)
    return "\n".join(["tryggve log head v1", *map(str, fields)]).encode()


def head_hash(head: LogHead) -> bytes:
    return hashlib.sha256(message_of(head)).digest()


def signed_head(head: LogHead, root: SigningKey) -> LogHead:
    return msgspec.structs.replace(head, signature=root.sign(message_of(head)))


def is_head_of(head: LogHead, root_public: bytes) -> bool:
    """Whether the hub with this root key has signed it."""
    return head.at.tzinfo is not None and is_signed_by(root_public, head.signature, message_of(head))


def read_heads(raws: tuple[msgspec.Raw, ...]) -> tuple[LogHead, ...]:
    """Those that this program can read: what somebody saw must never stand in the way of what they did."""
    found = []
    for raw in raws:
        try:
            head = msgspec.json.decode(raw, type=LogHead)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            continue
        if head.at.tzinfo is not None and 0 < head.number < 2**53:
            found.append(head)
    return tuple(found)
