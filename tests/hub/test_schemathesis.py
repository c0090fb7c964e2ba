"""Whatever a request says that follows the hub's document, or does not: never a fault of the hub's own, and always an
answer of which the document tells.

Each operation of the document, from each kind of caller, with real tokens and proofs, so that what is sent gets past
the gate. Requests are made by schemathesis from the document alone; the chance is the same every time.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
import msgspec
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.domain.call import CallAct
from app.domain.permission import Role
from app.hub.http import live
from app.hub.http.app import create_app
from app.hub.settings import Rate
from app.protocol import wire
from app.protocol.identifiers import new_id
from tests.hub.core_fixture import Town, town_of
from tests.hub.hub_fixture import PLAIN, HubMaker, Speaker, add_person, enrolled, serving, with_limits
from tests.hub.web_client import TestClient

EXAMPLES = 10
"""Requests for each operation and mode: some 1,300 from all callers together, in half a minute."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

CALLERS = ("device", "staff", "handläggare", "brukare", "närstående", "stranger")
"""A stranger has neither token nor proof."""

NOTHING_TO_GET_WRONG = {"GET /v1/hub", "GET /healthz", "GET /readyz", "GET /metrics"}
"""They take neither headers nor a body."""

Operation = APIOperation[Any, Any, Any, Any]
Request = Case[Any]
Names = dict[str, str]

THERE: Names = {"sha256": "ab" * 32, "operation_id": new_id(), "alarm_id": "a1", "call_id": "c1"}
"""In a path: what is at least named as it should be."""


@pytest.fixture
def town(make_hub: HubMaker, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr(live, "WAIT_S", 0.01)
    flood = Rate(per_s=1e6, burst=1e6)
    return town_of(make_hub(limits=with_limits(address=flood, holder=flood, wrong_code=flood, calls=flood)))


@pytest.fixture
def web(town: Town) -> Iterator[TestClient]:
    with serving(town.hub) as client:
        yield client


@pytest.fixture
def operations(town: Town) -> list[Operation]:
    document = msgspec.json.decode(msgspec.json.encode(create_app(town.hub).openapi()))
    found = list(schemathesis.openapi.from_dict(document).get_all_operations())
    readable = [one.ok() for one in found if isinstance(one, Ok)]
    assert len(readable) == len(found)
    return readable


@pytest.fixture
def speakers(town: Town, web: TestClient) -> dict[str, Speaker]:
    anna = enrolled(web, town.hub, town.anna)
    close = add_person(town.hub, Role.NARSTAENDE, name="Lisa Demo")
    people = {"handläggare": town.karin, "brukare": town.brukare, "närstående": close}
    found = {"device": anna.device, "staff": anna.person}
    return found | {name: enrolled(web, town.hub, who).person for name, who in people.items()}


@dataclass
class Tally:
    """What was answered, and what was wrong with it, once for each operation and caller."""

    answers: Counter[int] = field(default_factory=Counter)
    wrong: dict[tuple[str, str, str], str] = field(default_factory=dict)
    untried: set[str] = field(default_factory=set)


def test_nothing_that_is_sent_is_a_fault_of_the_hubs(
    town: Town, web: TestClient, operations: list[Operation], speakers: dict[str, Speaker]
) -> None:
    tally = Tally()
    for speaker in speakers.values():
        speaker.sign_in()
    _talk(town, speakers)
    ask = [_asking(web, name, speakers.get(name), tally) for name in CALLERS]
    for operation in operations:
        for mode in GenerationMode:
            _try(operation, mode, tally, ask, THERE | {"door_id": town.door})
    answers = tally.answers
    print(f"requests: {answers.total()} of {len(operations)} operations, by answer {dict(sorted(answers.items()))}")
    assert not tally.wrong, "\n\n".join(f"{key}: {text}" for key, text in tally.wrong.items())
    assert tally.untried <= NOTHING_TO_GET_WRONG
    assert {200, 400, 401, 403, 404, 426} <= answers.keys()


def _talk(town: Town, speakers: dict[str, Speaker]) -> None:
    """There is a call, and two devices are in it."""
    begun = wire.CallWord(call=THERE["call_id"], act=CallAct.START, to=town.brukare)
    for name, word in {"staff": begun, "brukare": wire.CallWord(call=begun.call, act=CallAct.ANSWER)}.items():
        assert speakers[name].send("POST", "/v1/calls", content=msgspec.json.encode(word)).status_code == 200


def _try(
    operation: Operation, mode: GenerationMode, tally: Tally, ask: Sequence[Callable[[Request], None]], there: Names
) -> None:
    """Each request from each caller. Every other path names something that may be there."""

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), is_there=st.booleans())
    def ask_all(case: Request, is_there: bool) -> None:
        if is_there:
            case.path_parameters.update({name: there[name] for name in case.path_parameters})
        for one in ask:
            one(case)

    try:
        ask_all()
    except Unsatisfiable:
        assert mode.is_negative
        tally.untried.add(operation.label)


def _asking(web: TestClient, name: str, speaker: Speaker | None, tally: Tally) -> Callable[[Request], None]:
    """Sends a case as the caller does, and checks what comes back. Of a stranger's every other one comes from a program
    that is new enough."""

    def ask(case: Request) -> None:
        sent = requests.Request(**case.as_transport_kwargs(base_url="http://hub.test")).prepare()
        own = PLAIN if tally.answers.total() // len(CALLERS) % 2 else {}
        if speaker is not None:
            own = speaker.headers(str(sent.method), unquote(urlsplit(str(sent.url)).path))
        headers = httpx.Headers({name: _raw(value) for name, value in sent.headers.items()}, encoding="latin-1")
        headers.update(own)
        content = sent.body.encode() if isinstance(sent.body, str) else sent.body
        response = web.request(str(sent.method), str(sent.url), content=content, headers=headers)
        tally.answers[response.status_code] += 1
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                key = (case.operation.label, name, getattr(failure, "title", type(failure).__name__))
                tally.wrong.setdefault(key, f"{failure} after {case.as_curl_command()}")

    return ask


def _raw(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
