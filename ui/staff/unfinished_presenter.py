"""Ties what is left to decide about to the store: unsigned notes, and what the hub did not simply take."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.ids import VisitId
from app.services.desk import Desk, Saved
from app.services.open_notes import OpenNote, open_notes
from app.services.outstanding import Outstanding, let_go, outstanding
from ui.bridge import Bridge
from ui.shared.rereading import Rereading
from ui.shared.sentences import refusal_words
from ui.staff.day_view import DayView
from ui.staff.note_presenter import NotePresenter

translate = QCoreApplication.translate


class UnfinishedPresenter(QObject):
    """`at`: the visit that is open, whose note stands in its own field. `open_note` opens a visit at its note."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        view: DayView,
        notes: NotePresenter,
        *,
        reading: Rereading,
        at: Callable[[], VisitId | None],
        open_note: Callable[[str], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(view)
        self._desk, self._bridge, self._view, self._notes = desk, bridge, view, notes
        self._parts = (
            reading.part(view, lambda: (open_notes(desk), self._show_notes)),
            reading.part(view, lambda: (outstanding(desk), self._show_answers)),
        )
        self._at, self._failed = at, failed
        self._found: dict[str, OpenNote] = {}
        self._thrown: dict[str, str] = {}
        part = view.open_notes
        part.opened.connect(open_note)
        part.sent.connect(self._sign)
        part.thrown.connect(self._throw)
        part.taken_back.connect(self._take_back)
        notes.written_in.connect(self._forget_thrown)
        view.answers.seen.connect(self._seen)

    def refresh(self) -> None:
        """At once: somebody waits for it."""
        for part in self._parts:
            part.now()

    def refresh_soon(self) -> None:
        """While the day is on the glass, else when it comes there."""
        for part in self._parts:
            part.soon()

    def _show_notes(self, notes: tuple[OpenNote, ...]) -> None:
        self._found = {note.visit: note for note in notes}
        elsewhere = {self._at(), self._view.going_on, *self._thrown}
        shown = tuple(note for note in notes if note.visit not in elsewhere)
        self._view.open_notes.show_notes(shown, tuple(self._thrown), now=self._desk.now())

    def _show_answers(self, rows: tuple[Outstanding, ...]) -> None:
        self._view.answers.show_answers(rows, now=self._desk.now())

    def _sign(self, visit: str) -> None:
        note = self._found.get(visit)
        if note is not None:
            self._notes.sign(note.visit, note.text.strip(), self._signed)

    def _signed(self, saved: Saved) -> None:
        if saved.refusal is not None:
            self._view.trouble.say(refusal_words(saved.refusal))
        else:
            self._view.status.say(
                translate("OpenNotes", "Anteckningen är sparad. Hubben avgör om den gäller.", "After writing it in"),
                icon="check",
            )
        self.refresh()

    def _throw(self, visit: str) -> None:
        note = self._found.get(visit)
        if note is not None:
            self._thrown[visit] = note.text
            self._notes.put(note.visit, "")
            self.refresh()

    def _take_back(self, visit: str) -> None:
        text = self._thrown.pop(visit, "")
        if text:
            self._notes.put(VisitId(visit), text)
            self.refresh()

    def _forget_thrown(self, visit: str) -> None:
        """Somebody writes anew, and what was thrown away must not come over it."""
        if self._thrown.pop(visit, ""):
            self.refresh_soon()

    def _seen(self, operation: str) -> None:
        self._bridge.do(self, let_go(self._desk, operation), lambda _: self.refresh(), failed=self._failed)
