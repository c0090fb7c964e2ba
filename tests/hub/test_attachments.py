"""Attachments: whole or not at all, resumable, and readable through a stream only."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response
from sqlalchemy import select

from app.domain.ids import BrukareId, UtforareId
from app.domain.permission import Role
from app.domain.stream import care_stream
from app.hub import attachments
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.tables import access_content, attachment_use
from app.protocol.wire import MAX_PART_BYTES, AttachmentState
from tests.hub.hub_fixture import (
    Enrolled,
    HubMaker,
    Speaker,
    add_person,
    add_utforare,
    assign,
    code_of,
    enrolled,
    message_of,
    serving,
    with_limits,
)
from tests.hub.web_client import TestClient

CONTENT = bytes(range(256)) * 12
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub(limits=with_limits(attachment_bytes=3 * MAX_PART_BYTES, uploader_bytes=4 * MAX_PART_BYTES))


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
    person = add_person(hub, Role.STAFF, organisation=utforare)
    assign(hub, person, brukare, organisation=utforare)
    return enrolled(web, hub, person)


def put(speaker: Speaker, part: bytes, *, offset: int = 0, size: int = len(CONTENT), sha: str = SHA) -> Response:
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(size)}
    return speaker.send("PUT", f"/v1/attachments/{sha}", content=part, headers=headers)


def state(response: Response) -> tuple[int, bool]:
    found = message_of(response, AttachmentState)
    return found.received, found.complete


def referred(hub: Hub, stream: str) -> None:
    with writing(hub.engine) as connection:
        connection.execute(attachment_use.insert(), [{"sha256": SHA, "stream": stream}])


def test_parts_become_a_file_with_a_receipt(hub: Hub, anna: Enrolled) -> None:
    assert state(put(anna.device, CONTENT[:1000])) == (1000, False)
    assert state(put(anna.device, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)
    assert attachments.file_of(hub, SHA).read_bytes() == CONTENT
    assert list(attachments.file_of(hub, SHA).parent.iterdir()) == [attachments.file_of(hub, SHA)]


def test_an_upload_goes_on_where_it_was_broken_off(hub: Hub, anna: Enrolled) -> None:
    put(anna.device, CONTENT[:1000])
    path = f"/v1/attachments/{SHA}"
    asked = anna.person.send("GET", f"{path}/state")
    assert state(asked) == (1000, False)
    head = anna.device.send("HEAD", path)
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == ("1000", str(len(CONTENT)))
    assert state(put(anna.person, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)


def test_a_part_that_comes_twice_or_too_early_changes_nothing(anna: Enrolled) -> None:
    put(anna.device, CONTENT[:1000])
    assert state(put(anna.device, CONTENT[:1000])) == (1000, False)
    assert state(put(anna.device, CONTENT[2000:], offset=2000)) == (1000, False)
    assert state(put(anna.device, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)
    assert state(put(anna.device, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)


def test_what_a_crash_left_behind_the_last_durable_part_is_cut_off(hub: Hub, anna: Enrolled) -> None:
    put(anna.device, CONTENT[:1000])
    part = attachments.file_of(hub, SHA).with_suffix(".part")
    part.write_bytes(part.read_bytes() + b"half a part")
    assert state(put(anna.device, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)


def test_content_that_is_not_its_hash_is_thrown_away_and_may_be_sent_again(hub: Hub, anna: Enrolled) -> None:
    put(anna.device, CONTENT[:1000])
    response = put(anna.device, bytes(len(CONTENT) - 1000), offset=1000)
    assert (response.status_code, code_of(response)) == (400, "bad_content")
    assert not attachments.file_of(hub, SHA).exists()
    assert state(put(anna.device, CONTENT)) == (len(CONTENT), True)


@pytest.mark.parametrize(
    ("part", "offset", "size", "expected"),
    [
        (CONTENT, 0, 0, (413, "too_large")),
        (CONTENT, 0, 3 * MAX_PART_BYTES + 1, (413, "too_large")),
        (CONTENT, 1, len(CONTENT), (400, "bad_content")),
        (b"", 0, len(CONTENT), (400, "bad_content")),
        (bytes(MAX_PART_BYTES + 1), 0, 2 * MAX_PART_BYTES, (413, "too_large")),
    ],
)
def test_bad_measures_are_refused(
    anna: Enrolled, part: bytes, offset: int, size: int, expected: tuple[int, str]
) -> None:
    response = put(anna.device, part, offset=offset, size=size)
    assert (response.status_code, code_of(response)) == expected


@pytest.mark.parametrize("number", ["-1", "1e3", "", "٣", "9" * 40])
def test_numbers_that_are_none_are_refused(anna: Enrolled, number: str) -> None:
    headers = {"Upload-Offset": number.encode(), "Upload-Length": b"10"}
    response = anna.device.send("PUT", f"/v1/attachments/{SHA}", content=b"x", headers=headers)  # type: ignore[arg-type]
    assert (response.status_code, code_of(response)) == (400, "bad_content")


def test_names_that_are_no_hash_do_not_exist(anna: Enrolled) -> None:
    for name in ("..%2F..%2Fkeys%2Froot.key", "root.key", SHA.upper(), SHA + "0"):
        response = put(anna.device, b"x", size=1, sha=name)
        assert response.status_code in {401, 404}, name


def test_one_device_may_store_so_much_and_no_more(anna: Enrolled) -> None:
    big = 3 * MAX_PART_BYTES
    assert state(put(anna.device, b"x", size=big, sha="1" * 64)) == (1, False)
    response = put(anna.device, b"x", size=big, sha="2" * 64)
    assert (response.status_code, code_of(response)) == (413, "too_large")
    assert state(put(anna.device, CONTENT)) == (len(CONTENT), True)


def test_another_device_neither_sees_nor_touches_an_upload(web: TestClient, hub: Hub, anna: Enrolled) -> None:
    put(anna.device, CONTENT[:1000])
    other = enrolled(web, hub, add_person(hub, Role.HANDLAGGARE))
    assert state(other.device.send("GET", f"/v1/attachments/{SHA}/state")) == (0, False)
    assert code_of(put(other.device, CONTENT)) == "wrong_state"
    assert state(put(anna.device, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)


def test_knowing_the_hash_gives_nobody_the_file(hub: Hub, web: TestClient, anna: Enrolled) -> None:
    put(anna.device, CONTENT)
    path = f"/v1/attachments/{SHA}"
    missing = anna.person.send("GET", f"/v1/attachments/{'0' * 64}")
    for response in (anna.person.send("GET", path), missing):
        assert (response.status_code, response.content) == (404, missing.content)
    assert anna.device.send("GET", path).status_code == 403
    assert web.get(path, headers={"Tryggve-Program": "0.1.0"}).status_code == 401


def test_who_may_read_a_stream_that_refers_to_it_gets_it_and_is_logged(
    hub: Hub, web: TestClient, anna: Enrolled, utforare: str, brukare: str
) -> None:
    put(anna.device, CONTENT)
    referred(hub, care_stream(BrukareId(brukare), UtforareId(utforare)))
    answer = anna.person.send("GET", f"/v1/attachments/{SHA}")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    part = anna.person.send("GET", f"/v1/attachments/{SHA}", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, CONTENT[10:20])
    with reading(hub.engine) as connection:
        logged = connection.scalars(select(access_content.c.content)).all()
    assert len(logged) == 2
    assert all(anna.answer.person.encode() in row and SHA.encode() in row for row in logged)
    stranger = enrolled(web, hub, add_person(hub, Role.STAFF, organisation=add_utforare(hub, "Två")))
    assert stranger.person.send("GET", f"/v1/attachments/{SHA}").status_code == 404


def test_a_full_disk_is_said_and_nothing_is_lost(hub: Hub, anna: Enrolled, monkeypatch: pytest.MonkeyPatch) -> None:
    put(anna.device, CONTENT[:1000])

    def full(_path: Path, _offset: int, _part: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(attachments, "_write", full)
        response = put(anna.device, CONTENT[1000:], offset=1000)
    assert (response.status_code, code_of(response)) == (507, "disk_full")
    assert response.headers["Retry-After"]
    assert state(put(anna.device, CONTENT[1000:], offset=1000)) == (len(CONTENT), True)
