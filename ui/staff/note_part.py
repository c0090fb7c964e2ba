"""The note of a visit: the draft under the hand, and what has been saved with how far it has come."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.services.staff_snapshots import NoteRow
from ui.shared.arrival_line import ArrivalLine
from ui.shared.card import Card, Column
from ui.shared.dates import clock_time
from ui.shared.kept_rows import KeptRows
from ui.shared.text_field import TextField
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, remark

translate = QCoreApplication.translate


class NotePart(Column):
    changed = Signal(str)
    """On each keystroke, with the whole text."""
    signed = Signal(str)

    def __init__(self) -> None:
        self.field = TextField(
            translate("Note", "Anteckning", "Label of the field for a note about the visit"),
            lines=2,
        )
        self.save = TouchButton(translate("Note", "Spara anteckningen", "Button: the note is done"), icon="check")
        self._now: datetime | None = None
        self.cards: KeptRows[NoteRow, _NoteCard] = KeptRows(
            lambda note: _NoteCard(note, self._now),
            lambda card, note: card.show_note(note, self._now),
            key=lambda note: note.note,
            at_once=1,
        )
        super().__init__(self.field, self.save, self.cards)
        self.field.changed.connect(self._typed)
        self.save.clicked.connect(self._sign)
        self._typed("", tell=False)

    def show_notes(self, notes: tuple[NoteRow, ...], draft: str, *, now: datetime) -> None:
        self.field.offer(draft)
        self._typed(self.field.text(), tell=False)
        self._now = now
        self.cards.show_rows(notes)

    def put_text(self, text: str) -> None:
        """Whoever writes: another visit's note, or an empty field when its words have been signed."""
        self.field.replace(text)
        self._typed(text, tell=False)

    def _typed(self, text: str, *, tell: bool = True) -> None:
        self.save.setVisible(bool(text.strip()))
        if tell:
            self.changed.emit(text)

    def _sign(self) -> None:
        text = self.field.text().strip()
        if text:
            self.signed.emit(text)


class _NoteCard(Card):
    def __init__(self, note: NoteRow, now: datetime | None) -> None:
        self._text, self._who, self._arrival = body(), remark(), ArrivalLine()
        super().__init__(self._text, self._who, self._arrival)
        self.show_note(note, now)

    def show_note(self, note: NoteRow, now: datetime | None) -> None:
        self._text.say(note.text)
        self._who.say(f"{note.author}, {clock_time(note.written_at)}")
        self._arrival.show_arrived(note.arrived, now=now)
