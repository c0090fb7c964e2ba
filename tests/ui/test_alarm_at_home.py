"""The tablet's alarm: the press counts at once, and what is said of it is what is known."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.alarm import AlarmCause, AlarmState
from app.domain.clock import HeldClock
from app.domain.ids import AlarmId
from app.domain.refusal import HubProblem
from app.services.alarm_snapshots import AcceptAnswer, OwnAlarm
from tests.ui.desks import BRUKARE, Table, greta, lay_table
from ui.bridge import Bridge
from ui.brukare import telling
from ui.brukare.alarm_button import IS_ALARM
from ui.brukare.mode import BrukareMode
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look
from ui.shared.sound import KeptSounds, Sound


@pytest.fixture
def tablet(worn: Look) -> Look:
    worn.wear(density=BRUKARE_SIZES)
    return worn


class Road:
    """What the engine's fast road knows, told by the test."""

    def __init__(self) -> None:
        self.known: OwnAlarm | None = None
        self.raised: list[AlarmId] = []
        self.withdrawn: list[datetime] = []

    def own(self) -> OwnAlarm | None:
        return self.known

    def raise_alarm(self, alarm: AlarmId, at: datetime, cause: AlarmCause) -> OwnAlarm:
        self.raised.append(alarm)
        if self.known is None or self.known.state in {AlarmState.WITHDRAWN, AlarmState.CLOSED}:
            self.known = OwnAlarm(alarm, at, cause)
        return self.known

    def withdraw(self, at: datetime) -> OwnAlarm | None:
        self.withdrawn.append(at)
        if self.known is not None:
            self.known = replace(self.known, withdrawn_at=at)
        return self.known

    def accept(self, _alarm: AlarmId) -> "Future[AcceptAnswer]":
        raise AssertionError("nobody takes an alarm at home")


@pytest.fixture
def road() -> Road:
    return Road()


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication, road: Road) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.desk = replace(laid.desk, alarms=road)  # type: ignore[arg-type]
    laid.hub_says(greta())
    yield laid
    laid.store.close()


@pytest.fixture
def sounds() -> KeptSounds:
    return KeptSounds()


@pytest.fixture
def mode(table: Table, app: QApplication, sounds: KeptSounds, tablet: Look) -> Iterator[BrukareMode]:
    made = BrukareMode(table.desk, Bridge(), sounds=sounds)
    made.resize(1280, 800)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(table: Table, mode: BrukareMode) -> None:
    mode.frame.alarm.click()
    table.settle()


def said(mode: BrukareMode) -> str:
    told = mode.alarm.told
    return f"{told.headline} {told.more}" if told else ""


def looked(table: Table, mode: BrukareMode) -> str:
    mode.alarms.refresh()
    table.settle()
    mode.alarms._tell()
    return said(mode)


def shows_alarm(mode: BrukareMode) -> bool:
    return mode.frame.screens.currentWidget() is mode.alarm


def test_the_press_opens_its_page_and_is_told_at_once(
    table: Table, mode: BrukareMode, road: Road, sounds: KeptSounds
) -> None:
    mode.frame.alarm.click()
    assert shows_alarm(mode)
    assert said(mode).startswith("Larmet skickas nu.")
    assert sounds.played == [Sound.ALARM_SENT]
    table.settle()
    assert len(road.raised) == 1


def test_it_says_reached_only_when_the_hub_has_it_and_taken_only_when_somebody_has_it(
    table: Table, mode: BrukareMode, road: Road, clock: HeldClock, sounds: KeptSounds
) -> None:
    press(table, mode)
    assert road.known is not None
    assert "gått till hemtjänsten" not in looked(table, mode)
    road.known = replace(road.known, problem=HubProblem.NO_NETWORK)
    assert "har inte kommit fram än" in looked(table, mode)
    road.known = replace(road.known, problem=None, told_at=clock.now())
    assert "Larmet har gått till hemtjänsten." in looked(table, mode)
    assert "tagit emot ditt larm" not in said(mode)
    road.known = replace(road.known, accepted_by_name="Amina Demoali", accepted_at=clock.now())
    assert "Amina Demoali har tagit emot ditt larm." in looked(table, mode)
    assert sounds.played[-1] is Sound.ALARM_ACCEPTED
    assert mode.frame.alarm.text() == "Larmet är på"
    road.known = replace(road.known, closed_at=clock.now())
    assert "Larmet är avslutat." in looked(table, mode)
    assert mode.frame.alarm.text() == "LARM"


@pytest.mark.parametrize("told", [True, False])
def test_after_a_minute_without_an_answer_it_names_112_and_goes_on(
    table: Table, mode: BrukareMode, road: Road, clock: HeldClock, *, told: bool
) -> None:
    press(table, mode)
    assert road.known is not None
    road.known = replace(road.known, told_at=clock.now() if told else None)
    clock.move(timedelta(seconds=59))
    assert "Ingen har svarat" not in looked(table, mode)
    clock.move(timedelta(seconds=1))
    assert "Ingen har svarat än. Ring 112 om det är bråttom. Plattan fortsätter att larma." in looked(table, mode)


def test_an_alarm_that_nobody_can_hear_is_told_at_once_and_names_112(
    table: Table, mode: BrukareMode, road: Road, clock: HeldClock
) -> None:
    press(table, mode)
    assert road.known is not None
    road.known = replace(road.known, told_at=clock.now(), hearers=0)
    assert "Ingen kan svara på larmet just nu. Ring 112 om det är bråttom." in looked(table, mode)
    road.known = replace(road.known, hearers=2)
    assert "Larmet har gått till hemtjänsten." in looked(table, mode)


def test_a_press_before_the_alarm_from_before_a_fall_is_known_shows_that_alarm(
    table: Table, mode: BrukareMode, road: Road, clock: HeldClock
) -> None:
    earlier = clock.now() - timedelta(minutes=10)
    road.known = OwnAlarm(AlarmId("from before"), earlier, AlarmCause.BUTTON, told_at=earlier)
    press(table, mode)
    assert mode.alarms._own is not None
    assert mode.alarms._own.alarm == "from before"
    assert "Ingen har svarat än." in looked(table, mode)


def test_a_mistake_is_taken_back_and_said_to_be_known_only_when_it_is(
    table: Table, mode: BrukareMode, road: Road
) -> None:
    press(table, mode)
    mode.alarm.wrong.click()
    table.settle()
    assert len(road.withdrawn) == 1
    assert "Hemtjänsten får veta det så snart det går." in said(mode)
    assert not mode.alarm.wrong.isVisible()
    assert road.known is not None
    road.known = replace(road.known, withdrawal_told=True)
    assert "Hemtjänsten vet att det var fel." in looked(table, mode)
    press(table, mode)
    assert len(set(road.raised)) == 2  # the next is another alarm


def test_pressed_again_it_is_the_same_alarm_and_its_page(table: Table, mode: BrukareMode, road: Road) -> None:
    press(table, mode)
    mode.go_home()
    press(table, mode)
    assert shows_alarm(mode)
    assert len(set(road.raised)) == 1


def test_who_presses_long_after_somebody_took_it_calls_anew(
    table: Table, mode: BrukareMode, road: Road, clock: HeldClock
) -> None:
    press(table, mode)
    assert road.known is not None
    road.known = replace(road.known, accepted_at=clock.now(), accepted_by_name="Anna Demo")
    looked(table, mode)
    clock.move(timedelta(minutes=1))
    press(table, mode)
    assert len(set(road.raised)) == 1
    clock.move(timedelta(hours=6))
    press(table, mode)
    assert len(set(road.raised)) == 2


def test_a_clock_that_is_behind_swallows_no_press(clock: HeldClock) -> None:
    taken = OwnAlarm(AlarmId("a1"), clock.now(), AlarmCause.BUTTON, accepted_at=clock.now() + timedelta(hours=1))
    assert not taken.takes_press(clock.now() + timedelta(minutes=30))


def test_what_goes_on_from_before_a_fall_is_shown_by_itself(
    table: Table, app: QApplication, road: Road, clock: HeldClock, sounds: KeptSounds, tablet: Look
) -> None:
    road.known = OwnAlarm(AlarmId("a1"), clock.now(), AlarmCause.BUTTON)
    made = BrukareMode(table.desk, Bridge(), sounds=sounds)
    made.show()
    table.settle()
    assert shows_alarm(made)
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_button_is_found_large_and_at_one_place_on_every_screen(
    table: Table, mode: BrukareMode, app: QApplication, tablet: Look
) -> None:
    alarm = mode.frame.alarm
    places = set()
    for go in (mode.go_home, mode._open_day, mode._open_visitors, mode.open_arrived, mode._open_alarm):
        go()
        table.settle()
        assert alarm.isVisible()
        places.add((alarm.mapTo(mode, alarm.rect().center()).x(), alarm.mapTo(mode, alarm.rect().center()).y()))
    assert len(places) == 1
    assert alarm.property(IS_ALARM)
    assert min(alarm.width(), alarm.height()) >= tablet.mm(30)
    assert alarm.accessibleName() == "LARM"


def test_a_screen_reader_hears_of_it_after_the_focus_and_the_focus_is_never_lost(
    table: Table, mode: BrukareMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(telling, "announce", lambda _widget, words, **_more: told.append(words))
    mode.activateWindow()
    press(table, mode)
    assert mode.alarm.back.hasFocus()
    assert told == [], "said earlier, the focus would cut it off"
    mode.alarm.telling._timer.timeout.emit()
    assert told == [said(mode)]
    mode.alarm.wrong.setFocus()
    mode.alarm.wrong.click()
    looked(table, mode)
    assert mode.alarm.back.hasFocus()
    mode.alarm.telling._timer.timeout.emit()
    assert told == [told[0], said(mode)]
    assert told[1].startswith("Du har tagit tillbaka larmet.")
