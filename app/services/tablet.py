"""Telling the hub how a brukare's tablet itself is doing."""

from concurrent.futures import Future

from app.domain.tablet import TabletState
from app.services.desk import Desk, Saved


def tell(desk: Desk, state: TabletState) -> "Future[Saved]":
    """Nothing is written unless it is news, and not too soon after the last time."""
    return desk.call("tablet.tell", state)
