"""One-time links: who becomes a närstående by one, who can read of it, and that nobody becomes one unseen."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
import pytest
from sqlalchemy import select, update

from app.domain.approval import Share, approval_id
from app.domain.conversation import ThreadKind, thread_id
from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.domain.stream import plan_stream
from app.hub import approvals, approving, threads
from app.hub.approvals import OtherPersonError
from app.hub.database import in_writing, reading, writing
from app.hub.streams import Put
from app.hub.tables import approval, assignment, enrolment_code, person_key
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.keys import SigningKey
from app.protocol.link import code_hash, new_link_code
from tests.hub.close_fixture import (
    CODE,
    LISA,
    add_home,
    at_home,
    message,
    move,
    no,
    opened,
    raw,
    says,
    with_profile,
    yes,
)
from tests.hub.core_fixture import Town, access_entries, body_of, leave, town_of, visit_of, writer
from tests.hub.hub_fixture import (
    MONDAY,
    PLAIN,
    HubMaker,
    add_person,
    assign,
    code_of,
    enrol_request,
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


def approval_of(town: Town, narstaende: str = LISA) -> rec.ApprovalBody:
    body = body_of(town.hub, "approval", approval_id(town.brukare, narstaende))
    assert isinstance(body, rec.ApprovalBody)
    return body


def codes_of(town: Town, person: str) -> list[str]:
    with reading(town.hub.engine) as connection:
        return list(connection.scalars(select(enrolment_code.c.hash).where(enrolment_code.c.person == person)))


# --- of whom -------------------------------------------------------------------------------------------------------


def test_no_link_is_made_of_a_colleague_whatever_comes_so_far(town: Town) -> None:
    """As if judging had let it through: no code, no right, and Bo's own keys are not shut out."""
    writer(town.hub, town.bo)
    told = rec.ApprovalBody(
        brukare=town.brukare, narstaende=town.bo, name="Bo Ek", link="0" * 64, given_at=MONDAY, given_by="",
        given_by_name="",
    )  # fmt: skip
    step = Put(town.profile, "approval", approval_id(town.brukare, town.bo), rec.CITY, raw(told))
    with pytest.raises(OtherPersonError):
        in_writing(town.hub.engine, lambda connection: approvals.follow(connection, [step], town.hub.clock.now()))
    assert codes_of(town, town.bo) == []
    with reading(town.hub.engine) as connection:
        assert connection.execute(select(approval)).all() == []
        assert connection.scalars(select(person_key.c.revoked_at)).all() == [None]


def test_somebody_who_is_made_close_to_two_homes_in_one_push_is_close_to_the_first(town: Town, web: TestClient) -> None:
    olle = add_home(town, "Olle Demo")
    visit = assign(town.hub, town.anna, olle, organisation=town.ett)
    there = msgspec.structs.replace(visit_of(town), brukare=olle)
    put(town.hub, Put(plan_stream(BrukareId(olle)), "visit", visit, town.ett, raw(there)))
    anna = writer(town.hub, town.anna)
    both = [yes(town), yes(town, "", brukare=olle, visit=visit)]
    found = anna.did(op.VisitStart(visit=town.visit), op.VisitStart(visit=visit), *both)
    assert found[2:] == [("applied", ""), ("refused", "other_person")]
    with reading(town.hub.engine) as connection:
        assert connection.scalars(select(approval.c.brukare)).all() == [town.brukare]


# --- a lost answer -------------------------------------------------------------------------------------------------


def test_a_browser_whose_answer_was_lost_is_answered_the_same_and_nobody_else(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    device, own = SigningKey.generate(), SigningKey.generate()
    request = msgspec.json.encode(enrol_request(CODE, device, own))
    first = message_of(web.post("/v1/enrol", content=request, headers=PLAIN), wire.EnrolAnswer)
    move(town, days=6)
    again = message_of(web.post("/v1/enrol", content=request, headers=PLAIN), wire.EnrolAnswer)
    assert (again.device_certificate, again.person_certificate) == (first.device_certificate, first.person_certificate)
    for keys in ((device, SigningKey.generate()), (SigningKey.generate(), own)):
        other = msgspec.json.encode(enrol_request(CODE, *keys))
        assert code_of(web.post("/v1/enrol", content=other, headers=PLAIN)) == HubProblem.CODE_USED
    assert len(access_entries(town.hub, "link_used")) == 1


# --- who made it, and who has used it ------------------------------------------------------------------------------


def test_everybody_at_the_home_reads_who_made_a_link_and_when_it_was_used(town: Town, web: TestClient) -> None:
    anna = writer(town.hub, town.anna)
    anna.did(op.VisitStart(visit=town.visit), yes(town))
    made = approval_of(town)
    assert (made.link_by, made.link_by_name, made.link_at, made.link_used_at) == (town.anna, "Anna Ek", MONDAY, None)
    move(town, minutes=7)
    opened(web)
    used = approval_of(town)
    assert (used.link_at, used.link_used_at) == (MONDAY, MONDAY + timedelta(minutes=7))
    anna.did(yes(town, "", shares=(Share.WHO_COMES_TODAY,)))
    assert approval_of(town).link_used_at == used.link_used_at
    for who in (town.brukare, town.karin):
        (told,) = [one for one in writer(town.hub, who).pull() if one.kind == "approval"]
        assert rec.decode_record_body(told.kind, told.kind_version, told.body) == approval_of(town)


def test_a_record_of_an_older_program_is_read_and_says_nothing_of_its_link(town: Town) -> None:
    old = b'{"brukare":"b","narstaende":"n","name":"Lisa Demo","link":"x","given_at":"2026-03-02T07:00:00Z",'
    read = rec.decode_record_body("approval", 1, old + b'"given_by":"a","given_by_name":"Anna Ek"}')
    assert isinstance(read, rec.ApprovalBody)
    assert (read.link_by, read.link_by_name, read.link_at, read.link_used_at) == ("", "", None, None)


def test_a_yes_its_end_the_link_and_the_browser_stand_in_the_access_log(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    opened(web)
    writer(town.hub, town.karin).did(no(town, visit="", arende=town.arende))
    about = approval_id(town.brukare, LISA)
    expected = {
        "approval_given": (town.anna, "staff", town.visit),
        "link_made": (town.anna, "staff", town.visit),
        "link_used": (LISA, "narstaende", "link"),
        "approval_ended": (town.karin, "handlaggare", town.arende),
    }
    for action, who in expected.items():
        (entry,) = access_entries(town.hub, action)
        assert (entry.person, entry.role, entry.right) == who
        assert (entry.stream, entry.detail) == (town.profile, about)


def test_what_changes_nothing_is_not_logged(town: Town) -> None:
    at_home(town, yes(town, ""), yes(town, ""))
    assert len(access_entries(town.hub, "approval_given")) == 1
    assert access_entries(town.hub, "link_made") == []


# --- a new link while a browser has the right ----------------------------------------------------------------------


def test_whoever_makes_a_new_link_shuts_the_older_browser_out_and_is_noticed(town: Town, web: TestClient) -> None:
    newer = new_link_code()
    at_home(town, yes(town))
    lisa = opened(web)
    move(town, minutes=5)
    writer(town.hub, town.anna).did(yes(town, newer))
    assert code_of(lisa.person.sign_in()) == HubProblem.REVOKED
    assert says(lisa, message(town, "Hallå?")) == ("held", "revoked")
    told = approval_of(town)
    assert (told.link, told.link_used_at) == (code_hash(newer), None)
    again = opened(web, newer)
    assert says(again, message(town, "Nu är jag här.")) == ("applied", "")


def test_a_yes_without_a_new_link_shuts_nobody_out(town: Town, web: TestClient) -> None:
    at_home(town, yes(town))
    lisa = opened(web)
    writer(town.hub, town.anna).did(yes(town, "", shares=(Share.WHO_COMES_TODAY,)), yes(town, CODE))
    assert says(lisa, message(town, "Hej.")) == ("applied", "")


# --- an end is not held --------------------------------------------------------------------------------------------


def call_off(town: Town, at: datetime) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).where(assignment.c.visit == town.visit).values(ended_at=at))


@pytest.mark.parametrize("why", ["the visit was called off", "the clock is not believed", "she has left"])
def test_an_end_that_staff_entered_is_carried_out_although_their_right_has_ended(
    town: Town, web: TestClient, why: str
) -> None:
    at_home(town, yes(town))
    lisa = opened(web)
    anna = writer(town.hub, town.anna)
    if why == "she has left":
        leave(town.hub, town.anna)
    else:
        call_off(town, MONDAY + timedelta(minutes=10))
    move(town, hours=1)
    anna.at = MONDAY + (timedelta(days=-400) if "clock" in why else timedelta(minutes=30))
    give, end = yes(town, "", relation="syster"), no(town)
    expected = "time_unsure" if "clock" in why else "right_ended"
    assert anna.did(give) == [("held", expected)]
    assert anna.did(end) == [("applied", "")]
    assert approval_of(town).ended_by == town.anna
    move(town, minutes=1)
    lisa.device.at = town.hub.clock.now()
    assert says(lisa, message(town, "Hallå?")) == ("refused", "contact_ended")


def test_nobody_ends_a_contact_by_a_visit_that_was_never_theirs(town: Town) -> None:
    at_home(town, yes(town))
    bo = writer(town.hub, town.bo)
    assert bo.did(no(town)) == [("refused", "not_yours")]
    leave(town.hub, town.bo)
    assert bo.did(no(town)) == [("refused", "not_yours")]
    assert approval_of(town).ended_at is None


# --- the operator --------------------------------------------------------------------------------------------------


def test_what_the_operator_enters_is_told_and_logged_as_what_staff_enter(town: Town) -> None:
    assert (
        approving.say_yes(town.hub, brukare=town.brukare, narstaende=LISA, relation="dotter", name="Lisa Demo") is True
    )
    given = approval_of(town)
    assert (given.name, given.relation, given.given_by, given.ended_at) == ("Lisa Demo", "dotter", "", None)
    assert at_home(town, yes(town, shares=(Share.WHO_COMES_TODAY,))) == [("applied", "")]
    assert approving.say_yes(town.hub, brukare=town.brukare, narstaende=LISA, relation="") is False
    assert approval_of(town).shares == (Share.WHO_COMES_TODAY,)
    assert approving.take_back(town.hub, brukare=town.brukare, narstaende=LISA)
    assert approval_of(town).ended_at == MONDAY
    thread = body_of(town.hub, "thread", thread_id(town.brukare, ThreadKind.NARSTAENDE, LISA))
    assert isinstance(thread, rec.ThreadBody)
    assert thread.ended
    rights = [one.right for one in access_entries(town.hub, "approval_given")]
    assert rights == ["operator", town.visit]
    assert [one.right for one in access_entries(town.hub, "approval_ended")] == ["operator"]


def test_the_operator_makes_nobody_close_to_two_homes(town: Town) -> None:
    olle = add_home(town, "Olle Demo")
    sven = add_person(town.hub, Role.NARSTAENDE, name="Sven Demo")
    assert approving.say_yes(town.hub, brukare=olle, narstaende=sven, relation="son") is True
    assert approving.say_yes(town.hub, brukare=town.brukare, narstaende=sven, relation="son") == "other_person"


# --- two at once ---------------------------------------------------------------------------------------------------


def test_an_end_that_comes_while_conversations_are_brought_up_stays_an_end(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(town, yes(town))
    talk = thread_id(town.brukare, ThreadKind.NARSTAENDE, LISA)
    before = in_writing

    def then_the_end(engine: object, work: object) -> object:
        """Between what was read and what is written."""
        monkeypatch.setattr(threads, "in_writing", before)
        assert writer(town.hub, town.brukare).did(no(town, visit="")) == [("applied", "")]
        return before(engine, work)  # type: ignore[arg-type]

    with writing(town.hub.engine) as connection:  # something to bring up: another word for who she is
        connection.execute(update(approval).values(relation="äldsta dottern"))
    monkeypatch.setattr(threads, "in_writing", then_the_end)
    threads.bring_up(town.hub.engine, [town.brukare])
    told = body_of(town.hub, "thread", talk)
    assert isinstance(told, rec.ThreadBody)
    assert (told.ended, told.relation) == (True, "äldsta dottern")
