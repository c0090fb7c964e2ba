"""The alarm that is going on: who has it, and *Det var fel* beside, as large."""

from PySide6.QtCore import QCoreApplication, Qt, Signal

from ui.brukare.alarm_sentences import AlarmTold
from ui.brukare.fitting_button import FittingButton
from ui.brukare.list_view import ListView
from ui.brukare.page_cuts import measured
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.words import body

translate = QCoreApplication.translate


STEP = 10
"""Percent: nobody sees that the letters could have been a little larger."""
LEAST = 80
"""Percent of the letters at 100 %: a heading's are ordinary ones by then."""


class AlarmView(ListView):
    mistake = Signal()
    is_urgent = True
    stays_lit = True
    """Also at night, untouched: somebody waits for an answer."""

    def __init__(self) -> None:
        super().__init__(
            translate("Alarm", "Ditt larm", "Name of the page about the alarm that goes on"), make_room=self._make_room
        )
        self.headline, self.more = ShrinkingWords("", size="heading", bold=True), body()
        self.card, self.rest = Card(self.headline, ground=Ground.NOTICE), Card(self.more)
        self.wrong = FittingButton(
            translate("Alarm", "Det var fel", "Button: the alarm was pressed by mistake"), icon="arrow-back-up"
        )
        self.wrong.setMinimumWidth(1)
        self.wrong.clicked.connect(self.mistake)
        self._told: AlarmTold | None = None
        self.headline.to_body = True
        self.name_above()  # the card says it
        # What can be done stands before what need not be read: with large text it is on the first page.
        self.show_cards([self.card, self.wrong, self.rest], empty="")

    def _make_room(self, width: int, height: int) -> None:
        """Who has it, and what can be done, stand whole on the first page, in the largest letters in which they do;
        where both have no room in any, who has it."""
        both = [self.card] if self.wrong.property("absent") else [self.card, self.wrong]
        for parts in (both, [self.card]):
            for percent in range(100, round(LEAST / look().measure.text_scale) - STEP, -STEP):
                self.headline.shrink_to(percent / 100)
                needed = sum(measured(part, width) for part in parts) + look().gap() * (len(parts) - 1)
                if needed <= height and not self.headline.breaks_a_word():
                    return
        self.headline.shrink_to(1.0)

    def show_told(self, told: AlarmTold) -> None:
        if told == self._told:
            return
        is_news = not told.is_over if self._told is None else told.headline != self._told.headline
        self._told = told
        self.headline.say(told.headline)
        self.more.say(told.more)
        self.card.setAccessibleName(told.headline)
        self.rest.setAccessibleName(told.more)
        if told.is_over and self.wrong.hasFocus():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pages.leave_out(self.wrong, out=told.is_over)
        if is_news:
            self.telling.soon()

    def words_to_tell(self) -> str:
        """Whichever screen is open."""
        return f"{self._told.headline} {self._told.more}" if self._told is not None else ""

    @property
    def told(self) -> AlarmTold | None:
        return self._told
