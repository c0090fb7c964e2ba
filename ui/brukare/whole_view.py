"""One thing alone on the tablet: a picture, or the whole of a long message."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage

from app.services.messages import MessageRow
from ui.brukare.answer_view import one_step_back
from ui.brukare.talks_view import NamedView
from ui.shared.card import Card
from ui.shared.isolates import isolated
from ui.shared.large_picture import LargePicture
from ui.shared.words import body

translate = QCoreApplication.translate

PART_SIGNS = 700
"""Of a long message in one piece: a page or two of large letters, so that no text is laid out that nobody sees yet."""


class WholeView(NamedView):
    """The whole of a long message, on pages."""

    def __init__(self) -> None:
        super().__init__("")
        self.back.set_words(one_step_back())

    def show_message(self, message: MessageRow) -> None:
        self.title.say(isolated(message.author_name))
        self.show_cards([body(isolated(part)) for part in in_parts(message.text)], empty="")


def in_parts(text: str) -> list[str]:
    """Cut at the ends of words, nothing left out."""
    parts = []
    while len(text) > PART_SIGNS:
        cut = text.rfind(" ", PART_SIGNS // 2, PART_SIGNS)
        cut = cut + 1 if cut >= 0 else PART_SIGNS
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text]


class PictureView(NamedView):
    """A picture as large as the glass, or a sentence of why there is none."""

    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.back.set_words(one_step_back())
        self.picture = LargePicture()
        self._column.addWidget(self.picture, 1)
        self.show_words("")

    def _is_wide(self) -> bool:
        """Never: there are no pages here beside which the way back could stand."""
        return False

    def show_picture(self, image: QImage, name: str) -> None:
        self.picture.show_image(image, name)
        self.picture.show()
        self.pages.hide()

    def show_words(self, words: str) -> None:
        self.picture.hide()
        self.pages.show()
        self.show_cards([Card(body(words))] if words else [], empty=_fetching())


def _fetching() -> str:
    return translate("Messages", "Hämtar …", "A picture is on its way to the glass")
