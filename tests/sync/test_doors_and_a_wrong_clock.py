"""A device whose clock is years off: the lock alone judges the time of a pass, and the day is still the day."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

import pytest

from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import BrukareId, DoorId, PersonId, VisitId
from app.domain.refusal import DoorRefusal
from app.domain.stream import doors_stream, person_stream
from app.doors.exchange import AskTime, KnownDoor
from app.doors.interface import DoorOrder, LockEvent, PassHolder
from app.doors.link import DoorResult, LockLink
from app.doors.session import NONCE_BYTES
from app.doors.statements import TimeStatement, read_statement
from app.hub.tables import door_pass
from app.protocol import records as rec
from app.protocol.keys import SigningKey, to_text
from app.services import day
from app.sync.urgent import DoorDesk
from tests.sync.client_fixture import AtClient, House

DOOR = DoorId("door-1")
NONCE = bytes(range(NONCE_BYTES))
YEARS = [timedelta(days=1500), timedelta(days=-1500)]


@dataclass
class LockWithAClockOfItsOwn:
    """Says what it is told to say, and remembers which pass it was shown."""

    refusal: DoorRefusal | None = None
    shown: list[bytes] = field(default_factory=list)
    told: bytes | None = None
    """What it was told when it asked for the time over NONCE."""

    def operate(
        self, door: KnownDoor, order: DoorOrder, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> DoorResult:
        self.shown.append(holder.token)
        self.told = ask_time(door.door, NONCE) if ask_time else None
        state = LockState.UNKNOWN if self.refusal else LockState.UNLOCKED
        return DoorResult(door.door, order.action, state, self.refusal, None, False, None)

    def collect(self, door: KnownDoor, *, holder: PassHolder, after: int) -> tuple[LockEvent, ...]:
        return ()


def at_a_door(house: House, behind: timedelta) -> tuple[AtClient, VisitId]:
    visit = house.add_visit()
    key = to_text(SigningKey.generate().public())
    door = rec.DoorBody(brukare=house.brukare, position=DoorPosition.FLAT, name="Lägenheten", public_key=key)
    house.put_body(doors_stream(BrukareId(house.brukare)), "door", DOOR, door)
    anna = house.staff_client(behind=behind)
    now = house.clock.now()
    door_pass = rec.DoorPassBody(
        door=DOOR,
        brukare=house.brukare,
        visit=visit,
        device=anna.store.author.device,
        not_before=now - timedelta(minutes=30),
        expires=now + timedelta(hours=2),
        token=to_text(b"a pass"),
    )
    house.put_body(person_stream(PersonId(house.anna)), "door_pass", "pass-1", door_pass)
    assert anna.exchange() is None
    return anna, visit


@pytest.mark.parametrize("behind", YEARS, ids=["behind", "ahead"])
@pytest.mark.parametrize("refusal", [None, DoorRefusal.PASS_ENDED])
def test_the_lock_judges_the_pass_whatever_this_devices_clock_says(
    house: House, behind: timedelta, refusal: DoorRefusal | None
) -> None:
    anna, visit = at_a_door(house, behind)
    lock = LockWithAClockOfItsOwn(refusal)
    desk = DoorDesk(anna.store, cast(LockLink, lock), anna.clock, post=lambda _done: None)
    result = desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    assert lock.shown
    assert result.refusal is refusal
    assert result.state is (LockState.UNKNOWN if refusal else LockState.UNLOCKED)


@pytest.mark.parametrize("behind", YEARS, ids=["behind", "ahead"])
def test_the_day_and_its_passes_are_shown_by_the_hubs_time(house: House, behind: timedelta) -> None:
    anna, visit = at_a_door(house, behind)
    assert day.today(anna.desk) == house.clock.now().date()
    assert [row.visit for row in day.staff_day(anna.desk, day.today(anna.desk)).result().rows] == [visit]
    card = day.visit_card(anna.desk, visit).result()
    assert card is not None
    assert [door.has_pass for door in card.doors] == [True]


def hold_at_hub(house: House, anna: AtClient, visit: VisitId, *, expires_in: timedelta) -> None:
    """The hub's own row of the pass that `at_a_door` has put into her stream."""
    now = house.clock.now()
    row = {
        "id": "pass-1",
        "person": house.anna,
        "device": anna.store.author.device,
        "door": DOOR,
        "visit": visit,
        "not_before": now - timedelta(minutes=30),
        "expires": now + expires_in,
        "withdrawn_at": None,
    }
    house.write(lambda connection: connection.execute(door_pass.insert(), [row]))


def ask_at(house: House, anna: AtClient, visit: VisitId) -> bytes | None:
    lock = LockWithAClockOfItsOwn()
    own_key = anna.store.author.key
    enrolled = anna.client.device.people()[0]
    desk = DoorDesk(
        anna.store,
        cast(LockLink, lock),
        anna.clock,
        post=lambda _done: None,
        new_client=lambda: anna.client._person_client(enrolled.certificate, own_key),
    )
    desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    return lock.told


def test_a_lock_that_has_lost_the_time_is_told_it_by_the_hub_through_who_holds_a_pass(house: House) -> None:
    anna, visit = at_a_door(house, timedelta())
    hold_at_hub(house, anna, visit, expires_in=timedelta(hours=2))
    told = ask_at(house, anna, visit)
    assert told is not None
    statement = read_statement(told, house.hub.signer.pinned())
    assert statement == TimeStatement(door=DOOR, nonce=NONCE, now=house.clock.now())


def test_who_holds_no_pass_just_now_tells_a_lock_nothing(house: House) -> None:
    anna, visit = at_a_door(house, timedelta())
    assert ask_at(house, anna, visit) is None
    hold_at_hub(house, anna, visit, expires_in=-timedelta(minutes=1))
    assert ask_at(house, anna, visit) is None
    with anna.offline():
        assert ask_at(house, anna, visit) is None
