"""Who is here? And what is shown when that is not known yet, or cannot be."""

from PySide6.QtCore import QCoreApplication, Signal

from app.services.people import PersonOnDevice
from ui.shared.card import Column
from ui.shared.page import Page
from ui.shared.sentences import wait_words
from ui.shared.touch_button import TouchButton

translate = QCoreApplication.translate


class SignInPage(Page):
    def set_open(self, is_open: bool) -> None:
        """While what was typed is being tried, a page that takes codes or digits takes none."""


class StartingPage(SignInPage):
    """The databases take long to open, or do not open at all."""

    def __init__(self) -> None:
        super().__init__("Tryggve")

    def fail(self, sentence: str) -> None:
        self.status.clear()
        self.trouble.say(sentence)

    def ask_for_patience(self) -> None:
        self.trouble.clear()
        self.status.say(translate("SignIn", "Ett ögonblick …", "A code or PIN is being tried"), icon="hourglass")


class PeoplePage(SignInPage):
    """Who is here?"""

    chosen = Signal(str)
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("SignIn", "Vem är du?", "Title over the people who can sign in on the device"))
        self._list = Column()
        self.another = TouchButton(
            translate("SignIn", "Någon annan", "Button: one more person on this device"), icon="user-plus"
        )
        self.add(self._list, self.another)
        self.another.clicked.connect(self.another_wanted)

    def show_people(self, people: tuple[PersonOnDevice, ...]) -> None:
        self._list.fill(self._button(person) for person in people)

    def _button(self, person: PersonOnDevice) -> TouchButton:
        button = TouchButton(person.name, icon="user", note=wait_words(person.wait_s) if person.wait_s else "")
        button.clicked.connect(lambda: self.chosen.emit(person.person))
        return button
