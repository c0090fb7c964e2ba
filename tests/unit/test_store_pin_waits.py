"""Wrong PINs slow down, whoever turns the clock."""

from datetime import timedelta

import pytest

from app.domain.clock import HeldClock
from app.store.pin_waits import PinWaits, WrongTries, is_pin

WHO = "anna"


def after(waits: PinWaits, wrong: int) -> WrongTries:
    tries = WrongTries()
    for _ in range(wrong):
        tries = waits.tried(WHO, tries)
    return tries


@pytest.mark.parametrize(
    ("wrong", "wait_s"), [(0, 0), (1, 0), (2, 0), (3, 5), (4, 30), (5, 60), (6, 300), (7, 300), (1000, 300)]
)
def test_the_wait_grows_with_the_wrong_tries(clock: HeldClock, wrong: int, wait_s: float) -> None:
    waits = PinWaits(clock)
    tries = after(waits, wrong)
    assert waits.remaining_s(WHO, tries) == wait_s
    clock.move(timedelta(seconds=wait_s))
    assert waits.remaining_s(WHO, tries) == 0


@pytest.mark.parametrize("jump", [timedelta(days=-3000), timedelta(days=3000), timedelta(seconds=-10)])
def test_turning_the_clock_neither_shortens_nor_prolongs_a_wait(clock: HeldClock, jump: timedelta) -> None:
    waits = PinWaits(clock)
    tries = after(waits, 4)
    clock.move(timedelta(seconds=10))
    clock.at += jump
    assert waits.remaining_s(WHO, tries) == 20


def test_a_new_start_goes_on_where_the_old_one_was(clock: HeldClock) -> None:
    tries = after(PinWaits(clock), 4)
    clock.move(timedelta(seconds=10))
    clock.monotonic = 17
    again = PinWaits(clock)
    assert again.remaining_s(WHO, tries) == 20
    clock.move(timedelta(seconds=19))
    assert again.remaining_s(WHO, tries) == 1


def test_a_clock_set_back_before_a_new_start_costs_one_whole_wait_and_not_years(clock: HeldClock) -> None:
    tries = after(PinWaits(clock), 4)
    clock.at -= timedelta(days=3000)
    again = PinWaits(clock)
    assert again.remaining_s(WHO, tries) == 30
    clock.move(timedelta(seconds=12))
    assert again.remaining_s(WHO, tries) == 18
    clock.move(timedelta(seconds=18))
    assert again.remaining_s(WHO, tries) == 0


def test_one_persons_wait_is_nobody_elses(clock: HeldClock) -> None:
    waits = PinWaits(clock)
    after(waits, 5)
    assert waits.remaining_s("bo", WrongTries()) == 0


@pytest.mark.parametrize(
    ("text", "good"), [("123456", True), ("12345", False), ("1234567", False), ("12345a", False), ("١٢٣٤٥٦", False)]
)
def test_a_pin_is_six_plain_digits(text: str, good: bool) -> None:
    assert is_pin(text) is good
