"""One conversation as those see it who answer a brukare: the field for the answer first, then what was said, newest
first, each message with how far it has come."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from app.services.messages import MessageFile, MessageRow, TalkPage
from ui.shared.card import Card, Column, Ground
from ui.shared.isolates import isolated
from ui.shared.look import look
from ui.shared.message_words import author_line, is_picture, is_sound, progress_words, shortened_text
from ui.shared.page import Page
from ui.shared.pictures import SmallPictures
from ui.shared.rows import Row
from ui.shared.showing import show_if
from ui.shared.text_field import TextField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, remark

translate = QCoreApplication.translate

SIGNS_AT_FIRST = 2_000
"""Of a message among the others: a screenful or two."""
SMALL_MM = 22.0


class TalkPageView(Page):
    changed = Signal(str)
    send_wanted = Signal()
    picture_picked = Signal(str)
    """Path of a picture that is to be sent."""
    file_wanted = Signal(object)
    """A MessageFile."""
    keep_wanted = Signal(object)
    """A MessageRow that is to be kept to the journal."""
    page_wanted = Signal(int)

    def __init__(self, back: str, small: SmallPictures, *, keeps: bool) -> None:
        """`keeps`: messages of weight can be kept to the journal."""
        super().__init__(" ", back=back)
        self._small, self._keeps = small, keeps
        self.page: TalkPage | None = None
        self._shown: object = None
        self._whole: set[str] = set()
        """Long messages that have been unfolded."""
        self.field = TextField(translate("Messages", "Ditt svar", "Label of the field for an answer"), lines=2)
        self.send = TouchButton(translate("Messages", "Skicka", "Button"), icon="send", kind=Kind.PRIMARY)
        self.attach = TouchButton(
            translate("Messages", "Skicka en bild", "Button: picks a picture, which is sent"), icon="photo"
        )
        self._answer = Column(self.field, Row(self.send, self.attach))
        self._messages = Column()
        self.add(self._answer, self._messages)
        self.field.changed.connect(self._typed)
        self.send.clicked.connect(self.send_wanted)
        self.attach.clicked.connect(self._pick)
        small.came.connect(self._picture_came)

    def show_page(self, page: TalkPage) -> None:
        shown = (page.row, page.messages, page.page, page.pages, page.online, page.visit)
        is_other = self.page is None or self.page.row.talk != page.row.talk
        self.page = page
        if is_other:
            self._whole.clear()
            self.trouble.clear()
            self.status.clear()
            self.put_text(page.draft)
        if shown == self._shown:
            return
        self._shown = shown
        self.set_title(isolated(page.row.name))
        show_if(self._answer, not page.row.ended)
        self._messages.fill(self._parts(page))

    def put_text(self, text: str) -> None:
        self.field.replace(text)
        self.send.setEnabled(bool(text.strip()))

    def pictures(self) -> list[MessageFile]:
        """Those on this page that are not made small yet."""
        found = [file for one in (self.page.messages if self.page else ()) for file in one.files if is_picture(file)]
        return [file for file in found if self._small.of(file.sha256) is None]

    def small_size(self) -> QSize:
        side = look().mm(SMALL_MM)
        return QSize(side, side)

    def _typed(self, text: str) -> None:
        self.send.setEnabled(bool(text.strip()))
        self.changed.emit(text)

    def _pick(self) -> None:
        name = translate("Messages", "Välj en bild", "Title of the window in which a picture is picked")
        pictures = translate("Messages", "Bilder", "Kind of files in that window")
        picking = QFileDialog(self, name, filter=f"{pictures} (*.jpg *.jpeg *.png *.webp *.gif)")
        picking.setFileMode(QFileDialog.FileMode.ExistingFile)
        picking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picking.fileSelected.connect(self.picture_picked)
        picking.open()

    def _picture_came(self, sha256: str) -> None:
        if self.page is not None and any(file.sha256 == sha256 for one in self.page.messages for file in one.files):
            self._draw_again()

    def _draw_again(self) -> None:
        self._shown = None
        if self.page is not None:
            self.show_page(self.page)

    def _parts(self, page: TalkPage) -> Iterator[QWidget]:
        if page.page:
            yield self._turning(translate("Messages", "Nyare meddelanden", "Button"), page.page - 1)
        for message in page.messages:
            yield self._card(message, page)
        if not page.messages:
            yield body(translate("Messages", "Ni har inte skrivit till varandra än.", "An empty conversation"))
        if page.page + 1 < page.pages:
            yield self._turning(translate("Messages", "Äldre meddelanden", "Button"), page.page + 1)

    def _turning(self, text: str, to: int) -> TouchButton:
        button = TouchButton(text, kind=Kind.QUIET)
        button.clicked.connect(lambda: self.page_wanted.emit(to))
        return button

    def _card(self, message: MessageRow, page: TalkPage) -> Card:
        card = Card(ground=Ground.INFO if message.is_new else Ground.SURFACE)
        line = author_line(message, page.now)
        if message.is_new:
            new = translate("Messages", "Nytt. %1", "Before the name over a new message; %1 is 'Amina, 10.42'")
            line = new.replace("%1", line)
        card.add(body(line, bold=True))
        most = SIGNS_AT_FIRST if message.message not in self._whole else len(message.text)
        text, is_shortened = shortened_text(message.text, most)
        if text.strip():
            card.add(body(isolated(text)))
        if is_shortened:
            whole = TouchButton(translate("Messages", "Läs hela", "Button: a long message"), icon="book")
            whole.clicked.connect(lambda: self._unfold(message.message))
            card.add(whole)
        for file in message.files:
            for part in self._file(file):
                card.add(part)
        state = progress_words(message, page.row, for_brukare=False, online=page.online, now=page.now)
        if state:
            card.add(remark(state))
        if message.kept:
            card.add(remark(translate("Messages", "Står i journalen.", "A message that is kept to the journal")))
        elif self._keeps and page.visit and not message.is_mine and message.text.strip():
            keep = TouchButton(
                translate("Messages", "Spara i journalen", "Button: the message becomes a note"), icon="notes"
            )
            keep.clicked.connect(lambda: self.keep_wanted.emit(message))
            card.add(keep)
        return card

    def _unfold(self, message: str) -> None:
        self._whole.add(message)
        self._draw_again()

    def _file(self, file: MessageFile) -> Iterator[QWidget]:
        small = self._small.of(file.sha256) if is_picture(file) else None
        if small is not None and not small.isNull():
            picture = QLabel()
            picture.setPixmap(QPixmap.fromImage(small))
            picture.setAccessibleName(file.name)
            yield picture
        words = (
            translate("Messages", "Visa bilden", "Button: a picture in a message")
            if is_picture(file)
            else translate("Messages", "Lyssna", "Button: a voice message")
            if is_sound(file)
            else translate("Messages", "Öppna filen", "Button: any other file")
        )
        button = TouchButton(words, icon="photo" if is_picture(file) else "player-play")
        button.clicked.connect(lambda: self.file_wanted.emit(file))
        yield button
