"""A call where one works: begun at a visit, or rung here. Whatever the network does, the page says whether the camera
is open."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.call import CallAct
from app.domain.clock import HeldClock
from app.domain.refusal import HubProblem, Refusal
from app.services.call_snapshots import CallCard, CallSaid, MyCall
from tests.ui.call_road import CallRoadHere, ProcessHere
from tests.ui.desks import NOON, Table, lay_morning
from ui.bridge import Bridge
from ui.shared.call_samples import GRETA, call
from ui.shared.sound import KeptSounds
from ui.staff.mode import StaffMode

RINGS = call(MyCall.RINGS, replace(GRETA, device=""))
IN = call(MyCall.IN, replace(GRETA, device="surfplatta"))


@pytest.fixture
def road() -> CallRoadHere:
    return CallRoadHere()


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication, road: CallRoadHere) -> Iterator[Table]:
    laid = lay_morning(tmp_path, clock, app)
    laid.desk = replace(laid.desk, calls=road)  # type: ignore[arg-type]
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[StaffMode]:
    ProcessHere.made.clear()
    monkeypatch.setattr("ui.shared.call_talk.CallProcess", ProcessHere)
    made = StaffMode(table.desk, Bridge(), sounds=KeptSounds())
    made.resize(600, 1440)
    made.show()
    made._presenter.open_visit(NOON)
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def now(table: Table, road: CallRoadHere, *cards: CallCard) -> None:
    road.tell(*cards)
    table.settle()


def shown(mode: StaffMode) -> object:
    return mode.screens.currentWidget()


def ring_up(table: Table, mode: StaffMode) -> None:
    mode.screen_of_staff.visit.call.click()
    table.settle()


def calling_now(road: CallRoadHere) -> CallCard:
    """The hub's word of the call that was begun last."""
    return replace(call(MyCall.CALLING, GRETA, by_me=True), call=road.calls[0])


def process() -> ProcessHere:
    return ProcessHere.made[-1]


@pytest.mark.parametrize("goes_back", [False, True])
def test_an_answer_that_counts_as_failed_but_was_heard_shows_the_call_that_is_filmed(
    table: Table, mode: StaffMode, road: CallRoadHere, goes_back: bool
) -> None:
    now(table, road, RINGS)
    road.answer = CallSaid(problem=HubProblem.NO_NETWORK)
    mode.calls.rings.answer.click()
    table.settle()
    assert shown(mode) is mode.calls.over
    if goes_back:
        mode.calls.over.back.click()
    now(table, road, IN)
    assert len(process().told_to("call")) == 1
    assert shown(mode) is mode.calls.talks


def test_hung_up_before_the_hub_has_said_anything_nothing_is_filmed(
    table: Table, mode: StaffMode, road: CallRoadHere
) -> None:
    road.keeps_silent = True
    ring_up(table, mode)
    assert shown(mode) is mode.calls.talks
    mode.calls.talks.hang_up.click()
    table.settle()
    assert [act for act, _ in road.said] == [CallAct.START, CallAct.HANG_UP]
    assert len(set(road.calls)) == 1
    assert process().has_ended
    assert shown(mode) is mode.screen_of_staff
    now(table, road, calling_now(road))
    assert [one.told_to("call") for one in ProcessHere.made] == [[]]
    assert shown(mode) is mode.screen_of_staff
    for one in road.unanswered:
        one.set_result(CallSaid(problem=HubProblem.NO_NETWORK))
    table.settle()
    assert shown(mode) is mode.screen_of_staff


def test_a_call_that_could_not_be_begun_is_hung_up_in_case_it_was(
    table: Table, mode: StaffMode, road: CallRoadHere
) -> None:
    road.answer = CallSaid(problem=HubProblem.NO_NETWORK)
    ring_up(table, mode)
    assert [act for act, _ in road.said] == [CallAct.START, CallAct.HANG_UP]
    assert len(set(road.calls)) == 1
    assert process().has_ended
    assert shown(mode) is mode.calls.over
    now(table, road, calling_now(road))
    assert [one.told_to("call") for one in ProcessHere.made] == [[]]
    assert shown(mode) is mode.calls.over


def test_a_call_that_the_hub_refused_is_not_hung_up(table: Table, mode: StaffMode, road: CallRoadHere) -> None:
    road.answer = CallSaid(refusal=Refusal.NOT_YOURS)
    ring_up(table, mode)
    assert [act for act, _ in road.said] == [CallAct.START]
    assert mode.calls.over.said.text() == "Du kan inte ringa dit just nu."


def test_what_is_put_off_stays_off_when_the_process_falls(table: Table, mode: StaffMode, road: CallRoadHere) -> None:
    ring_up(table, mode)
    mode.calls.talks.microphone.click()
    now(table, road, replace(calling_now(road), mine=MyCall.IN))
    process().fell.emit()
    assert [one["do"] for one in process().told] == ["start", "call", "mute", "peers"]
    assert process().told_to("mute") == [{"do": "mute", "kind": "audio", "off": True}]


def test_what_is_put_off_while_there_is_no_process_is_off_when_the_devices_open(
    table: Table, mode: StaffMode, road: CallRoadHere
) -> None:
    now(table, road, RINGS)
    process().fell.emit()
    mode.calls.rings.answer.click()
    mode.calls.talks.camera.click()
    now(table, road, IN)
    assert process().told_to("mute") == [{"do": "mute", "kind": "video", "off": True}]
