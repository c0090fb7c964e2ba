"""Each check finds the fault that it is there for, planted in a screen of real widgets, and lets a good one pass."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.brukare_audit.audit import audit_window, focused, settle
from tests.brukare_audit.colour_checks import is_alarm_red
from tests.brukare_audit.pixels import apart, contrast_of
from tests.brukare_audit.reading import read
from tests.brukare_audit.ring_checks import check_ring
from tests.brukare_audit.seen import Seen
from ui.brukare.paged import Paged
from ui.shared.card import Card, Picture
from ui.shared.fonts import font_of
from ui.shared.look import BRUKARE, Look
from ui.shared.measure import Measure
from ui.shared.scroll import Scroll
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words, body, remark

PPI = 149.0
Place = tuple[float, float, float, float]
"""Left, top, width, height in mm."""


def px(mm: float) -> int:
    return round(mm / 25.4 * PPI)


@pytest.fixture
def tablet(worn: Look) -> Look:
    worn.wear(density=BRUKARE, measure=Measure(PPI))
    return worn


class Screen:
    """An empty 1280 × 800 glass; `put` places something on it by millimetres."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.window = QWidget()
        self.window.setFixedSize(1280, 800)

    def put(self, thing: QWidget, place: Place, *, into: QWidget | None = None) -> QWidget:
        left, top, width, height = (px(mm) for mm in place)
        thing.setParent(into or self.window)
        thing.setGeometry(left, top, width, height)
        thing.show()
        return thing

    def seen(self) -> Seen:
        self.window.show()
        settle(self.app)
        return read(self.window)

    def checks(self) -> set[str]:
        """Names of what is found."""
        self.window.show()
        settle(self.app)
        return {finding.check for _, finding in audit_window(self.app, self.window).found}


@pytest.fixture
def screen(app: QApplication, tablet: Look) -> Iterator[Screen]:
    made = Screen(app)
    yield made
    made.window.close()
    made.window.deleteLater()


def button(text: str = "Ring Amina") -> TouchButton:
    return TouchButton(text, centred=True)


def good(screen: Screen) -> None:
    screen.put(button("Ja, ring Amina"), (20, 20, 90, 24))
    screen.put(button("Nej, gå tillbaka"), (20, 50, 90, 24))
    screen.put(Card(body("Amina kommer klockan elva och lagar lunch med dig.")), (20, 80, 120, 40))
    screen.put(remark("Sparat här."), (150, 80, 50, 20))
    screen.put(Picture("phone"), (150, 20, 14, 14))


def test_a_good_screen_passes_every_check(screen: Screen) -> None:
    good(screen)
    assert screen.checks() == set()
    seen = screen.seen()
    assert len(seen.controls) == 2
    assert len(seen.runs) >= 5
    assert seen.drawn
    assert seen.lines


# --- what is pressed ---


@pytest.mark.parametrize("place", [(20, 20, 15, 24), (20, 20, 60, 15), (20, 20, 60, 19)])
def test_a_small_button_is_found(screen: Screen, place: Place) -> None:
    screen.put(TouchButton("A", centred=True), place)
    assert "size" in screen.checks()


def test_a_small_alarm_is_found_and_a_large_one_is_none(screen: Screen) -> None:
    alarm = screen.put(button("Larm"), (20, 20, 60, 28))
    alarm.setProperty("isAlarm", True)
    assert "size" in screen.checks()
    alarm.setFixedHeight(px(30))
    assert "size" not in screen.checks()


def test_a_small_key_is_found_in_landscape(screen: Screen) -> None:
    key = screen.put(TouchButton("q", centred=True), (20, 20, 14, 20))
    key.setProperty("isKey", True)
    assert "keys" in screen.checks()
    key.setFixedWidth(px(15))
    assert screen.checks() == set()


def test_buttons_too_near_each_other_are_found(screen: Screen) -> None:
    screen.put(button(), (20, 20, 60, 24))
    screen.put(button(), (20, 47, 60, 24))
    assert screen.checks() == {"gap"}


@pytest.mark.parametrize("place", [(7, 20, 60, 24), (218.2 - 67, 20, 60, 24), (20, 3, 60, 24)])
def test_a_button_at_the_edge_of_the_glass_is_found(screen: Screen, place: Place) -> None:
    screen.put(button(), place)
    assert "edge" in screen.checks()


def test_a_button_that_is_cut_off_is_found(screen: Screen) -> None:
    pane = screen.put(QWidget(), (20, 20, 60, 22))
    screen.put(button(), (0, 0, 60, 26), into=pane)
    assert "cut control" in screen.checks()


def test_the_seventh_choice_is_found(screen: Screen) -> None:
    places = [(20 + 62 * column, 15 + 30 * row, 56, 24) for column in range(3) for row in range(3)]
    for place in places[:6]:
        screen.put(button("Ring"), place)
    assert screen.checks() == set()
    screen.put(button("Ring"), places[6])
    assert screen.checks() == {"choices"}


def test_a_control_without_a_name_is_found(screen: Screen) -> None:
    screen.put(TouchButton("", icon="phone"), (20, 20, 60, 24))
    assert "name" in screen.checks()


# --- words ---


class Painted(QWidget):
    """Some words in any colours and size, painted at any place."""

    def __init__(self, words: str, *, ink: str = "#1B1F23", ground: str = "#FFFFFF", pixels: int = 50) -> None:
        super().__init__()
        self._words, self._ink, self._ground, self._pixels = words, ink, ground, pixels
        self.at = QPoint(10, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._ground))
        painter.setPen(QColor(self._ink))
        painter.setFont(font_of(self._pixels))
        painter.drawText(self.at, self._words)


@pytest.mark.parametrize("ground", ["#FFFFFF", "#14181C"])
def test_pale_words_are_found(screen: Screen, ground: str) -> None:
    screen.put(Painted("Amina kommer", ink="#7A8087", ground=ground), (20, 20, 90, 20))
    assert screen.checks() == {"contrast"}


def test_words_at_the_bound_are_measured_as_they_are(screen: Screen) -> None:
    screen.put(Painted("Amina kommer", ink="#595959", ground="#FFFFFF"), (20, 20, 90, 20))
    assert screen.checks() == set()
    assert apart(0x595959, 0xFFFFFF) == pytest.approx(7.0, abs=0.05)


class TwoGrounds(Painted):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRect(self.width() // 4, 0, self.width(), self.height()), QColor("#6B737C"))
        painter.setPen(QColor(self._ink))
        painter.setFont(font_of(self._pixels))
        painter.drawText(self.at, self._words)


def test_words_that_run_onto_another_ground_are_measured_against_it(screen: Screen) -> None:
    screen.put(TwoGrounds("Amina kommer"), (20, 20, 80, 20))
    assert screen.checks() == {"contrast"}


def test_words_cut_off_below_are_found(screen: Screen) -> None:
    cut = Painted("Gott på dig")
    screen.put(cut, (20, 20, 60, 20))
    cut.at = QPoint(10, cut.height() - 2)
    assert "clipped" in screen.checks()


def test_words_wider_than_their_room_are_found(screen: Screen) -> None:
    screen.put(Painted("Amina kommer klockan elva"), (20, 20, 60, 20))
    assert "clipped" in screen.checks()


def test_a_stock_label_that_shows_half_its_text_is_found(screen: Screen) -> None:
    label = QLabel("Plattan skickar det när nätet är tillbaka. Du behöver inte göra något alls.")
    label.setFont(font_of(50))
    label.setWordWrap(True)
    screen.put(label, (20, 20, 60, 16))
    assert screen.checks() & {"clipped", "missing words", "unreachable"}


class Short(QPushButton):
    """Says less than it has to."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.setPen(QColor("#1B1F23"))
        painter.setFont(font_of(50))
        painter.drawText(10, 60, "Vem har va…")


def test_a_shortened_word_is_found(screen: Screen) -> None:
    screen.put(Short("Vem har varit här"), (20, 20, 80, 24))
    assert "missing words" in screen.checks()


def test_words_over_other_words_are_found(screen: Screen) -> None:
    screen.put(body("Amina kommer"), (20, 20, 90, 20))
    screen.put(body("Bo kommer"), (20, 24, 90, 20))
    assert "overlap" in screen.checks()


def test_words_over_a_picture_or_a_button_are_found(screen: Screen) -> None:
    screen.put(Picture("phone"), (20, 20, 14, 14))
    screen.put(body("Amina kommer"), (20, 22, 90, 20))
    assert "overlap" in screen.checks()
    screen.put(button("Ring"), (20, 60, 60, 24))
    screen.put(body("Bo"), (22, 64, 30, 12))
    assert len([one for _, one in audit_window(screen.app, screen.window).found if one.check == "overlap"]) >= 2


def test_a_narrow_paragraph_is_found(screen: Screen) -> None:
    words = body("Plattan skickar det när nätet är tillbaka.")
    screen.put(words, (20, 10, 40, 110))
    assert screen.checks() == {"line"}
    words.setFixedWidth(px(90))
    assert screen.checks() == set()


def test_letters_under_18_points_are_found(screen: Screen) -> None:
    screen.put(Painted("Sparat här", pixels=34), (20, 20, 60, 20))
    assert screen.checks() == {"small"}


def test_running_text_in_the_letters_of_a_remark_is_found(screen: Screen) -> None:
    words = screen.put(remark("Plattan har ingen kontakt med nätet nu. " * 3), (20, 20, 120, 90))
    assert screen.checks() == {"small"}
    assert isinstance(words, Words)
    words.say("Plattan har ingen kontakt.")
    assert screen.checks() == set()


# --- colours, lines, pictures ---


class Framed(QWidget):
    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._line), 4))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 18, 18)


def test_a_pale_line_is_found(screen: Screen) -> None:
    screen.put(Framed("#C0C4C8"), (20, 20, 60, 30))
    assert screen.checks() == {"line colour"}


def test_a_pale_picture_is_found(screen: Screen, tablet: Look) -> None:
    screen.put(Picture("phone", role="info"), (20, 20, 14, 14))
    assert screen.checks() == {"picture"}


def test_a_cut_picture_is_found(screen: Screen) -> None:
    pane = screen.put(QWidget(), (20, 20, 14, 8))
    screen.put(Picture("phone"), (0, 0, 14, 14), into=pane)
    assert "cut picture" in screen.checks()


@pytest.mark.parametrize("colour", ["#9B1217", "#C62828"])
def test_red_that_is_not_the_alarms_is_found(screen: Screen, colour: str) -> None:
    screen.put(Painted("", ground=colour), (20, 20, 60, 24))
    assert screen.checks() == {"red"}


def test_the_alarm_may_be_red(screen: Screen) -> None:
    alarm = screen.put(Painted("", ground="#9B1217"), (20, 20, 40, 40))
    alarm.setProperty("isAlarm", True)
    alarm.setAccessibleName("Larm")
    alarm.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert screen.checks() == set()


@pytest.mark.parametrize("colour", ["#6A3D7C", "#8A2F62", "#FFE3A3", "#FBF8F3", "#4A3A12", "#F4EFE6"])
def test_no_other_colour_of_ours_is_a_red(colour: str) -> None:
    assert not is_alarm_red(int(colour[1:], 16), "#9B1217")


def test_a_dark_themes_alarm_red_is_known_too() -> None:
    assert is_alarm_red(0xFFB3AE, "#FFB3AE")


# --- the ring ---


def ring_of(screen: Screen, pressed: QWidget) -> list[str]:
    screen.window.show()
    screen.window.activateWindow()
    settle(screen.app)
    return [str(finding) for finding in check_ring(focused(screen.app, screen.window, pressed))]


def test_the_buttons_own_ring_is_whole(screen: Screen) -> None:
    assert ring_of(screen, screen.put(button(), (20, 20, 60, 24))) == []


class Ringless(TouchButton):
    def focusInEvent(self, event: object) -> None: ...


def test_a_missing_ring_is_found(screen: Screen) -> None:
    assert ring_of(screen, screen.put(Ringless("Ring"), (20, 20, 60, 24)))


def test_a_ring_that_is_cut_off_is_found(screen: Screen) -> None:
    holder = QWidget()
    holder.resize(px(70), px(60))
    pressed = screen.put(button(), (0, 5, 60, 24), into=holder)
    screen.put(Scroll(holder), (20, 20, 70, 40))
    assert any("at the left" in said for said in ring_of(screen, pressed))


def test_a_pale_ring_is_found(screen: Screen, tablet: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.shared.focus_ring.QColor", lambda _name: QColor("#E0DCD4"))
    assert ring_of(screen, screen.put(button(), (20, 20, 60, 24)))


# --- pages ---


class Lost(Paged):
    """Its second page cannot be turned to."""

    @property
    def page_count(self) -> int:
        return 1


def long_part() -> QWidget:
    return Card(body("Amina kommer klockan elva och lagar lunch. " * 40))


def test_every_page_is_turned_to(screen: Screen) -> None:
    pages = Paged()
    pages.show_parts([long_part()])
    screen.put(pages, (20, 8, 180, 110))
    screen.window.show()
    settle(screen.app)
    looked = audit_window(screen.app, screen.window)
    assert looked.pages == pages.page_count > 1
    assert looked.found == []


def test_words_on_no_page_are_found(screen: Screen) -> None:
    pages = Lost()
    pages.show_parts([long_part()])
    screen.put(pages, (20, 8, 180, 110))
    assert "unreachable" in screen.checks()


# --- colours counted by themselves ---


def test_the_core_of_thin_letters_counts_and_not_their_edges() -> None:
    edges = {grey * 0x010101: 20 for grey in range(0x50, 0xF0, 0x10)}
    inside = Counter({0xFFFFFF: 600, 0x1B1F23: 90, **edges})
    assert contrast_of(inside, inside) == pytest.approx(apart(0x1B1F23, 0xFFFFFF))


def test_nothing_at_all_has_no_contrast() -> None:
    assert contrast_of(Counter({0xFFFFFF: 5}), Counter({0xFFFFFF: 9})) == 1.0


def test_a_font_in_points_is_measured_too(screen: Screen) -> None:
    label = QLabel("Sparat")
    font = QFont(font_of(50))
    font.setPointSizeF(6)
    label.setFont(font)
    screen.put(label, (20, 20, 60, 20))
    assert "small" in screen.checks()
