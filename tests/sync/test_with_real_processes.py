"""The background loops against a hub in a process of its own: the live channel, and coming back by itself."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from app.client import Client, Place
from app.domain.arrival import Arrival
from app.domain.clock import SystemClock
from app.domain.ids import VisitId
from app.domain.refusal import HubProblem
from app.domain.visit import VisitState
from app.hub.assembly import close_hub, open_hub
from app.hub.settings import Settings
from app.protocol import records as rec
from app.services import sign_in, visiting
from app.services.sign_in import In
from app.store.person_reading import Reading
from app.store.secret_stores import MemorySecrets
from app.store.vault import Vault
from app.sync.hub_client import HubClient
from app.work.desk import WorkDesk
from tests.fakes.middle_box import MiddleBox, Spoils
from tests.hub.hub_fixture import code_for
from tests.sync.client_fixture import furnished

PATIENCE_S = 40.0
"""For a busy machine; what is waited for takes some hundredths of a second."""


@dataclass
class Hubs:
    """A hub's process, and that which starts it again on the same port."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        command = [sys.executable, "-m", "app.command", "hub", "--data", str(self.folder), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().split()[-1])
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.communicate(timeout=PATIENCE_S)
            self.process = None


@dataclass
class Town:
    hubs: Hubs
    address: str
    visit: VisitId
    codes: dict[str, str]
    folder: Path
    ending: ExitStack

    def behind(self, spoils: Spoils) -> MiddleBox:
        box = MiddleBox("127.0.0.1", self.hubs.port, spoils)
        self.ending.callback(box.close)
        return box

    def client(self, who: str, *, address: str = "") -> tuple[Client, WorkDesk]:
        """`address`: of a box on the way to the hub."""
        folder, clock, secrets = self.folder / who, SystemClock(), MemorySecrets()
        folder.mkdir()
        vault = Vault(folder, clock, kiosk=False, keyring=lambda _name: secrets)
        client = Client(Place(folder, address or self.address), clock=clock, vault=vault)
        self.ending.callback(client.stop)
        found = sign_in.enrol(client.gate, self.codes[who], None if who == "brukare" else "314159").result()
        assert isinstance(found, In), found
        assert isinstance(found.desk, WorkDesk)
        client.start()
        return client, found.desk


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setattr("app.store.secret_box._PIN_MEMORY_KIB", 64)
    monkeypatch.setattr("app.sync.loops.POLL_S", 3600.0)  # nothing below may be owed to the next poll
    with ExitStack() as ending:
        visit, codes = prepared(tmp_path)
        hubs = Hubs(tmp_path / "hub")
        ending.callback(hubs.stop)
        yield Town(hubs, hubs.start(), visit, codes, tmp_path, ending)


def prepared(folder: Path) -> tuple[VisitId, dict[str, str]]:
    hub = open_hub(Settings(folder / "hub"), SystemClock())
    try:
        house = furnished(hub, folder)
        visit = house.add_visit()
        hour = timedelta(hours=1)
        return visit, {
            "brukare": code_for(hub, house.brukare, valid=hour),
            "anna": code_for(hub, house.anna, valid=hour),
        }
    finally:
        close_hub(hub)


@contextmanager
def told_of(desk: WorkDesk) -> Iterator[threading.Event]:
    told = threading.Event()
    end = desk.store.watch(lambda _changed: told.set())
    try:
        yield told
    finally:
        end()


def wait_until(desk: WorkDesk, ask: Callable[[Reading], bool]) -> None:
    """Looks again after every change of the store."""
    ends_at = time.monotonic() + PATIENCE_S
    with told_of(desk) as told:
        while not desk.read(ask).result():
            told.clear()
            if desk.read(ask).result():
                return
            assert told.wait(ends_at - time.monotonic()), f"it has not come; {desk.net()}"


def state_of(reading: Reading, visit: str) -> VisitState | None:
    body = reading.one(rec.VisitBody, visit)
    return body.state if body else None


def test_what_staff_do_stands_on_the_tablet_at_once_by_the_live_channel(town: Town) -> None:
    _, tablet = town.client("brukare")
    _, anna = town.client("anna")
    for desk in (tablet, anna):
        wait_until(desk, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    saved = visiting.start_visit(anna, town.visit).result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.STARTED)
    wait_until(anna, lambda reading: not reading.unsettled())
    visiting.finish_visit(anna, town.visit, "brukare_locks").result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.FINISHED)
    operation = anna.read(lambda reading: reading.operation(saved.operation)).result()
    assert operation is not None
    assert operation.arrived.state is Arrival.RECEIVED


def test_work_done_while_the_hub_was_away_goes_when_it_is_back_and_nobody_does_anything(town: Town) -> None:
    client, anna = town.client("anna")
    wait_until(anna, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    town.hubs.stop()
    saved = visiting.start_visit(anna, town.visit).result()
    town.hubs.start()
    wait_until(anna, lambda reading: not reading.unsettled())
    operation = anna.read(lambda reading: reading.operation(saved.operation)).result()
    assert operation is not None
    assert operation.arrived.state is Arrival.RECEIVED
    client.stop()
    client.stop()  # and it ends, however often it is asked


def test_the_live_channel_comes_back_when_the_hub_has_started_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its nonces and its memory of tokens are gone, and nothing but the live channel tells the tablet."""
    monkeypatch.setattr(HubClient, "wait", lambda _client, _since: HubProblem.HUB_DOWN)
    _, tablet = town.client("brukare")
    _, anna = town.client("anna")
    for desk in (tablet, anna):
        wait_until(desk, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    town.hubs.stop()
    town.hubs.start()
    visiting.start_visit(anna, town.visit).result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.STARTED)


def test_a_client_ends_at_once_while_its_hub_is_away(town: Town) -> None:
    client, anna = town.client("anna")
    town.hubs.stop()
    visiting.start_visit(anna, town.visit).result()
    ended = threading.Thread(target=client.stop, daemon=True)
    ended.start()
    ended.join(PATIENCE_S)
    assert not ended.is_alive()


@pytest.mark.parametrize("spoils", [Spoils.REFUSED, Spoils.CUT_OFF, Spoils.MUTE])
def test_behind_a_box_that_spoils_websockets_the_long_poll_brings_the_word(
    town: Town, spoils: Spoils, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.live.GREETED_WITHIN_S", 1.0)
    box = town.behind(spoils)
    _, tablet = town.client("brukare", address=box.address)
    _, anna = town.client("anna")
    for desk in (tablet, anna):
        wait_until(desk, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    assert box.spoilt.wait(PATIENCE_S)
    visiting.start_visit(anna, town.visit).result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.STARTED)
    visiting.finish_visit(anna, town.visit, "brukare_locks").result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.FINISHED)


def test_the_websocket_is_tried_again_when_the_box_has_gone(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sync.live.WEBSOCKET_AGAIN_S", 0.1)
    box = town.behind(Spoils.REFUSED)
    _, tablet = town.client("brukare", address=box.address)
    _, anna = town.client("anna")
    for desk in (tablet, anna):
        wait_until(desk, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    assert box.spoilt.wait(PATIENCE_S)
    box.spoils = Spoils.NOTHING
    visiting.start_visit(anna, town.visit).result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.STARTED)
    assert box.let_through.wait(PATIENCE_S)
    visiting.finish_visit(anna, town.visit, "brukare_locks").result()
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.FINISHED)


def test_a_client_ends_at_once_in_the_middle_of_a_long_poll(town: Town) -> None:
    box = town.behind(Spoils.REFUSED)
    client, tablet = town.client("brukare", address=box.address)
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    assert box.spoilt.wait(PATIENCE_S)
    began = time.monotonic()
    client.stop()
    assert time.monotonic() - began < 20.0
