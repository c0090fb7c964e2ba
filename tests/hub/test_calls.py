"""Calls at the hub: who may call whom, one device answers, signals reach those who are in it, and nobody is left alone
with a call that was missed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from sqlalchemy import func, insert, select, update

from app.domain.call import GONE_AFTER, LASTS_AT_MOST, RINGS_FOR, CallAct, CallEnding, CallState, PartyState
from app.domain.clock import HeldClock
from app.domain.conversation import ThreadKind, stream_of
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.task import TaskKind, TaskState
from app.hub.calls import calling
from app.hub.calls.call_rights import may_call
from app.hub.calls.keeping import MOST_SIGNALS
from app.hub.calls.turn import GOOD_FOR, ice_servers
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.settings import Limits, Rate, Relay
from app.hub.tables import approval, assignment, call, call_signal, mandate, person
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.wire import CallNow, CallSignal, CallWord
from tests.conftest import ExpectLog
from tests.hub.core_fixture import Town, Writer, access_entries, leave, town_of, writer
from tests.hub.hub_fixture import MONDAY, Enrolled, HubMaker, add_person, assign, enrolled, serving
from tests.hub.web_client import TestClient


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    return town_of(make_hub())


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


@pytest.fixture
def britta(town: Town) -> Writer:
    return writer(town.hub, town.brukare)


def say(who: Writer, act: CallAct, to: str = "", call: str = "c1") -> CallNow | Refusal:
    return calling.say(who.hub, who.caller(), CallWord(call=call, act=act, to=to))


def ok(answer: CallNow | Refusal) -> CallNow:
    assert isinstance(answer, CallNow)
    return answer


def seen_by(who: Writer) -> CallNow:
    (now,) = calling.ask(who.hub, who.caller(), "", 0).calls
    return now


def to(who: Writer, text: str) -> CallSignal:
    return CallSignal(person=who.person, device=who.device, text=text)


def send(who: Writer, *signals: CallSignal) -> Refusal | None:
    return calling.signal(who.hub, who.caller(), "c1", signals)


def heard_by(who: Writer, *, after: int = 0) -> list[tuple[str, str]]:
    return [(one.person, one.text) for one in calling.ask(who.hub, who.caller(), "c1", after).signals]


def later(hub: Hub, by: timedelta) -> None:
    assert isinstance(hub.clock, HeldClock)
    hub.clock.move(by)


def approve(town: Town, who: str, *, ended_at: datetime | None = None) -> None:
    row = {"brukare": town.brukare, "person": who, "began_at": MONDAY, "relation": "dotter", "ended_at": ended_at}
    with writing(town.hub.engine) as connection:
        connection.execute(insert(approval), [row])


def tasks_of(who: Writer) -> list[tuple[TaskKind, TaskState]]:
    who.positions, who.grants = {}, ""
    told = [rec.decode_record_body(one.kind, 1, one.body) for one in who.pull() if one.kind == "task"]
    return [(body.kind, body.state) for body in told if isinstance(body, rec.TaskBody)]


def history_of(who: Writer) -> list[rec.CallBody]:
    who.positions, who.grants = {}, ""
    told = [rec.decode_record_body(one.kind, 1, one.body) for one in who.pull() if one.kind == "call"]
    return [body for body in told if isinstance(body, rec.CallBody)]


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


def give_relay(town: Town) -> None:
    relay = Relay(("turn:turn.example.se",), "hemligt")
    town.hub = replace(town.hub, settings=replace(town.hub.settings, relay=relay))


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


# --- what is told --------------------------------------------------------------------------------------------------


def daughter_of(town: Town) -> Writer:
    lisa = add_person(town.hub, Role.NARSTAENDE, name="Lisa")
    approve(town, lisa)
    return writer(town.hub, lisa)


def names_told_to(who: Writer) -> set[str]:
    return {party.name for party in seen_by(who).parties} - {""}


@pytest.mark.parametrize("act", [CallAct.DECLINE, CallAct.HANG_UP])
def test_who_is_out_of_a_call_is_told_of_nobody_in_it(town: Town, anna: Writer, britta: Writer, act: CallAct) -> None:
    daughter = daughter_of(town)
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    ok(say(anna, CallAct.RING_TOO, daughter.person))
    assert names_told_to(daughter) == {"Anna Ek", "Britta Berg", "Lisa"}
    if act is CallAct.HANG_UP:
        ok(say(daughter, CallAct.ANSWER))
    ok(say(daughter, act))
    for _ in range(2):
        assert names_told_to(daughter) == set()
        assert {party.person for party in seen_by(daughter).parties} == {town.anna}
        say(anna, CallAct.HANG_UP)
        say(britta, CallAct.HANG_UP)
    assert seen_by(daughter).state is CallState.ENDED


def test_who_missed_a_call_is_told_who_it_was_and_the_caller_who_did_not_answer(
    town: Town, anna: Writer, britta: Writer
) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    later(town.hub, RINGS_FOR)
    calling.look_at_all(town.hub)
    assert (names_told_to(britta), "Britta Berg" in names_told_to(anna)) == ({"Anna Ek"}, True)


def test_a_narstaende_hears_no_name_of_skyddade_personuppgifter(town: Town, anna: Writer, britta: Writer) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id.in_([town.anna, town.brukare])).values(protected=True))
    daughter = daughter_of(town)
    ok(say(daughter, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    ok(say(britta, CallAct.RING_TOO, town.anna))
    assert names_told_to(daughter) == {"Lisa", "Britta Berg", "Ett"}
    assert names_told_to(britta) == {"Lisa", "Britta Berg", "Anna Ek"}
    ok(say(britta, CallAct.HANG_UP))
    ok(say(daughter, CallAct.HANG_UP))
    assert [one.others for one in history_of(daughter)] == [("Britta Berg", "Ett")]


# --- signals -------------------------------------------------------------------------------------------------------


def test_signals_go_between_devices_that_are_in_the_call(town: Town, anna: Writer, britta: Writer) -> None:
    second, bo = writer(town.hub, town.brukare), writer(town.hub, town.bo)
    ok(say(anna, CallAct.START, town.brukare))
    assert send(anna, to(britta, "for nobody yet")) is Refusal.WRONG_STATE
    ok(say(britta, CallAct.ANSWER))
    assert send(anna, to(britta, "offer"), to(britta, "ice")) is None
    assert send(anna, to(second, "offer")) is Refusal.WRONG_STATE
    assert send(anna, to(britta, "one"), to(second, "two")) is Refusal.WRONG_STATE
    assert send(second, to(anna, "offer")) is Refusal.WRONG_STATE
    assert send(bo, to(anna, "offer")) is Refusal.NO_SUCH_THING
    assert heard_by(britta) == [(town.anna, "offer"), (town.anna, "ice")]
    assert heard_by(britta, after=1) == [(town.anna, "ice")]
    assert heard_by(second) == heard_by(anna) == heard_by(bo) == []
    ok(say(anna, CallAct.HANG_UP))
    with reading(town.hub.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(call_signal)) == 0
    assert send(britta, to(anna, "offer")) is Refusal.WRONG_STATE


def test_signals_without_end_push_out_the_oldest(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    for batch in range(40):
        assert send(anna, *(to(britta, f"{batch}.{n}") for n in range(32))) is None
    assert send(britta, to(anna, "still heard")) is None
    assert heard_by(anna) == [(town.brukare, "still heard")]
    texts = [text for _, text in heard_by(britta)]
    assert len(texts) == MOST_SIGNALS - 1
    assert texts[-1] == "39.31"
    with reading(town.hub.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(call_signal)) == MOST_SIGNALS


# --- the relay -----------------------------------------------------------------------------------------------------


def test_credentials_of_the_relay_end_by_themselves() -> None:
    relay = Relay(("turn:turn.example.se",), "hemligt")
    (server,) = ice_servers(relay, "d1", MONDAY)
    assert (server.username, server.credential) == ("1772434800:d1", "y0t4jzknV+/F4pSoXnCQDyg8Rgk=")
    assert ice_servers(Relay(), "d1", MONDAY) == ()


def ends_of(now: CallNow) -> list[datetime]:
    return [datetime.fromtimestamp(int(one.username.partition(":")[0]), UTC) for one in now.ice]


def test_credentials_are_good_for_a_short_time_and_the_same_at_each_question(
    town: Town, anna: Writer, britta: Writer
) -> None:
    give_relay(town)
    anna.hub = britta.hub = town.hub
    ok(say(anna, CallAct.START, town.brukare))
    assert seen_by(britta).ice == ()
    assert ends_of(ok(say(britta, CallAct.ANSWER))) == [MONDAY + 2 * GOOD_FOR]
    later(town.hub, GOOD_FOR - timedelta(seconds=1))
    assert ends_of(seen_by(anna)) == [MONDAY + 2 * GOOD_FOR]
    later(town.hub, timedelta(seconds=1))
    assert ends_of(seen_by(anna)) == [MONDAY + 3 * GOOD_FOR]
    ok(say(anna, CallAct.HANG_UP))
    assert seen_by(britta).ice == ()


def test_a_call_that_was_forgotten_ends(town: Town, anna: Writer, britta: Writer) -> None:
    ok(say(anna, CallAct.START, town.brukare))
    ok(say(britta, CallAct.ANSWER))
    later(town.hub, LASTS_AT_MOST)
    for one in (anna, britta):
        calling.ask(town.hub, one.caller(), "c1", 0)
    assert calling.look_at_all(town.hub) == 1
    assert seen_by(anna).ending is CallEnding.TALKED


# --- over HTTP -----------------------------------------------------------------------------------------------------


@pytest.fixture
def web(town: Town) -> Iterator[TestClient]:
    with serving(town.hub) as client:
        yield client


def post(who: Enrolled, word: CallWord) -> int:
    return who.person.send("POST", "/v1/calls", content=msgspec.json.encode(word)).status_code


def test_it_rings_by_the_live_channel_and_names_nothing(town: Town, web: TestClient) -> None:
    anna, britta = enrolled(web, town.hub, town.anna), enrolled(web, town.hub, town.brukare)
    with britta.person.live() as session:
        session.receive_text()
        assert post(anna, CallWord(call="c1", act=CallAct.START, to=town.brukare)) == 200
        while (text := session.receive_text()) != '{"type":"call"}':
            assert "c1" not in text
        answer = britta.person.send("GET", "/v1/calls")
        (now,) = msgspec.json.decode(answer.content, type=wire.CallsAnswer).calls
        assert (now.call, now.state, now.parties[0].name) == ("c1", CallState.RINGING, "Anna Ek")
        assert all(party.device == "" for party in now.parties)


def test_what_is_too_large_or_no_id_is_refused(town: Town, web: TestClient) -> None:
    anna = enrolled(web, town.hub, town.anna)
    assert post(anna, CallWord(call="c 1", act=CallAct.START, to=town.brukare)) == 400
    assert post(anna, CallWord(call="c1", act=CallAct.START, to=town.brukare)) == 200
    for signals in (("x" * (wire.MAX_SIGNAL + 1),), ("x",) * (wire.MAX_SIGNALS + 1)):
        said = wire.CallSignals(signals=tuple(CallSignal(person="p", device="d", text=text) for text in signals))
        answer = anna.person.send("POST", "/v1/calls/c1/signals", content=msgspec.json.encode(said))
        assert answer.status_code == 413


def test_nobody_rings_a_district_from_one_device(make_hub: HubMaker) -> None:
    town = town_of(make_hub(limits=Limits(calls=Rate(per_s=0.1, burst=3))))
    with serving(town.hub) as web:
        anna = enrolled(web, town.hub, town.anna)
        told = [post(anna, CallWord(call=f"c{n}", act=CallAct.START, to=town.brukare)) for n in range(4)]
        assert told == [200, 409, 409, 429]
        assert post(anna, CallWord(call="c0", act=CallAct.HANG_UP)) == 200
