"""The hub's own keys, as files in DATA/keys. Made at the first start; never replaced, never logged.

The keys of door passes are not here: their signer (app.doors.pass_signer) keeps them to itself.
"""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.protocol.keys import SealKey, SigningKey

K = TypeVar("K", SigningKey, SealKey)


@dataclass(frozen=True)
class HubKeys:
    root: SigningKey
    seal: SealKey
    token: SigningKey

    @property
    def hub_id(self) -> str:
        """Follows from the root key, so that a hub with an emptied database is still the same hub."""
        return hashlib.sha256(b"tryggve hub" + self.root.public()).hexdigest()[:32]


class KeyFileError(Exception):
    """A key file is not what it should be; its message names the file and nothing in it."""


def load_or_make(folder: Path) -> HubKeys:
    """Raises KeyFileError for a damaged file: a key is never replaced behind anybody's back."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return HubKeys(
        root=_key(folder / "root.key", SigningKey.from_raw),
        seal=_key(folder / "seal.key", SealKey.from_raw),
        token=_key(folder / "token.key", SigningKey.from_raw),
    )


def _key(path: Path, from_raw: Callable[[bytes], K]) -> K:
    if not path.exists():
        _write_once(path, secrets.token_bytes(32))
    raw = path.read_bytes()
    if len(raw) != 32:
        raise KeyFileError(f"{path} is not a key of 32 bytes; put the file back from the backup")
    return from_raw(raw)


def _write_once(path: Path, raw: bytes) -> None:
    """Whole or not at all; the first of two starts at the same time wins."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
