"""Conversations in staff and handläggare mode, against real clients and a hub."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, QThreadPool
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.domain.conversation import ThreadKind
from app.domain.ids import VisitId
from app.domain.permission import Role
from app.hub.unopened import Unopened
from app.protocol import records as rec
from app.services import messages
from app.services.messages import MessageState, Talk
from tests.hub.hub_fixture import add_person, assign
from tests.sync.client_fixture import AtClient, House, a_house
from ui.bridge import Bridge
from ui.handlaggare.mode import HandlaggareMode
from ui.shared.large_picture import LargePicture
from ui.shared.text_field import TextField
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words
from ui.staff.mode import StaffMode


class AtWork:
    """Somebody's screens, and a finger on them."""

    def __init__(self, app: QApplication, at: AtClient, mode: type[StaffMode] | type[HandlaggareMode]) -> None:
        self.app, self.at, self.bridge = app, at, Bridge()
        self.mode = mode(at.desk, self.bridge)
        self.mode.resize(1280, 1400)
        self.mode.show()
        self.settle()

    @property
    def view(self) -> QWidget:
        screens: QStackedWidget = self.mode.screens
        found = screens.currentWidget()
        assert found is not None
        return found

    def settle(self) -> None:
        attachments = self.at.desk.attachments
        assert attachments is not None
        for _ in range(6):
            for worker in (attachments.worker, attachments.fetcher):
                worker.give(lambda: None).result()
            self.at.store.write(lambda _writing: None, by="test").result()
            self.at.read(lambda reading: reading.waiting_count())
            QThreadPool.globalInstance().waitForDone()
            self.app.processEvents()

    def exchange(self) -> None:
        self.at.exchange()
        self.bridge._tell()
        self.settle()
        self.at.exchange()
        self.settle()

    def said(self) -> str:
        found = [words for words in self.view.findChildren(Words) if words.isVisible()]
        return " | ".join(words.text() for words in found).replace("\u2068", "").replace("\u2069", "")

    def button(self, word: str) -> TouchButton:
        found = [
            one
            for one in self.view.findChildren(TouchButton)
            if one.isVisible() and one.text().strip("\u2068\u2069") == word
        ]
        assert found, (word, [one.text() for one in self.view.findChildren(TouchButton) if one.isVisible()])
        return found[0]

    def press(self, word: str) -> None:
        self.button(word).click()
        self.settle()

    def type(self, text: str) -> None:
        (field,) = [one for one in self.view.findChildren(TextField) if one.isVisible()]
        field.editor.insertPlainText(text)
        self.app.processEvents()

    def close(self) -> None:
        self.mode.close()
        self.mode.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    # How dear a wrong PIN is, is tested in tests/unit/test_store_secret_box.py; here it would be most of the time.
    monkeypatch.setattr("app.store.secret_box._PIN_MEMORY_KIB", 64)
    with a_house(tmp_path) as made:
        yield made


@pytest.fixture
def visit(house: House) -> VisitId:
    return house.add_visit()


@pytest.fixture
def gunvor(house: House, visit: VisitId) -> AtClient:
    assert visit
    made = house.device("gunvor")
    made.enrol(house.brukare, None)
    assert made.exchange() is None
    return made


@pytest.fixture
def talk(house: House) -> Talk:
    return Talk(house.brukare, ThreadKind.UNIT, house.utforare)


@pytest.fixture
def anna(app: QApplication, house: House, gunvor: AtClient) -> Iterator[AtWork]:
    assert gunvor
    made = AtWork(app, house.staff_client("anna"), StaffMode)
    yield made
    made.close()


def writes(at: AtClient, talk: Talk, text: str) -> None:
    messages.send(at.desk, talk, text).result()
    at.exchange()


def newest(at: AtClient, talk: Talk) -> messages.MessageRow:
    return messages.talk_page(at.desk, talk).result().messages[0]


def test_the_day_tells_of_new_messages_and_opening_one_is_told_to_the_brukare(
    anna: AtWork, gunvor: AtClient, talk: Talk
) -> None:
    writes(gunvor, talk, "Jag behöver mjölk.")
    anna.exchange()
    assert anna.button("Meddelanden").accessibleDescription() == "1 nytt meddelande"
    gunvor.exchange()
    progress = newest(gunvor, talk).progress
    assert progress is not None
    assert progress.state is MessageState.RECEIVED
    anna.press("Meddelanden")
    anna.press("Gunvor Berg")
    assert "Nytt. Gunvor Berg" in anna.said()
    anna.exchange()
    gunvor.exchange()
    progress = newest(gunvor, talk).progress
    assert progress is not None
    assert progress.state is MessageState.READ


def test_the_unit_answers_with_the_writers_first_name_and_colleagues_see_who(
    anna: AtWork, gunvor: AtClient, talk: Talk, house: House, app: QApplication
) -> None:
    writes(gunvor, talk, "Hej")
    anna.exchange()
    anna.press("Meddelanden")
    anna.press("Gunvor Berg")
    anna.type("Vi kommer klockan tio.")
    anna.press("Skicka")
    assert "Du, 08.00" in anna.said()
    assert "Sparat här." in anna.said()
    anna.exchange()
    bo = add_person(house.hub, Role.STAFF, organisation=house.utforare, name="Bo Demodahl")
    house.introduce(bo, "staff", "Bo Demodahl")
    assign(house.hub, bo, house.brukare, organisation=house.utforare)
    device = house.device("bo")
    device.enrol(bo)
    device.exchange()
    at_bo = AtWork(app, device, StaffMode)
    at_bo.press("Meddelanden")
    at_bo.press("Gunvor Berg")
    assert "Anna Ek, 08.00" in at_bo.said()
    at_bo.close()


def test_an_answer_that_is_begun_is_kept_and_goes_once(anna: AtWork, gunvor: AtClient, talk: Talk) -> None:
    writes(gunvor, talk, "Hej")
    anna.exchange()
    anna.press("Meddelanden")
    anna.press("Gunvor Berg")
    anna.type("Vi tar med")
    anna.press("Tillbaka")
    anna.press("Gunvor Berg")
    (field,) = [one for one in anna.view.findChildren(TextField) if one.isVisible()]
    assert field.text() == "Vi tar med"
    send = anna.button("Skicka")
    send.click()
    send.click()
    anna.settle()
    texts = [row.text for row in messages.talk_page(anna.at.desk, talk).result().messages]
    assert texts == ["Vi tar med", "Hej"]
    assert field.text() == ""


def test_the_visit_leads_to_the_conversation_and_back(anna: AtWork, gunvor: AtClient, talk: Talk) -> None:
    writes(gunvor, talk, "Hej")
    anna.exchange()
    assert isinstance(anna.mode, StaffMode)
    day = anna.mode.pages._day
    day.visit_chosen.emit(anna.at.read(lambda reading: reading.all(rec.VisitBody))[0].id)
    anna.settle()
    visit_view = anna.mode.screen_of_staff
    assert anna.mode.pages._visit is not None
    anna.mode.pages._visit.messages_wanted.emit()
    anna.settle()
    assert "Gunvor Berg" in anna.said()
    assert "Hej" in anna.said()
    anna.press("Tillbaka")
    assert anna.view is visit_view


def test_a_message_of_weight_is_kept_to_the_journal_with_one_press(
    anna: AtWork, gunvor: AtClient, talk: Talk, visit: VisitId
) -> None:
    writes(gunvor, talk, "Jag ramlade i natt.")
    anna.exchange()
    anna.press("Meddelanden")
    anna.press("Gunvor Berg")
    anna.press("Spara i journalen")
    assert "Står i journalen." in anna.said()
    notes = anna.at.read(lambda reading: reading.all(rec.NoteBody, parent=visit))
    assert [note.body.text for note in notes] == ["Meddelande från Gunvor Berg 08.00: Jag ramlade i natt."]


def test_a_message_that_nobody_opens_is_a_task_and_reading_it_ends_that(
    anna: AtWork, gunvor: AtClient, talk: Talk, house: House
) -> None:
    job = Unopened(house.hub)
    writes(gunvor, talk, "Är det någon där?")
    job.look()
    house.clock.move(timedelta(minutes=31))
    anna.at.clock.move(timedelta(minutes=31))
    job.look()
    anna.exchange()
    anna.press("Att ta hand om")
    assert "Ingen har läst ett meddelande från 08.00." in anna.said()
    anna.press("Läs meddelandet")
    assert "Är det någon där?" in anna.said()
    anna.exchange()
    job.look()
    anna.exchange()
    anna.press("Tillbaka")
    anna.settle()
    assert "Det finns inget att ta hand om nu." in anna.said()
    assert "Det löste sig av sig självt" in anna.said()


def a_picture(folder: Path, name: str = "stor.png") -> Path:
    image = QImage(QSize(4000, 3000), QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    assert image.save(str(folder / name))
    return folder / name


def test_a_picture_is_made_small_enough_and_shown_on_a_page_of_its_own(
    anna: AtWork, gunvor: AtClient, talk: Talk, house: House
) -> None:
    writes(gunvor, talk, "Hej")
    anna.exchange()
    anna.press("Meddelanden")
    anna.press("Gunvor Berg")
    assert isinstance(anna.mode, StaffMode)
    anna.mode.pages.talk.picture_picked.emit(str(a_picture(house.folder)))
    anna.settle()
    anna.exchange()
    anna.press("Visa bilden")
    anna.settle()
    (large,) = anna.view.findChildren(LargePicture)
    assert max(large._image.width(), large._image.height()) <= 2000
    gunvor.exchange()
    (file,) = newest(gunvor, talk).files
    assert file.media_type == "image/jpeg"
    assert file.size < 1_000_000


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("trasig", "Bilden är trasig. Välj en annan."),
        ("enorm", "Bilden är för stor för att skicka. Välj en mindre."),
        ("borta", "Bilden går inte att läsa. Välj en annan."),
    ],
)
def test_a_picture_that_cannot_be_sent_is_told_in_a_sentence(
    anna: AtWork, gunvor: AtClient, talk: Talk, house: House, name: str, sentence: str
) -> None:
    writes(gunvor, talk, "Hej")
    anna.exchange()
    anna.press("Meddelanden")
    anna.press("Gunvor Berg")
    path = house.folder / f"{name}.jpg"
    if name == "trasig":
        path.write_bytes(b"GIF89a och det var allt")
    elif name == "enorm":
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
    assert isinstance(anna.mode, StaffMode)
    anna.mode.pages.talk.picture_picked.emit(str(path))
    anna.settle()
    assert sentence in anna.said()
    assert len(messages.talk_page(anna.at.desk, talk).result().messages) == 1


def test_a_handlaggare_writes_to_the_brukare_from_their_page(app: QApplication, house: House, gunvor: AtClient) -> None:
    hanna = house.add_handlaggare()
    arende = house.add_arende(hanna)
    talk = Talk(house.brukare, ThreadKind.HANDLAGGARE, arende)
    at = AtWork(app, house.handlaggare_client(hanna, "hanna"), HandlaggareMode)
    assert isinstance(at.mode, HandlaggareMode)
    at.mode.list.brukare_chosen.emit(house.brukare)
    at.settle()
    at.press("Meddelanden")
    assert "Ni har inte skrivit till varandra än." in at.said()
    at.type("Tid på tisdag?")
    at.press("Skicka")
    at.exchange()
    gunvor.exchange()
    assert (newest(gunvor, talk).text, newest(gunvor, talk).author_name) == ("Tid på tisdag?", "Hanna Lind")
    writes(gunvor, talk, "Ja tack")
    at.exchange()
    assert "Nytt. Gunvor Berg" in at.said()
    at.press("Tillbaka till brukaren")
    assert at.view is at.mode.brukare
    at.close()
