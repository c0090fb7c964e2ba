"""How the tablet fits its person. What is set is read with the home screen's snapshot (`Home.profile`)."""

from collections.abc import Mapping
from concurrent.futures import Future

from app.domain.tablet_profile import Setting
from app.services.desk import Desk, Saved


def set_profile(desk: Desk, changes: Mapping[str, Setting | None]) -> "Future[Saved]":
    """Set what differs; None takes a setting back. Refused with BAD_CONTENT where a value does not fit, see
    app.domain.tablet_profile.unfit."""
    return desk.call("profile.set_profile", changes)
