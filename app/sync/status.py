"""What the loops know of the network at this moment, for the words on the screen."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.refusal import HubProblem, StoreProblem
from app.domain.skew import is_clock_wrong


@dataclass(frozen=True)
class NetState:
    """`online`: the newest exchange with the hub worked. `skew_s`: the hub's clock minus this device's."""

    online: bool = False
    problem: HubProblem | None = None
    confirmed_at: datetime | None = None
    """When the hub last said that we have everything (its clock)."""
    skew_s: float = 0.0
    attachments: int = 0
    """Attachments without a receipt."""
    store: StoreProblem | None = None
    """Why what the hub has could not be kept here, or what is here could not be read and sent, until a round worked."""

    @property
    def is_current(self) -> bool:
        """Whether the newest exchange worked, and all of it could be kept."""
        return self.online and self.store is None

    rights_unconfirmed: bool = False
    """The hub was restored or emptied, and tells nothing yet: what is shown is of its earlier life."""

    @property
    def clock_is_wrong(self) -> bool:
        return is_clock_wrong(self.skew_s)

    @property
    def note(self) -> HubProblem | None:
        """What a person is told: what stands in the way, else that the clock is wrong, which stops nothing."""
        if self.problem is None and self.rights_unconfirmed:
            return HubProblem.RIGHTS_UNCONFIRMED
        return self.problem or (HubProblem.CLOCK_WRONG if self.clock_is_wrong else None)


class Status:
    """Written by the loops, read by everybody. Watchers are told when something a person can see has changed."""

    def __init__(self) -> None:
        self._state = NetState()
        self._lock = threading.Lock()
        self._watchers: list[Callable[[], None]] = []
        self._stores: dict[str, StoreProblem] = {}

    @property
    def now(self) -> NetState:
        with self._lock:
            return self._state

    def worked(self, *, skew_s: float) -> None:
        self._set(online=True, problem=None, skew_s=skew_s)

    def failed(self, problem: HubProblem) -> None:
        self._set(online=False, problem=problem)

    def confirmed(self, at: datetime) -> None:
        self._set(confirmed_at=at, rights_unconfirmed=False)

    def unconfirmed(self) -> None:
        """The hub answers, and tells nothing before a person has confirmed the rights there."""
        self._set(rights_unconfirmed=True)

    def store_failed(self, loop: str, problem: StoreProblem) -> None:
        """`loop`: whose round it was. Only a round of the same loop says that it is over."""
        with self._lock:
            self._stores[loop] = problem
        self._set(store=problem)

    def store_worked(self, loop: str) -> None:
        with self._lock:
            self._stores.pop(loop, None)
            left = next(iter(self._stores.values()), None)
        self._set(store=left)

    def attachments_waiting(self, count: int) -> None:
        self._set(attachments=count)

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        with self._lock:
            self._watchers.append(tell)
        return lambda: self._watchers.remove(tell) if tell in self._watchers else None

    def _set(self, **changes: object) -> None:
        with self._lock:
            before, self._state = self._state, replace(self._state, **changes)  # type: ignore[arg-type]
            seen = _shown(before) != _shown(self._state)
            watchers = tuple(self._watchers) if seen or before.confirmed_at is None else ()
        for tell in watchers:
            tell()


def _shown(state: NetState) -> tuple[object, ...]:
    return state.online, state.note, state.attachments, state.store
