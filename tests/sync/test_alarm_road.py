"""An alarm from a tablet to whoever is on duty, and back: with nothing in its way, and with everything in its way."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.alarm import AlarmCause, AlarmOutcome, AlarmState
from app.domain.ids import AlarmId, PersonId
from app.domain.refusal import StoreProblem
from app.domain.stream import person_stream
from app.protocol import records as rec
from app.services import alarm
from app.services.alarm_snapshots import OwnAlarm
from app.store.failing import StoreError
from app.store.plain import BUSY_MS
from tests.conftest import ExpectLog
from tests.sync.client_fixture import AtClient, House
from tests.sync.test_urgent import locked, stuck_file
from tests.sync.test_what_a_door_is_known_to_be import full_disk

SOON_S = 5.0
"""A test that waits longer has failed; none waits so long when it passes."""


@pytest.fixture
def tablet(house: House) -> AtClient:
    house.add_visit()
    made = house.device("tablet")
    made.enrol(house.brukare)
    assert made.exchange() is None
    return made


@pytest.fixture
def anna(house: House, tablet: AtClient) -> AtClient:
    body = rec.PersonBody(role="staff", first_name="Anna", name="Anna Ek", organisation=house.utforare)
    house.put_body(person_stream(PersonId(house.anna)), "person", house.anna, body)
    return house.staff_client("phone")


class Ears:
    """Waits for word of a change, and looks."""

    def __init__(self, at: AtClient) -> None:
        self._at = at
        self._changed = threading.Condition()
        at.client._changed = self._tell
        assert at.desk.alarms is not None
        at.desk.alarms._changed = self._tell

    def _tell(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def until(self, right: Callable[[OwnAlarm], bool]) -> OwnAlarm:
        found: list[OwnAlarm] = []

        def look() -> bool:
            own = alarm.own_alarm(self._at.desk).result()
            found[:] = [own] if own is not None and right(own) else []
            return bool(found)

        with self._changed:
            assert self._changed.wait_for(look, SOON_S), alarm.own_alarm(self._at.desk).result()
        return found[0]


def press(at: AtClient, alarm_id: str = "a1") -> OwnAlarm:
    return alarm.keep_raised(at.desk, AlarmId(alarm_id), AlarmCause.BUTTON, at=at.clock.now()).result()


def test_somebody_takes_it_and_the_tablet_says_who(house: House, tablet: AtClient, anna: AtClient) -> None:
    ears = Ears(tablet)
    assert press(tablet).state is AlarmState.RINGING
    assert ears.until(lambda own: own.told_at is not None).accepted_at is None
    assert anna.exchange() is None
    (card,) = alarm.alarms(anna.desk).result().open
    assert (card.first_name, card.address, card.state) == ("Gunvor", "Lindvägen 3", AlarmState.RINGING)
    assert alarm.accept(anna.desk, card.alarm).result(SOON_S).mine
    assert tablet.desk.alarms is not None
    tablet.desk.alarms.look_now()
    assert ears.until(lambda own: own.accepted_at is not None).accepted_by_name == "Anna Ek"
    saved = alarm.close(anna.desk, card.alarm, AlarmOutcome.HELPED, words="Hon hade ramlat.").result()
    assert saved.operation
    assert anna.exchange() is None
    assert alarm.alarms(anna.desk).result().open == ()
    tablet.desk.alarms.look_now()
    assert ears.until(lambda own: own.closed_at is not None).state is AlarmState.CLOSED


def test_the_signed_act_follows_and_changes_nothing(house: House, tablet: AtClient) -> None:
    ears = Ears(tablet)
    press(tablet)
    press(tablet)
    ears.until(lambda own: own.told_at is not None)
    assert tablet.exchange() is None
    assert house.operations().count("alarm.raise") == 1
    assert tablet.unsettled() == []


def test_without_network_it_is_said_until_it_is_heard(house: House, tablet: AtClient) -> None:
    ears = Ears(tablet)
    with tablet.offline():
        press(tablet)
        assert ears.until(lambda own: own.problem is not None).told_at is None
    assert ears.until(lambda own: own.told_at is not None).problem is None


def test_pressed_twice_it_is_one_alarm(house: House, tablet: AtClient) -> None:
    assert press(tablet, "a1").alarm == press(tablet, "a2").alarm == "a1"


def test_taken_back_before_it_was_heard_it_is_told_both(house: House, tablet: AtClient, anna: AtClient) -> None:
    ears = Ears(tablet)
    with tablet.offline():
        own = press(tablet)
        alarm.keep_withdrawn(tablet.desk, own.alarm, at=tablet.clock.now()).result()
    assert ears.until(lambda own: own.withdrawal_told).state is AlarmState.WITHDRAWN
    assert anna.exchange() is None
    (card,) = alarm.alarms(anna.desk).result().open
    assert card.state is AlarmState.WITHDRAWN
    press(tablet, "a2")  # and the next is another
    assert ears.until(lambda own: own.alarm == "a2" and own.told_at is not None)


def test_after_a_fall_of_the_program_it_goes_on(house: House, tablet: AtClient) -> None:
    tablet.road.offline = True
    press(tablet)
    assert tablet.desk.alarms is not None
    tablet.desk.alarms._keep()  # as its own thread does a moment after the press
    tablet.start_again()
    tablet.road.offline = False
    tablet.unlock(house.brukare)
    own = Ears(tablet).until(lambda own: own.told_at is not None)
    assert (own.alarm, own.raised_at) == ("a1", tablet.clock.now())


def test_what_is_over_is_not_begun_again_by_a_start(house: House, tablet: AtClient) -> None:
    ears = Ears(tablet)
    own = press(tablet)
    alarm.keep_withdrawn(tablet.desk, own.alarm, at=tablet.clock.now()).result()
    ears.until(lambda own: own.withdrawal_told)
    assert tablet.desk.alarms is not None
    tablet.desk.alarms._keep()
    tablet.start_again()
    tablet.unlock(house.brukare)
    assert alarm.own_alarm(tablet.desk).result() is None


def test_a_hub_that_has_forgotten_it_is_told_again(house: House, tablet: AtClient, anna: AtClient) -> None:
    ears = Ears(tablet)
    press(tablet)
    ears.until(lambda own: own.told_at is not None)
    house.write(lambda connection: connection.exec_driver_sql("DELETE FROM record WHERE kind = 'alarm'"))
    assert tablet.desk.alarms is not None
    tablet.desk.alarms.look_now()
    ears.until(lambda own: own.told_at is None)
    ears.until(lambda own: own.told_at is not None)
    assert house.hub_record("alarm", "a1", rec.AlarmBody).brukare == house.brukare


@contextmanager
def nothing(_at: AtClient) -> Iterator[None]:
    yield


@pytest.mark.parametrize("trouble", [nothing, locked, full_disk])
def test_it_is_heard_while_a_file_is_stuck_and_nothing_can_be_written(
    house: House,
    tmp_path: Path,
    trouble: Callable[[AtClient], AbstractContextManager[None]],
) -> None:
    """Of staff who write notes with files and of a tablet alike: here one device has both."""
    visit = house.add_visit()
    phone = house.staff_client("phone")
    heard = threading.Event()
    with stuck_file(phone, visit, tmp_path), trouble(phone):
        phone.road.after["/v1/alarms"] = heard.set
        other = _alarm_of_somebody(house)
        answer = alarm.accept(phone.desk, other)
        assert heard.wait(BUSY_MS / 1000 / 2), "it waited for the disk, the database or the file"
        assert answer.result(SOON_S).mine


def _alarm_of_somebody(house: House) -> AlarmId:
    from app.domain.alarm import AlarmAct
    from app.hub import alarms
    from app.protocol.wire import AlarmWord
    from tests.hub.core_fixture import writer

    gunvor = writer(house.hub, house.brukare)
    word = AlarmWord(alarm="a9", act=AlarmAct.RAISE, at=house.clock.now())
    assert not isinstance(alarms.hear(house.hub, gunvor.caller(), word), str)
    return AlarmId("a9")


@pytest.mark.parametrize("trouble", [locked, full_disk])
def test_a_press_is_heard_while_nothing_can_be_written(
    house: House,
    tablet: AtClient,
    trouble: Callable[[AtClient], AbstractContextManager[None]],
    expect_log: ExpectLog,
) -> None:
    if trouble is full_disk:
        expect_log(r"WARNING desk\.not_saved")
    ears = Ears(tablet)
    with trouble(tablet):
        press(tablet)
        assert ears.until(lambda own: own.told_at is not None)
    assert house.hub_record("alarm", "a1", rec.AlarmBody).accepted_at is None


def test_a_disk_that_takes_nothing_keeps_no_alarm_back(
    house: House, tablet: AtClient, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(r"WARNING alarm\.not_on_disk")
    tried = threading.Event()

    def full(_path: Path, _content: bytes) -> None:
        tried.set()
        raise StoreError(StoreProblem.DISK_FULL)

    monkeypatch.setattr("app.sync.alarm_road.write_durably", full)
    ears = Ears(tablet)
    press(tablet)
    assert ears.until(lambda own: own.told_at is not None)
    assert tried.wait(SOON_S)


def test_who_takes_it_without_network_is_told_that_they_have_not(house: House, anna: AtClient) -> None:
    with anna.offline():
        answer = alarm.accept(anna.desk, AlarmId("a1")).result(SOON_S)
    assert not answer.mine
    assert answer.problem is not None


def test_a_clock_that_is_wrong_by_hours_keeps_no_alarm_from_ringing(house: House, anna: AtClient) -> None:
    tablet = house.device("slow", behind=timedelta(hours=5))
    tablet.enrol(house.brukare)
    assert tablet.exchange() is None
    ears = Ears(tablet)
    press(tablet)
    ears.until(lambda own: own.told_at is not None)
    assert anna.exchange() is None
    assert len(alarm.alarms(anna.desk).result().open) == 1
