"""Rules of the domain: the next step of a visit, what a lock's word allows to say, names of streams, progress."""

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import stream
from app.domain.arende import AreaField, AreaProgress, Qualifier, progress_of
from app.domain.door import LockReport, LockState, is_reported_locked, shown_state
from app.domain.ids import ArendeId, BrukareId, DoorId, PersonId, ThreadId, UtforareId
from app.domain.stream import Facet, facet_of, is_stream
from app.domain.visit import DoorProgress, NextAction, VisitState, is_late, next_action
from tests.conftest import A_MONDAY

BOTH = DoorProgress(has_entrance=True, has_flat=True)


def test_the_big_button_leads_through_a_visit() -> None:
    steps = [
        (VisitState.PLANNED, BOTH),
        (VisitState.PLANNED, DoorProgress(has_entrance=True, has_flat=True, entrance_opened=True)),
        (VisitState.PLANNED, DoorProgress(has_entrance=True, has_flat=True, entrance_opened=True, flat_opened=True)),
        (VisitState.STARTED, DoorProgress(has_entrance=True, has_flat=True, flat_state=LockState.UNLOCKED)),
        (VisitState.STARTED, DoorProgress(has_entrance=True, has_flat=True, flat_state=LockState.LOCKED)),
        (VisitState.FINISHED, BOTH),
    ]
    assert [next_action(state, doors) for state, doors in steps] == [
        NextAction.OPEN_ENTRANCE,
        NextAction.OPEN_FLAT,
        NextAction.START,
        NextAction.LOCK_FLAT,
        NextAction.FINISH,
        NextAction.NOTHING,
    ]


def test_who_is_inside_already_is_not_sent_back_to_the_entrance() -> None:
    inside = DoorProgress(has_entrance=True, has_flat=True, flat_opened=True)
    assert next_action(VisitState.PLANNED, inside) is NextAction.START


def test_a_home_without_locks_begins_and_ends_without_doors() -> None:
    none = DoorProgress(has_entrance=False, has_flat=False)
    assert next_action(VisitState.PLANNED, none) is NextAction.START
    assert next_action(VisitState.STARTED, none) is NextAction.FINISH


def test_a_home_with_an_entrance_alone_goes_on_to_start() -> None:
    outside = DoorProgress(has_entrance=True, has_flat=False)
    assert next_action(VisitState.PLANNED, outside) is NextAction.OPEN_ENTRANCE
    opened = DoorProgress(has_entrance=True, has_flat=False, entrance_opened=True)
    assert next_action(VisitState.PLANNED, opened) is NextAction.START


def test_finishing_is_offered_only_when_the_lock_says_locked() -> None:
    for lock in LockState:
        doors = DoorProgress(has_entrance=True, has_flat=True, flat_state=lock)
        expected = NextAction.FINISH if lock is LockState.LOCKED else NextAction.LOCK_FLAT
        assert next_action(VisitState.STARTED, doors) is expected


def test_no_state_of_visit_and_doors_is_without_a_step() -> None:
    yes_or_no = (False, True)
    for state, lock in itertools.product(VisitState, LockState):
        is_over = state in {VisitState.FINISHED, VisitState.CANCELLED}
        for entrance, flat, entered, opened in itertools.product(yes_or_no, repeat=4):
            doors = DoorProgress(entrance, flat, entered, opened, lock)
            assert (next_action(state, doors) is NextAction.NOTHING) is is_over


def test_a_door_that_has_said_nothing_is_unknown() -> None:
    assert shown_state(None) is LockState.UNKNOWN
    assert not is_reported_locked(None, since=None)


@pytest.mark.parametrize("state", LockState)
def test_only_the_locks_own_word_since_it_was_opened_counts_as_locked(state: LockState) -> None:
    report = LockReport(DoorId("d"), state, A_MONDAY)
    is_locked = state is LockState.LOCKED
    assert is_reported_locked(report, since=None) is is_locked
    assert is_reported_locked(report, since=A_MONDAY) is is_locked
    assert not is_reported_locked(report, since=A_MONDAY + timedelta(seconds=1))


def test_a_visit_is_late_after_its_grace_and_not_before() -> None:
    assert not is_late(A_MONDAY, A_MONDAY + timedelta(minutes=15))
    assert is_late(A_MONDAY, A_MONDAY + timedelta(minutes=15, seconds=1))
    assert is_late(A_MONDAY, A_MONDAY + timedelta(minutes=6), grace_min=5)


STREAMS = {
    stream.plan_stream(BrukareId("b")): Facet.PLAN,
    stream.profile_stream(BrukareId("b")): Facet.PROFILE,
    stream.doors_stream(BrukareId("b")): Facet.DOORS,
    stream.alarm_stream(BrukareId("b")): Facet.ALARM,
    stream.care_stream(BrukareId("b"), UtforareId("u")): Facet.CARE,
    stream.arende_stream(ArendeId("a")): Facet.ARENDE,
    stream.unit_stream(UtforareId("u")): Facet.UNIT,
    stream.lead_stream(UtforareId("u")): Facet.LEAD,
    stream.held_stream(BrukareId("b"), UtforareId("u")): Facet.HELD,
    stream.tasks_stream(BrukareId("b"), UtforareId("u")): Facet.TASKS,
    stream.thread_stream(BrukareId("b"), ThreadId("t")): Facet.THREAD,
    stream.person_stream(PersonId("p")): Facet.PERSON,
    stream.district_stream("d"): Facet.DISTRICT,
}


def test_every_stream_names_its_facet() -> None:
    assert {name: facet_of(name) for name in STREAMS} == STREAMS
    assert set(STREAMS.values()) == set(Facet)
    assert all(is_stream(name) for name in STREAMS)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "plan",
        "brukare:b",
        "brukare:/plan",
        "brukare:b/care",
        "brukare:b/care:u/x",
        "brukare:b/arende",
        "unit:",
        "unit:u/plan",
        "brukare:b/held",
        "log:brukare:b/plan",
        "~operations",
        "person:p\n",
        "person:p/plan",
        "arende:a:b",
        "thread:t",
        "brukare:b/thread",
        "brukare:b/tasks",
    ],
)
def test_a_name_of_another_pattern_is_no_stream(name: str) -> None:
    assert not is_stream(name)
    with pytest.raises(ValueError, match="no stream"):
        facet_of(name)


@given(st.text(max_size=40))
def test_what_is_a_stream_has_a_facet_and_the_rest_has_none(name: str) -> None:
    if is_stream(name):
        facet_of(name)
    else:
        with pytest.raises(ValueError, match="no stream"):
            facet_of(name)


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({}, AreaProgress.EMPTY),
        ({AreaField.BEHOV: " \n"}, AreaProgress.EMPTY),
        ({AreaField.BEHOV: "x"}, AreaProgress.BEGUN),
        ({AreaField.ASSESSED: str(Qualifier.NONE.value)}, AreaProgress.BEGUN),
        ({AreaField.BEHOV: "x", AreaField.RESURSER: "y", AreaField.MAL: " "}, AreaProgress.BEGUN),
        ({AreaField.BEHOV: "x", AreaField.RESURSER: "y", AreaField.MAL: "z"}, AreaProgress.FILLED),
        ({AreaField.NOT_CONCERNED: "yes", AreaField.BEHOV: "x"}, AreaProgress.NOT_CONCERNED),
        ({AreaField.NOT_CONCERNED: ""}, AreaProgress.EMPTY),
        ({AreaField.INTENDED: "2"}, AreaProgress.BEGUN),
    ],
)
def test_progress_says_what_is_written(fields: dict[str, str], progress: AreaProgress) -> None:
    assert progress_of(fields) is progress
