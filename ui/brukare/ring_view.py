"""*Ring*: the people who can be asked to ring, each with a face. No call is made from here yet, and none is claimed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.ring import Callee, Callees, Who
from ui.brukare.face import FacePicture
from ui.brukare.list_view import FACE_MM, ListView
from ui.brukare.page_cuts import measured
from ui.brukare.paged import LARGE
from ui.brukare.talks_view import LETTERS, TalkButton
from ui.shared.call_sentences import past_call_words
from ui.shared.card import Card
from ui.shared.isolates import isolated
from ui.shared.look import look
from ui.shared.words import body

translate = QCoreApplication.translate

FIRST = 2
"""The omsorgskontakt and the unit."""


def ring_name() -> str:
    return translate("Ring", "Ring", "Place on the tablet, and its page: whom one can ask to be rung by")


def callee_name(callee: Callee) -> str:
    """As it stands within a sentence too."""
    name = callee.face.first_name or callee.face.name
    if name:
        return isolated(name)
    return translate("Ring", "hemtjänsten", "A unit of which no name is known, within a sentence")


def callee_answer_name(callee: Callee) -> str:
    """In an answer below a question that has said the whole name: a unit's may be long."""
    if callee.who is Who.UNIT:
        return translate("Ring", "dem", "The home care, in 'Ja, be %1 ringa mig'; its name has just been said")
    return callee_name(callee)


def callee_note(callee: Callee) -> str:
    match callee.who:
        case Who.OMSORGSKONTAKT:
            return translate("Ring", "Din omsorgskontakt", "Under a name: the person's fasta omsorgskontakt")
        case Who.NARSTAENDE:
            kept = isolated(callee.relation) if callee.relation else ""
            return kept or translate("Ring", "Närstående", "Under a name: somebody close, of whom no more is known")
        case Who.STAFF:
            return translate("Ring", "Kommer i dag", "Under a name: somebody who comes today")
        case Who.UNIT:
            return translate("Ring", "Hemtjänsten", "Under a name: the home care")
        case Who.HANDLAGGARE:
            return translate("Ring", "Handläggare", "Under a name: the person's handläggare")


def callee_notes(callee: Callee, today: datetime | None) -> str:
    """Under the name: the newest call, also one that nobody heard; else who it is. Both would push whoever stands below
    off the first page."""
    if callee.last_call is None or today is None:
        return callee_note(callee)
    return past_call_words(callee.last_call, now=today, named=False)


class RingView(ListView):
    wanted = Signal(object)
    """A Callee."""

    def __init__(self) -> None:
        super().__init__(ring_name(), make_room=self._make_room)
        self._shown: Callees | None = None
        self.lines: list[CalleeLine] = []

    def show_callees(self, callees: Callees) -> None:
        if callees == self._shown:
            return
        self._shown = callees
        self.lines = [CalleeLine(callee, note=callee_notes(callee, callees.today)) for callee in callees.rows]
        for line in self.lines:
            line.wanted.connect(self.wanted)
        empty = translate("Ring", "Här finns ingen att ringa till än. Hemtjänsten ordnar det.", "Nobody is known yet")
        self.show_cards(self.lines, empty=empty)

    def _make_room(self, width: int, height: int) -> None:
        """The first two, who are there every day, stand on the first page where letters of 100 % let them; with large
        text a page has one."""
        first = self.lines[:1] if look().measure.text_scale > LARGE else self.lines[:FIRST]
        for most in LETTERS:
            for line in self.lines:
                line.button.most = most
                line.button.updateGeometry()
            if sum(measured(line, width) + look().gap() for line in first) - look().gap() <= height:
                break

    def show_trouble(self) -> None:
        self._shown, self.lines = None, []
        trouble = translate("Ring", "Plattan kan inte läsa namnen just nu.", "The store cannot be read")
        self.show_cards([Card(body(trouble))], empty="")


class CalleeLine(QWidget):
    """A face and a button; with large text the face gives way."""

    wanted = Signal(object)

    def __init__(self, callee: Callee, *, note: str) -> None:
        super().__init__()
        self._face = FacePicture(size_mm=FACE_MM)
        self._face.show_who((callee.face,))
        self.button = TalkButton(callee_name(callee), note=note, centred=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button, 1)
        self.button.clicked.connect(lambda: self.wanted.emit(callee))
        look().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        if self._row.spacing() != look().gap():
            self._row.setSpacing(look().gap())
        self._face.setVisible(look().measure.text_scale < 1.8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
