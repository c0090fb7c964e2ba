"""What the hub's pass key says to locks besides passes: the time, withdrawn passes, new keys, a receipt for events.

Signed with Ed25519 over a context string and the exact payload bytes. The context keeps a statement from ever being
read as a door pass: a COSE signature is over a CBOR array, which begins with another byte.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from app.protocol.keys import is_signed_by

STATEMENT_CONTEXT = b"tryggve lock statement v1\n"
MAX_STATEMENT_BYTES = 48 * 1024
"""Fits a list of MAX_WITHDRAWN passes and, with its frame, app.doors.framing.MAX_FRAME_BYTES."""
MAX_WITHDRAWN = 500
"""Passes withdrawn at one door and not yet ended; some 60 a week are made for a home with four visits a day."""

Id = Annotated[str, msgspec.Meta(max_length=64)]
Nonce = Annotated[bytes, msgspec.Meta(max_length=32)]


class StatementBody(msgspec.Struct, frozen=True, kw_only=True):
    door: Id


class TimeStatement(StatementBody, frozen=True, kw_only=True, tag="time"):
    """The time, told to one lock over its own nonce."""

    nonce: Nonce
    now: datetime


class RevocationList(StatementBody, frozen=True, kw_only=True, tag="withdrawn"):
    counter: int
    pass_ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=MAX_WITHDRAWN)]


class KeyRoll(StatementBody, frozen=True, kw_only=True, tag="keys"):
    """The keys to pin from now on: kid → raw Ed25519 key. Signed by one that is pinned already."""

    counter: int
    keys: Annotated[dict[Id, Nonce], msgspec.Meta(min_length=1, max_length=2)]


class CollectReceipt(StatementBody, frozen=True, kw_only=True, tag="collected"):
    """The hub has every event up to this number; the lock may let go of them."""

    up_to: int


AnyStatement = TimeStatement | RevocationList | KeyRoll | CollectReceipt


class SignedStatement(msgspec.Struct, frozen=True, kw_only=True):
    kid: Id
    payload: Annotated[bytes, msgspec.Meta(max_length=MAX_STATEMENT_BYTES)]
    signature: Annotated[bytes, msgspec.Meta(max_length=64)]


_signed = msgspec.msgpack.Decoder(SignedStatement)
_payload: msgspec.msgpack.Decoder[AnyStatement] = msgspec.msgpack.Decoder(AnyStatement)


def read_statement(raw: bytes, pinned: Mapping[str, bytes]) -> AnyStatement | None:
    """None unless a pinned key has signed it."""
    if len(raw) > MAX_STATEMENT_BYTES:
        return None
    try:
        signed = _signed.decode(raw)
        key = pinned.get(signed.kid)
        if key is None or not is_signed_by(key, signed.signature, STATEMENT_CONTEXT + signed.payload):
            return None
        return _payload.decode(signed.payload)
    except (msgspec.MsgspecError, ValueError):
        return None
