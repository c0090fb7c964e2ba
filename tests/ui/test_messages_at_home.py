"""Conversations on the tablet at home, against a real client and hub: what is said, sent, kept and never said."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QThreadPool
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.conversation import ThreadKind
from app.domain.permission import Role
from app.hub import approving
from app.services import messages
from app.services.attaching import PickedFile
from app.services.messages import Talk
from tests.hub.hub_fixture import add_person
from tests.sync.client_fixture import AtClient, House, a_house
from ui.bridge import Bridge
from ui.brukare.messages_presenter import MessagesPresenter
from ui.brukare.mode import BrukareMode
from ui.brukare.voice_view import HoldButton
from ui.brukare.whole_view import in_parts
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look
from ui.shared.measure import Measure
from ui.shared.read_aloud import pieces_of
from ui.shared.touch_button import TouchButton
from ui.shared.voice import Player, Recorder, VoiceProblem
from ui.shared.words import Words


class SpokenInto(Recorder):
    """A microphone that hears `content`, or has a problem."""

    def __init__(self, place: Path, content: bytes = b"ljud" * 100, problem: str = "") -> None:
        super().__init__()
        self.place, self.content, self.problem, self.is_on = place, content, problem, False

    def start(self) -> bool:
        if self.problem:
            self.failed.emit(self.problem)
            return False
        self.is_on = True
        return True

    def stop(self) -> None:
        if self.is_on:
            self.is_on = False
            self.place.write_bytes(self.content)
            self.recorded.emit(self.place)

    def forget(self) -> None:
        self.place.unlink(missing_ok=True)


class Heard(Player):
    def __init__(self) -> None:
        super().__init__()
        self.sounds: list[bytes] = []

    def play(self, content: bytes) -> None:
        self.sounds.append(content)

    def stop(self) -> None:
        """Nothing sounds."""


class AtHome:
    """The tablet's screens, and a finger on them."""

    def __init__(self, app: QApplication, house: House, at: AtClient, talk: Talk) -> None:
        self.app, self.house, self.at, self.talk = app, house, at, talk
        self.bridge = Bridge()
        self.mode = BrukareMode(at.desk, self.bridge)
        self.recorder, self.player = SpokenInto(house.folder / "rost.m4a"), Heard()
        self.made = MessagesPresenter(at.desk, self.bridge, self.mode.frame, recorder=self.recorder, player=self.player)
        self.mode.__dict__["messages"] = self.made
        self.mode.resize(1280, 800)
        self.mode.show()
        self.settle()

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

    def seen(self) -> str:
        self.app.processEvents()
        return " | ".join(words.text() for words in self.mode.findChildren(Words) if words.isVisible())

    def said(self) -> str:
        """Without the marks that hold mixed directions apart, on every page of the screen."""
        view = self.mode.frame.screens.currentWidget()
        assert view is not None
        told = " | ".join(words.text() for words in view.findChildren(Words))
        return told.replace("\u2068", "").replace("\u2069", "")

    def buttons(self) -> list[str]:
        found = self.mode.frame.screens.currentWidget()
        assert found is not None
        return [one.text().strip("\u2068\u2069") for one in found.findChildren(TouchButton) if not one.isHidden()]

    def press(self, word: str) -> None:
        view = self.mode.frame.screens.currentWidget()
        assert view is not None
        found = [one for one in view.findChildren(TouchButton) if one.text().strip("\u2068\u2069") == word]
        assert found, (word, self.buttons())
        found[0].click()
        self.settle()

    def open(self) -> None:
        self.mode.home.messages.click()
        self.settle()
        self.press("Hemtjänst Ett")

    def sent(self) -> list[str]:
        """What has become a message on this device, newest first."""
        return [row.text for row in messages.talk_page(self.at.desk, self.talk, rows=20).result().messages]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    # How dear a wrong PIN is, is tested in tests/unit/test_store_secret_box.py; here it would be most of the time.
    monkeypatch.setattr("app.store.secret_box._PIN_MEMORY_KIB", 64)
    with a_house(tmp_path) as made:
        yield made


@pytest.fixture
def talk(house: House) -> Talk:
    return Talk(house.brukare, ThreadKind.UNIT, house.utforare)


@pytest.fixture
def anna(house: House) -> AtClient:
    house.add_visit()
    return house.staff_client("anna")


@pytest.fixture
def home(app: QApplication, house: House, anna: AtClient, talk: Talk, worn: Look) -> Iterator[AtHome]:
    worn.wear(density=BRUKARE_SIZES, measure=Measure(ppi=149))
    assert anna
    at = house.device("gunvor")
    at.enrol(house.brukare, None)
    assert at.exchange() is None
    made = AtHome(app, house, at, talk)
    yield made
    made.mode.close()
    made.mode.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def writes(at: AtClient, talk: Talk, text: str, *files: PickedFile) -> None:
    messages.send(at.desk, talk, text, files=files).result()
    at.exchange()


def test_a_ready_made_answer_is_two_taps_away_and_says_how_far_it_has_come(
    home: AtHome, anna: AtClient, talk: Talk
) -> None:
    writes(anna, talk, "Vill du ha kaffe?")
    home.exchange()
    assert home.mode.home.messages.text() == "1 nytt meddelande"
    home.open()
    assert "Nytt. Anna, 08.00" in home.said()
    home.press("Svara")
    home.press("Ja tack")
    assert home.sent()[0] == "Ja tack"
    assert "Sparat här. Skickas" in home.said()
    home.exchange()
    assert "Skickat" in home.said()
    anna.exchange()
    messages.note_received(anna.desk).result()
    anna.exchange()
    home.exchange()
    assert "Framme hos hemtjänsten" in home.said()
    newest = messages.talk_page(anna.desk, talk).result().messages[0]
    messages.note_read(anna.desk, talk, newest.message).result()
    anna.exchange()
    home.exchange()
    assert "Läst" in home.said()


def test_what_has_not_been_on_the_glass_is_not_said_to_be_read(home: AtHome, anna: AtClient, talk: Talk) -> None:
    for number in range(4):
        writes(anna, talk, f"Nummer {number}. " + "Ett långt meddelande. " * 8)
    home.exchange()
    home.open()
    assert messages.talks(home.at.desk).result().unread == 4
    pages = home.made.talk.pages
    assert pages.page_count > 1
    for _ in range(pages.page_count):
        pages.after.click()
        home.settle()
    assert messages.talks(home.at.desk).result().unread == 0


def test_without_network_nothing_is_said_to_have_arrived(home: AtHome) -> None:
    home.at.road.offline = True
    home.exchange()
    home.open()
    home.press("Skriv")
    home.press("Ring mig")
    assert "Sparat här. Skickas när det finns nät." in home.said()
    home.exchange()
    assert not any(word in home.said() for word in ("Framme", "Skickat", "Läst"))


def test_a_double_tap_sends_once(home: AtHome) -> None:
    home.open()
    home.press("Skriv")
    ready = home.made.answer.ready[0]
    ready.click()
    ready.click()
    home.settle()
    assert home.sent() == ["Ja tack"]


def test_a_double_tap_on_send_sends_once(home: AtHome) -> None:
    home.open()
    home.press("Skriv")
    home.press("Skriv")
    home.made.write.field.editor.insertPlainText("Jag behöver mjölk.")
    for _ in range(2):
        home.made.write.send.click()
    home.settle()
    home.made.write.send.click()
    home.settle()
    assert home.sent() == ["Jag behöver mjölk."]


def test_own_words_are_kept_when_one_goes_back_and_after_a_power_cut(home: AtHome, app: QApplication) -> None:
    home.open()
    home.press("Skriv")
    home.press("Skriv")
    home.made.write.field.editor.insertPlainText("Halvskrivet")
    home.press("Tillbaka ett steg")
    home.settle()
    assert home.made.write.text() == "Halvskrivet"
    home.at.start_again()
    home.at.unlock(home.house.brukare, None)
    again = AtHome(app, home.house, home.at, home.talk)
    again.open()
    again.press("Skriv")
    again.press("Skriv")
    assert again.made.write.text() == "Halvskrivet"
    assert again.sent() == []


def test_a_ready_made_answer_leaves_the_own_words_where_they_are(home: AtHome) -> None:
    home.open()
    home.press("Skriv")
    home.press("Skriv")
    home.made.write.field.editor.insertPlainText("Mer sedan")
    home.press("Tillbaka ett steg")
    home.press("Nej tack")
    home.press("Svara")
    home.press("Skriv")
    assert home.made.write.text() == "Mer sedan"
    assert home.sent() == ["Nej tack"]


def test_a_text_that_is_too_long_stays_in_the_field_with_a_sentence(home: AtHome) -> None:
    home.open()
    home.press("Skriv")
    home.press("Skriv")
    home.made.write.field.editor.insertPlainText("x" * 100_001)
    home.made.write.send.click()
    home.settle()
    assert "Dela upp det." in home.seen()
    assert len(home.made.write.text()) == 100_001
    assert home.sent() == []


def test_what_is_read_aloud_is_the_conversation_in_words(home: AtHome, anna: AtClient, talk: Talk) -> None:
    writes(anna, talk, "Vi kommer klockan tio.")
    home.exchange()
    home.open()
    said = " ".join(piece.sentence.said for piece in pieces_of(home.made.talk))
    assert "Anna" in said
    assert "Vi kommer klockan tio." in said


def test_mixed_directions_are_isolated_on_the_glass_and_untouched_in_the_store(
    home: AtHome, anna: AtClient, talk: Talk
) -> None:
    text = "Hej \u202eשלום\u202c\u2069 العربية"
    writes(anna, talk, text)
    home.exchange()
    home.open()
    shown = next(words.text() for words in home.made.talk.findChildren(Words) if "Hej" in words.text())
    assert shown.startswith("\u2068Hej")
    assert shown.endswith("\u2069")
    assert shown.count("\u2069") == 1
    assert home.sent() == [text]


def test_a_very_long_message_is_begun_among_the_others_and_whole_on_its_own_page(
    home: AtHome, anna: AtClient, talk: Talk
) -> None:
    text = " ".join(f"ord{number}" for number in range(2000))
    writes(anna, talk, text)
    home.exchange()
    home.open()
    assert "ord1999" not in home.said()
    home.press("Läs hela")
    assert "ord1999" in home.said()


@pytest.mark.parametrize("text", ["", "kort", "x" * 5000, "ord " * 3000, "\n" * 2000])
def test_parts_of_a_long_message_are_the_whole_of_it(text: str) -> None:
    parts = in_parts(text)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= 700


# --- pictures and sounds ---------------------------------------------------------------------------------------------


def a_picture(folder: Path, colour: str = "red") -> PickedFile:
    image = QImage(QSize(3000, 2000), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(folder / "bild.jpg"))
    return PickedFile(folder / "bild.jpg", "bild.jpg", "image/jpeg")


def test_a_picture_is_shown_small_and_large_when_it_is_tapped(home: AtHome, anna: AtClient, talk: Talk) -> None:
    writes(anna, talk, "Titta!", a_picture(home.house.folder))
    home.exchange()
    home.open()
    home.settle()
    sha256 = home.made.talk.page.messages[0].files[0].sha256  # type: ignore[union-attr]
    small = home.made._small.of(sha256)
    assert small is not None
    assert not small.isNull()
    assert max(small.width(), small.height()) <= home.made.talk.small_size().width()
    home.press("Visa bilden")
    home.settle()
    assert home.made.picture.picture.isVisible()
    middle = home.made.picture.picture.grab().toImage().pixelColor(home.made.picture.picture.rect().center())
    assert middle.red() > 200
    assert middle.green() < 60


def test_a_broken_picture_is_told_in_a_sentence(home: AtHome, anna: AtClient, talk: Talk) -> None:
    broken = home.house.folder / "trasig.jpg"
    broken.write_bytes(b"GIF89a och det var allt")
    writes(anna, talk, "", PickedFile(broken, "trasig.jpg", "image/jpeg"))
    home.exchange()
    home.open()
    home.press("Visa bilden")
    home.settle()
    assert "Bilden är trasig. Be om en ny." in home.said()


def test_a_picture_that_cannot_be_fetched_is_told_in_a_sentence(home: AtHome, anna: AtClient, talk: Talk) -> None:
    writes(anna, talk, "", a_picture(home.house.folder))
    home.exchange()
    home.at.road.offline = True
    home.open()
    home.press("Visa bilden")
    home.settle()
    assert "Det finns inget nät just nu." in home.said()


def test_a_voice_message_is_made_by_two_taps_and_heard_before_it_is_sent(
    home: AtHome, anna: AtClient, talk: Talk
) -> None:
    home.open()
    home.press("Skriv")
    home.press("Tala in")
    home.press("Börja tala")
    assert home.recorder.is_on
    assert "Tala nu. Plattan lyssnar." in home.said()
    home.press("Jag är klar")
    home.press("Lyssna")
    assert home.player.sounds == [home.recorder.content]
    home.press("Skicka")
    home.exchange()
    anna.exchange()
    (file,) = messages.talk_page(anna.desk, talk).result().messages[0].files
    assert file.media_type == "audio/mp4"
    assert messages.file_content(anna.desk, file).result().content == home.recorder.content
    assert not home.recorder.place.exists()


def test_a_voice_message_is_made_by_holding(home: AtHome) -> None:
    home.open()
    home.press("Skriv")
    home.press("Tala in")
    record = home.made.voice.record
    assert isinstance(record, HoldButton)
    QTest.mousePress(record, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    record._hold()
    while_held = home.recorder.is_on
    QTest.mouseRelease(record, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    home.settle()
    assert (while_held, home.recorder.is_on) == (True, False)
    assert "Lyssna först, om du vill. Skicka sedan." in home.said()


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (VoiceProblem.NO_MICROPHONE, "Plattan hittar ingen mikrofon. Du kan skriva i stället."),
        (VoiceProblem.DISK_FULL, "Det finns ingen plats kvar för ljud. Du kan skriva i stället."),
        (VoiceProblem.FAILED, "Det gick inte att spela in. Försök en gång till."),
    ],
)
def test_why_nothing_can_be_recorded_is_told_in_a_sentence(home: AtHome, problem: str, sentence: str) -> None:
    home.recorder.problem = problem
    home.open()
    home.press("Skriv")
    home.press("Tala in")
    home.press("Börja tala")
    assert sentence in home.said()
    assert "Börja tala" in home.buttons()


NO_MICROPHONE = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtMultimedia import QMediaDevices
from ui.shared.voice import Recorder
app = QCoreApplication([])
recorder = Recorder()
recorder.failed.connect(print)
if QMediaDevices.defaultAudioInput().isNull():
    print(recorder.start())
"""


def test_a_machine_without_a_microphone_says_so_and_does_not_begin(tmp_path: Path) -> None:
    """In a process of its own: Qt's sound system tells of each library that it does not find."""
    told = subprocess.run([sys.executable, "-c", NO_MICROPHONE], capture_output=True, text=True, check=True).stdout
    if not told:
        pytest.skip("this machine has a microphone")
    assert told.split() == [VoiceProblem.NO_MICROPHONE, "False"]


# --- those who are close ---------------------------------------------------------------------------------------------


def test_words_written_while_contact_ended_stay_with_their_author_and_a_sentence(home: AtHome) -> None:
    house = home.house
    lisa = add_person(house.hub, Role.NARSTAENDE, name="Lisa Demo")
    approving.say_yes(house.hub, brukare=house.brukare, narstaende=lisa, relation="dotter")
    home.exchange()
    home.mode.home.messages.click()
    home.settle()
    home.press("Lisa Demo\u2069, \u2068dotter")
    home.press("Skriv")
    home.press("Skriv")
    home.made.write.field.editor.insertPlainText("Kom på söndag!")
    approving.take_back(house.hub, brukare=house.brukare, narstaende=lisa)
    house.clock.move(timedelta(minutes=2))
    home.at.clock.move(timedelta(minutes=1))
    home.made.write.send.click()
    home.settle()
    home.exchange()
    assert "Kom på söndag!" in home.said()
    assert "Det kom inte fram." in home.said()
    assert "Ni har inte kontakt här längre." in home.said()
    assert "Svara" not in home.buttons()


def test_words_that_were_not_sent_when_contact_ended_stay_in_the_field(home: AtHome) -> None:
    house = home.house
    lisa = add_person(house.hub, Role.NARSTAENDE, name="Lisa Demo")
    approving.say_yes(house.hub, brukare=house.brukare, narstaende=lisa, relation="dotter")
    home.exchange()
    home.mode.home.messages.click()
    home.settle()
    home.press("Lisa Demo\u2069, \u2068dotter")
    home.press("Skriv")
    home.press("Skriv")
    home.made.write.field.editor.insertPlainText("Kom på söndag!")
    approving.take_back(house.hub, brukare=house.brukare, narstaende=lisa)
    home.exchange()
    home.made.write.send.click()
    home.settle()
    assert home.made.write.text() == "Kom på söndag!"
    assert "Ni har inte kontakt här längre." in home.seen()


def test_two_taps_end_the_contact_and_the_first_can_be_taken_back(home: AtHome) -> None:
    house = home.house
    lisa = add_person(house.hub, Role.NARSTAENDE, name="Lisa Demo")
    approving.say_yes(house.hub, brukare=house.brukare, narstaende=lisa, relation="dotter")
    home.exchange()
    home.mode.home.messages.click()
    home.settle()
    home.press("Lisa Demo\u2069, \u2068dotter")
    home.press("Avsluta kontakten")
    assert "Vill du avsluta kontakten med Lisa Demo?" in home.said()
    home.press("Nej, tillbaka")
    assert "Ni har inte kontakt" not in home.said()
    home.press("Avsluta kontakten")
    home.press("Ja, avsluta")
    assert "Ni har inte kontakt här längre." in home.said()
    assert "Avsluta kontakten" not in home.buttons()
    home.exchange()
    assert not approving.take_back(house.hub, brukare=house.brukare, narstaende=lisa)


def test_the_contact_with_the_home_care_has_no_end_here(home: AtHome) -> None:
    home.open()
    assert "Avsluta kontakten" not in home.buttons()
