"""What a person's database knows of a door: the events that its lock has reported, and an order without an answer."""

from app.domain.door import DoorAction, LockState
from app.protocol.effects import lock_name
from app.protocol.records import DoorBody, DoorEventBody
from app.store.person_reading import Reading

_ENOUGH_EVENTS = 400
"""Of all doors of one home, newest first: some weeks."""


def unanswered_key(door: str) -> str:
    """Meta key. Its value: `unanswered_mark` when an order was sent that nothing has been heard of since; empty when
    there is none."""
    return f"door_unanswered:{door}"


def unanswered_mark(reading: Reading, door: str) -> str:
    """The newest event's number, and the lock that counts (nothing in marks from before locks were named)."""
    newest, body = newest_door_event(reading, door), reading.one(DoorBody, door)
    return f"{newest.lock_seq if newest else 0}:{lock_name(body.public_key) if body else ''}"


def given_key(door: str) -> str:
    """Meta key. Its value: `given_mark` of the list of withdrawn passes that the door's lock has taken from here."""
    return f"door_list_given:{door}"


def given_mark(counter: int, public_key: str) -> str:
    return f"{counter}:{lock_name(public_key)}"


def door_events(reading: Reading, door: str) -> list[DoorEventBody]:
    """Of the lock that is in the door now: a former one's numbers and words say nothing of it."""
    body = reading.one(DoorBody, door)
    if body is None:
        return []
    stored = reading.all(DoorEventBody, parent=body.brukare, newest=_ENOUGH_EVENTS)
    events = [one.body for one in stored if one.body.door == door]
    mine = [event for event in events if event.lock == lock_name(body.public_key)]
    unnamed = [event for event in events if not event.lock]
    has_former = len(mine) + len(unnamed) < len(events)
    return mine if has_former or _count_apart(mine, unnamed) else mine + unnamed


def _count_apart(mine: list[DoorEventBody], unnamed: list[DoorEventBody]) -> bool:
    """Whether events from before locks were named are another lock's: this one had lower numbers at a later time."""
    return any(one.lock_seq <= other.lock_seq and one.lock_at > other.lock_at for one in mine for other in unnamed)


def newest_door_event(reading: Reading, door: str) -> DoorEventBody | None:
    """By the lock's own count."""
    return max(door_events(reading, door), key=lambda event: event.lock_seq, default=None)


def is_unanswered(reading: Reading, door: str, newest: DoorEventBody | None) -> bool:
    """An order was sent, and the lock has reported nothing newer: how the door stands is not known."""
    since, _, lock = reading.meta_text(unanswered_key(door)).partition(":")
    body = reading.one(DoorBody, door)
    if not since or (lock and body is not None and lock != lock_name(body.public_key)):
        return False  # or it was sent to a lock that is not there any more
    return (newest.lock_seq if newest else 0) <= int(since)


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
