"""The tablet in another language: its texts, days and times, letters, and the way it is read."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QImage, QRawFont
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.people import Face
from installer.translation_file import TranslationFile
from installer.translations import LANGUAGES as TRANSLATED
from installer.translations import file_of
from ui.brukare import gallery, sentences
from ui.brukare.frame import Frame
from ui.brukare.home_view import HomeView
from ui.brukare.language_view import LanguageView
from ui.brukare.paged import Paged
from ui.gallery import GLASSES, Glass
from ui.main import LANGUAGES as OPTIONS
from ui.shared import dates
from ui.shared.fonts import ARABIC_FAMILY, FAMILY, font_of, load_for
from ui.shared.language import LANGUAGES, SWEDISH, and_list, filled, languages, speaking, want_language
from ui.shared.look import BRUKARE, Look
from ui.shared.measure import Measure
from ui.shared.rows import Row
from ui.shared.syllables import parted
from ui.shared.touch_button import TouchButton
from ui.shared.translation import load_translations, use_language
from ui.shared.words import Words, body
from ui.shared.wrapped_text import SOFT_HYPHEN, forget_set_texts, set_text, spoken

pytestmark = pytest.mark.usefixtures("app")
translate = QCoreApplication.translate
MORNING = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
NOON = datetime(2026, 11, 23, 11, 15, tzinfo=UTC)
FSI, PDI = "\u2068", "\u2069"
HELD = Path("resources/fonts")


@pytest.fixture(autouse=True)
def _swedish_afterwards(app: QApplication) -> Iterator[None]:
    yield
    use_language(SWEDISH.code)
    assert app.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.fixture
def shown(app: QApplication, worn: Look) -> Iterator[Callable[..., QWidget]]:
    windows: list[QWidget] = []

    def show(screen: QWidget, glass: Glass) -> QWidget:
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(screen)
        window.setFixedSize(glass.width, glass.height)
        window.show()
        for _ in range(20):
            app.processEvents()
        windows.append(window)
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()


TABLET, UPRIGHT = GLASSES["brukare"]


def left_of(part: QWidget) -> int:
    return part.mapTo(part.window(), QPoint(0, 0)).x()


# --- texts ---


def test_the_program_knows_the_languages_that_are_translated() -> None:
    assert set(LANGUAGES) == set(OPTIONS) == {SWEDISH.code, *TRANSLATED}


def test_what_nobody_has_translated_is_said_in_swedish() -> None:
    use_language("fi")
    assert translate("Page", "Tillbaka till start", "Way back to the first screen") == "Takaisin alkuun"
    assert translate("Page", "Något helt nytt", "A text that no translator has seen") == "Något helt nytt"


def test_an_unknown_language_is_swedish() -> None:
    use_language("fi")
    use_language("xx")
    assert speaking() is SWEDISH
    assert translate("Page", "Tillbaka till start", "Way back to the first screen") == "Tillbaka till start"


def things(count: int) -> str:
    source, note = "%n saker har inte kommit fram än.", "%n is a number from 2"
    return translate("TabletArrived", source, note, count)


@pytest.mark.parametrize(
    ("code", "count", "said"),
    [
        ("sv", 3, "3 saker har inte kommit fram än."),
        ("pl", 2, "2 rzeczy jeszcze nie dotarły."),
        ("pl", 5, "5 rzeczy jeszcze nie dotarło."),
        ("pl", 22, "22 rzeczy jeszcze nie dotarły."),
        ("ar", 2, "شيئان لم يصلا بعد."),
        ("ar", 7, "7 أشياء لم تصل بعد."),
        ("ar", 12, "12 شيئاً لم يصل بعد."),
        ("fi", 4, "4 asiaa ei ole vielä perillä."),
    ],
)
def test_numbers_take_the_form_that_the_language_asks_for(code: str, count: int, said: str) -> None:
    use_language(code)
    assert things(count) == said


def test_qts_own_texts_follow() -> None:
    assert "qtbase_fi" in load_translations(QCoreApplication.instance(), "fi")  # type: ignore[arg-type]
    assert translate("QPlatformTheme", "Cancel") == "Peru"


def test_a_change_is_told_once_and_a_wish_for_what_is_spoken_is_none() -> None:
    told: list[str] = []
    wanted: list[str] = []
    languages().changed.connect(told.append)
    languages().wanted.connect(wanted.append)
    use_language("es")
    use_language("es")
    for code in ("es", "xx", "pl"):
        want_language(code)
    languages().changed.disconnect(told.append)
    languages().wanted.disconnect(wanted.append)
    assert told == ["es"]
    assert wanted == ["pl"]


# --- days and times ---


@pytest.mark.parametrize(
    ("code", "clock", "day", "part", "span"),
    [
        ("sv", "10.05", "måndag 23 november", "Måndag förmiddag", "10.05 – 12.15"),
        ("en", "10:05", "Monday 23 November", "Monday morning", "10:05 – 12:15"),
        ("fi", "10.05", "maanantaina 23. marraskuuta", "Maanantai, aamupäivä", "10.05 – 12.15"),
        ("so", "10:05", "Isniin 23 Noofeembar", "Isniin, barqo", "10:05 – 12:15"),
        ("es", "10:05", "lunes 23 de noviembre", "Lunes por la mañana", "de 10:05 a 12:15"),
        ("pl", "10:05", "poniedziałek 23 listopada", "Poniedziałek przed południem", "10:05 – 12:15"),
        ("ar", "10:05", "الاثنين 23 تشرين الثاني", "الاثنين قبل الظهر", f"من {FSI}10:05{PDI} إلى {FSI}12:15{PDI}"),
        ("fa", "10:05", "دوشنبه 23 نوامبر", "دوشنبه، پیش از ظهر", f"از {FSI}10:05{PDI} تا {FSI}12:15{PDI}"),
    ],
)
def test_days_and_times_are_written_as_the_language_does(code: str, clock: str, day: str, part: str, span: str) -> None:
    use_language(code)
    assert dates.clock_time(MORNING) == clock
    assert dates.day_words(date(2026, 11, 23)) == day
    assert dates.part_of_day(MORNING) == part
    assert dates.time_span(MORNING, NOON, airy=True) == span
    assert QLocale().language() == QLocale(LANGUAGES[code].locale).language()


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_digits_are_those_of_swedish_clocks_and_letters(code: str) -> None:
    use_language(code)
    said = [dates.long_date(date(2026, month, 28)) for month in range(1, 13)]
    assert all("28" in words and "2026" in words for words in said)


# --- names and times inside a sentence ---


def test_a_name_stays_whole_where_the_sentence_is_written_the_other_way() -> None:
    assert filled("%1 kommer", "Amina") == "Amina kommer"
    assert filled("%1 kommer", "أمينة") == f"{FSI}أمينة{PDI} kommer"
    use_language("ar")
    assert filled("زيارة من %1", "Amina") == f"زيارة من {FSI}Amina{PDI}"
    assert spoken(filled("زيارة من %1", "Amina")) == "زيارة من Amina"


def test_a_sign_in_a_name_is_no_place_for_another() -> None:
    assert filled("%2 och %1", "A%2", "B") == "B och A%2"
    assert filled("100 % av %3", "A") == "100 % av %3"


def test_several_names_are_joined_as_the_language_joins_them() -> None:
    assert and_list(["Amina"]) == "Amina"
    assert and_list(["Amina", "Bo"]) == "Amina och Bo"
    assert and_list(["Amina", "Bo", "Leila"]) == "Amina, Bo och Leila"
    use_language("pl")
    assert sentences.names([gallery.AMINA, gallery.BO]) == "Amina i Bo"


def test_a_name_with_two_scripts_keeps_its_own_order() -> None:
    use_language("fa")
    who = Face(gallery.AMINA.person, "Bo-Åke", "Bo-Åke Demodahl")
    assert sentences.names([who]) == f"{FSI}Bo-Åke{PDI}"


# --- letters ---


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_every_letter_of_every_text_is_in_the_fonts_that_come_with_the_program(code: str, worn: Look) -> None:
    load_for(LANGUAGES["ar"].own_name)
    held = [QRawFont(str(HELD / file), 20.0) for file in ("TryggveText-Regular.ttf", "TryggveArabic-Regular.ttf")]
    use_language(code)
    texts = [form for each in TranslationFile.read(file_of(code)).wordings for form in (each.source, *each.forms)]
    texts += [dates.long_date(date(2026, month, 28)) + dates.weekday(date(2026, 11, month)) for month in range(1, 13)]
    texts += [language.own_name for language in LANGUAGES.values()]
    signs = {sign for text in texts for sign in text if unicodedata.category(sign) not in ("Cf", "Zs")}
    lacking = [sign for sign in sorted(signs) if not any(font.supportsCharacter(ord(sign)) for font in held)]
    assert lacking == []


def test_bold_letters_are_there_too() -> None:
    load_for("سلام")
    regular, bold = (cmap(f"TryggveArabic-{style}.ttf") for style in ("Regular", "Bold"))
    assert regular == bold
    assert {ord(sign) for sign in "پچژگکیی‌"} <= regular


def cmap(file: str) -> set[int]:
    font = QRawFont(str(HELD / file), 20.0)
    return {sign for sign in range(0x600, 0x700) if font.supportsCharacter(sign)} | {
        sign for sign in (0x200C, 0x200D) if font.supportsCharacter(sign)
    }


def test_arabic_letters_come_with_the_first_text_that_has_any() -> None:
    set_text("العربية", font_of(30), 300)
    assert font_of(30).families()[:2] == [FAMILY, ARABIC_FAMILY]
    assert QRawFont.fromFont(font_of(30)).familyName() == FAMILY


# --- lines and words ---


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("hälytyskello", "hä-ly-tys-kel-lo"),
        ("kotihoidosta", "ko-ti-hoi-dos-ta"),
        ("taulutietokone", "tau-lu-tie-to-ko-ne"),
        ("dhakhtarka", "dhakh-tar-ka"),
        ("booqasho", "boo-qa-sho"),
        ("sshh", "sshh"),
    ],
)
def test_finnish_and_somali_words_are_parted_before_a_consonant_and_a_vowel(word: str, parts: str) -> None:
    assert parted(word, "-") == parts


@pytest.mark.parametrize(
    ("code", "word", "parts"),
    [
        ("sv", "omsorgskontakten", 2),
        ("pl", "najserdeczniejszego", 2),
        ("fi", "kotihoitohenkilöstölle", 2),
        ("es", "inmediatamente", 2),
        ("en", "understanding", 2),
    ],
)
def test_a_word_wider_than_the_line_is_parted_with_a_hyphen(code: str, word: str, parts: int) -> None:
    use_language(code)
    font = font_of(60)
    line = set_text(word, font, 10_000).width
    broken = set_text(word, font, line * 0.75)
    assert broken.lines >= parts
    layout = broken._layouts[0][0]
    ends = [layout.lineAt(number).textStart() + layout.lineAt(number).textLength() for number in range(broken.lines)]
    assert all(layout.text()[end - 1] == SOFT_HYPHEN for end in ends[:-1])


def test_joined_letters_take_no_hyphen() -> None:
    use_language("ar")
    word = set_text("واستخدمتموها", font_of(60), 120)
    assert word.lines > 1
    assert word._hyphens == []


def test_another_language_parts_the_same_word_anew() -> None:
    font = font_of(60)
    before = set_text("omsorgskontakten", font, 200)
    use_language("fi")
    assert set_text("omsorgskontakten", font, 200) is not before


def ink(widget: QWidget) -> tuple[float, float]:
    """Where the letters begin and end, as parts of the width."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(0, image.height(), 2))
    ]
    return columns[0] / image.width(), columns[-1] / image.width()


@pytest.mark.parametrize("text", ["زيارة", "Hjälp med lunch", "10:45"])
def test_a_line_begins_at_the_right_whatever_it_is_written_in(
    text: str, shown: Callable[..., QWidget], worn: Look
) -> None:
    use_language("ar")
    words = body(text)
    shown(words, TABLET)
    begins, ends = ink(words)
    assert begins > 0.5
    assert ends > 0.97


def test_a_sentence_that_begins_with_a_swedish_name_is_read_from_the_right(worn: Look) -> None:
    use_language("fa")
    sentence = filled("%1 می‌آیند", "Amina")
    line = set_text(sentence, font_of(40), 600)._layouts[0][0].lineAt(0)
    name_x, verb_x = (line.cursorToX(at)[0] for at in (1, len(sentence) - 1))  # type: ignore[index]
    assert name_x > verb_x


# --- mirrored screens ---


def framed(screen: QWidget, shown: Callable[..., QWidget], worn: Look, glass: Glass = TABLET) -> QWidget:
    worn.wear(density=BRUKARE, measure=Measure(glass.ppi, 1.0))
    return shown(screen, glass)


def test_the_column_and_the_ways_to_turn_stand_on_the_other_side(shown: Callable[..., QWidget], worn: Look) -> None:
    sides = {}
    for code in ("sv", "ar"):
        use_language(code)
        worn.wear(density=BRUKARE, measure=Measure(TABLET.ppi, 1.0))
        window = framed(gallery.screens()["visitors"](), shown, worn)
        frame = window.findChild(Frame)
        paged = window.findChild(Paged)
        assert frame is not None
        assert paged is not None
        back = next(button for button in window.findChildren(TouchButton) if button._picture == "arrow-left")
        sides[code] = (
            left_of(frame.side) > window.width() / 2,
            left_of(paged.after) > left_of(paged.before),
            left_of(back) < window.width() / 2 - back.width(),
        )
    assert sides["sv"] == (True, True, True)
    assert sides["ar"] == (False, False, False)


@pytest.mark.parametrize("centred", [True, False])
def test_a_button_is_its_own_mirror(centred: bool, shown: Callable[..., QWidget], worn: Look) -> None:
    """The same button without letters that differ: picture and word change sides, pixel by pixel in their places."""
    found = {}
    for code in ("sv", "ar"):
        use_language(code)
        button = TouchButton("ooo", icon="calendar", centred=centred)
        framed(button, shown, worn)
        image = button.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        middle = range(image.height() // 3, image.height() * 2 // 3)
        inside = range(20, image.width() - 20)
        found[code] = [any(image.pixelColor(x, y).lightness() < 100 for y in middle) for x in inside]
    mirrored = found["ar"][::-1]
    first, last = found["sv"].index(True), mirrored.index(True)
    assert abs(first - last) <= 3
    assert found["sv"] != found["ar"]


def most_ink_at(image: QImage) -> float:
    """The middle of all that is drawn, as a part of the width: an arrow's head weighs more than its shaft."""
    inks = [sum(image.pixelColor(x, y).alpha() for y in range(image.height())) for x in range(image.width())]
    return sum(x * ink for x, ink in enumerate(inks)) / sum(inks) / image.width()


def test_arrows_point_the_way_of_reading(shown: Callable[..., QWidget], worn: Look) -> None:
    from ui.shared.icons import icon_pixmap

    swedish = icon_pixmap("arrow-left", 64, "#000000").toImage()
    bell = icon_pixmap("calendar", 64, "#000000").toImage()
    use_language("fa")
    turned = icon_pixmap("arrow-left", 64, "#000000").toImage()
    assert most_ink_at(swedish) < 0.45
    assert most_ink_at(turned) > 0.55
    assert icon_pixmap("calendar", 64, "#000000").toImage() == bell


@pytest.mark.parametrize("code", ["sv", "ar"])
def test_places_and_rows_begin_where_reading_begins(code: str, shown: Callable[..., QWidget], worn: Look) -> None:
    use_language(code)
    worn.wear(density=BRUKARE, measure=Measure(TABLET.ppi, 1.0))
    window = framed(gallery.screens()["home"](), shown, worn)
    home = window.findChild(HomeView)
    assert home is not None
    row = Row(TouchButton("A"), TouchButton("B"))
    framed(row, shown, worn)
    first, second = row.findChildren(TouchButton)
    assert (left_of(home.messages) < left_of(home.day)) is (code == "sv")
    assert (left_of(first) < left_of(second)) is (code == "sv")


def test_the_column_stands_at_the_persons_hand_whatever_the_language(shown: Callable[..., QWidget], worn: Look) -> None:
    use_language("ar")
    worn.wear(density=BRUKARE, measure=Measure(TABLET.ppi, 1.0))
    window = framed(gallery.screens()["home"](), shown, worn)
    frame = window.findChild(Frame)
    assert frame is not None
    assert left_of(frame.alarm) < window.width() / 2
    frame.show_hand(left=False)
    assert left_of(frame.alarm) > window.width() / 2


def test_two_faces_stand_the_other_way_round(shown: Callable[..., QWidget], worn: Look) -> None:
    from ui.brukare.face import FacePicture

    pictures = []
    for code in ("sv", "ar"):
        use_language(code)
        worn.wear(density=BRUKARE, measure=Measure(TABLET.ppi, 1.0))
        face = FacePicture()
        face.show_who((gallery.AMINA, gallery.BO))
        face.resize(face.sizeHint())
        pictures.append(face.grab().toImage())
    left, right = pictures
    assert left.pixelColor(left.height() // 2, left.height() // 3) == right.pixelColor(
        right.width() - 1 - right.height() // 2, right.height() // 3
    )


def test_the_page_of_languages_is_the_same_in_all_of_them(shown: Callable[..., QWidget], worn: Look) -> None:
    places = []
    for code in LANGUAGES:
        use_language(code)
        view = LanguageView()
        framed(view, shown, worn)
        names = view.names
        places.append({name: (button.x(), button.y() // 20) for name, button in names.buttons.items()})
        assert [button.text() for button in names.buttons.values()] == [each.own_name for each in LANGUAGES.values()]
        assert names.buttons[code].accessibleDescription()
    assert all(place == places[0] for place in places)
    assert places[0]["sv"] == (0, 0)


# --- every screen ---

SAMPLE = ("home-late-offline", "home-both", "day", "visitors", "arrived", "language")


def nothing_is_cut(window: QWidget, worn: Look) -> None:
    seen = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    for widget in seen:
        if not isinstance(widget, Words | TouchButton) or not widget.text():
            continue
        left = left_of(widget)
        assert left >= 0, widget.text()
        assert left + widget.width() <= window.width(), widget.text()
        assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
        if isinstance(widget, TouchButton):
            assert widget.height() >= worn.mm(worn.density.button_mm), widget.text()


@pytest.mark.parametrize("scale", [1.0, 3.0])
@pytest.mark.parametrize("glass", [TABLET, UPRIGHT], ids=["lying", "upright"])
@pytest.mark.parametrize("name", SAMPLE)
@pytest.mark.parametrize("code", ["ar", "fi", "pl"])
def test_nothing_is_cut(
    code: str, name: str, glass: Glass, scale: float, shown: Callable[..., QWidget], worn: Look
) -> None:
    use_language(code)
    worn.wear(density=BRUKARE, measure=Measure(glass.ppi, scale))
    nothing_is_cut(shown(gallery.screens()[name](), glass), worn)


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("glass", [TABLET, UPRIGHT], ids=["lying", "upright"])
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_nothing_is_cut_on_any_screen(
    code: str, glass: Glass, scale: float, shown: Callable[..., QWidget], worn: Look
) -> None:
    use_language(code)
    worn.wear(density=BRUKARE, measure=Measure(glass.ppi, scale))
    for build in gallery.screens().values():
        nothing_is_cut(shown(build(), glass), worn)


def test_all_that_was_measured_is_forgotten() -> None:
    font = font_of(30)
    kept = set_text("Amina kommer", font, 4000)
    assert set_text("Amina kommer", font, 4000) is kept
    forget_set_texts()
    assert set_text("Amina kommer", font, 4000) is not kept


def test_no_event_of_the_change_is_left_behind(app: QApplication) -> None:
    use_language("ar")
    app.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    assert app.layoutDirection() is Qt.LayoutDirection.RightToLeft
