"""The tablet's first screen: the day and the clock, what happens next, and the places to go to."""

import math
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.services.brukare_snapshots import Home
from ui.brukare.fitting_button import FittingButton
from ui.brukare.next_card import NextCard
from ui.brukare.page_cuts import BEGINS_PAGE, measured
from ui.brukare.paged import LARGE, Paged
from ui.brukare.places import TWO_BESIDE, Places
from ui.brukare.ring_view import ring_name
from ui.brukare.sentences import greeting_words, next_told
from ui.brukare.telling import Telling, words_on
from ui.shared.dates import clock_time, date_words, part_of_day, wall_date, weekday
from ui.shared.language import SWEDISH, speaking
from ui.shared.lesson_sayings import lessons_name
from ui.shared.look import look
from ui.shared.message_words import messages_name, new_messages_words
from ui.shared.sentences import language_page_name, profile_page_name
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.touch_button import Kind
from ui.shared.words import clock, quiet, title
from ui.shared.wrapped_text import natural_width

translate = QCoreApplication.translate

CLOSE_ENOUGH = 0.02
"""Part of the letters' size: a pixel or two on the glass, and nobody sees that they could have been larger."""
MOST_PLACES = 6
"""Source: DESIGN.md, Measures: choices on one screen."""


class HomeView(QWidget):
    day_wanted = Signal()
    visitors_wanted = Signal()
    profile_wanted = Signal()
    messages_wanted = Signal()
    language_wanted = Signal()
    ring_wanted = Signal()
    lessons_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = _Now()
        self.next = NextCard()
        self._telling = Telling(self, self._words_to_tell)
        self.day = FittingButton(
            translate("Home", "I dag", "Place on the tablet: the day's visits"), icon="calendar", centred=False
        )
        self.visitors = FittingButton(
            translate("Home", "Vem har varit här", "Place on the tablet: who has been in the home"),
            icon="door",
            centred=False,
        )
        self.profile = FittingButton(profile_page_name(), icon="adjustments", centred=False)
        self._at_most = MOST_PLACES
        self.messages = FittingButton(messages_name(), icon="messages", centred=False)
        self.messages.clicked.connect(self.messages_wanted)
        self.language = self._way_to_languages()
        self.ring = FittingButton(ring_name(), icon="phone", centred=False)
        self.lessons = FittingButton(lessons_name(), icon="help-circle", centred=False)
        self.ring.clicked.connect(self.ring_wanted)
        self.lessons.clicked.connect(self.lessons_wanted)
        # The way to another language is on the first page: who cannot read this one does not find *Nästa*.
        language = () if self.language is None else (self.language,)
        rest = (self.messages, self.day, self.visitors, self.lessons, self.profile)
        self._places = [Places(self.ring, *language, *rest)]
        self.pages = Paged(stretch_last=True, cut_large=True, make_room=self._make_room)
        self._apart: QWidget | None = None
        self._roomy: object = None
        """For what room was made last."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.day.clicked.connect(self.day_wanted)
        self.visitors.clicked.connect(self.visitors_wanted)
        self.profile.clicked.connect(self.profile_wanted)
        self._regroup()

    @property
    def day_and_clock(self) -> QWidget:
        return self._now

    def _way_to_languages(self) -> FittingButton | None:
        """The last place, with its picture, where another language than Swedish is spoken: who cannot read it finds
        the way out. In Swedish a press on it by mistake would be the way to lose oneself."""
        if speaking() is SWEDISH:
            return None
        way = FittingButton(language_page_name(), icon="language", centred=False)
        way.clicked.connect(self.language_wanted)
        return way

    def show_home(self, home: Home) -> None:
        self.show_now(home.now)
        self.next.show_told(next_told(home))
        unread = home.unread_messages
        words = new_messages_words(unread) if unread else messages_name()
        self.messages.set_words(greeting_words(home.greeting) if home.greeting is not None else words)
        self.messages.set_kind(Kind.CHOSEN if unread else Kind.PLAIN)

    def show_now(self, now: datetime) -> None:
        """The clock alone, each minute."""
        self._now.show_now(now)

    def hold(self, side: QWidget) -> None:
        """What stands beside every screen, for a page here when the text is too large for that."""
        self._apart = side
        self.pages.leave_out(side, out=True)
        self._lay()

    def show_held(self, shown: bool) -> None:
        if self._apart is not None:
            self.pages.leave_out(self._apart, out=not shown)

    def show_at_most(self, places: int) -> None:
        """So many places on one page; the next page has the next ones."""
        if places != self._at_most:
            self._at_most = places
            self._regroup()

    def _regroup(self) -> None:
        buttons = [button for places in self._places for button in places.give_up()]
        each = math.ceil(len(buttons) / math.ceil(len(buttons) / self._at_most))  # no page with one alone
        groups = [buttons[first : first + each] for first in range(0, len(buttons), each)]
        self._places = [Places(*group) for group in groups]
        for places in self._places[1:]:
            places.setProperty(BEGINS_PAGE, True)
        self._lay()

    def first_page(self) -> None:
        self.pages.go_to(0)
        self._telling.soon()

    def _words_to_tell(self) -> str:
        return words_on(self.next) if self.isVisible() else ""

    def _make_room(self, width: int, height: int) -> None:
        """The face gives way where all would not be one page with it, then the date. With large text the first page
        says at least who comes and when, in the largest letters in which that is whole."""
        now = (width, height, look().measure, look().pictures, self._told(), len(self.pages.shown_parts()))
        if now == self._roomy:  # what is tried out asks to be laid out again
            return
        self._roomy = now
        for places in self._places:
            places.offer_room(width, height)
        self.next.offer_face(True)
        self._now.offer_date(True)
        if look().measure.text_scale > LARGE:
            self.next.stand_at_least(0)
            self.next.lie(low=False)
            self._places[0].stand(TWO_BESIDE)
            self._shrink_to_fit(width, height)
            return
        self._shrink_to(1.0)
        self.next.stand_at_least(0)
        if self._stand_still(width, height):
            return
        self._stand_in(width, height)
        self.next.offer_face(self._needed(width) <= height)
        first = measured(self._now, width) + look().gap() + measured(self.next, width)
        self._now.offer_date(first <= height and self._needed(width) <= height)

    def _told(self) -> tuple[object, ...]:
        buttons = [button for places in self._places for button in places.buttons]
        return (self._now.told, self.next.told, *((button, button.text()) for button in buttons))

    def _stand_still(self, width: int, height: int) -> bool:
        """The places stand where the glass alone says, whatever is told above them: that has the room of who comes,
        when and what, a line each, and face and date what is left of it. Not where more is told than that, or all is
        not one page."""
        first = self._places[0]
        self.next.offer_face(False)
        self._now.offer_date(False)
        above = measured(self._now, width) + look().gap() + self.next.ordinary_height()

        def told() -> int:
            return measured(self._now, width) + look().gap() + measured(self.next, width)

        for way in first.ways(width):
            first.stand(way)
            if self._needed(width) - told() + above <= height:
                break
        else:
            return False
        self.next.lie(low=False)
        if told() > above:
            self.next.lie(low=True)
        if told() > above:
            return False
        for offer in (self.next.offer_face, self._now.offer_date):
            offer(True)
            if told() > above:
                offer(False)
        self.next.stand_at_least(above - measured(self._now, width) - look().gap())
        return True

    def _stand_in(self, width: int, height: int) -> None:
        """With as many pictures and as high a card as have room, before face and date. A place stands where it stood
        whatever is told above it."""
        first = self._places[0]
        self.next.offer_face(False)
        self._now.offer_date(False)
        found = first.ways(width)
        ways = [(found[0], False), *((way, True) for way in found)]
        for way, low in ways:  # the last where no way is one page: it leaves most on the first
            first.stand(way)
            self.next.lie(low=low)
            if self._needed(width) <= height:
                break
        self.next.offer_face(True)
        self._now.offer_date(True)

    def _needed(self, width: int) -> int:
        parts = [part for part in self.pages.shown_parts() if not part.property(BEGINS_PAGE)]
        return sum(measured(part, width) + look().gap() for part in parts) - look().gap()

    def _shrink_to_fit(self, width: int, height: int) -> None:
        """Halves the doubt, for each size has to be laid out."""
        smallest, largest = 1 / look().measure.text_scale, 1.0
        for has_face in (True, False):  # words before pictures
            self.next.offer_face(has_face)
            if self._is_whole(largest, width, height):
                return
        while largest - smallest > CLOSE_ENOUGH:
            middle = (smallest + largest) / 2
            if self._is_whole(middle, width, height):
                smallest = middle
            else:
                largest = middle
        self._shrink_to(smallest)

    def _is_whole(self, part: float, width: int, height: int) -> bool:
        """Whether the day, the clock, and who comes when have room in such letters."""
        self._shrink_to(part)
        above = measured(self._now, width) + look().gap()
        measured(self.next, width)
        return above + self.next.end_of_when() <= height and not self.next.breaks_a_word()

    def _shrink_to(self, part: float) -> None:
        self._now.shrink_to(part)
        self.next.shrink_to(part)

    def _lay(self) -> None:
        parts: list[QWidget] = [self._now, self.next, *self._places]
        if self._apart is not None:
            parts.append(self._apart)
        self.pages.show_parts(parts)


class _Now(QWidget):
    """Day and date, the clock beside them; in a narrow column beside the date alone, or under it. Where they have no
    room, one line: weekday, date and clock, or without the date where that would be two."""

    def __init__(self) -> None:
        super().__init__()
        self._day, self._date, self._clock = title(), quiet(), clock()
        self._short = ShrinkingWords("", size="body", bold=True)
        self._long_day = self._shortest = self._short_with_date = ""
        self._clock_at: tuple[int, int, int] | None = None
        self._date_offered = True
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.setColumnStretch(0, 1)
        self._box.addWidget(self._date, 1, 0, Qt.AlignmentFlag.AlignBottom)
        self._box.addWidget(self._short, 3, 0, 1, 2)
        look().changed.connect(self.fit)
        self.fit()

    def show_now(self, now: datetime) -> None:
        self._long_day = part_of_day(now)
        self._date.say(date_words(wall_date(now)))
        self._clock.say(clock_time(now))
        self._shortest = f"{weekday(wall_date(now))} {clock_time(now)}"
        self._short_with_date = f"{weekday(wall_date(now))} {self._date.text()}, {clock_time(now)}"
        self.fit()

    @property
    def told(self) -> tuple[str, ...]:
        return self._long_day, self._date.text(), self._clock.text()

    def fit(self) -> None:
        self._day.say(self._long_day)
        clock_width = self._clock.sizeHint().width()
        room = self.width() - clock_width - look().gap()
        whole = natural_width(self._long_day, self._day.words_font()) <= room
        beside_date = natural_width(self._date.text(), self._date.words_font()) <= room
        large = look().measure.text_scale > LARGE
        short = large or not self._date_offered
        has_date = not large and natural_width(self._short_with_date, self._short.words_font()) <= self.width()
        self._short.say(self._short_with_date if has_date else self._shortest)
        self._place((0, 1, 2) if whole else (1, 1, 1) if beside_date else (2, 0, 1))
        for thing, shown in (
            (self._day, not short),
            (self._date, not short),
            (self._clock, not short),
            (self._short, short),
        ):
            thing.setVisible(shown)
        self._clock.setFixedWidth(clock_width if whole or beside_date else max(1, self.width()))

    def offer_date(self, offered: bool) -> None:
        """Whether the page has room for the date."""
        self._date_offered = offered
        self.fit()

    def shrink_to(self, part: float) -> None:
        self._short.shrink_to(part)

    def _place(self, clock_at: tuple[int, int, int]) -> None:
        """`clock_at`: the clock's row, column, and how many rows it takes."""
        if clock_at == self._clock_at:
            return
        self._clock_at = clock_at
        row, column, rows = clock_at
        self._box.removeWidget(self._day)
        self._box.removeWidget(self._clock)
        self._box.addWidget(self._day, 0, 0, 1, 1 if rows == 2 else 2)
        self._box.addWidget(self._clock, row, column, rows, 2 - column, Qt.AlignmentFlag.AlignBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
