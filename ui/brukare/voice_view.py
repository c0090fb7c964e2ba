"""Speaking a message: press to begin and press to end, or hold while speaking. Heard before it is sent."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from app.services.messages import TalkPage
from ui.brukare.answer_view import one_step_back
from ui.brukare.button_grid import ButtonGrid
from ui.brukare.fitting_button import FittingButton
from ui.brukare.talks_view import NamedView, talk_name
from ui.shared.announce import announce
from ui.shared.card import Card
from ui.shared.finger import Move
from ui.shared.touch_button import Kind
from ui.shared.voice import VoiceProblem
from ui.shared.words import body

translate = QCoreApplication.translate

HOLD_MS = 500
"""From here a press is a hold: the recording ends when the finger leaves."""


class HoldButton(FittingButton):
    """`tapped` by a short press or a key; `held` once it has been held, and `hold_ended` when that ends."""

    lines = 2
    tapped = Signal()
    held = Signal()
    hold_ended = Signal()

    def __init__(self, text: str, *, icon: str, kind: Kind) -> None:
        super().__init__(text, icon=icon, kind=kind)
        self._is_held = False
        self._holding = QTimer(self)
        self._holding.setSingleShot(True)
        self._holding.setInterval(HOLD_MS)
        self._holding.timeout.connect(self._hold)
        self.clicked.connect(self._clicked)

    def _touched(self, move: Move) -> None:
        if move is Move.DOWN and self.isEnabled():
            self._holding.start()
        super()._touched(move)
        if move in {Move.OFF, Move.DRAG}:
            self._end_hold()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._holding.start()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._end_hold()

    def _hold(self) -> None:
        self._is_held = True
        self.held.emit()

    def _end_hold(self) -> None:
        self._holding.stop()
        if self._is_held:
            self._is_held = False
            self.hold_ended.emit()

    def _clicked(self) -> None:
        if self._is_held:
            self._end_hold()
            return
        self._holding.stop()
        self.tapped.emit()


class VoiceState(Enum):
    READY = auto()
    RECORDING = auto()
    RECORDED = auto()
    FAILED = auto()


class VoiceView(NamedView):
    start_wanted = Signal()
    stop_wanted = Signal()
    listen_wanted = Signal()
    send_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.back.set_words(one_step_back())
        self._told = body()
        self._card = Card(self._told)
        self.record = HoldButton(_begin(), icon="microphone", kind=Kind.PRIMARY)
        self.listen = FittingButton(translate("Messages", "Lyssna", "Button: hear what was said"), icon="player-play")
        self.send = FittingButton(translate("Messages", "Skicka", "Button"), icon="send", kind=Kind.PRIMARY)
        self.again = FittingButton(translate("Messages", "Tala in igen", "Button: record once more"), icon="refresh")
        self.below = ButtonGrid(self.record, self.listen, self.send, self.again)
        self.show_cards([self._card, self.below], empty="")
        self.state = VoiceState.READY
        self.record.tapped.connect(self._tapped)
        self.record.held.connect(self._held)
        self.record.hold_ended.connect(self.stop_wanted)
        self.listen.clicked.connect(self.listen_wanted)
        self.send.clicked.connect(self.send_wanted)
        self.again.clicked.connect(self.start_wanted)
        self.show_state(VoiceState.READY)

    def show_talk(self, page: TalkPage) -> None:
        name = talk_name(page.row)
        self.title.say(translate("Messages", "Till %1", "Over the ways to answer; %1 is a name").replace("%1", name))
        self.show_state(VoiceState.READY)
        self._remeasure()

    def show_state(self, state: VoiceState, *, problem: str = "") -> None:
        self.state = state
        done = state is VoiceState.RECORDED
        self.below.show_only(*((self.listen, self.send, self.again) if done else (self.record,)))
        is_recording = state is VoiceState.RECORDING
        self.record.set_words(_end() if is_recording else _begin())
        self.record.set_icon("player-stop" if is_recording else "microphone")
        self._told.say(_told(state, problem))
        self.pages.go_to(0)
        announce(self, self._told.text())

    def say_not_sent(self, words: str) -> None:
        """What was spoken is still here."""
        self.show_state(VoiceState.RECORDED)
        self._told.say(words)
        announce(self, words)

    def _tapped(self) -> None:
        (self.stop_wanted if self.state is VoiceState.RECORDING else self.start_wanted).emit()

    def _held(self) -> None:
        if self.state is not VoiceState.RECORDING:
            self.start_wanted.emit()


def _begin() -> str:
    return translate("Messages", "Börja tala", "Button: the recording begins")


def _end() -> str:
    return translate("Messages", "Jag är klar", "Button: the recording ends")


def _told(state: VoiceState, problem: str) -> str:
    match state:
        case VoiceState.READY:
            return translate(
                "Messages", "Tryck på knappen och tala. Tryck igen när du är klar.", "How a voice message is made"
            )
        case VoiceState.RECORDING:
            return translate("Messages", "Tala nu. Plattan lyssnar.", "A recording is under way")
        case VoiceState.RECORDED:
            return translate("Messages", "Lyssna först, om du vill. Skicka sedan.", "A recording that is not sent yet")
        case VoiceState.FAILED:
            return voice_problem_words(problem)


def voice_problem_words(problem: str) -> str:
    match problem:
        case VoiceProblem.NO_MICROPHONE:
            return translate("Messages", "Plattan hittar ingen mikrofon. Du kan skriva i stället.", "No microphone")
        case VoiceProblem.DISK_FULL:
            return translate(
                "Messages", "Det finns ingen plats kvar för ljud. Du kan skriva i stället.", "The disk is full"
            )
        case _:
            return translate("Messages", "Det gick inte att spela in. Försök en gång till.", "The recording failed")
