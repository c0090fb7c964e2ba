"""Alarms in staff mode: they come up over everything, sound until somebody has them, and leave the work as it was."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.alarm import AlarmCause, AlarmOutcome
from app.domain.clock import HeldClock
from app.domain.ids import AlarmId
from app.domain.refusal import HubProblem
from app.protocol import records as rec
from app.services.alarm_snapshots import AcceptAnswer
from tests.ui.desks import AMINA, BRUKARE, Table, greta, lay_table
from ui.bridge import Bridge
from ui.shared.look import Look
from ui.shared.sound import KeptSounds, Sound
from ui.staff.mode import StaffMode

STREAM = f"brukare:{BRUKARE}/alarm"


class Road:
    def __init__(self) -> None:
        self.asked: list[AlarmId] = []
        self.answer: Future[AcceptAnswer] = Future()

    def accept(self, alarm: AlarmId) -> "Future[AcceptAnswer]":
        self.asked.append(alarm)
        return self.answer


@pytest.fixture
def road() -> Road:
    return Road()


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication, road: Road) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=AMINA, mode="staff")
    laid.desk = replace(laid.desk, alarms=road)  # type: ignore[arg-type]
    me = rec.PersonBody(role="staff", first_name="Amina", name="Amina Demoali", organisation="u1")
    laid.hub_says(greta(), (f"person:{AMINA}", AMINA, me))
    yield laid
    laid.store.close()


@pytest.fixture
def sounds() -> KeptSounds:
    return KeptSounds()


@pytest.fixture
def mode(table: Table, app: QApplication, sounds: KeptSounds, worn: Look) -> Iterator[StaffMode]:
    made = StaffMode(table.desk, Bridge(), sounds=sounds)
    made.resize(600, 1440)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def raised(at: datetime, **changes: object) -> rec.AlarmBody:
    body = rec.AlarmBody(
        brukare=BRUKARE,
        first_name="Greta",
        name="Greta Demoson",
        address="Sedelvägen 4",
        cause=AlarmCause.BUTTON,
        raised_at=at,
    )
    return msgspec.structs.replace(body, **changes)


def comes(table: Table, mode: StaffMode, body: rec.AlarmBody, alarm: str = "a1") -> None:
    table.hub_says((STREAM, alarm, body))
    mode.alarms.refresh()
    table.settle()


def is_up(mode: StaffMode) -> bool:
    return mode.alarms.view.isVisible()


def title(mode: StaffMode) -> str:
    return mode.alarms.view.page.title.text()


def test_an_alarm_comes_up_over_the_work_which_cannot_be_pressed(
    table: Table, mode: StaffMode, clock: HeldClock, sounds: KeptSounds
) -> None:
    assert not is_up(mode)
    comes(table, mode, raised(clock.now()))
    assert is_up(mode)
    assert title(mode) == "Larm från Greta Demoson"
    assert not mode.screens.isEnabled()
    assert sounds.going_on == {Sound.ALARM_RINGS}


def test_taken_it_is_silent_and_mine_only_when_the_hub_has_said_so(
    table: Table, mode: StaffMode, clock: HeldClock, road: Road, sounds: KeptSounds
) -> None:
    comes(table, mode, raised(clock.now()))
    mode.alarms.view.take.click()
    mode.alarms.view.take.click()
    assert road.asked == ["a1"]
    assert sounds.going_on == set()
    assert "Du har larmet" not in title(mode)
    road.answer.set_result(AcceptAnswer(True, "Amina Demoali"))
    comes(
        table,
        mode,
        raised(clock.now(), accepted_by=AMINA, accepted_by_name="Amina Demoali", accepted_at=clock.now()),
    )
    assert title(mode) == "Du har larmet från Greta Demoson"
    mode.alarms.view.work.click()
    assert not is_up(mode)
    assert mode.screens.isEnabled()
    assert mode.strip.isVisible()


def test_without_network_it_is_not_mine_and_sounds_again(
    table: Table, mode: StaffMode, clock: HeldClock, road: Road, sounds: KeptSounds
) -> None:
    comes(table, mode, raised(clock.now()))
    mode.alarms.view.take.click()
    road.answer.set_result(AcceptAnswer(False, problem=HubProblem.NO_NETWORK))
    table.settle()
    assert "Du har inte larmet än" in mode.alarms.view.page.trouble.words()
    assert mode.alarms.view.take.isEnabled()
    assert sounds.going_on == {Sound.ALARM_RINGS}


def test_a_colleague_who_takes_it_ends_the_ringing_here_and_is_named(
    table: Table, mode: StaffMode, clock: HeldClock, sounds: KeptSounds
) -> None:
    comes(table, mode, raised(clock.now()))
    taken = raised(clock.now(), accepted_by="bo", accepted_by_name="Bo Demodahl", accepted_at=clock.now())
    comes(table, mode, taken)
    assert not is_up(mode)
    assert sounds.going_on == set()
    (button,) = [child for child in mode.strip.children() if hasattr(child, "text")]
    assert "Bo Demodahl har larmet från Greta Demoson" in button.text()


def test_silenced_it_comes_back_while_nobody_has_it(
    table: Table, mode: StaffMode, clock: HeldClock, sounds: KeptSounds
) -> None:
    comes(table, mode, raised(clock.now()))
    mode.alarms.view.quiet.click()
    assert not is_up(mode)
    assert sounds.going_on == set()
    assert mode.strip.isVisible()
    mode.alarms._quiet.stop()
    mode.alarms._quiet.timeout.emit()
    table.settle()
    assert is_up(mode)
    assert sounds.going_on == {Sound.ALARM_RINGS}


def test_silence_is_for_what_rings_and_not_for_the_alarm_that_comes_next(
    table: Table, mode: StaffMode, clock: HeldClock, sounds: KeptSounds
) -> None:
    comes(table, mode, raised(clock.now()))
    mode.alarms.view.quiet.click()
    assert sounds.going_on == set()
    comes(table, mode, raised(clock.now()), alarm="a2")
    assert is_up(mode)
    assert sounds.going_on == {Sound.ALARM_RINGS}
    card = mode.alarms.view.card
    assert card is not None
    assert card.alarm == "a2"


def test_what_is_written_about_it_is_kept_and_sent_once(table: Table, mode: StaffMode, clock: HeldClock) -> None:
    mine = raised(clock.now(), accepted_by=AMINA, accepted_by_name="Amina Demoali", accepted_at=clock.now())
    comes(table, mode, mine)
    mode.alarms._open("a1")
    mode.alarms.view.words.editor.setPlainText("Hon hade halkat.")
    mode.keep_everything()
    table.settle()
    assert table.draft("alarm|a1") == "Hon hade halkat."
    mode.alarms.view.outcomes[AlarmOutcome.HELPED].click()
    table.settle()
    assert len(table.posted) == 1
    assert table.draft("alarm|a1") == ""
    assert not is_up(mode)
    assert not mode.strip.isVisible()


def test_taken_back_it_rings_no_more_and_asks_for_a_call(
    table: Table, mode: StaffMode, clock: HeldClock, sounds: KeptSounds
) -> None:
    comes(table, mode, raised(clock.now(), withdrawn_at=clock.now()))
    assert sounds.going_on == set()
    assert not is_up(mode)
    mode.alarms._open("a1")
    table.settle()
    assert title(mode) == "Greta Demoson har tagit tillbaka larmet"
