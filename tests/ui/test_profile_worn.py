"""The tablet wears what fits its person: on start, and when that changes, without a restart."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import HeldClock
from app.domain.tablet_profile import Setting, TabletProfile
from app.protocol import records as rec
from tests.ui.desks import BRUKARE, TODAY, Table, greta, lay_table, visit
from tests.ui.fingers import Glass, HeldTouchClock
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.shared import touch_button
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look, look
from ui.shared.measure import Measure
from ui.shared.sound import KeptSounds, Sound
from ui.shared.theme import DARK, HIGH_CONTRAST, LIGHT
from ui.shared.touch import TouchWays
from ui.shared.touch_hand import Hand


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication, worn: Look) -> Iterator[Table]:
    worn.wear(density=BRUKARE_SIZES)
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.hub_says(greta(), visit("v1", TODAY, time(10, 45), time(11, 15)))
    yield laid
    laid.store.close()


def hub_sets(table: Table, **settings: Setting) -> None:
    table.hub_says((f"brukare:{BRUKARE}/profile", BRUKARE, rec.TabletProfileBody(brukare=BRUKARE, settings=settings)))


@pytest.fixture
def modes(table: Table, app: QApplication) -> Iterator[list[BrukareMode]]:
    made: list[BrukareMode] = []
    yield made
    for mode in made:
        mode.close()
        mode.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def started(table: Table, modes: list[BrukareMode]) -> BrukareMode:
    mode = BrukareMode(table.desk, Bridge())
    modes.append(mode)
    mode.resize(1280, 800)
    mode.show()
    table.settle()
    return mode


def changed(table: Table, mode: BrukareMode, **settings: Setting) -> None:
    hub_sets(table, **settings)
    mode._home.refresh()
    table.settle()


def test_a_tablet_starts_as_it_was_left(table: Table, modes: list[BrukareMode]) -> None:
    hub_sets(table, text_percent=200, theme="dark", hand="left", tremor_filter=True, hold_ms=300)
    mode = started(table, modes)
    assert (look().theme, look().measure.text_scale) == (DARK, 2.0)
    assert mode.fingers.ways == TouchWays(hold_ms=300, ignore_repeat_ms=500, tremor_mm=4)


def test_a_change_is_worn_without_a_restart(table: Table, modes: list[BrukareMode]) -> None:
    mode = started(table, modes)
    changed(table, mode, theme="high_contrast", text_percent=150)
    assert (look().theme, look().measure.text_scale) == (HIGH_CONTRAST, 1.5)
    changed(table, mode, text_percent=100)
    assert (look().theme, look().measure.text_scale) == (LIGHT, 1.0)


def test_where_nobody_has_set_anything_the_tablet_is_as_it_was_started(table: Table, modes: list[BrukareMode]) -> None:
    look().wear(theme=DARK, measure=Measure(ppi=149, text_scale=1.5))
    mode = started(table, modes)
    assert (look().theme, look().measure.text_scale) == (DARK, 1.5)
    changed(table, mode, theme="light", text_percent=300)
    changed(table, mode)
    assert (look().theme, look().measure.text_scale) == (DARK, 1.5)


def sides(mode: BrukareMode) -> tuple[int, int]:
    """Left edges of the column and of the screen beside it."""
    return mode.frame.side.x(), mode.frame.screens.x()


def test_the_column_stands_on_the_side_of_the_hand(table: Table, modes: list[BrukareMode]) -> None:
    mode = started(table, modes)
    column, screen = sides(mode)
    assert screen < column
    width = mode.frame.screens.width()
    changed(table, mode, hand="left")
    column, screen = sides(mode)
    assert column < screen
    assert mode.frame.screens.width() == width
    assert screen + width <= mode.width() - look().mm(BRUKARE_SIZES.edge_mm) + 1


def test_other_parts_are_told_what_is_worn(table: Table, modes: list[BrukareMode]) -> None:
    mode = started(table, modes)
    told: list[object] = []
    mode.wearing.changed.connect(told.append)
    changed(table, mode, scan_mode="two_switches", speech_rate=140)
    mode._home.refresh()
    table.settle()
    assert len(told) == 1
    assert isinstance(told[0], TabletProfile)
    assert (told[0].scan_mode, told[0].speech_rate, told[0].language) == ("two_switches", 140, "sv")


@pytest.mark.parametrize("pictograms", ["less", "usual", "more"])
def test_pictures_are_as_the_person_wants_them(
    table: Table, modes: list[BrukareMode], monkeypatch: pytest.MonkeyPatch, pictograms: str
) -> None:
    mode = started(table, modes)
    drawn: list[float] = []
    monkeypatch.setattr(touch_button, "paint_icon", lambda _painter, _icon, box, _ink: drawn.append(box.height()))
    mode.home.day.grab()
    (usual,) = drawn
    changed(table, mode, pictograms=pictograms)
    drawn.clear()
    mode.home.day.grab()
    now = max(drawn, default=0.0)
    assert {"less": now == 0, "usual": now == usual, "more": now > usual}[pictograms]
    changed(table, mode)


def test_a_double_tap_on_the_tablet_opens_one_page(table: Table, modes: list[BrukareMode]) -> None:
    """The second tap finds another button where the first one stood, and is not meant for it."""
    mode = started(table, modes)
    for _ in mode.make_the_rest():
        pass
    assert isinstance(mode.fingers, Hand)
    clock = HeldTouchClock()
    mode.fingers._clock = clock
    glass = Glass(mode, touch_screen(), clock, mode.fingers)
    opened: list[QWidget | None] = []
    mode.frame.screens.currentChanged.connect(lambda _: opened.append(mode.frame.screens.currentWidget()))
    at = mode.home.day.mapTo(mode, mode.home.day.rect().center())
    for _ in range(2):
        glass.tap(at)
        glass.rest(120)
    assert opened == [mode.day]
    glass.rest(600)
    glass.tap(mode.day.back.mapTo(mode, mode.day.back.rect().center()))
    assert opened == [mode.day, mode.home]


def test_keys_are_heard_though_nobody_has_set_any_switch(table: Table, modes: list[BrukareMode]) -> None:
    mode = started(table, modes)
    for _ in mode.make_the_rest():
        pass
    mode.home.day.click()
    assert mode.frame.screens.currentWidget() is mode.day
    window = mode.window().windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert mode.frame.screens.currentWidget() is mode.home
    sounds = mode.alarms._sounds = KeptSounds()
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert mode.alarms.is_going_on
    assert sounds.played == [Sound.ALARM_SENT]


_screens: list[QPointingDevice] = []


def touch_screen() -> QPointingDevice:
    if not _screens:
        _screens.append(QTest.createTouchDevice())
    return _screens[0]
