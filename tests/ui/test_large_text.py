"""Enlarged text on the tablet: lines that hold enough signs, cards that are whole, pages that stay as they are."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.test_brukare_pages import drawn, put_away
from ui.brukare.home_view import HomeView
from ui.brukare.paged import Paged
from ui.shared.card import Card
from ui.shared.look import BRUKARE, STAFF, Look
from ui.shared.measure import Measure
from ui.shared.scroll import Scroll
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, size_for_signs
from ui.shared.wrapped_text import longest_word, natural_width

SENTENCE = "Hemtjänsten kommer klockan åtta och hjälper dig med frukosten."
PORTRAIT_PX = 640
"""A card's width on the upright tablet."""


@pytest.fixture
def tablet(worn: Look) -> Look:
    worn.wear(density=BRUKARE, measure=Measure(149, 3.0))
    return worn


def test_a_line_holds_thirteen_signs_and_breaks_no_word(tablet: Look) -> None:
    words = body(SENTENCE)
    font = words.font_at(PORTRAIT_PX)
    assert PORTRAIT_PX / (natural_width(SENTENCE, font) / len(SENTENCE)) >= 13
    assert longest_word(SENTENCE, font) <= PORTRAIT_PX
    assert tablet.measure.pt(24) / 3 < font.pixelSize() < words.words_font().pixelSize()


def test_words_on_one_line_grow_as_far_as_is_asked(tablet: Look) -> None:
    words = body("Dusch")
    assert words.font_at(PORTRAIT_PX).pixelSize() == tablet.measure.pt(24)


def test_words_are_never_smaller_than_at_their_own_size(tablet: Look) -> None:
    assert body(SENTENCE).font_at(100).pixelSize() >= Measure(149).pt(24)


def test_other_modes_grow_as_far_as_is_asked(tablet: Look) -> None:
    tablet.wear(density=STAFF)
    words = body(SENTENCE)
    assert words.font_at(300).pixelSize() == tablet.measure.pt(13)
    assert size_for_signs(300) == 0


def test_a_card_that_nearly_fits_is_whole_on_its_page(app: QApplication, tablet: Look) -> None:
    cards = [Card(body("Amina kommer och lagar lunch.", bold=True), body("Klockan 8.")) for _ in range(3)]
    pages = Paged()
    pages.show_parts(cards)
    pages.resize(900, 700)
    pages.show()
    app.processEvents()
    assert pages.page_count == len(cards)
    for page, card in enumerate(cards):
        pages.go_to(page)
        assert card.geometry().top() == 0
        assert card.height() <= pages._held.height()
    put_away(pages, app)


def test_turning_the_pages_changes_no_letter_of_the_first(app: QApplication, tablet: Look) -> None:
    """A part that is hidden on another page was measured as it stood in its old height."""
    screen = drawn(app, "home-late", (1280, 800))
    (home,) = screen.findChildren(HomeView)
    pages = home.pages
    first, count = list(pages._pages), pages.page_count
    for page in (*range(count), 0):
        pages.go_to(page)
        app.processEvents()
        assert pages._pages == first
    put_away(screen, app)


def test_the_tenth_page_is_as_high_as_the_ninth(app: QApplication, tablet: Look) -> None:
    pages = Paged()
    pages.show_parts([Card(body(SENTENCE * 2)) for _ in range(14)])
    pages.resize(700, 900)
    pages.show()
    app.processEvents()
    first = list(pages._pages)
    assert len(first) > 10
    for page in range(len(first)):
        pages.go_to(page)
        app.processEvents()
        assert pages._pages == first
    put_away(pages, app)


def test_a_part_of_nothing_but_words_loses_no_line(app: QApplication, tablet: Look) -> None:
    """A long message: what stood below the first page's edge was on no page."""
    tablet.wear(measure=Measure(149))
    words = body(SENTENCE * 12)
    pages = Paged()
    pages.show_parts([words])
    pages.resize(600, 500)
    pages.show()
    app.processEvents()
    assert pages.page_count > 1
    for page in pages._pages:
        assert page.bottom - page.top <= pages.height()
    assert pages._pages[-1].bottom >= words.heightForWidth(600)
    put_away(pages, app)


def test_the_tail_of_a_j_is_not_cut_off(app: QApplication, tablet: Look) -> None:
    """Its tail reaches back before the beginning of the line."""
    words = body("j")
    words.resize(300, 300)
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    words.render(image)
    assert all(image.pixelColor(0, y).lightness() > 128 for y in range(300)), "the first column cuts through it"
    assert any(image.pixelColor(x, y).lightness() < 128 for x in range(40) for y in range(300))
    words.deleteLater()


def test_the_ring_of_a_button_at_the_pages_edge_is_whole(app: QApplication, tablet: Look) -> None:
    tablet.wear(measure=Measure(149))
    holder, edge = QWidget(), tablet.ring_px()
    column = QVBoxLayout(holder)
    column.setContentsMargins(edge, edge, edge, edge)
    buttons = [TouchButton(f"Knapp {number}") for number in range(6)]
    for button in buttons:
        column.addWidget(button)
    scroll = Scroll(holder)
    scroll.resize(500, 400)
    scroll.show()
    scroll.activateWindow()
    app.processEvents()
    target = buttons[3]
    # It stands with its lower edge on the pane's: seen whole, but for its ring.
    below = target.mapTo(holder, QPoint(0, target.height())).y()
    scroll.verticalScrollBar().setValue(below - scroll.viewport().height())
    target.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    top = target.mapTo(scroll.viewport(), QPoint(0, 0)).y()
    assert top - edge >= 0
    assert top + target.height() + edge <= scroll.viewport().height()
    put_away(scroll, app)
