"""How far something that a person did has come. The words on the screen come from this and from nothing else."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Arrival(StrEnum):
    SAVED_HERE = "saved_here"
    """On this device's disk, and nowhere else."""
    SENT = "sent"
    """Handed to the network; no receipt yet."""
    RECEIVED = "received"
    """The hub has said that it has it (receipt)."""
    HELD = "held"
    """The hub has it safe, and a person decides about it."""
    CONFLICT = "conflict"
    """Somebody else changed the same thing; both texts are kept, and a person chooses."""
    REFUSED = "refused"
    """The hub does not take it. It stays here, in front of its author."""


class ArrivalGroup(StrEnum):
    """How *Vad har kommit fram?* is divided, in its order."""

    NEEDS_YOU = "needs_you"
    """Refused or in conflict: the author has something to do."""
    WAITING = "waiting"
    """On this device, without a receipt."""
    HELD = "held"
    """At the hub, and somebody else decides."""
    ARRIVED = "arrived"
    """With a receipt of today."""
    LET_GO = "let_go"
    """Refused or in conflict, and its author has nothing more to do with it."""


SETTLED = frozenset({Arrival.RECEIVED})
NEEDS_A_PERSON = frozenset({Arrival.HELD, Arrival.CONFLICT, Arrival.REFUSED})


@dataclass(frozen=True)
class Arrived:
    """The state of one record or attachment, with the moment when it reached that state (hub's clock for receipts)."""

    state: Arrival
    at: datetime | None
    reason: str | None = None
    """A code from app.domain.refusal when a person has something to do."""


@dataclass(frozen=True)
class Waiting:
    """What has not arrived yet, over everything that a person (or a whole device) did."""

    waiting: int = 0
    """Saved here or sent, without a receipt."""
    attachments: int = 0
    needs_a_person: int = 0
    """Held, in conflict or refused; or typed and not sent, in an ärende that has gone to somebody else."""
    held: int = 0
    """Those of them about which somebody else decides."""
    let_go: int = 0
    """Refused or in conflict, and seen by its author: nothing waits, and not all has arrived."""
    drafts: int = 0
    """Texts that were typed and are not signed or sent: they are here and nowhere else."""
    to_decide: int = 0
    """Work of others that waits for this person's decision."""
    oldest_at: datetime | None = None
    last_receipt_at: datetime | None = None
    unconfirmed: int = 0
    """Things that are shown and that the hub has not told again since it was restored."""
    online: bool = False
    problem: str | None = None
    """A code of app.domain.refusal.HubProblem, when the hub could not be used."""
    store_problem: str | None = None
    """A code of app.domain.refusal.StoreProblem, when what the hub has could not be kept on this device."""

    @property
    def is_current(self) -> bool:
        """Whether what is shown is the newest that the hub has: it was reached, and all that it sent could be kept."""
        return self.online and self.store_problem is None
