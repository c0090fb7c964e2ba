"""The day's list, what is left first and what is finished folded away, and where there is room the visit beside it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.visit import VisitState
from app.services.staff_snapshots import StaffDay
from ui.shared.touch_button import Kind, TouchButton
from ui.staff.day_view import DayView
from ui.staff.gallery import NOW, demo_card, demo_day
from ui.staff.staff_screen import StaffScreen
from ui.staff.visit_view import VisitView


@pytest.fixture
def day(app: QApplication) -> Iterator[DayView]:
    made = DayView()
    made.resize(600, 1440)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def seen(day: DayView) -> list[str]:
    """The visits on the glass and the button that unfolds the rest, from the top down."""
    buttons = [button for button in (*day.rows.values(), day.fold) if button.isVisible()]
    return [button.text() for button in sorted(buttons, key=lambda one: one.mapTo(day, one.rect().topLeft()).y())]


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


LEFT = ["Greta Demoson", "Berit Demoholm-Testsson", "Olle Demokvist", "Tage Demoström"]
"""The last of them is cancelled."""


def test_what_is_left_stands_first_and_what_is_finished_is_folded_away(day: DayView) -> None:
    day.show_day(demo_day())
    settle()
    assert seen(day) == [*LEFT, "Klara (2)"]
    day.fold.click()
    settle()
    assert seen(day) == [*LEFT, "Klara (2)", "Alvar Demoberg", "Siri Demolund"]
    day.fold.click()
    settle()
    assert seen(day) == [*LEFT, "Klara (2)"]


def test_a_finished_visit_opens_too(day: DayView) -> None:
    chosen: list[str] = []
    day.visit_chosen.connect(chosen.append)
    day.show_day(demo_day())
    day.fold.click()
    day.rows["1"].click()
    assert chosen == ["1"]


def test_keys_and_screen_readers_know_whether_the_finished_are_unfolded(day: DayView) -> None:
    day.show_day(demo_day())
    reader = QAccessible.queryAccessibleInterface(day.fold)
    assert reader is not None
    assert not reader.state().checked
    day.fold.setFocus()
    QTest.keyClick(day.fold, Qt.Key.Key_Return)
    assert reader.state().checked
    assert day.fold.kind is not Kind.PRIMARY
    settle()
    QTest.keyClick(day.fold, Qt.Key.Key_Tab)
    assert day.focusWidget() is day.rows["1"]


def test_a_day_without_finished_visits_folds_nothing(day: DayView) -> None:
    day.show_day(replace(demo_day(), rows=demo_day().rows[3:]))
    assert not day.fold.isVisible()


def all_finished() -> StaffDay:
    rows = tuple(replace(row, state=VisitState.FINISHED, unmarked=n) for n, row in enumerate(demo_day().rows[:3]))
    return replace(demo_day(), rows=rows, next_visit=None)


def test_a_finished_visit_with_insatser_not_marked_says_so_and_is_not_green(day: DayView) -> None:
    day.show_day(all_finished())
    assert day.fold.accessibleDescription() == "Insatser som inte är markerade: 3"
    day.fold.click()
    assert [day.rows[key].kind for key in ("1", "2", "3")] == [Kind.GOOD, Kind.PLAIN, Kind.PLAIN]
    assert "klart · 1 inte markerad" in day.rows["2"].accessibleDescription()
    assert "klart · 2 inte markerade" in day.rows["3"].accessibleDescription()


def test_the_day_keeps_its_buttons_when_it_is_shown_again(day: DayView) -> None:
    day.show_day(demo_day())
    before: dict[object, TouchButton] = dict(day.rows)
    day.show_day(replace(demo_day(), rows=tuple(replace(row, late=True) for row in demo_day().rows)))
    assert day.rows == before
    assert "försenat" in day.rows["5"].accessibleDescription()


def test_when_all_is_finished_nothing_comes_next(day: DayView) -> None:
    day.show_day(all_finished())
    assert seen(day) == ["Klara (3)"]
    assert day._next.isHidden()


def test_the_day_opens_the_visit_that_was_pressed(day: DayView) -> None:
    chosen: list[str] = []
    day.visit_chosen.connect(chosen.append)
    day.show_day(demo_day())
    day.rows["5"].click()
    day._next.go.click()
    assert chosen == ["5", "4"]


def test_an_empty_day_says_so(day: DayView) -> None:
    day.show_day(replace(demo_day(), rows=(), next_visit=None))
    assert day._heading.text() == "Inga besök i dag"


@pytest.mark.parametrize(("width", "beside"), [(600, False), (1280, True)])
def test_the_day_stands_beside_the_visit_where_there_is_room(app: QApplication, width: int, beside: bool) -> None:
    screen = StaffScreen(DayView(), VisitView(now=lambda: NOW))
    screen.visit.show_card(demo_card())
    screen.day.show_day(demo_day())
    screen.resize(width, 800)
    screen.show()
    screen.open_visit()
    assert screen.visit.isVisible()
    assert screen.day.isVisible() is beside
    screen.visit.back_wanted.emit()
    assert screen.day.isVisible()
    assert not screen.visit.isVisible()
    screen.close()
    screen.deleteLater()


def test_the_day_tells_the_street_and_leaves_the_town_to_the_visit(day: DayView) -> None:
    rows = tuple(replace(row, address="Sedelvägen 4, 126 33 Hägersten") for row in demo_day().rows)
    day.show_day(replace(demo_day(), rows=rows))
    assert day.rows["5"].accessibleDescription().endswith("Sedelvägen 4")
