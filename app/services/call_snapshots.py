"""What is shown of calls. See app.services.snapshots."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.call import CallEnding, PartyState
from app.domain.ids import BrukareId, CallId, PersonId
from app.domain.refusal import HubProblem, Refusal


class MyCall(StrEnum):
    """A call as the device that asks sees it."""

    RINGS = "rings"
    """Here, for this person."""
    CALLING = "calling"
    """This device is in it, and nobody has answered yet."""
    IN = "in"
    ELSEWHERE = "elsewhere"
    """Another device of this person has it."""
    OVER = "over"
    """Ended, or this person has left it."""


@dataclass(frozen=True)
class Peer:
    """Somebody else in the call. `device` is empty until this device is in it too, and while it rings at them."""

    person: PersonId
    name: str
    state: PartyState
    device: str = ""
    is_brukare: bool = False
    was_before_me: bool = False
    """They were in it first: they offer the connection."""


@dataclass(frozen=True)
class Relay:
    """As WebRTC wants it."""

    urls: tuple[str, ...]
    username: str
    credential: str


@dataclass(frozen=True)
class CallCard:
    call: CallId
    brukare: BrukareId
    mine: MyCall
    began_at: datetime
    by_me: bool
    """This person has called, and not been called."""
    peers: tuple[Peer, ...]
    """Who called comes first."""
    ending: CallEnding | None = None
    relays: tuple[Relay, ...] = ()
    relay_only: bool = False


@dataclass(frozen=True)
class PastCall:
    """A call that is over, in a conversation. `by_us`: the viewer's side called."""

    began_at: datetime
    by_us: bool
    caller_name: str
    ending: CallEnding


@dataclass(frozen=True)
class Signal:
    """What another device in the call says, to connect. `text` is for the page alone."""

    number: int
    person: PersonId
    device: str
    text: str


@dataclass(frozen=True)
class CallsNow:
    """`version` counts up; see app.services.calling.next_calls."""

    version: int = 0
    calls: tuple[CallCard, ...] = ()
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True)
class CallSaid:
    """What came of an act in a call. Nothing is kept for later: `refusal` and `problem` empty means that it is done."""

    refusal: Refusal | None = None
    problem: HubProblem | None = None

    @property
    def is_done(self) -> bool:
        return self.refusal is None and self.problem is None
