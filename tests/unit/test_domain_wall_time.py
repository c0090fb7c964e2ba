"""Planned times keep their wall time through both nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.wall_time import moment_of, wall_of, window_of

SKIPPED = date(2026, 3, 29)
"""02.00 becomes 03.00."""
DOUBLED = date(2026, 10, 25)
"""03.00 becomes 02.00."""


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "moment"),
    [
        (time(1, 59), utc(SKIPPED, 0, 59)),
        (time(2, 0), utc(SKIPPED, 1, 0)),
        (time(2, 30), utc(SKIPPED, 1, 30)),
        (time(3, 0), utc(SKIPPED, 1, 0)),
        (time(8, 0), utc(SKIPPED, 6, 0)),
    ],
)
def test_a_time_in_the_skipped_hour_is_rung_as_long_after_the_jump(wall: time, moment: datetime) -> None:
    assert moment_of(SKIPPED, wall) == moment


def test_a_skipped_time_is_shown_an_hour_later() -> None:
    assert wall_of(moment_of(SKIPPED, time(2, 30))).time() == time(3, 30)


@pytest.mark.parametrize(
    ("wall", "moment"),
    [
        (time(1, 30), utc(DOUBLED, 0, 0) - timedelta(minutes=30)),
        (time(2, 0), utc(DOUBLED, 0, 0)),
        (time(2, 59), utc(DOUBLED, 0, 59)),
        (time(3, 0), utc(DOUBLED, 2, 0)),
    ],
)
def test_a_time_in_the_doubled_hour_is_the_first_one(wall: time, moment: datetime) -> None:
    assert moment_of(DOUBLED, wall) == moment


def test_both_hours_of_the_doubled_night_are_shown_as_two() -> None:
    shown = [wall_of(utc(DOUBLED, hour)) for hour in (0, 1)]
    assert [moment.time() for moment in shown] == [time(2), time(2)]
    assert [moment.utcoffset() for moment in shown] == [timedelta(hours=2), timedelta(hours=1)]


@pytest.mark.parametrize(
    ("evening", "hours"),
    [(date(2026, 3, 28), 8), (date(2026, 10, 24), 10), (date(2026, 6, 1), 9)],
)
def test_a_night_shift_over_midnight_is_as_long_as_the_night_really_is(evening: date, hours: int) -> None:
    begins, ends = window_of(evening, time(22), time(7))
    assert ends - begins == timedelta(hours=hours)
    assert wall_of(ends).date() == evening + timedelta(days=1)


def test_an_end_at_the_start_is_a_day_later() -> None:
    begins, ends = window_of(date(2026, 6, 1), time(8), time(8))
    assert ends - begins == timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "start", "end", "minutes"),
    [
        (SKIPPED, time(1, 30), time(2, 15), 45),
        (SKIPPED, time(2, 30), time(3, 15), 45),
        (SKIPPED, time(1, 30), time(3, 30), 60),
        (DOUBLED, time(2, 30), time(2, 45), 15),
        (DOUBLED, time(2, 30), time(3, 15), 105),
        (date(2026, 3, 28), time(23, 45), time(2, 30), 165),
    ],
)
def test_a_visit_in_the_changing_night_keeps_an_end_after_its_beginning(
    day: date, start: time, end: time, minutes: int
) -> None:
    begins, ends = window_of(day, start, end)
    assert ends - begins == timedelta(minutes=minutes)


minutes_of_day = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), minutes_of_day, minutes_of_day)
def test_every_window_is_forward_and_at_most_an_hour_longer_than_on_the_wall(day: date, start: time, end: time) -> None:
    begins, ends = window_of(day, start, end)
    assert timedelta() < ends - begins <= timedelta(hours=25)


@given(st.integers(0, 15 * 366 * 24 * 60).map(lambda minutes: utc(date(2020, 1, 1), 0) + timedelta(minutes=minutes)))
def test_what_is_shown_names_the_same_moment(moment: datetime) -> None:
    assert wall_of(moment) == moment
    shown = wall_of(moment)
    assert moment_of(shown.date(), shown.timetz().replace(tzinfo=None)) == moment


def test_a_moment_without_a_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="aware"):
        wall_of(datetime.combine(SKIPPED, time(8)))
