"""The hub's pass key: signs door passes and statements to locks. Behind an interface, so that the key can live in a
process of its own (app.doors.signer_process), where a fault in the hub's HTTP side cannot read it.

Two keys are pinned in every lock: the one that signs and its successor. `rotate` makes the successor the signer; a
KeyRoll, signed by a key that locks know already, carries the next successor to them.
"""

import os
import tempfile
from pathlib import Path
from typing import Protocol

import msgspec

from app.doors.door_pass import PassClaims, sign_claims
from app.doors.statements import STATEMENT_CONTEXT, AnyStatement, SignedStatement
from app.protocol.keys import SigningKey


class PassSigner(Protocol):
    def is_alive(self) -> bool:
        """Whether it could sign at this moment; asks nothing of it and starts nothing."""

    def pinned(self) -> dict[str, bytes]:
        """kid → raw public key: the signing key first, then its successor."""

    def roll_counter(self) -> int:
        """How often the keys have been rotated: the counter of a KeyRoll."""

    def sign_pass(self, claims: PassClaims) -> bytes:
        """Raises ValueError for a window that is empty or too long."""

    def sign_statement(self, statement: AnyStatement) -> bytes: ...

    def rotate(self) -> None:
        """The successor signs from now on; the old key is destroyed. Locks must have the roll before the next one."""


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """On disk, readable by its owner alone."""

    rolls: int
    current: tuple[str, bytes]
    successor: tuple[str, bytes]


def _new_key() -> tuple[str, bytes]:
    key = SigningKey.generate()
    return key.public()[:8].hex(), key.raw()


def load_or_make_keys(path: Path) -> KeyFile:
    """Raises msgspec.MsgspecError for a damaged file: a hub that made new keys by itself would lock everybody out."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=KeyFile)
    except FileNotFoundError:
        keys = KeyFile(rolls=0, current=_new_key(), successor=_new_key())
        _write(path, keys)
        return keys


def _write(path: Path, keys: KeyFile) -> None:
    """Whole or not at all, also when the power goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(keys))
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


class FilePassSigner:
    """Signs in this process: in tests, and inside the signer's own process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._use(load_or_make_keys(path))

    def _use(self, keys: KeyFile) -> None:
        self._keys = keys
        self._kid, self._raw = keys.current
        self._key = SigningKey.from_raw(self._raw)

    def is_alive(self) -> bool:
        return True

    def pinned(self) -> dict[str, bytes]:
        return {kid: SigningKey.from_raw(raw).public() for kid, raw in (self._keys.current, self._keys.successor)}

    def roll_counter(self) -> int:
        return self._keys.rolls

    def sign_pass(self, claims: PassClaims) -> bytes:
        return sign_claims(claims, kid=self._kid, private=self._raw, public=self._key.public())

    def sign_statement(self, statement: AnyStatement) -> bytes:
        payload = msgspec.msgpack.encode(statement)
        signature = self._key.sign(STATEMENT_CONTEXT + payload)
        return msgspec.msgpack.encode(SignedStatement(kid=self._kid, payload=payload, signature=signature))

    def rotate(self) -> None:
        keys = KeyFile(rolls=self._keys.rolls + 1, current=self._keys.successor, successor=_new_key())
        _write(self._path, keys)
        self._use(keys)
