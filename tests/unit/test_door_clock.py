"""A lock's clock: never backwards, forward in bounds, unsure after power loss."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.clock import HeldClock
from app.doors.lock_clock import MAX_AHEAD, MAX_STEP_SURE, MAX_STEP_UNSURE, LockClock

NOW = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
"""A minute before the clocks go forward in Stockholm: the lock keeps UTC and does not notice."""
steps = st.one_of(
    st.tuples(st.just("pass"), st.integers(0, 10**7)),
    st.tuples(st.just("tell"), st.integers(-(10**7), 10**7)),
    st.tuples(st.just("tell"), st.integers(-900, 900)),
    st.tuples(st.just("power"), st.integers(0, 10**7)),
)


@settings(max_examples=200, derandomize=True)
@given(moves=st.lists(steps, max_size=20))
def test_it_never_runs_backwards_and_never_jumps_beyond_the_bound(moves: list[tuple[str, int]]) -> None:
    held = HeldClock(NOW)
    clock = LockClock(held)
    for what, seconds in moves:
        before, was_sure = clock.now(), clock.is_sure
        match what:
            case "pass":
                held.move(timedelta(seconds=seconds))
                assert clock.now() == before + timedelta(seconds=seconds)
            case "tell":
                bound = MAX_STEP_SURE if was_sure else MAX_STEP_UNSURE
                told = before + timedelta(seconds=seconds)
                is_taken = clock.tell(told)
                assert is_taken is (-MAX_AHEAD <= told - before <= bound)
                assert clock.now() == (max(told, before) if is_taken else before)
                assert clock.is_sure is (was_sure or is_taken)
            case "power":
                clock.lose_power()
                held.move(timedelta(seconds=seconds))
                clock.return_power()
                assert clock.now() == before
                assert not clock.is_sure


def test_a_fast_clock_becomes_sure_again_without_being_set_back() -> None:
    """A crystal a moment ahead, and a power cut shorter than that: the lock must not stay unsure for ever."""
    held = HeldClock(NOW)
    clock = LockClock(held)
    clock.lose_power()
    clock.return_power()
    assert clock.tell(NOW - timedelta(seconds=2))
    assert (clock.now(), clock.is_sure) == (NOW, True)


def test_it_does_not_follow_the_machine_when_that_is_set_back() -> None:
    held = HeldClock(NOW)
    clock = LockClock(held)
    held.at -= timedelta(days=400)
    assert clock.now() == NOW


def test_a_lock_started_anew_is_never_earlier_than_it_was() -> None:
    clock = LockClock(HeldClock(NOW - timedelta(days=3)))
    clock.continue_from(NOW, is_sure=True)
    assert clock.now() == NOW


def test_a_lock_that_was_unsure_stays_so_over_a_new_start() -> None:
    clock = LockClock(HeldClock(NOW))
    clock.continue_from(NOW - timedelta(days=3), is_sure=False)
    assert (clock.now(), clock.is_sure) == (NOW - timedelta(days=3), False)
