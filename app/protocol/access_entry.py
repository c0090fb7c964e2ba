"""Entries of the access log as they are hashed: the same for the hub, which writes them, and for a stranger.

content -> commitment = SHA-256(salt + content) -> hash = SHA-256(hash of the stream's entry before + commitment)
"""

import hashlib
from datetime import datetime

import msgspec

from app.protocol.log_head import LogHead

GENESIS = bytes(32)
"""What the first entry of a stream follows."""
SALT_BYTES = 16
"""Always so many: a salt of another length could take letters from the content, or give it some."""
OWN_STREAM = "hub:log"
"""What the log says of itself: restores, what was lost in them, erasures. Nobody's content lies here."""


class AccessEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Ids and codes only. `action`: `delivered`, `opened` or `let_in`, in OWN_STREAM the tag of what `detail` holds;
    `right`: the assignment, mandate or grant."""

    stream: str
    at: datetime
    person: str
    organisation: str
    role: str
    action: str
    right: str
    detail: str


class Restored(msgspec.Struct, frozen=True, kw_only=True, tag="restored"):
    """The hub goes on from this head in a new epoch: what was logged after it is not here."""

    epoch: str
    number: int
    hash: bytes


class Reported(msgspec.Struct, frozen=True, kw_only=True, tag="reported"):
    """A client has seen this head of what was lost in a restore. It is the hub's own signature."""

    head: LogHead
    operation: str


class Erased(msgspec.Struct, frozen=True, kw_only=True, tag="erased"):
    """So many contents that named this person were deleted with their salts."""

    person: str
    contents: int


Declared = Restored | Reported | Erased
_declared: msgspec.json.Decoder[Declared] = msgspec.json.Decoder(Declared)


def declared_entry(declared: Declared, at: datetime) -> AccessEntry:
    return AccessEntry(
        stream=OWN_STREAM,
        at=at,
        person="",
        organisation="",
        role="hub",
        action=str(declared.__struct_config__.tag),
        right="",
        detail=msgspec.json.encode(declared).decode(),
    )


def read_declared(content: bytes) -> Declared | None:
    """None for what cannot be read or was written by a newer program."""
    try:
        return _declared.decode(msgspec.json.decode(content, type=AccessEntry).detail)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def commitment_of(salt: bytes, content: bytes) -> bytes:
    return hashlib.sha256(salt + content).digest()


def chained(previous: bytes, commitment: bytes) -> bytes:
    return hashlib.sha256(previous + commitment).digest()
