"""What is not asked, looked up or told more often than it has to be; and is, where something may have changed."""

from collections.abc import Sequence

import pytest
import requests

from app.domain.refusal import HubProblem
from app.protocol import wire
from app.services import visiting
from app.sync.hub_client import HubClient
from app.sync.transport import Answer, Line
from tests.sync.client_fixture import House


def test_a_token_is_had_with_the_nonce_that_the_hub_gives_first(house: House) -> None:
    anna = house.staff_client()
    assert anna.exchange() is None
    assert anna.road.count("/v1/token") == 1


def test_of_many_batches_the_first_and_the_last_tell_what_waits(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    assert anna.exchange() is None
    for number in range(2 * wire.MAX_BATCH + 1):
        visiting.sign_note(anna.desk, visit, f"Rad {number}").result()
    told: list[tuple[int, Sequence[int]]] = []
    push = HubClient.push

    def noted(client: HubClient, request: wire.PushRequest) -> wire.PushAnswer | HubProblem:
        told.append((len(request.operations), [report.waiting for report in request.reports]))
        return push(client, request)

    monkeypatch.setattr(HubClient, "push", noted)
    assert anna.exchange() is None
    assert told == [(200, [201]), (200, []), (1, [0])]


def test_the_surroundings_are_looked_at_again_after_a_failure(house: House) -> None:
    """A device that is carried to another network may find another proxy there."""
    anna = house.staff_client()
    session = requests.Session()
    session.trust_env = False
    session.mount("http://hub.test", requests.adapters.HTTPAdapter())
    line = Line(session, "http://hub.test")
    session.mount("http://hub.test", _Nowhere())
    assert line.send("GET", "/v1/hub", body=None, headers={}) is HubProblem.NO_NETWORK
    session.mount("http://hub.test", anna.road.session().get_adapter("http://hub.test"))
    answer = line.send("GET", "/v1/hub", body=None, headers={"Tryggve-Program": "1"})
    assert isinstance(answer, Answer)
    assert answer.status == 200


class _Nowhere(requests.adapters.HTTPAdapter):
    def send(self, *_: object, **__: object) -> requests.Response:
        raise requests.exceptions.ConnectionError("no road")
