"""A question over the page: its answers are sentences, the safe one first. What lies behind cannot be pressed, not
even by assistive technology, and keeps all that was written in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.shared.banner import warning
from ui.shared.card import Card, Column
from ui.shared.look import look
from ui.shared.scroll import Scroll
from ui.shared.sentences import save_reason_word
from ui.shared.text_field import TextField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading
from ui.shared.wrapped_text import spoken

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Answer:
    """`key` is what `answered` brings; `sentence` what the person presses. `wants_words`: own words are asked for."""

    key: str
    sentence: str
    icon: str = ""
    kind: Kind = Kind.PLAIN
    wants_words: bool = False


WIDEST_MM = 110.0
"""Width of a question on a large glass: one comfortable line of text."""


class Sheet(QDialog):
    """Lies over the whole window of `over`. Made and shown by `ask`. Escape gives the first answer."""

    answered = Signal(str, str)
    """The answer's key, and the person's own words when the answer wanted them."""

    def __init__(
        self, over: QWidget, question: str, answers: Sequence[Answer], *, explain: str = "", words_label: str = ""
    ) -> None:
        window = over.window()
        self._window = window
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAccessibleName(spoken(question))
        self._behind = [child for child in window.findChildren(QWidget, options=_DIRECT) if child is not self]
        self._was_enabled = [child for child in self._behind if child.isEnabled() and not child.isWindow()]
        self._focus_before = window.focusWidget()
        self._safe = answers[0].key
        self._chosen: Answer | None = None
        self.buttons = {answer.key: self._button(answer) for answer in answers}
        self._own_words = TextField(words_label or explain or question)
        self._lacking = warning()
        self._send = TouchButton(save_reason_word(), kind=Kind.PRIMARY, icon="check")
        self._build(question, explain)
        window.installEventFilter(self)

    def open_over(self) -> None:
        for child in self._was_enabled:
            child.setEnabled(False)
        self.show()
        self.raise_()
        self.buttons[self._safe].setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def words(self) -> str:
        """What has been typed here and not been sent."""
        return self._own_words.text().strip()

    def answer(self, key: str, words: str = "") -> None:
        """Close with an answer, as if its button had been pressed."""
        self._close()
        self.answered.emit(key, words)

    def dismiss(self) -> None:
        """Close without an answer: what it asked about is gone."""
        self._close()

    def _button(self, answer: Answer) -> TouchButton:
        button = TouchButton(answer.sentence, icon=answer.icon, kind=answer.kind, centred=False)
        button.clicked.connect(lambda: self._pressed(answer))
        return button

    def _build(self, question: str, explain: str) -> None:
        card = Card(heading(question))
        if explain:
            card.add(body(explain))
        self._answers = Column(*self.buttons.values())
        self._writing = Column(self._own_words, self._lacking, self._send)
        self._writing.hide()
        self._send.clicked.connect(self._send_words)
        self._own_words.changed.connect(self._lacking.clear)
        card.add(self._answers, self._writing)
        holder = QWidget()
        self._middle = QVBoxLayout(holder)
        self._middle.addStretch(1)
        self._middle.addWidget(card, 0)
        self._middle.addStretch(1)
        self._fit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(holder))

    def _fit(self) -> None:
        """In the middle of the window, as wide as it may be; wider with large text."""
        edge = look().mm(look().density.edge_mm)
        wide = round(look().mm(WIDEST_MM) * look().measure.text_scale)
        side = max(edge, (self._window.width() - wide) // 2)
        self._middle.setContentsMargins(side, edge, side, edge)
        self.setGeometry(self._window.rect())

    def _pressed(self, answer: Answer) -> None:
        if not answer.wants_words:
            self.answer(answer.key)
            return
        self._chosen = answer
        for key, button in self.buttons.items():
            button.setVisible(key in (self._safe, answer.key))
            button.set_kind(Kind.CHOSEN if key == answer.key else Kind.PLAIN)
        self._writing.show()
        self._own_words.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_words(self) -> None:
        words = self._own_words.text().strip()
        if words and self._chosen is not None:
            self.answer(self._chosen.key, words)
        else:
            self._lacking.clear()  # said again for each press
            self._lacking.say(translate("Sheet", "Skriv varför först.", "Under an empty field for a person's reason"))
            self._own_words.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        window = self._window
        window.removeEventFilter(self)
        self.hide()
        for child in self._was_enabled:
            # A part may have been rebuilt, or a ring have gone, while the question stood.
            if isValid(child):
                child.setEnabled(True)
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answer(self._safe)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(look().theme.ink if look().theme.name == "light" else look().theme.ground)
        veil.setAlphaF(0.55 if look().theme.name == "light" else 0.85)
        QPainter(self).fillRect(self.rect(), veil)


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def ask(over: QWidget, question: str, answers: Sequence[Answer], *, explain: str = "", words_label: str = "") -> Sheet:
    """Put the question over the window of `over` and return at once; connect `answered`. The safe answer is first."""
    sheet = Sheet(over, question, answers, explain=explain, words_label=words_label)
    sheet.open_over()
    return sheet


def open_sheets(window: QWidget) -> list[Sheet]:
    """Questions that stand over it, the newest first."""
    return [sheet for sheet in reversed(window.findChildren(Sheet, options=_DIRECT)) if not sheet.isHidden()]
