"""An alarm takes the whole screen and leaves the work beneath it as it was: who, where, why; take it, and end it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.alarm import AlarmOutcome, AlarmState
from app.services.alarm_snapshots import AlarmCard
from ui.shared.announce import announce
from ui.shared.card import Card, Column, Ground, IconLine
from ui.shared.look import look
from ui.shared.page import Page
from ui.shared.text_field import TextField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading
from ui.staff.alarm_sentences import alarm_title, hint, outcome_words, strip_words, why

translate = QCoreApplication.translate


class AlarmView(QWidget):
    """Lies over everything in its window while it is shown; what lies behind cannot be pressed."""

    take_wanted = Signal()
    quiet_wanted = Signal()
    hide_wanted = Signal()
    words_changed = Signal(str)
    closed_as = Signal(object, str)
    """AlarmOutcome and words."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.card: AlarmCard | None = None
        self._behind: list[QWidget] = []
        self._where, self._why = heading(), body()
        self._number = body()
        self._phone = IconLine("phone", self._number)
        self._hint = body(bold=True)
        self._hint_card = Card(self._hint, ground=Ground.NOTICE)
        self.take = TouchButton(
            translate("StaffAlarm", "Jag tar larmet", "Primary button"), kind=Kind.PRIMARY, icon="check"
        )
        self.quiet = TouchButton(
            translate("StaffAlarm", "Jag kan inte. Tyst här i en halv minut", "Silences this device for a while only"),
            icon="volume",
        )
        self.work = TouchButton(translate("StaffAlarm", "Visa mitt arbete", "Button: back to the day"), icon="list")
        self.words = TextField(translate("StaffAlarm", "Vad hände? Skriv om det behövs.", "Label of a field"), lines=2)
        self.outcomes = {outcome: TouchButton(outcome_words(outcome), icon="check") for outcome in AlarmOutcome}
        self._ending = Column(
            heading(translate("StaffAlarm", "Avsluta larmet", "Heading over how an alarm ended")),
            self.words,
            *self.outcomes.values(),
        )
        self.page = Page()
        self.page.add(
            Card(self._where, self._why, self._phone, ground=Ground.SURFACE),
            self._hint_card,
            self._ending,
        )
        self.page.add_foot(self.take, self.quiet, self.work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_wanted)
        self.quiet.clicked.connect(self.quiet_wanted)
        self.work.clicked.connect(self.hide_wanted)
        self.words.changed.connect(self.words_changed)
        for outcome, button in self.outcomes.items():
            button.clicked.connect(lambda _=False, outcome=outcome: self._end(outcome))

    def show_card(self, card: AlarmCard, *, now: datetime) -> None:
        """Over everything. Shown anew with each second that changes what it says; announced when it is another."""
        is_new = self.card is None or (self.card.alarm, self.card.state) != (card.alarm, card.state) or self.isHidden()
        self.card = card
        self.page.set_title(alarm_title(card))
        self._where.say(card.address)
        self._why.say(why(card, now))
        self._number.say(card.phone)
        self._phone.setVisible(bool(card.phone))
        self._hint.say(hint(card))
        self._hint_card.setVisible(bool(hint(card)))
        rings = card.state is AlarmState.RINGING
        self.take.setVisible(rings)
        self.quiet.setVisible(rings)
        self.work.setVisible(not rings)
        self._ending.setVisible(not rings)
        if is_new:
            self.page.trouble.clear()
            self._come_up()
            (self.take if rings else self.work).setFocus(Qt.FocusReason.PopupFocusReason)
            announce(self, f"{alarm_title(card)}. {card.address}", urgent=True)

    def go(self) -> None:
        """The work beneath is as it was."""
        if self.isHidden():
            return
        self.hide()
        self._over.removeEventFilter(self)
        for child in self._behind:
            child.setEnabled(True)
        self._behind = []

    def tell(self, text: str) -> None:
        self.page.trouble.say(text)

    def _come_up(self) -> None:
        self.setGeometry(self._over.rect())
        if self.isHidden():
            self._over.installEventFilter(self)
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            behind = self._over.findChildren(QWidget, options=direct)
            self._behind = [child for child in behind if child is not self and child.isEnabled()]
            for child in self._behind:
                child.setEnabled(False)
        self.show()
        self.raise_()

    def _end(self, outcome: AlarmOutcome) -> None:
        self.closed_as.emit(outcome, self.words.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The alarm's own colour around it: nothing else on a staff screen has it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look().theme.ground))
        if self.card is not None and self.card.state is AlarmState.RINGING:
            painter.fillRect(0, 0, self.width(), look().mm(EDGE_MM), QColor(look().theme.alarm))


EDGE_MM = 3.0


class AlarmStrip(Column):
    """Over the day: alarms that somebody has, or that were taken back, and that are not on the screen."""

    wanted = Signal(str)
    """An alarm's id."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[str, str]] = []
        self.hide()

    def show_cards(self, cards: Sequence[AlarmCard]) -> None:
        told = [(str(card.alarm), strip_words(card)) for card in cards]
        if told == self._shown:
            return
        self._shown = told
        self.fill(self._button(alarm, words) for alarm, words in told)
        self.setVisible(bool(told))

    def _button(self, alarm: str, words: str) -> TouchButton:
        button = TouchButton(words, icon="bell-ringing", centred=False)
        button.clicked.connect(lambda: self.wanted.emit(alarm))
        return button
