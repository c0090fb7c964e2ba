"""Bringing an attachment from the hub to this device: whole and as its name says, or not at all."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from app.domain.refusal import HubProblem, Refusal
from app.store.durable_files import a_part_of
from app.sync.hub_client import HubClient


def fetch_file(new_client: Callable[[], HubClient], sha256: str, place: Path) -> HubProblem | Refusal | None:
    """In the caller's thread. NO_SUCH_THING: the hub does not have it (yet), or this person may not read it. Raises
    StoreError DISK_FULL."""
    client = new_client()
    try:
        found = client.attachment_file(sha256)
    finally:
        client.close()
    if not isinstance(found, bytes):
        return found
    if hashlib.sha256(found).hexdigest() != sha256:
        return HubProblem.BAD_PAGE
    with a_part_of(place.parent) as part:
        part.file.write(found)
        part.finish(place)
    return None
