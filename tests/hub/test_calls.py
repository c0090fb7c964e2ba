"""Calls at the hub: who may call whom, one device answers, signals reach those who are in it, and nobody is left alone
with a call that was missed."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.domain.call import GONE_AFTER, RINGS_FOR, CallAct, CallEnding, CallState, PartyState
from app.domain.conversation import ThreadKind, stream_of
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.task import TaskKind, TaskState
from app.hub.calls import calling
from app.hub.calls.call_rights import may_call
from app.hub.database import reading, writing
from app.hub.tables import assignment, call, mandate, person
from app.protocol import wire
from tests.conftest import ExpectLog
from tests.hub.call_fixture import (
    approve,
    give_relay,
    heard_by,
    history_of,
    later,
    ok,
    say,
    seen_by,
    send,
    tasks_of,
    to,
)
from tests.hub.core_fixture import Town, Writer, access_entries, leave, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    return town_of(make_hub())


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


@pytest.fixture
def britta(town: Town) -> Writer:
    return writer(town.hub, town.brukare)


# --- who may -------------------------------------------------------------------------------------------------------


def test_who_may_call_whom(town: Town) -> None:
    lisa, stranger = (add_person(town.hub, Role.NARSTAENDE, name=name) for name in ("Lisa", "Okänd"))
    former = add_person(town.hub, Role.NARSTAENDE, name="Förr")
    neighbour = add_person(town.hub, Role.BRUKARE, name="Granne")
    colleague = add_person(town.hub, Role.STAFF, organisation=town.ett, name="Per")
    leader = add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Lena")
    other_desk = add_person(town.hub, Role.HANDLAGGARE, name="Kurt")
    approve(town, lisa)
    approve(town, former, ended_at=MONDAY)
    rights = {town.anna: "assignment", leader: "assignment", town.karin: "mandate", lisa: "approval"}
    everybody = [town.anna, town.bo, town.karin, lisa, stranger, former, neighbour, colleague, leader, other_desk]
    with reading(town.hub.engine) as connection:
        for one in everybody:
            for caller, called in ((one, town.brukare), (town.brukare, one)):
                right = may_call(connection, caller, called, MONDAY)
                assert (right.right if right else "") == rights.get(one, ""), (caller, called)
                assert right is None or right.brukare == town.brukare
        for one in everybody:
            for two in everybody:
                assert may_call(connection, one, two, MONDAY) is None


def test_a_right_that_has_ended_calls_nobody(town: Town) -> None:
    later(town.hub, timedelta(days=4))
    with reading(town.hub.engine) as connection:
        assert may_call(connection, town.anna, town.brukare, town.hub.clock.now()) is None
        assert may_call(connection, town.karin, town.brukare, town.hub.clock.now()) is not None
    with writing(town.hub.engine) as connection:
        connection.execute(update(mandate).values(ended_at=town.hub.clock.now()))
    with reading(town.hub.engine) as connection:
        assert may_call(connection, town.karin, town.brukare, town.hub.clock.now()) is None


def test_skyddade_personuppgifter_are_called_by_those_alone_who_are_planned_there(town: Town) -> None:
    leader = add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Lena")
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == town.brukare).values(protected=True))
    with reading(town.hub.engine) as connection:
        assert may_call(connection, leader, town.brukare, MONDAY) is None
        assert may_call(connection, town.anna, town.brukare, MONDAY) is not None


def test_who_has_left_calls_nobody_and_is_called_by_nobody(town: Town) -> None:
    leave(town.hub, town.anna)
    with reading(town.hub.engine) as connection:
        assert may_call(connection, town.anna, town.brukare, MONDAY) is None
        assert may_call(connection, town.brukare, town.anna, MONDAY) is None


def test_a_call_without_a_right_rings_nowhere(town: Town, britta: Writer) -> None:
    bo = writer(town.hub, town.bo)
    assert say(bo, CallAct.START, town.brukare) is Refusal.NOT_YOURS
    assert calling.ask(town.hub, britta.caller(), "", 0).calls == ()


def test_a_right_that_ends_while_it_rings_answers_nothing(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=MONDAY))
    assert say(britta, CallAct.ANSWER) is Refusal.NOT_YOURS


# --- ringing, answering, ending ------------------------------------------------------------------------------------


def test_it_rings_at_every_device_and_the_first_has_it(town: Town, anna: Writer, britta: Writer) -> None:
    second = writer(town.hub, town.brukare)
    ok(say(anna, CallAct.START, town.brukare))
    for one in (britta, second):
        assert seen_by(one).state is CallState.RINGING
    assert ok(say(britta, CallAct.ANSWER)).state is CallState.TALKING
    assert say(second, CallAct.ANSWER) is Refusal.WRONG_STATE
    assert seen_by(second).parties[1].state is PartyState.IN
    assert ok(say(britta, CallAct.ANSWER)).state is CallState.TALKING


def test_a_stranger_learns_nothing_of_a_call(town: Town, anna: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    karin = writer(town.hub, town.karin)
    for act in (CallAct.ANSWER, CallAct.DECLINE, CallAct.HANG_UP, CallAct.RING_TOO):
        assert say(karin, act, town.karin) is Refusal.NO_SUCH_THING
    assert calling.ask(town.hub, karin.caller(), "c1", 0) == wire.CallsAnswer()


def test_somebody_elses_call_is_not_begun_again(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    assert ok(say(anna, CallAct.START, town.brukare)).call == "c1"
    assert say(britta, CallAct.START, town.anna) is Refusal.WRONG_STATE


def test_a_third_is_rung_by_who_is_in_it_and_has_to_have_a_right(town: Town, anna: Writer, britta: Writer) -> None:
    lisa = add_person(town.hub, Role.NARSTAENDE, name="Lisa")
    approve(town, lisa)
    daughter = writer(town.hub, lisa)
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    assert say(anna, CallAct.RING_TOO, town.bo) is Refusal.NOT_YOURS
    assert len(ok(say(anna, CallAct.RING_TOO, lisa)).parties) == 3
    assert ok(say(daughter, CallAct.ANSWER)).state is CallState.TALKING
    ok(say(anna, CallAct.HANG_UP))
    assert seen_by(britta).state is CallState.TALKING
    assert ok(say(daughter, CallAct.HANG_UP)).ending is CallEnding.TALKED


def test_history_is_read_by_both_sides_and_by_nobody_else(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    assert history_of(anna) == []
    ok(say(britta, CallAct.HANG_UP))
    for one in (anna, britta):
        (told,) = history_of(one)
        assert (told.ending, told.caller, told.others) == (CallEnding.TALKED, town.anna, ("Britta Berg",))
    for stranger in (town.bo, town.karin):
        assert history_of(writer(town.hub, stranger)) == []
    assert tasks_of(anna) == []


def test_who_was_called_and_who_answered_stands_in_the_access_log(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    ok(say(britta, CallAct.ANSWER))
    stream = stream_of(town.brukare, ThreadKind.UNIT, town.ett)
    told = [*access_entries(town.hub, "call_start"), *access_entries(town.hub, "call_answer")]
    assert {one.stream for one in told} == {stream}
    assert [(one.action, one.person, one.right, one.detail) for one in told] == [
        ("call_start", town.anna, "assignment", "c1"),
        ("call_answer", town.brukare, "own", "c1"),
    ]


# --- nobody answers ------------------------------------------------------------------------------------------------


def test_a_call_that_nobody_answers_becomes_a_task_once(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    later(town.hub, RINGS_FOR - timedelta(seconds=1))
    assert calling.look_at_all(town.hub) == 0
    later(town.hub, timedelta(seconds=1))
    assert calling.look_at_all(town.hub) == 1
    assert calling.look_at_all(town.hub) == 0
    assert tasks_of(anna) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]
    assert say(britta, CallAct.ANSWER) is Refusal.WRONG_STATE
    assert [one.ending for one in history_of(britta)] == [CallEnding.MISSED]


def test_a_brukare_who_gives_up_is_not_forgotten(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(britta, CallAct.START, town.anna))
    ok(say(britta, CallAct.HANG_UP))
    assert tasks_of(anna) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]


def test_a_brukare_who_is_told_inte_nu_is_not_forgotten(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(britta, CallAct.START, town.anna))
    assert ok(say(anna, CallAct.DECLINE)).ending is CallEnding.DECLINED
    assert tasks_of(anna) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]


def test_a_missed_call_is_a_task_even_where_the_right_has_ended_while_it_rang(
    town: Town, anna: Writer, britta: Writer
) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=MONDAY))
    later(town.hub, RINGS_FOR)
    calling.look_at_all(town.hub)
    leader = add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Lena")
    assign(town.hub, leader, town.brukare, organisation=town.ett)
    assert tasks_of(writer(town.hub, leader)) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]


def test_a_missed_call_and_its_task_are_written_down_together(
    town: Town, anna: Writer, britta: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(_: object) -> None:
        raise OSError("stopped after the commit")

    ok(say(britta, CallAct.START, town.anna))
    monkeypatch.setattr(town.hub.bus, "ring", stops)
    with pytest.raises(OSError, match="stopped"):
        say(britta, CallAct.HANG_UP)
    assert tasks_of(anna) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]


def test_inte_nu_is_an_answer_and_no_task(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    assert ok(say(britta, CallAct.DECLINE)).ending is CallEnding.DECLINED
    assert tasks_of(anna) == []


def test_a_device_that_falls_silent_has_left_and_one_that_asks_has_not(
    town: Town, anna: Writer, britta: Writer
) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    for _ in range(4):
        later(town.hub, GONE_AFTER / 3)
        for one in (anna, britta):
            calling.ask(town.hub, one.caller(), "c1", 0)
        assert calling.look_at_all(town.hub) == 0
    for _ in range(4):
        later(town.hub, GONE_AFTER / 3)
        calling.ask(town.hub, anna.caller(), "c1", 0)
        calling.look_at_all(town.hub)
    assert seen_by(anna).ending is CallEnding.TALKED


def test_a_call_that_cannot_be_ended_holds_up_no_other(
    town: Town, anna: Writer, britta: Writer, expect_log: ExpectLog
) -> None:
    expect_log("call_not_looked_at call=c1")
    ok(say(anna, CallAct.START, town.brukare))
    later(town.hub, timedelta(seconds=1))
    karin = writer(town.hub, town.karin)
    ok(say(karin, CallAct.START, town.brukare, call="c2"))
    with writing(town.hub.engine) as connection:
        connection.execute(update(call).where(call.c.id == "c1").values(body=b"{"))
    later(town.hub, RINGS_FOR)
    assert calling.look_at_all(town.hub) == 1
    assert [one.ending for one in history_of(karin)] == [CallEnding.MISSED]


def test_who_has_answered_late_is_given_time_as_everybody(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    later(town.hub, RINGS_FOR - timedelta(seconds=1))
    calling.ask(town.hub, anna.caller(), "c1", 0)
    ok(say(britta, CallAct.ANSWER))
    later(town.hub, GONE_AFTER / 2)
    assert calling.look_at_all(town.hub) == 0
    assert seen_by(britta).state is CallState.TALKING


def end_assignments(town: Town) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=MONDAY))


def test_a_right_that_ends_ends_the_call_too(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    end_assignments(town)
    assert calling.look_at_all(town.hub) == 1
    assert (seen_by(britta).state, seen_by(britta).ending) == (CallState.ENDED, CallEnding.TALKED)


def test_only_who_has_lost_the_right_leaves_a_call_of_three(town: Town, anna: Writer, britta: Writer) -> None:
    karin = writer(town.hub, town.karin)
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    ok(say(anna, CallAct.RING_TOO, town.karin))
    ok(say(karin, CallAct.ANSWER))
    end_assignments(town)
    assert calling.look_at_all(town.hub) == 1
    states = {party.person: party.state for party in seen_by(britta).parties}
    assert states == {town.anna: PartyState.LEFT, town.brukare: PartyState.IN, town.karin: PartyState.IN}


@pytest.mark.parametrize("by_brukare", [True, False])
def test_a_right_that_ends_while_it_rings_makes_it_missed_and_a_task(
    town: Town, anna: Writer, britta: Writer, by_brukare: bool
) -> None:
    ok(say(britta, CallAct.START, town.anna) if by_brukare else say(anna, CallAct.START, town.brukare))
    end_assignments(town)
    assert calling.look_at_all(town.hub) == 1
    assert seen_by(britta).ending is CallEnding.MISSED
    leader = add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett, name="Lena")
    assign(town.hub, leader, town.brukare, organisation=town.ett)
    assert tasks_of(writer(town.hub, leader)) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]


def test_who_has_lost_the_right_connects_to_nobody_even_before_it_is_noticed(town: Town) -> None:
    give_relay(town)
    anna, britta = writer(town.hub, town.anna), writer(town.hub, town.brukare)
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    assert send(britta, to(anna, "offer")) is None
    assert seen_by(anna).ice != ()
    assert heard_by(anna) == [(town.brukare, "offer")]
    end_assignments(town)
    assert seen_by(anna).ice == ()
    assert heard_by(anna) == []
    assert send(anna, to(britta, "answer")) is Refusal.NOT_YOURS
    assert say(anna, CallAct.RING_TOO, town.karin) is Refusal.NOT_YOURS
    assert seen_by(britta).ice != ()


def test_nobody_begins_a_call_while_they_are_in_one(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(britta, CallAct.START, town.anna))
    tablet = writer(town.hub, town.brukare)
    for one in (britta, tablet):
        assert say(one, CallAct.START, town.karin, call="c2") is Refusal.WRONG_STATE
    ok(say(anna, CallAct.ANSWER))
    assert say(britta, CallAct.START, town.karin, call="c2") is Refusal.WRONG_STATE
    ok(say(britta, CallAct.HANG_UP))
    assert ok(say(britta, CallAct.START, town.karin, call="c2")).state is CallState.RINGING


def test_who_calls_somebody_in_a_call_is_told_and_the_unit_sees_to_it(town: Town, anna: Writer, britta: Writer) -> None:
    karin = writer(town.hub, town.karin)
    ok(say(karin, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    now = ok(say(anna, CallAct.START, town.brukare, call="c2"))
    assert [party.state for party in now.parties] == [PartyState.IN, PartyState.DECLINED]
    assert say(britta, CallAct.ANSWER, call="c2") is Refusal.WRONG_STATE
    assert calling.look_at_all(town.hub) == 1
    assert seen_by(anna).ending is CallEnding.DECLINED
    assert seen_by(karin).state is CallState.TALKING
    assert tasks_of(anna) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]


def test_a_brukare_whose_unit_is_in_a_call_is_one_task(town: Town, anna: Writer, britta: Writer) -> None:
    other = add_person(town.hub, Role.BRUKARE, name="Granne")
    assign(town.hub, town.anna, other, organisation=town.ett)
    ok(say(anna, CallAct.START, other))
    ok(say(britta, CallAct.START, town.anna, call="c2"))
    assert calling.look_at_all(town.hub) == 1
    assert tasks_of(anna) == [(TaskKind.MISSED_CALL, TaskState.OPEN)]
