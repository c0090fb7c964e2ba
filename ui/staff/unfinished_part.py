"""What is left to decide about, in the day view: notes that are not signed, and what the hub did not simply take."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal

from app.services.open_notes import OpenNote
from app.services.outstanding import Outstanding
from ui.shared.card import Card, Column, Ground
from ui.shared.dates import day_and_time
from ui.shared.kept_rows import KeptRows
from ui.shared.open_words_part import OpenWords, OpenWordsPart
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, heading
from ui.shared.work_words import own_words, what_was_done, why_not_arrived

translate = QCoreApplication.translate


class OpenNotesPart(OpenWordsPart):
    def __init__(self) -> None:
        super().__init__(
            translate("OpenNotes", "Anteckningar som inte är klara", "Heading over notes not signed yet"),
            thrown_words=translate("OpenNotes", "Anteckningen är kastad.", "After throwing it away"),
            undo=translate("OpenNotes", "Ångra, ta tillbaka anteckningen", "Button after a note was thrown away"),
        )

    def show_notes(self, notes: tuple[OpenNote, ...], thrown: tuple[str, ...] = (), *, now: datetime) -> None:
        """`thrown`: visits whose note was thrown away here."""
        self.show_words(tuple(_words(note, now) for note in notes), thrown)


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


def _words(note: OpenNote, now: datetime) -> OpenWords:
    if note.starts_at is not None:
        said = translate("OpenNotes", "%1, besöket %2", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
        about = said.replace("%1", note.brukare_name).replace("%2", day_and_time(note.starts_at, now=now))
        return OpenWords(note.visit, about, note.text)
    return OpenWords(
        note.visit,
        translate("OpenNotes", "Ett besök som inte är ditt längre", "Over a note whose visit has been moved"),
        note.text,
        send=translate("OpenNotes", "Skriv in anteckningen", "Button: the note goes into the journal"),
    )
