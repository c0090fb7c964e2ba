"""Ed25519 keys for people, devices and the hub, and HPKE for what only the hub may read.

Raw 32-byte keys travel as base64url without padding. Sealing is HPKE (RFC 9180), X25519, HKDF-SHA256, AES-128-GCM.
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
_SEAL_INFO = b"tryggve operation v1"


def to_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_text(text: str) -> bytes:
    """Raises ValueError for anything that is not base64url."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


@dataclass(frozen=True)
class SigningKey:
    """A private Ed25519 key. Its repr tells nothing."""

    _key: Ed25519PrivateKey

    @staticmethod
    def generate() -> "SigningKey":
        return SigningKey(Ed25519PrivateKey.generate())

    @staticmethod
    def from_raw(raw: bytes) -> "SigningKey":
        return SigningKey(Ed25519PrivateKey.from_private_bytes(raw))

    def raw(self) -> bytes:
        return self._key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())

    def public(self) -> bytes:
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)

    def __repr__(self) -> str:
        return "SigningKey(…)"


def is_signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True)
class SealKey:
    """The hub's private X25519 key, which opens what devices have sealed."""

    _key: X25519PrivateKey

    @staticmethod
    def generate() -> "SealKey":
        return SealKey(X25519PrivateKey.generate())

    @staticmethod
    def from_raw(raw: bytes) -> "SealKey":
        return SealKey(X25519PrivateKey.from_private_bytes(raw))

    def raw(self) -> bytes:
        return self._key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())

    def public(self) -> bytes:
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def open(self, sealed: bytes) -> bytes | None:
        """None when it was sealed for another hub, or altered."""
        try:
            return _SUITE.decrypt(sealed, self._key, _SEAL_INFO)
        except (InvalidTag, ValueError):
            return None

    def __repr__(self) -> str:
        return "SealKey(…)"


def seal(plain: bytes, hub_public: bytes) -> bytes:
    """Readable by the hub alone, not even by who sealed it."""
    return _SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(hub_public), _SEAL_INFO)


def comparison_number(hub_public: bytes, device_public: bytes) -> str:
    """Six digits that both sides show at enrolment; equal only when nobody sits in between."""
    digest = hashlib.sha256(b"tryggve compare" + hub_public + device_public).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06d}"
