"""The revocation list: certificates that are shut out and door passes that are withdrawn, signed by the hub's root key.

Every client keeps the newest and brings it back to a hub that knows less: one that was restored from a backup or
emptied must not let in again whom it has shut out. The highest counter wins, never backwards. A compact JWS (RFC 7515,
alg Ed25519 of RFC 9864), as certificates are.
"""

from datetime import datetime

import msgspec

from app.protocol.keys import SigningKey, from_text, is_signed_by, to_text

MAX_LIST_BYTES = 1024 * 1024
"""Of the signed text: some 10,000 certificates and 4,000 withdrawn passes, ten times what a district of 1,000 devices
has."""


class WithdrawnPass(msgspec.Struct, frozen=True, array_like=True):
    """Kept until `expires`: after that the lock refuses it by its window."""

    id: str
    door: str
    expires: datetime


class Revocations(msgspec.Struct, frozen=True, kw_only=True):
    hub_id: str
    counter: int
    serials: tuple[str, ...]
    """Of certificates; these are never let in again."""
    passes: tuple[WithdrawnPass, ...]
    made_at: datetime


_HEADER = to_text(b'{"alg":"Ed25519","typ":"tryggve-revocations+jwt"}')


def sign_list(body: Revocations, root: SigningKey) -> str:
    signing_input = f"{_HEADER}.{to_text(msgspec.json.encode(body))}"
    return f"{signing_input}.{to_text(root.sign(signing_input.encode()))}"


def read_list(text: str, root_public: bytes, hub_id: str) -> Revocations | None:
    """None unless this hub's root key has signed it as a list of this hub's."""
    head, _, tail = text.rpartition(".")
    header, _, payload = head.partition(".")
    try:
        if header != _HEADER or len(text) > MAX_LIST_BYTES:
            return None
        if not is_signed_by(root_public, from_text(tail), head.encode()):
            return None
        body = msgspec.json.decode(from_text(payload), type=Revocations)
    except (ValueError, msgspec.MsgspecError):
        return None
    return body if body.hub_id == hub_id else None
