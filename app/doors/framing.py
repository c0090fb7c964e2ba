"""Frames on the link between phone and lock: four bytes of length, big-endian, then one msgpack message."""

import msgspec

from app.doors.session import LockMessage, PhoneMessage

HEADER_BYTES = 4
MAX_FRAME_BYTES = 64 * 1024
"""Largest message: a page of events, or a revocation list of MAX_WITHDRAWN passes."""

_phone: msgspec.msgpack.Decoder[PhoneMessage] = msgspec.msgpack.Decoder(PhoneMessage)
_lock: msgspec.msgpack.Decoder[LockMessage] = msgspec.msgpack.Decoder(LockMessage)


def to_frame(message: msgspec.Struct) -> bytes:
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEADER_BYTES, "big") + body


def body_length(header: bytes) -> int | None:
    """None for a length that no message has."""
    length = int.from_bytes(header, "big")
    return length if 0 < length <= MAX_FRAME_BYTES else None


def read_phone_message(body: bytes) -> PhoneMessage | None:
    try:
        return _phone.decode(body)
    except msgspec.MsgspecError:
        return None


def read_lock_message(body: bytes) -> LockMessage | None:
    try:
        return _lock.decode(body)
    except msgspec.MsgspecError:
        return None
