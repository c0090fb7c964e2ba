"""The tablet by keys and switches: real keys go to the window, as the system sends them."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from tests.fakes.held_ticker import HeldTicker
from tests.ui.sampling import by_turns
from ui.brukare import gallery
from ui.brukare.alarm_button import AlarmButton
from ui.brukare.frame import Frame
from ui.brukare.list_view import ListView
from ui.shared.look import BRUKARE, Look
from ui.shared.measure import Measure
from ui.shared.reading_order import stops_of
from ui.shared.scan_mark import BAND_MM, ScanMark
from ui.shared.scan_rounds import Scanning, Switch, Way
from ui.shared.sheet import Answer, Sheet, ask
from ui.shared.theme import THEMES, contrast
from ui.shared.touch_button import TouchButton
from ui.shared.without_touch import WithoutTouch

KEY = Qt.Key
TYPED = ("staff-code", "talk-write", "rehearsal-write")
"""Screens on which keys are typed: there arrows go within what is written, and Tab goes on."""
WITH_PLACES = [name for name in sorted(gallery.screens()) if not name.startswith((*TYPED, "waiting-"))]
"""Screens on which something can be pressed and nothing is typed."""


class Glass(QWidget):
    """A window with one screen of the gallery, and its alarm where a test wants it."""

    def __init__(self, screen: str, size: tuple[int, int] = (1280, 800), *, alarm: bool = False) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.content = QWidget()
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(0, 0, 0, 0)
        self.shown = gallery.screens()[screen]()
        inner.addWidget(self.shown)
        self.column.addWidget(self.content)
        for found in self.shown.findChildren(AlarmButton):
            self.alarm = found
            found.setVisible(alarm)
        self.ticker = HeldTicker()
        self.without_touch = WithoutTouch(self.content, ticker=self.ticker)
        self.resize(*size)
        self.show()
        self.activateWindow()
        settle()
        for button in self.findChildren(QPushButton):
            button.clicked.connect(partial(self._note, button))
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _note(self, button: QPushButton, _checked: bool = False) -> None:
        self.pressed.append(button.text())

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.windowHandle(), key, keys)
        settle()

    def hold(self, key: Qt.Key, for_ms: int = 150) -> None:
        """A switch goes down and up while the held clock moves."""
        QTest.keyPress(self.windowHandle(), key)
        self.ticker.move(for_ms)
        QTest.keyRelease(self.windowHandle(), key)
        self.ticker.move(200)
        settle()

    def focus(self) -> str:
        focus = self.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    def scan(self, **settings: object) -> None:
        self.without_touch.wear(Scanning(**settings))  # type: ignore[arg-type]
        self.ticker.move(1)

    def until(self, names: list[str]) -> None:
        """Scanning comes to it within a round or two."""
        for _ in range(120):
            if self.marked() == names:
                return
            self.ticker.move(250)
        raise AssertionError(f"{names} is never offered; {self.marked()} is")

    def marked(self) -> list[str]:
        marks = [mark for mark in self.findChildren(ScanMark) if mark.isVisible()]
        return [widget.accessibleName() for mark in marks for widget in mark._around]


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


@pytest.fixture
def glass(app: QApplication, worn: Look) -> Iterator[Callable[..., Glass]]:
    worn.wear(density=BRUKARE)
    made: list[Glass] = []

    def show(screen: str, size: tuple[int, int] = (1280, 800), *, alarm: bool = False) -> Glass:
        made.append(Glass(screen, size, alarm=alarm))
        return made[-1]

    yield show
    for window in made:
        window.close()
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


PLACES = ["Ring", "Meddelanden", "I dag", "Vem har varit här", "Visa mig hur", "Ändra plattan", "Läs upp"]


# --- keyboard ---


def test_tab_goes_through_the_screen_in_reading_order_and_round(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    seen = []
    for _ in range(len(PLACES) + 1):
        home.key(KEY.Key_Tab)
        seen.append(home.focus())
    assert seen == [*PLACES, PLACES[0]]
    home.key(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert home.focus() == PLACES[-1]


def test_arrows_go_to_what_lies_there(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.key(KEY.Key_Down)
    assert home.focus() == "Ring"
    home.key(KEY.Key_Right)
    assert home.focus() == "Meddelanden"
    home.key(KEY.Key_Down)
    assert home.focus() == "Visa mig hur"
    home.key(KEY.Key_Up)
    home.key(KEY.Key_Left)
    assert home.focus() == "Ring"
    home.key(KEY.Key_Left)
    assert home.focus() == "Ring", "there is nothing before it"


@pytest.mark.parametrize(
    ("name", "scale", "size"),
    by_turns([(name,) for name in WITH_PLACES], [1.0, 2.0, 3.0], [(1280, 800), (800, 1280)]),
)
def test_arrows_reach_everything_that_is_in_sight(
    glass: Callable[..., Glass], worn: Look, name: str, scale: float, size: tuple[int, int]
) -> None:
    worn.wear(measure=Measure(ppi=149, text_scale=scale))
    screen = glass(name, size)
    screen.key(KEY.Key_Down)
    left, found = [screen.focusWidget()], set()
    while left:
        here = left.pop()
        assert here is not None
        found.add(here)
        assert not here.visibleRegion().isEmpty(), "the focus is on the glass"
        for arrow in (KEY.Key_Right, KEY.Key_Left, KEY.Key_Up, KEY.Key_Down):
            here.setFocus()
            screen.key(arrow)
            if screen.focusWidget() not in found:
                left.append(screen.focusWidget())
    reached = {widget.accessibleName() for widget in found}
    in_sight = {button.accessibleName() for button in screen.findChildren(TouchButton) if pressable(button)}
    assert reached == in_sight


def pressable(button: TouchButton) -> bool:
    return button.isVisible() and button.isEnabled() and not button.visibleRegion().isEmpty()


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter])
def test_space_and_enter_press(glass: Callable[..., Glass], key: Qt.Key) -> None:
    home = glass("home")
    home.key(KEY.Key_Tab)
    home.key(key)
    assert home.pressed == ["Ring"]


def test_escape_goes_back(glass: Callable[..., Glass]) -> None:
    day = glass("day")
    came = []
    view = day.findChild(ListView)
    assert view is not None
    view.back_wanted.connect(lambda: came.append(True))
    day.key(KEY.Key_Escape)
    assert came == [True]


def test_what_has_the_focus_by_key_has_a_ring(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.key(KEY.Key_Down)
    assert home.findChild(TouchButton, "") is not None
    rings = [child for child in home.findChildren(QWidget) if type(child).__name__ == "FocusRing" and child.isVisible()]
    focus = home.focusWidget()
    assert focus is not None
    assert len(rings) == 1
    around = rings[0].geometry()
    assert around.contains(focus.mapTo(home, focus.rect().center()))


def question(window: Glass) -> Sheet:
    return ask(
        window.content, "Vill du ringa Amina?", [Answer("no", "Nej, gå tillbaka"), Answer("yes", "Ja, ring Amina")]
    )


def test_a_question_is_answered_by_keys_and_escape_is_the_safe_answer(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    answers: list[str] = []
    sheet = question(home)
    sheet.answered.connect(lambda key, _words: answers.append(key))
    home.key(KEY.Key_Down)
    assert home.focus() == "Ja, ring Amina"
    home.key(KEY.Key_Return)
    again = question(home)
    again.answered.connect(lambda key, _words: answers.append(key))
    focus = home.focusWidget()
    assert focus is not None
    focus.clearFocus()
    home.key(KEY.Key_Escape)
    assert answers == ["yes", "no"]


# --- one switch and two ---


def test_scanning_shows_ring_and_band_on_what_is_offered(glass: Callable[..., Glass], worn: Look) -> None:
    home = glass("home", alarm=True)
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    seen = []
    for _ in range(len(PLACES) + 2):
        seen += home.marked()
        home.ticker.move(1000)
    assert seen == ["LARM", *PLACES, "LARM"]
    for theme in THEMES.values():
        assert contrast(theme.focus, theme.ground) >= 7
        assert contrast(theme.focus, theme.surface) >= 7
        assert contrast(theme.primary, theme.on_primary) >= 7
    assert BAND_MM >= 2.4


def test_the_band_is_drawn_where_it_is_seen(glass: Callable[..., Glass], worn: Look) -> None:
    home = glass("home")
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    button = home.focusWidget()
    assert isinstance(button, TouchButton)
    picture = home.grab().toImage()
    left = button.mapTo(home, QPoint(0, button.height() // 2))
    band = picture.pixelColor(left - QPoint(worn.mm(0.8 + BAND_MM / 2), 0)).name().upper()
    assert band == worn.theme.focus.upper()
    face = picture.pixelColor(left + QPoint(worn.mm(1.5), 0)).name().upper()
    assert face == worn.theme.primary.upper()


def test_one_switch_presses_what_is_offered(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    home.ticker.move(1100)
    home.hold(KEY.Key_Space)
    assert home.pressed == ["Meddelanden"]


def test_one_switch_steps_and_a_long_press_presses(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.scan(mode=Way.STEP, hold_ms=800)
    home.hold(KEY.Key_Space)
    home.hold(KEY.Key_Space)
    assert home.marked() == ["I dag"]
    assert home.pressed == []
    home.hold(KEY.Key_Space, for_ms=900)
    assert home.pressed == ["I dag"]


@pytest.mark.parametrize("enter", [KEY.Key_Return, KEY.Key_Enter])
def test_two_switches(glass: Callable[..., Glass], enter: Qt.Key) -> None:
    home = glass("home")
    home.scan(mode=Way.TWO_SWITCHES)
    home.ticker.move(1000)
    home.hold(KEY.Key_Space)
    home.hold(enter)
    assert home.pressed == ["Meddelanden"]


def test_a_key_that_repeats_while_it_is_held_is_one_press(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.scan(mode=Way.AUTOMATIC, interval_ms=60_000)
    home.ticker.move(1000)
    QTest.keyPress(home.windowHandle(), KEY.Key_Space)
    for _ in range(20):
        home.ticker.move(40)
        repeat = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(home.windowHandle(), repeat)
    QTest.keyRelease(home.windowHandle(), KEY.Key_Space)
    assert home.pressed == ["Ring"]


def test_a_mouse_button_is_a_switch_wherever_the_pointer_is(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000, one=Switch(button=Qt.MouseButton.LeftButton.value))
    home.ticker.move(1100)
    over = home.findChildren(TouchButton)[0]
    where = over.mapTo(home, over.rect().center())
    QTest.mouseClick(home.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert home.pressed == ["Meddelanden"]


def test_scanning_goes_over_a_question_and_back(glass: Callable[..., Glass]) -> None:
    home = glass("home", alarm=True)
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    answers: list[str] = []
    sheet = question(home)
    sheet.answered.connect(lambda key, _words: answers.append(key))
    seen = []
    home.ticker.move(1001)
    for _ in range(3):
        seen += home.marked()
        home.ticker.move(1000)
    assert set(seen) == {"LARM", "Nej, gå tillbaka", "Ja, ring Amina"}
    home.until(["Ja, ring Amina"])
    home.hold(KEY.Key_Space)
    assert answers == ["yes"]
    home.ticker.move(5000)
    assert set(home.marked()) <= {"LARM", *PLACES}


def test_behind_a_question_the_alarm_is_still_reached(glass: Callable[..., Glass]) -> None:
    home = glass("home", alarm=True)
    raised = []
    home.without_touch.alarm_key_pressed.connect(lambda: raised.append(True))
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    question(home)
    home.ticker.move(1100)
    home.until(["LARM"])
    assert not home.alarm.isEnabled()
    home.hold(KEY.Key_Space)
    assert len(raised) == 1


def test_what_appears_is_offered_and_what_is_switched_off_is_passed_over(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.scan(mode=Way.TWO_SWITCHES)
    new = TouchButton("Nytt meddelande")
    new.setParent(home.content)
    new.setGeometry(940, 300, 290, 120)
    new.show()
    day = next(button for button in home.findChildren(TouchButton) if button.text() == "I dag")
    day.setEnabled(False)
    settle()
    home.ticker.move(1000)
    seen = set()
    for _ in range(10):
        seen.update(home.marked())
        home.hold(KEY.Key_Space)
    assert seen == {*PLACES, "Nytt meddelande"} - {"I dag"}


def test_pages_are_turned_by_one_switch(glass: Callable[..., Glass]) -> None:
    day = glass("day")
    day.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    first = [widget.accessibleName() for widget in stops_of(day)]
    assert "Nästa" in first
    assert "Förra" not in first
    day.until(["Nästa"])
    day.hold(KEY.Key_Space)
    day.hold(KEY.Key_Space)
    assert day.pressed == ["Nästa", "Nästa"]
    day.ticker.move(8000)
    assert {"Förra"} <= {widget.accessibleName() for widget in stops_of(day)}


def test_the_one_who_hears_is_told_what_is_offered(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    said: list[str] = []
    home.without_touch.offered.connect(said.append)
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000)
    home.ticker.move(2000)
    assert said == []
    home.scan(mode=Way.AUTOMATIC, interval_ms=1000, spoken=True)
    home.ticker.move(2000)
    assert said == PLACES[1:3]


def test_scanning_off_leaves_no_mark(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    home.scan(mode=Way.AUTOMATIC)
    assert home.marked()
    home.scan(mode=Way.OFF)
    settle()
    assert home.marked() == []
    home.key(KEY.Key_Tab)
    home.key(KEY.Key_Space)
    assert len(home.pressed) == 1


# --- the key that is the alarm ---


def test_the_alarm_key_counts_once_however_long_it_is_held(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    raised = []
    home.without_touch.alarm_key_pressed.connect(lambda: raised.append(True))
    QTest.keyPress(home.windowHandle(), KEY.Key_F12)
    repeat = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_F12, Qt.KeyboardModifier.NoModifier, "", True)
    for _ in range(9):
        QApplication.sendEvent(home.windowHandle(), repeat)
    QTest.keyRelease(home.windowHandle(), KEY.Key_F12)
    assert raised == [True]
    home.key(KEY.Key_F12)
    assert raised == [True, True]


def test_the_alarm_key_works_over_a_question_and_while_scanning(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    raised = []
    home.without_touch.alarm_key_pressed.connect(lambda: raised.append(True))
    home.scan(mode=Way.STEP, alarm_key=KEY.Key_Pause.value)
    question(home)
    home.key(KEY.Key_Pause)
    home.key(KEY.Key_F12)
    assert raised == [True]


def test_the_alarm_key_is_heard_in_every_window_of_the_program(glass: Callable[..., Glass]) -> None:
    home = glass("home")
    raised = []
    home.without_touch.alarm_key_pressed.connect(lambda: raised.append(True))
    other = QWidget()
    other.show()
    other.activateWindow()
    settle()
    QTest.keyClick(other.windowHandle(), KEY.Key_F12)
    assert raised == [True]
    other.close()
    other.deleteLater()


def test_a_frame_is_read_before_the_column_beside_it(glass: Callable[..., Glass]) -> None:
    home = glass("home", size=(800, 1280))
    assert isinstance(home.shown, Frame)
    assert [stop.accessibleName() for stop in stops_of(home)] == PLACES
