"""Approvals: a brukare's yes to somebody close to them, how it is named, and what they may see by it."""

import uuid
from datetime import timedelta
from enum import StrEnum

LINK_VALID = timedelta(days=7)
"""How long a one-time link may lie in a bag before it is used; after that staff make a new one."""
MOST_NAME = 100
MOST_RELATION = 60
"""Characters: "syster, den yngsta" and some more."""


class Share(StrEnum):
    """What a brukare may let somebody close to them see, besides the conversation. Nothing unless they have said so."""

    WHO_COMES_TODAY = "who_comes_today"
    """Windows and first names of today's visits; never what is done there."""


def approval_id(brukare: str, narstaende: str) -> str:
    """One record for each pair, however often the yes is given and taken back."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"tryggve:approval:{brukare}:{narstaende}"))
