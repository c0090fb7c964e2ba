"""A hub that is two: its data is copied, both go on, and its clients find it out by what they exchange."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.client import Client, Place
from app.domain.clock import SystemClock
from app.domain.ids import PersonId
from app.services import sign_in, visiting
from app.services.sign_in import In
from app.store.secret_stores import MemorySecrets
from app.store.seen_heads import heads_text, newest_seen
from app.store.vault import Vault
from app.work.desk import WorkDesk
from tests.sync.test_with_real_processes import PATIENCE_S, Hubs, prepared

PIN = "314159"


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExitStack]:
    monkeypatch.setattr("app.store.secret_box._PIN_MEMORY_KIB", 64)
    with ExitStack() as stack:
        yield stack


def opened(folder: Path, secrets: MemorySecrets, address: str, ending: ExitStack) -> Client:
    folder.mkdir(exist_ok=True)
    clock = SystemClock()
    vault = Vault(folder, clock, kiosk=False, keyring=lambda _name: secrets)
    client = Client(Place(folder, address), clock=clock, vault=vault, in_background=False)
    ending.callback(client.stop)
    return client


def wait_for_a_head(client: Client, desk: WorkDesk) -> None:
    """The hub makes one within a second of what it logs."""
    ends_at = time.monotonic() + PATIENCE_S
    while desk.read(newest_seen).result() is None:
        assert client.exchange() is None
        assert time.monotonic() < ends_at


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "app.command", *words], capture_output=True, text=True, check=False)


def test_two_histories_of_one_hub_are_found_when_clients_exchange_heads(tmp_path: Path, ending: ExitStack) -> None:
    visit, codes = prepared(tmp_path)
    shutil.copytree(tmp_path / "hub", tmp_path / "copy")
    one, other = Hubs(tmp_path / "hub"), Hubs(tmp_path / "copy")
    ending.callback(one.stop)
    ending.callback(other.stop)
    anna_secrets = MemorySecrets()
    anna = opened(tmp_path / "anna", anna_secrets, one.start(), ending)
    tablet = opened(tmp_path / "tablet", MemorySecrets(), other.start(), ending)
    seats = []
    for client, who, pin in ((anna, "anna", PIN), (tablet, "brukare", None)):
        found = sign_in.enrol(client.gate, codes[who], pin).result()
        assert isinstance(found, In), found
        client.start()
        assert isinstance(found.desk, WorkDesk)
        wait_for_a_head(client, found.desk)
        seats.append(found.desk)
    (tmp_path / "seen-by-anna").write_text(seats[0].read(heads_text).result())
    (tmp_path / "seen-by-tablet").write_text(seats[1].read(heads_text).result())

    # Each hub alone shows a log in which nothing is amiss.
    for folder, own, foreign in (("hub", "anna", "tablet"), ("copy", "tablet", "anna")):
        log = str(tmp_path / f"log-of-{folder}")
        assert run("hub", "export-log", "--data", str(tmp_path / folder), "--out", log).returncode == 0
        assert run("verify-log", log, "--heads", str(tmp_path / f"seen-by-{own}")).returncode == 0
        told = run("verify-log", log, "--heads", str(tmp_path / f"seen-by-{foreign}"))
        assert told.returncode == 1
        assert "two_histories" in told.stdout or "cut_off" in told.stdout

    # What Anna does next carries what she has seen to the other hub, which says so and keeps it.
    visiting.start_visit(seats[0], visit).result()
    person = PersonId(seats[0].store.author.person)
    assert anna.device.enrolled() is not None
    introduce(tmp_path / "hub", tmp_path / "copy", other)
    anna.device.set_hub_address(f"http://127.0.0.1:{other.port}")
    anna.stop()
    anna = opened(tmp_path / "anna", anna_secrets, "", ending)
    assert isinstance(sign_in.unlock(anna.gate, person, PIN).result(), In)
    anna.start()
    assert anna.exchange() is None
    other.stop()
    heads, log = str(tmp_path / "handed-back"), str(tmp_path / "log")
    assert run("hub", "export-log", "--data", str(tmp_path / "copy"), "--heads", heads, "--out", log).returncode == 0
    assert run("verify-log", log, "--heads", heads).returncode == 1


def introduce(knows: Path, lacks: Path, other: Hubs) -> None:
    """Anna came to the first hub after the copy was made: her device and key are shown to the second one as well."""
    from sqlalchemy import create_engine, select

    from app.hub.tables import device, person_key

    other.stop()
    source, target = (create_engine(f"sqlite:///{folder / 'hub.db'}") for folder in (knows, lacks))
    with source.connect() as reading, target.begin() as writing:
        for table in (device, person_key):
            have = set(writing.scalars(select(table.c.serial)))
            rows = [row._asdict() for row in reading.execute(select(table)) if row.serial not in have]
            writing.execute(table.insert(), rows)
    source.dispose()
    target.dispose()
    other.start()
