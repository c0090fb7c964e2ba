"""What is made before it is wanted, and a window that opens with it or without it."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.clock import Clock, HeldClock
from app.domain.ids import PersonId
from app.domain.refusal import StoreProblem
from app.services.desk import Unkept
from app.services.people import PersonOnDevice
from app.services.sign_in import In, NotIn
from app.sync.status import NetState
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.handlaggare.list_view import ListView
from ui.handlaggare.mode import HandlaggareMode
from ui.preparing import InIdleTurns, Preparing, WhileUntouched
from ui.shared.sentences import store_problem_words
from ui.staff.day_view import DayView
from ui.staff.mode import StaffMode
from ui.window import FALLS_IN_A_ROW, Window

TABLET = PersonOnDevice(PersonId("elsa"), "Elsa Ek", "brukare", needs_pin=False)
NURSE = PersonOnDevice(PersonId("amina"), "Amina Ali", "staff", needs_pin=True)
OFFICER = PersonOnDevice(PersonId("bo"), "Bo Berg", "handlaggare", needs_pin=True)


@dataclass
class SilentDesk:
    """Answers nothing."""

    mode: str
    me: PersonId = TABLET.person
    clock: Clock = field(default_factory=lambda: HeldClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)))

    def net(self) -> NetState:
        return NetState()

    def now(self) -> datetime:
        return self.clock.now()

    def call(self, _use_case: str, /, *_words: object, **_more: object) -> "Future[Any]":
        return Future()


class HeldGate:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.asked: dict[str, Future[Any]] = {}

    def ask(self, question: str, /, *_words: object) -> "Future[Any]":
        self.asked[question] = Future()
        return self.asked[question]

    def has_unkept(self) -> bool:
        return False

    def take_unkept(self, _person: PersonId) -> tuple[Unkept, ...]:
        return ()


@pytest.fixture
def gate() -> HeldGate:
    return HeldGate()


@pytest.fixture
def window(gate: HeldGate, app: QApplication) -> Iterator[Window]:
    made = Window(gate, Bridge(), expected="brukare")
    made.resize(1280, 800)
    made.show()
    made.begin()
    app.processEvents()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def answer(gate: HeldGate, question: str, value: object, app: QApplication) -> None:
    gate.asked.pop(question).set_result(value)
    for _ in range(3):
        app.processEvents()


# --- turns ---


def test_each_step_has_a_turn_of_its_own(app: QApplication) -> None:
    done: list[int] = []

    def steps() -> Iterator[None]:
        for number in range(3):
            done.append(number)
            yield

    owner = QObject()
    InIdleTurns(owner, steps())
    counts = []
    for _ in range(20):
        app.processEvents()
        counts.append(len(done))
    assert {later - earlier for earlier, later in pairwise(counts)} <= {0, 1}
    assert done == [0, 1, 2]


def test_beside_a_touch_nothing_is_made(app: QApplication) -> None:
    done: list[int] = []

    def steps() -> Iterator[None]:
        for number in range(3):
            done.append(number)
            yield

    button = QPushButton()
    turns = WhileUntouched(button, steps())
    app.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    before = len(done)
    for _ in range(20):
        app.processEvents()
    assert len(done) == before < 3
    turns._rest.timeout.emit()
    for _ in range(20):
        app.processEvents()
    assert done == [0, 1, 2]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not turns._idle.isActive()


def test_what_had_no_time_is_made_when_it_is_wanted(app: QApplication) -> None:
    (made,) = Preparing(app, "handlaggare").take()
    assert isinstance(made, ListView)


def test_what_had_time_is_not_made_again(app: QApplication) -> None:
    preparing = Preparing(app, "staff")
    for _ in range(30):
        app.processEvents()
    before = list(preparing._made)
    day, visit = preparing.take()
    assert before == [day, visit]


# --- a window that opens ---


def test_a_mode_opens_with_the_screens_that_were_made(gate: HeldGate, window: Window, app: QApplication) -> None:
    preparing = window._preparing
    assert preparing is not None
    answer(gate, "people", (TABLET,), app)
    answer(gate, "unlock", In(SilentDesk("brukare")), app)
    mode = window._mode
    assert isinstance(mode, BrukareMode)
    assert [mode.frame, mode.home] == preparing._made
    assert mode.isVisible()


def test_another_mode_than_the_expected_opens_as_well(gate: HeldGate, window: Window, app: QApplication) -> None:
    answer(gate, "people", (NURSE, OFFICER), app)
    window._sign_in.pin_given.emit("bo", "204713")
    answer(gate, "unlock", In(SilentDesk("handlaggare")), app)
    assert isinstance(window._mode, HandlaggareMode)


def test_whose_mode_it_will_be_is_known_from_who_is_here(gate: HeldGate, window: Window, app: QApplication) -> None:
    answer(gate, "people", (NURSE,), app)
    assert window._preparing is not None
    assert window._preparing.mode == "staff"
    window._sign_in.pin_given.emit("amina", "204713")
    answer(gate, "unlock", In(SilentDesk("staff")), app)
    assert isinstance(window._mode, StaffMode)
    assert isinstance(window._mode.screen_of_staff.day, DayView)


def test_a_tablet_that_opens_by_itself_shows_no_names(gate: HeldGate, window: Window, app: QApplication) -> None:
    answer(gate, "people", (TABLET,), app)
    assert "people_page" not in window._sign_in.__dict__


def test_a_tablet_that_does_not_open_says_why_and_shows_who_can_try_again(
    gate: HeldGate, window: Window, app: QApplication
) -> None:
    answer(gate, "people", (TABLET,), app)
    answer(gate, "unlock", NotIn(StoreProblem.KEYRING_LOCKED), app)
    page = window._sign_in.people_page
    assert page.isVisible()
    assert page.trouble.isVisible()
    page.chosen.emit(TABLET.person)
    answer(gate, "unlock", In(SilentDesk("brukare")), app)
    assert isinstance(window._mode, BrukareMode)


def test_a_start_that_takes_long_asks_for_patience(gate: HeldGate, window: Window, app: QApplication) -> None:
    view = window._sign_in
    view._patience.timeout.emit()
    assert view.starting_page.isVisible()
    assert view.starting_page.status.words() == "Ett ögonblick …"
    answer(gate, "people", (NURSE,), app)
    assert view.people_page.isVisible()
    assert not view._patience.isActive()


# --- what is made later ---


def test_the_other_screens_of_a_list_are_made_in_idle_turns(app: QApplication) -> None:
    mode = HandlaggareMode(SilentDesk("handlaggare"), Bridge())
    assert not {"brukare", "area"} & set(mode.__dict__)
    for _ in mode.make_the_rest():
        app.processEvents()
    assert {"brukare", "area"} <= set(mode.__dict__)
    assert [mode.screens.widget(number) for number in range(3)] == [mode.list, mode.brukare, mode.area]


def test_a_list_that_closes_at_once_has_nothing_to_keep(app: QApplication) -> None:
    mode = HandlaggareMode(SilentDesk("handlaggare"), Bridge())
    assert mode.keep_everything() == ()
    assert not {"brukare", "area"} & set(mode.__dict__)


# --- what goes wrong before anybody is in ---


class DamagedError(Exception):
    problem = StoreProblem.DAMAGED


def test_a_database_that_cannot_be_opened_is_told(gate: HeldGate, window: Window, app: QApplication) -> None:
    gate.asked.pop("people").set_exception(DamagedError())
    app.processEvents()
    page = window._sign_in.starting_page
    assert page.isVisible()
    assert page.trouble.words() == store_problem_words(StoreProblem.DAMAGED)


def test_an_engine_that_fell_under_somebodys_hands_is_told(gate: HeldGate, window: Window, app: QApplication) -> None:
    answer(gate, "people", (NURSE,), app)
    window._sign_in.pin_given.emit("amina", "204713")
    answer(gate, "unlock", In(SilentDesk("staff")), app)
    window.engine_gone(lambda: None)
    answer(gate, "people", (NURSE,), app)
    page = window._sign_in.people_page
    assert page.isVisible()
    assert "fick starta om" in page.trouble.words()
    window._sign_in.pin_given.emit("amina", "204713")
    answer(gate, "unlock", In(SilentDesk("staff")), app)
    assert isinstance(window._mode, StaffMode)


def test_an_engine_that_falls_again_and_again_is_told(gate: HeldGate, window: Window) -> None:
    for _ in range(FALLS_IN_A_ROW + 1):
        window.engine_gone(lambda: None)
    assert "kan inte starta" in window._sign_in.starting_page.trouble.words()
    assert window._sign_in.starting_page.isVisible()
