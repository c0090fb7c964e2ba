"""The list of simulated doors, and the keys of their locks. The demo district writes it, the lock server reads it.

One JSON object a line. A lock's private key follows from a seed and the door's id, so that whoever makes the district
can write down the public keys before any lock exists. Real locks bring keys of their own.
"""

import os
import secrets
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.door import DoorPosition
from app.domain.ids import DoorId
from app.protocol.keys import SigningKey, from_text, to_text

SEED_FILE = "lock_seed"
PINS_FILE = "pass_keys.json"
MAX_LINE_BYTES = 4_096


class Fault(StrEnum):
    FLAT_BATTERY = "flat_battery"
    JAMS = "jams"
    """The bolt meets the frame when it goes out: opens, and jams on locking."""


class DoorLine(msgspec.Struct, frozen=True, kw_only=True):
    door: str
    brukare: str
    position: DoorPosition
    name: str
    public_key: str
    """base64url, raw Ed25519."""
    fault: Fault | None = None


def write_doors(path: Path, doors: Iterable[DoorLine]) -> None:
    path.write_bytes(b"".join(msgspec.json.encode(door) + b"\n" for door in doors))


def read_doors(path: Path) -> tuple[DoorLine, ...]:
    """Raises ValueError, naming the line, for a list that cannot be used."""
    decoder = msgspec.json.Decoder(DoorLine)
    doors = []
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(MAX_LINE_BYTES), b""), start=1):
            try:
                doors.append(decoder.decode(line))
            except msgspec.MsgspecError as error:
                raise ValueError(f"line {number}: {error}") from error
    return tuple(doors)


def load_or_make_seed(directory: Path) -> bytes:
    path = directory / SEED_FILE
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
    return bytes.fromhex(path.read_text().strip())


def simulated_private_key(seed: bytes, door: DoorId) -> SigningKey:
    raw = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"tryggve simulated lock v1\n" + door.encode())
    return SigningKey.from_raw(raw.derive(seed))


def simulated_public_key(seed: bytes, door: DoorId) -> bytes:
    """Raw Ed25519."""
    return simulated_private_key(seed, door).public()


def write_pins(directory: Path, pinned: Mapping[str, bytes]) -> None:
    """What a technician sets in a new lock: the pass keys (public) to trust."""
    directory.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.encode({kid: to_text(key) for kid, key in pinned.items()})
    temporary = directory / (PINS_FILE + ".new")
    temporary.write_bytes(text)
    temporary.replace(directory / PINS_FILE)


def read_pins(directory: Path) -> dict[str, bytes]:
    """Empty when no hub has written them yet."""
    try:
        pins = msgspec.json.decode((directory / PINS_FILE).read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        return {}
    return {kid: from_text(key) for kid, key in pins.items()}
