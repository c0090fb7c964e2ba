"""Wrapping keys under keys, and keys out of secrets and PINs. Pure computation: no files, no keyring.

A box is: format (1 byte) | nonce (12) | AES-256-GCM of the key. The format fixes the Argon2id parameters, so that they
may grow and old boxes still open.
"""

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_FORMAT = 1

_PIN_PASSES, _PIN_LANES, _PIN_MEMORY_KIB = 3, 4, 64 * 1024
"""Argon2id, RFC 9106 section 4, second recommended option (64 MiB: a small tablet has it to spare). 170 ms on two
server cores, about 300 ms on a tablet. A new format number when tablets make it cheaper than 100 ms.

A million PINs take a thief who also has the device secret two days of such cores: the PIN keeps colleagues and finders
out, the secret in the keyring or TPM keeps out who has only the disk.
"""


@dataclass(frozen=True)
class WrappedKey:
    """A key that opens with the device secret, and with a PIN when there is a salt."""

    box: bytes = field(repr=False)
    pin_salt: bytes | None

    @property
    def needs_pin(self) -> bool:
        return self.pin_salt is not None


def derive(secret: bytes, purpose: str) -> bytes:
    """32 bytes out of a secret of full strength; another purpose gives unrelated bytes."""
    return HKDF(algorithm=SHA256(), length=SECRET_BYTES, salt=None, info=f"tryggve {purpose}".encode()).derive(secret)


def wrap_key(key: bytes, device_secret: bytes, *, pin: str | None, purpose: str) -> WrappedKey:
    """Takes some 200 ms with a PIN. `purpose` (for example whose key it is) must be said again to open it."""
    salt = os.urandom(SALT_BYTES) if pin is not None else None
    nonce = os.urandom(_NONCE_BYTES)
    head = bytes([_FORMAT]) + nonce
    sealed = AESGCM(_wrapping_key(device_secret, pin, salt)).encrypt(nonce, key, _bound_to(purpose, salt))
    return WrappedKey(head + sealed, salt)


def unwrap_key(wrapped: WrappedKey, device_secret: bytes, *, pin: str | None, purpose: str) -> bytes | None:
    """None when PIN, secret or purpose is another one, or the box is damaged: which of them cannot be told."""
    box, salt = wrapped.box, wrapped.pin_salt
    if (salt is not None and pin is None) or len(box) < 1 + _NONCE_BYTES or box[0] != _FORMAT:
        return None
    nonce, sealed = box[1 : 1 + _NONCE_BYTES], box[1 + _NONCE_BYTES :]
    try:
        return AESGCM(_wrapping_key(device_secret, pin, salt)).decrypt(nonce, sealed, _bound_to(purpose, salt))
    except InvalidTag:
        return None


def _bound_to(purpose: str, salt: bytes | None) -> bytes:
    return purpose.encode() + b"\0" + (salt or b"")


def _wrapping_key(device_secret: bytes, pin: str | None, salt: bytes | None) -> bytes:
    if salt is None:
        return derive(device_secret, "wrapping by device")
    stretched = Argon2id(
        salt=salt, length=SECRET_BYTES, iterations=_PIN_PASSES, lanes=_PIN_LANES, memory_cost=_PIN_MEMORY_KIB
    ).derive((pin or "").encode())
    return derive(stretched + device_secret, "wrapping by PIN and device")
