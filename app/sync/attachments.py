"""Attachments on their way to the hub, in resumable parts, on a thread of their own: a slow upload delays nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

from app.domain.refusal import HubProblem
from app.protocol import wire
from app.store.attachment_queue import QueuedFile
from app.store.device_store import DeviceStore
from app.sync.backoff import Backoff
from app.sync.hub_client import HubClient
from app.sync.status import Status

_IDLE_S = 300.0


class AttachmentLoop:
    """One for the device; sends for everybody, signed in or not."""

    def __init__(self, device: DeviceStore, client: HubClient, status: Status, told: Callable[[], None]) -> None:
        """`told` is called after each receipt."""
        self._device = device
        self._client = client
        self._status = status
        self._told = told
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="attachments", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        self._stop.set()
        self._wake.set()
        self._thread.join()
        self._client.close()

    def _run(self) -> None:
        backoff = Backoff()
        while not self._stop.is_set():
            self._wake.clear()
            problem = self.send_all()
            wait_s = _IDLE_S if problem is None else backoff.failed()
            if problem is None:
                backoff.worked()
            if not self._stop.is_set():
                self._wake.wait(wait_s)

    def send_all(self) -> HubProblem | None:
        """Every file without a receipt; the first problem with the network ends the round."""
        self._status.attachments_waiting(self._device.attachments.count_waiting())
        for queued in self._device.attachments.waiting():
            if self._stop.is_set():
                return None
            problem = self._send(queued)
            self._status.attachments_waiting(self._device.attachments.count_waiting())
            if problem is not None:
                return problem
        return None

    def _send(self, queued: QueuedFile) -> HubProblem | None:
        state = self._client.attachment_state(queued.sha256, queued.size)
        while isinstance(state, wire.AttachmentState) and not state.complete and not self._stop.is_set():
            self._device.attachments.mark_received(queued.sha256, received=state.received)
            part = _read_part(Path(queued.path), state.received)
            if not part:
                return HubProblem.BAD_PAGE  # the hub holds more than there is
            state = self._client.attachment_part(queued.sha256, queued.size, state.received, part)
        if isinstance(state, HubProblem):
            return state
        if state.complete:
            self._device.attachments.mark_received(queued.sha256, received=state.size, complete_at=state.at)
            self._told()
        return None


def _read_part(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(wire.MAX_PART_BYTES)
