"""How it went: nobody's own answer can be told from what is shown."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.opinions import FEWEST, Faces, Stretch, stretches

FIRST = date(2026, 1, 5)
TODAY = date(2026, 3, 4)


def week(number: int) -> date:
    return FIRST + timedelta(weeks=number)


def test_a_week_with_too_few_waits_for_the_next() -> None:
    weeks = {week(0): Faces(glad=3), week(1): Faces(sad=2), week(2): Faces(1, 2, 3), week(3): Faces(glad=4)}
    assert stretches(weeks, TODAY) == (
        Stretch(week(0), week(1), Faces(3, 0, 2)),
        Stretch(week(2), week(2), Faces(1, 2, 3)),
    )


def test_the_week_that_goes_on_is_not_shown() -> None:
    weeks = {date(2026, 3, 2): Faces(glad=50)}
    assert stretches(weeks, TODAY) == ()
    assert len(stretches(weeks, date(2026, 3, 9))) == 1


@given(st.dictionaries(st.integers(0, 12), st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))))
def test_no_stretch_has_too_few_none_overlaps_and_a_later_week_changes_no_earlier_one(
    counts: dict[int, tuple[int, int, int]],
) -> None:
    weeks = {week(number): Faces(*faces) for number, faces in counts.items()}
    made = stretches(weeks, week(20))
    assert all(one.faces.total >= FEWEST for one in made)
    assert all(before.last < after.first for before, after in pairwise(made))
    assert stretches({**weeks, week(13): Faces(glad=9)}, week(20))[: len(made)] == made
