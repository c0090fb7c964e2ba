"""Somebody close to a brukare: the yes that Anna enters at Britta's, the link, and a browser that opens it."""

from datetime import timedelta

import msgspec

from app.domain.clock import HeldClock
from app.domain.conversation import ThreadKind
from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.stream import profile_stream
from app.hub.streams import Put
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.identifiers import new_id
from app.protocol.keys import SigningKey
from app.protocol.link import code_hash, new_link_code
from tests.hub.core_fixture import Town, writer
from tests.hub.hub_fixture import (
    PLAIN,
    Enrolled,
    Speaker,
    add_person,
    code_of,
    enrol_request,
    message_of,
    put,
)
from tests.hub.web_client import TestClient

LISA = new_id()
CODE = new_link_code()


def raw(body: rec.RecordBody) -> bytes:
    return rec.encode_record_body(body)


def yes(town: Town, code: str = CODE, **more: object) -> op.ApprovalGive:
    said = {"brukare": town.brukare, "narstaende": LISA, "visit": town.visit, "name": "Lisa Demo"}
    said |= {"relation": "dotter", "link": code_hash(code) if code else ""}
    return op.ApprovalGive(**{**said, **more})  # type: ignore[arg-type]


def no(town: Town, **more: object) -> op.ApprovalWithdraw:
    return op.ApprovalWithdraw(**{"brukare": town.brukare, "narstaende": LISA, "visit": town.visit, **more})  # type: ignore[arg-type]


def at_home(town: Town, *bodies: op.Body) -> list[tuple[str, str]]:
    """As Anna does it, with Britta, at the visit."""
    return writer(town.hub, town.anna).did(op.VisitStart(visit=town.visit), *bodies)[1:]


def opens(web: TestClient, code: str = CODE) -> Enrolled | str:
    """A browser that follows the link; else why not."""
    device, own = SigningKey.generate(), SigningKey.generate()
    request = enrol_request(code, device, own)
    response = web.post("/v1/enrol", content=msgspec.json.encode(request), headers=PLAIN)
    if response.status_code != 200:
        return code_of(response)
    answer = message_of(response, wire.EnrolAnswer)
    return Enrolled(
        answer, Speaker(web, device, answer.device_certificate), Speaker(web, own, answer.person_certificate)
    )


def opened(web: TestClient, code: str = CODE) -> Enrolled:
    found = opens(web, code)
    assert isinstance(found, Enrolled)
    return found


def message(town: Town, text: str) -> op.MessageSend:
    return op.MessageSend(brukare=town.brukare, kind=ThreadKind.NARSTAENDE, other=LISA, text=text)


def says(who: Enrolled, body: op.Body) -> tuple[str, str]:
    (outcome,) = who.push([who.operation(body, None)]).outcomes
    return outcome.outcome.value, outcome.reason


def texts(who: Enrolled) -> list[str]:
    who.positions.clear()
    who.grants = ""
    bodies = [rec.decode_record_body(one.kind, 1, one.body) for one in who.pull().records if one.kind == "message"]
    return [body.text for body in bodies if isinstance(body, rec.MessageBody)]


def with_profile(town: Town, brukare: str, name: str) -> None:
    home = rec.BrukareBody(first_name=name.split(maxsplit=1)[0], name=name, address="")
    put(town.hub, Put(profile_stream(BrukareId(brukare)), "brukare", brukare, rec.CITY, raw(home)))


def add_home(town: Town, name: str) -> str:
    made = add_person(town.hub, Role.BRUKARE, name=name)
    with_profile(town, made, name)
    return made


def move(town: Town, **by: float) -> None:
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(**by))
