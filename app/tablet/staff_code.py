"""The code by which staff get past a brukare's tablet: chosen by them when the tablet is set up, and kept beside the
databases, not in them.

What it opens is a page without anybody's words: closing the program, trying the sound. It must open also when the
database does not, so nothing but this file is needed. Whoever has the disk can try all codes in a day; they gain
nothing by it that the disk does not give them.
"""

import base64
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from app.domain.clock import Clock
from app.store.durable_files import write_durably
from app.store.failing import StoreError
from app.store.pin_waits import PIN_DIGITS, PinWaits, WrongTries, is_pin

DIGITS = PIN_DIGITS
FILE = "staff_code.json"
_WHO = "staff"
_SALT_BYTES = 16
_PASSES, _LANES, _MEMORY_KIB = 3, 4, 64 * 1024
"""Argon2id as for PINs (app.store.secret_box): 170 ms on two server cores, about 300 ms on a tablet."""


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    salt: str
    hash: str
    wrong: int = 0
    wrong_at: datetime | None = None


@dataclass(frozen=True)
class Tried:
    is_right: bool
    wait_s: float = 0.0
    """Before the next try."""


class StaffCode:
    """Not for two threads at once; a try takes a third of a second and 64 MiB."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / FILE
        self._clock = clock
        self._waits = PinWaits(clock)
        self._unwritten: _Kept | None = None
        """Wrong tries that a full disk did not take: staff get in all the same, and nobody gets more tries by it."""

    @property
    def is_set(self) -> bool:
        return self._read() is not None

    def choose(self, code: str) -> bool:
        """False, and nothing changes, for what is no code. Raises StoreError DISK_FULL, or OSError."""
        if not is_pin(code):
            return False
        salt = os.urandom(_SALT_BYTES)
        write_durably(self._path, msgspec.json.encode(_Kept(salt=_text(salt), hash=_text(_hashed(code, salt)))))
        self._unwritten = None
        return True

    def wait_s(self) -> float:
        """Before the next try is looked at."""
        kept = self._read()
        return 0.0 if kept is None else self._waits.remaining_s(_WHO, WrongTries(kept.wrong, kept.wrong_at))

    def attempt(self, code: str) -> Tried:
        """Written down before the code is looked at: switching off gives nobody another try."""
        kept = self._read()
        if kept is None or (wait_s := self.wait_s()) > 0:
            return Tried(is_right=False, wait_s=0.0 if kept is None else wait_s)
        tries = self._waits.tried(_WHO, WrongTries(kept.wrong, kept.wrong_at))
        counted = msgspec.structs.replace(kept, wrong=tries.count, wrong_at=tries.last_at)
        self._write(counted)
        if is_pin(code) and _same(_hashed(code, base64.b64decode(kept.salt)), base64.b64decode(kept.hash)):
            self._write(msgspec.structs.replace(kept, wrong=0, wrong_at=None))
            return Tried(is_right=True)
        return Tried(is_right=False, wait_s=self._waits.remaining_s(_WHO, tries))

    def _read(self) -> _Kept | None:
        if self._unwritten is not None:
            return self._unwritten
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return None

    def _write(self, kept: _Kept) -> None:
        try:
            write_durably(self._path, msgspec.json.encode(kept))
            self._unwritten = None
        except (StoreError, OSError):
            self._unwritten = kept


def _hashed(code: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # no first screen waits for it

    stretched = Argon2id(salt=salt, length=32, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB)
    return stretched.derive(code.encode())


def _same(one: bytes, other: bytes) -> bool:
    import hmac

    return hmac.compare_digest(one, other)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
