"""Devices and people that a restored hub has forgotten come back by their certificates, and shut-out ones do not."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, select

from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.hub.assembly import close_hub
from app.hub.confirming import confirm_rights, rights_list
from app.hub.database import writing
from app.hub.epochs import begin_epoch
from app.hub.hub import Hub
from app.hub.tables import chain, device, held, operation, person, person_key
from app.protocol import operations as op
from app.protocol import wire
from tests.conftest import ExpectLog
from tests.hub.core_fixture import count, told, visit_put
from tests.hub.hub_fixture import (
    Enrolled,
    HubMaker,
    add_person,
    add_utforare,
    assign,
    code_of,
    enrolled,
    message_of,
    put,
    serving,
)
from tests.hub.web_client import TestClient


@pytest.fixture
def hub(make_hub: HubMaker, database_url: str) -> Hub:
    return make_hub(url=database_url)


@pytest.fixture
def web(hub: Hub) -> Iterator[TestClient]:
    with serving(hub) as client:
        yield client


class Home:
    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.utforare = add_utforare(hub)
        self.brukare = add_person(hub, Role.BRUKARE, name="Britta Berg")
        self.anna = add_person(hub, Role.STAFF, organisation=self.utforare)
        self.visit = assign(hub, self.anna, self.brukare, organisation=self.utforare)


@pytest.fixture
def home(hub: Hub) -> Home:
    return Home(hub)


def forgotten(hub: Hub, *tables: object) -> None:
    """As after a restore of a backup from before these rows."""
    with writing(hub.engine) as connection:
        for table in tables or (person_key, device, chain, operation, held):
            connection.execute(delete(table))  # type: ignore[arg-type]
        object.__setattr__(hub, "epoch", begin_epoch(connection))
    hub.standings.forget()


def confirm(hub: Hub) -> dict[str, int]:
    done = confirm_rights(hub, rights_list(hub).version)
    assert done is not None
    hub.standings.forget()
    return done.outcomes


def push(who: Enrolled, *items: wire.SealedOperation) -> list[tuple[str, str]]:
    request = wire.PushRequest(
        epoch=who.answer.epoch,
        device_now=who.device.at,
        operations=items,
        certificates=(who.answer.person_certificate,),
    )
    response = who.device.send("POST", "/v1/push", content=msgspec.json.encode(request))
    return told(message_of(response, wire.PushAnswer).outcomes)


def sign_in_person(who: Enrolled) -> str:
    """As a client does: the device's certificate with the person's."""
    speaker = who.person
    body = msgspec.json.encode(
        wire.TokenRequest(
            certificate=speaker.certificate, challenge="c" * 32, device_certificate=who.answer.device_certificate
        )
    )
    speaker.token = ""
    response = speaker._twice("POST", "/v1/token", content=body)
    if response.status_code == 200:
        speaker.token = msgspec.json.decode(response.content, type=wire.TokenAnswer).access_token
    return code_of(response)


def pulled(who: Enrolled) -> wire.PullAnswer:
    response = who.person.send("POST", "/v1/pull", content=msgspec.json.encode(who._pull_request()))
    return message_of(response, wire.PullAnswer)


def test_a_forgotten_device_and_its_people_are_known_again_and_granted_nothing(
    hub: Hub, web: TestClient, home: Home, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    anna = enrolled(web, hub, home.anna)
    forgotten(hub)
    assert sign_in_person(anna) == ""
    assert pulled(anna).unconfirmed
    assert (count(hub, device), count(hub, person_key)) == (1, 1)
    rights = rights_list(hub)
    assert rights.known_again_devices == 1
    assert [one.known_again for one in rights.people if one.person == home.anna] == [1]
    confirm(hub)
    assert pulled(anna).grants is not None


def test_one_that_comes_back_after_the_confirmation_waits_for_the_next(
    hub: Hub, web: TestClient, home: Home, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    anna = enrolled(web, hub, home.anna)
    forgotten(hub)
    confirm(hub)
    assert sign_in_person(anna) == ""
    assert pulled(anna).unconfirmed
    assert rights_list(hub).waits
    confirm(hub)
    assert pulled(anna).grants is not None


def test_forgotten_work_is_taken_again_with_its_authors_certificate(
    hub: Hub, web: TestClient, home: Home, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    put(hub, visit_put_of(home))
    anna = enrolled(web, hub, home.anna)
    items = [anna.operation(op.VisitStart(visit=home.visit), None)]
    assert push(anna, *items) == [("applied", "")]
    forgotten(hub)
    anna.device.token = ""
    assert push(anna, *items)[0][0] in {"applied", "held"}  # the visit's record has been started already
    assert count(hub, operation) == 1


def visit_put_of(home: Home):  # type: ignore[no-untyped-def]
    from tests.hub.core_fixture import Town

    town = Town(home.hub, home.utforare, "", home.brukare, home.anna, "", "", home.visit, "", "")
    return visit_put(town, home.visit)


def test_an_emptied_hub_keeps_everybodys_work_until_it_knows_them(
    hub: Hub, web: TestClient, home: Home, expect_log: ExpectLog
) -> None:
    """Also where the beginning of a chain is older than what the device keeps."""
    expect_log("known_again|chain_begun")
    put(hub, visit_put_of(home))
    anna = enrolled(web, hub, home.anna)
    items = [anna.operation(op.NoteWrite(visit=home.visit, text=str(number)), None) for number in range(4)]
    with writing(hub.engine) as connection:
        row = connection.execute(select(person).where(person.c.id == home.anna)).one()._asdict()
    forgotten(hub, person_key, device, chain, operation, held, person)
    anna.device.token = ""
    assert push(anna, *items[2:]) == [("held", "parent_missing")] * 2
    assert sign_in_person(anna) == ""
    assert pulled(anna).unconfirmed
    with writing(hub.engine) as connection:  # the import is run again
        connection.execute(person.insert(), [row])
    confirm(hub)
    assert push(anna, *items[2:]) == [("duplicate", "")] * 2
    assert count(hub, held) == 0


def test_a_certificate_of_another_hub_brings_nobody_in(
    hub: Hub, web: TestClient, home: Home, make_hub: HubMaker, tmp_path: Path
) -> None:
    from tests.hub.hub_fixture import hub_in

    other = hub_in(tmp_path / "other")
    with serving(other) as elsewhere:
        stranger = enrolled(elsewhere, other, add_person(other, Role.STAFF, organisation=add_utforare(other)))
    close_hub(other)
    forgotten(hub)
    stranger.device.web = stranger.person.web = web
    assert sign_in_person(stranger) == HubProblem.NOT_KNOWN
    assert code_of(stranger.device.sign_in()) == HubProblem.NOT_KNOWN
    assert count(hub, device) == 0


def test_a_device_speaks_for_its_own_people_only(hub: Hub, web: TestClient, home: Home) -> None:
    anna, bo = enrolled(web, hub, home.anna), enrolled(web, hub, home.anna)
    with writing(hub.engine) as connection:
        connection.execute(delete(person_key).where(person_key.c.device == bo.answer.device))
    request = wire.PushRequest(
        epoch=hub.epoch, device_now=anna.device.at, operations=(), certificates=(bo.answer.person_certificate,)
    )
    response = anna.device.send("POST", "/v1/push", content=msgspec.json.encode(request))
    assert response.status_code == 200
    assert count(hub, person_key) == 1
