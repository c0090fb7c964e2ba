"""The device secret in a box that a device PIN opens: for a machine without keyring and TPM.

Weaker than the others, and said so: who has copied the folder can try all PINs, in days.
"""

from datetime import datetime
from pathlib import Path

import msgspec

from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.store.durable_files import write_durably
from app.store.failing import StoreError
from app.store.pin_waits import PinWaits, WrongTries
from app.store.secret_box import WrappedKey, unwrap_key, wrap_key

_WHO = "device"
_PURPOSE = "device secret"


class _Box(msgspec.Struct, frozen=True, kw_only=True):
    box: bytes
    salt: bytes
    wrong_count: int = 0
    wrong_at: datetime | None = None


class PinSecret:
    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._waits = PinWaits(clock)

    def wait_s(self) -> float:
        kept = self._load()
        return 0.0 if kept is None else self._waits.remaining_s(_WHO, _tries(kept))

    def write(self, secret: bytes, pin: str) -> None:
        wrapped = wrap_key(secret, b"", pin=pin, purpose=_PURPOSE)
        assert wrapped.pin_salt is not None
        self._save(_Box(box=wrapped.box, salt=wrapped.pin_salt))

    def read(self, pin: str | None) -> bytes | None:
        """None when there is no box. Raises StoreError WRONG_PIN, or WAIT without having looked at the PIN."""
        kept = self._load()
        if kept is None:
            return None
        if pin is None:
            raise StoreError(StoreProblem.WRONG_PIN)
        if self._waits.remaining_s(_WHO, _tries(kept)) > 0:
            raise StoreError(StoreProblem.WAIT)
        tries = self._waits.tried(_WHO, _tries(kept))
        self._save(msgspec.structs.replace(kept, wrong_count=tries.count, wrong_at=tries.last_at))
        secret = unwrap_key(WrappedKey(kept.box, kept.salt), b"", pin=pin, purpose=_PURPOSE)
        if secret is None:
            raise StoreError(StoreProblem.WRONG_PIN)
        self._save(msgspec.structs.replace(kept, wrong_count=0, wrong_at=None))
        return secret

    def _load(self) -> _Box | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Box)
        except FileNotFoundError:
            return None
        except msgspec.MsgspecError as error:
            raise StoreError(StoreProblem.DAMAGED) from error

    def _save(self, box: _Box) -> None:
        write_durably(self._path, msgspec.json.encode(box))


def _tries(kept: _Box) -> WrongTries:
    return WrongTries(kept.wrong_count, kept.wrong_at)
