"""What stands in a cell, read as Swedish planning systems write it. Each function: the value, or None."""

import base64
import binascii
import re
from datetime import UTC, date, datetime, time
from functools import lru_cache

from personnummer.personnummer import Personnummer, PersonnummerException

from app.domain.door import DoorPosition
from app.domain.permission import Role

_MEMO = 8192
"""Days, times and lists of insatser come again and again in a plan."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?\Z", re.ASCII)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})\Z", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:/|\.)(\d{1,2})(?:\s+|/|\.|-)(\d{4})\Z", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\Z", re.ASCII)
_PACKED_TIME = re.compile(r"(\d{1,2})(\d{2})\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,6})?\Z", re.ASCII)
_PERSONNUMMER = re.compile(r"(?:\d{2})?\d{6}[-+]?\d{4}\Z", re.ASCII)
_GROWN_UP_YEARS = 18
_ID = re.compile(r"[0-9A-Za-zÅÄÖåäöÉé_.:/-]{1,64}\Z")
_INSATS = re.compile(r"(.{1,120}?)[\s:=(]+(\d{1,3})\s*(?:m|min|minuter)?\.?\s*\)?\Z", re.ASCII)

_YES = frozenset({"ja", "j", "x", "1", "true", "sant", "yes", "y", "sekretess", "sekretessmarkering", "skyddad"})
_NO = frozenset({"", "nej", "n", "0", "false", "falskt", "no", "-"})
_ROLES = {
    "": Role.STAFF,
    "personal": Role.STAFF,
    "medarbetare": Role.STAFF,
    "undersköterska": Role.STAFF,
    "vårdbiträde": Role.STAFF,
    "gruppledare": Role.SHIFT_LEADER,
    "samordnare": Role.SHIFT_LEADER,
    "arbetsledare": Role.SHIFT_LEADER,
}
_POSITIONS = {
    "entré": DoorPosition.ENTRANCE,
    "entre": DoorPosition.ENTRANCE,
    "port": DoorPosition.ENTRANCE,
    "porten": DoorPosition.ENTRANCE,
    "lägenhet": DoorPosition.FLAT,
    "lägenheten": DoorPosition.FLAT,
    "bostad": DoorPosition.FLAT,
}

InsatsMinutes = tuple[tuple[str, int], ...]


@lru_cache(_MEMO)
def read_date(text: str) -> date | None:
    """2026-11-23, 20261123, 23/11 2026, 23/11/2026, 23.11.2026; midnight after an ISO date is passed over."""
    if found := _ISO.match(text) or _PACKED.match(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.match(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@lru_cache(_MEMO)
def read_time(text: str) -> time | None:
    """10:45, 10.45, 1045, 10:45:00; 24:00 is midnight."""
    found = _TIME.match(text) or _PACKED_TIME.match(text)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in (*found.groups(), 0)[:3])
    if (hour, minute, second) == (24, 0, 0):
        return time(0, 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def read_number(text: str) -> float | None:
    """Decimal comma or point; blanks between thousands."""
    bare = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    return float(bare.replace(",", ".")) if _NUMBER.match(bare) else None


def read_yes_no(text: str) -> bool | None:
    """An unknown word is nobody's yes or no: whether somebody is protected is never guessed."""
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def read_personnummer(text: str) -> str | None:
    """Personnummer or samordningsnummer with a right checksum, as twelve digits. Not of somebody who is not born yet;
    and ten digits that may be a child's or, without their +, those of somebody over 100 are nobody's: no century is
    guessed."""
    bare = text.replace(" ", "").replace("\u2013", "-")
    if not _PERSONNUMMER.match(bare):
        return None
    try:
        number = Personnummer(bare)
        born, today = number.get_date(), datetime.now(UTC).date()
        is_ten_digits = len(bare.replace("-", "")) == 10
        if born > today or (is_ten_digits and today.year - born.year < _GROWN_UP_YEARS):
            return None
        return str(number.format(True))
    except PersonnummerException:  # its text repeats the number, so it is not passed on
        return None


def read_id(text: str) -> str | None:
    return text if _ID.match(text) else None


def read_role(text: str) -> Role | None:
    return _ROLES.get(text.casefold())


def read_position(text: str) -> DoorPosition | None:
    return _POSITIONS.get(text.casefold())


def read_key(text: str) -> str | None:
    """An Ed25519 public key, base64url without padding."""
    try:
        raw = base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return None
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode() if len(raw) == 32 else None


@lru_cache(_MEMO)
def read_ids(text: str) -> tuple[str, ...] | None:
    """Ids separated by | or comma, each once, in the order of the cell."""
    words = [word.strip() for word in re.split(r"[|,]", text)]
    ids = tuple(dict.fromkeys(word for word in words if word))
    return ids if all(_ID.match(word) for word in ids) else None


@lru_cache(_MEMO)
def read_insatser(text: str) -> InsatsMinutes | None:
    """`Dusch 20 | Frukost (15 min)`: separated by | or line break, or by comma when every part ends in minutes."""
    if not text:
        return ()
    parts = re.split(r"[|\r\n]+", text)
    if len(parts) == 1 and "," in text:
        parts = text.split(",")
    found = [_INSATS.match(part.strip()) for part in parts if part.strip()]
    return tuple((match[1].strip(), int(match[2])) for match in found if match) if all(found) else None


def read_lines(text: str) -> tuple[str, ...]:
    """Short texts separated by | or line break."""
    return tuple(part.strip() for part in re.split(r"[|\r\n]+", text) if part.strip())
