"""Attachments on their way to the hub, in resumable parts, on a thread of their own: a slow upload delays nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

from app.domain.refusal import HubProblem, Refusal
from app.logs import get_logger
from app.protocol import wire
from app.store.attachment_queue import QueuedFile
from app.store.device_store import DeviceStore
from app.store.failing import StoreError
from app.sync.backoff import Backoff
from app.sync.hub_client import HubClient
from app.sync.status import Status

log = get_logger("attachments")

_IDLE_S = 300.0
_LOOP = "attachments"


class AttachmentLoop:
    """One for the device; sends for everybody, signed in or not."""

    def __init__(self, device: DeviceStore, client: HubClient, status: Status, told: Callable[[], None]) -> None:
        """`told` is called after each receipt."""
        self._device = device
        self._client = client
        self._status = status
        self._told = told
        self.refused: dict[str, Refusal] = {}
        """Tried again in every round all the same: a full hub gets room."""
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
        if self._thread.ident is not None:
            self._thread.join()
        self._client.close()

    def _run(self) -> None:
        backoff = Backoff()
        while not self._stop.is_set():
            self._wake.clear()
            wait_s = self.one_round(backoff)
            if not self._stop.is_set():
                self._wake.wait(wait_s)

    def one_round(self, backoff: Backoff | None = None) -> float:
        """Seconds until the next. Whatever goes wrong, this thread goes on."""
        backoff = backoff or Backoff()
        try:
            problem = self.send_all()
        except StoreError as error:
            self._status.store_failed(_LOOP, error.problem)
            log.warning("attachments.store", problem=error.problem.value)
            return backoff.failed()
        except Exception as error:
            log.exception("attachments.fault", error=type(error).__name__)
            return backoff.failed()
        if problem is not None:
            return backoff.failed()
        self._status.store_worked(_LOOP)
        backoff.worked()
        return _IDLE_S

    def send_all(self) -> HubProblem | None:
        """Every file without a receipt; the first problem with the network ends the round. A file that the hub does
        not take, or that is gone from this disk, holds up no other."""
        self._count()
        position = 0
        while some := self._device.attachments.waiting(after=position):
            for queued in some:
                if self._stop.is_set():
                    return None
                problem = self._send(queued)
                self._count()
                if isinstance(problem, HubProblem):
                    return problem
                if problem is not None:
                    self.refused[queued.sha256] = problem
                    log.warning("attachments.not_taken", sha256=queued.sha256, reason=problem.value)
            position = some[-1].position
        return None

    def _count(self) -> None:
        self._status.attachments_waiting(self._device.attachments.count_waiting())

    def _send(self, queued: QueuedFile) -> HubProblem | Refusal | None:
        if not queued.path.exists():
            return Refusal.NO_SUCH_THING
        state: wire.AttachmentState | HubProblem | Refusal
        state = self._client.attachment_state(queued.sha256, queued.size)
        sent_up_to = -1
        while isinstance(state, wire.AttachmentState) and not state.complete and not self._stop.is_set():
            if not sent_up_to < state.received < queued.size:
                return HubProblem.BAD_PAGE  # it took a part and has no more than before
            self._device.attachments.mark_received(queued.sha256, received=state.received)
            sent_up_to = state.received
            part = _read_part(queued.path, state.received)
            state = self._client.attachment_part(queued.sha256, queued.size, state.received, part)
        if not isinstance(state, wire.AttachmentState):
            return state
        if state.complete:
            self._device.attachments.mark_received(queued.sha256, received=state.size, complete_at=state.at)
            self.refused.pop(queued.sha256, None)
            self._told()
        return None


def _read_part(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(wire.MAX_PART_BYTES)
