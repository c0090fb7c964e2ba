"""What a screen reader is given when a screen of the tablet opens: the focus, and then, once, what stands there."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from app.domain.clock import HeldClock
from tests.ui.desks import BRUKARE, TODAY, Table, greta, lay_table, visit
from ui.bridge import Bridge
from ui.brukare import telling
from ui.brukare.list_view import ListView
from ui.brukare.mode import BrukareMode
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look
from ui.shared.screens import Screens


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(telling, "announce", lambda _widget, words, **_more: found.append(words))
    return found


@pytest.fixture
def mode(tmp_path: Path, clock: HeldClock, app: QApplication, worn: Look) -> Iterator[tuple[Table, BrukareMode]]:
    worn.wear(density=BRUKARE_SIZES)
    table = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    table.hub_says(greta(), visit("v1", TODAY, time(10, 45), time(11, 15)))
    made = BrukareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    table.settle()
    yield table, made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    table.store.close()


def it_is_time(view: ListView) -> None:
    assert view.telling._timer.isActive()
    view.telling._timer.stop()
    view.telling._timer.timeout.emit()


def test_an_opened_day_is_told_once_it_is_filled(mode: tuple[Table, BrukareMode], told: list[str]) -> None:
    table, tablet = mode
    tablet.home.day.click()
    assert tablet.day.back.hasFocus()
    table.settle()
    it_is_time(tablet.day)
    assert told == ["Amina kommer. 10 45 till 11 15 Frukost"]
    table.hub_says(visit("v1", TODAY, time(10, 50), time(11, 15)))
    tablet._day.refresh()
    table.settle()
    assert not tablet.day.telling._timer.isActive(), "what changes later is no opening"


def test_a_page_that_is_turned_is_told_with_its_number(mode: tuple[Table, BrukareMode], told: list[str]) -> None:
    table, tablet = mode
    table.hub_says(*(visit(f"w{hour}", TODAY, time(hour), time(hour, 30)) for hour in range(12, 20)))
    tablet.home.day.click()
    table.settle()
    tablet.day.pages.after.click()
    tablet.day.pages._telling._timer.timeout.emit()
    assert told[-1].startswith("2 av ")
    assert "kommer" in told[-1]


def test_no_other_button_has_the_focus_on_the_way_to_another_screen(app: QApplication) -> None:
    window, screens, passed = QWidget(), Screens(), []
    layout = QVBoxLayout(window)
    layout.addWidget(QPushButton("beside"))
    layout.addWidget(screens)
    pages = []
    for _ in range(2):
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(QPushButton("one"))
        column.addWidget(QPushButton("two"))
        screens.addWidget(page)
        pages.append(page)
    window.show()
    window.activateWindow()
    app.processEvents()
    first, second = (page.findChildren(QPushButton)[1] for page in pages)
    first.setFocus()
    app.focusChanged.connect(lambda _old, new: passed.append(new))
    screens.setCurrentWidget(pages[1])
    second.setFocus()
    app.processEvents()
    assert passed == [None, second]
    window.close()


def test_where_nobody_says_where_the_focus_goes_it_goes_to_the_first_button(app: QApplication) -> None:
    screens = Screens()
    page, other = QPushButton("one"), QPushButton("two")
    for one in (page, other):
        screens.addWidget(one)
    screens.show()
    screens.activateWindow()
    app.processEvents()
    page.setFocus()
    holder = QWidget()
    QVBoxLayout(holder).addWidget(QPushButton("first"))
    screens.addWidget(holder)
    screens.setCurrentWidget(holder)
    app.processEvents()
    focused = app.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "first"
    screens.close()
