"""The key that opens backups. The operator holds the private half, printed once; the hub keeps the public half, so that
backups are made unattended and whoever takes the hub's machine still cannot read older ones.

The public half is kept as a secret too (mode 0600): who does not know it cannot make a file that the key opens.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from app.hub.backups.problems import BackupProblem, NotDoneError

FILE = "backup.pub"
"""In DATA/keys."""
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_INFO = b"tryggve backup v1"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: it survives being copied by hand."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CHECK_BYTES = 3
_SIGNS = 56
"""32 bytes of key and 3 that tell a slip of the pen: 280 bits, 5 to a sign."""
_GROUP = 7


@dataclass(frozen=True)
class RecoveryKey:
    """Its repr tells nothing."""

    _key: X25519PrivateKey

    @staticmethod
    def generate() -> "RecoveryKey":
        return RecoveryKey(X25519PrivateKey.generate())

    @staticmethod
    def from_text(text: str) -> "RecoveryKey":
        """Raises NotDoneError BAD_KEY_TEXT."""
        signs = "".join(text.upper().translate(_READ_AS).replace("-", " ").split())
        if len(signs) != _SIGNS or set(signs) - set(_ALPHABET):
            raise NotDoneError(BackupProblem.BAD_KEY_TEXT)
        whole = 0
        for sign in signs:
            whole = whole * 32 + _ALPHABET.index(sign)
        raw = whole.to_bytes(32 + _CHECK_BYTES, "big")
        if raw[32:] != _check(raw[:32]):
            raise NotDoneError(BackupProblem.BAD_KEY_TEXT)
        return RecoveryKey(X25519PrivateKey.from_private_bytes(raw[:32]))

    def text(self) -> str:
        """Eight groups of seven signs."""
        raw = self._key.private_bytes_raw()
        whole = int.from_bytes(raw + _check(raw), "big")
        signs = "".join(_ALPHABET[whole >> 5 * place & 31] for place in reversed(range(_SIGNS)))
        return "-".join(signs[start : start + _GROUP] for start in range(0, _SIGNS, _GROUP))

    def public(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def open(self, sealed: bytes) -> bytes:
        """Raises NotDoneError DAMAGED."""
        try:
            return _SUITE.decrypt(sealed, self._key, _INFO)
        except (InvalidTag, ValueError) as error:
            raise NotDoneError(BackupProblem.DAMAGED) from error

    def __repr__(self) -> str:
        return "RecoveryKey(…)"


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"tryggve recovery key" + raw).digest()[:_CHECK_BYTES]


def seal_for(public: bytes, content_key: bytes) -> bytes:
    return _SUITE.encrypt(content_key, X25519PublicKey.from_public_bytes(public), _INFO)


def key_id(public: bytes) -> bytes:
    """Tells a wrong key from a damaged file, and nothing of the key."""
    return hashlib.sha256(b"tryggve recovery key id" + public).digest()[:8]


def kept_public(data: Path) -> bytes | None:
    """The public half that this hub makes backups for; None before the first one."""
    path = data / "keys" / FILE
    raw = path.read_bytes() if path.exists() else None
    return raw if raw is None or len(raw) == 32 else None


def keep_public(data: Path, public: bytes) -> None:
    """From now on; replaces an earlier one, whole or not at all."""
    folder = data / "keys"
    draft = folder / f".{FILE}.{secrets.token_hex(8)}"
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(public)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)
