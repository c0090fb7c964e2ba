"""Writing a message on the tablet. Each keystroke is kept; nothing is lost by going back."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout

from app.services.messages import TalkPage
from ui.brukare.answer_view import one_step_back
from ui.brukare.fitting_button import FittingButton
from ui.brukare.paged import LARGE
from ui.brukare.talks_view import NamedView, talk_name
from ui.shared.banner import warning
from ui.shared.card import Column
from ui.shared.look import look
from ui.shared.scroll import Scroll
from ui.shared.text_field import TextField
from ui.shared.touch_button import Kind

translate = QCoreApplication.translate

LOW_MM = 24.0
"""Height of the buttons over the field where both stand in one line."""


class WriteView(NamedView):
    """The field instead of pages: it grows with the words, and the button below stays where it is."""

    changed = Signal(str)
    send_wanted = Signal()
    _is_built = False

    def __init__(self) -> None:
        super().__init__("")
        self.back.set_words(one_step_back())
        self.trouble = warning()
        self.field = TextField(translate("Messages", "Skriv här", "Label of the field for a message"), lines=2)
        self.send = FittingButton(translate("Messages", "Skicka", "Button"), icon="send", kind=Kind.PRIMARY)
        self.pages.hide()
        self._held = Column(self.trouble, self.field)
        self._held.column.addStretch(1)
        self._column.addWidget(Scroll(self._held), 1)
        self._column.addWidget(self.send)
        self.field.changed.connect(self._typed)
        self.send.clicked.connect(self.send_wanted)
        look().changed.connect(self._keep_ring)
        self._keep_ring()
        self._is_built = True
        self._remeasure()

    def _keep_ring(self) -> None:
        """What scrolls would cut it off at its edge."""
        ring = look().ring_px()
        self._held.column.setContentsMargins(ring, ring, ring, ring)

    def _is_wide(self) -> bool:
        """Never: there are no pages here beside which the way back could stand."""
        return False

    def _remeasure(self) -> None:
        """On a lying glass large letters leave the field little height: both buttons stand in one line over it."""
        super()._remeasure()
        if not self._is_built:
            return
        window = self.window()
        scale = look().measure.text_scale
        large = scale > LARGE or (scale == LARGE and self._is_named_above)
        both = large and window.width() > window.height()
        self.back.lines = 2 if both else 1
        for button in (self.back, self.send):
            button.hold_to_page(look().mm(LOW_MM) if both else 0)
        if both:
            self._head.setDirection(QBoxLayout.Direction.LeftToRight)
            self.back.setMinimumWidth(1)  # 0 would be as wide as its longest word
            self.back.setMaximumWidth(16777215)
            self._head.addWidget(self.send, 1)
        elif self._head.indexOf(self.send) >= 0:
            self._column.addWidget(self.send)

    def show_talk(self, page: TalkPage, draft: str) -> None:
        name = talk_name(page.row)
        self.title.say(translate("Messages", "Till %1", "Over the ways to answer; %1 is a name").replace("%1", name))
        self.put_text(draft)
        self.trouble.clear()
        self._remeasure()

    def put_text(self, text: str) -> None:
        self.field.replace(text)
        self.send.setEnabled(bool(text.strip()))

    def text(self) -> str:
        return self.field.text()

    def _typed(self, text: str) -> None:
        self.send.setEnabled(bool(text.strip()))
        self.trouble.clear()
        self.changed.emit(text)
