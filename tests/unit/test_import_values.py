"""Cells as Swedish planning systems write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.people import personnummer_of
from app.hub.imports.values import (
    read_date,
    read_ids,
    read_insatser,
    read_key,
    read_number,
    read_personnummer,
    read_time,
    read_yes_no,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
DATE_FORMS = (
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.day}/{day.month} {day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%Y-%m-%d} 00:00:00",
)


@given(day=DAYS)
@pytest.mark.parametrize("form", DATE_FORMS)
def test_every_way_of_writing_a_date_gives_the_same_day(form, day: date) -> None:  # type: ignore[no-untyped-def]
    assert read_date(form(day)) == day


@pytest.mark.parametrize(
    "text", ["2026-02-30", "23/13 2026", "26-11-23", "idag", "2026-11-23 10:00", "٢٠٢٦-11-23", "1"]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


@given(wall=st.times())
def test_every_way_of_writing_a_time_gives_the_same_time(wall: time) -> None:
    minute = wall.replace(second=0, microsecond=0)
    for text in (f"{wall:%H:%M}", f"{wall:%H.%M}", f"{wall:%H%M}", f"{wall.hour}:{wall:%M}", f"{wall:%H:%M}:00"):
        assert read_time(text) == minute


@pytest.mark.parametrize(("text", "wall"), [("24:00", time(0, 0)), ("905", time(9, 5)), ("24:01", None), ("9", None)])
def test_times_at_the_edges(text: str, wall: time | None) -> None:
    assert read_time(text) == wall


@pytest.mark.parametrize(
    ("text", "number"),
    [("12,5", 12.5), ("12.5", 12.5), ("1 020,25", 1020.25), ("1\u00a0020", 1020.0), ("-3", -3.0)],
)
def test_numbers_with_decimal_comma(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "1,2,3", "1e5", "nan", "inf", "tolv", "1_000", "9" * 400])
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert read_number(text) is None


@given(
    year=st.integers(1890, 1899),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    serial=st.integers(1, 999),
    coordination=st.booleans(),
)
def test_personnummer_and_samordningsnummer_in_every_form(
    year: int, month: int, day: int, serial: int, coordination: bool
) -> None:
    number = personnummer_of(year, month, day + 60 * coordination, serial)
    for text in (number, f"{number[:8]}-{number[8:]}", f"{number[2:8]}+{number[8:]}", f" {number} "):
        assert read_personnummer(text) == number
    wrong = str((int(number[-1]) + 1) % 10)
    assert read_personnummer(number[:-1] + wrong) is None


def test_ten_digits_without_a_plus_are_of_the_last_hundred_years() -> None:
    number = personnummer_of(1895, 5, 5, 5)
    assert read_personnummer(number[2:]) == "19" + number[2:]


def test_a_century_is_not_guessed_for_what_may_be_a_childs_number() -> None:
    year = datetime.now(UTC).year - 2
    child, old = (personnummer_of(born, 1, 1, 123) for born in (year, year - 100))
    assert child[2:] == old[2:]
    assert read_personnummer(child[2:]) is None
    assert read_personnummer(child) == child
    assert read_personnummer(f"{old[2:8]}+{old[8:]}") == old


def test_nobody_is_born_tomorrow() -> None:
    assert read_personnummer(personnummer_of(datetime.now(UTC).year + 1, 1, 1, 123)) is None


@pytest.mark.parametrize(
    "text", ["", "189001019802\n1", "١٨٩٠٠١٠١٩٨٠٢", "1890-01-01-9802", "18900101980", "000000000000"]
)
def test_what_is_no_personnummer_is_refused(text: str) -> None:
    assert read_personnummer(text) is None


@pytest.mark.parametrize(("text", "answer"), [("Ja", True), ("x", True), ("NEJ", False), ("", False), ("kanske", None)])
def test_yes_and_no_and_what_is_neither(text: str, answer: bool | None) -> None:
    assert read_yes_no(text) is answer


def test_ids_in_one_cell() -> None:
    assert read_ids("P1|P2") == read_ids("P1, P2") == read_ids(" P1 | P2 |P1") == ("P1", "P2")
    assert read_ids("") == ()
    assert read_ids("P1|P 2") is None


@pytest.mark.parametrize(
    ("text", "insatser"),
    [
        ("Dusch 20 | Frukost 15", (("Dusch", 20), ("Frukost", 15))),
        ("Dusch (20 min)|Frukost: 15 min", (("Dusch", 20), ("Frukost", 15))),
        ("Dusch 20, Frukost 15", (("Dusch", 20), ("Frukost", 15))),
        ("Dusch, hår 20", None),
        ("Dusch, hår 20 | Frukost 15", (("Dusch, hår", 20), ("Frukost", 15))),
        ("Dusch 20\r\nFrukost 15", (("Dusch", 20), ("Frukost", 15))),
        ("", ()),
        ("Dusch", None),
        ("20", None),
    ],
)
def test_insatser_with_minutes(text: str, insatser: tuple[tuple[str, int], ...] | None) -> None:
    assert read_insatser(text) == insatser


def test_a_locks_key_is_32_bytes() -> None:
    assert read_key("A" * 43) == read_key("A" * 43 + "=") == "A" * 43
    assert read_key("A" * 42) is None
    assert read_key("åäö") is None


@given(text=st.text(max_size=60))
def test_no_text_at_all_makes_a_reader_fail(text: str) -> None:
    for reader in (read_date, read_time, read_number, read_personnummer, read_ids, read_insatser, read_key):
        reader(text)
