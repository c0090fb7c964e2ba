"""Läs upp: what is read and in which order, what is marked meanwhile, and that it falls silent when it should."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import HeldClock
from tests.fakes.spoken import SimulatedSpeech
from tests.ui.desks import BRUKARE as GRETA
from tests.ui.desks import Table, greta, lay_table
from ui.bridge import Bridge
from ui.brukare import gallery, reading
from ui.brukare.frame import Frame
from ui.brukare.mode import BrukareMode
from ui.shared.look import BRUKARE, Look
from ui.shared.measure import Measure
from ui.shared.read_aloud import ReadAloud, pieces_of
from ui.shared.sheet import open_sheets
from ui.shared.spoken_form import sentences
from ui.shared.spoken_mark import SpokenMark
from ui.shared.word_boxes import boxes
from ui.shared.words import Words, body
from ui.shared.wrapped_text import SOFT_HYPHEN


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


@pytest.fixture
def shown(app: QApplication, worn: Look) -> Iterator[Callable[[str], Frame]]:
    worn.wear(density=BRUKARE)
    made: list[QWidget] = []

    def show(name: str, size: tuple[int, int] = (1280, 800)) -> Frame:
        frame = gallery.screens()[name]()
        assert isinstance(frame, Frame)
        frame.resize(*size)
        frame.show()
        settle()
        made.append(frame)
        return frame

    yield show
    for frame in made:
        frame.close()
        frame.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def marks(window: QWidget) -> list[str]:
    return [mark.marked for mark in window.findChildren(SpokenMark) if mark.isVisible()]


def test_a_screen_is_read_in_order_and_what_leads_away_last(shown: Callable[[str], Frame]) -> None:
    said = [piece.sentence.said for piece in pieces_of(shown("day"))]
    assert said == [
        "I dag",
        "Kerstin har varit här",
        "Gick 8 noll 2.",
        "Hjälp att komma upp, medicin",
        "Amina är här nu",
        "9 50 till 10 20 Dusch",
        "Plattan har kontakt.",
        "Larmklockan på armen gäller.",
        "Den här knappen når hemtjänsten.",
        "LARM",
        "Tillbaka till start",
        "1 av 3",
        "Nästa",
    ]


def test_home_begins_with_the_day_and_who_comes(shown: Callable[[str], Frame]) -> None:
    said = [piece.sentence.said for piece in pieces_of(shown("home"))]
    assert said[:4] == ["Måndag 23 november, 10 24", "Amina kommer", "10 45 till 11 15", "Hjälp med lunch"]
    assert said[4:10] == ["Ring", "Meddelanden", "I dag", "Vem har varit här", "Visa mig hur", "Ändra plattan"]


@pytest.mark.parametrize(
    ("shown_text", "said"),
    [
        ("Gick 08.02. Hjälp", ["Gick 8 noll 2.", "Hjälp"]),
        ("Klockan 10.00 – 10.30", ["Klockan 10 noll 0 till 10 30"]),
        (f"Medde{SOFT_HYPHEN}landen", ["Meddelanden"]),
        ("Bo · Amina", ["Bo Amina"]),
        ("Hej! Hur är det? Bra.", ["Hej!", "Hur är det?", "Bra."]),
        ("", []),
        ("– · –", ["till till"]),
    ],
)
def test_what_is_said_of_what_stands_there(shown_text: str, said: list[str]) -> None:
    assert [sentence.said for sentence in sentences(shown_text)] == said


def test_each_word_that_is_said_is_known_by_its_place_on_the_screen() -> None:
    text = f"Gick 08.02. Medde{SOFT_HYPHEN}landet kom 10.45 – 11.15"
    for sentence in sentences(text):
        for word in sentence.words:
            assert sentence.word_at(word.said_from) == word
    second = sentences(text)[1]
    at = second.said.index("10 45") + 3
    assert text[second.word_at(at).start :].startswith("10.45")


def test_the_word_that_is_said_is_marked(shown: Callable[[str], Frame]) -> None:
    frame, voice = shown("home"), SimulatedSpeech(by_hand=True)
    reading_it = ReadAloud(frame, lambda: voice)
    reading_it.toggle()
    assert marks(frame) == ["Måndag 23 november, 10.24"], "the sentence, until the voice tells words"
    voice.word("Måndag")
    assert marks(frame) == ["Måndag"]
    voice.finish()
    settle()
    assert marks(frame) == ["Amina kommer"]
    reading_it.stop()
    settle()
    assert marks(frame) == []


def test_a_voice_that_cannot_tell_words_has_the_sentence_marked(shown: Callable[[str], Frame]) -> None:
    frame, voice = shown("home"), SimulatedSpeech(tells_words=False)
    seen: list[str] = []
    reading_it = ReadAloud(frame, lambda: voice)
    reading_it.reads.connect(lambda _: seen.extend(marks(frame)))
    reading_it.toggle()
    while reading_it.is_reading:
        seen += marks(frame)
        QApplication.processEvents()
    assert list(dict.fromkeys(seen))[:3] == ["Måndag 23 november, 10.24", "Amina kommer", "10.45 – 11.15"]


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_the_mark_is_drawn_under_its_word_alone(shown: Callable[[str], Frame], worn: Look, theme: str) -> None:
    from ui.shared.theme import THEMES, contrast

    worn.wear(theme=THEMES[theme])
    frame, voice = shown("home"), SimulatedSpeech(by_hand=True)
    reading_it = ReadAloud(frame, lambda: voice)
    reading_it.toggle()
    voice.word("Måndag")
    (mark,) = [mark for mark in frame.findChildren(SpokenMark) if mark.isVisible()]
    words = mark.parentWidget()
    assert isinstance(words, Words)
    picture = words.grab().toImage()
    middle = words.heightForWidth(words.width()) // 2
    colours = [picture.pixelColor(x, middle // 4) for x in range(picture.width())]
    filled = [x for x, colour in enumerate(colours) if colour == QColor(worn.theme.primary)]
    (box,) = boxes(words._set(words.width()), words.text(), words.text().index("Måndag"), len("Måndag"))
    assert filled, "something is marked"
    assert abs(filled[0] - box.left()) <= worn.mm(1)
    assert abs(filled[-1] - box.right()) <= worn.mm(1)
    assert contrast(worn.theme.primary, worn.theme.on_primary) >= 7


@pytest.mark.parametrize("width", [220, 300, 420, 900])
def test_boxes_follow_the_words_over_lines_and_hyphens(app: QApplication, worn: Look, width: int) -> None:
    worn.wear(density=BRUKARE, measure=Measure(ppi=149, text_scale=1.5))
    text = f"Hemtjänst{SOFT_HYPHEN}personalen kommer klockan 10.45 i eftermiddag"
    words = body(text)
    lines = words._set(width)
    total = 0.0
    found = [boxes(lines, text, word.start, word.length) for one in sentences(text) for word in one.words]
    for each in found:
        assert each
        for box in each:
            assert box.left() >= -1
            assert box.right() <= width + 1
            total += box.width()
    flat = list(itertools.chain.from_iterable(found))
    for number, one in enumerate(flat):
        for other in flat[number + 1 :]:
            assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))
    words.deleteLater()


# --- the tablet ---


@pytest.fixture
def table(tmp_path: Path, clock: HeldClock, app: QApplication) -> Iterator[Table]:
    laid = lay_table(tmp_path, clock, app, me=GRETA, mode="brukare")
    laid.hub_says(greta())
    yield laid
    laid.store.close()


@pytest.fixture
def tablet(table: Table, app: QApplication, worn: Look, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrukareMode]:
    worn.wear(density=BRUKARE)
    monkeypatch.setattr(reading, "SpeechBeside", lambda _parent: VOICES[-1])
    made = BrukareMode(table.desk, Bridge())
    made.resize(1280, 800)
    made.show()
    table.settle()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


VOICES = [SimulatedSpeech()]


def test_the_button_reads_and_pressed_again_is_silent(tablet: BrukareMode) -> None:
    VOICES.append(SimulatedSpeech(by_hand=True))
    button = tablet.frame.read
    button.click()
    assert button.text() == "Sluta läsa"
    assert len(VOICES[-1].said) == 1
    button.click()
    assert button.text() == "Läs upp"
    assert marks(tablet) == []
    settle()
    assert len(VOICES[-1].said) == 1


def test_leaving_the_screen_is_silence(tablet: BrukareMode, table: Table) -> None:
    VOICES.append(SimulatedSpeech(by_hand=True))
    tablet.frame.read.click()
    tablet.home.day.click()
    table.settle()
    assert not tablet.read_aloud.is_reading
    assert tablet.frame.read.text() == "Läs upp"
    tablet.frame.read.click()
    assert VOICES[-1].said[-1].text == "I dag"


def test_when_all_is_read_the_button_says_so(tablet: BrukareMode) -> None:
    VOICES.append(SimulatedSpeech())
    tablet.frame.read.click()
    while tablet.read_aloud.is_reading:
        QApplication.processEvents()
    assert tablet.frame.read.text() == "Läs upp"
    assert VOICES[-1].said[-1].text == "LARM"


def test_without_a_voice_a_plain_sentence_says_so(tablet: BrukareMode) -> None:
    VOICES.append(SimulatedSpeech(frozenset()))
    tablet.frame.read.click()
    settle()
    (sheet,) = open_sheets(tablet.window())
    assert sheet.accessibleName() == "Plattan kan inte läsa högt nu"
    assert tablet.frame.read.text() == "Läs upp"
    sheet.buttons["back"].click()
    settle()
    assert open_sheets(tablet.window()) == []


def test_what_scanning_offers_is_said(tablet: BrukareMode) -> None:
    VOICES.append(SimulatedSpeech(by_hand=True))
    tablet.without_touch.offered.emit("I dag")
    assert [utterance.text for utterance in VOICES[-1].said] == ["I dag"]


def test_the_one_who_goes_back_goes_on_from_the_place_they_pressed(tablet: BrukareMode, table: Table) -> None:
    tablet.home.visitors.click()
    table.settle()
    tablet.visitors.back.click()
    settle()
    assert tablet.window().focusWidget() is tablet.home.visitors
