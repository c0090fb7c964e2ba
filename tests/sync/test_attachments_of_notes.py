"""Files with a note: each goes on where it stopped, arrives whole, and has a receipt of its own."""

import io
import random
from pathlib import Path

import msgspec
import pytest

from app.domain.arrival import Arrival
from app.domain.refusal import HubProblem, Refusal
from app.hub import attachments
from app.protocol import records as rec
from app.protocol.keys import from_text
from app.protocol.wire import AttachmentState, Problem
from app.services import day, visiting
from app.services.attaching import PickedFile
from app.services.staff_snapshots import NoteRow
from app.store.attachment_files import decrypt_file, folder_in
from app.store.attachment_queue import AttachmentQueue
from tests.conftest import ExpectLog
from tests.fakes.asgi_adapter import Told
from tests.sync.client_fixture import AtClient, House

FIVE_MB = 5 * 1024 * 1024


def a_picture(folder: Path, size: int = 1000, *, seed: int = 1, name: str = "bild.jpg") -> PickedFile:
    path = folder / name
    path.write_bytes(random.Random(seed).randbytes(size))
    return PickedFile(path, name, "image/jpeg")


def note_of(anna: AtClient, visit: str) -> NoteRow:
    card = day.visit_card(anna.desk, visit).result()  # type: ignore[arg-type]
    assert card is not None
    (note,) = card.notes
    return note


def file_state(anna: AtClient, visit: str) -> Arrival | None:
    (row,) = note_of(anna, visit).attachments
    return row.arrived.state if row.arrived else None


def test_a_large_picture_goes_on_where_the_network_went_away_and_arrives_whole(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    picked = a_picture(tmp_path, FIVE_MB)
    saved = visiting.sign_note(anna.desk, visit, "Såret i dag.", files=[picked]).result()
    assert saved.refusal is None
    anna.road.parts_left = 2
    assert anna.exchange() is HubProblem.NO_NETWORK
    note = note_of(anna, visit)
    assert note.arrived.state is Arrival.RECEIVED
    assert file_state(anna, visit) is Arrival.SENT  # the note's receipt says nothing of its picture
    assert day.staff_day(anna.desk, day.today(anna.desk)).result().waiting.attachments == 1

    anna.road.offline, anna.road.parts_left = False, None
    before = anna.road.count("/v1/attachments/")
    assert anna.exchange() is None
    parts = [method for method, path in anna.road.sent[-(anna.road.count("/v1/attachments/") - before) :]].count("PUT")
    assert parts == 4  # of six; two had arrived
    assert file_state(anna, visit) is Arrival.RECEIVED
    (row,) = note_of(anna, visit).attachments
    assert row.arrived is not None
    assert row.arrived.at == house.clock.now()
    assert day.staff_day(anna.desk, day.today(anna.desk)).result().waiting.attachments == 0

    (ref,) = house.hub_record("note", saved.operation, rec.NoteBody).attachments
    whole = io.BytesIO()
    decrypt_file(attachments.file_of(house.hub, ref.sha256), from_text(ref.key), whole)
    assert whole.getvalue() == picked.path.read_bytes()


def test_a_picture_taken_offline_is_counted_and_told_as_saved_here(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        visiting.sign_note(anna.desk, visit, "Bild", files=[a_picture(tmp_path)]).result()
        assert file_state(anna, visit) is Arrival.SAVED_HERE
        assert day.staff_day(anna.desk, day.today(anna.desk)).result().waiting.attachments == 1


def test_a_picture_leaves_although_its_author_has_gone_home(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.sign_note(anna.desk, visit, "Bild", files=[a_picture(tmp_path, 70_000)]).result()
    anna.sign_out()
    assert anna.exchange() is None
    anna.unlock(house.anna)
    assert file_state(anna, visit) is Arrival.RECEIVED


def test_a_picture_of_somebody_elses_note_claims_nothing(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.sign_note(anna.desk, visit, "Bild", files=[a_picture(tmp_path)]).result()
    assert anna.exchange() is None
    other = house.staff_client("other")
    (row,) = note_of(other, visit).attachments
    assert row.arrived is None


def test_nothing_readable_of_a_picture_lies_on_the_device(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    picked = PickedFile(tmp_path / "x", "x", "text/plain")
    picked.path.write_bytes(b"Gunvor Berg " * 1000)
    visiting.sign_note(anna.desk, visit, "Bild", files=[picked]).result()
    (stored,) = folder_in(anna.folder).iterdir()
    assert b"Gunvor" not in stored.read_bytes()


@pytest.mark.parametrize(("text", "refusal"), [("  ", Refusal.BAD_CONTENT), ("Bild", Refusal.NO_SUCH_THING)])
def test_a_note_that_is_refused_here_leaves_no_file_behind(
    house: House, tmp_path: Path, text: str, refusal: Refusal
) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    files = [a_picture(tmp_path)]
    if refusal is Refusal.NO_SUCH_THING:
        files.append(PickedFile(tmp_path / "pulled-out-card.jpg", "bild", "image/jpeg"))
    assert visiting.sign_note(anna.desk, visit, text, files=files).result().refusal is refusal
    assert list(folder_in(anna.folder).iterdir()) == []
    assert anna.client.device.attachments.count_waiting() == 0
    assert anna.unsettled() == []


@pytest.mark.parametrize("at_once", [1, 100])
def test_a_file_that_the_hub_refuses_holds_up_no_other_and_says_so(
    house: House, tmp_path: Path, expect_log: ExpectLog, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log(r"WARNING attachments\.not_taken reason=too_large")
    waiting = AttachmentQueue.waiting
    monkeypatch.setattr(AttachmentQueue, "waiting", lambda queue, **which: waiting(queue, at_once, **which))
    visit = house.add_visit()
    anna = house.staff_client()
    files = [a_picture(tmp_path, seed=number, name=f"{number}.jpg") for number in (1, 2)]
    visiting.sign_note(anna.desk, visit, "Bilder", files=files).result()
    first, second = note_of(anna, visit).attachments
    told = Told(413, {"content-type": "application/json"}, msgspec.json.encode(Problem(code="too_large")))
    anna.road.instead[f"/v1/attachments/{first.sha256}"] = lambda _answer: told
    assert anna.exchange() is None
    first, second = note_of(anna, visit).attachments
    assert first.arrived is not None
    assert second.arrived is not None
    assert (first.arrived.state, first.arrived.reason) == (Arrival.REFUSED, "too_large")
    assert second.arrived.state is Arrival.RECEIVED


def test_a_hub_that_takes_parts_and_keeps_none_does_not_hold_the_loop_for_ever(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.sign_note(anna.desk, visit, "Bild", files=[a_picture(tmp_path)]).result()
    (row,) = note_of(anna, visit).attachments
    nothing = AttachmentState(sha256=row.sha256, size=row.size, received=0, complete=False)
    told = Told(200, {}, msgspec.json.encode(nothing))
    anna.road.instead[f"/v1/attachments/{row.sha256}"] = lambda _answer: told
    assert anna.exchange() is HubProblem.BAD_PAGE
    assert file_state(anna, visit) is not Arrival.RECEIVED


def test_a_new_life_of_the_hub_is_given_its_pictures_again(house: House, tmp_path: Path) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.sign_note(anna.desk, visit, "Bild", files=[a_picture(tmp_path)]).result()
    assert anna.exchange() is None
    assert anna.client.device.attachments.count_waiting() == 0
    anna.client.device.set_epoch("an earlier life")
    asked = anna.road.count("/v1/attachments/")
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert anna.road.count("/v1/attachments/") > asked
    assert file_state(anna, visit) is Arrival.RECEIVED
