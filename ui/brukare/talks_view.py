"""*Meddelanden*: everybody with whom there is a conversation, each with a face, the newest line, and what is new."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.ids import PersonId
from app.services.messages import Talk, TalkRow, Talks
from app.services.people import Face
from ui.brukare.face import FacePicture
from ui.brukare.fitting_button import MOST, FittingButton
from ui.brukare.list_view import FACE_MM, ListView
from ui.brukare.page_cuts import measured
from ui.shared.card import Card
from ui.shared.isolates import isolated
from ui.shared.look import look
from ui.shared.message_words import messages_name, new_messages_words, newest_words, shortened_text
from ui.shared.sentences import arrived_page_name
from ui.shared.touch_button import Kind
from ui.shared.words import body, width_for_signs

translate = QCoreApplication.translate

NAME_MM = 60.0
LETTERS = (MOST, 1.75, 1.5, 1.25, 1.0)
"""How far those of a conversation may grow, in parts of their size at 100 %, tried from the largest."""
NEWEST_SIGNS = 28
"""Of the newest line: one line of large letters beside a face."""


class NamedView(ListView):
    """Its title is somebody's name, which may be long: beside the way back it takes two lines, as that does."""

    def words_to_tell(self) -> str:
        words = super().words_to_tell()
        return f"{self.title.text()}. {words}" if words else ""

    def _title_width(self) -> int:
        least = max(look().mm(NAME_MM), width_for_signs(self.title.words_font()), self.title.minimumSizeHint().width())
        return min(super()._title_width(), least)


class TalksView(ListView):
    talk_wanted = Signal(object)
    """A Talk."""
    arrived_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(messages_name(), make_room=self._make_room)
        self._lines: list[TalkLine] = []
        self._shown: object = None

    def show_talks(self, talks: Talks) -> None:
        shown = (talks.rows, talks.waiting.is_current)
        if shown == self._shown:
            return
        self._shown = shown
        self._lines = lines = [TalkLine(row) for row in talks.rows]
        for line in lines:
            line.wanted.connect(self.talk_wanted)
        empty = translate("Messages", "Här finns ingen att skriva till än. Hemtjänsten ordnar det.", "No conversations")
        cards: list[QWidget] = [*lines] if lines else [Card(body(empty))]
        icon = "cloud-check" if talks.waiting.is_current else "cloud-off"
        arrived = FittingButton(arrived_page_name(), icon=icon, centred=False)
        arrived.clicked.connect(self.arrived_wanted)
        self.show_cards([*cards, arrived], empty="")

    def _make_room(self, width: int, height: int) -> None:
        for line in self._lines:
            line.fit_into(width, height)

    def show_trouble(self) -> None:
        self._shown = None
        self._lines = []
        trouble = translate("Messages", "Meddelandena går inte att läsa just nu.", "The store cannot be read")
        self.show_cards([Card(body(trouble))], empty="")


class TalkButton(FittingButton):
    lines = 2


class TalkLine(QWidget):
    """A face and a button; with large text the face gives way."""

    wanted = Signal(object)

    def __init__(self, row: TalkRow) -> None:
        super().__init__()
        self._talk: Talk = row.talk
        self._face = FacePicture(size_mm=FACE_MM)
        self._face.show_who((Face(PersonId(row.talk.other), row.name, row.name),))
        self.button = TalkButton(
            talk_name(row), note=_note(row), kind=Kind.CHOSEN if row.unread else Kind.PLAIN, centred=False
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button, 1)
        self.button.clicked.connect(lambda: self.wanted.emit(self._talk))
        look().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        if self._row.spacing() != look().gap():
            self._row.setSpacing(look().gap())
        self._face.setVisible(look().measure.text_scale < 1.8)

    def fit_into(self, width: int, height: int) -> None:
        """Its letters grow only as far as it is whole on a page so large, in pixels."""
        for most in LETTERS:
            self.button.most = most
            self.button.updateGeometry()  # what is around it would go by what it needed before
            if measured(self, width) <= height:
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def talk_name(row: TalkRow) -> str:
    """ "Lisa, din dotter" where it is known what she is to the person."""
    name = row.name or translate("Messages", "Hemtjänsten", "A unit of which no name is known")
    return f"{isolated(name)}, {isolated(row.relation)}" if row.relation else isolated(name)


def _note(row: TalkRow) -> str:
    """One line: what matters most of it."""
    if row.not_taken:
        return translate("Messages", "Något kom inte fram", "One's own message was refused")
    if row.unread_is_more:
        more = translate("Messages", "Över %1 nya meddelanden", "Very many are unread; %1 is a number")
        return more.replace("%1", str(row.unread))
    if row.unread:
        return new_messages_words(row.unread)
    if row.has_draft:
        return translate("Messages", "Du har börjat skriva", "Words that have not been sent stand here")
    if row.ended:
        return translate("Messages", "Ni har inte kontakt längre", "The approval was withdrawn")
    newest, _ = shortened_text(newest_words(row), NEWEST_SIGNS)
    return newest
