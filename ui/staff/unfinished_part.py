"""What is left to decide about, in the day view: notes that are not signed, and what the hub did not simply take."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.arrival import Arrival
from app.domain.refusal import Refusal
from app.domain.visit import DeclineReason, NotLockedReason
from app.services.open_notes import OpenNote
from app.services.outstanding import Outstanding
from ui.shared.card import Card, Column, Ground
from ui.shared.dates import day_and_time
from ui.shared.sentences import arrived_words, refusal_words
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.visit_sentences import decline_reason_words, not_locked_words
from ui.shared.words import body, heading, remark

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
        what = f"{_what(row.kind)}, {day_and_time(row.written_at, now=now)}"
        card = Card(
            body(" · ".join(part for part in (row.brukare_name, what) if part), bold=True), ground=Ground.NOTICE
        )
        words = _words(row)
        if words:
            card.add(body(words))
        card.add(body(_why(row, now)))
        button = TouchButton(translate("Answers", "Jag har sett det", "Button: takes it out of the list"), icon="check")
        button.clicked.connect(lambda: self.seen.emit(row.operation))
        card.add(button)
        return card


def _whose(note: OpenNote, now: datetime) -> str:
    if note.starts_at is None:
        return translate("OpenNotes", "Ett besök som inte är ditt längre", "Over a note whose visit has been moved")
    said = translate("OpenNotes", "%1, besöket %2", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
    return said.replace("%1", note.brukare_name).replace("%2", day_and_time(note.starts_at, now=now))


def _what(kind: str) -> str:
    match kind:
        case "note.write":
            return translate("Answers", "Anteckning", "Kind of what was done")
        case "visit.start":
            return translate("Answers", "Besöket börjat", "Kind of what was done")
        case "visit.insats":
            return translate("Answers", "Insats markerad", "Kind of what was done")
        case "visit.finish":
            return translate("Answers", "Besöket avslutat", "Kind of what was done")
        case "door.report":
            return translate("Answers", "Dörrens rapport", "Kind of what was done")
        case "record.opened":
            return translate("Answers", "Besöket läst", "Kind of what was done")
        case _:
            return translate("Answers", "Något som du gjorde", "What was done is of a kind that is not known")


def _words(row: Outstanding) -> str:
    """The person's own words; a reason that was picked from a list is said as the list says it."""
    if row.kind == "visit.insats" and row.words in set(DeclineReason):
        return decline_reason_words(DeclineReason(row.words))
    if row.kind == "visit.finish" and row.words in set(NotLockedReason):
        return not_locked_words(NotLockedReason(row.words))
    return row.words


def _why(row: Outstanding, now: datetime) -> str:
    """There is no choice between two texts here: a conflict is told as what has happened."""
    if row.arrived.state is Arrival.CONFLICT:
        return refusal_words(Refusal.CHANGED_MEANWHILE)
    return arrived_words(row.arrived, now=now)
