"""What the hub holds until somebody decides: which of it can be released, and how a device's silence is judged."""

from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.refusal import Refusal


class DecisionState(StrEnum):
    OPEN = "open"
    RELEASED = "released"
    """It counts, as if the right had been there."""
    DECLINED = "declined"


RELEASABLE = frozenset({Refusal.RIGHT_ENDED, Refusal.TIME_UNSURE, Refusal.REVOKED, Refusal.PARENT_MISSING})
"""Reasons that a person can set aside. What a newer program wrote cannot be applied by this one, two histories cannot
both be true, and what waits for the rights of a restored hub is judged when these are confirmed: such work waits, or is
declined."""

DECISIONS = frozenset({"held.release", "held.decline"})
"""A decision that is itself held is not released: who may decide decides anew."""


def can_be_released(kind: str, reason: str) -> bool:
    return kind not in DECISIONS and reason in RELEASABLE


SILENT_AFTER = timedelta(hours=1)
"""A device on its charger is heard every half minute, one on a round at each stop with a network. Longer, and nobody
knows what waits on it. Raised if rounds without any network turn out to be common."""


def is_silent(heard_at: datetime | None, now: datetime) -> bool:
    """Whether what waits on a device is unknown: a device that is not heard is never taken to be fine."""
    return heard_at is None or now - heard_at > SILENT_AFTER
