"""What a handläggare has typed and not sent in an ärende that has gone to somebody else: found again, to be sent with
`casework.sign_journal` or `utredning.commit_field`, or thrown away."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from app.domain.arende import AreaField, LifeArea
from app.domain.ids import ArendeId
from app.services.desk import Desk


@dataclass(frozen=True)
class OpenText:
    key: str
    """Of its draft."""
    arende: ArendeId
    text: str
    saved_at: datetime
    place: tuple[LifeArea, AreaField] | None = None
    """In the utredning; None for a note to the journal."""
    base: int = 0
    base_operation: str = ""
    """The text that it was begun on."""


def open_texts(desk: Desk) -> "Future[tuple[OpenText, ...]]":
    """Oldest first."""
    return desk.call("open_texts.open_texts")


def throw_away(desk: Desk, text: OpenText) -> "Future[None]":
    return desk.call("open_texts.throw_away", text)


def take_back(desk: Desk, text: OpenText) -> "Future[None]":
    """What was thrown away is as it was, never over what has been written there since. On disk when the future is
    done."""
    return desk.call("open_texts.take_back", text)
