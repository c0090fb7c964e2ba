"""A call's rules: one device answers, the others stop, and every call ends in one way that is told."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.call import (
    MOST_PEOPLE,
    RINGS_FOR,
    Call,
    CallEnding,
    CallState,
    PartyState,
    answer,
    begin,
    decline,
    hang_up,
    is_gone,
    look,
    ring_too,
)
from app.domain.ids import CallId, DeviceId, PersonId
from app.domain.refusal import Refusal

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
LATER = AT + timedelta(seconds=5)
ANNA, BRITTA, LISA, KARIN = (PersonId(one) for one in ("anna", "britta", "lisa", "karin"))
PHONE, TABLET, OTHER = (DeviceId(one) for one in ("phone", "tablet", "other"))


def ringing() -> Call:
    call = begin(CallId("c1"), (ANNA, PHONE), BRITTA, AT)
    assert isinstance(call, Call)
    return call


def done(call: Call | Refusal) -> Call:
    assert isinstance(call, Call)
    return call


def talking() -> Call:
    return done(answer(ringing(), BRITTA, TABLET, LATER))


def test_the_first_device_has_it_and_the_second_is_too_late() -> None:
    call = talking()
    assert call.state is CallState.TALKING
    assert call.is_in(BRITTA, TABLET)
    assert answer(call, BRITTA, OTHER, LATER) is Refusal.WRONG_STATE
    assert answer(call, BRITTA, TABLET, LATER) == call
    assert not call.is_in(BRITTA, OTHER)


def test_declined_on_one_device_is_quiet_on_all() -> None:
    call = done(decline(ringing(), BRITTA, LATER))
    assert (call.ending, call.ended_at) == (CallEnding.DECLINED, LATER)
    assert answer(call, BRITTA, OTHER, LATER) is Refusal.WRONG_STATE


def test_nobody_answers_and_it_is_missed_at_its_end_and_not_before() -> None:
    call = ringing()
    assert look(call, AT + RINGS_FOR - timedelta(seconds=1)) == call
    missed = look(call, AT + RINGS_FOR)
    assert missed.ending is CallEnding.MISSED
    assert missed.parties[1].state is PartyState.MISSED


def test_who_gives_up_before_an_answer_has_withdrawn() -> None:
    call = done(hang_up(ringing(), ANNA, PHONE, LATER))
    assert call.ending is CallEnding.WITHDRAWN
    assert call.parties[1].state is PartyState.MISSED


def test_either_hangs_up_and_both_have_talked() -> None:
    for person, device in ((ANNA, PHONE), (BRITTA, TABLET)):
        assert done(hang_up(talking(), person, device, LATER)).ending is CallEnding.TALKED


def test_another_device_of_the_same_person_ends_nothing() -> None:
    assert hang_up(talking(), BRITTA, OTHER, LATER) is Refusal.WRONG_STATE


def test_two_talk_on_when_the_third_leaves() -> None:
    call = done(ring_too(talking(), (ANNA, PHONE), LISA, LATER))
    call = done(answer(call, LISA, OTHER, LATER))
    assert [one.place for one in call.parties] == [0, 1, 2]
    call = done(hang_up(call, LISA, OTHER, LATER))
    assert call.state is CallState.TALKING
    assert done(hang_up(call, ANNA, PHONE, LATER)).ending is CallEnding.TALKED


def test_a_third_who_does_not_answer_ends_nothing() -> None:
    call = done(ring_too(talking(), (ANNA, PHONE), LISA, LATER))
    call = look(call, LATER + RINGS_FOR)
    assert call.state is CallState.TALKING
    again = done(ring_too(call, (BRITTA, TABLET), LISA, LATER))
    assert again.parties[-1].state is PartyState.RINGING


def test_a_fourth_does_not_get_in_and_a_stranger_asks_nobody_in() -> None:
    call = done(ring_too(talking(), (ANNA, PHONE), LISA, LATER))
    assert len(call.parties) == MOST_PEOPLE
    assert ring_too(call, (ANNA, PHONE), KARIN, LATER) is Refusal.TOO_LARGE
    assert ring_too(talking(), (KARIN, OTHER), LISA, LATER) is Refusal.WRONG_STATE
    assert answer(call, KARIN, OTHER, LATER) is Refusal.NO_SUCH_THING


def test_who_falls_silent_has_left() -> None:
    assert is_gone(talking(), BRITTA, LATER).ending is CallEnding.TALKED
    assert is_gone(ringing(), ANNA, LATER).ending is CallEnding.WITHDRAWN


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "decline", "hang_up", "gone", "look", "ring_too"]),
        st.sampled_from([ANNA, BRITTA, LISA, KARIN]),
        st.sampled_from([PHONE, TABLET, OTHER]),
        st.integers(0, 30),
    ),
    max_size=25,
)


def _after(call: Call, step: str, person: PersonId, device: DeviceId, at: datetime) -> Call | Refusal:
    match step:
        case "answer":
            return answer(call, person, device, at)
        case "decline":
            return decline(call, person, at)
        case "hang_up":
            return hang_up(call, person, device, at)
        case "gone":
            return is_gone(call, person, at)
        case "ring_too":
            return ring_too(call, (ANNA, device), person, at)
        case _:
            return look(call, at)


@given(_STEPS)
def test_whatever_happens_a_call_ends_once_and_nobody_rings_for_ever(
    steps: list[tuple[str, PersonId, DeviceId, int]],
) -> None:
    call, at = ringing(), AT
    for step, person, device, seconds in steps:
        at += timedelta(seconds=seconds)
        before, found = call, _after(call, step, person, device, at)
        call = found if isinstance(found, Call) else call
        if before.ended_at is not None:
            assert call == before
        inside = [one for one in call.parties if one.state is PartyState.IN]
        assert len(call.parties) <= MOST_PEOPLE
        assert all(one.device for one in inside)
        assert (call.ended_at is None) == (call.ending is None)
        if call.ended_at is None:
            assert inside
    over = look(call, at + RINGS_FOR)
    assert all(one.state is not PartyState.RINGING for one in over.parties)
    assert over.ended_at is not None or sum(one.state is PartyState.IN for one in over.parties) >= 2
