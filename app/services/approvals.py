"""People close to a brukare: to whom they have said yes, and entering it with them."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.approval import Share
from app.domain.arrival import Arrived
from app.services.desk import Desk, Saved


@dataclass(frozen=True)
class Where:
    """At whose home, and by which right: a visit that has begun, or an ärende."""

    brukare: str
    visit: str = ""
    arende: str = ""


@dataclass(frozen=True)
class Said:
    """What the brukare has said of somebody. `narstaende` empty: somebody new."""

    name: str
    relation: str
    shares: tuple[Share, ...] = ()
    narstaende: str = ""


@dataclass(frozen=True)
class LinkTold:
    """The newest one-time link to somebody close."""

    by: str
    """Name of whoever made it; empty for the hub's operator."""
    at: datetime
    used_at: datetime | None
    """When a browser was let in by it: from then on it reads and writes."""


@dataclass(frozen=True)
class CloseRow:
    narstaende: str
    name: str
    relation: str
    shares: tuple[Share, ...]
    given_by: str
    """Name."""
    given_at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""
    arrived: Arrived | None = None
    """Of what was done here; None when it was done elsewhere."""
    by_operator: bool = False
    """Entered at the hub's command line."""
    link: LinkTold | None = None
    """None where there was none, and where an older program made it."""


@dataclass(frozen=True)
class ClosePeople:
    rows: tuple[CloseRow, ...]
    """Those to whom the yes still stands first, each part by name."""
    now: datetime

    @property
    def standing(self) -> Sequence[CloseRow]:
        return [row for row in self.rows if row.ended_at is None]


@dataclass(frozen=True)
class Entered:
    """`link`: the address of the page with a one-time code, to be shown or given now; it is kept nowhere. It opens once
    the hub has what was entered."""

    saved: Saved
    narstaende: str
    link: str = field(default="", repr=False)


def close_people(desk: Desk, brukare: str) -> "Future[ClosePeople]":
    return desk.call("approvals.close_people", brukare)


def say_yes(desk: Desk, where: Where, said: Said, *, with_link: bool = True) -> "Future[Entered]":
    """The brukare says yes to somebody new, or something else of somebody than before. A new link ends the one that
    nobody has used, and shuts out the browser that was let in by one before."""
    return desk.call("approvals.say_yes", where, said, with_link=with_link)


def take_back(desk: Desk, where: Where, narstaende: str) -> "Future[Saved]":
    """Of the brukare's own yes: on their tablet `where` names neither visit nor ärende."""
    return desk.call("approvals.take_back", where, narstaende)
