"""The revocation list on a device: fetched when the hub has a newer one, and shown to a hub that knows less.

The highest counter wins and never goes back; only a list that the pinned root key has signed is kept.
"""

import structlog

from app.domain.clock import Clock
from app.domain.refusal import HubProblem
from app.protocol.keys import from_text
from app.protocol.revocations import read_list
from app.store.device_store import DeviceStore
from app.store.encrypted import StoreError
from app.sync.hub_client import HubClient

log = structlog.get_logger("revocations")

FETCH_EVERY_S = 600.0
"""A plan that is changed all day takes passes back all day, and a list is some tens of kilobytes. The locks' own lists
come with the records and do not wait for this one."""


class RevocationKeeper:
    """One for the device. `fetch` belongs to the sync thread; `newer_than` is asked by every loop's client."""

    def __init__(self, device: DeviceStore, clock: Clock) -> None:
        self._device = device
        self._clock = clock
        self._fetched_ms: int | None = None

    def newer_than(self, hub_counter: int) -> str | None:
        """The list to show to a hub that counts only this far; None when it knows as much. On any thread."""
        try:
            counter, text = self._device.revocation_list()
        except StoreError as error:
            log.warning("revocations.store", problem=error.problem.value)
            return None
        return text if counter > hub_counter else None

    def fetch(self, client: HubClient, hub_counter: int) -> None:
        """Keep the hub's list when it is newer. A hub that does not give it is asked again later."""
        now_ms = self._clock.monotonic_ms()
        waits = self._fetched_ms is not None and now_ms - self._fetched_ms < FETCH_EVERY_S * 1000
        if waits or hub_counter <= self._device.revocation_list()[0]:
            return
        self._fetched_ms = now_ms
        text = client.revocations()
        if isinstance(text, HubProblem):
            log.info("revocations.not_fetched", problem=text.value)
        elif not self._keep(text):
            log.warning("revocations.not_ours")

    def _keep(self, text: str) -> bool:
        enrolled = self._device.enrolled()
        if enrolled is None:
            return False
        found = read_list(text, from_text(enrolled.identity.root_key), enrolled.identity.hub_id)
        if found is None:
            return False
        self._device.keep_revocation_list(found.counter, text)
        return True
