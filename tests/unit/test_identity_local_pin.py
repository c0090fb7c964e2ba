"""Signing in with code and PIN: the contract, and what only this adapter can get wrong."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from app.domain.clock import HeldClock
from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.identity.interface import NotOpened, SignIn
from app.identity.local_pin import LocalPinSignIn, PersonDatabases, ThisDevice
from app.protocol.keys import SigningKey, to_text
from app.protocol.wire import EnrolAnswer, EnrolRequest
from app.store import device_store
from app.store.device_store import DeviceStore
from app.store.encrypted import StoreError, open_database, reading, set_aside, writing
from app.store.secret_box import unwrap_key
from tests.contract.sign_in_contract import ANNA, OTHER_PIN, PIN, SignInBench, SignInContract, opened
from tests.fakes.enrolling_hub import EnrollingHub, Invited

SECRET = bytes(range(32))


class PowerCutError(BaseException):
    """The program ends here; no code under test may catch it."""


@dataclass
class Device:
    """A device's folder, with real databases; `cut` names the step at which the power goes."""

    folder: Path
    clock: HeldClock
    hub: EnrollingHub = field(default_factory=EnrollingHub)
    secret: bytes = SECRET
    cut: str = ""
    store: DeviceStore | None = None

    def start(self) -> LocalPinSignIn:
        if self.store is not None:
            self.store.close()
        self.store = DeviceStore(self.folder / "device.db", self.secret)
        return LocalPinSignIn(
            self.store,
            self.secret,
            clock=self.clock,
            device=ThisDevice("https://hub.example", "tablet", "0.1.0"),
            ask_hub=self.hub.enrol,
            databases=PersonDatabases(self.keep_signing_key, self.set_aside),
        )

    def path(self, person: str) -> Path:
        return self.folder / f"{person}.db"

    def keep_signing_key(self, person: PersonId, database_key: bytes, key: SigningKey) -> None:
        self.cut_at("before signing key")
        engine = open_database(self.path(person), database_key)
        with writing(engine) as connection:
            connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS own (key BLOB)")
            connection.exec_driver_sql("DELETE FROM own")
            connection.exec_driver_sql("INSERT INTO own VALUES (?)", (key.raw(),))
        engine.dispose()
        self.cut_at("after signing key")

    def set_aside(self, person: PersonId) -> None:
        set_aside(self.path(person), self.clock)
        self.cut_at("after setting aside")

    def cut_at(self, step: str) -> None:
        if self.cut == step:
            self.cut = ""
            raise PowerCutError

    def signing_key(self, person: str, database_key: bytes) -> str:
        engine = open_database(self.path(person), database_key, create=False)
        with reading(engine) as connection:
            raw = connection.exec_driver_sql("SELECT key FROM own").scalar_one()
        engine.dispose()
        return to_text(SigningKey.from_raw(raw).public())


@pytest.fixture
def device(tmp_path: Path, clock: HeldClock) -> Device:
    made = Device(tmp_path, clock)
    made.hub.invited = {name: Invited("anna") for name in ("code-anna", "code-anna-2")}
    return made


class TestLocalPin(SignInContract):
    @pytest.fixture
    def bench(self, device: Device) -> SignInBench:
        return SignInBench(device.start(), device.hub, device.clock, device.start)


def test_the_signing_key_lies_in_the_persons_own_database_and_the_hub_is_pinned(device: Device) -> None:
    enrolled = opened(device.start().enrol("code-anna", pin=PIN))
    assert device.signing_key("anna", enrolled.database_key) == device.hub.asked[0].person_key
    assert device.store is not None
    known = device.store.enrolled()
    assert known is not None
    assert (known.identity.root_key, known.hub_address) == (to_text(device.hub.root.public()), "https://hub.example")


@pytest.mark.parametrize("cut", ["before signing key", "after signing key"])
def test_a_power_cut_while_enrolling_is_mended_by_the_same_code(device: Device, cut: str) -> None:
    device.cut = cut
    with pytest.raises(PowerCutError):
        device.start().enrol("code-anna", pin=PIN)
    sign_in = device.start()
    assert sign_in.people() == ()
    enrolled = opened(sign_in.enrol("code-anna", pin=OTHER_PIN))
    assert device.signing_key("anna", enrolled.database_key) == device.hub.asked[0].person_key
    assert list(device.folder.glob("*set-aside*")) == []


@pytest.mark.parametrize("cut", ["", "before signing key", "after setting aside", "after signing key"])
def test_a_forgotten_pin_sets_the_database_aside_with_its_key(device: Device, cut: str) -> None:
    first = opened(device.start().enrol("code-anna", pin=PIN))
    sign_in, device.cut = device.start(), cut
    if cut:
        with pytest.raises(PowerCutError):
            sign_in.enrol("code-anna-2", pin=OTHER_PIN)
        sign_in = device.start()
    second = opened(sign_in.enrol("code-anna-2", pin=OTHER_PIN))
    assert second.database_key != first.database_key
    assert device.signing_key("anna", second.database_key) == device.hub.asked[-1].person_key
    assert device.store is not None
    keys = {unwrap_key(kept, SECRET, pin=PIN, purpose="person db anna") for kept in device.store.earlier_keys("anna")}
    assert keys == {first.database_key}
    aside = [file for file in device.folder.glob("anna.db.set-aside-*") if not file.name.endswith(("-wal", "-shm"))]
    assert len(aside) == 1
    open_database(aside[0], first.database_key, create=False).dispose()


def test_a_damaged_database_is_set_aside_when_its_owner_enrols_again(device: Device) -> None:
    first = opened(device.start().enrol("code-anna", pin=PIN))
    damaged = bytearray(device.path("anna").read_bytes())
    damaged[100] ^= 1
    device.path("anna").write_bytes(damaged)
    second = opened(device.start().enrol("code-anna-2", pin=PIN))
    assert second.database_key != first.database_key
    assert [file.read_bytes() for file in device.folder.glob("anna.db.set-aside-*Z")] == [bytes(damaged)]


@pytest.mark.parametrize(
    "forge",
    [
        lambda hub, answer: msgspec.structs.replace(answer, person="bo"),
        lambda hub, answer: msgspec.structs.replace(answer, mode="handlaggare"),
        lambda hub, answer: msgspec.structs.replace(answer, device="another"),
        lambda hub, answer: msgspec.structs.replace(answer, device_certificate=answer.person_certificate),
        lambda hub, answer: msgspec.structs.replace(answer, person_certificate="noise"),
        lambda hub, answer: msgspec.structs.replace(
            answer, identity=msgspec.structs.replace(answer.identity, root_key=to_text(SigningKey.generate().public()))
        ),
        lambda hub, answer: msgspec.structs.replace(
            answer, identity=msgspec.structs.replace(answer.identity, root_key="§")
        ),
    ],
    ids=["person", "mode", "device", "certificates mixed", "noise", "other root", "no root"],
)
def test_an_answer_that_its_certificates_do_not_bear_out_is_not_used(
    device: Device, forge: Callable[[EnrollingHub, EnrolAnswer], EnrolAnswer]
) -> None:
    honest = device.hub.enrol

    def forged(request: EnrolRequest) -> EnrolAnswer | HubProblem:
        answer = honest(request)
        assert isinstance(answer, EnrolAnswer)
        return forge(device.hub, answer)

    device.hub.enrol = forged  # type: ignore[method-assign]
    sign_in = device.start()
    assert sign_in.enrol("code-anna", pin=PIN) is HubProblem.WRONG_CERTIFICATE
    assert sign_in.people() == ()
    device.hub.enrol = honest  # type: ignore[method-assign]
    opened(device.start().enrol("code-anna", pin=PIN))


def test_another_hub_cannot_take_over_an_enrolled_device(device: Device) -> None:
    opened(device.start().enrol("code-anna", pin=PIN))
    device.hub = EnrollingHub(invited={"code-bo": Invited("bo")})
    sign_in = device.start()
    assert sign_in.enrol("code-bo", pin=PIN) is HubProblem.WRONG_CERTIFICATE
    assert [face.person for face in sign_in.people()] == ["anna"]


def test_a_full_disk_keeps_nobody_out_and_still_counts_wrong_pins(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in: SignIn = device.start()
    enrolled = opened(sign_in.enrol("code-anna", pin=PIN))

    def full(*_arguments: object) -> None:
        raise StoreError(StoreProblem.DISK_FULL)

    monkeypatch.setattr(device_store.DeviceStore, "set_wrong_tries", full)
    assert sign_in.unlock(ANNA, PIN) == enrolled
    for _ in range(3):
        sign_in.unlock(ANNA, "000000")
    assert sign_in.unlock(ANNA, PIN) == NotOpened(StoreProblem.WAIT, wait_s=5.0)


def test_a_disk_that_is_full_while_enrolling_is_said(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise StoreError(StoreProblem.DISK_FULL)

    sign_in = device.start()
    with monkeypatch.context() as patch:
        patch.setattr(device_store.DeviceStore, "complete", full)
        assert sign_in.enrol("code-anna", pin=PIN) == NotOpened(StoreProblem.DISK_FULL)
    opened(sign_in.enrol("code-anna", pin=PIN))


def test_a_stolen_folder_opens_with_neither_the_pin_nor_the_secret_alone(device: Device, tmp_path: Path) -> None:
    enrolled = opened(device.start().enrol("code-anna", pin=PIN))
    assert device.store is not None
    known = device.store.person("anna")
    assert known is not None
    device.store.close()
    device.store = None
    thief = Device(Path(shutil.copytree(tmp_path, tmp_path / "stolen")), device.clock, secret=bytes(32))
    with pytest.raises(StoreError) as caught:
        thief.start()
    assert caught.value.problem is StoreProblem.WRONG_KEY
    assert unwrap_key(known.wrapped_key, bytes(32), pin=PIN, purpose="person db anna") is None, "PIN, no secret"
    assert unwrap_key(known.wrapped_key, SECRET, pin=None, purpose="person db anna") is None, "secret, no PIN"
    assert unwrap_key(known.wrapped_key, SECRET, pin="274914", purpose="person db anna") is None
    assert unwrap_key(known.wrapped_key, SECRET, pin=PIN, purpose="person db bo") is None
    assert unwrap_key(known.wrapped_key, SECRET, pin=PIN, purpose="person db anna") == enrolled.database_key


def test_no_name_key_or_pin_is_readable_in_the_devices_files(device: Device) -> None:
    enrolled = opened(device.start().enrol("code-anna", pin=PIN))
    assert device.store is not None
    secrets = (
        b"Anna Ek",
        b"code-anna",
        PIN.encode(),
        enrolled.database_key,
        device.store.device_key().raw(),
        b"hub.example",
    )
    files = [file for file in device.folder.rglob("*") if file.is_file()]
    assert len(files) >= 3
    for file in files:
        content = file.read_bytes()
        assert [secret for secret in secrets if secret in content] == [], file.name
    told = repr(enrolled) + repr(device.store.people()) + repr(device.store.enrolled())
    assert repr(enrolled.database_key) not in told
    assert PIN not in told
