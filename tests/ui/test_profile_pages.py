"""*Ändra plattan* and the try-out against a real database: worn at once, taken back, and nothing lost in the middle."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.clock import HeldClock
from app.domain.tablet_profile import AlertSound, Hand, Setting, settings_of
from app.work.profile import settings_in
from tests.ui.desks import BRUKARE, TODAY, Table, greta, lay_table, visit
from tests.ui.fingers import HeldTouchClock
from tests.ui.test_profile_worn import touch_screen
from ui.bridge import Bridge
from ui.brukare.mode import BrukareMode
from ui.brukare.profile_page import SampleWords
from ui.brukare.profile_screens import ProfileScreens
from ui.brukare.profile_topics import groups
from ui.brukare.profile_try_out import Step
from ui.shared.look import BRUKARE as BRUKARE_SIZES
from ui.shared.look import Look, look
from ui.shared.theme import DARK, LIGHT
from ui.shared.words import Words


class Heard:
    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []
        self.has_sound = True

    def play(self, sound: AlertSound, percent: int) -> bool:
        self.played.append((sound.value, percent))
        return self.has_sound


class Tablet:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.mode = BrukareMode(table.desk, Bridge())
        self.heard = Heard()
        self.mode.__dict__["profile"] = ProfileScreens(
            table.desk, self.mode._bridge, self.mode.frame, self.mode.wearing,
            worn=self.mode._home.refresh, sounds=self.heard,
        )  # fmt: skip
        self.mode.profile.left.connect(self.mode.go_home)
        self.mode.resize(1280, 800)
        self.mode.show()
        table.settle()

    def settings(self) -> dict[str, Setting]:
        return dict(self.table.store.read(lambda reading: settings_in(reading, self.table.desk.me)).result())

    def press(self, *sentences: str) -> None:
        """The buttons with these words, on whichever page of the screen they stand."""
        for sentence in sentences:
            screen = self.mode.frame.screens.currentWidget()
            assert screen is not None
            found = [one for one in screen.findChildren(QPushButton) if one.text() == sentence and one.isEnabled()]
            assert found, (sentence, self.words())
            found[0].click()
            self.table.settle()
            self.table.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # of the page before

    def words(self) -> str:
        screen = self.mode.frame.screens.currentWidget()
        assert screen is not None
        return " | ".join(words.text() for words in screen.findChildren(Words) if words.text())

    def buttons(self) -> list[str]:
        screen = self.mode.frame.screens.currentWidget()
        assert screen is not None
        return [button.text() for button in screen.findChildren(QPushButton) if button.parent() is not None]


@pytest.fixture
def tablet(tmp_path: Path, clock: HeldClock, app: QApplication, worn: Look) -> Iterator[Tablet]:
    worn.wear(density=BRUKARE_SIZES)
    table = lay_table(tmp_path, clock, app, me=BRUKARE, mode="brukare")
    table.hub_says(greta(), visit("v1", TODAY, time(10, 45), time(11, 15)))
    made = Tablet(table)
    yield made
    made.mode.close()
    made.mode.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    table.store.close()


def opened(tablet: Tablet) -> None:
    tablet.mode.home.profile.click()
    tablet.table.settle()


def test_the_text_is_larger_after_two_taps_from_home(tablet: Tablet) -> None:
    tablet.mode.home.profile.click()
    tablet.press("Större text")
    assert look().measure.text_scale == 1.25
    assert tablet.settings() == {"text_percent": 125}
    tablet.press("Större text", "Mindre text", "Mindre text")
    assert look().measure.text_scale == 1.0


def test_with_large_text_the_way_there_is_on_the_home_screen_and_the_way_back_is_short(tablet: Tablet) -> None:
    opened(tablet)
    tablet.press(*["Större text"] * 6)
    assert look().measure.text_scale == 3.0
    tablet.mode.go_home()
    tablet.mode.home.profile.click()
    tablet.press("Mindre text")
    assert look().measure.text_scale == 2.5


def test_each_question_sets_what_it_says_and_shows_how_it_is(tablet: Tablet) -> None:
    opened(tablet)
    for group in groups():
        if group.key == "language":  # a page of its own, see test_changing_language
            tablet.mode.profile.fitting.set({"language": "sv"})
            tablet.table.settle()
            continue
        for topic in group.topics:
            for choice in topic.choices:
                opened(tablet)
                tablet.press(group.name, *([topic.name] if len(group.topics) > 1 else []))
                tablet.press(choice.sentence)
                worn = settings_of(tablet.mode.wearing.profile)
                assert {name: worn[name] for name in choice.changes} == dict(choice.changes)
                assert f"Nu: {choice.sentence}" in tablet.words()
    assert len(tablet.settings()) >= 19


def test_the_last_change_is_taken_back_and_the_one_before_too(tablet: Tablet) -> None:
    opened(tablet)
    tablet.press("Färger", "Mörk")
    assert look().theme is DARK
    tablet.press("Svart och gul", "Ångra det sista")
    assert look().theme is DARK
    tablet.press("Ångra det sista")
    assert look().theme is LIGHT
    assert tablet.settings() == {}
    assert "Ångra det sista" not in tablet.buttons()


def test_ways_back_lead_to_the_page_before_and_home(tablet: Tablet) -> None:
    opened(tablet)
    tablet.press("Tryck", "Handen skakar", "Tillbaka ett steg", "Till Ändra plattan", "Tillbaka till start")
    assert tablet.mode.frame.screens.currentWidget() is tablet.mode.home


def test_what_the_disk_does_not_take_is_said_and_nothing_changes(tablet: Tablet) -> None:
    opened(tablet)
    tablet.table.fail_with = RuntimeError("disk full")
    tablet.press("Större text")
    assert "Det gick inte att spara. Allt är som förut." in tablet.words()
    assert look().measure.text_scale == 1.0
    tablet.table.fail_with = None
    tablet.press("Större text")
    assert "Det gick inte att spara" not in tablet.words()
    assert look().measure.text_scale == 1.25


def test_a_sound_is_heard_when_it_is_chosen(tablet: Tablet) -> None:
    opened(tablet)
    tablet.press("Ljud", "Vilket ljud", "Mörkt ljud")
    assert tablet.heard.played == [("low", 50)]


# --- the try-out ---


def hit(tablet: Tablet, *, aside_px: int = 0) -> None:
    """A tap on the button that is to be hit, or so far beside it."""
    field = tablet.mode.profile.hits.field
    target = field.target.geometry()
    at = QPoint(target.center().x(), target.center().y())
    if aside_px:
        at.setX(target.right() + aside_px if target.right() + aside_px < field.width() else target.left() - aside_px)
    place = field.mapTo(tablet.mode, at)
    clock = field._clock
    assert isinstance(clock, HeldTouchClock)
    QTest.touchEvent(tablet.mode, touch_screen()).press(0, place, tablet.mode).commit()
    clock.move(150)
    QTest.touchEvent(tablet.mode, touch_screen()).release(0, place, tablet.mode).commit()
    clock.move(1500)
    tablet.table.settle()


def trying(tablet: Tablet) -> None:
    opened(tablet)
    tablet.press("Prova dig fram", "Ja, vi börjar")
    tablet.mode.profile.hits.field._clock = HeldTouchClock()


def tried_all(tablet: Tablet, *, aside_px: int = 0) -> None:
    trying(tablet)
    while tablet.mode.profile.try_out.step is Step.HITS:
        if aside_px and not tablet.mode.profile.hits.field._contacts:
            hit(tablet, aside_px=aside_px)
        hit(tablet)


def sample_px(tablet: Tablet) -> int:
    return tablet.mode.profile.asking.findChildren(SampleWords)[-1].words_font().pixelSize()


def test_the_whole_try_out_from_the_first_button_to_what_was_found(tablet: Tablet) -> None:
    tried_all(tablet, aside_px=15)
    before = sample_px(tablet)
    tablet.press("Nej, större", "Nej, större")
    assert sample_px(tablet) == round(before * 1.5)
    tablet.press("Ja, jag kan läsa det")
    assert look().measure.text_scale == 1.5
    tablet.press("Mörkt ljud", "Det här hör jag bäst")
    tablet.press("Nej, högre", "Ja, jag hör det bra")
    tablet.press("Mörk", "Nästa fråga", "Vänster hand", "Nästa fråga")
    told = tablet.words()
    for sentence in (
        "Så här har plattan blivit:",
        "Textens storlek: Större.",
        "Ljus eller mörk: Mörk.",
        "Vilket ljud: Mörkt ljud.",
        "Hur högt det ringer: Högt.",
        "Höger eller vänster: Vänster hand.",
        "Handen skakar: Ja, en del.",
    ):
        assert sentence in told
    assert tablet.heard.played == [("low", 75), ("low", 50), ("low", 75)]
    found = tablet.settings()
    tablet.press("Bra, så vill jag ha det")
    assert tablet.settings() == found
    assert tablet.mode.wearing.profile.hand is Hand.LEFT


def test_all_that_the_try_out_changed_is_taken_back_and_what_was_set_before_stays(tablet: Tablet) -> None:
    opened(tablet)
    tablet.press("Läsa högt", "Läsa högt", "Ja, läs högt")
    before = tablet.settings()
    tried_all(tablet)
    tablet.press("Nej, större", "Ja, jag kan läsa det", "Ljust ljud", "Det här hör jag bäst", "Ja, jag hör det bra")
    tablet.press("Mörk", "Svart och gul", "Nästa fråga", "Vänster hand", "Nästa fråga")
    assert tablet.settings() != before
    tablet.press("Nej, gör som det var förut")
    assert tablet.settings() == before
    assert look().theme is LIGHT


def test_who_leaves_in_the_middle_keeps_the_answers_and_comes_back_to_the_question(tablet: Tablet) -> None:
    tried_all(tablet)
    tablet.press("Nej, större", "Ja, jag kan läsa det", "Till Ändra plattan", "Tillbaka till start")
    assert tablet.settings()["text_percent"] == 125
    opened(tablet)
    tablet.press("Prova dig fram")
    assert "Vilket ljud hör du bäst?" in tablet.words()
    tablet.press("Förra frågan")
    assert "Kan du läsa det som står här under?" in tablet.words()


def test_nobody_is_kept_at_a_button_that_they_do_not_hit(tablet: Tablet) -> None:
    trying(tablet)
    field = tablet.mode.profile.hits.field
    hit(tablet, aside_px=40)
    assert "Nästan." in tablet.words()
    for _ in range(2):
        hit(tablet, aside_px=40)
    assert field.number == 1
    assert "Nästan." not in tablet.words()


def test_the_buttons_are_pressed_by_keys_too_and_then_nothing_is_found_of_the_hand(tablet: Tablet) -> None:
    trying(tablet)
    while tablet.mode.profile.try_out.step is Step.HITS:
        tablet.mode.profile.hits.field.target.click()
        tablet.table.settle()
    assert tablet.settings() == {}


def test_a_question_can_be_left_out(tablet: Tablet) -> None:
    trying(tablet)
    tablet.press("Nästa fråga", "Nästa fråga", "Nästa fråga", "Nästa fråga", "Nästa fråga", "Nästa fråga")
    assert "Plattan passar dig som den är. Inget är ändrat." in tablet.words()
    assert tablet.settings() == {}


def test_a_tablet_without_sound_says_so(tablet: Tablet) -> None:
    tablet.heard.has_sound = False
    tried_all(tablet)
    tablet.press("Ja, jag kan läsa det", "Mellanljud")
    assert "Plattan kan inte spela ljud just nu." in tablet.words()
