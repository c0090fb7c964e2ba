"""Cutting a long column into pages: nothing is left out, nothing is cut through, at every text size."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.sampling import by_turns
from ui.brukare import gallery
from ui.brukare.face import COLOURS, ROUND, colour_of, paint_figure
from ui.brukare.frame import Frame
from ui.brukare.home_view import HomeView
from ui.brukare.next_card import NextCard
from ui.brukare.page_cuts import slices
from ui.brukare.paged import Paged
from ui.shared.card import Card, Column
from ui.shared.look import BRUKARE, Look
from ui.shared.measure import Measure
from ui.shared.message_words import messages_name
from ui.shared.sentences import arrived_page_name
from ui.shared.touch_button import TouchButton
from ui.shared.words import Words, body
from ui.shared.wrapped_text import longest_word

BOTH = [(1280, 800), (800, 1280)]
SIZES = pytest.mark.parametrize("size", BOTH)
SCREENS = [(name,) for name in sorted(gallery.screens())]
HOMES = sorted(name for name in gallery.screens() if name.startswith("home"))


def put_away(screen: QWidget, app: QApplication) -> None:
    """As a window goes: by Qt's own hand, not whenever Python collects it."""
    screen.close()
    screen.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def drawn(app: QApplication, name: str, size: tuple[int, int]) -> QWidget:
    screen = gallery.screens()[name]()
    screen.resize(*size)
    screen.show()
    for _ in range(4):
        app.processEvents()
    return screen


@given(st.lists(st.integers(1, 300), min_size=1, max_size=30), st.integers(20, 800))
def test_pages_hold_every_piece_once_and_in_order(heights: list[int], page: int) -> None:
    breaks, ends, top = [], [], 0
    for height in heights:
        breaks.append(top)
        ends.append(top + height)
        top += height + 5
    found = slices(breaks, ends, page)
    assert found[0].top == 0
    assert found[-1].bottom == ends[-1]
    for one, other in pairwise(found):
        assert other.top == one.bottom + 5
    assert all(cut.bottom - cut.top <= page or cut.bottom - cut.top in heights for cut in found)


@pytest.fixture
def tablet(worn: Look) -> Look:
    worn.wear(density=BRUKARE)
    return worn


@pytest.mark.parametrize(("name", "scale", "size"), by_turns(SCREENS, [1.0, 1.5, 2.0, 3.0], BOTH, each=2))
def test_no_line_is_cut_through_on_any_page(
    app: QApplication, tablet: Look, name: str, scale: float, size: tuple[int, int]
) -> None:
    tablet.wear(measure=Measure(ppi=149, text_scale=scale))
    screen = drawn(app, name, size)
    for pages in screen.findChildren(Paged):
        for page in range(pages.page_count):
            pages.go_to(page)
            glass = pages._held
            for words in glass.findChildren(Words):
                if not words.isVisible() or not words.text():
                    continue
                top = words.mapTo(glass, words.rect().topLeft()).y()
                each = words.heightForWidth(words.width()) / max(1, words._set(words.width()).lines)
                for line in range(words._set(words.width()).lines):
                    begin, end = top + line * each, top + (line + 1) * each
                    whole = begin >= -2 and end <= glass.height() + 2
                    away = end <= 2 or begin >= glass.height() - 2
                    assert whole or away, (words.text(), page, begin, end, glass.height())
    put_away(screen, app)


@pytest.mark.parametrize(("name", "scale", "size"), by_turns(SCREENS, [1.0, 3.0], BOTH))
def test_a_screen_on_which_nothing_happens_is_not_laid_out_again(
    app: QApplication,
    tablet: Look,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    tablet.wear(measure=Measure(ppi=149, text_scale=scale))
    arranged: list[type] = []
    for kind in (Paged, Frame):
        monkeypatch.setattr(kind, "_arrange", _noted(kind, arranged))
    screen = gallery.screens()[name]()
    screen.resize(*size)
    screen.show()
    for _ in range(20):
        app.processEvents()
    assert arranged or name.startswith("waiting-")  # nothing but a sentence
    arranged.clear()
    for _ in range(100):
        app.processEvents()
    assert arranged == []
    put_away(screen, app)


def _noted(kind: type[Paged | Frame], arranged: list[type]) -> Callable[[Paged | Frame], None]:
    """The kind's own arrangement, which writes down that it was done."""
    arrange = cast(Callable[[Paged | Frame], None], kind._arrange)

    def noted(self: Paged | Frame) -> None:
        arranged.append(kind)
        arrange(self)

    return noted


def test_words_that_change_on_another_page_are_whole_when_it_is_turned_to(app: QApplication, tablet: Look) -> None:
    pages, other = Paged(), body("Kort.")
    pages.show_parts([body("Ord " * 60), Card(Column(other))])
    pages.resize(600, 700)
    pages.show()
    app.processEvents()
    assert not other.isVisible()
    other.say("Mycket längre än det var. " * 4)
    pages.go_to(pages.page_count - 1)
    assert other.isVisible()
    assert other.height() >= other.heightForWidth(other.width())
    put_away(pages, app)


@SIZES
@pytest.mark.parametrize("name", HOMES)
def test_the_home_screen_is_one_page_at_its_own_size_and_upright_two_at_most(
    app: QApplication, tablet: Look, name: str, size: tuple[int, int]
) -> None:
    screen = drawn(app, name, size)
    (pages,) = screen.findChildren(Paged)
    # Upright the alarm takes a row of its own, and never shrinks: the places may then turn to a second page.
    assert pages.page_count <= (1 if size[0] > size[1] else 2)
    (card,) = screen.findChildren(NextCard)
    assert card.mapTo(pages._held, card.rect().bottomLeft()).y() <= pages._held.height()
    put_away(screen, app)


SHARP = 224
LYING = pytest.mark.parametrize(("size", "ppi"), [((1280, 800), 149), ((1920, 1200), SHARP)])


def home_of(screen: QWidget) -> HomeView:
    (home,) = screen.findChildren(HomeView)
    return home


def seen_places(screen: QWidget) -> list[QRect]:
    places = [button for group in home_of(screen)._places for button in group.buttons]
    return [QRect(place.mapTo(screen, QPoint(0, 0)), place.size()) for place in places if place.isVisible()]


@LYING
@pytest.mark.parametrize("name", HOMES)
def test_home_is_one_page_lying_with_six_places_the_date_and_who_comes(
    app: QApplication, tablet: Look, name: str, size: tuple[int, int], ppi: float
) -> None:
    tablet.wear(measure=Measure(ppi=ppi))
    screen = drawn(app, name, size)
    home = home_of(screen)
    assert home.pages.page_count == 1
    assert len(seen_places(screen)) == 6
    assert home.next.isVisible()
    assert any("23 november" in one.text() for one in home.day_and_clock.findChildren(Words) if one.isVisible())
    put_away(screen, app)


@LYING
def test_a_place_never_moves_whatever_is_told_above_it(
    app: QApplication, tablet: Look, size: tuple[int, int], ppi: float
) -> None:
    """Those with the alarm on the other side are somebody else's; new messages make the place for them a hair wider."""
    tablet.wear(measure=Measure(ppi=ppi))
    found = {}
    for name in HOMES:
        if name == "home-left":
            continue
        screen = drawn(app, name, size)
        found[name] = seen_places(screen)
        put_away(screen, app)
    usual = found.pop("home")
    hair = round(1.0 / 25.4 * ppi)
    for name, places in found.items():
        assert [(place.top(), place.height()) for place in places] == [(one.top(), one.height()) for one in usual], name
        assert all(abs(place.left() - one.left()) <= hair for place, one in zip(places, usual, strict=True)), name


def test_a_place_stays_while_what_is_told_above_it_changes(app: QApplication, tablet: Look) -> None:
    screen = drawn(app, "home", (1280, 800))
    home, before = home_of(screen), seen_places(screen)
    late = replace(gallery.home(), next_visit=replace(gallery.coming(), late=True))
    for told in (late, replace(gallery.home(), next_visit=None), gallery.home()):
        home.show_home(told)
        for _ in range(4):
            app.processEvents()
        assert seen_places(screen) == before
    put_away(screen, app)


@SIZES
@pytest.mark.parametrize("scale", [1.6, 2.0, 3.0])
@pytest.mark.parametrize("name", HOMES)
def test_with_large_text_the_first_page_says_who_and_when_in_whole_words(
    app: QApplication, tablet: Look, name: str, scale: float, size: tuple[int, int]
) -> None:
    tablet.wear(measure=Measure(ppi=149, text_scale=scale))
    screen = drawn(app, name, size)
    (card,) = screen.findChildren(NextCard)
    (pages,) = screen.findChildren(Paged)
    for words in (card._sentence, card._when):
        if not words.text():
            continue
        end = words.mapTo(pages._held, QPoint(0, words.heightForWidth(words.width()))).y()
        assert words.isVisible()
        assert end <= pages._held.height() + 2
        assert longest_word(words.text(), words.words_font()) <= words.width()
    assert pages.page_count > 1
    assert pages._where.isVisible()
    assert pages._where.text() == f"1 av {pages.page_count}"
    put_away(screen, app)


def test_what_is_said_of_the_alarm_is_never_broken_within_a_word(app: QApplication, tablet: Look) -> None:
    tablet.wear(measure=Measure(ppi=149, text_scale=3.0))
    screen = drawn(app, "home", (800, 1280))
    assert isinstance(screen, Frame)
    alarm = screen.apart.alarm
    assert alarm._set(alarm.width())._hyphens == []
    put_away(screen, app)


@pytest.mark.parametrize(("name", "scale", "size"), by_turns(SCREENS, [1.0, 2.0, 3.0], BOTH))
def test_no_page_cuts_the_border_of_a_button(
    app: QApplication, tablet: Look, name: str, scale: float, size: tuple[int, int]
) -> None:
    tablet.wear(measure=Measure(ppi=149, text_scale=scale))
    screen = drawn(app, name, size)
    for pages in screen.findChildren(Paged):
        for page in range(pages.page_count):
            pages.go_to(page)
            for button in screen.findChildren(TouchButton):
                seen = button.visibleRegion().boundingRect()
                assert seen.isEmpty() or seen == button.rect(), (button.text(), page)
    put_away(screen, app)


def places_of(app: QApplication, name: str, words: str) -> list[QRect]:
    screen = drawn(app, name, (1280, 800))
    ways = [button for button in screen.findChildren(TouchButton) if button.text() == words]
    found = [QRect(way.mapTo(screen, QPoint(0, 0)), way.size()) for way in ways if way.isVisible()]
    put_away(screen, app)
    return found


def test_the_way_to_the_messages_stays_where_it_is_when_the_network_goes(app: QApplication, tablet: Look) -> None:
    online = places_of(app, "home", messages_name())
    assert len(online) == 1
    for name in ("home-offline", "home-offline-long"):
        assert places_of(app, name, messages_name()) == online


def test_no_button_leads_to_the_page_that_is_shown_already(app: QApplication, tablet: Look) -> None:
    assert places_of(app, "arrived", arrived_page_name()) == []
    assert places_of(app, "talks", messages_name()) == []


@pytest.mark.parametrize("name", sorted(gallery.screens()))
def test_no_sample_has_a_network_and_none_at_once(app: QApplication, tablet: Look, name: str) -> None:
    screen = drawn(app, name, (1280, 800))
    said = " ".join(words.text() for words in screen.findChildren(Words))
    assert not ("har kontakt" in said and "inget nät" in said)
    put_away(screen, app)


def test_a_person_has_the_same_colour_each_time_and_people_differ() -> None:
    assert colour_of("staff-amina") == colour_of("staff-amina")
    assert len({colour_of(f"staff-{number}") for number in range(60)}) == len(COLOURS)


def test_who_has_no_photograph_is_a_figure_of_one_colour_without_a_face(app: QApplication, tablet: Look) -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(ROUND)
    painter = QPainter(picture)
    paint_figure(painter, colour_of("staff-amina"), 100)
    painter.end()
    found = {picture.pixelColor(x, y).name().upper() for x in range(100) for y in range(100)}
    assert found == {ROUND, colour_of("staff-amina")}
