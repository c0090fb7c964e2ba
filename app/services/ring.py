"""*Ring*: whom a brukare can ask to be rung by, and how far the asking has come."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.services.call_snapshots import PastCall
from app.services.desk import Desk
from app.services.messages import MessageRow, Talk, TalkRow
from app.services.people import Face


class Who(StrEnum):
    OMSORGSKONTAKT = "omsorgskontakt"
    UNIT = "unit"
    NARSTAENDE = "narstaende"
    STAFF = "staff"
    """Somebody who comes today."""
    HANDLAGGARE = "handlaggare"


@dataclass(frozen=True)
class Callee:
    """`talk`: the conversation in which the asking is written. `relation`: of a närstående, as the brukare says it."""

    face: Face
    who: Who
    talk: Talk
    relation: str = ""
    last_call: PastCall | None = None
    """Of the conversation; told once, though several people share it."""


@dataclass(frozen=True)
class Callees:
    """In the order of `Who`: who is always the same stands where it stood yesterday, whoever comes today."""

    rows: tuple[Callee, ...]
    today: datetime | None = None
    """When the day began; None in a rehearsal, which has none."""


@dataclass(frozen=True)
class Asked:
    """The message with which somebody was asked to ring; None where this device does not know it (any more)."""

    row: TalkRow
    message: MessageRow | None
    online: bool


def callees(desk: Desk) -> "Future[Callees]":
    return desk.call("ring.callees")


def asked(desk: Desk, talk: Talk, message: str) -> "Future[Asked]":
    """How far it has come."""
    return desk.call("ring.asked", talk, message)
