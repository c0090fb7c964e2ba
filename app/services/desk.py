"""What a signed-in person works at, as a screen sees it."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from app.domain.clock import Clock
from app.domain.ids import PersonId
from app.domain.refusal import Refusal
from app.store.worker import StoppedError
from app.sync.status import NetState


@dataclass(frozen=True)
class Saved:
    """What was done is on this device's disk. `refusal`: nothing was done, and why; both empty: nothing to do."""

    operation: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Unkept:
    """A draft that no disk has taken: what was asked of a desk before the program fell. See `Desk.call`."""

    use_case: str
    words: tuple[Any, ...] = field(repr=False)
    more: dict[str, Any] = field(default_factory=dict, repr=False)


class Desk(Protocol):
    """One for each signed-in person; ends with the signing out."""

    @property
    def me(self) -> PersonId: ...

    @property
    def mode(self) -> str:
        """`brukare`, `staff` or `handlaggare`."""

    @property
    def clock(self) -> Clock: ...

    def net(self) -> NetState: ...

    def now(self) -> datetime:
        """What lists and windows go by: this device's clock, or the hub's where that is known to differ too much."""

    def call(self, use_case: str, /, *words: object, **more: object) -> "Future[Any]":
        """Do what stands under `module.function` in app.work. The future fails with an error that may have a
        `problem` (StoreProblem), or with StoppedError once the person has signed out."""


def answered(desk: Desk) -> "Future[None]":
    """Done when everything that was read before it has been answered."""
    return desk.call("desk.answered")


def has_ended(error: BaseException) -> bool:
    """The desk's person has signed out: nothing is wrong with what is stored."""
    return isinstance(error, StoppedError)


def by_the_hub(clock: Clock, net: NetState) -> datetime:
    """This device's time, or the hub's where that is known to differ too much."""
    now = clock.now()
    return now + timedelta(seconds=net.skew_s) if net.clock_is_wrong else now
