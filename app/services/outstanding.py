"""What the hub did not take, or what lost against somebody else's change: in front of its author, with their words,
until they have decided about it.
"""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from app.domain.arrival import Arrived
from app.services.desk import Desk
from app.services.staff_snapshots import AttachmentRow

FILE = "file"
"""`kind` of a row that is a file alone: its note has arrived, or is told of in a row of its own."""


@dataclass(frozen=True)
class Outstanding:
    operation: str
    kind: str
    """For example `note.write`."""
    about: str
    """Id of the visit, ärende, door or brukare."""
    words: str
    """What the person wrote; empty where they wrote nothing."""
    written_at: datetime
    arrived: Arrived
    brukare_name: str = ""
    """Of the visit that it is about, while this device knows it."""
    decided_by: str = ""
    """Who has decided about it, where somebody has."""
    decision_words: str = ""
    """What they said, when they declined it."""
    files: tuple[AttachmentRow, ...] = ()


def outstanding(desk: Desk) -> "Future[tuple[Outstanding, ...]]":
    """Oldest first."""
    return desk.call("outstanding.outstanding")


def let_go(desk: Desk, operation: str) -> "Future[None]":
    """The author has read it and wants it out of the list. The words stay in this database."""
    return desk.call("outstanding.let_go", operation)
