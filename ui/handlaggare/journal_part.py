"""The journal: a note being written, and those that are signed, each with how far it has come."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from app.services.handlaggare_snapshots import JournalRow
from ui.shared.arrival_line import ArrivalLine
from ui.shared.banner import Banner
from ui.shared.card import Card, Column
from ui.shared.dates import day_and_time
from ui.shared.kept_rows import KeptRows
from ui.shared.rows import Row
from ui.shared.text_field import TextField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading, quiet, remark

translate = QCoreApplication.translate


class JournalPart(Column):
    changed = Signal(str)
    """On each keystroke, with the whole text."""
    left = Signal()
    """The focus has gone elsewhere."""
    signed = Signal(str)
    thrown_away = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        self.field = TextField(translate("Journal", "Ny anteckning", "Label of the field for a note"), lines=5)
        self.sign = TouchButton(
            translate("Journal", "Signera anteckningen", "Button: the note becomes part of the record"),
            kind=Kind.PRIMARY,
            icon="check",
        )
        self.throw = TouchButton(
            translate("Journal", "Kasta utkastet", "Button: what is written and not signed is thrown away"), icon="x"
        )
        self.undo = TouchButton(
            translate("Journal", "Ångra, ta tillbaka utkastet", "Button after a draft was thrown away"),
            icon="arrow-back-up",
        )
        self.state, self.told = remark(), Banner()
        self._buttons = Row(self.sign, self.throw)
        self._now: datetime | None = None
        self.cards: KeptRows[JournalRow, _JournalCard] = KeptRows(
            lambda row: _JournalCard(row, self._now),
            lambda card, row: card.show_row(row, self._now),
            key=lambda row: row.note,
            empty=quiet(translate("Journal", "Inga anteckningar än.", "The journal is empty")),
            at_once=1,
        )
        super().__init__(
            heading(translate("Journal", "Journal", "Heading over the notes")),
            self.field,
            self.state,
            self._buttons,
            self.told,
            self.undo,
            self.cards,
        )
        self.undo.hide()
        self.state.hide()
        self.field.editor.installEventFilter(self)
        self.field.changed.connect(self._typed)
        self.sign.clicked.connect(self._sign)
        self.throw.clicked.connect(self.throw_away)
        self.undo.clicked.connect(self._take_back)
        self._follow_text()

    def show_draft(self, text: str) -> None:
        """What is on the disk, unless somebody is writing here."""
        self.field.offer(text)
        self._follow_text()

    def await_store(self, waits: bool) -> None:
        """Nothing can be written until the draft that is kept has come."""
        self.field.editor.setReadOnly(waits)

    def put_text(self, text: str) -> None:
        """Whoever writes: emptied after signing, or taken back."""
        self.field.replace(text)
        self._follow_text()

    def show_journal(self, rows: tuple[JournalRow, ...], *, now: datetime) -> None:
        self._now = now
        self.cards.show_rows(rows)

    def throw_away(self) -> None:
        if self.field.text().strip():
            self.thrown_away.emit()

    def show_thrown(self, thrown: bool) -> None:
        """After throwing away: what was there can be taken back."""
        held = self.undo.hasFocus() or self.throw.hasFocus()
        self.undo.setVisible(thrown)
        if thrown:
            self.told.say(translate("Journal", "Utkastet är borta.", "After a draft was thrown away"))
        else:
            self.told.clear()
        if held and thrown:
            self.undo.setFocus()

    def say_state(self, words: str) -> None:
        """Under the field: where what is written has come to."""
        self.state.say(words)
        self.state.setVisible(bool(words))

    def _take_back(self) -> None:
        if not self.undo.isHidden():
            self.taken_back.emit()

    def sign_now(self) -> None:
        self._sign()

    def _typed(self, text: str) -> None:
        self._follow_text()
        self.changed.emit(text)

    def _follow_text(self) -> None:
        self._buttons.setVisible(bool(self.field.text().strip()))

    def _sign(self) -> None:
        text = self.field.text().strip()
        if text:
            self.signed.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class _JournalCard(Card):
    def __init__(self, row: JournalRow, now: datetime | None) -> None:
        self._text, self._who, self._arrival = body(), remark(), ArrivalLine()
        super().__init__(self._text, self._who, self._arrival)
        self.show_row(row, now)

    def show_row(self, row: JournalRow, now: datetime | None) -> None:
        self._text.say(row.text)
        self._who.say(f"{row.author}, {day_and_time(row.written_at, now=now or row.written_at)}")
        self._arrival.show_arrived(row.arrived, now=now)
