"""What is left to decide about, in the day view: notes that are not signed, and what the hub did not simply take."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.services.open_notes import OpenNote
from app.services.outstanding import Outstanding
from ui.shared.card import Card, Column, Ground
from ui.shared.dates import day_and_time
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
        self._cards = Column()
        super().__init__(
            heading(translate("OpenNotes", "Anteckningar som inte är klara", "Heading over notes not signed yet")),
            self._cards,
        )
        self._shown: tuple[tuple[OpenNote, ...], tuple[str, ...]] = ((), ())
        self.hide()

    def show_notes(self, notes: tuple[OpenNote, ...], thrown: tuple[str, ...] = (), *, now: datetime) -> None:
        """`thrown`: visits whose note was thrown away here."""
        if (notes, thrown) == self._shown:
            return
        self._shown = (notes, thrown)
        self._cards.fill([*(self._card(note, now) for note in notes), *(self._undo(visit) for visit in thrown)])
        show_if(self, bool(notes or thrown))

    def _card(self, note: OpenNote, now: datetime) -> Card:
        card = Card(body(_whose(note, now), bold=True), body(note.text))
        if note.starts_at is not None:
            open_it = TouchButton(translate("OpenNotes", "Öppna", "Button: the visit of the note"), icon="arrow-right")
            open_it.clicked.connect(lambda: self.opened.emit(note.visit))
            card.add(open_it)
            return card
        sign = TouchButton(
            translate("OpenNotes", "Skriv in anteckningen", "Button: the note goes into the journal"), icon="check"
        )
        throw = TouchButton(translate("OpenNotes", "Kasta", "Button: the note is not wanted"), icon="x")
        sign.clicked.connect(lambda: self.signed.emit(note.visit))
        throw.clicked.connect(lambda: self.thrown.emit(note.visit))
        card.add(sign, throw)
        return card

    def _undo(self, visit: str) -> Card:
        undo = TouchButton(
            translate("OpenNotes", "Ångra, ta tillbaka anteckningen", "Button after a note was thrown away"),
            icon="arrow-back-up",
        )
        undo.clicked.connect(lambda: self.taken_back.emit(visit))
        return Card(remark(translate("OpenNotes", "Anteckningen är kastad.", "After throwing it away")), undo)


class AnswersPart(Column):
    """What the hub refused, holds for somebody's decision, or found changed by another. Hidden while there is none."""

    seen = Signal(str)
    """The operation's id."""

    def __init__(self) -> None:
        self._cards = Column()
        super().__init__(
            heading(translate("Answers", "Behöver dig", "Heading over what the hub did not simply take")), self._cards
        )
        self._shown: tuple[Outstanding, ...] = ()
        self.hide()

    def show_answers(self, rows: tuple[Outstanding, ...], *, now: datetime) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        self._cards.fill(self._card(row, now) for row in rows)
        show_if(self, bool(rows))

    def _card(self, row: Outstanding, now: datetime) -> Card:
        what = f"{what_was_done(row.kind)}, {day_and_time(row.written_at, now=now)}"
        card = Card(
            body(" · ".join(part for part in (row.brukare_name, what) if part), bold=True), ground=Ground.NOTICE
        )
        words = own_words(row)
        if words:
            card.add(body(words))
        card.add(body(why_not_arrived(row, now=now)))
        button = TouchButton(translate("Answers", "Jag har sett det", "Button: takes it out of the list"), icon="check")
        button.clicked.connect(lambda: self.seen.emit(row.operation))
        card.add(button)
        return card


def _whose(note: OpenNote, now: datetime) -> str:
    if note.starts_at is None:
        return translate("OpenNotes", "Ett besök som inte är ditt längre", "Over a note whose visit has been moved")
    said = translate("OpenNotes", "%1, besöket %2", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
    return said.replace("%1", note.brukare_name).replace("%2", day_and_time(note.starts_at, now=now))
