"""The code by which staff get past a tablet: never the same in two places, slow to guess, and there without a
database."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.clock import HeldClock
from app.tablet import staff_code
from app.tablet.staff_code import StaffCode
from tests.hub.hub_fixture import MONDAY

CODE = "204713"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(MONDAY)


@pytest.fixture
def code(tmp_path: Path, clock: HeldClock, monkeypatch: pytest.MonkeyPatch) -> StaffCode:
    monkeypatch.setattr(staff_code, "_MEMORY_KIB", 64)
    made = StaffCode(tmp_path, clock)
    assert made.choose(CODE)
    return made


def test_none_is_set_and_none_opens_until_staff_choose_one(tmp_path: Path, clock: HeldClock) -> None:
    new = StaffCode(tmp_path, clock)
    assert not new.is_set
    assert not new.attempt("000000").is_right
    assert not new.attempt("").is_right


@pytest.mark.parametrize("text", ["", "12345", "1234567", "12345a", "１２３４５６"])
def test_only_six_digits_are_a_code(code: StaffCode, text: str) -> None:
    assert not code.choose(text)
    assert code.attempt(CODE).is_right


def test_the_right_one_opens_also_after_a_start(code: StaffCode, tmp_path: Path, clock: HeldClock) -> None:
    assert code.attempt(CODE).is_right
    assert StaffCode(tmp_path, clock).attempt(CODE).is_right


def test_wrong_ones_slow_down_also_over_a_start(code: StaffCode, tmp_path: Path, clock: HeldClock) -> None:
    assert [code.attempt("000000").wait_s for _ in range(3)] == [0.0, 0.0, 5.0]
    again = StaffCode(tmp_path, clock)
    assert again.wait_s() > 0
    assert not again.attempt(CODE).is_right, "during a wait nothing is looked at"
    clock.move(timedelta(seconds=6))
    assert again.attempt(CODE).is_right
    assert again.wait_s() == 0


def test_the_file_does_not_hold_the_code_and_differs_each_time(code: StaffCode, tmp_path: Path) -> None:
    before = (tmp_path / staff_code.FILE).read_bytes()
    assert CODE.encode() not in before
    assert code.choose(CODE)
    assert (tmp_path / staff_code.FILE).read_bytes() != before


def test_a_damaged_file_opens_nothing(code: StaffCode, tmp_path: Path) -> None:
    (tmp_path / staff_code.FILE).write_bytes(b'{"salt": 1')
    assert not code.is_set
    assert not code.attempt(CODE).is_right


def test_a_full_disk_keeps_no_staff_out_and_gives_nobody_more_tries(
    code: StaffCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(staff_code, "write_durably", full)
    assert [code.attempt("000000").wait_s for _ in range(3)] == [0.0, 0.0, 5.0]
    assert code.wait_s() > 0


def test_with_a_full_disk_the_right_code_opens(code: StaffCode, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(staff_code, "write_durably", full)
    assert code.attempt(CODE).is_right
