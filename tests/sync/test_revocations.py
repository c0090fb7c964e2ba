"""Who is shut out stays so: devices keep the hub's list, bring it back to a hub that has forgotten, and carry to the
locks which passes are withdrawn."""

from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import select

from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import BrukareId, DoorId, VisitId
from app.domain.permission import Role
from app.domain.refusal import DoorRefusal, HubProblem
from app.domain.stream import doors_stream
from app.doors.doors_file import DoorLine, simulated_public_key
from app.doors.exchange import KnownDoor
from app.doors.link import DoorResult
from app.doors.lock_memory import LockMemory
from app.doors.session import Report
from app.doors.simulated import InProcessLink, SimulatedLocks
from app.hub.revoking import revoke_device, revoke_person
from app.hub.tables import assignment, device, door
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.keys import SigningKey, to_text
from app.protocol.revocations import Revocations, read_list, sign_list
from app.sync.revocations import FETCH_EVERY_S
from app.sync.urgent import DoorDesk
from tests.conftest import ExpectLog
from tests.fakes.asgi_adapter import Told
from tests.hub.hub_fixture import MONDAY, add_person
from tests.sync.client_fixture import AtClient, House

LIST = "/v1/revocations"


def revoke(house: House, who: AtClient) -> None:
    house.write(lambda connection: revoke_device(connection, who.store.author.device, house.clock.now()))


def kept(who: AtClient) -> Revocations | None:
    hub = who.house.hub
    return read_list(who.client.device.revocation_list()[1], hub.keys.root.public(), hub.hub_id)


def list_with(house: House, counter: int, *serials: str) -> str:
    hub = house.hub
    body = Revocations(hub_id=hub.hub_id, counter=counter, serials=serials, passes=(), made_at=MONDAY)
    return sign_list(body, hub.keys.root)


# --- keeping -------------------------------------------------------------------------------------------------------


@pytest.fixture
def anna(house: House) -> AtClient:
    house.add_visit()
    return house.staff_client()


@pytest.fixture
def lost(house: House) -> AtClient:
    """Another device of Anna's."""
    return house.staff_client("lost")


def test_a_device_keeps_the_list_and_asks_only_for_a_newer_one(house: House, anna: AtClient, lost: AtClient) -> None:
    assert anna.road.count(LIST) == 0
    revoke(house, lost)
    assert anna.exchange() is None
    found = kept(anna)
    assert found is not None
    assert (found.counter, len(found.serials)) == (2, 2)
    anna.exchange()
    assert anna.road.count(LIST) == 1
    house.write(lambda connection: revoke_person(connection, house.anna, MONDAY))
    assert anna.exchange() is HubProblem.REVOKED


def test_a_list_is_fetched_no_more_often_than_every_ten_minutes(house: House, anna: AtClient, lost: AtClient) -> None:
    other = house.staff_client("another")
    revoke(house, lost)
    anna.exchange()
    revoke(house, other)
    anna.exchange()
    assert anna.road.count(LIST) == 1
    anna.clock.move(timedelta(seconds=FETCH_EVERY_S))
    anna.exchange()
    found = kept(anna)
    assert found is not None
    assert found.counter == 4


def test_a_list_that_our_hub_has_not_signed_is_not_kept(
    house: House, anna: AtClient, lost: AtClient, expect_log: ExpectLog
) -> None:
    expect_log(r"^WARNING revocations\.not_ours$")
    revoke(house, lost)
    body = Revocations(hub_id=house.hub.hub_id, counter=9, serials=(), passes=(), made_at=MONDAY)
    forged = msgspec.json.encode(wire.ListOnWire(list=sign_list(body, SigningKey.generate())))
    anna.road.instead[LIST] = lambda told: Told(told.status, told.headers, forged)
    assert anna.exchange() is None
    assert anna.client.device.revocation_list() == (0, "")


def test_an_older_list_never_wins_on_the_device(anna: AtClient) -> None:
    store = anna.client.device
    assert store.keep_revocation_list(7, "seven")
    assert not store.keep_revocation_list(7, "another seven")
    assert not store.keep_revocation_list(6, "six")
    assert store.revocation_list() == (7, "seven")
    anna.client.stop()
    anna.start_again()
    assert anna.client.device.revocation_list() == (7, "seven")


# --- bringing it back ----------------------------------------------------------------------------------------------


def test_a_hub_that_has_forgotten_is_shown_the_list_before_it_gives_a_token(
    house: House, anna: AtClient, lost: AtClient
) -> None:
    with house.hub.engine.connect() as connection:
        serial = connection.scalar(select(device.c.serial).where(device.c.id == lost.store.author.device))
    assert serial is not None
    anna.client.device.keep_revocation_list(50, list_with(house, 50, serial))
    assert lost.exchange() is None
    anna.client.stop()
    anna.start_again()
    anna.unlock(house.anna)
    anna.road.sent.clear()
    assert anna.exchange() is None
    paths = [path for _, path in anna.road.sent]
    assert paths.index(LIST) < paths.index("/v1/token")
    assert lost.exchange() is HubProblem.REVOKED
    anna.exchange()
    assert [method for method, path in anna.road.sent if path == LIST] == ["POST", "GET"]
    found = kept(anna)
    assert found is not None
    assert found.counter > 50


def test_a_hub_that_does_not_take_the_list_is_worked_with_all_the_same(house: House, anna: AtClient) -> None:
    anna.client.device.keep_revocation_list(50, "noise")
    anna.client.stop()
    anna.start_again()
    anna.unlock(house.anna)
    assert anna.exchange() is None


# --- carrying to the locks -----------------------------------------------------------------------------------------

DOOR = DoorId("door-1")
SEED = bytes(range(32))


class Flash:
    def load(self, door: DoorId) -> LockMemory | None:
        return None

    def save(self, door: DoorId, memory: LockMemory) -> None:
        pass


@pytest.fixture
def link(house: House) -> InProcessLink:
    """To the lock in Gunvor's door, by the hub's pass key."""
    key = to_text(simulated_public_key(SEED, DOOR))
    row = {"id": DOOR, "brukare": house.brukare, "position": "flat", "name": "Lägenheten", "public_key": key}
    house.write(lambda connection: connection.execute(door.insert(), [{**row, "ended_at": None}]))
    body = rec.DoorBody(brukare=house.brukare, position=DoorPosition.FLAT, name="Lägenheten", public_key=key)
    house.put_body(doors_stream(BrukareId(house.brukare)), "door", DOOR, body)
    line = DoorLine(door=DOOR, brukare=house.brukare, position=DoorPosition.FLAT, name="", public_key=key)
    locks = SimulatedLocks([line], seed=SEED, pins=house.hub.signer.pinned, flash=Flash(), clock=house.clock)
    return InProcessLink(locks.find, clock=house.clock, wait_ms=lambda ms: house.clock.move(timedelta(milliseconds=ms)))


@pytest.fixture
def visit(house: House) -> VisitId:
    return house.add_visit()


def open_door(who: AtClient, link: InProcessLink, visit: VisitId) -> DoorResult:
    desk = DoorDesk(who.store, link, who.house.clock, post=lambda _done: None)
    result = desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    return result


def colleague(house: House) -> tuple[AtClient, VisitId]:
    """Bo, who comes to the same door."""
    bo = add_person(house.hub, Role.STAFF, organisation=house.utforare, name="Bo Alm")
    row = {"visit": "bos-visit", "person": bo, "brukare": house.brukare, "utforare": house.utforare}
    times = {"starts_at": house.clock.now(), "ends_at": house.clock.now() + timedelta(hours=1), "ended_at": None}
    house.write(lambda connection: connection.execute(assignment.insert(), [{**row, **times}]))
    client = house.device("bos")
    client.enrol(bo)
    assert client.exchange() is None
    return client, VisitId("bos-visit")


def test_a_lock_refuses_a_withdrawn_pass_when_any_device_has_brought_the_list(
    house: House, link: InProcessLink, visit: VisitId
) -> None:
    lost = house.staff_client("lost")
    bo, bos_visit = colleague(house)
    assert open_door(lost, link, visit).state is LockState.UNLOCKED
    revoke(house, lost)
    assert open_door(lost, link, visit).state is LockState.UNLOCKED
    assert bo.exchange() is None
    assert open_door(bo, link, bos_visit).state is LockState.UNLOCKED
    result = open_door(lost, link, visit)
    assert (result.state, result.refusal) == (LockState.UNKNOWN, DoorRefusal.PASS_WITHDRAWN)
    assert open_door(bo, link, bos_visit).state is LockState.UNLOCKED


def test_a_list_is_handed_over_once_and_again_when_it_is_newer(
    house: House, link: InProcessLink, visit: VisitId, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []
    give = InProcessLink.give

    def counted(self: InProcessLink, known: KnownDoor, statement: bytes) -> Report | DoorRefusal:
        given.append(statement)
        return give(self, known, statement)

    monkeypatch.setattr(InProcessLink, "give", counted)
    lost, another = house.staff_client("lost"), house.staff_client("another")
    bo, bos_visit = colleague(house)
    open_door(bo, link, bos_visit)
    assert given == []
    revoke(house, lost)
    bo.exchange()
    for _ in range(3):
        open_door(bo, link, bos_visit)
    assert len(given) == 1
    revoke(house, another)
    bo.exchange()
    open_door(bo, link, bos_visit)
    assert len(set(given)) == 2


def test_an_older_list_takes_nothing_back_at_the_lock(house: House, link: InProcessLink, visit: VisitId) -> None:
    """A device that has been away brings what it has; the lock keeps the higher one."""
    lost, late = house.staff_client("lost"), house.staff_client("late")
    first = house.staff_client("first")
    bo, bos_visit = colleague(house)
    revoke(house, first)
    late.exchange()
    revoke(house, lost)
    bo.exchange()
    open_door(bo, link, bos_visit)
    open_door(late, link, visit)
    for who in (lost, first):
        assert open_door(who, link, visit).refusal is DoorRefusal.PASS_WITHDRAWN


def test_a_lock_out_of_reach_is_brought_the_list_the_next_time(
    house: House, link: InProcessLink, visit: VisitId
) -> None:
    lost = house.staff_client("lost")
    bo, bos_visit = colleague(house)
    revoke(house, lost)
    bo.exchange()
    away = InProcessLink(lambda _door: None, clock=house.clock, wait_ms=lambda _ms: None)
    assert open_door(bo, away, bos_visit).refusal is DoorRefusal.UNREACHABLE
    open_door(bo, link, bos_visit)
    assert open_door(lost, link, visit).refusal is DoorRefusal.PASS_WITHDRAWN
