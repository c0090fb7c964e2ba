"""The journal: a note being written, and those that are signed, each with how far it has come."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from app.services.handlaggare_snapshots import JournalRow
from ui.shared.arrival_line import ArrivalLine
from ui.shared.banner import Banner
from ui.shared.card import Card, Column
from ui.shared.dates import day_and_time
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
        self._list = Column()
        self._shown: tuple[JournalRow, ...] | None = None
        super().__init__(
            heading(translate("Journal", "Journal", "Heading over the notes")),
            self.field,
            self.state,
            self._buttons,
            self.told,
            self.undo,
            self._list,
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
        if rows == self._shown:
            return
        self._shown = rows
        cards = [_card(row, now) for row in rows]
        self._list.fill(cards or [quiet(translate("Journal", "Inga anteckningar än.", "The journal is empty"))])

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


def _card(row: JournalRow, now: datetime) -> Card:
    who = f"{row.author}, {day_and_time(row.written_at, now=now)}"
    return Card(body(row.text), remark(who), ArrivalLine(row.arrived, now=now))
