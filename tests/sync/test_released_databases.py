"""Databases that a released program has written are opened by this one, and everything in them goes on."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.domain.clock import HeldClock
from app.domain.refusal import StoreProblem
from app.hub.assembly import close_hub
from app.hub.http.app import create_app
from app.hub.hub import Hub
from app.store.device_shape import MIGRATIONS as OF_DEVICE
from app.store.device_store import device_database_key
from app.store.encrypted import StoreError, open_database
from app.store.migration import copy_path, version_of
from tests.conftest import ExpectLog
from tests.fakes.asgi_adapter import Road
from tests.fixtures.released import DRAFT, ENDS_AS, HERE
from tests.hub.hub_fixture import MONDAY
from tests.sync.proof.hub_view import view
from tests.sync.proof.ledger import words_of
from tests.sync.proof.road import Straight, without_hub_threads
from tests.sync.proof.seat import DeviceClock, Seat, cheap_devices
from tests.sync.proof.town import Town, roomy_hub

RELEASED = sorted(HERE.glob("*.zip"))


class _Nowhere:
    def stream(
        self, method: str, url: str, *, content: bytes, headers: Mapping[str, str]
    ) -> AbstractContextManager[Any]:
        raise AssertionError("nothing is asked here")


@dataclass
class Kept:
    folder: Path
    town: Town

    @property
    def device_file(self) -> Path:
        return self.folder / "ett" / "device.db"

    @property
    def person_file(self) -> Path:
        return self.folder / "ett" / "people" / f"{self.town.amina}.db"

    def seat(self, road: Road | None = None) -> Seat:
        return Seat(
            self.folder / "ett",
            "http://hub.test",
            clock=DeviceClock(HeldClock(MONDAY)),
            road=road or Road(_Nowhere()),
        )

    def device_key(self) -> bytes:
        secret = next((self.folder / "ett").glob("*.secret")).read_bytes()

        return device_database_key(secret)


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path)
    with cheap_devices(threads=False), without_hub_threads():
        yield Kept(tmp_path, msgspec.json.decode((tmp_path / "town.json").read_bytes(), type=Town))


def served(kept: Kept) -> tuple[Hub, Straight]:
    hub = roomy_hub(kept.folder / "hub", HeldClock(MONDAY))
    return hub, Straight(create_app(hub))


def test_what_lay_unsent_in_a_released_version_arrives_by_this_one(kept: Kept) -> None:
    hub, web = served(kept)
    seat = kept.seat(Road(web))
    seat.sit(kept.town.amina)
    before = seat.look()
    assert [words_of(item) for item in before.operations if item.state == "saved_here"] == [ENDS_AS]
    assert list(before.drafts.values()) == [DRAFT]
    assert seat.exchange() == ""
    after = seat.look()
    assert {item.state for item in after.operations} == {"received"}
    assert after.drafts == before.drafts
    there = view(hub.engine)
    there.check_itself()
    assert {outcome for outcome, _ in there.outcomes.values()} == {"applied"}
    assert any(ENDS_AS.encode() in row.body for row in there.records.values())
    seat.stop()
    web.close()
    close_hub(hub)


def test_an_older_one_is_copied_before_it_is_changed(kept: Kept) -> None:
    whole = kept.device_file.read_bytes()
    engine = open_database(kept.device_file, kept.device_key(), create=False)
    version = version_of(engine)
    engine.dispose()
    kept.seat().stop()
    copy = copy_path(kept.device_file, version)
    assert copy.exists() == (version < len(OF_DEVICE))
    assert not copy.exists() or copy.read_bytes() == whole


def test_one_that_a_newer_program_has_changed_is_refused_and_left_as_it_is(kept: Kept, expect_log: ExpectLog) -> None:
    expect_log("client.device_not_opened problem=newer_database")
    engine = open_database(kept.device_file, kept.device_key(), create=False)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 1000")
    engine.dispose()
    before = kept.device_file.read_bytes()
    with pytest.raises(StoreError) as caught:
        kept.seat()
    assert caught.value.problem is StoreProblem.NEWER_DATABASE
    assert kept.device_file.read_bytes() == before
