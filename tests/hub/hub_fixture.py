"""A whole hub in a temporary directory, and callers who speak to it as devices and people do.

hub = hub_in(tmp_path)
with serving(hub) as web:
    anna = enrolled(web, hub, add_person(hub, Role.STAFF, organisation=add_utforare(hub)))
    page = anna.pull()
    answer = anna.push([sealed, …])
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
from httpx import Response
from sqlalchemy import Connection

from app.domain.clock import Clock, HeldClock
from app.domain.ids import ArendeId, BrukareId
from app.domain.permission import Role
from app.domain.stream import arende_stream, plan_stream
from app.hub.assembly import close_hub, open_hub
from app.hub.database import writing
from app.hub.enrolment import make_code
from app.hub.http.app import create_app
from app.hub.hub import Hub
from app.hub.settings import Limits, Settings
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import arende, assignment, mandate, person, utforare
from app.protocol import wire
from app.protocol.dpop import Prover
from app.protocol.identifiers import new_id
from app.protocol.keys import SigningKey, from_text, seal, to_text
from app.protocol.operations import (
    FIRST_PREV,
    KIND_OF,
    KIND_VERSION,
    Body,
    Operation,
    encode_body,
    encode_operation,
    payload_hash,
    sign_operation,
)
from app.protocol.records import CITY, ArendeBody, Record, encode_record_body
from app.protocol.version import PROGRAM
from tests.hub.web_client import TestClient, WebSocketTestSession

T = TypeVar("T")

MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
PLAIN = {"Tryggve-Program": PROGRAM}


def hub_in(folder: Path, *, clock: Clock | None = None, url: str = "", limits: Limits | None = None) -> Hub:
    """A migrated hub with keys of its own; its clock stands still on a Monday morning unless one is given."""
    return open_hub(Settings(folder, url, limits=limits or Limits()), clock or HeldClock(MONDAY))


@contextmanager
def serving(hub: Hub) -> Iterator[TestClient]:
    """The hub's API in this process, its live bus running; closes the hub at the end."""
    try:
        with TestClient(create_app(hub), base_url="http://hub.test") as web:
            yield web
    finally:
        close_hub(hub)


def add_utforare(hub: Hub, name: str = "Hemtjänst Ett") -> str:
    utforare_id = new_id()
    with writing(hub.engine) as connection:
        connection.execute(utforare.insert(), [{"id": utforare_id, "external_id": utforare_id, "name": name}])
    return utforare_id


def add_person(hub: Hub, role: Role, *, organisation: str | None = None, name: str = "Anna Ek") -> str:
    person_id = new_id()
    row = {
        "id": person_id,
        "external_id": f"x-{person_id}",
        "role": role.value,
        "first_name": name.split(maxsplit=1)[0],
    }
    with writing(hub.engine) as connection:
        connection.execute(person.insert(), [{**row, "name": name, "organisation": organisation}])
    return person_id


def assign(hub: Hub, staff: str, brukare: str, *, organisation: str, visit: str = "") -> str:
    """A planned visit within the hour, which lets staff read the brukare's streams."""
    now = hub.clock.now()
    row = {"visit": visit or new_id(), "person": staff, "brukare": brukare, "utforare": organisation}
    with writing(hub.engine) as connection:
        times = {"starts_at": now, "ends_at": now + timedelta(hours=1), "ended_at": None}
        connection.execute(assignment.insert(), [{**row, **times}])
    return row["visit"]


def put(hub: Hub, *puts: Put) -> list[tuple[int, Record]]:
    """Write records as an import would, and tell the live channel."""

    def work(connection: Connection) -> list[tuple[int, Record]]:
        heads = lock_heads(connection, [item.stream for item in puts])
        before = dict(heads)
        published = []
        for record in put_records(connection, heads, puts):
            published.append((before[record.stream], record))
            before[record.stream] = record.number
        return published

    with writing(hub.engine) as connection:
        published = work(connection)
    hub.bus.publish(published)
    return published


def add_arende(hub: Hub, handlaggare: str, brukare: str) -> str:
    """A matter that this handläggare has the mandate for."""
    arende_id = new_id()
    with writing(hub.engine) as connection:
        row = {"id": arende_id, "brukare": brukare, "opened_on": hub.clock.now().date()}
        connection.execute(arende.insert(), [row])
        connection.execute(
            mandate.insert(), [{"arende": arende_id, "person": handlaggare, "brukare": brukare, "ended_at": None}]
        )
    body = ArendeBody(brukare=brukare, personnummer="", opened_on=hub.clock.now().date())
    put(hub, Put(arende_stream(ArendeId(arende_id)), "arende", arende_id, CITY, encode_record_body(body)))
    return arende_id


def plan_put(brukare: str, owner: str, body: bytes = b'{"a":1}', record_id: str = "") -> Put:
    return Put(plan_stream(BrukareId(brukare)), "visit", record_id or new_id(), owner, body)


def code_for(hub: Hub, person_id: str, *, valid: timedelta = timedelta(hours=1)) -> str:
    with writing(hub.engine) as connection:
        code = make_code(connection, person_id, now=hub.clock.now(), valid=valid)
    assert code is not None
    return code


def enrol_request(code: str, device: SigningKey, own: SigningKey) -> wire.EnrolRequest:
    device_key, person_key = to_text(device.public()), to_text(own.public())
    message = wire.enrolment_message(code, device_key, person_key)
    return wire.EnrolRequest(
        code=code,
        device_key=device_key,
        device_name="Surfplatta",
        person_key=person_key,
        device_proof=device.sign(message),
        person_proof=own.sign(message),
        program=PROGRAM,
    )


def enrolled(web: TestClient, hub: Hub, person_id: str, *, device: SigningKey | None = None) -> "Enrolled":
    """Enrol a device (a new one, or this one) for a person, over the API."""
    device, own = device or SigningKey.generate(), SigningKey.generate()
    request = enrol_request(code_for(hub, person_id), device, own)
    response = web.post("/v1/enrol", content=msgspec.json.encode(request), headers=PLAIN)
    assert response.status_code == 200, response.text
    answer = msgspec.json.decode(response.content, type=wire.EnrolAnswer)
    return Enrolled(
        answer, Speaker(web, device, answer.device_certificate), Speaker(web, own, answer.person_certificate)
    )


@dataclass
class Speaker:
    """One key with its certificate: fetches tokens and nonces as it needs them."""

    web: TestClient
    key: SigningKey
    certificate: str
    nonce: str = ""
    token: str = ""
    at: datetime = MONDAY
    """The device's clock, which the hub does not believe."""

    def headers(self, method: str, path: str, *, token: str | None = None, nonce: str | None = None) -> dict[str, str]:
        token = self.token if token is None else token
        proof = Prover(self.key).prove(
            method,
            f"http://hub.test{path.partition('?')[0]}",
            at=self.at,
            nonce=self.nonce if nonce is None else nonce,
            access_token=token,
        )
        return {**PLAIN, "DPoP": proof, **({"Authorization": f"DPoP {token}"} if token else {})}

    def sign_in(self) -> Response:
        challenge = "c" * 32
        body = msgspec.json.encode(wire.TokenRequest(certificate=self.certificate, challenge=challenge))
        self.token = ""
        response = self._twice("POST", "/v1/token", content=body)
        if response.status_code == 200:
            self.token = msgspec.json.decode(response.content, type=wire.TokenAnswer).access_token
        return response

    def send(
        self, method: str, path: str, *, content: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Response:
        """With token and proof; signs in first where that has not been done."""
        if not self.token:
            assert self.sign_in().status_code == 200
        return self._twice(method, path, content=content, headers=headers)

    def live(self) -> WebSocketTestSession:
        if not self.token:
            assert self.sign_in().status_code == 200
        session = self.web.websocket_connect("ws://hub.test/v1/live", headers=self.headers("GET", "/v1/live"))
        assert isinstance(session, WebSocketTestSession)
        return session

    def _twice(self, method: str, path: str, *, content: bytes, headers: Mapping[str, str] | None = None) -> Response:
        for _ in range(2):
            own = self.headers(method, path)
            response: Response = self.web.request(method, path, content=content, headers={**own, **(headers or {})})
            self.nonce = response.headers.get("DPoP-Nonce", self.nonce)
            if code_of(response) != "use_dpop_nonce":
                break
        return response


@dataclass
class Enrolled:
    answer: wire.EnrolAnswer
    device: Speaker
    person: Speaker
    positions: dict[str, int] = field(default_factory=dict)
    grants: str = ""
    seq: int = 0
    prev: str = FIRST_PREV

    def operation(self, body: Body, basis: str | None) -> wire.SealedOperation:
        """The person's next operation on this device: chained, signed and sealed."""
        self.seq += 1
        operation = Operation(
            id=new_id(),
            kind=KIND_OF[type(body)],
            kind_version=KIND_VERSION,
            body=encode_body(body),
            claimed_at=self.device.at,
            boot="boot",
            mono_ms=self.seq,
            person=self.answer.person,
            device=self.answer.device,
            basis=basis,
            seq=self.seq,
            prev=self.prev,
        )
        payload = encode_operation(operation)
        self.prev = payload_hash(payload)
        sealed = seal(sign_operation(payload, self.person.key), from_text(self.answer.identity.seal_key))
        return wire.SealedOperation(operation.id, sealed)

    def push(self, operations: Sequence[wire.SealedOperation]) -> wire.PushAnswer:
        request = wire.PushRequest(epoch=self.answer.epoch, device_now=self.device.at, operations=tuple(operations))
        response = self.device.send("POST", "/v1/push", content=msgspec.json.encode(request))
        return message_of(response, wire.PushAnswer)

    def pull(self) -> wire.PullAnswer:
        """The next page; positions and grants are remembered, and a page that brings new grants is followed by one
        with records."""
        response = self.person.send("POST", "/v1/pull", content=msgspec.json.encode(self._pull_request()))
        answer = message_of(response, wire.PullAnswer)
        self.grants = answer.grants_version
        self.positions |= answer.positions
        return replace_records(answer, self.pull()) if answer.grants is not None else answer

    def _pull_request(self) -> wire.PullRequest:
        return wire.PullRequest(epoch=self.answer.epoch, positions=self.positions, grants=self.grants)


def replace_records(first: wire.PullAnswer, then: wire.PullAnswer) -> wire.PullAnswer:
    return msgspec.structs.replace(then, grants=first.grants)


def message_of(response: Response, kind: type[T]) -> T:
    assert response.status_code == 200, (response.status_code, response.text)
    return msgspec.json.decode(response.content, type=kind)


def code_of(response: Response) -> str:
    if response.status_code < 400:
        return ""
    return msgspec.json.decode(response.content, type=wire.Problem).code


def with_limits(**limits: object) -> Limits:
    return replace(Limits(), **limits)  # type: ignore[arg-type]


HubMaker = Callable[..., Hub]
