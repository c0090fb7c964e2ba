"""Ending the contact with somebody close, asked once more: the way back comes first, and does nothing."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.services.messages import TalkPage
from ui.brukare.button_grid import ButtonGrid
from ui.brukare.fitting_button import FittingButton
from ui.brukare.paged import LARGE
from ui.brukare.talks_view import NamedView
from ui.shared.card import Card, Ground
from ui.shared.isolates import isolated
from ui.shared.look import look
from ui.shared.touch_button import TouchButton
from ui.shared.words import body

translate = QCoreApplication.translate


def end_contact_words() -> str:
    return translate("Messages", "Avsluta kontakten", "Button: ends the contact with somebody close; asked once more")


class EndTalkView(NamedView):
    end_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.back.set_words(translate("Messages", "Nej, tillbaka", "Button: the contact goes on"))
        self._name, self._trouble = "", ""
        self.end = TouchButton(translate("Messages", "Ja, avsluta", "Button: ends the contact now"), icon="x")
        self._below = ButtonGrid(self.end)
        self._column.addWidget(self._below)
        self.end.clicked.connect(self.end_wanted)
        look().changed.connect(self._lay)

    def show_talk(self, page: TalkPage) -> None:
        self._name, self._trouble = isolated(page.row.name), ""
        self.title.say(end_contact_words())
        self._lay()

    def say_trouble(self, words: str) -> None:
        self._trouble = words
        self._lay()
        self.first_page()

    def _lay(self) -> None:
        """With large text the button stands after the question, on a page of its own."""
        asked = translate("Messages", "Vill du avsluta kontakten med %1?", "%1 is a name").replace("%1", self._name)
        then = translate("Messages", "Ni kan inte skriva mer till varandra.", "What ending the contact does")
        parts: list[QWidget] = [Card(body(asked, bold=True), body(then))]
        if self._trouble:
            parts.insert(0, Card(body(self._trouble), ground=Ground.NOTICE))
        is_large = look().measure.text_scale > LARGE
        if is_large:
            end = FittingButton(self.end.text(), icon="x")
            end.clicked.connect(self.end_wanted)
            parts.append(end)
        self._below.setVisible(not is_large)
        self.show_cards(parts, empty="")
