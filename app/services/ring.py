"""*Ring*: whom a brukare can ask to be rung by, and how far the asking has come."""

from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum

from app.services.desk import Desk
from app.services.messages import MessageRow, Talk, TalkRow
from app.services.people import Face


class Who(StrEnum):
    STAFF = "staff"
    """Somebody who comes today."""
    UNIT = "unit"
    HANDLAGGARE = "handlaggare"


@dataclass(frozen=True)
class Callee:
    """`talk`: the conversation in which the asking is written."""

    face: Face
    who: Who
    talk: Talk


@dataclass(frozen=True)
class Callees:
    """Those who come today first, then units, then handläggare."""

    rows: tuple[Callee, ...]


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
