"""One conversation on the tablet, newest first: what was said and how far it has come, and the way to answer."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.conversation import ThreadKind
from app.services.messages import MessageFile, MessageRow, TalkPage
from ui.brukare.button_grid import ButtonGrid
from ui.brukare.end_talk_view import end_contact_words
from ui.brukare.fitting_button import FittingButton
from ui.brukare.paged import LARGE
from ui.brukare.talks_view import NamedView, talk_name
from ui.shared.card import Card, Ground
from ui.shared.isolates import isolated
from ui.shared.link_words import link_words
from ui.shared.look import look
from ui.shared.message_words import (
    author_line,
    is_picture,
    is_sound,
    looked_in_words,
    progress_words,
    shortened_text,
)
from ui.shared.pictures import SmallPictures
from ui.shared.showing import show_if
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body

translate = QCoreApplication.translate

SIGNS_AT_FIRST = 400
"""Of a message among the others; the whole of a longer one has a page of its own."""
SMALL_MM = 30.0


def back_to_talks() -> str:
    return translate("Messages", "Tillbaka till alla", "Way back to the list of conversations")


class _MessageCard(Card):
    """Between its last button and its border the button's ring has room."""

    def _remeasure(self) -> None:
        super()._remeasure()
        margins, least = self.column.contentsMargins(), look().ring_px() + look().line_px(look().density.card_line_mm)
        margins.setTop(max(margins.top(), least))
        margins.setBottom(max(margins.bottom(), least))
        self.column.setContentsMargins(margins)


class _OnPage(FittingButton):
    """Among the messages: whole on a page, however large the text is."""

    lines = 2


class TalkView(NamedView):
    answer_wanted = Signal()
    file_wanted = Signal(object)
    """A MessageFile."""
    whole_wanted = Signal(object)
    """A MessageRow."""
    end_wanted = Signal()
    """The person wants no contact with this närstående any more; asked once more on a page of its own."""
    page_wanted = Signal(int)
    """Of messages: older or newer ones than these."""

    def __init__(self, small: SmallPictures) -> None:
        super().__init__("")
        self._small = small
        self.back.set_words(back_to_talks())
        self.page: TalkPage | None = None
        self._cards: dict[str, Card] = {}
        self._places: dict[str, list[QLabel]] = {}
        """Where each picture of the page stands once it has come."""
        self._seen: set[str] = set()
        """Messages that have been on the glass."""
        self._shown: object = None
        self.answer = TouchButton(
            translate("Messages", "Svara", "Button: to the ways of answering"), icon="message", kind=Kind.PRIMARY
        )
        self.answer_between: TouchButton | None = None
        """With large text, among the messages."""
        self.below = ButtonGrid(self.answer)
        self._column.addWidget(self.below)
        self.answer.clicked.connect(self.answer_wanted)
        small.came.connect(self._picture_came)
        look().changed.connect(self._look_has_changed)

    def show_page(self, page: TalkPage) -> None:
        """Nothing is redrawn, and no page turned, when nothing has changed."""
        shown = (page.row, page.messages, page.page, page.pages, page.online, page.looked_in_at, page.link, _is_large())
        self.page = page
        if shown == self._shown:
            return
        self._shown = shown
        self.title.say(talk_name(page.row))
        self.below.show_only(*[self.answer] * (not page.row.ended))
        self.below.setVisible(not _is_large() and not page.row.ended)
        said = translate("Messages", "Skriv", "Button: the first message of a conversation")
        again = translate("Messages", "Svara", "Button: to the ways of answering")
        self.answer.set_words(again if page.messages else said)
        if not page.messages:
            self.show_cards([Card(body(_nothing_yet())), *self._parts(page)], empty="")
        else:
            self.show_cards(list(self._parts(page)), empty="")
        self._remeasure()

    @property
    def way_to_answer(self) -> TouchButton:
        """The one that is seen, or stands on one of the pages."""
        return self.answer if self.answer_between is None or not _is_large() else self.answer_between

    def read_up_to(self) -> str:
        """The newest message that is new, once all that are new here have been on the glass; before that nothing."""
        self._seen |= {message for message, card in self._cards.items() if card.isVisible()}
        new = [one.message for one in (self.page.messages if self.page else ()) if one.is_new]
        return new[0] if new and self._seen.issuperset(new) else ""

    def pictures(self) -> list[MessageFile]:
        """Those on this page that are not made small yet."""
        found = [file for one in (self.page.messages if self.page else ()) for file in one.files if is_picture(file)]
        return [file for file in found if self._small.of(file.sha256) is None]

    def small_size(self) -> QSize:
        side = look().mm(SMALL_MM)
        return QSize(side, side)

    def _picture_came(self, sha256: str) -> None:
        """Into its place: the page made anew for each of its pictures would be stuck for as long as it takes."""
        for place in self._places.get(sha256, ()):
            self._put(place, sha256)

    def _put(self, place: QLabel, sha256: str) -> None:
        small = self._small.of(sha256)
        if small is not None and not small.isNull():
            place.setPixmap(QPixmap.fromImage(small))
            show_if(place, True)

    def _parts(self, page: TalkPage) -> Iterator[QWidget]:
        if page.page:
            yield self._turning(translate("Messages", "Nyare meddelanden", "Button"), "arrow-left", page.page - 1)
        if page.row.ended:
            yield Card(body(_ended_words()), ground=Ground.NOTICE)
        elif not page.page and (looked_in := looked_in_words(page)):
            yield body(looked_in)
        self._cards.clear()
        self._places.clear()
        for number, message in enumerate(page.messages):
            card = self._cards[message.message] = self._card(message, page)
            yield card
            if not number and _is_large() and not page.row.ended:
                yield self._answer_between()
        if not page.messages and _is_large() and not page.row.ended:
            yield self._answer_between()
        if page.page + 1 < page.pages:
            yield self._turning(translate("Messages", "Äldre meddelanden", "Button"), "arrow-right", page.page + 1)
        elif page.row.talk.kind is ThreadKind.NARSTAENDE and not page.row.ended:
            if page.link is not None:
                yield Card(body(link_words(page.link, page.row.name, page.now)))
            # Last of all, where nobody comes who only wants to read or answer.
            end = _OnPage(end_contact_words(), icon="x", centred=False)
            end.clicked.connect(self.end_wanted)
            yield end

    def _answer_between(self) -> QWidget:
        """With large text the way to answer does not stand on every page, but after the newest message: below the
        pages it would leave no line of a message its room."""
        answer = FittingButton(self.answer.text(), icon="message", kind=Kind.PRIMARY)
        answer.clicked.connect(self.answer_wanted)
        self.answer_between = answer
        return ButtonGrid(answer)

    def _look_has_changed(self) -> None:
        if self.page is not None:
            self.show_page(self.page)

    def _turning(self, text: str, icon: str, to: int) -> TouchButton:
        button = _OnPage(text, icon=icon, centred=False)
        button.clicked.connect(lambda: self.page_wanted.emit(to))
        return button

    def _card(self, message: MessageRow, page: TalkPage) -> Card:
        card = _MessageCard(ground=Ground.INFO if message.is_new else Ground.SURFACE)
        line = author_line(message, page.now, first_name=page.row.talk.kind is ThreadKind.UNIT)
        if message.is_new:
            new = translate("Messages", "Nytt. %1", "Before the name over a new message; %1 is 'Amina, 10.42'")
            line = new.replace("%1", line)
        card.add(body(line, bold=True))
        text, is_shortened = shortened_text(message.text, SIGNS_AT_FIRST)
        if text.strip():
            card.add(body(isolated(text)))
        if is_shortened:
            whole = _OnPage(translate("Messages", "Läs hela", "Button: a long message"), icon="book")
            whole.clicked.connect(lambda: self.whole_wanted.emit(message))
            card.add(whole)
        for file in message.files:
            for part in self._file(file):
                card.add(part)
        state = progress_words(message, page.row, for_brukare=True, online=page.online, now=page.now)
        if state:
            card.add(body(state))
        return card

    def _file(self, file: MessageFile) -> Iterator[QWidget]:
        if is_picture(file):
            picture = QLabel()
            picture.hide()
            picture.setAccessibleName(file.name)
            picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self._places.setdefault(file.sha256, []).append(picture)
            self._put(picture, file.sha256)
            yield picture
        button = _OnPage(file_button_words(file), icon=file_icon(file))
        button.clicked.connect(lambda: self.file_wanted.emit(file))
        yield button


def _is_large() -> bool:
    return look().measure.text_scale >= LARGE


def file_button_words(file: MessageFile) -> str:
    if is_picture(file):
        return translate("Messages", "Visa bilden", "Button: a picture in a message")
    if is_sound(file):
        return translate("Messages", "Lyssna", "Button: a voice message")
    return translate("Messages", "Öppna filen", "Button: any other file")


def file_icon(file: MessageFile) -> str:
    return "photo" if is_picture(file) else "player-play" if is_sound(file) else "notes"


def _nothing_yet() -> str:
    return translate("Messages", "Ni har inte skrivit till varandra än.", "An empty conversation")


def _ended_words() -> str:
    return translate(
        "Messages", "Ni har inte kontakt här längre. Du kan läsa det som står.", "The approval was withdrawn"
    )
