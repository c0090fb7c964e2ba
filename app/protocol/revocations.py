"""The list of certificates that are shut out, signed by the hub's root key. Devices carry the newest and hand it to a
hub that has an older one; of two lists the higher counter is the newer.
"""

import msgspec

from app.protocol.keys import SigningKey, from_text, is_signed_by, to_text


class RevokedSerials(msgspec.Struct, frozen=True, kw_only=True):
    hub_id: str
    counter: int
    serials: tuple[str, ...]
    """Of every certificate that was ever shut out, oldest first."""


_HEADER = to_text(b'{"alg":"Ed25519","typ":"tryggve-revoked+jwt"}')


def issue(revoked: RevokedSerials, root: SigningKey) -> str:
    signing_input = f"{_HEADER}.{to_text(msgspec.json.encode(revoked))}"
    return f"{signing_input}.{to_text(root.sign(signing_input.encode()))}"


def read(text: str, root_public: bytes) -> RevokedSerials | None:
    """None unless this hub's root key has signed it."""
    head, _, tail = text.rpartition(".")
    header, _, payload = head.partition(".")
    try:
        if header != _HEADER or not is_signed_by(root_public, from_text(tail), head.encode()):
            return None
        return msgspec.json.decode(from_text(payload), type=RevokedSerials)
    except (ValueError, msgspec.MsgspecError):
        return None
