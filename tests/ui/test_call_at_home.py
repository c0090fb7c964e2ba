"""A call at home: it rings over whatever the tablet shows, the camera is closed until it is answered, and the alarm
stands beside all of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.call import CallAct, CallEnding
from app.domain.clock import HeldClock
from app.domain.ids import CallId, PersonId
from app.domain.refusal import HubProblem, Refusal
from app.services.call_snapshots import CallCard, CallSaid, MyCall
from app.services.call_snapshots import Signal as CallSays
from tests.fakes.held_ticker import HeldTicker
from tests.ui.call_road import CallRoadHere, ProcessHere
from tests.ui.desks import BRUKARE, Table, greta, lay_table
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.shared.call_samples import AMINA, call
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look
from ui.shared.scan_rounds import Scanning, Way
from ui.shared.sound import KeptSounds, Sound
from ui.shared.without_touch import WithoutTouch
from ui.shared.wrapped_text import spoken

RINGS = call(MyCall.RINGS, replace(AMINA, device=""))
IN = call(MyCall.IN)


@pytest.fixture
def road() -> CallRoadHere:
    return CallRoadHere()


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication, road: CallRoadHere) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.desk = replace(laid.desk, calls=road)  # type: ignore[arg-type]
    laid.hub_says(greta())
    yield laid
    laid.store.close()


@pytest.fixture
def sounds() -> KeptSounds:
    return KeptSounds()


@pytest.fixture
def mode(
    table: Table, app: QApplication, sounds: KeptSounds, worn: Look, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BrukareMode]:
    worn.wear(density=BRUKARE_SIZES)
    ProcessHere.made.clear()
    monkeypatch.setattr("ui.shared.call_talk.CallProcess", ProcessHere)
    made = BrukareMode(table.desk, Bridge(), sounds=sounds)
    made.resize(1280, 800)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def now(table: Table, road: CallRoadHere, *cards: CallCard, signals: tuple[CallSays, ...] = ()) -> None:
    road.tell(*cards, signals=signals)
    table.settle()


def talking(table: Table, mode: BrukareMode, road: CallRoadHere, *, signals: tuple[CallSays, ...] = ()) -> None:
    """It has rung and is answered."""
    now(table, road, RINGS)
    mode.calls.rings.answer.click()
    now(table, road, IN, signals=signals)


def shown(mode: BrukareMode) -> object:
    return mode.frame.screens.currentWidget()


def process() -> ProcessHere:
    return ProcessHere.made[-1]


def test_it_rings_over_what_is_shown_with_the_name_and_beside_the_alarm(
    table: Table, mode: BrukareMode, road: CallRoadHere, sounds: KeptSounds
) -> None:
    mode.home.day.click()
    table.settle()
    now(table, road, RINGS)
    assert shown(mode) is mode.calls.rings
    assert mode.calls.rings.card.accessibleName() == "Amina Demoali ringer"
    assert Sound.CALL_RINGS in sounds.going_on
    assert mode.frame.alarm.isVisible()
    assert mode.frame.alarm.isEnabled()
    assert mode.calls.rings.answer.height() > 2 * mode.calls.rings.decline.height()


def test_the_camera_is_closed_until_it_is_answered(table: Table, mode: BrukareMode, road: CallRoadHere) -> None:
    now(table, road, RINGS)
    assert [one["do"] for one in process().told] == ["start"]
    mode.calls.rings.answer.click()
    table.settle()
    assert road.said == [(CallAct.ANSWER, "")]
    assert process().told_to("call") == []
    now(table, road, IN)
    assert len(process().told_to("call")) == 1
    assert process().told_to("peers")[-1]["peers"] == [{"key": "demo-amina/telefon", "offers": False}]
    assert shown(mode) is mode.calls.talks


def test_answered_it_is_quiet(table: Table, mode: BrukareMode, road: CallRoadHere, sounds: KeptSounds) -> None:
    now(table, road, RINGS)
    mode.calls.rings.answer.click()
    assert sounds.going_on == set()


def test_inte_nu_is_quiet_at_once_and_the_tablet_is_where_it_was(
    table: Table, mode: BrukareMode, road: CallRoadHere, sounds: KeptSounds
) -> None:
    mode.home.day.click()
    table.settle()
    before = shown(mode)
    now(table, road, RINGS)
    mode.calls.rings.decline.click()
    table.settle()
    assert road.said == [(CallAct.DECLINE, "")]
    assert sounds.going_on == set()
    assert shown(mode) is before
    assert process().has_ended
    now(table, road, RINGS)  # an older word of the same call
    assert shown(mode) is before
    assert sounds.going_on == set()


def test_who_has_rung_stands_there_until_it_is_read(
    table: Table, mode: BrukareMode, road: CallRoadHere, sounds: KeptSounds
) -> None:
    now(table, road, RINGS)
    now(table, road, replace(RINGS, mine=MyCall.OVER, ending=CallEnding.MISSED))
    assert sounds.going_on == set()
    assert shown(mode) is mode.calls.over
    assert spoken(mode.calls.over.said.text()) == "Amina Demoali har ringt dig."
    assert not mode.calls._home.isActive()
    mode.calls.over.back.click()
    assert shown(mode) is mode.home


def test_answered_on_another_screen_it_stops_here(
    table: Table, mode: BrukareMode, road: CallRoadHere, sounds: KeptSounds
) -> None:
    now(table, road, RINGS)
    now(table, road, replace(RINGS, mine=MyCall.ELSEWHERE))
    assert sounds.going_on == set()
    assert process().has_ended
    assert mode.calls.over.said.text() == "Du har svarat på en annan skärm."


def test_too_late_is_told(table: Table, mode: BrukareMode, road: CallRoadHere) -> None:
    now(table, road, RINGS)
    road.answer = CallSaid(refusal=Refusal.WRONG_STATE)
    mode.calls.rings.answer.click()
    table.settle()
    assert mode.calls.over.said.text() == "Samtalet är redan besvarat eller slut."


@pytest.mark.parametrize("goes_back", [False, True])
def test_an_answer_that_counts_as_failed_but_was_heard_shows_the_call_that_is_filmed(
    table: Table, mode: BrukareMode, road: CallRoadHere, goes_back: bool
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
    assert not mode.calls._home.isActive()


def test_the_alarm_comes_before_the_call_and_the_call_is_still_there(
    table: Table, mode: BrukareMode, road: CallRoadHere
) -> None:
    now(table, road, RINGS)
    mode.calls.rings.answer.click()
    now(table, road, IN)
    mode._open_alarm()
    assert shown(mode) is mode.alarm
    mode.alarm.back.click()
    assert shown(mode) is mode.calls.talks
    assert not process().has_ended
    assert mode.is_busy()


def test_what_the_others_say_reaches_the_page_once_and_in_order(
    table: Table, mode: BrukareMode, road: CallRoadHere
) -> None:
    offer, ice = (CallSays(number, PersonId("demo-amina"), "telefon", f"s{number}") for number in (1, 2))
    talking(table, mode, road, signals=(offer,))
    now(table, road, IN, signals=(offer, ice))
    assert [one["text"] for one in process().told_to("signal")] == ["s1", "s2"]
    process().said.emit({"said": "signal", "to": "demo-amina/telefon", "text": "svar"})
    table.settle()
    assert [(one.person, one.device, one.text) for one in road.signals] == [("demo-amina", "telefon", "svar")]


def test_a_process_that_falls_is_started_again_and_comes_back(
    table: Table, mode: BrukareMode, road: CallRoadHere
) -> None:
    talking(table, mode, road)
    first = process()
    first.fell.emit()
    assert process() is not first
    (again,) = process().told_to("call")
    assert again["rejoin"]
    assert shown(mode) is mode.calls.talks
    for _ in range(3):
        process().fell.emit()
    table.settle()
    assert (CallAct.HANG_UP, "") in road.said


def test_it_rings_on_although_its_process_falls_and_is_answered_all_the_same(
    table: Table, mode: BrukareMode, road: CallRoadHere, sounds: KeptSounds
) -> None:
    now(table, road, RINGS)
    for one in tuple(ProcessHere.made):
        one.fell.emit()
    assert Sound.CALL_RINGS in sounds.going_on
    assert shown(mode) is mode.calls.rings
    mode.calls.rings.answer.click()
    now(table, road, IN)
    assert len(process().told_to("call")) == 1
    assert not process().has_ended


@pytest.mark.parametrize("mine", [MyCall.IN, MyCall.CALLING])
def test_after_a_fall_of_the_program_no_camera_opens_that_nobody_has_touched(
    table: Table, mode: BrukareMode, road: CallRoadHere, mine: MyCall
) -> None:
    now(table, road, replace(IN, mine=mine))
    assert road.said == [(CallAct.HANG_UP, "")]
    assert ProcessHere.made == []
    assert shown(mode) is mode.home
    assert not mode.is_busy()
    now(table, road, replace(IN, mine=mine), call(MyCall.OVER))
    assert road.said == [(CallAct.HANG_UP, "")]


def test_what_an_earlier_fall_has_left_does_not_end_what_is_begun_now(
    table: Table, mode: BrukareMode, road: CallRoadHere
) -> None:
    now(table, road, RINGS)
    mode.calls.rings.answer.click()
    now(table, road, replace(IN, call=CallId("earlier")), IN)
    now(table, road, replace(IN, call=CallId("earlier"), mine=MyCall.OVER), IN)
    assert len(process().told_to("call")) == 1
    assert not process().has_ended


def test_hung_up_here_it_is_gone_at_once(table: Table, mode: BrukareMode, road: CallRoadHere) -> None:
    talking(table, mode, road)
    mode.calls.talks.hang_up.click()
    table.settle()
    assert road.said == [(CallAct.ANSWER, ""), (CallAct.HANG_UP, "")]
    assert process().has_ended
    assert shown(mode) is mode.home


def test_no_microphone_is_told_at_once(table: Table, mode: BrukareMode, road: CallRoadHere) -> None:
    talking(table, mode, road)
    process().said.emit({"said": "media", "audio": False, "video": True})
    process().said.emit({"said": "connection", "to": "demo-amina/telefon", "state": "connected"})
    assert mode.calls.talks.state.text() == "Du hörs inte. Mikrofonen saknas."
    process().said.emit({"said": "connection", "to": "demo-amina/telefon", "state": "disconnected"})
    assert mode.calls.talks.state.text() == "Förbindelsen bröts. Vi försöker igen."


# --- without touch ---


def key(mode: BrukareMode, table: Table, pressed: Qt.Key) -> None:
    QTest.keyClick(mode.windowHandle(), pressed)
    table.settle()


def focus(mode: BrukareMode) -> str:
    widget = mode.window().focusWidget()
    return widget.accessibleName() if widget is not None else ""


def by_keys(mode: BrukareMode) -> None:
    mode.without_touch  # noqa: B018 - made in an idle turn else
    mode.activateWindow()


def test_by_keys_it_is_answered_and_hung_up(table: Table, mode: BrukareMode, road: CallRoadHere) -> None:
    by_keys(mode)
    now(table, road, RINGS)
    mode.calls.rings.keys_rest.stop()
    went = []
    for _ in range(4):
        went.append(focus(mode))
        key(mode, table, Qt.Key.Key_Tab)
    assert went == ["Svara", "Inte nu", "Läs upp", "LARM"]
    assert focus(mode) == "Svara"
    key(mode, table, Qt.Key.Key_Return)
    assert road.said == [(CallAct.ANSWER, "")]
    now(table, road, IN)
    assert focus(mode) == "Lägg på"
    key(mode, table, Qt.Key.Key_Return)
    assert road.said[-1] == (CallAct.HANG_UP, "")
    assert shown(mode) is mode.home


def test_what_is_being_typed_when_it_begins_to_ring_answers_nothing(
    table: Table, mode: BrukareMode, road: CallRoadHere
) -> None:
    by_keys(mode)
    now(table, road, RINGS)
    for pressed in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        key(mode, table, pressed)
    assert road.said == []
    assert shown(mode) is mode.calls.rings


def test_by_one_switch_it_is_answered_and_hung_up(table: Table, mode: BrukareMode, road: CallRoadHere) -> None:
    ticker = HeldTicker()
    mode.without_touch = WithoutTouch(mode, ticker=ticker)
    mode.without_touch.wear(Scanning(mode=Way.STEP, hold_ms=800))

    def press(for_ms: int) -> None:
        QTest.keyPress(mode.windowHandle(), Qt.Key.Key_Space)
        ticker.move(for_ms)
        QTest.keyRelease(mode.windowHandle(), Qt.Key.Key_Space)
        ticker.move(200)
        table.settle()

    def choose(name: str) -> list[str]:
        went = []
        for _ in range(8):
            assert mode.without_touch.scanner is not None
            (offered,) = mode.without_touch.scanner.offers
            went.append(offered.accessibleName())
            if went[-1] == name:
                press(900)
                return went
            press(100)
        raise AssertionError(f"{name} is not offered, but {went}")

    now(table, road, RINGS)
    ticker.move(2000)
    assert set(choose("Svara")) <= {"LARM", "Svara", "Inte nu", "Läs upp"}
    assert road.said == [(CallAct.ANSWER, "")]
    now(table, road, IN)
    ticker.move(2000)
    choose("Lägg på")
    assert road.said[-1] == (CallAct.HANG_UP, "")
    assert shown(mode) is mode.home


def test_a_switch_that_was_held_when_it_began_to_ring_answers_nothing(
    table: Table, mode: BrukareMode, road: CallRoadHere
) -> None:
    ticker = HeldTicker()
    mode.without_touch = WithoutTouch(mode, ticker=ticker)
    mode.without_touch.wear(Scanning(mode=Way.STEP, hold_ms=800))
    QTest.keyPress(mode.windowHandle(), Qt.Key.Key_Space)
    ticker.move(400)
    now(table, road, RINGS)
    ticker.move(1500)
    QTest.keyRelease(mode.windowHandle(), Qt.Key.Key_Space)
    ticker.move(200)
    table.settle()
    assert road.said == []
    assert shown(mode) is mode.calls.rings
