"""How far the operations on a record have come, told as one state: the worst of them speaks."""

from collections.abc import Iterable

from app.domain.arrival import Arrival, Arrived
from app.store.person_reading import StoredOperation

_WORST_FIRST = (
    Arrival.REFUSED,
    Arrival.CONFLICT,
    Arrival.HELD,
    Arrival.SAVED_HERE,
    Arrival.SENT,
    Arrival.RECEIVED,
)


def arrival_of(operations: Iterable[StoredOperation]) -> Arrived | None:
    """None where this device has done nothing. Of equally bad ones the newest speaks."""
    states = [operation.arrived for operation in operations]
    if not states:
        return None
    worst = min(states, key=lambda arrived: _WORST_FIRST.index(arrived.state)).state
    return [arrived for arrived in states if arrived.state is worst][-1]
