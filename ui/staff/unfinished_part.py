"""What is left to decide about, in the day view: notes that are not signed, and what the hub did not simply take."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.services.open_notes import OpenNote
from app.services.outstanding import Outstanding
from ui.shared.card import Card, Column, Ground
from ui.shared.dates import day_and_time
from ui.shared.kept_rows import KeptRows
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, heading, remark
from ui.shared.work_words import own_words, what_was_done, why_not_arrived

translate = QCoreApplication.translate


class OpenNotesPart(Column):
    """Hidden while there are none. What was thrown away can be taken back until the person signs out."""

    opened = Signal(str)
    signed = Signal(str)
    thrown = Signal(str)
    taken_back = Signal(str)

    def __init__(self) -> None:
        self._now: datetime | None = None
        self.cards: KeptRows[OpenNote, _NoteCard] = KeptRows(
            self._made, lambda card, note: card.show_note(note, self._now), key=lambda note: note.visit
        )
        self._undos: KeptRows[str, _UndoCard] = KeptRows(self._made_undo, _UndoCard.show_visit, key=lambda visit: visit)
        super().__init__(
            heading(translate("OpenNotes", "Anteckningar som inte är klara", "Heading over notes not signed yet")),
            self.cards,
            self._undos,
        )
        self.hide()

    def show_notes(self, notes: tuple[OpenNote, ...], thrown: tuple[str, ...] = (), *, now: datetime) -> None:
        """`thrown`: visits whose note was thrown away here."""
        self._now = now
        self.cards.show_rows(notes)
        self._undos.show_rows(thrown)
        show_if(self.cards, bool(notes))
        show_if(self._undos, bool(thrown))
        show_if(self, bool(notes or thrown))

    def _made(self, note: OpenNote) -> "_NoteCard":
        card = _NoteCard(note, self._now)
        card.open_it.clicked.connect(lambda: self.opened.emit(card.note.visit))
        card.sign.clicked.connect(lambda: self.signed.emit(card.note.visit))
        card.throw.clicked.connect(lambda: self.thrown.emit(card.note.visit))
        return card

    def _made_undo(self, visit: str) -> "_UndoCard":
        card = _UndoCard(visit)
        card.undo.clicked.connect(lambda: self.taken_back.emit(card.visit))
        return card


class _NoteCard(Card):
    def __init__(self, note: OpenNote, now: datetime | None) -> None:
        self.note = note
        self._whose, self._text = body(bold=True), body()
        self.open_it = TouchButton(translate("OpenNotes", "Öppna", "Button: the visit of the note"), icon="arrow-right")
        self.sign = TouchButton(
            translate("OpenNotes", "Skriv in anteckningen", "Button: the note goes into the journal"), icon="check"
        )
        self.throw = TouchButton(translate("OpenNotes", "Kasta", "Button: the note is not wanted"), icon="x")
        super().__init__(self._whose, self._text, self.open_it, self.sign, self.throw)
        self.show_note(note, now)

    def show_note(self, note: OpenNote, now: datetime | None) -> None:
        self.note = note
        self._whose.say(_whose(note, now))
        self._text.say(note.text)
        is_mine = note.starts_at is not None
        self.open_it.setVisible(is_mine)
        self.sign.setVisible(not is_mine)
        self.throw.setVisible(not is_mine)


class _UndoCard(Card):
    def __init__(self, visit: str) -> None:
        self.visit = visit
        self.undo = TouchButton(
            translate("OpenNotes", "Ångra, ta tillbaka anteckningen", "Button after a note was thrown away"),
            icon="arrow-back-up",
        )
        super().__init__(remark(translate("OpenNotes", "Anteckningen är kastad.", "After throwing it away")), self.undo)

    def show_visit(self, visit: str) -> None:
        self.visit = visit


class AnswersPart(Column):
    """What the hub refused, holds for somebody's decision, or found changed by another. Hidden while there is none."""

    seen = Signal(str)
    """The operation's id."""

    def __init__(self) -> None:
        self._now: datetime | None = None
        self.cards: KeptRows[Outstanding, _AnswerCard] = KeptRows(
            self._made, lambda card, row: card.show_row(row, self._now), key=lambda row: row.operation
        )
        super().__init__(
            heading(translate("Answers", "Behöver dig", "Heading over what the hub did not simply take")), self.cards
        )
        self.hide()

    def show_answers(self, rows: tuple[Outstanding, ...], *, now: datetime) -> None:
        self._now = now
        self.cards.show_rows(rows)
        show_if(self, bool(rows))

    def _made(self, row: Outstanding) -> "_AnswerCard":
        card = _AnswerCard(row, self._now)
        card.button.clicked.connect(lambda: self.seen.emit(card.operation))
        return card


class _AnswerCard(Card):
    def __init__(self, row: Outstanding, now: datetime | None) -> None:
        self.operation: str = row.operation
        self._what, self._words, self._why = body(bold=True), body(), body()
        self.button = TouchButton(
            translate("Answers", "Jag har sett det", "Button: takes it out of the list"), icon="check"
        )
        super().__init__(self._what, self._words, self._why, self.button, ground=Ground.NOTICE)
        self.show_row(row, now)

    def show_row(self, row: Outstanding, now: datetime | None) -> None:
        self.operation = row.operation
        now = now or row.written_at
        what = f"{what_was_done(row.kind)}, {day_and_time(row.written_at, now=now)}"
        self._what.say(" · ".join(part for part in (row.brukare_name, what) if part))
        words = own_words(row)
        self._words.say(words)
        self._words.setVisible(bool(words))
        self._why.say(why_not_arrived(row, now=now))


def _whose(note: OpenNote, now: datetime | None) -> str:
    if note.starts_at is None:
        return translate("OpenNotes", "Ett besök som inte är ditt längre", "Over a note whose visit has been moved")
    said = translate("OpenNotes", "%1, besöket %2", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
    return said.replace("%1", note.brukare_name).replace("%2", day_and_time(note.starts_at, now=now or note.starts_at))
