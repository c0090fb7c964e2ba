"""What a row says, as values: one struct for each kind of thing, ready to be compared with what the hub has.

`body` is the record as the import would write it; its hash says whether anything has changed since the last import.
"""

import hashlib
from datetime import date, datetime

import msgspec

from app.domain.permission import Role
from app.protocol.records import RecordBody, StaffRef, encode_record_body


class Said(msgspec.Struct, kw_only=True, gc=False):
    """What every row says. `key` names the thing among those of its kind."""

    key: str
    external: str
    id: str
    hash: bytes = b""
    source: str = ""
    """SHA-256 of the file that says it."""


class UtforareSaid(Said, kw_only=True, gc=False):
    name: str
    phone: str
    backup: str = ""
    """The id of the utförare at which its alarms ring when nobody takes them."""


class PersonSaid(Said, kw_only=True, gc=False):
    """Staff and handläggare; a brukare is one too."""

    role: Role
    first_name: str
    name: str
    organisation: str | None = None
    organisation_name: str = ""
    protected: bool = False


class BrukareSaid(PersonSaid, kw_only=True, gc=False):
    personnummer: str
    arende: str
    opened_on: date | None
    handlaggare: tuple[str, ...] | None
    """Ids of those with a mandate; None when the file has no such column."""
    body: bytes


class PlacedSaid(Said, kw_only=True, gc=False):
    """What belongs to one brukare and is written as one record: visits, insatser, doors."""

    brukare: str
    body: bytes


class InsatsSaid(PlacedSaid, kw_only=True, gc=False):
    utforare: str


class DoorSaid(PlacedSaid, kw_only=True, gc=False):
    position: str
    name: str
    public_key: str


class VisitSaid(PlacedSaid, kw_only=True, gc=False):
    utforare: str
    staff: tuple[str, ...]
    day: date
    starts_at: datetime
    ends_at: datetime


class KnownUtforare(msgspec.Struct, frozen=True):
    id: str
    name: str


class KnownStaff(msgspec.Struct, frozen=True):
    ref: StaffRef
    utforare: str
    """The utförare's id."""


class Known(msgspec.Struct):
    """Whom a row may refer to, by external id: what the hub has, and what earlier files of this import say."""

    utforare: dict[str, KnownUtforare]
    staff: dict[str, KnownStaff]
    handlaggare: dict[str, str]
    brukare: dict[str, str]
    personnummer: dict[str, str]
    """Personnummer to the brukare's external id."""
    backups: list[tuple[str, str, tuple[str, int, str]]] = []
    """Whom an utförare names as its backup, the utförare, and where it says so: judged when all has been read."""


def fingerprint(*parts: str | bytes | None) -> bytes:
    """Short hash of everything that a row says; no part runs into the next."""
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = b"" if part is None else part.encode() if isinstance(part, str) else part
        whole.update(b"%d:" % (-1 if part is None else len(raw)))
        whole.update(raw)
    return whole.digest()


def encoded(body: RecordBody) -> tuple[bytes, bytes]:
    """A body's bytes and their fingerprint."""
    raw = encode_record_body(body)
    return raw, fingerprint(raw)
