"""A tablet that does nothing else: nobody leaves it by chance, staff do, and it is dark at night."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.domain.clock import HeldClock
from app.domain.ids import PersonId
from app.domain.night import NightHours
from app.domain.refusal import StoreProblem
from app.domain.tablet import Sound, TabletNeed, TabletState
from app.domain.visit import VisitState
from app.protocol import records as rec
from app.services.people import PersonOnDevice
from app.services.sign_in import In
from app.store.failing import StoreError
from app.sync.status import NetState
from app.tablet import staff_code
from app.tablet.floor import Floor
from app.tablet.heartbeat import PIPE, Heart
from app.tablet.interface import Loudness
from app.tablet.simulated import SimulatedAwake, SimulatedPower, SimulatedSound
from app.tablet.staff_code import StaffCode
from app.tablet.watching import TabletNow
from tests.ui.desks import BRUKARE, Table, greta, lay_table, visit
from tests.ui.test_preparing import HeldGate, SilentDesk, answer
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.kiosk.kiosk import STAFF_KEYS, Kiosk, Machine
from ui.kiosk.waiting import WaitingView
from ui.shared.look import Look, look
from ui.shared.sheet import open_sheets
from ui.shared.theme import DARK, HIGH_CONTRAST, LIGHT, NIGHT
from ui.shared.words import Words
from ui.window import Window

TODAY = date(2026, 3, 2)
"""The held clock stands at 08.00 of this day."""
CODE = "204713"
PERSON = PersonOnDevice(PersonId(BRUKARE), "Greta Demoson", "brukare", needs_pin=False)


@dataclass
class Tablet:
    """A kiosk's window with everything that it is tied to."""

    window: Window
    kiosk: Kiosk
    gate: HeldGate
    table: Table
    code: StaffCode
    power: SimulatedPower
    sound: SimulatedSound
    awake: SimulatedAwake
    closed: list[bool]

    @property
    def mode(self) -> BrukareMode:
        assert isinstance(self.window._mode, BrukareMode)
        return self.window._mode

    def open(self) -> BrukareMode:
        self.kiosk.begin(self.window.begin)
        self.sign_in()
        return self.mode

    def sign_in(self) -> None:
        answer(self.gate, "people", (PERSON,), self.table.app)
        answer(self.gate, "unlock", In(self.table.desk), self.table.app)
        self.table.settle()

    def work_done(self) -> None:
        """What staff asked for on their own thread has come back."""
        self.kiosk.staff._slow.submit(lambda: None).result()
        self.table.settle()

    def type(self, code: str) -> None:
        view = self.kiosk.staff.code_view
        assert view is not None
        for digit in code:
            view.pad.keys[digit].click()
        self.work_done()

    def at_minute(self, minutes: float) -> None:
        self.table.clock.move(timedelta(minutes=minutes))
        self.mode._home.tick()
        self.table.settle()

    def shown(self) -> QWidget:
        shown = self.mode.frame.screens.currentWidget()
        assert shown is not None
        return shown

    def seen(self) -> str:
        return " | ".join(words.text() for words in self.window.findChildren(Words) if words.isVisible())


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    laid.hub_says(greta())
    yield laid
    laid.store.close()


@pytest.fixture
def tablet(table: Table, tmp_path: Path, worn: Look, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tablet]:
    monkeypatch.setattr(staff_code, "_MEMORY_KIB", 64)
    gate, bridge, closed = HeldGate(), Bridge(), list[bool]()
    window = Window(gate, bridge, expected="brukare")
    power, sound, awake = SimulatedPower(), SimulatedSound(), SimulatedAwake()
    machine = Machine(power, lambda percent: Floor(sound, percent), awake, Heart())
    kiosk = Kiosk(window, gate, bridge, tmp_path, table.clock, hours=NightHours(), machine=machine)
    code = StaffCode(tmp_path, table.clock)
    assert code.choose(CODE)
    window.closed.connect(lambda: closed.append(True))
    window.resize(1280, 800)
    window.show()
    yield Tablet(window, kiosk, gate, table, code, power, sound, awake, closed)
    kiosk.way_out.is_open = True
    window.close()
    if kiosk._starting.ident is not None:
        kiosk._starting.join()
    kiosk.stop()
    window.deleteLater()
    table.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def by_the_window_manager(window: QWidget) -> None:
    """As Alt+F4, or a button in a frame, reaches a program."""
    handle = window.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, QEvent(QEvent.Type.Close))


# --- no way out ------------------------------------------------------------------------------------------------------


def test_the_window_manager_does_not_close_it(tablet: Tablet) -> None:
    tablet.open()
    by_the_window_manager(tablet.window)
    assert tablet.closed == []
    assert tablet.window.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Super_L, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_leads_out(tablet: Tablet, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    mode = tablet.open()
    QTest.keyClick(mode.home.day, key, modifiers)
    tablet.table.settle()
    assert tablet.closed == []
    assert tablet.shown() is mode.home


def test_the_system_may_end_it(tablet: Tablet) -> None:
    tablet.open()
    tablet.window.close()
    assert tablet.closed == [True]
    assert not tablet.kiosk.wants_to_close


# --- the staff's way in ----------------------------------------------------------------------------------------------


def rest_on(tablet: Tablet, widget: QWidget) -> None:
    """A finger lies still until the time is over."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert tablet.kiosk._resting._timer.isActive()
    tablet.kiosk._resting._timer.timeout.emit()


def test_a_finger_that_rests_on_the_clock_is_asked_for_the_code(tablet: Tablet) -> None:
    mode = tablet.open()
    clock_words = mode.home.day_and_clock.findChildren(Words)[0]
    rest_on(tablet, clock_words)
    assert tablet.shown() is tablet.kiosk.staff.code_view
    assert "Skriv personalens kod." in tablet.seen()
    assert "Larmklockan på armen gäller." in tablet.seen()


def test_a_finger_that_moves_or_goes_is_nobody_of_the_staffs(tablet: Tablet) -> None:
    mode = tablet.open()
    words = mode.home.day_and_clock
    timer = tablet.kiosk._resting._timer
    QTest.mousePress(words, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(words, QPoint(200, 5))
    QCoreApplication.processEvents()
    QTest.mouseRelease(words, Qt.MouseButton.LeftButton, pos=QPoint(200, 5))
    assert not timer.isActive()
    assert tablet.shown() is mode.home


def test_keys_are_a_way_in_too(tablet: Tablet) -> None:
    tablet.open()
    keys = next(one for one in tablet.window.findChildren(QPushButton) if one.isVisible())
    QTest.keyClick(keys, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert STAFF_KEYS == "Ctrl+Alt+P"
    assert tablet.kiosk.staff.code_view is not None


def test_the_code_opens_the_staffs_page_and_closing_asks_first(tablet: Tablet) -> None:
    tablet.open()
    tablet.kiosk.open_staff()
    tablet.type(CODE)
    view = tablet.kiosk.staff.view
    assert view is not None
    assert tablet.shown() is view
    view.close_program.click()
    (sheet,) = open_sheets(tablet.window)
    sheet.answer("stay")
    assert tablet.closed == []
    by_the_window_manager(tablet.window)
    assert tablet.closed == []
    view.close_program.click()
    open_sheets(tablet.window)[0].answer("close")
    assert tablet.closed == [True]
    assert tablet.kiosk.wants_to_close


def test_a_wrong_code_opens_nothing_and_slows_down(tablet: Tablet) -> None:
    tablet.open()
    tablet.kiosk.open_staff()
    for _ in range(2):
        tablet.type("000000")
        assert "Fel kod. Försök igen." in tablet.seen()
    tablet.type("000000")
    assert "Vänta" in tablet.seen()
    view = tablet.kiosk.staff.code_view
    assert view is not None
    assert not view.pad.keys["1"].isEnabled()
    assert tablet.kiosk.staff.view is None
    tablet.kiosk.staff.leave()
    tablet.kiosk.open_staff()
    assert "Vänta" in tablet.seen(), "leaving and coming back is no way round"


def test_who_came_here_by_chance_finds_home_without_doing_anything(tablet: Tablet) -> None:
    mode = tablet.open()
    tablet.kiosk.open_staff()
    tablet.kiosk.staff._alone.timeout.emit()
    assert tablet.shown() is mode.home
    assert tablet.kiosk.staff.code_view is None


def test_the_sound_is_tried_at_its_lowest_and_told(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[Sound] = []

    def ring(floor: Floor) -> Sound:
        rung.append(floor.begin())
        return rung[-1]

    tablet.open()
    tablet.kiosk._starting.join()
    tablet.sound.loudness = Loudness(0, muted=True)
    monkeypatch.setattr("ui.kiosk.kiosk.try_sound", ring)
    tablet.kiosk.open_staff()
    tablet.type(CODE)
    view = tablet.kiosk.staff.view
    assert view is not None
    view.try_sound.click()
    tablet.work_done()
    assert rung == [Sound.WORKS]
    assert "Det ringde nu, så lågt som det får vara." in tablet.seen()


def test_a_tablet_in_another_language_is_kept_as_before(tablet: Tablet) -> None:
    tablet.open()
    tablet.window.make_mode_anew()
    tablet.table.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tablet.table.settle()
    assert tablet.kiosk._mode is tablet.mode
    assert not tablet.kiosk.way_out.is_open


def test_it_never_rings_fainter_than_its_person_has_said_that_they_hear(tablet: Tablet) -> None:
    tablet.open()
    tablet.kiosk._starting.join()
    heard = rec.TabletProfileBody(brukare=BRUKARE, settings={"volume_floor": 85})
    tablet.table.hub_says((f"brukare:{BRUKARE}/profile", BRUKARE, heard))
    tablet.mode._home.refresh()
    tablet.table.settle()
    tablet.sound.loudness = Loudness(10, muted=True)
    floor = tablet.kiosk._floor
    assert floor is not None
    with floor.raised():
        assert tablet.sound.loudness == Loudness(85, muted=False)


def test_what_has_arrived_is_one_touch_away(tablet: Tablet) -> None:
    mode = tablet.open()
    tablet.kiosk.open_staff()
    tablet.type(CODE)
    assert tablet.kiosk.staff.view is not None
    tablet.kiosk.staff.view.arrived.click()
    tablet.table.settle()
    assert tablet.shown() is mode.arrived
    assert tablet.kiosk.staff.view is None, "who comes next is asked for the code again"


def test_on_a_new_tablet_staff_choose_the_code_before_anything_else(tablet: Tablet, tmp_path: Path) -> None:
    (tmp_path / staff_code.FILE).unlink()
    tablet.kiosk.begin(tablet.window.begin)
    assert "Välj personalens kod" in tablet.seen()
    assert tablet.gate.asked == {}
    tablet.type("314159")
    tablet.type("271828")
    assert "Koderna var inte lika. Börja om." in tablet.seen()
    tablet.type(CODE)
    tablet.type(CODE)
    tablet.sign_in()
    assert tablet.shown() is tablet.mode.home
    assert StaffCode(tmp_path, tablet.table.clock).attempt(CODE).is_right


def test_staff_get_past_a_tablet_whose_database_does_not_open(tablet: Tablet) -> None:
    tablet.kiosk.begin(tablet.window.begin)
    tablet.gate.asked.pop("people").set_exception(StoreError(StoreProblem.DAMAGED))
    tablet.table.settle()
    rest_on(tablet, tablet.window.sign_in)
    tablet.type(CODE)
    view = tablet.kiosk.staff.view
    assert view is not None
    assert not view.arrived.isVisible(), "nobody is at home yet"
    view.back.click()
    assert tablet.window.stack.currentWidget() is tablet.window.sign_in
    tablet.kiosk.open_staff()
    tablet.type(CODE)
    assert tablet.kiosk.staff.view is not None
    tablet.kiosk.staff.view.close_program.click()
    open_sheets(tablet.window)[0].answer("close")
    assert tablet.closed == [True]


def test_staff_close_their_own_device_as_always(tablet: Tablet) -> None:
    tablet.kiosk.begin(tablet.window.begin)
    answer(tablet.gate, "people", (PERSON,), tablet.table.app)
    answer(tablet.gate, "unlock", In(SilentDesk("staff")), tablet.table.app)
    by_the_window_manager(tablet.window)
    assert tablet.closed == [True]


def test_a_tablet_in_use_without_a_code_is_never_stopped_by_it(tablet: Tablet, tmp_path: Path) -> None:
    (tmp_path / staff_code.FILE).unlink()
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "x.db").touch()
    mode = tablet.open()
    tablet.kiosk.open_staff()
    assert tablet.shown() is mode.home


# --- the machine -----------------------------------------------------------------------------------------------------


def test_what_the_tablet_needs_is_said_in_words_and_goes_away(tablet: Tablet) -> None:
    tablet.open()
    low = TabletState(12, on_mains=False, sound=Sound.OFF)
    tablet.kiosk._tell(TabletNow(low, (TabletNeed.CHARGER, TabletNeed.SOUND)))
    assert "Sätt i laddaren." in tablet.seen()
    tablet.kiosk._tell(TabletNow(TabletState(13, on_mains=True), ()))
    assert "laddaren" not in tablet.seen()


def test_the_hub_is_told_once_of_what_is_news(tablet: Tablet) -> None:
    tablet.open()
    tablet.kiosk._starting.join()
    tablet.table.settle()
    tablet.table.posted.clear()
    unplugged = TabletNow(TabletState(50, on_mains=False), ())
    tablet.table.clock.move(timedelta(minutes=3))
    tablet.kiosk._tell(unplugged)
    tablet.table.settle()
    assert len(tablet.table.posted) == 1
    tablet.table.clock.move(timedelta(minutes=30))
    tablet.kiosk._tell(unplugged)
    tablet.table.settle()
    assert len(tablet.table.posted) == 1


def test_a_tablet_that_has_heard_nothing_yet_tells_as_soon_as_it_can(
    tablet: Tablet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    table = lay_table(tmp_path_factory.mktemp("new"), tablet.table.clock, tablet.table.app, me=BRUKARE, mode="brukare")
    tablet.table.store.close()
    tablet.table = table
    tablet.open()
    tablet.kiosk._starting.join()
    now = TabletNow(TabletState(50, on_mains=True), ())
    tablet.kiosk._tell(now)
    table.settle()
    assert table.posted == []
    table.hub_says(greta())
    tablet.kiosk._tell(now)
    table.settle()
    assert len(table.posted) == 1
    tablet.mode.close()
    table.settle()
    table.store.close()


def test_without_a_network_one_word_waits_and_no_more(tablet: Tablet) -> None:
    tablet.table.net = NetState(online=False)
    tablet.open()
    for percent in (90, 80, 70, 60):
        tablet.table.clock.move(timedelta(minutes=10))
        tablet.kiosk._tell(TabletNow(TabletState(percent, on_mains=False), ()))
        tablet.table.settle()
    assert len(tablet.table.posted) == 1


def test_the_screen_is_kept_awake_and_let_go_at_the_end(tablet: Tablet) -> None:
    tablet.open()
    tablet.kiosk._starting.join()
    assert tablet.awake.is_held
    tablet.window.close()
    assert not tablet.awake.is_held


def test_a_heart_without_a_keeper_any_more_ends_the_program(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet.open()
    here, there = os.pipe()
    monkeypatch.setenv(PIPE, str(there))
    tablet.kiosk._beating._heart = Heart()
    tablet.kiosk._beating.beat()
    assert os.read(here, 10) == b"."
    os.close(here)
    tablet.kiosk._beating.beat()
    os.close(there)
    assert tablet.closed == [True]


def test_a_heart_stops_when_the_engine_does_not_answer(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet.open()
    here, there = os.pipe()
    monkeypatch.setenv(PIPE, str(there))
    tablet.kiosk._beating._heart = Heart()
    for _ in range(200):
        tablet.kiosk._beating.beat()
    assert 60 < len(os.read(here, 1000)) < 100
    answer(tablet.gate, "people", (PERSON,), tablet.table.app)
    tablet.kiosk._beating.beat()
    assert os.read(here, 10) == b"."
    os.close(here)
    os.close(there)
    tablet.kiosk._beating._timer.stop()


# --- at night --------------------------------------------------------------------------------------------------------

TO_NIGHT = 14 * 60
"""Minutes from 08.00."""


def test_it_is_dark_from_ten_to_six_and_the_alarm_stays(tablet: Tablet) -> None:
    tablet.table.hub_says(visit("v", TODAY + timedelta(days=1), time(3, 0), time(3, 30)))
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT - 1)
    assert tablet.shown() is mode.home
    tablet.at_minute(1)
    assert tablet.shown() is not mode.home
    assert look().theme == NIGHT
    assert "22.00" in tablet.seen()
    assert "Amina" in tablet.seen()
    assert "Larmklockan på armen gäller." in tablet.seen()
    tablet.at_minute(8 * 60)
    assert tablet.shown() is mode.home
    assert look().theme == LIGHT


def test_a_touch_anywhere_wakes_it_to_home_and_it_falls_asleep_again(tablet: Tablet) -> None:
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT)
    QTest.mouseClick(tablet.shown(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert tablet.shown() is mode.home
    assert look().theme == LIGHT
    tablet.at_minute(1)
    assert tablet.shown() is mode.home
    tablet.at_minute(2)
    assert tablet.shown() is not mode.home


def test_a_key_wakes_it_and_does_nothing_else(tablet: Tablet) -> None:
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT)
    QTest.keyClick(tablet.shown(), Qt.Key.Key_Space)
    assert tablet.shown() is mode.home


def test_a_key_for_something_else_reaches_it_in_the_dark(tablet: Tablet) -> None:
    """As a button on the wall does that is the alarm."""
    tablet.open()
    tablet.at_minute(TO_NIGHT)
    reached: list[bool] = []
    keys = QShortcut(QKeySequence("F9"), tablet.window)
    keys.activated.connect(lambda: reached.append(True))
    QTest.keyClick(tablet.shown(), Qt.Key.Key_F9)
    assert reached == [True]


def test_who_uses_it_at_night_is_not_left_in_the_dark(tablet: Tablet) -> None:
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT - 1)
    QTest.mouseClick(mode.home.visitors, Qt.MouseButton.LeftButton)
    tablet.at_minute(1)
    assert tablet.shown() is mode.visitors


def test_what_happens_wakes_it(tablet: Tablet) -> None:
    mode = tablet.open()
    tablet.table.hub_says(visit("v", TODAY + timedelta(days=1), time(3, 0), time(3, 30)))
    tablet.at_minute(TO_NIGHT)
    assert tablet.shown() is not mode.home
    bo = visit("v", TODAY + timedelta(days=1), time(4, 0), time(4, 30))
    tablet.table.hub_says(bo)
    mode._home.refresh()
    tablet.table.settle()
    assert tablet.shown() is mode.home
    tablet.at_minute(3)
    assert tablet.shown() is not mode.home
    mode.wake()
    assert tablet.shown() is mode.home


def test_another_screen_that_comes_by_itself_is_lit_and_stays(tablet: Tablet) -> None:
    """As the alarm's does when it is pressed in the dark."""
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT)
    assert look().theme == NIGHT
    mode.arrived.stays_lit = True  # type: ignore[attr-defined]
    mode.open_arrived()
    tablet.table.settle()
    assert look().theme == LIGHT
    for _ in range(10):
        tablet.at_minute(1)
        assert tablet.shown() is mode.arrived
    mode.wake()
    assert tablet.shown() is mode.arrived, "what happens besides takes nobody away from it"


def test_colours_that_are_chosen_at_night_are_seen_in_the_morning(tablet: Tablet) -> None:
    tablet.open()
    tablet.at_minute(TO_NIGHT)
    look().wear(theme=DARK)
    assert look().theme == NIGHT
    look().wear(theme=look().theme)
    tablet.at_minute(8 * 60)
    assert look().theme == DARK


def test_that_time_passes_wakes_nobody(tablet: Tablet) -> None:
    tomorrow = TODAY + timedelta(days=1)
    tablet.table.hub_says(visit("v", tomorrow, time(3, 0), time(3, 30)), visit("w", tomorrow, time(7, 0), time(7, 30)))
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT)
    for _ in range(7 * 4):
        tablet.at_minute(15)
        assert tablet.shown() is not mode.home


def test_somebody_who_comes_in_wakes_it(tablet: Tablet) -> None:
    tomorrow = TODAY + timedelta(days=1)
    tablet.table.hub_says(visit("v", tomorrow, time(3, 0), time(3, 30)))
    mode = tablet.open()
    tablet.at_minute(TO_NIGHT)
    tablet.at_minute(5 * 60)
    tablet.table.hub_says(visit("v", tomorrow, time(3, 0), time(3, 30), state=VisitState.STARTED))
    mode._home.refresh()
    tablet.table.settle()
    assert tablet.shown() is mode.home
    assert "Amina är här nu" in tablet.seen()


def test_high_contrast_stays_what_its_person_chose(tablet: Tablet, worn: Look) -> None:
    worn.wear(theme=HIGH_CONTRAST)
    tablet.open()
    tablet.at_minute(TO_NIGHT)
    assert look().theme == HIGH_CONTRAST


def test_a_tablet_that_starts_at_night_is_dark_at_once(tablet: Tablet) -> None:
    tablet.table.clock.move(timedelta(minutes=TO_NIGHT + 60))
    mode = tablet.open()
    assert tablet.shown() is not mode.home
    assert "23.00" in tablet.seen()
    mode.wake()
    assert look().theme == LIGHT


def test_a_fall_of_the_engine_at_night_does_not_leave_the_colours_of_the_night_behind(tablet: Tablet) -> None:
    tablet.open()
    tablet.at_minute(TO_NIGHT)
    assert look().theme == NIGHT
    tablet.window.engine_gone(lambda: None)
    tablet.sign_in()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tablet.mode.wake()
    assert look().theme == LIGHT


# --- between two lives of the program --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "says", "can_start"),
    [
        ("starting", "Plattan startar. Vänta lite.", False),
        ("fallen", "Den försöker igen klockan 10.45.", False),
        ("closed", "Personalen har stängt plattan.", True),
    ],
)
def test_a_calm_screen_says_what_is_and_which_alarm_counts(
    app: QApplication, what: str, says: str, can_start: bool
) -> None:
    view = WaitingView(what, "10.45")
    view.resize(1280, 800)
    view.show()
    seen = " | ".join(words.text() for words in view.findChildren(Words))
    assert says in seen
    assert "Larmklockan på armen gäller." in seen
    assert view.start.isVisible() is can_start
    asked: list[bool] = []
    view.start_wanted.connect(lambda: asked.append(True))
    view.start.click()
    assert asked == [True]
    view.close()
    view.deleteLater()
