"""A brukare and the staff who come there, each at a client of their own, with a real hub between them."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.arrival import Arrival
from app.domain.conversation import ThreadKind
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub import approving
from app.protocol import records as rec
from app.services import messages
from app.services.attaching import PickedFile
from app.services.messages import MessageState, Talk, TalkPage
from tests.hub.hub_fixture import add_person
from tests.sync.client_fixture import AtClient, House


@pytest.fixture
def anna(house: House) -> AtClient:
    house.add_visit()
    return house.staff_client("anna")


@pytest.fixture
def gunvor(house: House, anna: AtClient) -> AtClient:
    assert anna
    made = house.device("gunvor")
    made.enrol(house.brukare, None)
    assert made.exchange() is None
    return made


@pytest.fixture
def talk(house: House) -> Talk:
    return Talk(house.brukare, ThreadKind.UNIT, house.utforare)


def page(at: AtClient, talk: Talk, number: int = 0, *, rows: int = 6) -> TalkPage:
    return messages.talk_page(at.desk, talk, number, rows=rows).result()


def send(at: AtClient, talk: Talk, text: str) -> str:
    saved = messages.send(at.desk, talk, text).result()
    assert saved.refusal is None
    return saved.operation


def newest(at: AtClient, talk: Talk) -> messages.MessageRow:
    return page(at, talk).messages[0]


def state(at: AtClient, talk: Talk) -> MessageState:
    progress = newest(at, talk).progress
    assert progress is not None
    return progress.state


def test_a_brukare_writes_staff_read_and_answer_and_each_step_is_told(
    anna: AtClient, gunvor: AtClient, talk: Talk
) -> None:
    (row,) = messages.talks(gunvor.desk).result().rows
    assert (row.name, row.newest) == ("Hemtjänst Ett", "")

    sent = send(gunvor, talk, "Jag behöver mjölk.")
    assert state(gunvor, talk) is MessageState.WAITING
    gunvor.exchange()
    assert state(gunvor, talk) is MessageState.AT_HUB

    anna.exchange()
    (row,) = messages.talks(anna.desk).result().rows
    assert (row.name, row.newest, row.unread) == ("Gunvor Berg", "Jag behöver mjölk.", 1)
    assert messages.note_received(anna.desk).result() == 1
    anna.exchange()
    gunvor.exchange()
    assert state(gunvor, talk) is MessageState.RECEIVED

    assert newest(anna, talk).is_new
    messages.note_read(anna.desk, talk, sent).result()
    messages.note_opened(anna.desk, talk).result()
    send(anna, talk, "Vi tar med det i kväll.")
    anna.exchange()
    gunvor.exchange()
    answer, question = page(gunvor, talk).messages
    assert (answer.text, answer.author_name, answer.is_mine, answer.is_new) == (
        "Vi tar med det i kväll.",
        "Anna Ek",
        False,
        True,
    )
    assert question.progress is not None
    assert question.progress.state is MessageState.READ
    assert question.progress.at is not None
    assert messages.talks(gunvor.desk).result().unread == 1
    messages.note_read(gunvor.desk, talk, answer.message).result()
    assert messages.talks(gunvor.desk).result().unread == 0


def test_what_is_written_without_network_is_said_to_wait_and_arrives_once(
    house: House, anna: AtClient, gunvor: AtClient, talk: Talk
) -> None:
    with gunvor.offline():
        send(gunvor, talk, "Är det någon där?")
        gunvor.exchange()
        assert state(gunvor, talk) is MessageState.WAITING
        gunvor.start_again()
        gunvor.unlock(house.brukare, None)
        assert newest(gunvor, talk).text == "Är det någon där?"
    gunvor.exchange()
    gunvor.exchange()
    anna.exchange()
    assert [row.text for row in page(anna, talk).messages] == ["Är det någon där?"]


def test_both_sides_write_at_once_and_nothing_is_lost(anna: AtClient, gunvor: AtClient, talk: Talk) -> None:
    send(gunvor, talk, "Ett")
    gunvor.exchange()
    anna.exchange()
    with anna.offline(), gunvor.offline():
        send(anna, talk, "Från Anna")
        send(gunvor, talk, "Två")
        send(gunvor, talk, "Tre")
    for at in (gunvor, anna, gunvor):
        at.exchange()
    seen = [[row.text for row in page(at, talk).messages] for at in (anna, gunvor)]
    assert seen[0] == seen[1] == ["Från Anna", "Tre", "Två", "Ett"]


def test_received_and_read_are_told_once(anna: AtClient, gunvor: AtClient, talk: Talk, house: House) -> None:
    sent = send(gunvor, talk, "Hej")
    gunvor.exchange()
    anna.exchange()
    assert [messages.note_received(anna.desk).result() for _ in range(3)] == [1, 0, 0]
    for _ in range(3):
        messages.note_read(anna.desk, talk, sent).result()
    anna.exchange()
    assert house.operations() == ["message.send", "message.received", "message.read"]


def test_a_draft_is_kept_and_goes_with_the_message(gunvor: AtClient, talk: Talk, house: House) -> None:
    messages.keep_draft(gunvor.desk, talk, "Halvskrivet").result()
    gunvor.start_again()
    gunvor.unlock(house.brukare, None)
    assert page(gunvor, talk).draft == "Halvskrivet"
    assert messages.talks(gunvor.desk).result().rows[0].has_draft
    messages.send(gunvor.desk, talk, "Ja tack", drops_draft=False).result()
    assert page(gunvor, talk).draft == "Halvskrivet"
    send(gunvor, talk, "Halvskrivet och klart")
    assert page(gunvor, talk).draft == ""


def test_pages_go_back_to_the_first_message(gunvor: AtClient, talk: Talk) -> None:
    for number in range(8):
        send(gunvor, talk, f"Nummer {number}")
    gunvor.exchange()
    shown = [[row.text[-1] for row in page(gunvor, talk, number, rows=3).messages] for number in range(3)]
    assert shown == [["7", "6", "5"], ["4", "3", "2"], ["1", "0"]]
    assert page(gunvor, talk, 99, rows=3).page == 2


# --- pictures and voice ----------------------------------------------------------------------------------------------


def test_a_picture_goes_to_the_other_side_and_is_shown_there(
    anna: AtClient, gunvor: AtClient, talk: Talk, tmp_path: Path
) -> None:
    picked = tmp_path / "bild.jpg"
    picked.write_bytes(b"bildens innehall" * 1000)
    messages.send(anna.desk, talk, "", files=[PickedFile(picked, "bild.jpg", "image/jpeg")]).result()
    gunvor.exchange()
    assert page(gunvor, talk).messages == ()
    anna.exchange()
    (file,) = newest(anna, talk).files
    assert file.arrived is not None
    assert file.arrived.state is Arrival.RECEIVED
    gunvor.exchange()
    (file,) = newest(gunvor, talk).files
    assert messages.file_content(gunvor.desk, file).result().content == picked.read_bytes()
    with gunvor.offline():
        assert messages.file_content(gunvor.desk, file).result().content == picked.read_bytes()


def test_a_picture_that_has_not_been_fetched_needs_the_network(
    anna: AtClient, gunvor: AtClient, talk: Talk, tmp_path: Path
) -> None:
    picked = tmp_path / "bild.jpg"
    picked.write_bytes(b"x" * 1000)
    messages.send(anna.desk, talk, "", files=[PickedFile(picked, "bild.jpg", "image/jpeg")]).result()
    anna.exchange()
    gunvor.exchange()
    (file,) = newest(gunvor, talk).files
    with gunvor.offline():
        assert messages.file_content(gunvor.desk, file).result().problem == "no_network"
    assert messages.file_content(gunvor.desk, file).result().problem == ""


def test_a_picture_of_200_mb_is_refused_and_the_draft_stays(gunvor: AtClient, talk: Talk, tmp_path: Path) -> None:
    huge = tmp_path / "stor.jpg"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    messages.keep_draft(gunvor.desk, talk, "Titta!").result()
    saved = messages.send(gunvor.desk, talk, "Titta!", files=[PickedFile(huge, "stor.jpg", "image/jpeg")]).result()
    assert saved.refusal is Refusal.TOO_LARGE
    assert page(gunvor, talk).draft == "Titta!"
    assert page(gunvor, talk).messages == ()


def test_a_picture_that_is_gone_is_refused_and_the_draft_stays(gunvor: AtClient, talk: Talk, tmp_path: Path) -> None:
    messages.keep_draft(gunvor.desk, talk, "Titta!").result()
    gone = PickedFile(tmp_path / "borta.jpg", "borta.jpg", "image/jpeg")
    assert messages.send(gunvor.desk, talk, "Titta!", files=[gone]).result().refusal is Refusal.NO_SUCH_THING
    assert page(gunvor, talk).draft == "Titta!"


@pytest.mark.parametrize("text", ["å" * 100_000, "Hej \u202eשלום\u202c العربية 👵🏽"])
def test_long_and_mixed_texts_come_through_unchanged(anna: AtClient, gunvor: AtClient, talk: Talk, text: str) -> None:
    send(gunvor, talk, text)
    gunvor.exchange()
    anna.exchange()
    assert newest(anna, talk).text == text


def test_one_sign_too_many_is_refused_on_the_spot_with_the_draft_kept(gunvor: AtClient, talk: Talk) -> None:
    text = "x" * 100_001
    messages.keep_draft(gunvor.desk, talk, text).result()
    assert messages.send(gunvor.desk, talk, text).result().refusal is Refusal.TOO_LARGE
    assert page(gunvor, talk).draft == text


# --- närstående ------------------------------------------------------------------------------------------------------


def test_words_written_while_the_approval_was_withdrawn_stay_in_front_of_their_author(
    house: House, gunvor: AtClient
) -> None:
    lisa = add_person(house.hub, Role.NARSTAENDE, name="Lisa Demo")
    approving.say_yes(house.hub, brukare=house.brukare, narstaende=lisa, relation="dotter")
    talk = Talk(house.brukare, ThreadKind.NARSTAENDE, lisa)
    gunvor.exchange()
    (row,) = [one for one in messages.talks(gunvor.desk).result().rows if one.talk == talk]
    assert (row.name, row.relation) == ("Lisa Demo", "dotter")
    approving.take_back(house.hub, brukare=house.brukare, narstaende=lisa)
    house.clock.move(timedelta(minutes=2))
    gunvor.clock.move(timedelta(minutes=1))
    send(gunvor, talk, "Kom på söndag!")
    gunvor.exchange()
    shown = newest(gunvor, talk)
    assert shown.text == "Kom på söndag!"
    assert shown.progress is not None
    assert (shown.progress.state, shown.progress.reason) == (MessageState.REFUSED, "contact_ended")
    assert messages.send(gunvor.desk, talk, "Hallå?").result().refusal is Refusal.CONTACT_ENDED


# --- the journal -----------------------------------------------------------------------------------------------------


def test_a_message_of_weight_is_kept_to_the_journal_once(
    house: House, anna: AtClient, gunvor: AtClient, talk: Talk
) -> None:
    send(gunvor, talk, "Jag har ramlat i natt.")
    gunvor.exchange()
    anna.exchange()
    shown = page(anna, talk)
    (message,) = shown.messages
    for _ in range(2):
        kept = messages.put_in_journal(anna.desk, shown, message.message, f"Skrev: {message.text}").result()
        assert kept.refusal is None
    assert newest(anna, talk).kept
    anna.exchange()
    notes = anna.read(lambda reading: reading.all(rec.NoteBody))
    assert [(note.body.text, note.body.author_name) for note in notes] == [("Skrev: Jag har ramlat i natt.", "Anna Ek")]
