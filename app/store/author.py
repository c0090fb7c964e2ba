"""Who writes in a person's database, and what an act of theirs leaves behind."""

from dataclasses import dataclass
from datetime import datetime

from app.protocol.keys import SigningKey

CHAIN_SEQ, CHAIN_HASH = "chain_seq", "chain_hash"
"""Where this database's chain begins, when an earlier database of the person on this device has gone before."""


@dataclass(frozen=True)
class Author:
    """Who writes on this device, with what they sign and seal with."""

    person: str
    device: str
    key: SigningKey
    hub_seal_key: bytes
    boot: str


@dataclass(frozen=True)
class Done:
    """An operation that is on disk, sealed for the device's outbox."""

    id: str
    seq: int
    sealed: bytes
    written_at: datetime
    payload_hash: str
