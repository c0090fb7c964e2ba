"""A question on the tablet, its answers as sentences on buttons: *Ändra plattan* and the try-out are made of these."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from ui.brukare.fitting_button import FittingButton
from ui.brukare.list_view import ListView
from ui.brukare.page_cuts import measured
from ui.brukare.places import Places
from ui.shared.card import Card, Column
from ui.shared.look import look
from ui.shared.sentences import back_to_start
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.touch_button import Kind
from ui.shared.words import Words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Offer:
    """Something to press. `is_so`: that is how it is now."""

    key: str
    sentence: str
    icon: str = ""
    is_so: bool = False
    is_main: bool = False
    enabled: bool = True
    note: str = ""


@dataclass(frozen=True)
class Asked:
    """What the page shows. `key` tells it from the page before. `lines` are said above the answers, the first in bold;
    `sample_percent` shows `sample` in so large text, whatever the tablet's own is."""

    key: str
    name: str
    back: str
    lines: tuple[str, ...]
    offers: tuple[Offer, ...]
    sample: str = ""
    sample_percent: int = 0


class SampleWords(Words):
    """Running text as large as it would be at another size of text."""

    def __init__(self, text: str, percent: int) -> None:
        self._percent = percent
        super().__init__(text, size="body")

    def words_font(self) -> QFont:
        font = QFont(super().words_font())
        font.setPixelSize(round(font.pixelSize() / look().measure.text_scale * self._percent / 100))
        return font


class AnswerButton(FittingButton):
    """A sentence may take three lines."""

    lines = 3
    most = 3.0

    def __init__(self, offer: Offer) -> None:
        kind = Kind.PRIMARY if offer.is_main else Kind.CHOSEN if offer.is_so else Kind.PLAIN
        icon = "check" if offer.is_so else offer.icon
        super().__init__(offer.sentence, icon=icon, kind=kind, note=offer.note, centred=False)
        self.key = offer.key
        self.setEnabled(offer.enabled)
        if offer.is_so:
            self.setAccessibleDescription(translate("Fit", "Så är det nu.", "Said of the answer that is set now"))


LEAST_PERCENT = 70
"""Of the letters that the person has chosen; never under those of 100 %."""


class ChoicePage(ListView):
    chosen = Signal(str)
    """The key of what was pressed."""

    def __init__(self, *, whole: bool = False) -> None:
        """`whole`: what is asked stands on one page with its letters smaller than chosen, but not much, rather than
        cut in two."""
        super().__init__("", make_room=self._make_room if whole else None)
        self._asked: Asked | None = None
        self._card: Card | None = None
        self._words: list[ShrinkingWords] = []
        self.buttons: dict[str, AnswerButton] = {}

    def ask(self, asked: Asked) -> None:
        """Nothing is made anew when nothing differs. Another question begins at its first page."""
        if asked == self._asked:
            return
        same = self._asked is not None and asked.key == self._asked.key
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        self._asked = asked
        self.title.say(asked.name)
        self.title_beside = asked.back == back_to_start()
        self.setAccessibleName(asked.name or " ".join(asked.lines[:1]))
        self.back.set_words(asked.back)
        self.buttons = {offer.key: self._button(offer) for offer in asked.offers}
        self.pages.show_parts([*self._said(asked), *self._answers(asked)], keep_page=same)
        self._remeasure()
        if not same:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            self.telling.soon()
        elif focused in self.buttons:
            self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self, width: int, height: int) -> None:
        if self._card is None:
            return
        for percent in (*range(100, LEAST_PERCENT, -5), LEAST_PERCENT, 100):
            for words in self._words:
                words.shrink_to(percent / 100)
            if measured(self._card, width) <= height and not any(words.breaks_a_word() for words in self._words):
                return

    def _button(self, offer: Offer) -> AnswerButton:
        button = AnswerButton(offer)
        button.clicked.connect(lambda: self.chosen.emit(offer.key))
        return button

    def _said(self, asked: Asked) -> Iterator[QWidget]:
        lines = [(line, number == 0) for number, line in enumerate(asked.lines) if line]
        words = [ShrinkingWords(line, size="body", bold=bold) for line, bold in lines]
        self._words, self._card = words, Card(Column(*words, gap_mm=1.0)) if words else None
        if self._card is not None:
            yield self._card
        if asked.sample:
            yield Card(SampleWords(asked.sample, asked.sample_percent))

    def _answers(self, asked: Asked) -> Iterator[QWidget]:
        if asked.offers:
            yield Places(*self.buttons.values())
