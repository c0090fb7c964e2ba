"""What a lock keeps over a loss of power: its log, the counters, the newest lists. A lock's flash, as one struct."""

from datetime import datetime

import msgspec

from app.doors.session import MAX_EVENTS_IN_PAGE, SignedReport

MAX_EVENTS_KEPT = 2_000
"""Some 60 days of a home with four visits a day and both actions logged twice over. When it is full the oldest goes
and the numbers show the gap."""


class StoredEvent(msgspec.Struct, frozen=True, array_like=True):
    seq: int
    report: SignedReport


class LockMemory(msgspec.Struct, kw_only=True):
    """Mutable: it has one owner, the lock's core, which says when it has changed."""

    pins: dict[str, bytes]
    """kid → raw pass key."""
    pins_counter: int = 0
    revocations_counter: int = 0
    withdrawn: tuple[str, ...] = ()
    last_seq: int = 0
    events: list[StoredEvent] = []
    is_extended: bool | None = True
    is_jammed: bool = False
    clock_at: datetime | None = None
    clock_sure: bool = True

    def keep(self, event: StoredEvent) -> None:
        self.events.append(event)
        del self.events[:-MAX_EVENTS_KEPT]

    def page(self, after: int) -> tuple[SignedReport, ...]:
        newer = [event.report for event in self.events if event.seq > after]
        return tuple(newer[:MAX_EVENTS_IN_PAGE])

    def forget(self, up_to: int) -> None:
        self.events = [event for event in self.events if event.seq > up_to]
