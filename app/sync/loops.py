"""The device's loops tied together: one thread that pushes and pulls, one that listens, one for attachments.

Push belongs to the device and goes on while nobody is signed in; pull and live belong to the person at the desk.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.clock import Clock
from app.domain.refusal import HubProblem, Refusal, StoreProblem
from app.logs import get_logger
from app.store.device_store import DeviceStore
from app.store.failing import StoreError
from app.store.outbox import SealedRow
from app.store.person_store import PersonStore
from app.store.worker import StoppedError
from app.sync.attachments import AttachmentLoop
from app.sync.backoff import Backoff
from app.sync.hub_client import HubClient
from app.sync.live import LiveLoop
from app.sync.pulling import Puller
from app.sync.pushing import Pusher, ask_about_held
from app.sync.revocations import RevocationKeeper
from app.sync.status import Status

log = get_logger("sync")

POLL_S = 30.0
"""Between pulls while the live channel is quiet: it may be down without either side knowing."""

_LOOP = "sync"


@dataclass(frozen=True)
class _AtDesk:
    store: PersonStore
    client: HubClient
    live: LiveLoop


class Loops:
    """Start once for a device that is enrolled; stop at the program's end."""

    def __init__(
        self,
        device: DeviceStore,
        status: Status,
        clock: Clock,
        *,
        device_client: Callable[[], HubClient],
    ) -> None:
        self._device = device
        self._status = status
        self._clock = clock
        self._revocations = RevocationKeeper(device, clock)
        self._client = self._showing(device_client())
        self._pusher = Pusher(device, self._client, status, clock)
        self._attachments = AttachmentLoop(device, self._showing(device_client()), status, told=self.wake)
        self._at_desk: _AtDesk | None = None
        self._tidied_at: datetime | None = None
        self._backoff = Backoff()
        self._seat = threading.Lock()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._pull_wanted = threading.Event()
        self._pulled_ms = 0
        self._started = False
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        self._started = True
        self._thread.start()
        self._attachments.start()

    def stop(self) -> None:
        self._stop.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._pusher.close()
        self._attachments.stop()
        self.leave_desk()
        self._client.close()

    def wake(self) -> None:
        """Something new is to be had, or to be sent."""
        self._pull_wanted.set()
        self._wake.set()

    @contextmanager
    def sending(self, row: SealedRow) -> Iterator[None]:
        """This is to be sent, and inside the block it is put into the outbox meanwhile. What it changes comes back by
        the live channel, where that is open; a pull for each act would cost the hub more than the act itself."""
        offered = self._pusher.offer(row)
        self._wake.set()
        try:
            yield
        except BaseException as error:
            offered.kept.set_exception(error)
            raise
        offered.kept.set_result(None)

    @property
    def refused_attachments(self) -> Mapping[str, Refusal]:
        """What the hub does not take, by SHA-256, since this start."""
        return self._attachments.refused

    def wake_attachments(self) -> None:
        self._attachments.wake()

    def sit_down(
        self,
        store: PersonStore,
        person_client: Callable[[], HubClient],
        *,
        rung: Callable[[], None] = lambda: None,
    ) -> None:
        """A person has signed in. `rung`: see LiveLoop."""
        live = LiveLoop(self._showing(person_client()), store, self.wake, self._clock, rung=rung)
        with self._seat:
            self._at_desk = _AtDesk(store, self._showing(person_client()), live)
        if self._started:
            live.start()
        self.wake()

    def leave_desk(self) -> None:
        """The person signs out. What they did stays sealed in the device's outbox and leaves without them."""
        with self._seat:
            at_desk, self._at_desk = self._at_desk, None
        if at_desk is not None:
            at_desk.live.stop()
            at_desk.client.close()

    def _showing(self, client: HubClient) -> HubClient:
        client.newer_list = self._revocations.newer_than
        return client

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            wait_s = self.one_round()
            if not self._stop.is_set():
                self._wake.wait(wait_s)

    def one_round(self) -> float:
        """One push and pull; seconds until the next. Whatever goes wrong, the thread goes on."""
        try:
            problem = self.exchange()
            if problem is None:
                self._tidy()
                self._status.store_worked(_LOOP)
        except StoppedError:
            return POLL_S  # somebody signed out in the middle; the next round is the next person's
        except StoreError as error:
            self._status.store_failed(_LOOP, error.problem)
            log.warning("sync.store", problem=error.problem.value)
            return self._backoff.failed() if error.problem is StoreProblem.BUSY else POLL_S
        except Exception as error:
            # A fault of ours: nothing that waits is touched, and a thread that ended would send nothing ever again.
            log.exception("sync.fault", error=type(error).__name__)
            problem = HubProblem.HUB_DOWN
        if problem is not None:
            self._status.failed(problem)
            log.info("sync.problem", problem=problem.value)
            return self._backoff.failed()
        self._backoff.worked()
        return POLL_S

    def _tidy(self) -> None:
        """Once a day: what the hub has had for 90 days, by the hub's clock."""
        confirmed_at = self._status.now.confirmed_at
        if confirmed_at is not None and (self._tidied_at is None or confirmed_at - self._tidied_at > timedelta(days=1)):
            self._tidied_at = confirmed_at
            self._device.outbox.prune(confirmed_at)

    def round_now(self) -> HubProblem | None:
        """One round in the caller's thread, where none has been started. The problem is told in `status` too, also that
        of the store, for which it raises StoreError."""
        assert not self._started
        try:
            problem = self.exchange() or self._attachments.send_all()
        except StoreError as error:
            self._status.store_failed(_LOOP, error.problem)
            raise
        if problem is None:
            self._status.store_worked(_LOOP)
        else:
            self._status.failed(problem)
        return problem

    def exchange(self) -> HubProblem | None:
        """Push, pull, ask. On the sync thread."""
        at_desk = self._at_desk
        if at_desk is None:
            return self._pusher.push_all(None)
        if self._only_sends(at_desk):
            return self._pusher.push_all(at_desk.store)
        self._pull_wanted.clear()
        problem: HubProblem | None = HubProblem.HUB_DOWN
        try:
            problem = self._full_round(at_desk)
        finally:
            if problem is not None:
                self._pull_wanted.set()
        return problem

    def _full_round(self, at_desk: _AtDesk) -> HubProblem | None:
        began_ms = self._clock.monotonic_ms()
        problem = self._push_and_pull(at_desk)
        if problem is None and self._device.outbox.next_batch(limit=1):
            problem = self._push_and_pull(at_desk)  # the pull met a new life of the hub, or somebody wrote meanwhile
        if problem is not None:
            return problem
        ask_about_held(at_desk.client, at_desk.store, rights_unconfirmed=self._status.now.rights_unconfirmed)
        self._revocations.fetch(at_desk.client, at_desk.client.revocations_at_hub)
        self._pulled_ms = began_ms
        at_desk.live.try_now()
        return None

    def _push_and_pull(self, at_desk: _AtDesk) -> HubProblem | None:
        problem = self._pusher.push_all(at_desk.store)
        puller = Puller(self._device, at_desk.client, self._status, self._clock)
        return problem or puller.pull_all(at_desk.store)

    def _only_sends(self, at_desk: _AtDesk) -> bool:
        """Nobody asked for a pull, the last one is not long ago, and the live channel tells what is new."""
        is_due = self._clock.monotonic_ms() - self._pulled_ms >= POLL_S * 1000
        return at_desk.live.is_up and not is_due and not self._pull_wanted.is_set()
