"""What becomes of calls on a device whose network goes away in the middle: nothing is left going on that somebody has
ended, here or there."""

import queue
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.call import GONE_AFTER, RINGS_FOR, CallAct, CallEnding, CallState, PartyState
from app.domain.clock import HeldClock
from app.domain.ids import CallId, PersonId
from app.domain.refusal import HubProblem, Refusal
from app.protocol.wire import CallNow, CallParty, CallsAnswer, CallSignals, CallWord
from app.services.call_snapshots import CallsNow, MyCall
from app.sync import call_road
from app.sync.call_road import CallRoad

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
ANNA, GRETA, CALL = PersonId("anna"), PersonId("greta"), CallId("c1")
SOON_S = 5.0
"""A test that waits longer has failed; none waits so long when it passes."""


class HubHere:
    """In the place of app.sync.hub_client.HubClient: answers what the test lays out, and tells what it was asked."""

    read_timeout_s = 0.0

    def __init__(self) -> None:
        self.problem: HubProblem | None = None
        self.loses: HubProblem | None = None
        """What becomes of acts alone."""
        self.keeps: HubProblem | None = None
        """What becomes of questions alone."""
        self.call_now: CallNow | None = None
        self.words: queue.Queue[CallAct] = queue.Queue()
        self.asked: queue.Queue[str] = queue.Queue()

    def call(self, word: CallWord) -> CallNow | Refusal | HubProblem:
        answer = self.problem or self.loses or self.call_now or Refusal.NO_SUCH_THING
        self.words.put(word.act)
        return answer

    def calls(self, call: str, _after: int) -> CallsAnswer | HubProblem:
        answer = self.problem or self.keeps or CallsAnswer(calls=(self.call_now,) if self.call_now else ())
        self.asked.put(call)
        return answer

    def call_signals(self, _call: str, _signals: CallSignals) -> Refusal | HubProblem | None:
        return self.problem

    def close(self) -> None:
        pass

    def until_asked(self, times: int = 2) -> str:
        """A question that was begun after now has been answered; the last one's call."""
        while not self.asked.empty():
            self.asked.get()
        return [self.asked.get(timeout=SOON_S) for _ in range(times)][-1]

    def until_said(self, act: CallAct) -> None:
        while self.words.get(timeout=SOON_S) is not act:
            pass


def call_now(mine: PartyState, *, state: CallState = CallState.TALKING) -> CallNow:
    other = PartyState.IN if mine is PartyState.RINGING or state is CallState.TALKING else PartyState.RINGING
    parties = (
        CallParty(person=GRETA, name="Greta Demoson", state=other, device="tablet", is_brukare=True),
        CallParty(person=ANNA, name="Anna Demoson", state=mine, device="" if mine is PartyState.RINGING else "phone"),
    )
    return CallNow(call=CALL, brukare=GRETA, caller=GRETA, state=state, parties=parties, began_at=AT)


@pytest.fixture
def hub() -> HubHere:
    return HubHere()


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(AT)


@pytest.fixture
def road(hub: HubHere, clock: HeldClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[CallRoad]:
    for name in ("AGAIN_S", "ASKED_EVERY_S"):
        monkeypatch.setattr(call_road, name, 0.005)
    made = CallRoad(ANNA, "phone", clock=clock, new_client=lambda: hub)  # type: ignore[arg-type,return-value]
    yield made
    made.close()


def until(road: CallRoad, mine: MyCall | None) -> CallsNow:
    """None: there is no call."""
    now = CallsNow()
    road.wake()
    while [card.mine for card in now.calls] != ([mine] if mine else []) or now.version == 0:
        now = road.next_calls(now.version, "", 0).result(SOON_S)
    return now


@pytest.mark.parametrize(("act", "before"), [(CallAct.HANG_UP, PartyState.IN), (CallAct.DECLINE, PartyState.RINGING)])
def test_who_ends_it_without_network_has_ended_it_when_the_network_is_back(
    road: CallRoad, hub: HubHere, act: CallAct, before: PartyState
) -> None:
    hub.call_now = call_now(before)
    until(road, MyCall.IN if before is PartyState.IN else MyCall.RINGS)
    hub.problem = HubProblem.NO_NETWORK
    said = road.say(CALL, act, "")
    for _ in range(2):
        hub.until_said(act)
    assert not said.done()
    hub.call_now, hub.problem = call_now(PartyState.LEFT, state=CallState.ENDED), None
    assert said.result(SOON_S).is_done
    until(road, MyCall.OVER)


def test_the_hub_is_not_told_any_more_that_one_is_in_a_call_that_one_has_left(road: CallRoad, hub: HubHere) -> None:
    hub.call_now = call_now(PartyState.IN)
    until(road, MyCall.IN)
    assert hub.until_asked() == CALL
    hub.loses = HubProblem.HUB_DOWN
    road.say(CALL, CallAct.HANG_UP, "")
    hub.until_said(CallAct.HANG_UP)
    assert hub.until_asked() == ""


def test_a_call_that_reaches_the_hub_after_it_was_hung_up_is_hung_up_again(road: CallRoad, hub: HubHere) -> None:
    assert road.say(CALL, CallAct.HANG_UP, "").result(SOON_S).refusal is Refusal.NO_SUCH_THING
    hub.until_said(CallAct.HANG_UP)
    hub.call_now = call_now(PartyState.IN, state=CallState.RINGING)
    road.wake()
    hub.until_said(CallAct.HANG_UP)


def test_what_the_hub_has_long_ended_by_itself_is_not_said_for_ever(
    road: CallRoad, hub: HubHere, clock: HeldClock
) -> None:
    hub.problem = HubProblem.NO_NETWORK
    said = road.say(CALL, CallAct.HANG_UP, "")
    hub.until_said(CallAct.HANG_UP)
    clock.move(timedelta(minutes=2))
    assert said.result(SOON_S).problem is HubProblem.NO_NETWORK


def test_a_device_that_the_hub_does_not_know_any_more_says_it_once(road: CallRoad, hub: HubHere) -> None:
    hub.problem = HubProblem.NOT_KNOWN
    assert road.say(CALL, CallAct.HANG_UP, "").result(SOON_S).problem is HubProblem.NOT_KNOWN


def test_what_could_not_be_begun_or_answered_is_told_at_once(road: CallRoad, hub: HubHere) -> None:
    hub.problem = HubProblem.NO_NETWORK
    for act in (CallAct.START, CallAct.ANSWER):
        assert road.say(CALL, act, GRETA).result(SOON_S).problem is HubProblem.NO_NETWORK


BEFORE_ANSWERED = pytest.mark.parametrize(
    ("before", "mine", "lasts"),
    [(PartyState.RINGING, MyCall.RINGS, RINGS_FOR), (PartyState.IN, MyCall.IN, GONE_AFTER)],
)


@BEFORE_ANSWERED
def test_without_network_it_goes_on_as_long_as_at_the_hub_and_no_longer(
    road: CallRoad, hub: HubHere, clock: HeldClock, before: PartyState, mine: MyCall, lasts: timedelta
) -> None:
    hub.call_now = call_now(before)
    version = until(road, mine).version
    hub.problem = HubProblem.NO_NETWORK
    clock.move(lasts - timedelta(seconds=1))
    hub.until_asked()
    over = road.next_calls(version, "", 0)
    hub.until_asked()
    assert not over.done()
    clock.move(timedelta(seconds=1))
    (card,) = over.result(SOON_S).calls
    assert card.mine is MyCall.OVER
    assert card.ending is (CallEnding.MISSED if mine is MyCall.RINGS else None)


@BEFORE_ANSWERED
@pytest.mark.parametrize("problem", [HubProblem.NOT_KNOWN, HubProblem.REVOKED])
def test_a_device_that_was_revoked_is_out_of_its_call_at_once(
    road: CallRoad, hub: HubHere, before: PartyState, mine: MyCall, lasts: timedelta, problem: HubProblem
) -> None:
    assert lasts
    hub.call_now = call_now(before)
    until(road, mine)
    hub.problem = problem
    until(road, MyCall.OVER)


def test_what_was_given_up_here_is_hung_up_where_the_hub_still_has_it(
    road: CallRoad, hub: HubHere, clock: HeldClock
) -> None:
    hub.call_now = call_now(PartyState.IN)
    until(road, MyCall.IN)
    hub.problem = HubProblem.NO_NETWORK
    clock.move(GONE_AFTER)
    until(road, MyCall.OVER)
    hub.problem = None
    road.wake()
    hub.until_said(CallAct.HANG_UP)


def test_a_call_begun_after_a_long_silence_is_not_over_because_of_it(
    road: CallRoad, hub: HubHere, clock: HeldClock
) -> None:
    clock.move(timedelta(hours=3))
    hub.call_now, hub.keeps = call_now(PartyState.IN, state=CallState.RINGING), HubProblem.NO_NETWORK
    assert road.say(CALL, CallAct.START, GRETA).result(SOON_S).is_done
    version = until(road, MyCall.CALLING).version
    hub.until_asked()
    assert not road.next_calls(version, "", 0).done()
