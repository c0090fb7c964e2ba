"""Certificates that the hub's root key signs for devices and for people's keys on devices, and the JWK forms of keys.

A certificate is a compact JWS (RFC 7515, alg Ed25519 of RFC 9864) whose payload is `Certificate`.
"""

from datetime import datetime
from enum import StrEnum

import msgspec

from app.protocol.keys import SigningKey, from_text, is_signed_by, to_text


class Holder(StrEnum):
    DEVICE = "device"
    PERSON = "person"


class Certificate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    serial: str
    holder: Holder
    device: str
    key: str
    """base64url of the holder's Ed25519 key."""
    person: str = ""
    mode: str = ""
    issued_at: datetime
    hub_id: str


_HEADER = to_text(b'{"alg":"Ed25519","typ":"tryggve-cert+jwt"}')


def issue(certificate: Certificate, root: SigningKey) -> str:
    signing_input = f"{_HEADER}.{to_text(msgspec.json.encode(certificate))}"
    return f"{signing_input}.{to_text(root.sign(signing_input.encode()))}"


def read(text: str, root_public: bytes) -> Certificate | None:
    """None unless this hub's root key has signed it."""
    head, _, tail = text.rpartition(".")
    header, _, payload = head.partition(".")
    try:
        signature = from_text(tail)
        if header != _HEADER or not is_signed_by(root_public, signature, head.encode()):
            return None
        return msgspec.json.decode(from_text(payload), type=Certificate)
    except (ValueError, msgspec.MsgspecError):
        return None
