"""The API at its edges: bounds, rates, versions, bad input, the document, and one real server process."""

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import msgspec
import pytest
import requests
import zstandard
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError
from starlette.types import Message
from structlog.testing import capture_logs
from websockets.sync.client import connect

from app import logs
from app.domain.arende import AreaField, LifeArea
from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.hub import main as hub_main
from app.hub import sign_in
from app.hub.http import sync
from app.hub.http.app import create_app
from app.hub.hub import Hub
from app.hub.settings import Rate
from app.protocol import wire
from app.protocol.effects import utredning_id
from app.protocol.identifiers import new_id
from app.protocol.operations import JournalSign, UtredningEdit
from app.protocol.version import PROGRAM
from tests.hub.hub_fixture import (
    MONDAY,
    PLAIN,
    Enrolled,
    HubMaker,
    add_arende,
    add_person,
    add_utforare,
    assign,
    code_of,
    enrolled,
    message_of,
    plan_put,
    put,
    serving,
    with_limits,
)
from tests.hub.web_client import TestClient


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def web(hub: Hub) -> Iterator[TestClient]:
    with serving(hub) as client:
        yield client


@pytest.fixture
def anna(web: TestClient, hub: Hub) -> Enrolled:
    return enrolled(web, hub, add_person(hub, Role.STAFF, organisation=add_utforare(hub)))


def test_the_hub_says_who_it_is_to_everybody(hub: Hub, web: TestClient) -> None:
    statement = message_of(web.get("/v1/hub"), wire.HubStatement)
    assert statement.identity == hub.identity()
    assert (statement.epoch, statement.now, statement.protocol) == (hub.epoch, MONDAY, 1)
    assert len(statement.identity.pass_keys) == 2


@pytest.mark.parametrize("program", ["", "0.0.9", "x", "9" * 100, b"0.\xb2"])
def test_a_program_that_is_too_old_is_told_so(web: TestClient, program: str | bytes) -> None:
    name = b"Tryggve-Program"
    raw = program if isinstance(program, bytes) else program.encode()
    response = web.post("/v1/push", headers={name: raw})
    assert (response.status_code, code_of(response)) == (426, "other_version")


def test_a_page_comes_compressed_only_when_asked_for(hub: Hub, anna: Enrolled) -> None:
    request = msgspec.json.encode(wire.PullRequest(epoch=hub.epoch, positions={}, grants=""))
    for asked, packed in (("zstd", True), ("gzip, zstd;q=0.5", True), ("zstd;q=0", False), ("gzip", False)):
        with anna.person.web.stream(
            "POST",
            "/v1/pull",
            content=request,
            headers={**_signed(anna), "Accept-Encoding": asked},
        ) as response:
            raw = b"".join(response.iter_raw())
        assert (response.headers.get("Content-Encoding") == "zstd") is packed
        page = zstandard.ZstdDecompressor().decompress(raw) if packed else raw
        assert msgspec.json.decode(page, type=wire.PullAnswer).grants_version


def _signed(anna: Enrolled) -> dict[str, str]:
    if not anna.person.token:
        anna.person.sign_in()
    return anna.person.headers("POST", "/v1/pull")


def test_what_is_written_is_pulled_by_who_may_read_it(hub: Hub, web: TestClient) -> None:
    utforare, brukare = add_utforare(hub), add_person(hub, Role.BRUKARE)
    staff = add_person(hub, Role.STAFF, organisation=utforare)
    assign(hub, staff, brukare, organisation=utforare)
    put(hub, plan_put(brukare, utforare, record_id="a"))
    assert [record.id for record in enrolled(web, hub, staff).pull().records] == ["a"]
    assert enrolled(web, hub, add_person(hub, Role.HANDLAGGARE)).pull().records == ()


def test_push_wants_a_device_and_pull_a_person(anna: Enrolled) -> None:
    for speaker, path in ((anna.person, "/v1/push"), (anna.device, "/v1/pull"), (anna.device, "/v1/outcomes/x")):
        response = speaker.send("GET" if "outcomes" in path else "POST", path, content=b"{}")
        assert (response.status_code, code_of(response)) == (403, "not_yours")


def test_an_outcome_that_nobody_has_is_not_there(anna: Enrolled) -> None:
    for name in ("0198", "%00", new_id()):
        response = anna.person.send("GET", f"/v1/outcomes/{name}")
        assert code_of(response) in {"no_such_thing", "not_known"}, name  # a proof names the path as it is sent


def test_a_conflict_is_told_to_its_author_with_the_record_as_it_stands(hub: Hub, web: TestClient) -> None:
    handlaggare, brukare = add_person(hub, Role.HANDLAGGARE), add_person(hub, Role.BRUKARE)
    arende = add_arende(hub, handlaggare, brukare)
    one, other = enrolled(web, hub, handlaggare), enrolled(web, hub, handlaggare)

    def edit(text: str) -> UtredningEdit:
        area, field = next(iter(LifeArea)), next(iter(AreaField))
        return UtredningEdit(arende=arende, area=area, field=field, text=text, base_rev=0)

    first, second = one.operation(edit("först"), arende), other.operation(edit("sedan"), arende)
    assert one.push([first]).outcomes[0].outcome is wire.Outcome.APPLIED
    assert other.push([second]).outcomes[0].outcome is wire.Outcome.CONFLICT
    told = message_of(other.person.send("GET", f"/v1/outcomes/{second.id}"), wire.OutcomeAnswer)
    assert (told.outcome, told.reason) == (wire.Outcome.CONFLICT, "changed_meanwhile")
    assert told.present is not None
    assert (told.present.kind, told.present.id) == ("utredning", utredning_id(arende))
    assert "först".encode() in bytes(told.present.body or b"")
    assert message_of(one.person.send("GET", f"/v1/outcomes/{first.id}"), wire.OutcomeAnswer).present is None
    stranger = enrolled(web, hub, add_person(hub, Role.HANDLAGGARE))
    assert code_of(stranger.person.send("GET", f"/v1/outcomes/{second.id}")) == "no_such_thing"


def test_what_one_device_pushes_another_hears_live_and_a_second_send_changes_nothing(hub: Hub, web: TestClient) -> None:
    handlaggare = add_person(hub, Role.HANDLAGGARE)
    arende = add_arende(hub, handlaggare, add_person(hub, Role.BRUKARE))
    one, other = enrolled(web, hub, handlaggare), enrolled(web, hub, handlaggare)
    note = one.operation(JournalSign(arende=arende, text="Hembesök."), arende)
    with other.person.live() as session:
        session.receive_text()
        assert [one.push([note]).outcomes[0].outcome for _ in range(2)] == ["applied", "duplicate"]
        message = msgspec.json.decode(session.receive_text(), type=wire.LiveMessage)
    assert isinstance(message, wire.LiveRecord)
    assert message.record.kind == "journal_note"
    assert [record.kind for record in other.pull().records].count("journal_note") == 1


# --- bounds --------------------------------------------------------------------------------------------------------


def test_a_chunked_body_is_cut_off_at_its_bound(web: TestClient) -> None:
    response = web.post("/v1/enrol", content=(bytes(4096) for _ in range(100)), headers=PLAIN)
    assert "content-length" not in response.request.headers
    assert (response.status_code, code_of(response)) == (413, "too_large")


def test_a_declared_length_beyond_the_bound_is_refused_unread(web: TestClient) -> None:
    response = web.post("/v1/enrol", content=b"{}", headers={**PLAIN, "Content-Length": str(10**12)})
    assert (response.status_code, code_of(response)) == (413, "too_large")


@pytest.mark.parametrize("length", ["-5", "abc", "9" * 5000, b"\xb2"])
def test_a_length_that_is_no_number_is_refused(web: TestClient, length: str | bytes) -> None:
    raw = length if isinstance(length, bytes) else length.encode()
    headers = {name.encode(): value.encode() for name, value in PLAIN.items()} | {b"Content-Length": raw}
    response = web.post("/v1/enrol", content=b"{}", headers=headers)
    assert (response.status_code, code_of(response)) == (400, "bad_content")


def test_bodies_at_one_time_are_bounded_and_given_back(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(bodies_at_once=1000))
    with serving(hub) as web:
        for _ in range(3):
            assert web.post("/v1/enrol", content=bytes(900), headers=PLAIN).status_code == 400
        response = web.post("/v1/enrol", content=bytes(1001), headers=PLAIN)
        assert (response.status_code, code_of(response)) == (503, "too_many")
        assert response.headers["Retry-After"] == "2"


def test_strangers_bodies_are_not_read(web: TestClient) -> None:
    """Otherwise anybody could fill the room for bodies."""
    response = web.post("/v1/push", content=bytes(5_000_000), headers=PLAIN)
    assert (response.status_code, code_of(response)) == (401, "not_known")


@pytest.mark.parametrize(
    "change",
    [
        {"positions": {"a": -1}},
        {"positions": {"a": 2**60}},
        {"positions": {"x" * 300: 1}},
        {"limit": 0},
        {"limit": wire.MAX_PAGE + 1},
        {"grants": "x" * 300},
    ],
)
def test_a_pull_out_of_bounds_is_refused(hub: Hub, anna: Enrolled, change: dict[str, object]) -> None:
    request = {"epoch": hub.epoch, "positions": {}, "grants": ""} | change
    response = anna.person.send("POST", "/v1/pull", content=json.dumps(request).encode())
    assert (response.status_code, code_of(response)) == (400, "bad_content")


def test_too_many_positions_or_operations_are_refused(hub: Hub, anna: Enrolled) -> None:
    positions = {f"s{number}": 1 for number in range(wire.MAX_STREAMS + 1)}
    pull = wire.PullRequest(epoch=hub.epoch, positions=positions, grants="")
    assert code_of(anna.person.send("POST", "/v1/pull", content=msgspec.json.encode(pull))) == "too_large"
    operations = tuple(wire.SealedOperation(str(number), b"") for number in range(wire.MAX_BATCH + 1))
    push = wire.PushRequest(epoch=hub.epoch, device_now=MONDAY, operations=operations)
    assert code_of(anna.device.send("POST", "/v1/push", content=msgspec.json.encode(push))) == "too_large"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"epoch":"e","device_now":"2026-03-02T07:00:00","operations":[]}',
        b'{"epoch":"e","device_now":"2026-03-02T07:00:00Z","operations":[["a","!"]]}',
        b'{"epoch":"e","device_now":"2026-03-02T07:00:00Z","operations":[{"id":"a","sealed":""},{"id":"a","sealed":""}]}',
        b'{"epoch":"e","device_now":"2026-03-02T07:00:00Z","operations":[{"id":"","sealed":""}]}',
        b"[" * 100_000,
    ],
)
def test_a_push_that_is_none_is_refused_with_a_code(anna: Enrolled, content: bytes) -> None:
    response = anna.device.send("POST", "/v1/push", content=content)
    assert (response.status_code, code_of(response)) == (400, "bad_content")


def test_noise_never_brings_an_error_of_the_hubs_own(hub: Hub, anna: Enrolled) -> None:
    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    )
    names = st.sampled_from(["epoch", "positions", "grants", "limit", "device_now", "operations", "code", "challenge"])
    bodies = st.binary(max_size=60) | st.dictionaries(names, values).map(lambda body: json.dumps(body).encode())
    paths = st.sampled_from(["/v1/push", "/v1/pull", "/v1/enrol", "/v1/token"])
    clock = hub.clock
    assert isinstance(clock, HeldClock)

    @given(path=paths, body=bodies)
    def send(path: str, body: bytes) -> None:
        clock.move(timedelta(milliseconds=500))
        speaker = anna.device if path == "/v1/push" else anna.person
        speaker.sign_in()
        response = speaker.send("POST", path, content=body)
        assert response.status_code < 500, response.text
        if response.status_code >= 400:
            assert code_of(response)

    send()


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_what_is_not_there_is_said_with_a_code(web: TestClient, method: str) -> None:
    for path in ("/v1/enrol", "/v1/nothing", "/nothing", "/v1/hub/"):
        response = web.request(method, path, headers=PLAIN)
        assert response.status_code in {404, 405}
        assert code_of(response) == "no_such_thing"


# --- rates ---------------------------------------------------------------------------------------------------------


def test_one_holder_who_asks_too_often_waits_and_others_do_not(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(holder=Rate(per_s=2, burst=3)))
    with serving(hub) as web:
        anna, bo = (enrolled(web, hub, add_person(hub, Role.STAFF, organisation=None)) for _ in range(2))
        path = f"/v1/attachments/{'0' * 64}/state"
        answers = [anna.person.send("GET", path) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert (code_of(answers[3]), answers[3].headers["Retry-After"]) == ("too_many", "1")
        assert msgspec.json.decode(answers[3].content, type=wire.Problem).retry_after_s == 0.5
        assert bo.person.send("GET", path).status_code == 200
        assert isinstance(hub.clock, HeldClock)
        hub.clock.move(timedelta(seconds=1))
        assert anna.person.send("GET", path).status_code == 200


def test_one_address_that_floods_waits(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(address=Rate(per_s=1, burst=2)))
    with serving(hub) as web:
        assert [web.get("/v1/hub").status_code for _ in range(3)] == [200, 200, 429]
        assert web.get("/healthz").status_code == 200


# --- faults of the hub's own ---------------------------------------------------------------------------------------


def test_a_database_that_is_away_is_503_with_a_time_to_come_back(
    anna: Enrolled, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_words: object, **_more: object) -> bytes:
        raise OperationalError("SELECT 'Anna Ek'", {}, Exception("Anna Ek"))

    monkeypatch.setattr(sync, "_pull", away)
    request = msgspec.json.encode(wire.PullRequest(epoch=hub.epoch, positions={}, grants=""))
    with capture_logs() as lines:
        response = anna.person.send("POST", "/v1/pull", content=request)
    assert (response.status_code, code_of(response)) == (503, "hub_down")
    assert response.headers["Retry-After"] == "3"
    assert "request_failed" in [line["event"] for line in lines]
    assert "Anna" not in str(lines)


def test_a_fault_is_500_with_a_code_and_its_words_are_not_logged(
    anna: Enrolled, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object, **_more: object) -> bytes:
        raise KeyError("Anna Ek")

    monkeypatch.setattr(sync, "_pull", broken)
    request = msgspec.json.encode(wire.PullRequest(epoch=hub.epoch, positions={}, grants=""))
    with capture_logs() as lines:
        response = anna.person.send("POST", "/v1/pull", content=request)
    assert (response.status_code, code_of(response)) == (500, "hub_down")
    failed = next(line for line in lines if line["event"] == "request_failed")
    assert failed["error"] == "KeyError"


# --- those who watch -----------------------------------------------------------------------------------------------


def test_health_and_metrics_answer_without_a_token(hub: Hub, web: TestClient, anna: Enrolled) -> None:
    assert web.get("/healthz").text == "ok\n"
    assert web.get("/readyz").text == "ok\n"
    anna.pull()
    metrics = web.get("/metrics").text
    assert "tryggve_pull_records_count 1.0" in metrics
    assert 'tryggve_request_seconds_count{method="POST",route="/v1/pull",status="200"} 2.0' in metrics
    assert "tryggve_held_operations 0.0" in metrics
    assert anna.answer.person not in metrics


def test_the_document_names_every_message_and_resolves(hub: Hub, web: TestClient) -> None:
    document = web.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    references = {ref.rpartition("/")[2] for ref in _references(document)}
    assert references <= set(schemas)
    assert {"PushRequest", "PullAnswer", "EnrolRequest", "TokenAnswer", "AttachmentState", "Problem"} <= references
    paths = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert {("/v1/push", "post"), ("/v1/attachments/{sha256}", "put"), ("/v1/wait", "get")} <= paths
    push = document["paths"]["/v1/push"]["post"]
    assert push["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("PushRequest")
    assert {"200", "400", "401", "403", "413", "426", "429", "503"} <= set(push["responses"])


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


# --- the command line ----------------------------------------------------------------------------------------------


def test_workers_are_for_postgresql(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _main(["--data", str(tmp_path / "hub"), "--port", "0", "--workers", "2"]) == 1
    assert "PostgreSQL" in capsys.readouterr().err


def test_a_code_is_printed_for_somebody_who_is_there(
    hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = add_person(hub, Role.STAFF)
    data = ["--data", str(tmp_path / "hub")]
    assert _main(["enrol", *data, "--person", person]) == 0
    assert len(capsys.readouterr().out.strip()) == 14
    assert _main(["enrol", *data, "--external", f"x-{person}", "--valid-min", "5"]) == 0
    capsys.readouterr()
    assert _main(["enrol", *data, "--person", "nobody"]) == 1
    assert "nobody with that id" in capsys.readouterr().err
    assert _main(["revoke", *data, "--device", "none"]) == 1
    assert _main(["verify-log", *data]) == 0


def test_the_document_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert _main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out)["paths"]["/v1/pull"]


def _main(words: list[str]) -> int:
    """Without the process's own log set-up, which would outlive the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logs, "set_up", logging.shutdown)
        return hub_main.main(words)


# --- a real process ------------------------------------------------------------------------------------------------

_RUN = "import sys; from app.command import main\nif __name__ == '__main__': sys.exit(main())\n"


@pytest.fixture
def real(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    yield from _process(tmp_path, [])


def _process(tmp_path: Path, more: list[str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    script = tmp_path / "run_hub.py"
    script.write_text(_RUN)
    words = [sys.executable, str(script), "hub", "--data", str(tmp_path / "hub"), "--port", "0", *more]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline().split()
        assert line[:1] == ["LISTENING"], process.stderr.read() if process.stderr else ""
        yield f"http://{line[1]}:{line[2]}", process
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def test_a_real_hub_serves_http_and_live_and_ends_when_it_is_told(
    real: tuple[str, subprocess.Popen[str]], tmp_path: Path
) -> None:
    address, process = real
    statement = msgspec.json.decode(requests.get(f"{address}/v1/hub", timeout=10).content, type=wire.HubStatement)
    assert len(statement.identity.pass_keys) == 2
    lying = requests.post(
        f"{address}/v1/enrol",
        data=(bytes(8192) for _ in range(20)),
        headers={"Tryggve-Program": PROGRAM},
        timeout=10,
    )
    assert lying.status_code == 413
    with (
        pytest.raises(Exception, match="401"),
        connect(f"ws{address.removeprefix('http')}/v1/live", additional_headers={"Tryggve-Program": PROGRAM}),
    ):
        pass
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=20)
    assert process.returncode == 0
    assert all(json.loads(line)["event"] for line in log.splitlines())
    assert "/v1/enrol" in log
    assert not (tmp_path / "hub" / "hub.db-wal").exists()


@pytest.mark.postgres
def test_two_workers_serve_one_hub(tmp_path: Path, postgres_url: str) -> None:
    for address, _ in _process(tmp_path, ["--workers", "2", "--database-url", postgres_url]):
        statements = {requests.get(f"{address}/v1/hub", timeout=10).json()["identity"]["hub_id"] for _ in range(6)}
        assert len(statements) == 1
        assert requests.get(f"{address}/readyz", timeout=10).text == "ok\n"


def test_nonces_hold_for_every_worker_and_from_its_start_on(make_hub: HubMaker) -> None:
    one, other = make_hub(), make_hub()
    first, second = sign_in.ProofGuard(one.keys, one.clock), sign_in.ProofGuard(other.keys, other.clock)
    assert second.age_ms(first.nonce()) == 0
    assert isinstance(one.clock, HeldClock)
    old = first.nonce()
    one.clock.move(timedelta(seconds=1))
    assert sign_in.ProofGuard(one.keys, one.clock).age_ms(old) is None


def test_a_port_that_is_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert _main(["--data", str(tmp_path / "hub"), "--port", port]) == 1
    assert "in use" in capsys.readouterr().err


def test_a_body_that_stands_still_is_given_up(make_hub: HubMaker) -> None:
    hub = make_hub(limits=with_limits(body_idle_s=0.01))
    app = create_app(hub)
    answered: list[Message] = []

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        answered.append(message)

    headers = [(b"tryggve-program", PROGRAM.encode()), (b"content-length", b"100")]
    scope = {"type": "http", "method": "POST", "path": "/v1/enrol", "headers": headers, "query_string": b""}
    asyncio.run(app({**scope, "client": ("127.0.0.1", 1), "scheme": "http"}, never, send))
    assert answered[0]["status"] == 408
    assert msgspec.json.decode(answered[1]["body"], type=wire.Problem).code == "bad_content"


def test_a_hub_with_a_certificate_speaks_tls(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    for address, _ in _process(tmp_path, ["--tls-cert", str(certificate), "--tls-key", str(key)]):
        secure = address.replace("http:", "https:")
        assert requests.get(f"{secure}/v1/hub", timeout=10, verify=str(certificate)).status_code == 200
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(f"{secure}/v1/hub", timeout=10)


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "hub.test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(Encoding.PEM))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    return folder / "cert.pem", folder / "key.pem"
