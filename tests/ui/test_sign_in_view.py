"""First start and signing in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.refusal import HubProblem, StoreProblem
from ui.shared.gallery import PEOPLE
from ui.shared.sign_in_view import SignInView


@pytest.fixture
def view(app: QApplication) -> Iterator[SignInView]:
    made = SignInView()
    made.resize(600, 1440)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def shown(view: SignInView) -> object:
    return view._stack.currentWidget()


def type_pin(view: SignInView, pin: str) -> None:
    for digit in pin:
        view.pin_page.pad.keys[digit].click()


def test_a_new_device_asks_for_a_code(view: SignInView) -> None:
    given: list[tuple[str, str]] = []
    view.code_given.connect(lambda code, pin: given.append((code, pin)))
    view.show_people(())
    assert shown(view) is view.code_page
    assert not view.code_page.back.isVisible()
    view.code_page.go.click()
    assert given == []
    QTest.keyClicks(view.code_page.field.editor, "demo 4711")
    QTest.keyClick(view.code_page.field.editor, Qt.Key.Key_Return)
    assert given == [("demo 4711", "")]


def test_a_new_pin_is_asked_for_twice(view: SignInView) -> None:
    given: list[tuple[str, str]] = []
    view.code_page.field.replace("DEMO")
    view.code_given.connect(lambda code, pin: given.append((code, pin)))
    view.ask_new_pin()
    type_pin(view, "314159")
    assert given == []
    type_pin(view, "314159")
    assert given == [("DEMO", "314159")]


def test_two_different_new_pins_begin_again(view: SignInView) -> None:
    given: list[str] = []
    view.code_given.connect(lambda _code, pin: given.append(pin))
    view.ask_new_pin()
    type_pin(view, "314159")
    type_pin(view, "271828")
    assert given == []
    assert "inte lika" in view.pin_page.trouble.words()
    type_pin(view, "271828")
    type_pin(view, "271828")
    assert given == ["271828"]


def test_a_person_is_chosen_and_gives_six_digits(view: SignInView) -> None:
    given: list[tuple[str, str]] = []
    view.pin_given.connect(lambda person, pin: given.append((person, pin)))
    view.show_people(PEOPLE)
    view._chosen("1")
    assert shown(view) is view.pin_page
    type_pin(view, "12345")
    assert given == []
    view.pin_page.pad.erase.click()
    type_pin(view, "56")
    assert given == [("1", "123456")]


def test_the_keyboard_types_a_pin_too(view: SignInView) -> None:
    given: list[str] = []
    view.pin_given.connect(lambda _person, pin: given.append(pin))
    view.show_people(PEOPLE)
    view.ask_pin(PEOPLE[0])
    QTest.keyClicks(view.pin_page.pad, "99")
    QTest.keyClick(view.pin_page.pad, Qt.Key.Key_Backspace)
    QTest.keyClicks(view.pin_page.pad, "12345")
    assert given == ["912345"]


def test_digits_are_never_shown_or_read_aloud(view: SignInView) -> None:
    view.ask_pin(PEOPLE[0])
    type_pin(view, "987")
    assert view.pin_page.pad.dots.accessibleName() == "3 av 6 siffror"


def test_a_wrong_pin_says_so_and_empties_the_pad(view: SignInView) -> None:
    view.ask_pin(PEOPLE[0])
    type_pin(view, "987654")
    view.show_busy()
    view.show_problem(StoreProblem.WRONG_PIN)
    assert view.pin_page.trouble.words() == "Koden stämmer inte. Försök igen."
    assert view.pin_page.pad.dots.filled == 0
    assert view.pin_page.pad.erase.isEnabled()


def test_a_wait_counts_down_and_opens_the_keys_again(view: SignInView) -> None:
    view.ask_pin(PEOPLE[0])
    view.show_problem(StoreProblem.WAIT, wait_s=2, ask_leader=True)
    assert not view.pin_page.pad.keys["1"].isEnabled()
    assert "2 sekunder" in view.pin_page.trouble.words()
    assert "Ring gruppledaren" in view.pin_page.status.words()
    view.pin_page._tick.timeout.emit()
    assert "en sekund" in view.pin_page.trouble.words()
    view.pin_page._tick.timeout.emit()
    assert view.pin_page.pad.keys["1"].isEnabled()
    assert not view.pin_page.trouble.isVisible()


def test_somebody_who_must_wait_meets_the_wait_at_once(view: SignInView) -> None:
    view.show_people(PEOPLE)
    view._chosen("2")
    assert not view.pin_page.pad.keys["1"].isEnabled()


def test_the_wait_of_one_person_does_not_bind_the_next(view: SignInView) -> None:
    view.show_people(PEOPLE)
    view._chosen("2")
    view.pin_page.back.click()
    view._chosen("1")
    assert view.pin_page.pad.keys["1"].isEnabled()
    assert not view.pin_page.trouble.isVisible()


@pytest.mark.parametrize("problem", [*HubProblem, *StoreProblem])
def test_every_problem_ends_in_a_sentence_and_an_open_way_on(
    view: SignInView, problem: HubProblem | StoreProblem
) -> None:
    view.show_first_start()
    view.show_busy()
    assert not view.code_page.go.isEnabled()
    view.show_problem(problem)
    assert view.code_page.trouble.words().endswith(".")
    assert view.code_page.go.isEnabled()


def test_the_comparison_number_is_shown_in_two_groups(view: SignInView) -> None:
    seen: list[bool] = []
    view.comparison_seen.connect(lambda: seen.append(True))
    view.show_comparison("482913")
    assert view.comparison_page.number.text() == "482 913"
    view.comparison_page.go.click()
    assert seen == [True]


def test_another_person_types_a_code_and_can_go_back(view: SignInView) -> None:
    wanted: list[bool] = []
    view.another_person_wanted.connect(lambda: wanted.append(True))
    view.show_people(PEOPLE)
    view.people_page.another.click()
    assert wanted == [True]
    assert shown(view) is view.code_page
    view.code_page.back.click()
    assert shown(view) is view.people_page
