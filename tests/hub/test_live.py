"""The live channel: who gets what, in which order, and what happens to those who cannot keep up or lose their right."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from app.domain.clock import HeldClock
from app.domain.ids import BrukareId, PersonId
from app.domain.permission import Role
from app.domain.stream import person_stream, plan_stream
from app.hub import access_log
from app.hub.database import reading, writing
from app.hub.http import live as live_routes
from app.hub.hub import Hub
from app.hub.live_queue import MAX_WAITING
from app.hub.revoking import revoke_person
from app.hub.streams import Put
from app.hub.tables import access_content, assignment, import_file
from app.protocol import wire
from tests.hub.hub_fixture import (
    MONDAY,
    PLAIN,
    Enrolled,
    HubMaker,
    add_person,
    add_utforare,
    assign,
    code_of,
    enrolled,
    plan_put,
    put,
    serving,
    with_limits,
)
from tests.hub.web_client import TestClient, WebSocketDenialResponse, WebSocketTestSession


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def web(hub: Hub) -> Iterator[TestClient]:
    with serving(hub) as client:
        yield client


@pytest.fixture
def utforare(hub: Hub) -> str:
    return add_utforare(hub)


@pytest.fixture
def brukare(hub: Hub) -> str:
    return add_person(hub, Role.BRUKARE, name="Birgit Berg")


@pytest.fixture
def anna(web: TestClient, hub: Hub, utforare: str, brukare: str) -> Enrolled:
    """Staff who visits the brukare."""
    person = add_person(hub, Role.STAFF, organisation=utforare)
    assign(hub, person, brukare, organisation=utforare)
    return enrolled(web, hub, person)


def heard(session: WebSocketTestSession) -> wire.LiveMessage:
    message: wire.LiveMessage = msgspec.json.decode(session.receive_text(), type=wire.LiveMessage)
    return message


def record_of(message: wire.LiveMessage) -> tuple[int, str, int, str]:
    assert isinstance(message, wire.LiveRecord)
    return message.after, message.record.stream, message.record.number, message.record.id


def delivered(hub: Hub) -> list[access_log.AccessEntry]:
    with reading(hub.engine) as connection:
        rows = connection.scalars(select(access_content.c.content)).all()
    return [msgspec.json.decode(row, type=access_log.AccessEntry) for row in rows]


def move(hub: Hub, by: timedelta) -> None:
    assert isinstance(hub.clock, HeldClock)
    hub.clock.move(by)


def test_a_record_comes_at_once_with_its_streams_head_before_it(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str
) -> None:
    first = put(hub, plan_put(brukare, utforare))
    hub.bus._inbox.join()  # it has gone by before she listens
    with anna.person.live() as session:
        assert isinstance(heard(session), wire.LiveHello)
        put(hub, plan_put(brukare, utforare, record_id="a"), plan_put(brukare, utforare, record_id="b"))
        stream = plan_stream(BrukareId(brukare))
        assert first[0][1].number == 1
        assert record_of(heard(session)) == (1, stream, 2, "a")
        assert record_of(heard(session)) == (2, stream, 3, "b")


def test_what_is_sent_live_is_logged_before(hub: Hub, anna: Enrolled, utforare: str, brukare: str) -> None:
    with anna.person.live() as session:
        heard(session)
        put(hub, plan_put(brukare, utforare), plan_put(brukare, utforare))
        heard(session)
        entries = delivered(hub)
    assert [(entry.person, entry.action, entry.detail) for entry in entries] == [
        (anna.answer.person, "delivered", "2 to 2 live")
    ]


def test_two_clients_get_one_transaction_of_log(
    hub: Hub, web: TestClient, anna: Enrolled, utforare: str, brukare: str
) -> None:
    birgit = enrolled(web, hub, brukare)
    with anna.person.live() as one, birgit.person.live() as other:
        heard(one), heard(other)
        put(hub, plan_put(brukare, utforare, record_id="a"))
        assert record_of(heard(one)) == record_of(heard(other))
    assert {entry.person for entry in delivered(hub)} == {anna.answer.person, brukare}
    with reading(hub.engine) as connection:
        assert access_log.verify(connection) == []


def test_another_utforares_records_in_the_same_stream_are_not_sent(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str
) -> None:
    another = add_utforare(hub, "Hemtjänst Två")
    with anna.person.live() as session:
        heard(session)
        put(hub, plan_put(brukare, another, record_id="theirs"), plan_put(brukare, utforare, record_id="ours"))
        assert record_of(heard(session))[3] == "ours"


def test_a_stream_without_a_grant_is_not_sent(hub: Hub, anna: Enrolled, utforare: str, brukare: str) -> None:
    stranger = add_person(hub, Role.BRUKARE, name="Sten Stork")
    with anna.person.live() as session:
        heard(session)
        put(hub, plan_put(stranger, utforare, record_id="not hers"))
        put(hub, plan_put(brukare, utforare, record_id="hers"))
        assert record_of(heard(session))[3] == "hers"


def test_a_client_that_cannot_keep_up_is_told_once_to_pull(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str
) -> None:
    with anna.person.live() as session:
        heard(session)
        put(hub, *[plan_put(brukare, utforare) for _ in range(MAX_WAITING + 1)])
        assert isinstance(heard(session), wire.LiveBehind)
        put(hub, plan_put(brukare, utforare, record_id="after"))
        assert record_of(heard(session))[3] == "after"


def test_an_ended_assignment_stops_the_records_and_asks_for_a_pull(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str
) -> None:
    with anna.person.live() as session:
        heard(session)
        with writing(hub.engine) as connection:
            connection.execute(update(assignment).values(ended_at=MONDAY))
        move(hub, timedelta(seconds=3))
        put(hub, plan_put(brukare, utforare, record_id="secret"))
        assert isinstance(heard(session), wire.LiveBehind)
        own = person_stream(PersonId(anna.answer.person))
        put(hub, Put(own, "person", anna.answer.person, "stad", b"{}"))
        assert record_of(heard(session))[1] == own
    assert all("plan" not in entry.stream for entry in delivered(hub))


def test_an_import_by_another_process_asks_everybody_to_pull(hub: Hub, anna: Enrolled) -> None:
    with anna.person.live() as session:
        heard(session)
        hub.bus.look_round()
        row = {"sha256": "0", "name": "plan.csv", "imported_at": MONDAY, "rows": 1, "bytes": 1}
        with writing(hub.engine) as connection:
            connection.execute(import_file.insert(), [row])
        hub.bus.look_round()
        assert isinstance(heard(session), wire.LiveBehind)


def test_a_revoked_person_is_let_go(hub: Hub, anna: Enrolled) -> None:
    with anna.person.live() as session:
        heard(session)
        hub.bus.look_round()
        with writing(hub.engine) as connection:
            revoke_person(connection, anna.answer.person, MONDAY)
        hub.bus.look_round()
        message = session.receive()
    assert (message["type"], message["code"]) == ("websocket.close", 4003)
    assert hub.bus.count() == 0


def test_a_quiet_client_is_greeted_again_and_again(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client takes 45 s without a word for a dead connection."""
    monkeypatch.setattr(live_routes, "GREET_S", 0.05)
    with anna.person.live() as session:
        assert all(isinstance(heard(session), wire.LiveHello) for _ in range(4))
        put(hub, plan_put(brukare, utforare))
        while isinstance(message := heard(session), wire.LiveHello):
            pass
        assert isinstance(message, wire.LiveRecord)
        assert isinstance(heard(session), wire.LiveHello)


def test_the_connection_ends_with_the_token(hub: Hub, anna: Enrolled) -> None:
    anna.person.sign_in()
    move(hub, timedelta(minutes=9, seconds=59, milliseconds=950))
    anna.person.nonce = ""
    anna.person.nonce = anna.person.web.get("/v1/wait", headers=anna.person.headers("GET", "/v1/wait")).headers[
        "DPoP-Nonce"
    ]
    with anna.person.live() as session:
        heard(session)
        message = session.receive()
    assert (message["type"], message["code"]) == ("websocket.close", 4001)


def test_a_device_and_a_stranger_get_no_live_channel(web: TestClient, anna: Enrolled) -> None:
    for headers in (PLAIN, {}):
        with pytest.raises(WebSocketDenialResponse) as denied, web.websocket_connect("/v1/live", headers=headers):
            pass
        assert denied.value.status_code in {401, 426}
    anna.device.sign_in()
    with pytest.raises(WebSocketDenialResponse) as denied, anna.device.live():
        pass
    assert (denied.value.status_code, code_of(denied.value)) == (403, "not_yours")


def test_a_nonce_comes_with_the_denial_of_an_upgrade(anna: Enrolled) -> None:
    anna.person.sign_in()
    headers = anna.person.headers("GET", "/v1/live", nonce="")
    with (
        pytest.raises(WebSocketDenialResponse) as denied,
        anna.person.web.websocket_connect("ws://hub.test/v1/live", headers=headers),
    ):
        pass
    assert code_of(denied.value) == "use_dpop_nonce"
    assert denied.value.headers["DPoP-Nonce"]


def test_too_many_connections_of_one_person_are_refused(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(live_clients_per_person=1))
    with serving(hub) as web:
        birgit = enrolled(web, hub, add_person(hub, Role.BRUKARE))
        with birgit.person.live() as session:
            heard(session)
            with pytest.raises(WebSocketDenialResponse) as denied, birgit.person.live():
                pass
            assert code_of(denied.value) == "too_many"
        hub.bus.stop()


def test_a_hub_that_cannot_log_sends_nothing_but_a_call_to_pull(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str
) -> None:
    with capture_logs() as logged, anna.person.live() as session:
        heard(session)
        with writing(hub.engine) as connection:
            connection.exec_driver_sql("ALTER TABLE access_content RENAME TO away")
        put(hub, plan_put(brukare, utforare))
        assert isinstance(heard(session), wire.LiveBehind)
        with writing(hub.engine) as connection:
            connection.exec_driver_sql("ALTER TABLE away RENAME TO access_content")
    assert "live_not_logged" in [line["event"] for line in logged]


# --- the long poll -------------------------------------------------------------------------------------------------


def test_the_long_poll_says_at_once_that_there_is_something(
    hub: Hub, anna: Enrolled, utforare: str, brukare: str
) -> None:
    put(hub, plan_put(brukare, utforare))
    first = anna.person.send("GET", "/v1/wait")
    assert isinstance(msgspec.json.decode(first.content, type=wire.LiveMessage), wire.LiveBehind)
    put(hub, plan_put(brukare, utforare))
    second = anna.person.send("GET", f"/v1/wait?since={first.headers['Tryggve-Mark']}")
    assert isinstance(msgspec.json.decode(second.content, type=wire.LiveMessage), wire.LiveBehind)
    assert second.headers["Tryggve-Mark"] != first.headers["Tryggve-Mark"]


def test_the_long_poll_says_when_its_time_is_out(anna: Enrolled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_routes, "WAIT_S", 0.01)
    mark = anna.person.send("GET", "/v1/wait").headers["Tryggve-Mark"]
    answer = anna.person.send("GET", f"/v1/wait?since={mark}")
    assert isinstance(msgspec.json.decode(answer.content, type=wire.LiveMessage), wire.LiveHello)
    assert answer.headers["Tryggve-Mark"] == mark


def test_the_long_poll_wakes_when_something_comes(hub: Hub, anna: Enrolled, utforare: str, brukare: str) -> None:
    mark = anna.person.send("GET", "/v1/wait").headers["Tryggve-Mark"]
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(anna.person.send, "GET", f"/v1/wait?since={mark}")
        while hub.bus.count() == 0 and not waiting.done():
            threading.Event().wait(0.002)  # until it listens; what it then hears is decided by `put` alone
        put(hub, plan_put(brukare, utforare))
        answer = waiting.result(timeout=10)
    assert isinstance(msgspec.json.decode(answer.content, type=wire.LiveMessage), wire.LiveBehind)
    assert delivered(hub) == []


# --- several workers -----------------------------------------------------------------------------------------------


@pytest.mark.postgres
def test_a_record_written_by_one_worker_reaches_the_clients_of_another(make_hub: HubMaker, postgres_url: str) -> None:
    writer, reader = make_hub(url=postgres_url), make_hub(url=postgres_url)
    utforare, brukare = add_utforare(writer), add_person(writer, Role.BRUKARE)
    with serving(writer), serving(reader) as web:
        birgit = enrolled(web, reader, brukare)
        with birgit.person.live() as session:
            heard(session)
            assert reader.bus.listens(within_s=10)
            put(writer, plan_put(brukare, utforare, record_id="a", body=b'{"from":"the other"}'))
            message = heard(session)
            while not isinstance(message, wire.LiveRecord):
                message = heard(session)
    assert record_of(message) == (0, plan_stream(BrukareId(brukare)), 1, "a")
    assert bytes(message.record.body or b"") == b'{"from":"the other"}'
