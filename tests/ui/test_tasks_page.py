"""*Att ta hand om* in staff mode: what is to be looked after, taken and done, also without network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.domain.clock import HeldClock
from app.domain.ids import BrukareId, UtforareId
from app.domain.stream import tasks_stream
from app.domain.task import TaskKind, TaskState
from app.protocol import records as rec
from tests.conftest import A_MONDAY
from tests.ui.desks import AMINA, BRUKARE, Table, lay_table
from ui.bridge import Bridge
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words
from ui.staff.mode import StaffMode

STREAM = tasks_stream(BrukareId(BRUKARE), UtforareId("utforare"))


def task(state: TaskState = TaskState.OPEN, **more: object) -> rec.TaskBody:
    return rec.TaskBody(
        brukare=BRUKARE,
        brukare_name="Greta Demoson",
        utforare="utforare",
        kind=TaskKind.TABLET_OFFLINE,
        since=A_MONDAY,
        about="platta",
        state=state,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=AMINA, mode="staff")
    laid.hub_says((STREAM, "t1", task()))
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[StaffMode]:
    made = StaffMode(table.desk, Bridge())
    made.resize(600, 1440)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(table: Table, mode: StaffMode, word: str) -> None:
    (found,) = [one for one in mode.findChildren(TouchButton) if one.isVisible() and one.text() == word]
    found.click()
    table.settle()


def seen(mode: StaffMode) -> str:
    return " | ".join(words.text() for words in mode.findChildren(Words) if words.isVisible())


def test_the_day_leads_to_the_tasks_and_back(table: Table, mode: StaffMode) -> None:
    press(table, mode, "Att ta hand om")
    assert "Greta Demoson" in seen(mode)
    assert "Plattan har inget nät sedan" in seen(mode)
    press(table, mode, "Tillbaka till dagen")
    assert mode.screens.currentWidget() is mode.screen_of_staff


def test_without_tasks_the_day_says_nothing_of_them(table: Table, mode: StaffMode) -> None:
    table.hub_says((STREAM, "t1", task(TaskState.DONE, done_at=A_MONDAY)))
    mode.pages._day.tasks_wanted.emit()
    table.settle()
    assert "Det finns inget att ta hand om nu." in seen(mode)
    assert "Det löste sig av sig självt" in seen(mode)


def test_taken_without_network_is_told_as_saved_here(table: Table, mode: StaffMode) -> None:
    press(table, mode, "Att ta hand om")
    press(table, mode, "Jag tar det")
    assert "Du tar hand om det." in seen(mode)
    assert "Sparat här" in seen(mode)
    assert len(table.posted) == 1


def test_what_a_colleague_has_taken_can_still_be_done(table: Table, mode: StaffMode) -> None:
    table.hub_says((STREAM, "t1", task(TaskState.TAKEN, taken_by="staff-bo", taken_by_name="Bo Demodahl")))
    press(table, mode, "Att ta hand om")
    assert "Bo Demodahl tar hand om det." in seen(mode)
    press(table, mode, "Klart")
    assert "Det finns inget att ta hand om nu." in seen(mode)
    assert "Klart sedan i går" in seen(mode)
