"""Whatever answers instead of our hub: a code for the person, a line in the log without their words, and nothing lost,
half applied or given away.
"""

import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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

from app.domain.arrival import Arrival
from app.domain.clock import HeldClock
from app.domain.refusal import HubProblem
from app.domain.visit import VisitState
from app.protocol.records import Record, raw_body
from app.protocol.version import PROTOCOL
from app.protocol.wire import GrantOnWire, HubStatement, PullAnswer, PullRequest
from app.services import visiting
from app.sync import transport
from app.sync.hub_client import HubClient
from app.sync.live import LiveLoop
from app.sync.pulling import is_sound
from tests.fakes.asgi_adapter import Told
from tests.hub.hub_fixture import MONDAY, hub_in, serving
from tests.sync.client_fixture import AtClient, House

WORDS = "Ramlade i hallen"


def plain(told: Told) -> bytes:
    if told.headers.get("content-encoding") == "zstd":
        return zstandard.ZstdDecompressor().decompress(told.content)
    return told.content


def with_records(told: Told, change: Callable[[PullAnswer], PullAnswer]) -> Told:
    """Records alone are changed, so that the list of rights is taken before."""
    answer = msgspec.json.decode(plain(told), type=PullAnswer)
    if answer.records:
        answer = change(answer)
    return Told(told.status, {"content-type": "application/json"}, msgspec.json.encode(answer))


def half(told: Told) -> Told:
    return replace(told, content=told.content[: len(told.content) // 2])


def cut_off(told: Told) -> Told:
    return replace(half(told), cut=True)


def noise(told: Told) -> Told:
    return replace(told, content=bytes(range(256)) * 40)


def packed_noise(told: Told) -> Told:
    packed = zstandard.ZstdCompressor().compress(b"\xff{" * 5000)
    return replace(told, content=packed, headers={"content-encoding": "zstd"})


def bomb(told: Told) -> Told:
    """100 kB that unpack to more than the bound."""
    packed = zstandard.ZstdCompressor().compress(b" " * (transport.MAX_PAGE_BYTES + 10))
    return replace(told, content=packed, headers={"content-encoding": "zstd"})


def too_large(told: Told) -> Told:
    return Told(200, {}, b" " * (transport.MAX_PAGE_BYTES + 10))


def backwards(told: Told) -> Told:
    def change(answer: PullAnswer) -> PullAnswer:
        return msgspec.structs.replace(answer, records=tuple(reversed(answer.records)))

    return with_records(told, change)


def broken_text(told: Told) -> Told:
    """In the words of a record, which are not read before they are shown."""
    content = plain(told)
    if b'"records":[]' in content:
        return Told(told.status, {}, content)
    return Told(told.status, {}, content.replace(b'"title":"', b'"title":"\xed\xa0\x80'))


def deep(told: Told) -> Told:
    return Told(200, {}, b"[" * 100_000)


def portal(told: Told) -> Told:
    return Told(200, {"content-type": "text/html"}, b"<html>Logga in p\xc3\xa5 n\xc3\xa4tet</html>")


@pytest.mark.parametrize(
    "spoil",
    [half, cut_off, noise, packed_noise, bomb, too_large, backwards, broken_text, deep, portal],
    ids=lambda f: f.__name__,
)
def test_a_spoilt_page_is_told_and_nothing_of_it_is_kept(
    house: House, spoil: Callable[[Told], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MAX_PAGE_BYTES", 200_000)
    visit = house.add_visit()
    anna = house.staff_client()
    for title in ("Ett", "Två"):
        house.change_visit(visit, title=title)
        house.add_visit()
    note = visiting.sign_note(anna.desk, visit, WORDS).result()
    positions, shown = anna.read(lambda reading: reading.positions()), anna.visit(visit)
    anna.road.instead["/v1/pull"] = spoil
    assert anna.exchange() is HubProblem.BAD_PAGE
    assert anna.client.status.now.problem is HubProblem.BAD_PAGE
    assert anna.read(lambda reading: reading.positions()) == positions
    assert anna.visit(visit) == shown
    anna.road.instead.clear()
    assert anna.exchange() is None
    assert anna.visit(visit).title == "Två"
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert anna.client.status.now.problem is None


@pytest.mark.parametrize(
    "noise", [b'{"type":"behind","more":' + b"[" * 20_000, b'{"type":"behi\xffnd"}', b'{"type":"behind']
)
def test_noise_on_the_live_channel_is_told_as_noise(house: House, noise: bytes) -> None:
    """It ends the connection, and nothing else: whatever else came up would be taken for a fault of ours."""
    anna = house.staff_client()
    live = LiveLoop(anna.client._device_client(), anna.store, lambda: None, anna.clock)
    with pytest.raises(msgspec.MsgspecError):
        live.take(noise)


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("/v1/pull", {"epoch": "e" * 257, "grants": [], "grants_version": "g"}),
        ("/v1/pull", {"grants": [], "grants_version": "g" * 257}),
        ("/v1/pull", {"grants": [["s" * 257]], "grants_version": "g"}),
        ("/v1/push", {"epoch": "e" * 257}),
    ],
    ids=["epoch", "version", "stream", "push"],
)
def test_what_the_hub_would_not_take_back_is_not_kept(house: House, path: str, changes: dict[str, object]) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    note = visiting.sign_note(anna.desk, visit, WORDS).result()

    def too_large(told: Told) -> Told:
        return Told(told.status, {}, msgspec.json.encode({**msgspec.json.decode(plain(told)), **changes}))

    anna.road.instead[path] = too_large
    assert anna.exchange() is HubProblem.BAD_PAGE
    anna.road.instead.clear()
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED


def test_a_page_that_promises_more_for_ever_ends(house: House) -> None:
    anna = house.staff_client()

    def more(told: Told) -> Told:
        answer = msgspec.json.decode(plain(told), type=PullAnswer)
        return Told(200, {}, msgspec.json.encode(msgspec.structs.replace(answer, more=True)))

    anna.road.instead["/v1/pull"] = more
    assert anna.exchange() is HubProblem.BAD_PAGE


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6)), max_size=5),
    st.dictionaries(st.sampled_from("ab"), st.integers(0, 6)),
    st.dictionaries(st.sampled_from("ab"), st.integers(0, 6)),
)
def test_a_sound_page_never_takes_a_stream_back(
    records: list[tuple[str, int]], before: dict[str, int], after: dict[str, int]
) -> None:
    found = tuple(Record(stream, number, "visit", 1, "id", "o", raw_body(b"{}")) for stream, number in records)
    request = PullRequest(epoch="e", positions=before, grants="g")
    answer = PullAnswer(
        epoch="e", hub_now=MONDAY, grants_version="g", grants=None, records=found, positions=after, more=False
    )
    if is_sound(request, answer):
        assert all(after[name] >= before.get(name, 0) for name in after)
        assert all(before.get(stream, 0) < number <= after[stream] for stream, number in records)
        assert all(
            [n for s, n in records if s == name] == sorted({n for s, n in records if s == name}) for name in "ab"
        )


@pytest.mark.parametrize(
    ("changes", "sound"),
    [
        ({"positions": {"s": 2**53 - 1}}, True),
        ({"positions": {"s": 2**53}}, False),
        ({"grants": (GrantOnWire("s"),) * 20_000, "grants_version": "new"}, True),
        ({"grants": (GrantOnWire("s"),) * 20_001, "grants_version": "new"}, False),
    ],
)
def test_a_sound_page_can_be_asked_after(changes: dict[str, object], sound: bool) -> None:
    request = PullRequest(epoch="e", positions={}, grants="g")
    answer = PullAnswer(
        epoch="e", hub_now=MONDAY, grants_version="g", grants=None, records=(), positions={}, more=False
    )
    assert is_sound(request, msgspec.structs.replace(answer, **changes)) is sound


@pytest.mark.parametrize(("status", "problem"), [(500, HubProblem.HUB_DOWN), (302, HubProblem.HUB_DOWN)])
def test_something_that_answers_otherwise_is_no_hub_in_order(house: House, status: int, problem: HubProblem) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    note = visiting.sign_note(anna.desk, visit, WORDS).result()
    anna.road.instead["/v1/push"] = lambda _told: Told(status, {"location": "http://other.test/"}, b"<html>")
    assert anna.exchange() is problem
    assert anna.arrived(note.operation).state is Arrival.SAVED_HERE


# --- another version -----------------------------------------------------------------------------------------------


def other_protocol(told: Told) -> Told:
    statement = msgspec.json.decode(told.content, type=HubStatement)
    return replace(told, content=msgspec.json.encode(msgspec.structs.replace(statement, protocol=PROTOCOL + 1)))


def newer_clients_only(told: Told) -> Told:
    statement = msgspec.json.decode(told.content, type=HubStatement)
    return replace(told, content=msgspec.json.encode(msgspec.structs.replace(statement, lowest_client="99.0")))


@pytest.mark.parametrize("spoil", [other_protocol, newer_clients_only], ids=lambda f: f.__name__)
def test_a_hub_of_another_version_is_told_and_work_goes_on(house: House, spoil: Callable[[Told], Told]) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    anna.start_again()
    anna.unlock(house.anna)
    anna.road.instead["/v1/hub"] = spoil
    note = visiting.sign_note(anna.desk, visit, WORDS).result()
    sent = len(anna.road.sent)
    assert anna.exchange() is HubProblem.OTHER_VERSION
    assert {path for _, path in anna.road.sent[sent:]} == {"/v1/hub"}
    assert visiting.start_visit(anna.desk, visit).result().refusal is None
    assert anna.visit(visit).state is VisitState.STARTED
    anna.road.instead.clear()
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED


def test_a_hub_that_stops_serving_this_version_in_the_middle_says_so(house: House) -> None:
    anna = house.staff_client()
    settings = replace(house.hub.settings, lowest_client="99.0")
    object.__setattr__(house.hub, "settings", settings)
    assert anna.exchange() is HubProblem.OTHER_VERSION


# --- not our hub ---------------------------------------------------------------------------------------------------


def test_a_hub_with_another_root_key_gets_nothing(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    anna.start_again()
    anna.unlock(house.anna)
    note = visiting.sign_note(anna.desk, visit, WORDS).result()
    ours = anna.road.web
    with serving(hub_in(tmp_path / "other-hub")) as other:
        anna.road.web = other
        sent = len(anna.road.sent)
        assert anna.exchange() is HubProblem.WRONG_CERTIFICATE
        assert {path for _, path in anna.road.sent[sent:]} == {"/v1/hub"}
    anna.road.web = ours
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED


def test_a_hub_that_only_claims_our_root_key_gets_no_work(house: House, tmp_path: Path) -> None:
    """It repeats what our hub says of itself, and cannot sign with our hub's key."""
    visit = house.add_visit()
    anna = house.staff_client()
    anna.start_again()
    anna.unlock(house.anna)
    visiting.sign_note(anna.desk, visit, WORDS).result()
    told = house.web.get("/v1/hub").content

    def forged(answer: Told) -> Told:
        changed = msgspec.json.decode(answer.content)
        return replace(answer, content=msgspec.json.encode({**changed, "hub_proof": "AAAA"}))

    anna.road.instead["/v1/hub"] = lambda answer: replace(answer, content=told)
    anna.road.instead["/v1/token"] = forged
    assert anna.exchange() is HubProblem.WRONG_CERTIFICATE
    assert anna.road.count("/v1/push") == 0


@pytest.fixture
def tls_server(tmp_path: Path) -> Iterator[tuple[str, list[bytes]]]:
    """A real TLS server with a certificate that nobody vouches for; what it was sent after the handshake."""
    heard: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.requestline.encode())

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_address[1]}", heard
    server.shutdown()
    server.server_close()
    thread.join()


def self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
    builder = builder.not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = builder.add_extension(address, critical=False).sign(key, hashes.SHA256())
    path = folder / "tls.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path


def test_a_certificate_that_does_not_match_is_told_and_nothing_is_sent(tls_server: tuple[str, list[bytes]]) -> None:
    address, heard = tls_server
    client = HubClient(address, None, HeldClock(MONDAY), session=requests.Session())
    assert client.statement() is HubProblem.WRONG_CERTIFICATE
    client.close()
    assert heard == []


def test_the_same_server_is_heard_by_who_trusts_its_certificate(
    tls_server: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    """So that the test above cannot pass for another reason."""
    address, heard = tls_server
    session = requests.Session()
    session.trust_env = False  # else the environment decides whom to trust
    session.verify = str(tmp_path / "tls.pem")
    client = HubClient(address, None, HeldClock(MONDAY), session=session)
    assert client.statement() is not HubProblem.WRONG_CERTIFICATE
    client.close()
    assert len(heard) == 1


# --- the clock -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("behind", [timedelta(days=365 * 4), timedelta(days=-365 * 7)], ids=["behind", "ahead"])
def test_a_clock_that_is_years_off_stops_no_sync_and_is_told(house: House, behind: timedelta) -> None:
    visit = house.add_visit()
    anna = house.staff_client(behind=behind)
    note = visiting.sign_note(anna.desk, visit, WORDS).result()
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert anna.arrived(note.operation).at == house.clock.now()
    assert anna.client.status.now.skew_s == pytest.approx(behind.total_seconds())
    assert waiting_problem(anna) == HubProblem.CLOCK_WRONG
    assert anna.client.status.now.online


@pytest.mark.parametrize(("seconds", "problem"), [(299, None), (301, HubProblem.CLOCK_WRONG)])
def test_a_clock_is_wrong_from_five_minutes_on(house: House, seconds: int, problem: HubProblem | None) -> None:
    anna = house.staff_client(behind=timedelta(seconds=seconds))
    assert waiting_problem(anna) == problem


def test_a_clock_that_has_been_set_right_is_told_no_more(house: House) -> None:
    anna = house.staff_client(behind=timedelta(hours=3))
    told: list[HubProblem | None] = []
    anna.client.status.watch(lambda: told.append(anna.client.status.now.note))
    anna.clock.move(timedelta(hours=3))
    assert anna.exchange() is None
    assert told[-1] is None
    assert waiting_problem(anna) is None


def waiting_problem(anna: AtClient) -> str | None:
    return anna.read(anna.desk.waiting).problem


# --- and on the disk -----------------------------------------------------------------------------------------------


def test_no_word_of_anybodys_stands_readable_in_the_clients_files(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.sign_note(anna.desk, visit, WORDS).result()
    visiting.keep_note_draft(anna.desk, visit, "Ett utkast om Gunvor").result()
    assert anna.exchange() is None
    anna.client.stop()
    found = subprocess.run(
        ["grep", "-rlaE", "Gunvor|Ramlade|Lindv", str(anna.folder)], capture_output=True, text=True, check=False
    )
    assert found.stdout == ""
