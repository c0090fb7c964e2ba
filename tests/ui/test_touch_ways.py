"""The ways that fit a person's fingers: each by itself, with several fingers, and with a clock that stands still."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QEventPoint, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.fingers import Glass, HeldTouchClock
from ui.shared.card import Column
from ui.shared.look import BRUKARE, Look, look
from ui.shared.scroll import Scroll
from ui.shared.touch import surface_of
from ui.shared.touch_button import TouchButton
from ui.shared.touch_hand import Hand

AT_ONCE = 600
"""Milliseconds after which a new tap is a new tap in these tests."""
PHASES = [turn * math.pi / 6 for turn in range(12)]


class Panel(QWidget):
    """Nine buttons of 20 mm with gaps of 4 mm, 20 mm from the left and the top; one at the right edge."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.buttons: dict[str, TouchButton] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        for row in range(3):
            for column in range(3):
                self._add(f"{row}{column}", 20 + 24 * column, 20 + 24 * row)
        self._add("edge", 180, 44)
        self.resize(look().mm(208), look().mm(130))

    def _add(self, name: str, left_mm: float, top_mm: float) -> None:
        button = TouchButton(name, parent=self)
        button.setGeometry(look().mm(left_mm), look().mm(top_mm), look().mm(20), look().mm(20))
        button.clicked.connect(lambda: self.pressed.append(name))
        self.buttons[name] = button

    def middle(self, name: str) -> QPoint:
        return self.buttons[name].geometry().center()

    def event(self, event: QEvent) -> bool:
        surface = surface_of(self)
        if isinstance(event, QTouchEvent) and surface is not None:
            surface.follow(event)
            event.accept()
            return True
        return super().event(event)


@pytest.fixture(scope="module")
def device(app: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def panel(app: QApplication, worn: Look) -> Iterator[Panel]:
    worn.wear(density=BRUKARE)
    made = Panel()
    made.show()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def glass(panel: Panel, device: QPointingDevice) -> Glass:
    clock = HeldTouchClock()
    return Glass(panel, device, clock, Hand(panel, clock))


def test_a_tap_presses_once(panel: Panel, glass: Glass) -> None:
    glass.press(panel.middle("11"))
    assert panel.buttons["11"].isDown()
    glass.rest(80)
    assert panel.pressed == []
    glass.release()
    assert panel.pressed == ["11"]
    assert not panel.buttons["11"].isDown()


@pytest.mark.parametrize("rests_on", ["a button", "the ground"])
def test_a_tap_lands_although_another_finger_rests_on_the_glass(panel: Panel, glass: Glass, rests_on: str) -> None:
    glass.press(panel.middle("00") if rests_on == "a button" else QPoint(look().mm(10), look().mm(10)), finger=3)
    glass.rest(2000)
    glass.tap(panel.middle("22"), finger=1)
    assert panel.pressed == ["22"]
    glass.rest(AT_ONCE)
    glass.release(finger=3)
    assert panel.pressed == ["22"], "what rested while another pressed presses nothing when it is lifted"


def test_a_finger_that_has_lain_there_for_long_presses_nothing(panel: Panel, glass: Glass) -> None:
    glass.tap(panel.middle("11"), ms=9000)
    assert panel.pressed == []
    glass.tap(panel.middle("11"), ms=4000)
    assert panel.pressed == ["11"], "a slow hand is not a resting one"


def test_a_touch_that_begins_at_the_edge_of_the_glass_presses_nothing(panel: Panel, glass: Glass) -> None:
    button = panel.buttons["00"]
    button.move(0, 0)
    glass.tap(QPoint(look().mm(2), look().mm(10)))
    assert panel.pressed == []
    glass.tap(QPoint(look().mm(6), look().mm(10)))
    assert panel.pressed == ["00"]


def test_a_hand_that_is_put_down_presses_nothing(panel: Panel, glass: Glass) -> None:
    for finger, name in enumerate(["00", "01", "11"]):
        glass.press(panel.middle(name), finger)
        glass.rest(30)
    for finger in range(3):
        glass.rest(60)
        glass.release(finger)
    assert panel.pressed == []
    assert not any(button.isDown() for button in panel.buttons.values())


def test_three_fingers_one_after_the_other_are_no_palm(panel: Panel, glass: Glass) -> None:
    for finger, name in enumerate(["00", "02", "22"]):
        glass.press(panel.middle(name), finger)
        glass.rest(400)
    glass.release(2)
    assert panel.pressed == ["22"]


@dataclass
class WidePoint:
    """As a panel tells of a contact; Qt's own cannot be made with a width from here."""

    at: QPointF
    wide_mm: float
    is_down: bool
    number: int = 7

    def id(self) -> int:
        return self.number

    def state(self) -> QEventPoint.State:
        return QEventPoint.State.Pressed if self.is_down else QEventPoint.State.Released

    def globalPosition(self) -> QPointF:
        return self.at

    def ellipseDiameters(self) -> QSizeF:
        return QSizeF(look().mm(self.wide_mm), look().mm(self.wide_mm))


@dataclass
class WideEvent:
    point: WidePoint

    def type(self) -> QEvent.Type:
        return QEvent.Type.TouchUpdate

    def points(self) -> list[WidePoint]:
        return [self.point]


@pytest.mark.parametrize(("wide_mm", "pressed"), [(12, ["11"]), (35, [])])
def test_a_palm_presses_nothing_and_a_thumb_does(
    panel: Panel, glass: Glass, wide_mm: float, pressed: list[str]
) -> None:
    at = panel.mapToGlobal(QPointF(panel.middle("11")))
    for is_down in (True, False):
        glass.hand.follow(cast(QTouchEvent, WideEvent(WidePoint(at, wide_mm, is_down))))
        glass.rest(100)
    assert panel.pressed == pressed


def test_beside_a_resting_palm_its_fingers_press_nothing_and_the_other_hand_does(panel: Panel, glass: Glass) -> None:
    at = panel.mapToGlobal(QPointF(panel.middle("11")))
    glass.hand.follow(cast(QTouchEvent, WideEvent(WidePoint(at, 35, is_down=True))))
    glass.rest(500)
    glass.tap(panel.middle("12"))
    assert panel.pressed == []
    glass.tap(panel.middle("edge"))
    assert panel.pressed == ["edge"]


# --- each setting ---


def test_a_short_touch_presses_nothing_where_a_finger_has_to_rest(panel: Panel, glass: Glass) -> None:
    glass.ways(hold_ms=400)
    glass.tap(panel.middle("11"), ms=390)
    assert panel.pressed == []
    glass.tap(panel.middle("11"), ms=400)
    assert panel.pressed == ["11"]


def test_a_double_tap_presses_once_whatever_stands_there_after_the_first(panel: Panel, glass: Glass) -> None:
    glass.ways(ignore_repeat_ms=500)
    glass.tap(panel.middle("11"))
    panel.buttons["11"].hide()
    panel.buttons["12"].setGeometry(panel.buttons["11"].geometry())
    glass.rest(150)
    glass.tap(panel.middle("12"))
    assert panel.pressed == ["11"]
    glass.rest(500)
    glass.tap(panel.middle("12"))
    assert panel.pressed == ["11", "12"]


def test_two_quick_taps_at_two_places_are_both_meant(panel: Panel, glass: Glass) -> None:
    glass.ways(ignore_repeat_ms=500)
    glass.tap(panel.middle("00"))
    glass.rest(100)
    glass.tap(panel.middle("22"))
    assert panel.pressed == ["00", "22"]


def test_a_double_click_of_a_mouse_presses_once(panel: Panel, glass: Glass) -> None:
    glass.ways(ignore_repeat_ms=500)
    QTest.mouseClick(panel.buttons["11"], Qt.MouseButton.LeftButton)
    QTest.mouseDClick(panel.buttons["11"], Qt.MouseButton.LeftButton)
    assert panel.pressed == ["11"]


def test_pressing_on_touch_does_not_wait_for_the_finger_to_leave(panel: Panel, glass: Glass) -> None:
    glass.ways(on_touch=True)
    glass.press(panel.middle("11"))
    assert panel.pressed == ["11"]
    glass.rest(AT_ONCE)
    glass.release()
    assert panel.pressed == ["11"]


def test_pressing_on_touch_after_a_hold(panel: Panel, glass: Glass) -> None:
    glass.ways(on_touch=True, hold_ms=300)
    glass.press(panel.middle("11"))
    glass.rest(299)
    assert panel.pressed == []
    glass.rest(1)
    assert panel.pressed == ["11"]
    glass.release()
    glass.tap(panel.middle("00"), ms=200)
    assert panel.pressed == ["11"]


def test_resting_on_a_button_presses_it_once(panel: Panel, glass: Glass) -> None:
    glass.ways(dwell_ms=1000)
    glass.press(panel.middle("11"))
    glass.rest(999)
    assert panel.pressed == []
    glass.rest(1)
    assert panel.pressed == ["11"]
    glass.rest(3000)
    glass.release()
    assert panel.pressed == ["11"]


def test_a_finger_that_moves_on_does_not_dwell(panel: Panel, glass: Glass) -> None:
    glass.ways(dwell_ms=1000)
    glass.press(panel.middle("11"))
    glass.move(panel.middle("11") + QPoint(look().mm(15), 0))
    glass.rest(2000)
    glass.release()
    assert panel.pressed == []


def test_a_pointer_that_stays_over_a_button_presses_it_once(panel: Panel, glass: Glass) -> None:
    glass.ways(dwell_ms=1000)
    button = panel.buttons["11"]
    glass.hand.pointer_over(button, is_over=True)
    glass.rest(900)
    glass.hand.pointer_over(button, is_over=False)
    glass.hand.pointer_over(button, is_over=True)
    glass.rest(900)
    assert panel.pressed == []
    glass.rest(5000)
    assert panel.pressed == ["11"]


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("ms", [64, 96, 176, 344, 700])
def test_a_shaking_finger_presses_the_button_that_it_aims_at(panel: Panel, glass: Glass, phase: float, ms: int) -> None:
    glass.ways(tremor_mm=4, ignore_repeat_ms=500)
    for name in ("00", "11", "22"):
        glass.shake(panel.middle(name), phase, ms=ms)
        glass.rest(AT_ONCE)
    assert panel.pressed == ["00", "11", "22"]


def aims(panel: Panel, name: str) -> Iterator[QPoint]:
    """Points 2 mm inside the border of a button."""
    inside = look().mm(2)
    place = panel.buttons[name].geometry().adjusted(inside, inside, -inside, -inside)
    yield from (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight(), place.center())


def hits(panel: Panel, glass: Glass) -> int:
    """Of 60 taps anywhere on one button, by a shaking hand."""
    panel.pressed.clear()
    for aim in aims(panel, "11"):
        for phase in PHASES:
            glass.shake(aim, phase, ms=176)
            glass.rest(AT_ONCE)
    return panel.pressed.count("11")


def test_the_filter_is_what_makes_the_shaking_finger_hit_near_a_buttons_border(panel: Panel, glass: Glass) -> None:
    without = hits(panel, glass)
    glass.ways(tremor_mm=4)
    assert hits(panel, glass) == len(PHASES) * 5
    assert without <= len(PHASES) * 5 * 0.8


@pytest.mark.parametrize("mm", [1, 4, 10])
def test_a_hand_that_shakes_as_far_as_the_filter_is_set_hits(panel: Panel, glass: Glass, mm: int) -> None:
    glass.ways(tremor_mm=mm)
    for phase in PHASES:
        panel.pressed.clear()
        glass.shake(panel.middle("11"), phase, ms=344, mm=mm)
        glass.rest(AT_ONCE)
        assert panel.pressed == ["11"]


def test_who_meets_the_gap_with_the_filter_means_the_nearest_button(panel: Panel, glass: Glass) -> None:
    glass.ways(tremor_mm=4)
    right = panel.buttons["11"].geometry().right()
    glass.tap(QPoint(right + look().mm(1), panel.middle("11").y()))
    assert panel.pressed == ["11"]
    glass.tap(QPoint(look().mm(140), look().mm(100)))
    assert panel.pressed == ["11"], "nothing is near there"


def test_a_button_that_is_off_is_not_pressed_and_its_neighbour_neither(panel: Panel, glass: Glass) -> None:
    panel.buttons["11"].setEnabled(False)
    glass.tap(panel.middle("11"))
    assert panel.pressed == []


def test_a_slide_toward_a_button_at_the_edge_presses_it(panel: Panel, glass: Glass) -> None:
    glass.ways(slide_to_edge=True)
    start, end = panel.middle("11"), panel.middle("11") + QPoint(look().mm(50), 0)
    glass.slide(start, end)
    assert panel.pressed == ["edge"]


def test_a_slide_that_leads_to_no_button_at_the_edge_presses_nothing(panel: Panel, glass: Glass) -> None:
    glass.ways(slide_to_edge=True)
    for end in (panel.middle("11") + QPoint(look().mm(40), look().mm(60)), panel.middle("01"), panel.middle("22")):
        glass.slide(panel.middle("11"), end)
        glass.rest(AT_ONCE)
    assert panel.pressed == []


def test_a_slide_presses_nothing_where_it_is_not_asked_for(panel: Panel, glass: Glass) -> None:
    glass.slide(panel.middle("11"), panel.middle("edge"))
    assert panel.pressed == []


def test_a_shaking_slide_still_leads_to_the_edge(panel: Panel, glass: Glass) -> None:
    glass.ways(slide_to_edge=True, tremor_mm=4)
    start = panel.middle("11")
    reach = look().mm(4)
    glass.press(start)
    for step in range(1, 60):
        glass.rest(8)
        turn = 2 * math.pi * 6 * step * 8 / 1000
        glass.move(start + QPoint(round(look().mm(60) * step / 60), round(math.sin(turn) * reach)))
    glass.release()
    assert panel.pressed == ["edge"]


# --- pages that scroll, and what is no button ---


class Long(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.line = QLineEdit()
        self.buttons = [TouchButton(f"Rad {number}") for number in range(30)]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, button=button: self.pressed.append(button.text()))
        self.page = Scroll(Column(self.line, *self.buttons))
        self.page.setParent(self)
        self.resize(look().mm(160), look().mm(130))
        self.page.setGeometry(self.rect())


@pytest.fixture
def long(app: QApplication, worn: Look, device: QPointingDevice) -> Iterator[tuple[Long, Glass]]:
    worn.wear(density=BRUKARE)
    made, clock = Long(), HeldTouchClock()
    made.show()
    app.processEvents()
    yield made, Glass(made, device, clock, Hand(made, clock))
    made.close()
    made.deleteLater()


def place_of(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


@pytest.mark.parametrize("ways", [{}, {"on_touch": True}, {"tremor_mm": 4.0}, {"slide_to_edge": True}])
def test_scrolling_presses_nothing_and_moves_the_page(long: tuple[Long, Glass], ways: dict[str, object]) -> None:
    page, glass = long
    glass.ways(**ways)
    start = place_of(page.buttons[3])
    glass.slide(start, start - QPoint(0, look().mm(60)))
    assert page.pressed == []
    assert page.page.verticalScrollBar().value() >= look().mm(25)


@pytest.mark.parametrize("ways", [{}, {"on_touch": True}, {"tremor_mm": 4.0}, {"dwell_ms": 500}])
def test_a_tap_on_a_page_that_scrolls_presses(long: tuple[Long, Glass], ways: dict[str, object]) -> None:
    page, glass = long
    glass.ways(**ways)
    glass.tap(place_of(page.buttons[2]))
    assert page.pressed == ["Rad 2"]


def test_a_tap_on_a_page_lands_while_another_finger_rests_on_it(long: tuple[Long, Glass]) -> None:
    page, glass = long
    glass.press(QPoint(page.width() // 2, look().mm(8)), finger=4)
    glass.rest(1000)
    glass.tap(place_of(page.buttons[2]), finger=1)
    assert page.pressed == ["Rad 2"]
    glass.release(finger=4)


def test_a_line_to_write_in_is_tapped_as_before(long: tuple[Long, Glass], app: QApplication) -> None:
    page, glass = long
    page.activateWindow()
    app.processEvents()
    glass.tap(place_of(page.line))
    assert page.focusWidget() is page.line


def test_what_says_something_else_now_is_not_pressed_by_the_finger_that_holds_it(panel: Panel, glass: Glass) -> None:
    glass.press(panel.middle("11"))
    panel.buttons["11"].let_go()
    glass.release()
    assert panel.pressed == []


def test_a_touch_that_the_system_takes_away_presses_nothing(panel: Panel, glass: Glass) -> None:
    glass.press(panel.middle("11"))
    glass.hand.follow(QTouchEvent(QEvent.Type.TouchCancel))
    assert not panel.buttons["11"].isDown()
    glass.release()
    assert panel.pressed == []
