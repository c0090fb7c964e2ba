"""The client tied together: the only place that builds its adapters."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from app.domain.clock import Clock, SystemClock
from app.domain.door import DoorAction
from app.domain.ids import DoorId, PersonId, VisitId
from app.domain.refusal import HubProblem, Refusal
from app.identity.interface import UnlockedPerson
from app.identity.local_pin import LocalPinSignIn, PersonDatabases, ThisDevice
from app.logs import get_logger
from app.protocol.keys import SigningKey, comparison_number, from_text
from app.protocol.version import PROGRAM
from app.protocol.wire import EnrolAnswer, EnrolRequest
from app.services.snapshots import DoorAnswer
from app.store.attachment_files import folder_in, remove_parts
from app.store.author import Author, Done
from app.store.device_store import DeviceStore
from app.store.failing import StoreError
from app.store.person_store import Changed, PersonStore, keep_signing_key, signing_key_in
from app.store.vault import Vault
from app.store.worker import StoppedError, Worker
from app.sync.alarm_road import AlarmRoad
from app.sync.call_road import CallRoad
from app.sync.status import Status
from app.work.attaching import Attachments
from app.work.desk import WorkDesk
from app.work.sign_in import LocalGate

if TYPE_CHECKING:
    import requests

    from app.doors.link import DoorResult
    from app.sync.hub_client import HubClient
    from app.sync.loops import Loops
    from app.sync.urgent import DoorDesk

log = get_logger("client")


@dataclass(frozen=True)
class Place:
    """Where a client lives and whom it speaks to."""

    folder: Path
    hub: str
    """For a device that is not enrolled yet; an enrolled one remembers its own hub."""
    doors: tuple[str, int] | None = None
    """Host and port of the simulated locks' radio link; None: no lock in reach."""
    kiosk: bool = False
    device_name: str = "Tryggve"


class Client:
    """One running program on one device. Raises StoreError when the device's own database cannot be opened."""

    def __init__(
        self,
        place: Place,
        *,
        clock: Clock | None = None,
        vault: Vault | None = None,
        session: "Callable[[], requests.Session] | None" = None,
        changed: Callable[[], None] = lambda: None,
        in_background: bool = True,
    ) -> None:
        """`changed` is called from any thread after anything that a screen may show has changed. With
        `in_background=False` nothing is exchanged by itself: `exchange` does it when it is asked."""
        self._place = place
        self._clock = clock or SystemClock()
        self._session = session
        self._changed = changed
        self._in_background = in_background
        self._status = Status()
        self._status.watch(changed)
        self._boot = _boot_id()
        self._vault = vault or Vault(place.folder, self._clock, kiosk=place.kiosk)
        device_file = place.folder / "device.db"
        is_new = not device_file.exists()
        secret = self._vault.device_secret(may_create=is_new)
        self._device = self._opened(device_file, secret, is_new=is_new)
        self._loops: Loops | None = None
        self._loops_lock = threading.Lock()
        self._seat: Callable[[Loops], None] | None = None
        """Sits whoever is at the desk down at the loops."""
        self._stopped = False
        self._store: PersonStore | None = None
        self._doors: DoorDesk | None = None
        self._doors_lock = threading.Lock()
        self._encrypting: Worker | None = None
        self._alarms: AlarmRoad | None = None
        self._calls: CallRoad | None = None
        self._fetching: Worker | None = None
        remove_parts(folder_in(place.folder))
        self.gate = LocalGate(
            sign_in=LocalPinSignIn(
                self._device,
                secret,
                clock=self._clock,
                device=ThisDevice(place.hub, place.device_name, PROGRAM),
                ask_hub=self._enrol_at_hub,
                databases=PersonDatabases(self._keep_signing_key, self._set_aside),
            ),
            open_desk=self._open_desk,
            close_desk=self._close_desk,
            comparison=self._comparison,
            worker=Worker("sign-in"),
        )

    @staticmethod
    def _opened(device_file: Path, secret: bytes, *, is_new: bool) -> DeviceStore:
        try:
            return DeviceStore(device_file, secret, create=is_new)
        except StoreError as error:
            log.warning("client.device_not_opened", problem=error.problem.value)
            raise

    @property
    def status(self) -> Status:
        return self._status

    @property
    def device(self) -> DeviceStore:
        return self._device

    @property
    def store(self) -> PersonStore | None:
        """Of whoever is signed in."""
        return self._store

    def start(self) -> None:
        """Begin to exchange, if the device is enrolled: what waits from earlier, and for whoever is at the desk.

        From any thread, and as often as wanted. Called when the first screen is there and not before: the network and
        its libraries would make the person wait for it.
        """
        from app.sync.loops import Loops

        with self._loops_lock:
            if self._stopped or self._loops is not None or self._device.enrolled() is None:
                return
            self._device.load()
            if self._store is not None:
                self._store.load()
            self._loops = Loops(self._device, self._status, self._clock, device_client=self._device_client)
            if self._in_background:
                self._loops.start()
            if self._seat is not None:
                self._seat(self._loops)

    def exchange(self) -> HubProblem | None:
        """One round of push, pull and attachments in the caller's thread, for a client without background loops."""
        assert not self._in_background
        self.start()
        assert self._loops is not None
        return self._loops.round_now()

    def stop(self) -> None:
        """Everything that was asked for is written before this returns; what is unsent stays in the outbox."""
        self.gate.worker.stop()
        self._close_desk()
        with self._loops_lock:
            self._stopped = True
            loops, self._loops = self._loops, None
        if loops is not None:
            loops.stop()
        self._device.close()

    # --- desks -----------------------------------------------------------------------------------------------------

    def _open_desk(self, who: UnlockedPerson) -> WorkDesk:
        """Raises StoreError; then nobody is signed in."""
        self._close_desk()
        enrolled = self._device.enrolled()
        assert enrolled is not None
        store = PersonStore(self._person_file(who.person), who.database_key, self._clock)
        try:
            key = signing_key_in(store)
            store.set_author(
                Author(who.person, enrolled.device, key, from_text(enrolled.identity.seal_key), self._boot)
            )
        except BaseException:
            store.close()
            raise
        store.watch(self._on_change)
        post = self._poster(store)
        self._store = store

        def own_client() -> "HubClient":
            return self._person_client(who.certificate, key)

        calls = self._calls = CallRoad(who.person, enrolled.device, clock=self._clock, new_client=own_client)
        self._sit_down(lambda loops: loops.sit_down(store, own_client, rung=calls.wake))
        return WorkDesk(
            me=who.person,
            mode=who.mode,
            store=store,
            clock=self._clock,
            net=lambda: self._status.now,
            post=post,
            operate_door=self._door_operator(store, post, own_client),
            alarms=self._alarm_road(who.person, store, own_client),
            calls=calls,
            attachments=self._attachments_of(who.person, own_client),
            hub_address=enrolled.hub_address,
        )

    def _alarm_road(self, person: PersonId, store: PersonStore, own_client: "Callable[[], HubClient]") -> AlarmRoad:
        """Goes on with what an earlier life of the program had begun."""
        folder = self._place.folder / "alarms" / person
        road = self._alarms = AlarmRoad(person, folder, self._clock, new_client=own_client, changed=self._changed)

        def look(changed: Changed) -> None:
            if changed.by == "hub":
                road.look_now()

        store.watch(look)
        return road

    def _sit_down(self, seat: "Callable[[Loops], None]") -> None:
        with self._loops_lock:
            self._seat = seat
            if self._loops is not None:
                seat(self._loops)

    def _attachments_of(self, person: PersonId, own_client: "Callable[[], HubClient]") -> Attachments:
        def wake() -> None:
            with contextlib.suppress(StoreError):
                self._status.attachments_waiting(self._device.attachments.count_waiting())
            if self._loops is not None:
                self._loops.wake_attachments()

        def download(sha256: str, place: Path) -> "HubProblem | Refusal | None":
            from app.sync.fetching import fetch_file

            return fetch_file(own_client, sha256, place)

        self._encrypting, self._fetching = Worker("encrypting"), Worker("fetching")
        return Attachments(
            person=person,
            folder=folder_in(self._place.folder),
            device=self._device,
            clock=self._clock,
            worker=self._encrypting,
            refused=lambda sha256: self._loops.refused_attachments.get(sha256) if self._loops else None,
            wake=wake,
            fetcher=self._fetching,
            download=download,
        )

    def _close_desk(self) -> None:
        alarms, self._alarms = self._alarms, None
        if alarms is not None:
            alarms.close()
        calls, self._calls = self._calls, None
        if calls is not None:
            calls.close()
        encrypting, self._encrypting = self._encrypting, None
        if encrypting is not None:
            encrypting.stop()  # a note with a picture is whole before its author has gone
        fetching, self._fetching = self._fetching, None
        if fetching is not None:  # nobody waits for a network that is slow, or for a picture that nobody will see
            threading.Thread(target=fetching.stop, name="fetching-ends", daemon=True).start()
        with self._doors_lock:
            store, self._store = self._store, None
            doors, self._doors = self._doors, None
        with self._loops_lock:
            self._seat = None
            if self._loops is not None:
                self._loops.leave_desk()
        if doors is not None:
            doors.close()
        if store is not None:
            self._hand_over(store)
            store.close()
            with self._loops_lock:
                if self._loops is not None:
                    self._loops.wake()  # what they did last leaves now, and not with the next round

    def _hand_over(self, store: PersonStore) -> None:
        """What the device's outbox does not have yet leaves with nobody: its author may never sign in here again."""
        from app.sync.pushing import hand_over

        try:
            noted = hand_over(self._device, store).noted
            if noted is not None:
                noted.result()
        except (StoreError, RuntimeError) as error:
            log.warning("client.not_handed_over", kind=type(error).__name__)

    def _poster(self, store: PersonStore) -> Callable[[Done], None]:
        def post(done: Done) -> None:
            """The person's own database has it already; a device outbox that is full is filled by the next round."""
            from app.sync.pushing import sealed_row

            row = sealed_row(store.author.person, done)
            loops = self._loops
            try:
                with loops.sending(row) if loops is not None else contextlib.nullcontext():
                    self._device.outbox.put_sealed([row])
            except StoreError as error:
                log.warning("client.not_in_outbox", operation=done.id, problem=error.problem.value)

        return post

    def _door_operator(
        self, store: PersonStore, post: Callable[[Done], None], own_client: "Callable[[], HubClient]"
    ) -> Callable[[DoorId, DoorAction, VisitId | None], "Future[DoorAnswer]"]:
        def operate(door: DoorId, action: DoorAction, visit: VisitId | None) -> "Future[DoorAnswer]":
            answer: Future[DoorAnswer] = Future()

            def told(future: "Future[DoorResult]") -> None:
                error = future.exception()
                if error is not None:
                    answer.set_exception(error)
                    return
                result = future.result()
                answer.set_result(
                    DoorAnswer(result.door, result.action, result.state, result.refusal, result.reported_at)
                )

            self._doors_of(store, post, own_client).operate(door, action, visit).add_done_callback(told)
            return answer

        return operate

    def _doors_of(
        self, store: PersonStore, post: Callable[[Done], None], own_client: "Callable[[], HubClient]"
    ) -> "DoorDesk":
        """Made with the person's first order: no first screen waits for a radio."""
        from app.doors.link import TcpLockLink
        from app.sync.urgent import DoorDesk

        with self._doors_lock:
            if self._store is not store:
                raise StoppedError
            if self._doors is None:
                link = TcpLockLink(*self._place.doors, clock=self._clock) if self._place.doors else None
                self._doors = DoorDesk(store, link, self._clock, post=post, new_client=own_client)
            return self._doors

    def _on_change(self, changed: Changed) -> None:
        if changed.by not in {"draft", "sync"}:
            self._changed()

    # --- files and the hub -----------------------------------------------------------------------------------------

    def _person_file(self, person: PersonId) -> Path:
        return self._place.folder / "people" / f"{person}.db"

    def _keep_signing_key(self, person: PersonId, database_key: bytes, key: SigningKey) -> None:
        chain = self._device.outbox.chain_end(person)
        keep_signing_key(self._person_file(person), database_key, key, chain=chain)

    def _set_aside(self, person: PersonId) -> None:
        from app.store.encrypted import set_aside

        set_aside(self._person_file(person), self._clock)

    def _comparison(self) -> str:
        enrolled = self._device.enrolled()
        if enrolled is None:
            return ""
        return comparison_number(from_text(enrolled.identity.root_key), self._device.device_key().public())

    def _enrol_at_hub(self, request: EnrolRequest) -> EnrolAnswer | HubProblem:
        from app.sync.hub_client import HubClient

        client = HubClient(self._hub_address(), None, self._clock, session=self._new_session())
        try:
            statement = client.statement()
            return statement if isinstance(statement, HubProblem) else client.enrol(request)
        finally:
            client.close()

    def _hub_address(self) -> str:
        enrolled = self._device.enrolled()
        return self._place.hub or (enrolled.hub_address if enrolled else "")

    def _new_session(self) -> "requests.Session | None":
        return None if self._session is None else self._session()

    def _device_client(self) -> "HubClient":
        from app.sync.hub_client import HubClient, Identity

        enrolled = self._device.enrolled()
        assert enrolled is not None
        identity = Identity(enrolled.certificate, self._device.device_key(), enrolled.identity)
        return HubClient(self._hub_address(), identity, self._clock, session=self._new_session())

    def _person_client(self, certificate: str, key: SigningKey) -> "HubClient":
        from app.sync.hub_client import HubClient, Identity

        enrolled = self._device.enrolled()
        assert enrolled is not None
        identity = Identity(certificate, key, enrolled.identity, enrolled.certificate)
        return HubClient(self._hub_address(), identity, self._clock, session=self._new_session())


def _boot_id() -> str:
    """Names this start of the machine, where the system tells it; else this start of the program."""
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return str(uuid4())
