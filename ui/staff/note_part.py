"""The note of a visit: the draft under the hand, and what has been saved with how far it has come."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.services.staff_snapshots import NoteRow
from ui.shared.arrival_line import ArrivalLine
from ui.shared.card import Card, Column
from ui.shared.dates import clock_time
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
        self._rows = Column()
        super().__init__(self.field, self.save, self._rows)
        self._shown: tuple[NoteRow, ...] = ()
        self.field.changed.connect(self._typed)
        self.save.clicked.connect(self._sign)
        self._typed("", tell=False)

    def show_notes(self, notes: tuple[NoteRow, ...], draft: str, *, now: datetime) -> None:
        self.field.offer(draft)
        self._typed(self.field.text(), tell=False)
        if notes != self._shown:
            self._shown = notes
            self._rows.fill(_card(note, now) for note in notes)

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


def _card(note: NoteRow, now: datetime) -> Card:
    who = f"{note.author}, {clock_time(note.written_at)}"
    return Card(body(note.text), remark(who), ArrivalLine(note.arrived, now=now))
