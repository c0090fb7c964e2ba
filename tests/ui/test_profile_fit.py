"""What a few touches say of a hand, and what follows from it."""

from app.domain.tablet_profile import unfit
from ui.brukare.profile_fit import SIZES_MM, Attempt, Contact, away, found_in

STEADY = Contact(began_ms=0, lasted_ms=150, spread_mm=0.5, away_mm=0)


def tried(*contacts: Contact, size_mm: float = 20.0) -> Attempt:
    return Attempt(size_mm, contacts)


def all_sizes(contact: Contact = STEADY) -> list[Attempt]:
    return [tried(contact, size_mm=size) for size in SIZES_MM]


def test_a_steady_hand_that_hits_everything_leaves_the_tablet_as_it_is() -> None:
    assert found_in(all_sizes()) == {"tremor_filter": False, "hold_ms": 0, "ignore_repeat_ms": 500, "places": 6}


def test_who_tried_nothing_changes_nothing() -> None:
    assert found_in([]) == {}
    assert found_in([tried()]) == {}


def test_a_hand_that_shakes_gets_a_filter_as_wide_as_it_shakes() -> None:
    for spread, mm in ((1.6, 2), (3.0, 4), (4.1, 8), (9.0, 8)):
        found = found_in(all_sizes(Contact(0, 200, spread, 0)))
        assert (found["tremor_filter"], found["tremor_mm"]) == (True, mm)


def test_a_touch_too_short_to_show_it_says_nothing_of_shaking() -> None:
    assert found_in(all_sizes(Contact(0, 40, 4.0, 0)))["tremor_filter"] is False


def test_one_slip_of_the_finger_is_no_tremor() -> None:
    attempts = [*all_sizes(), tried(Contact(0, 200, 5.0, 0))]
    assert found_in(attempts)["tremor_filter"] is False


def test_who_lands_beside_the_button_again_and_again_is_met_there() -> None:
    miss = Contact(0, 150, 0.5, 3.5)
    found = found_in([tried(miss, STEADY), tried(miss, STEADY)])
    assert (found["tremor_filter"], found["tremor_mm"]) == (True, 4)
    far = Contact(0, 150, 0.5, 40)
    assert found_in([tried(far, STEADY), tried(far, STEADY)])["tremor_filter"] is False


def test_only_who_presses_long_and_brushes_short_is_asked_to_hold() -> None:
    brush, slow = Contact(0, 60, 0.3, 10), Contact(1000, 800, 0.5, 0)
    assert found_in([tried(brush, slow), tried(brush, slow)])["hold_ms"] == 500
    assert found_in([tried(brush, STEADY), tried(brush, slow)])["hold_ms"] == 0


def test_presses_that_become_two_are_told_apart_for_longer() -> None:
    again = Contact(began_ms=400, lasted_ms=80, spread_mm=0.3, away_mm=5)
    twice = tried(again, Contact(2000, 150, 0.5, 0))
    assert found_in([tried(STEADY), twice, tried(again, STEADY)])["ignore_repeat_ms"] == 1000
    assert found_in([tried(STEADY), tried(Contact(3000, 150, 0.5, 0))])["ignore_repeat_ms"] == 500


def test_places_are_as_many_as_are_hit() -> None:
    miss = Contact(0, 150, 0.5, 20)

    def hit_from(size_mm: float) -> list[Attempt]:
        return [tried(STEADY if size >= size_mm else miss, STEADY, size_mm=size) for size in SIZES_MM]

    assert [found_in(hit_from(size))["places"] for size in (16, 20, 25, 30)] == [6, 6, 4, 2]
    nothing = found_in([tried(miss, miss, miss, size_mm=size) for size in SIZES_MM])
    assert (nothing["places"], nothing["slide_to_edge"]) == (1, True)


def test_whatever_is_found_can_be_set() -> None:
    for contact in (STEADY, Contact(0, 200, 30.0, 0), Contact(0, 40, 0.0, 7.0), Contact(0, 5000, 9.0, 100.0)):
        found = found_in([tried(contact, contact, contact, size_mm=size) for size in SIZES_MM])
        assert {name: unfit(name, value) for name, value in found.items()} == dict.fromkeys(found)


def test_how_far_a_finger_is_from_a_button() -> None:
    place = (10.0, 10.0, 30.0, 30.0)
    assert [away(*at, place) for at in ((10, 10), (20, 20), (5, 20), (34, 33))] == [0, 0, 5, 5]
