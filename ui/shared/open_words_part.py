"""What somebody has begun and not sent: to be finished where it is written, or sent as it is, or thrown away."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal

from ui.shared.card import Card, Column
from ui.shared.kept_rows import KeptRows
from ui.shared.rows import Row
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, heading, remark

translate = QCoreApplication.translate


@dataclass(frozen=True)
class OpenWords:
    key: str
    """Which it is; the signals carry it."""
    about: str
    """Over the words: whose they are, or what."""
    text: str
    send: str = ""
    """What sending it is called. Empty where it can still be opened: it is finished there."""


class OpenWordsPart(Column):
    """Hidden while there are none. `thrown_words` and `undo`: what is said and offered after throwing away, until the
    person signs out."""

    opened = Signal(str)
    sent = Signal(str)
    thrown = Signal(str)
    taken_back = Signal(str)

    def __init__(self, title: str, *, thrown_words: str, undo: str) -> None:
        self._thrown_words, self._undo = thrown_words, undo
        self.cards: KeptRows[OpenWords, _WordsCard] = KeptRows(
            self._made, _WordsCard.show_words, key=lambda words: words.key
        )
        self._undos: KeptRows[str, _UndoCard] = KeptRows(self._made_undo, _UndoCard.show_key, key=lambda key: key)
        super().__init__(heading(title), self.cards, self._undos)
        self.hide()

    def show_words(self, found: tuple[OpenWords, ...], thrown: tuple[str, ...] = ()) -> None:
        """`thrown`: keys of what was thrown away here."""
        self.cards.show_rows(found)
        self._undos.show_rows(thrown)
        show_if(self.cards, bool(found))
        show_if(self._undos, bool(thrown))
        show_if(self, bool(found or thrown))

    def _made(self, words: OpenWords) -> "_WordsCard":
        card = _WordsCard(words)
        card.open_it.clicked.connect(lambda: self.opened.emit(card.key))
        card.send.clicked.connect(lambda: self.sent.emit(card.key))
        card.throw.clicked.connect(lambda: self.thrown.emit(card.key))
        return card

    def _made_undo(self, key: str) -> "_UndoCard":
        card = _UndoCard(key, self._thrown_words, self._undo)
        card.undo.clicked.connect(lambda: self.taken_back.emit(card.key))
        return card


class _WordsCard(Card):
    def __init__(self, words: OpenWords) -> None:
        self._about, self._text = body(bold=True), body()
        self.open_it = TouchButton(translate("OpenNotes", "Öppna", "Button: the visit of the note"), icon="arrow-right")
        self.send = TouchButton("", icon="check")
        self.throw = TouchButton(translate("OpenNotes", "Kasta", "Button: the note is not wanted"), icon="x")
        super().__init__(self._about, self._text, Row(self.open_it, self.send, self.throw))
        self.show_words(words)

    def show_words(self, words: OpenWords) -> None:
        self.key = words.key
        self._about.say(words.about)
        self._text.say(words.text)
        self.send.set_words(words.send)
        is_elsewhere = bool(words.send)
        self.open_it.setVisible(not is_elsewhere)
        self.send.setVisible(is_elsewhere)
        self.throw.setVisible(is_elsewhere)


class _UndoCard(Card):
    def __init__(self, key: str, thrown_words: str, undo: str) -> None:
        self.key = key
        self.undo = TouchButton(undo, icon="arrow-back-up")
        super().__init__(remark(thrown_words), self.undo)

    def show_key(self, key: str) -> None:
        self.key = key
