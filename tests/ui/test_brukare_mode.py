"""The tablet at home, against a real database: who comes, who is late, who has been here, and how old it all is."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.clock import HeldClock
from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.refusal import StoreProblem
from app.domain.visit import VisitState
from app.protocol import records as rec
from app.sync.status import NetState
from tests.ui.desks import AMINA, BO, BRUKARE, Table, greta, lay_table, visit
from ui.bridge import Bridge
from ui.brukare.home_presenter import ms_to_next_minute
from ui.brukare.mode import BrukareMode
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look
from ui.shared.measure import Measure
from ui.shared.words import Words

TODAY = date(2026, 3, 2)
"""The held clock stands at 08.00 of this day."""


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.hub_says(greta())
    yield laid
    laid.store.close()


@pytest.fixture
def mode(table: Table, app: QApplication) -> Iterator[BrukareMode]:
    made = BrukareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def seen(mode: BrukareMode) -> str:
    return " | ".join(words.text() for words in mode.findChildren(Words) if words.isVisible())


def again(table: Table, mode: BrukareMode) -> str:
    mode._home.tick()
    table.settle()
    return seen(mode)


def confirm(table: Table) -> None:
    at = table.clock.now().isoformat().encode()
    table.store.write(lambda writing: writing.set_meta("confirmed_at", at), by="hub").result()


def test_a_tablet_without_a_plan_welcomes(mode: BrukareMode) -> None:
    assert "Välkommen" in seen(mode)
    assert "Här ser du snart vem som kommer till dig." in seen(mode)


def test_the_next_visit_is_told_with_name_time_and_purpose(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15)))
    told = again(table, mode)
    assert "Amina kommer" in told
    assert "10.45 – 11.15" in told
    assert "Frukost" in told


def test_somebody_else_than_planned_is_said(table: Table, mode: BrukareMode) -> None:
    bo = rec.StaffRef(id=BO, first_name="Bo", name="Bo Demodahl")
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15), staff=(bo,)))
    assert "Bo kommer i stället" in again(table, mode)


def test_a_late_visit_is_told_in_words_and_asks_nothing(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY, time(8, 0), time(9, 0)))
    assert "Amina kommer" in again(table, mode)
    table.clock.move(timedelta(minutes=20))
    told = again(table, mode)
    assert "Amina är sen" in told
    assert "Du behöver inte göra något." in told


def test_without_a_network_nobody_is_called_late(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY, time(8, 0), time(9, 0)))
    table.net = NetState(online=False)
    table.clock.move(timedelta(minutes=20))
    told = again(table, mode)
    assert "är sen" not in told
    assert "Det kan ha ändrats." in told
    assert "Det finns inget nät just nu." in told


def test_who_is_here_comes_before_who_comes_next(table: Table, mode: BrukareMode) -> None:
    table.hub_says(
        visit("v1", TODAY, time(7, 45), time(8, 15), state=VisitState.STARTED),
        visit("v2", TODAY, time(12, 0), time(12, 30)),
    )
    assert "Amina är här nu" in again(table, mode)


def test_when_the_day_is_over_the_next_morning_is_told(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY + timedelta(days=1), time(8, 0), time(8, 30)))
    told = again(table, mode)
    assert "Ingen mer kommer i dag" in told
    assert "I morgon klockan 8 kommer Amina." in told


def test_the_clock_follows_the_desks_clock(table: Table, mode: BrukareMode) -> None:
    assert "08.00" in seen(mode)
    table.clock.move(timedelta(minutes=1))
    assert "Måndag 2 mars, 08.01" in again(table, mode)


def test_the_timer_rings_just_after_the_minute_begins() -> None:
    assert ms_to_next_minute(0, 0) == 60_020
    assert ms_to_next_minute(59, 999_000) == 21


def test_the_tablet_says_how_old_its_plan_is(table: Table, mode: BrukareMode) -> None:
    confirm(table)
    assert "Plattan har kontakt." in again(table, mode)
    table.net = NetState(online=False)
    table.clock.move(timedelta(hours=1))
    assert "Det här är från klockan 8." in again(table, mode)
    assert "Larmklockan på armen gäller." in seen(mode)


def test_a_tablet_that_cannot_keep_what_comes_says_so_and_calls_nobody_late(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY, time(8, 0), time(9, 0)))
    confirm(table)
    table.net = NetState(online=True, store=StoreProblem.DISK_FULL)
    table.clock.move(timedelta(hours=1))
    said = again(table, mode)
    assert "Plattan kan inte läsa det som är nytt. Säg till hemtjänsten." in said
    assert "Det här är från klockan 8." in said
    assert "Plattan har kontakt." not in said
    assert "är sen" not in said
    assert "inget nät" not in said
    mode.home.day.click()
    table.settle()
    assert "är sen" not in seen(mode)


def test_the_days_visits_stand_with_their_state(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15)))
    mode.home.day.click()
    table.settle()
    assert mode.frame.screens.currentWidget() is mode.day
    assert "Amina kommer | 10.45 – 11.15" in seen(mode)
    mode.day.back.click()
    assert mode.frame.screens.currentWidget() is mode.home


def test_visitors_are_named_and_an_unknown_key_frightens_nobody(table: Table, mode: BrukareMode) -> None:
    def opened(number: int, minutes: int, who: str | None) -> tuple[str, str, rec.RecordBody]:
        body = rec.DoorEventBody(
            door="d",
            position=DoorPosition.FLAT,
            brukare=BRUKARE,
            lock_seq=number,
            state=LockState.UNLOCKED,
            action=DoorAction.OPEN,
            lock_at=table.clock.now() - timedelta(minutes=minutes),
            who=who,
            visit="v1" if who else None,
        )
        return f"brukare:{BRUKARE}/doors", f"d:{number}", body

    visited = visit("v1", TODAY, time(7, 45), time(8, 15))
    table.hub_says(visited, opened(1, 30, None), opened(2, 10, AMINA))
    mode.home.visitors.click()
    table.settle()
    told = seen(mode)
    assert "Amina kom i dag 07.50" in told
    assert "Genom dörren." in told
    assert "Hemtjänsten Demo" in told
    assert "Någon med egen nyckel öppnade i dag 07.30" in told
    assert told.index("07.50") < told.index("07.30")


def test_more_than_fits_is_turned_in_pages_and_comes_back(table: Table, mode: BrukareMode) -> None:
    table.hub_says(*(visit(f"v{hour}", TODAY, time(hour, 0), time(hour, 30)) for hour in range(9, 18)))
    mode.home.day.click()
    table.settle()
    pages = mode.day.pages
    assert pages.page_count > 1
    assert not pages.before.isEnabled()
    found = set()
    for _ in range(pages.page_count):
        found |= {words.text()[:5] for words in pages.findChildren(Words) if words.isVisible()}
        pages.after.click()
    assert {f"{hour:02}.00" for hour in range(9, 18)} <= found
    assert not pages.after.isEnabled()


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)])
def test_with_very_large_text_everything_is_still_found_by_turning_pages(
    table: Table, mode: BrukareMode, worn: Look, size: tuple[int, int]
) -> None:
    worn.wear(density=BRUKARE_SIZES, measure=Measure(ppi=149, text_scale=3.0))
    mode.resize(*size)
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15)))
    again(table, mode)
    pages, found = mode.home.pages, ""
    for page in range(pages.page_count):
        pages.go_to(page)
        found += seen(mode)
        found += " | ".join(button.text() for button in mode.findChildren(QPushButton) if button.isVisible())
    for words in ("Amina kommer", "10.45 – 11.15", "Larmklockan på armen gäller.", "I dag", "Vem har varit här"):
        assert words in found
    mode.home.visitors.click()
    assert mode.visitors.back.isVisible()
    mode.visitors.back.click()
    assert pages.page == 0


def test_a_store_that_fails_leaves_what_stands_and_says_so(table: Table, mode: BrukareMode) -> None:
    table.hub_says(visit("v1", TODAY, time(10, 45), time(11, 15)))
    again(table, mode)
    mode._home._not_read(RuntimeError(StoreProblem.DAMAGED))
    assert "Amina kommer" in seen(mode)
    assert "Säg till hemtjänsten." in seen(mode)


def test_everything_that_can_be_pressed_has_a_name(table: Table, mode: BrukareMode) -> None:
    buttons = mode.findChildren(QPushButton)
    assert buttons
    assert all(button.accessibleName() for button in buttons)
