"""What other traffic, an old program and threads that are all taken do to an alarm: nothing."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from app.domain.alarm import AlarmAct
from app.domain.permission import Role
from app.hub.http import app as hub_app
from app.hub.http import sync
from app.hub.hub import Hub
from app.hub.settings import Rate
from app.protocol import wire
from tests.hub.hub_fixture import (
    MONDAY,
    Enrolled,
    HubMaker,
    add_person,
    add_utforare,
    assign,
    enrolled,
    serving,
    with_limits,
)
from tests.hub.web_client import TestClient

SOON_S = 20.0


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def web(hub: Hub) -> Iterator[TestClient]:
    with serving(hub) as client:
        yield client


def at_home(web: TestClient, hub: Hub) -> Enrolled:
    """A tablet, in a home where somebody with a device hears its alarm."""
    unit, brukare = add_utforare(hub), add_person(hub, Role.BRUKARE)
    staff = add_person(hub, Role.STAFF, organisation=unit)
    assign(hub, staff, brukare, organisation=unit)
    enrolled(web, hub, staff)
    return enrolled(web, hub, brukare)


def raised(tablet: Enrolled) -> int:
    word = wire.AlarmWord(alarm="a1", act=AlarmAct.RAISE, at=MONDAY)
    return int(tablet.person.send("POST", "/v1/alarms", content=msgspec.json.encode(word)).status_code)


def test_an_alarm_passes_where_the_address_has_asked_too_often(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(address=Rate(per_s=1, burst=12)))
    with serving(hub) as web:
        tablet = at_home(web, hub)
        assert 429 in [web.get("/v1/hub").status_code for _ in range(14)]
        assert raised(tablet) == 200


def test_an_alarm_passes_where_its_own_device_has_asked_too_often(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(holder=Rate(per_s=1, burst=3)))
    with serving(hub) as web:
        tablet = at_home(web, hub)
        path = f"/v1/attachments/{'0' * 64}/state"
        assert 429 in [tablet.person.send("GET", path).status_code for _ in range(5)]
        assert raised(tablet) == 200


def test_a_program_that_is_too_old_still_gives_alarm(hub: Hub, web: TestClient) -> None:
    tablet = at_home(web, hub)
    object.__setattr__(hub.settings, "lowest_client", "99.0")
    assert tablet.person.send("GET", f"/v1/attachments/{'0' * 64}/state").status_code == 426
    tablet.person.token = ""
    assert raised(tablet) == 200


def test_an_alarm_passes_while_every_thread_waits(hub: Hub, web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet = at_home(web, hub)
    slow = enrolled(web, hub, add_person(hub, Role.BRUKARE, name="Olle Demo"))
    slow.person.sign_in()
    go, taken = threading.Event(), threading.Semaphore(0)

    def stuck(*_words: object, **_more: object) -> bytes:
        taken.release()
        go.wait(SOON_S)
        return b""

    monkeypatch.setattr(sync, "_pull", stuck)
    body = msgspec.json.encode(wire.PullRequest(epoch=hub.epoch, positions={}, grants=""))
    heads = [slow.person.headers("POST", "/v1/pull") for _ in range(hub_app.THREADS)]
    with ThreadPoolExecutor(hub_app.THREADS) as pool:
        asked = [pool.submit(web.post, "/v1/pull", content=body, headers=one) for one in heads]
        assert all(taken.acquire(timeout=SOON_S) for _ in asked)
        assert raised(tablet) == 200
        assert not any(one.done() for one in asked)
        go.set()
