"""Calls at the hub: what is told of them and to whom, what devices in one say to each other, and the relay."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from sqlalchemy import func, select, update

from app.domain.call import LASTS_AT_MOST, RINGS_FOR, CallAct, CallEnding, CallState
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub.calls import calling
from app.hub.calls.keeping import MOST_SIGNALS
from app.hub.calls.turn import GOOD_FOR, ice_servers
from app.hub.database import reading, writing
from app.hub.settings import Limits, Rate, Relay
from app.hub.tables import call_signal, person
from app.protocol import wire
from app.protocol.wire import CallNow, CallSignal, CallWord
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
    to,
)
from tests.hub.core_fixture import Town, Writer, town_of, writer
from tests.hub.hub_fixture import MONDAY, Enrolled, HubMaker, add_person, enrolled, serving
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
