"""What every kind of lock offers: the `Door` protocol, the orders it takes and the events it reports.

`operate` answers "accepted" or a refusal. The truth is the event that follows, never the order.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.domain.door import DoorAction, LockReport, LockState
from app.domain.ids import DoorId, PersonId, VisitId
from app.domain.refusal import DoorRefusal


@dataclass(frozen=True)
class DoorOrder:
    """One order by one person. It lives for app.domain.door.ORDER_LIVES and is never sent again by itself."""

    order_id: str
    action: DoorAction
    made_at: datetime
    """By the clock of the device that sends it; only that device compares it with a clock."""


@dataclass(frozen=True)
class Accepted:
    """The lock has taken the order and is acting on it. It says nothing about where the bolt is."""

    order_id: str


@dataclass(frozen=True)
class LockEvent:
    """One thing that a lock has reported and signed."""

    door: DoorId
    seq: int
    """The lock's own running number of the event; 0 for a report that is no event."""
    state: LockState
    action: DoorAction | None
    """None: nobody's order, for example the knob on the inside."""
    who: PersonId | None
    """The person whose pass the lock accepted; None when it knew no key."""
    pass_id: str | None
    visit: VisitId | None
    lock_at: datetime
    battery_low: bool
    proof: bytes
    """The signed report as the lock sent it; see app.doors.session.read_event."""

    def report(self) -> LockReport:
        return LockReport(self.door, self.state, self.lock_at, self.battery_low)


@dataclass(frozen=True)
class Grant:
    """A right to one door. `token` is the door pass, for locks that take one."""

    person: PersonId
    pass_id: str
    not_before: datetime
    expires: datetime
    operations: frozenset[DoorAction]
    token: bytes = field(repr=False, default=b"")


@dataclass(frozen=True)
class Withdrawal:
    """All passes to one door that no longer hold. `statement` is the signed list, for locks that check it."""

    counter: int
    """Counts up with every list; a lock keeps the list with the highest."""
    pass_ids: frozenset[str]
    statement: bytes = field(repr=False, default=b"")


@dataclass(frozen=True)
class Capabilities:
    """What a kind of lock can do by itself; what it cannot, the hub does for it or the screen says."""

    offline_pass: bool
    """Checks door passes itself, without a hub."""
    schedule: bool
    """Keeps time windows itself; where not, the hub grants and revokes on time."""
    reports_by_itself: bool
    """Sends its events unasked; where not, somebody must be at the door to collect them."""
    signs_reports: bool
    remote: bool
    """Can be operated by somebody who is not at the door."""
    pin_codes: bool


@dataclass(frozen=True)
class PassHolder:
    """A person at a door: their pass, and their key on this device as a signing function."""

    token: bytes = field(repr=False)
    sign: Callable[[bytes], bytes] = field(repr=False)


class Door(Protocol):
    """One door as one person, or the hub, may use it. Expected refusals are returned."""

    @property
    def door(self) -> DoorId: ...

    @property
    def capabilities(self) -> Capabilities: ...

    def state(self) -> LockReport | DoorRefusal:
        """What the lock says of itself now."""

    def operate(self, order: DoorOrder) -> Accepted | DoorRefusal: ...

    def grant(self, grant: Grant) -> Accepted | DoorRefusal:
        """After this the person may use the door in the window. A lock with `offline_pass` is shown the pass and
        says whether it would take it; it keeps nothing."""

    def revoke(self, withdrawal: Withdrawal) -> Accepted | DoorRefusal:
        """Accepted only when the lock itself has the list (or a newer one)."""

    def events(self, *, after: int) -> tuple[LockEvent, ...] | DoorRefusal:
        """Events with a higher number, in order; a bounded page. A gap in the numbers is a lost event."""
