"""Which moments of work can be believed: honest devices always are, and a clock that is put back is not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.made_at import TOLERANCE, Claim, Floor, Made, made_after

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WEEK_LATER = NOON + timedelta(days=7)
HOUR_MS = 3_600_000


def made(floor: Floor, at: datetime, *, boot: str = "a", mono_ms: int = 0, skew: timedelta = timedelta()) -> Made:
    return made_after(floor, Claim(at, boot, mono_ms), skew=skew, received_at=WEEK_LATER)[0]


def test_work_is_as_old_as_it_says_however_late_it_comes() -> None:
    assert made(Floor(NOON), NOON + timedelta(hours=1)) == Made(NOON + timedelta(hours=1), NOON)


@pytest.mark.parametrize("skew", [timedelta(days=3), timedelta(days=-3), timedelta(hours=1)])
def test_a_clock_that_is_wrong_by_what_is_known_is_put_right(skew: timedelta) -> None:
    assert made(Floor(NOON), NOON + skew, skew=skew) == Made(NOON, NOON)


def test_a_small_skew_is_left_alone_since_it_may_be_the_networks_delay() -> None:
    assert made(Floor(NOON), NOON, skew=timedelta(seconds=-40)).at == NOON


def test_what_is_claimed_before_the_floor_is_not_believed_beyond_the_tolerance() -> None:
    assert made(Floor(NOON), NOON - TOLERANCE).is_believed
    assert not made(Floor(NOON), NOON - TOLERANCE - timedelta(seconds=1)).is_believed


def test_the_monotonic_clock_raises_the_floor_within_one_start_and_not_beyond() -> None:
    floor = Floor(NOON, "a", 1000)
    five_hours = 1000 + 5 * HOUR_MS
    assert made(floor, NOON, mono_ms=five_hours).not_before == NOON + timedelta(hours=5)
    assert not made(floor, NOON, mono_ms=five_hours).is_believed
    assert made(floor, NOON, boot="b", mono_ms=five_hours).is_believed


def test_a_monotonic_clock_that_stood_still_or_went_back_lowers_nothing() -> None:
    floor = Floor(NOON, "a", 9 * HOUR_MS)
    assert made(floor, NOON + timedelta(hours=8), mono_ms=9 * HOUR_MS) == Made(NOON + timedelta(hours=8), NOON)
    assert made(floor, NOON, mono_ms=0).not_before == NOON


def test_one_put_back_claim_lowers_the_floor_of_no_other() -> None:
    _, floor = made_after(
        Floor(NOON), Claim(NOON - timedelta(days=2), "a", 0), skew=timedelta(), received_at=WEEK_LATER
    )
    assert floor.at == NOON


@pytest.mark.parametrize("claimed", [datetime(8999, 1, 1, tzinfo=UTC), datetime(1900, 1, 1, tzinfo=UTC)])
@pytest.mark.parametrize("skew", [timedelta(days=2_900_000), timedelta(days=-730_000), timedelta()])
def test_absurd_clocks_are_borne_and_no_floor_is_in_the_future(claimed: datetime, skew: timedelta) -> None:
    done, floor = made_after(Floor(NOON, "a"), Claim(claimed, "a", 2**53 - 1), skew=skew, received_at=WEEK_LATER)
    assert NOON <= done.not_before <= WEEK_LATER
    assert NOON <= floor.at <= WEEK_LATER


steps = st.lists(st.tuples(st.integers(0, 200_000), st.booleans(), st.booleans()), min_size=1, max_size=20)


@given(steps=steps, wrong_by_s=st.integers(-1_000_000, 1_000_000), late_s=st.integers(0, 1_000_000))
def test_an_honest_device_is_believed_whatever_its_constant_error_its_sleep_and_its_starts(
    steps: list[tuple[int, bool, bool]], wrong_by_s: int, late_s: int
) -> None:
    """Each step: seconds until the next piece of work, whether the device slept, whether it was started again."""
    wrong_by = timedelta(seconds=wrong_by_s)
    received_at = NOON + timedelta(seconds=sum(step[0] for step in steps) + late_s)
    floor, true_at, boot, mono_ms = Floor(NOON), NOON, 0, 5
    for seconds, slept, restarted in steps:
        true_at += timedelta(seconds=seconds)
        boot, mono_ms = (boot + 1, 7) if restarted else (boot, mono_ms + (0 if slept else seconds * 1000))
        claim = Claim(true_at + wrong_by, str(boot), mono_ms)
        done, floor = made_after(floor, claim, skew=wrong_by, received_at=received_at)
        assert done.is_believed
        assert abs(done.at - true_at) <= TOLERANCE
