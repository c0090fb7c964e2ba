"""What a person's database knows of a door: the events that its lock has reported, and an order without an answer."""

from app.domain.door import DoorAction, LockState
from app.protocol.records import DoorBody, DoorEventBody
from app.store.person_reading import Reading

_ENOUGH_EVENTS = 400
"""Of all doors of one home, newest first: some weeks."""


def unanswered_key(door: str) -> str:
    """Meta key. Its value: the newest event's number when an order was sent that nothing has been heard of since;
    empty when there is none."""
    return f"door_unanswered:{door}"


def door_events(reading: Reading, door: str) -> list[DoorEventBody]:
    body = reading.one(DoorBody, door)
    if body is None:
        return []
    events = reading.all(DoorEventBody, parent=body.brukare, newest=_ENOUGH_EVENTS)
    return [stored.body for stored in events if stored.body.door == door]


def newest_door_event(reading: Reading, door: str) -> DoorEventBody | None:
    """By the lock's own count."""
    return max(door_events(reading, door), key=lambda event: event.lock_seq, default=None)


def is_unanswered(reading: Reading, door: str, newest: DoorEventBody | None) -> bool:
    """An order was sent, and the lock has reported nothing newer: how the door stands is not known."""
    since = reading.meta_text(unanswered_key(door))
    return bool(since) and (newest.lock_seq if newest else 0) <= int(since)


def is_locked_in_visit(reading: Reading, door: str, visit: str) -> bool:
    """Whether the lock has reported "locked" during this visit: by an order of the visit, or after the visit's own
    opening. A report from before proves nothing about a door that somebody has gone through with a key.

    Judged by the lock's count of events: its clock and this device's may differ.
    """
    newest = newest_door_event(reading, door)
    if newest is None or newest.state is not LockState.LOCKED or is_unanswered(reading, door, newest):
        return False
    if newest.visit == visit:
        return True
    return any(
        event.visit == visit and event.action is DoorAction.OPEN and event.lock_seq < newest.lock_seq
        for event in door_events(reading, door)
    )
