"""Somebody close to a brukare: how the yes comes about, what the one-time link opens, and how it ends."""

from collections.abc import Iterator

import msgspec
import pytest
from sqlalchemy import update

from app.domain.approval import Share, approval_id
from app.domain.conversation import Side, ThreadKind, thread_id
from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.hub import approving
from app.hub.database import writing
from app.hub.streams import Put
from app.hub.tables import person
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.identifiers import new_id
from app.protocol.link import link_to, new_link_code
from app.protocol.message_effects import mark_id
from tests.hub.close_fixture import (
    CODE,
    LISA,
    add_home,
    at_home,
    message,
    move,
    no,
    opened,
    opens,
    raw,
    says,
    texts,
    with_profile,
    yes,
)
from tests.hub.core_fixture import Town, access_entries, body_of, town_of, writer
from tests.hub.hub_fixture import (
    Enrolled,
    HubMaker,
    add_person,
    assign,
    code_of,
    message_of,
    put,
    serving,
)
from tests.hub.web_client import TestClient


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    town = town_of(make_hub())
    with_profile(town, town.brukare, "Britta Demo")
    return town


@pytest.fixture
def web(town: Town) -> Iterator[TestClient]:
    with serving(town.hub) as client:
        yield client


# --- from the yes to the answer ------------------------------------------------------------------------------------


def test_a_link_made_at_home_lets_a_daughter_write_and_read_the_answer(town: Town, web: TestClient) -> None:
    assert at_home(town, yes(town)) == [("applied", "")]
    lisa = opened(web)
    assert (lisa.answer.person, lisa.answer.mode, lisa.answer.name) == (LISA, "narstaende", "Lisa Demo")
    assert says(lisa, message(town, "Hej mamma.")) == ("applied", "")
    britta = writer(town.hub, town.brukare)
    (sent,) = [one for one in britta.pull() if one.kind == "message"]
    read = op.MessageRead(brukare=town.brukare, kind=ThreadKind.NARSTAENDE, other=LISA, message=sent.id)
    assert britta.did(read, message(town, "Hej Lisa.")) == [("applied", "")] * 2
    assert texts(lisa) == ["Hej mamma.", "Hej Lisa."]
    talk = thread_id(town.brukare, ThreadKind.NARSTAENDE, LISA)
    mark = body_of(town.hub, "thread_mark", mark_id(talk, Side.BRUKARE))
    assert isinstance(mark, rec.ThreadMarkBody)
    assert [step.place for step in mark.read] == [1]
    thread = body_of(town.hub, "thread", talk)
    assert isinstance(thread, rec.ThreadBody)
    assert (thread.other_name, thread.relation, thread.ended) == ("Lisa Demo", "dotter", False)


def test_a_handlaggare_enters_a_yes_by_the_matter(town: Town, web: TestClient) -> None:
    karin = writer(town.hub, town.karin)
    assert karin.did(yes(town, visit="", arende=town.arende)) == [("applied", "")]
    assert says(opened(web), message(town, "Hej.")) == ("applied", "")


def test_everybody_at_the_home_sees_the_yes_and_nobody_else(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))

    def sees(who: str) -> bool:
        return any(one.kind == "approval" for one in writer(town.hub, who).pull())

    assert [sees(who) for who in (town.brukare, town.anna, town.karin, town.bo)] == [True, True, True, False]
    assert not any(one.kind == "approval" for one in opened(web).pull().records)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({"name": "  "}, ("refused", "bad_content")),
        ({"name": "x" * 101}, ("refused", "too_large")),
        ({"relation": "x" * 61}, ("refused", "too_large")),
        ({"link": "kort"}, ("refused", "bad_content")),
        ({"narstaende": "a/b:c"}, ("refused", "bad_content")),
        ({"visit": "x"}, ("refused", "not_yours")),
        ({"visit": ""}, ("refused", "not_yours")),
    ],
)
def test_a_yes_that_is_not_sound_is_refused(town: Town, more: dict[str, str], outcome: tuple[str, str]) -> None:
    assert at_home(town, yes(town, **more)) == [outcome]


def test_a_yes_before_the_visit_has_begun_is_refused(town: Town) -> None:
    assert writer(town.hub, town.anna).did(yes(town)) == [("refused", "wrong_state")]


def test_a_yes_at_one_home_says_nothing_of_another(town: Town) -> None:
    other = add_person(town.hub, Role.BRUKARE, name="Olle Demo")
    assign(town.hub, town.anna, other, organisation=town.ett)
    assert at_home(town, yes(town, brukare=other)) == [("refused", "not_yours")]


def test_nobody_says_yes_to_a_colleague_or_to_somebody_of_another_home(town: Town) -> None:
    """Such a link would make a browser that person."""
    olle = add_home(town, "Olle Demo")
    sven = add_person(town.hub, Role.NARSTAENDE, name="Sven Demo")
    assert approving.say_yes(town.hub, brukare=olle, narstaende=sven, relation="son") is True
    refused = ("refused", "other_person")
    wrong = [yes(town, narstaende=one) for one in (town.bo, town.karin, town.brukare, sven)]
    assert at_home(town, *wrong) == [refused] * 4


# --- the link ------------------------------------------------------------------------------------------------------


def test_a_link_opens_once(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    opened(web)
    assert opens(web) == HubProblem.CODE_USED


def test_a_link_is_read_aloud_and_still_opens(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    assert isinstance(opens(web, f"{CODE[:13].lower()}-{CODE[13:]}"), Enrolled)


def test_a_link_is_worth_nothing_after_seven_days(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    move(town, days=7)
    assert opens(web) == HubProblem.CODE_EXPIRED


def test_a_new_link_ends_the_one_before(town: Town, web: TestClient) -> None:
    newer = new_link_code()
    at_home(town, yes(town), yes(town, newer))
    assert opens(web) == HubProblem.CODE_EXPIRED
    assert isinstance(opens(web, newer), Enrolled)


def test_another_home_cannot_take_a_link_over(town: Town, web: TestClient) -> None:
    """The hash stands in a record that colleagues read; naming it for somebody else changes nothing."""
    at_home(town, yes(town), yes(town, narstaende=new_id(), name="Sven Demo"))
    assert opened(web).answer.person == LISA


def test_a_link_is_an_address_whose_code_no_server_sees() -> None:
    assert link_to("https://hubben.example/", "ABC") == "https://hubben.example/narstaende#ABC"


# --- the end -------------------------------------------------------------------------------------------------------


def test_what_is_taken_back_takes_the_conversation_and_the_unused_link(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    lisa = opened(web)
    says(lisa, message(town, "Hej mamma."))
    writer(town.hub, town.anna).did(no(town))
    move(town, minutes=1)
    assert texts(lisa) == []
    lisa.device.at = town.hub.clock.now()
    assert says(lisa, message(town, "Hallå?")) == ("refused", "contact_ended")


def test_an_unused_link_ends_with_the_yes(town: Town, web: TestClient) -> None:
    at_home(town, yes(town), no(town))
    move(town, minutes=1)
    assert opens(web) == HubProblem.CODE_EXPIRED


def test_the_brukare_takes_back_what_is_theirs_alone(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    lisa = opened(web)
    olle = writer(town.hub, add_person(town.hub, Role.BRUKARE, name="Olle Demo"))
    assert olle.did(no(town, visit="")) == [("refused", "not_yours")]
    britta = writer(town.hub, town.brukare)
    assert britta.did(no(town, visit="")) == [("applied", "")]
    told = body_of(town.hub, "approval", approval_id(town.brukare, LISA))
    assert isinstance(told, rec.ApprovalBody)
    assert (told.ended_by, told.link, told.shares) == (town.brukare, "", ())
    assert texts(lisa) == []


def test_a_yes_that_the_operator_entered_can_be_taken_back_at_home(town: Town) -> None:
    sven = add_person(town.hub, Role.NARSTAENDE, name="Sven Demo")
    approving.say_yes(town.hub, brukare=town.brukare, narstaende=sven, relation="son")
    britta = writer(town.hub, town.brukare)
    assert britta.did(no(town, narstaende=sven, visit="")) == [("applied", "")]
    thread = body_of(town.hub, "thread", thread_id(town.brukare, ThreadKind.NARSTAENDE, sven))
    assert isinstance(thread, rec.ThreadBody)
    assert thread.ended
    assert not approving.take_back(town.hub, brukare=town.brukare, narstaende=sven)


def test_a_browser_from_before_the_end_does_not_come_back_with_a_new_yes(town: Town, web: TestClient) -> None:
    newer = new_link_code()
    at_home(town, yes(town))
    lisa = opened(web)
    writer(town.hub, town.anna).did(no(town))
    move(town, minutes=5)
    writer(town.hub, town.anna).did(yes(town, newer))
    town.hub.standings.forget()
    lisa.person.token = ""
    assert code_of(lisa.person.sign_in()) == HubProblem.REVOKED
    again = opened(web, newer)
    assert says(again, message(town, "Nu är jag här igen.")) == ("applied", "")


# --- what is shared ------------------------------------------------------------------------------------------------


def plan_today(town: Town, *, protected: str = "") -> None:
    staff = tuple(rec.StaffRef(id=one, first_name="Anna", name="Anna Ek") for one in (town.anna, protected) if one)
    body = body_of(town.hub, "visit", town.visit)
    assert isinstance(body, rec.VisitBody)
    put(town.hub, Put(town.plan, "visit", town.visit, town.ett, raw(msgspec.structs.replace(body, staff=staff))))


def shared(lisa: Enrolled) -> wire.SharedAnswer:
    return message_of(lisa.person.send("GET", "/v1/shared"), wire.SharedAnswer)


def test_who_comes_today_is_shown_only_when_the_brukare_has_said_so(town: Town, web: TestClient) -> None:
    plan_today(town)
    at_home(town, yes(town))
    lisa = opened(web)
    assert shared(lisa).days == ()
    writer(town.hub, town.anna).did(yes(town, "", shares=(Share.WHO_COMES_TODAY,)))
    (day,) = shared(lisa).days
    (visit,) = day.visits
    assert (day.first_name, visit.staff, visit.has_begun, visit.is_over) == ("Britta", ("Anna",), True, False)
    assert set(msgspec.to_builtins(visit)) == {"start", "end", "staff", "utforare_name", "has_begun", "is_over"}
    (entry,) = [one for one in access_entries(town.hub, "delivered") if one.detail == "who comes today"]
    assert (entry.person, entry.right, entry.stream) == (LISA, "approval", town.plan)
    writer(town.hub, town.anna).did(yes(town, ""))
    assert shared(lisa).days == ()


def test_a_colleague_with_protected_name_is_not_named(town: Town, web: TestClient) -> None:
    hidden = add_person(town.hub, Role.STAFF, organisation=town.ett, name="Anna Demo")
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == hidden).values(protected=True))
    plan_today(town, protected=hidden)
    at_home(town, yes(town, shares=(Share.WHO_COMES_TODAY,)))
    (day,) = shared(opened(web)).days
    assert [visit.staff for visit in day.visits] == [("Anna",)]


def test_what_is_shared_ends_with_the_yes(town: Town, web: TestClient) -> None:
    plan_today(town)
    at_home(town, yes(town, shares=(Share.WHO_COMES_TODAY,)))
    lisa = opened(web)
    writer(town.hub, town.anna).did(no(town))
    assert shared(lisa).days == ()


# --- the page's files ----------------------------------------------------------------------------------------------


def test_the_page_lets_nothing_of_anybody_elses_run_in_it(web: TestClient) -> None:
    page = web.get("/narstaende")
    assert page.status_code == 200
    rules = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    assert "http" not in rules
    assert "set-cookie" not in page.headers
    text = page.text
    assert "<script>" not in text
    assert "style=" not in text
    assert " on" not in {part.split("=")[0] for part in text.split() if "=" in part}


def test_the_page_has_only_the_files_that_it_has(web: TestClient) -> None:
    for name in ("..%2Fmain.py", "page.js.map", "%2e%2e/tables.py", ""):
        assert web.get(f"/narstaende/{name}").status_code == 404
    first = web.get("/narstaende/page.js")
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"
    again = web.get("/narstaende/page.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
