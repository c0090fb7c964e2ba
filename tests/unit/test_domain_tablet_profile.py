"""What fits a person: read whole from whatever stands there, and refused with a reason where a person asks too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tablet_profile import (
    BOUNDS,
    Colours,
    Hand,
    ScanMode,
    Setting,
    TabletProfile,
    Unfit,
    has_right_kind,
    profile_of,
    settings_of,
    unfit,
    with_changes,
)

NAMES = sorted(settings_of(TabletProfile()))
anything = st.one_of(st.integers(-(10**6), 10**6), st.floats(allow_nan=False), st.text(max_size=8), st.booleans())


def test_where_nothing_is_set_the_tablet_is_as_for_everybody() -> None:
    assert profile_of({}) == TabletProfile()


def test_what_is_set_is_read() -> None:
    read = profile_of({"text_percent": 250, "theme": "high_contrast", "hand": "left", "scan_mode": "two_switches"})
    assert (read.text_percent, read.theme, read.hand) == (250, Colours.HIGH_CONTRAST, Hand.LEFT)
    assert read.scan_mode is ScanMode.TWO_SWITCHES


@given(st.dictionaries(st.sampled_from([*NAMES, "of a newer program"]), anything))
def test_whatever_stands_there_is_read_as_something_that_fits(settings: dict[str, Setting]) -> None:
    """Every value that is read could have been set by a person, and reading it again changes nothing."""
    read = settings_of(profile_of(settings))
    assert [name for name in NAMES if unfit(name, read[name]) is not None] == []
    assert profile_of(read) == profile_of(settings)


def test_choices_and_settings_of_a_newer_program_are_passed_over() -> None:
    assert profile_of({"theme": "sepia", "magnet": 3, "hand": "left"}) == TabletProfile(hand=Hand.LEFT)


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_outside_its_bounds_is_refused_with_a_reason_and_read_as_the_nearest(name: str) -> None:
    least, most = BOUNDS[name]
    assert (unfit(name, least), unfit(name, most)) == (None, None)
    assert (unfit(name, least - 1), unfit(name, most + 1)) == (Unfit.TOO_LITTLE, Unfit.TOO_MUCH)
    assert getattr(profile_of({name: least - 1}), name) == least
    assert getattr(profile_of({name: most + 1}), name) == most


def test_what_is_no_such_thing_is_refused_with_a_reason() -> None:
    assert unfit("magnet", 3) is Unfit.UNKNOWN
    assert unfit("theme", "sepia") is Unfit.UNKNOWN
    assert unfit("text_percent", "large") is Unfit.WRONG_KIND
    assert unfit("text_percent", True) is Unfit.WRONG_KIND
    assert unfit("tremor_filter", 1) is Unfit.WRONG_KIND
    assert unfit("theme", None) is None


def test_the_usual_values_fit() -> None:
    usual = settings_of(TabletProfile())
    assert all(has_right_kind(name, value) and unfit(name, value) is None for name, value in usual.items())


def test_taking_back_leaves_nothing_behind() -> None:
    assert with_changes({"theme": "dark", "hand": "left"}, {"theme": None}) == {"hand": "left"}
