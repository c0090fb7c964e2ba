"""The two pages of a call: somebody rings, and the call itself. Show what they are told and tell what is wanted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.call_snapshots import CallCard
from ui.shared.announce import announce
from ui.shared.call_picture import CallPicture
from ui.shared.call_sentences import how_it_stands, others_of, rings_words
from ui.shared.call_talk import Link
from ui.shared.card import Card, Ground
from ui.shared.look import look
from ui.shared.showing import show_if
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import Words
from ui.shared.wrapped_text import spoken

translate = QCoreApplication.translate

PICTURE_TAKES = (0.4, 0.25)
"""Part of the page's height that the picture has at the least: the second where words would become smaller than
`WORDS_KEEP` for the first."""
WORDS_KEEP = 60
"""Percent of their size. Whoever wants large letters wants to read them; for the last of the picture they give way."""
ANSWER_IS = 1.5
"""Times as high as *Inte nu*, at the least."""
LIGHT_MS = 1000
"""The page changes between two grounds so slowly: far below the three times a second that harm anybody."""


def answer_word() -> str:
    return translate("Call", "Svara", "Button: answers a video call. The largest on the screen")


def not_now_word() -> str:
    return translate("Call", "Inte nu", "Button: does not answer a video call")


def hang_up_word() -> str:
    return translate("Call", "Lägg på", "Button: ends a video call")


KEYS_REST_MS = 1000
"""So long after it has come up a key presses nothing: it was meant for what was being written. Fingers and switches
have such times of their own."""


class RingView(QWidget):
    """Who rings, one huge *Svara*, one *Inte nu*; nothing else can be pressed here."""

    answer_wanted = Signal()
    decline_wanted = Signal()
    stays_lit = True

    def __init__(self, button: type[TouchButton] = TouchButton, *, words: type[Words] = Words) -> None:
        """The mode's own kinds; words that can shrink give way to what is pressed."""
        super().__init__()
        self.name = words("", size="heading", bold=True)
        self.card = Card(self.name, ground=Ground.NOTICE)
        self.answer = button(answer_word(), icon="phone", kind=Kind.PRIMARY)
        self.decline = button(not_now_word(), icon="x")
        self.answer.clicked.connect(self.answer_wanted)
        self.decline.clicked.connect(self.decline_wanted)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.answer.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.card)
        self._column.addWidget(self.answer, 1)
        self._column.addWidget(self.decline)
        self._is_light = False
        self._light = QTimer(self)
        self._light.setInterval(LIGHT_MS)
        self._light.timeout.connect(self._turn)
        self.keys_rest = QTimer(self)
        self.keys_rest.setSingleShot(True)
        self.keys_rest.setInterval(KEYS_REST_MS)
        for one in (self.answer, self.decline):
            one.installEventFilter(self)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def show_card(self, card: CallCard) -> None:
        words = rings_words(card)
        if words != self.name.text():
            self.name.say(words)
            self._fit()
        self.card.setAccessibleName(spoken(words))
        self._light.start()

    def come_up(self) -> None:
        """It has just begun to ring."""
        self.keys_rest.start()
        self.answer.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.name.text(), urgent=True)

    def go(self) -> None:
        self._light.stop()
        self._is_light = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and self.keys_rest.isActive()

    def _turn(self) -> None:
        self._is_light = not self._is_light
        self.update()

    def _remeasure(self) -> None:
        edge, gap = look().mm(look().density.edge_mm / 2), look().gap()
        self._column.setContentsMargins(edge, gap, edge, gap)
        self._column.setSpacing(gap)
        self._fit()

    def _fit(self) -> None:
        """The name gives way before a button does."""
        margins = self._column.contentsMargins()
        width, room = self.width() - margins.left() - margins.right(), self.height() - 5 * look().gap()
        decline = _height(self.decline, width)
        below = decline + max(_height(self.answer, width), round(decline * ANSWER_IS))
        fit([self.name], width, lambda: _height(self.card, width) + below <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = look().theme
        QPainter(self).fillRect(self.rect(), QColor(theme.good_ground if self._is_light else theme.ground))


class CallView(QWidget):
    """Who it is, how it stands, the picture, and *Lägg på*. `with_devices`: microphone and camera can be put off."""

    hang_up_wanted = Signal()
    muted = Signal(str, bool)
    """`audio` or `video`, and whether it is off."""
    stays_lit = True

    def __init__(
        self, button: type[TouchButton] = TouchButton, *, words: type[Words] = Words, with_devices: bool = False
    ) -> None:
        super().__init__()
        self.name, self.state = words("", size="heading", bold=True), words("", size="body")
        self.picture = CallPicture()
        self.hang_up = button(hang_up_word(), icon="x", kind=Kind.PRIMARY)
        self.hang_up.clicked.connect(self.hang_up_wanted)
        self.microphone = TouchButton(
            translate("Call", "Ljud av", "Switch: others do not hear this person"),
            icon="microphone-off",
            checkable=True,
        )
        self.camera = TouchButton(
            translate("Call", "Bild av", "Switch: others do not see this person"), icon="eye", checkable=True
        )
        self.microphone.toggled.connect(lambda is_off: self.muted.emit("audio", is_off))
        self.camera.toggled.connect(lambda is_off: self.muted.emit("video", is_off))
        self._row = QHBoxLayout()
        for switch in (self.microphone, self.camera):
            if with_devices:
                self._row.addWidget(switch, 1)
            else:
                switch.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.name)
        self._column.addWidget(self.state)
        self._column.addWidget(self.picture, 1)
        self._column.addLayout(self._row)
        self._column.addWidget(self.hang_up)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def begin(self) -> None:
        """Another call: both are on again."""
        for switch in (self.microphone, self.camera):
            switch.blockSignals(True)
            switch.setChecked(False)
            switch.blockSignals(False)
        self.hang_up.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_card(self, card: CallCard, link: Link, media: tuple[bool, bool] | None) -> None:
        who = others_of(card)
        is_new = who != self.name.text()
        self.name.say(who)
        said = how_it_stands(card, link, media)
        if said != self.state.text():
            self.state.say(said)
            if said:
                announce(self, said)
            is_new = True
        show_if(self.state, bool(said))
        if is_new:
            self._fit()

    def _remeasure(self) -> None:
        gap = look().gap()
        self._column.setContentsMargins(gap, gap // 2, gap, gap)
        self._column.setSpacing(gap)
        self._row.setSpacing(gap)
        self._fit()

    def _fit(self) -> None:
        width, gap = self.width() - 2 * look().gap(), look().gap()
        words = [self.name, self.state] if self.state.text() else [self.name]
        below = _height(self.hang_up, width) + 3 * gap
        if not self.microphone.isHidden():
            below += _height(self.microphone, width // 2) + gap

        def has_room(picture: float) -> bool:
            room = self.height() * (1 - picture) - below
            return sum(_height(one, width) + gap for one in words) <= room

        for picture in PICTURE_TAKES:
            least = 25 if picture == PICTURE_TAKES[-1] else WORDS_KEEP
            if fit(words, width, partial(has_room, picture), least=least):
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def fit(words: Sequence[Words], width: int, has_room: Callable[[], bool], *, least: int = 25) -> bool:
    """The largest letters in which they have room, down to so many percent; False where they have none. Words that
    cannot shrink stay as they are."""
    if width <= 1 or not all(hasattr(one, "shrink_to") for one in words):
        return True
    for percent in range(100, least - 1, -5):
        for one in words:
            one.shrink_to(percent / 100)  # type: ignore[attr-defined]
        if has_room() and not any(one.breaks_a_word() for one in words):  # type: ignore[attr-defined]
            return True
    return False


def _height(widget: QWidget, width: int) -> int:
    return max(widget.heightForWidth(width), widget.minimumSizeHint().height())
