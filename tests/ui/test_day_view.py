"""The day's list and, where there is room, the visit beside it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.visit import VisitState
from ui.staff.day_view import DayView
from ui.staff.gallery import NOW, demo_card, demo_day
from ui.staff.staff_screen import StaffScreen
from ui.staff.visit_view import VisitView


def test_the_day_opens_the_visit_that_was_pressed(app: QApplication) -> None:
    day = DayView()
    chosen: list[str] = []
    day.visit_chosen.connect(chosen.append)
    day.show_day(demo_day())
    day.rows["5"].click()
    day._next.go.click()
    assert chosen == ["5", "4"]
    day.deleteLater()


def test_the_day_keeps_its_buttons_when_it_is_shown_again(app: QApplication) -> None:
    day = DayView()
    day.show_day(demo_day())
    before = dict(day.rows)
    rows = tuple(replace(row, state=VisitState.FINISHED) for row in demo_day().rows)
    day.show_day(replace(demo_day(), rows=rows, next_visit=None))
    assert day.rows == before
    assert "klart" in day.rows["5"].accessibleDescription()
    assert day._next.isHidden()
    day.deleteLater()


def test_an_empty_day_says_so(app: QApplication) -> None:
    day = DayView()
    day.show_day(replace(demo_day(), rows=(), next_visit=None))
    assert day._heading.text() == "Inga besök i dag"
    day.deleteLater()


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


def test_the_day_tells_the_street_and_leaves_the_town_to_the_visit(app: QApplication) -> None:
    day = DayView()
    rows = tuple(replace(row, address="Sedelvägen 4, 126 33 Hägersten") for row in demo_day().rows)
    day.show_day(replace(demo_day(), rows=rows))
    assert day.rows["5"].accessibleDescription().endswith("Sedelvägen 4")
    day.deleteLater()
