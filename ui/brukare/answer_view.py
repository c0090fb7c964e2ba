"""Ways to answer: ready-made words that go at once, own words, or the own voice. Six choices at most."""

from PySide6.QtCore import QCoreApplication, Signal

from app.services.messages import TalkPage
from ui.brukare.button_grid import ButtonGrid
from ui.brukare.fitting_button import FittingButton
from ui.brukare.paged import LARGE
from ui.brukare.talks_view import NamedView, talk_name
from ui.shared.look import look

translate = QCoreApplication.translate


def one_step_back() -> str:
    return translate("Messages", "Tillbaka ett steg", "Way back to where one came from")


def ready_answers() -> tuple[str, ...]:
    return (
        translate("Messages", "Ja tack", "Ready-made answer; sent as it stands"),
        translate("Messages", "Nej tack", "Ready-made answer; sent as it stands"),
        translate("Messages", "Tack, det är bra", "Ready-made answer; sent as it stands"),
        translate("Messages", "Ring mig", "Ready-made answer; sent as it stands"),
    )


class _Choice(FittingButton):
    lines = 2


class AnswerView(NamedView):
    ready_wanted = Signal(str)
    """Words that are sent as they stand."""
    write_wanted = Signal()
    speak_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.back.set_words(one_step_back())
        self.ready = [_Choice(words, icon="send", centred=False) for words in ready_answers()]
        for button in self.ready:
            button.clicked.connect(lambda _=False, button=button: self.ready_wanted.emit(button.text()))
        self.write = _Choice(translate("Messages", "Skriv", "Button: write own words"), icon="pencil", centred=False)
        self.speak = _Choice(
            translate("Messages", "Tala in", "Button: record a voice message"), icon="microphone", centred=False
        )
        self.write.clicked.connect(self.write_wanted)
        self.speak.clicked.connect(self.speak_wanted)
        self.show_cards([ButtonGrid(*self.ready, self.write, self.speak)], empty="")

    def show_talk(self, page: TalkPage) -> None:
        name = talk_name(page.row)
        self.title.say(translate("Messages", "Till %1", "Over the ways to answer; %1 is a name").replace("%1", name))
        note = translate("Messages", "Du har börjat skriva", "Words that have not been sent stand here")
        self.write.set_words(
            self.write.text(), note=note if page.draft.strip() and look().measure.text_scale < LARGE else ""
        )
        self._remeasure()
