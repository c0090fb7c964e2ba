"""Signing in with an enrolment code once and a PIN then, without any provider: the hub's code says who it is.

Durable in this order, so that a crash or a lost answer anywhere is mended by the same code again: 1. the keys, pending;
2. the hub's answer, checked; 3. the signing key in the person's own database; 4. device, person and the end of pending,
in one transaction.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.clock import Clock
from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.identity.interface import EnrolAtHub, NotOpened, SignInFace, UnlockedPerson
from app.protocol.certificate import Holder, read
from app.protocol.keys import SigningKey, from_text, to_text
from app.protocol.wire import EnrolAnswer, EnrolRequest, enrolment_message
from app.store.device_store import DeviceStore, EnrolledDevice, KnownPerson, PendingEnrolment
from app.store.failing import StoreError
from app.store.pin_waits import ASK_LEADER_AFTER, PinWaits, WrongTries, is_pin
from app.store.plain import KEY_BYTES
from app.store.secret_box import WrappedKey, unwrap_key, wrap_key


@dataclass(frozen=True)
class PersonDatabases:
    """What sign-in needs of the people's own databases."""

    keep_signing_key: Callable[[PersonId, bytes, SigningKey], None]
    """(person, database key, signing key): durable in the person's database, which is made if there is none; an
    earlier signing key is replaced. Raises StoreError; WRONG_KEY when the database opens with another key."""
    set_aside: Callable[[PersonId], None]
    """Renames the person's database (app.store.encrypted.set_aside)."""


@dataclass(frozen=True)
class ThisDevice:
    """What enrolment tells the hub of the device."""

    hub_address: str
    name: str
    program: str


class LocalPinSignIn:
    """`device_secret`: from app.store.vault. One at a time does the work: a PIN takes 64 MiB for a moment."""

    def __init__(
        self,
        store: DeviceStore,
        device_secret: bytes,
        *,
        clock: Clock,
        device: ThisDevice,
        ask_hub: EnrolAtHub,
        databases: PersonDatabases,
    ) -> None:
        self._store = store
        self._secret = device_secret
        self._clock = clock
        self._device = device
        self._ask_hub = ask_hub
        self._databases = databases
        self._waits = PinWaits(clock)
        self._unwritten: dict[str, WrongTries] = {}
        """Wrong tries that a full disk did not take."""
        self._lock = threading.Lock()

    def people(self) -> tuple[SignInFace, ...]:
        return tuple(self._face(known) for known in self._store.people())

    def enrol(self, code: str, *, pin: str | None) -> UnlockedPerson | HubProblem | NotOpened:
        if pin is not None and not is_pin(pin):
            return NotOpened(StoreProblem.WRONG_PIN)
        try:
            with self._lock:
                return self._enrol(code, pin)
        except StoreError as error:
            return NotOpened(error.problem)

    def unlock(self, person: PersonId, pin: str | None) -> UnlockedPerson | NotOpened:
        try:
            with self._lock:
                known = self._store.person(person)
                if known is None:
                    return NotOpened(StoreProblem.WRONG_KEY)
                opened = self._open(known, pin)
        except StoreError as error:
            return NotOpened(error.problem)
        return opened if isinstance(opened, NotOpened) else _unlocked(known, opened)

    def change_pin(self, person: PersonId, *, old: str, new: str) -> NotOpened | None:
        if not is_pin(new):
            return NotOpened(StoreProblem.WRONG_PIN)
        opened = self.unlock(person, old)
        if isinstance(opened, NotOpened):
            return opened
        try:
            self._store.set_wrapped_key(person, self._wrap(person, opened.database_key, new))
        except StoreError as error:
            return NotOpened(error.problem)
        return None

    # --- enrolment

    def _enrol(self, code: str, pin: str | None) -> UnlockedPerson | HubProblem | NotOpened:
        device_key = self._store.device_key()
        pending = self._store.pending(code, at=self._clock.now(), database_key=os.urandom(KEY_BYTES))
        answer = self._ask_hub(self._request(pending, device_key))
        if answer is HubProblem.CODE_UNKNOWN:
            self._store.drop_pending(code)
        if isinstance(answer, HubProblem):
            return answer
        if not self._is_ours(answer, pending, device_key):
            return HubProblem.WRONG_CERTIFICATE
        if pin is None and answer.mode != "brukare":
            return NotOpened(StoreProblem.WRONG_PIN)
        return self._keep(pending, answer, pin)

    def _request(self, pending: PendingEnrolment, device_key: SigningKey) -> EnrolRequest:
        device_public, person_public = to_text(device_key.public()), to_text(pending.person_key.public())
        message = enrolment_message(pending.code, device_public, person_public)
        return EnrolRequest(
            code=pending.code,
            device_key=device_public,
            device_name=self._device.name,
            person_key=person_public,
            device_proof=device_key.sign(message),
            person_proof=pending.person_key.sign(message),
            program=self._device.program,
        )

    def _is_ours(self, answer: EnrolAnswer, pending: PendingEnrolment, device_key: SigningKey) -> bool:
        """Whether the certificates are by the hub that this device belongs to, for exactly these keys."""
        enrolled = self._store.enrolled()
        if enrolled is not None and (enrolled.identity.root_key, enrolled.device) != (
            answer.identity.root_key,
            answer.device,
        ):
            return False
        try:
            root = from_text(answer.identity.root_key)
        except ValueError:
            return False
        device, person = read(answer.device_certificate, root), read(answer.person_certificate, root)
        return (
            device is not None
            and person is not None
            and (device.holder, device.device, device.key)
            == (Holder.DEVICE, answer.device, to_text(device_key.public()))
            and (person.holder, person.device, person.key, person.person, person.mode)
            == (Holder.PERSON, answer.device, to_text(pending.person_key.public()), answer.person, answer.mode)
        )

    def _keep(self, pending: PendingEnrolment, answer: EnrolAnswer, pin: str | None) -> UnlockedPerson | NotOpened:
        person = PersonId(answer.person)
        earlier = self._store.person(person)
        if pin is None and earlier is not None and earlier.wrapped_key.needs_pin:
            return NotOpened(StoreProblem.WRONG_PIN)
        if answer.chain_seq:
            from app.store.outbox import ChainEnd  # with SQLAlchemy, which no first screen waits for

            self._store.outbox.go_on_after(person, ChainEnd(answer.chain_seq, answer.chain_hash))
        database_key = self._keep_signing_key(person, pending, earlier, pin)
        known = KnownPerson(
            person=person,
            first_name=answer.first_name,
            name=answer.name,
            mode=answer.mode,
            certificate=answer.person_certificate,
            wrapped_key=self._wrap(person, database_key, pin),
            wrong=WrongTries(),
        )
        before = self._store.enrolled()
        enrolled = EnrolledDevice(
            device=answer.device,
            certificate=answer.device_certificate,
            hub_address=self._device.hub_address,
            identity=answer.identity,
            # A device that is enrolled already meets a new epoch in the sync, which then sends again what it must.
            epoch=before.epoch if before is not None else answer.epoch,
        )
        self._store.complete(pending.code, enrolled=enrolled, known=known, at=self._clock.now())
        return _unlocked(known, database_key)

    def _keep_signing_key(
        self, person: PersonId, pending: PendingEnrolment, earlier: KnownPerson | None, pin: str | None
    ) -> bytes:
        """Returns the key of the database that it lies in now.

        Who enrols again keeps the database that this PIN opens. One that it does not open, or that is damaged, is set
        aside, its key kept first: the old PIN opens it still. The code is the proof here, so wrong PINs do not count.
        """
        key = None if earlier is None else self._unwrap(earlier, pin)
        for tried in (key, pending.database_key):
            try:
                if tried is not None:
                    self._databases.keep_signing_key(person, tried, pending.person_key)
                    return tried
            except StoreError as error:
                if error.problem not in {StoreProblem.WRONG_KEY, StoreProblem.DAMAGED}:
                    raise
        if earlier is not None:
            self._store.keep_earlier_key(earlier)
        self._databases.set_aside(person)
        self._databases.keep_signing_key(person, pending.database_key, pending.person_key)
        return pending.database_key

    # --- PINs

    def _open(self, known: KnownPerson, pin: str | None) -> bytes | NotOpened:
        if not known.wrapped_key.needs_pin:
            key = self._unwrap(known, None)
            return key if key is not None else NotOpened(StoreProblem.WRONG_KEY)
        tries = self._tries(known)
        if (wait_s := self._waits.remaining_s(known.person, tries)) > 0:
            return NotOpened(StoreProblem.WAIT, wait_s, ask_leader=tries.count >= ASK_LEADER_AFTER)
        if pin is None or not is_pin(pin):
            return NotOpened(StoreProblem.WRONG_PIN)
        tries = self._waits.tried(known.person, tries)
        self._write_tries(known.person, tries)
        key = self._unwrap(known, pin)
        if key is None:
            wait_s = self._waits.remaining_s(known.person, tries)
            return NotOpened(StoreProblem.WRONG_PIN, wait_s, ask_leader=tries.count >= ASK_LEADER_AFTER)
        self._write_tries(known.person, WrongTries())
        return key

    def _unwrap(self, known: KnownPerson, pin: str | None) -> bytes | None:
        return unwrap_key(known.wrapped_key, self._secret, pin=pin, purpose=_purpose(known.person))

    def _wrap(self, person: str, database_key: bytes, pin: str | None) -> WrappedKey:
        return wrap_key(database_key, self._secret, pin=pin, purpose=_purpose(person))

    def _tries(self, known: KnownPerson) -> WrongTries:
        return self._unwritten.get(known.person, known.wrong)

    def _write_tries(self, person: str, tries: WrongTries) -> None:
        """A full disk keeps nobody out who knows their PIN: their day can still be read. The count stays in memory."""
        try:
            self._store.set_wrong_tries(person, tries)
            self._unwritten.pop(person, None)
        except StoreError as error:
            if error.problem is not StoreProblem.DISK_FULL:
                raise
            self._unwritten[person] = tries

    def _face(self, known: KnownPerson) -> SignInFace:
        wait_s = self._waits.remaining_s(known.person, self._tries(known)) if known.wrapped_key.needs_pin else 0.0
        needs_pin = known.wrapped_key.needs_pin
        return SignInFace(PersonId(known.person), known.first_name, known.name, known.mode, needs_pin, wait_s)


def _purpose(person: str) -> str:
    return f"person db {person}"


def _unlocked(known: KnownPerson, database_key: bytes) -> UnlockedPerson:
    return UnlockedPerson(
        PersonId(known.person), known.first_name, known.name, known.mode, known.certificate, database_key
    )
