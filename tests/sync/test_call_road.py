"""A call between two devices: rung, answered, connected and ended, by way of the hub."""

from collections.abc import Callable

import msgspec
import pytest

from app.domain.call import CallEnding
from app.domain.ids import CallId, PersonId
from app.domain.refusal import HubProblem, Refusal
from app.protocol.wire import LiveBehind, LiveCall
from app.services import calling
from app.services.call_snapshots import CallCard, CallsNow, MyCall
from app.store.worker import StoppedError
from app.sync.live import LiveLoop
from tests.sync.client_fixture import AtClient, House

SOON_S = 5.0
"""A test that waits longer has failed; none waits so long when it passes."""


class InCall:
    """One device's side, asked as a window asks."""

    def __init__(self, at: AtClient) -> None:
        self.at, self.now, self.signals, self.call = at, CallsNow(), [], ""  # type: ignore[var-annotated]
        assert at.desk.calls is not None
        self.road = at.desk.calls

    def until(self, holds: Callable[[CallsNow], bool]) -> CallsNow:
        self.road.wake()
        while not holds(self.now):
            after = self.signals[-1].number if self.signals else 0
            asked = calling.next_calls(self.at.desk, self.now.version, call=self.call, after=after)
            self.now = asked.result(SOON_S)
            self.signals += self.now.signals
        return self.now

    def until_mine(self, mine: MyCall) -> CallCard:
        return self.until(lambda now: any(card.mine is mine for card in now.calls)).calls[-1]


@pytest.fixture
def anna(house: House) -> InCall:
    house.add_visit()
    return InCall(house.staff_client("phone"))


def tablet_of(house: House, name: str = "tablet") -> InCall:
    made = house.device(name)
    made.enrol(house.brukare)
    assert made.exchange() is None
    return InCall(made)


def test_a_call_rings_is_answered_connected_and_ended(house: House, anna: InCall) -> None:
    tablet = tablet_of(house)
    call = calling.new_call()
    assert calling.begin(anna.at.desk, call, PersonId(house.brukare)).result(SOON_S).is_done
    assert anna.until_mine(MyCall.CALLING).by_me
    rings = tablet.until_mine(MyCall.RINGS)
    assert [peer.device for peer in rings.peers] == [""]
    assert calling.answer(tablet.at.desk, call).result(SOON_S).is_done
    tablet.call = anna.call = call
    (peer,) = tablet.until_mine(MyCall.IN).peers
    (other,) = anna.until_mine(MyCall.IN).peers
    assert (peer.was_before_me, other.was_before_me) == (True, False)
    for text in ("offer", "ice"):
        calling.signal(anna.at.desk, call, person=other.person, device=other.device, text=text)
    tablet.until(lambda _now: len(tablet.signals) == 2)
    assert [(one.person, one.text) for one in tablet.signals] == [(house.anna, "offer"), (house.anna, "ice")]
    calling.signal(tablet.at.desk, call, person=peer.person, device=peer.device, text="answer")
    anna.until(lambda _now: bool(anna.signals))
    assert calling.hang_up(tablet.at.desk, call).result(SOON_S).is_done
    assert anna.until_mine(MyCall.OVER).ending is CallEnding.TALKED


def test_the_other_tablet_is_told_that_it_is_answered(house: House, anna: InCall) -> None:
    tablet, second = tablet_of(house), tablet_of(house, "second")
    call = calling.new_call()
    assert calling.begin(anna.at.desk, call, PersonId(house.brukare)).result(SOON_S).is_done
    second.until_mine(MyCall.RINGS)
    assert calling.answer(tablet.at.desk, call).result(SOON_S).is_done
    second.until_mine(MyCall.ELSEWHERE)
    assert calling.answer(second.at.desk, call).result(SOON_S).refusal is Refusal.WRONG_STATE


def test_without_a_hub_it_is_told_at_once_that_nothing_rings(house: House, anna: InCall) -> None:
    with anna.at.offline():
        said = calling.begin(anna.at.desk, CallId("c1"), PersonId(house.brukare)).result(SOON_S)
    assert said.problem in {HubProblem.NO_NETWORK, HubProblem.HUB_DOWN}


@pytest.mark.parametrize("word", [LiveCall(), LiveBehind()])
def test_whatever_may_have_been_a_ring_makes_the_device_ask(anna: InCall, word: LiveCall | LiveBehind) -> None:
    """A hub whose queue is full drops rings with everything else, and says only that it has."""
    at, rung = anna.at, list[str]()
    live = LiveLoop(at.client._device_client(), at.store, lambda: None, at.clock, rung=lambda: rung.append("rung"))
    live.take(msgspec.json.encode(word))
    assert rung == ["rung"]


def test_who_signs_out_has_hung_up(house: House, anna: InCall) -> None:
    tablet = tablet_of(house)
    call = calling.new_call()
    assert calling.begin(anna.at.desk, call, PersonId(house.brukare)).result(SOON_S).is_done
    anna.until_mine(MyCall.CALLING)
    tablet.until_mine(MyCall.RINGS)
    anna.at.sign_out()
    assert tablet.until_mine(MyCall.OVER).ending is CallEnding.WITHDRAWN
    with pytest.raises(StoppedError):
        calling.next_calls(anna.at.desk, 10_000, call="", after=0).result(SOON_S)
