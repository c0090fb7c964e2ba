"""Ties the alarm button and its page to the engine. The press counts at once, whatever the engine, the disk and the
network do; what is said of it comes from what is known."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.alarm import AlarmCause, AlarmState
from app.domain.ids import AlarmId
from app.services import alarm as alarm_service
from app.services.alarm_snapshots import OwnAlarm
from app.services.desk import Desk
from ui.bridge import Bridge
from ui.brukare.alarm_sentences import AlarmTold, alarm_told
from ui.brukare.alarm_view import AlarmView
from ui.brukare.stage import AlarmStage
from ui.shared.sound import Sound, Sounds

TOLD_EVERY_MS = 1000
"""A minute without an answer is told when it is over, and not with the next thing that happens."""
_GOES_ON = frozenset({AlarmState.RINGING, AlarmState.ACCEPTED})


class AlarmPresenter(QObject):
    opened = Signal()
    """The page is to be seen: it was pressed, or goes on from before a fall of the program."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        frame: AlarmStage,
        view: AlarmView,
        *,
        sounds: Sounds,
        words: Callable[[OwnAlarm, datetime], AlarmTold] = alarm_told,
    ) -> None:
        super().__init__(view)
        self._words = words
        self._desk, self._bridge, self._frame, self._view, self._sounds = desk, bridge, frame, view, sounds
        self._own: OwnAlarm | None = None
        self._seconds = QTimer(self)
        self._seconds.setInterval(TOLD_EVERY_MS)
        self._seconds.timeout.connect(self._tell)
        frame.alarm.clicked.connect(self._pressed)
        view.mistake.connect(self._withdraw)
        bridge.watch(self, self.refresh)
        self.refresh()

    @property
    def is_going_on(self) -> bool:
        return self._own is not None and self._own.state in _GOES_ON

    def press(self, cause: AlarmCause = AlarmCause.BUTTON) -> None:
        """Again while it rings, or just after somebody took it: the same alarm, and its page. Later: a new one."""
        if self._own is None or not self._own.takes_press(self._desk.clock.now()):
            self._own = OwnAlarm(alarm_service.new_alarm(), self._desk.clock.now(), cause)
            self._sounds.play(Sound.ALARM_SENT)
        raised = alarm_service.keep_raised(self._desk, self._own.alarm, self._own.cause, at=self._own.raised_at)
        pressed = self._own.alarm
        self._bridge.do(self, raised, lambda own: self._raised(pressed, own), failed=lambda _: None)
        self.opened.emit()  # first: else a screen reader hears the button, which is left, say another word
        self._tell()

    def _pressed(self) -> None:
        self.press()

    def refresh(self) -> None:
        self._bridge.ask(self, alarm_service.own_alarm(self._desk), self._heard, failed=lambda _: None)

    def _withdraw(self) -> None:
        if self._own is None:
            return
        withdrawn = alarm_service.keep_withdrawn(self._desk, self._own.alarm, at=self._desk.clock.now())
        self._bridge.do(self, withdrawn, self._heard, failed=lambda _: None)

    def _raised(self, pressed: AlarmId, own: OwnAlarm) -> None:
        """The press may belong to an older alarm, from before a fall of the program, that is still going on."""
        if self._own is not None and self._own.alarm == pressed:
            self._own = own
            self._tell()

    def _heard(self, own: OwnAlarm | None) -> None:
        """What was pressed here a moment ago is not unsaid by an answer from before it."""
        if own is None or (self._own is not None and own.raised_at < self._own.raised_at):
            return
        before, self._own = self._own, own
        if before is None and own.state in _GOES_ON:
            self.opened.emit()
        if before is not None and before.state is AlarmState.RINGING and own.state is AlarmState.ACCEPTED:
            self._sounds.play(Sound.ALARM_ACCEPTED)
        self._tell()

    def _tell(self) -> None:
        own = self._own
        if own is None:
            return
        told = self._words(own, self._desk.clock.now())
        self._view.show_told(told)
        self._frame.alarm.show_going_on(going_on=own.state in _GOES_ON)
        if (own.state is AlarmState.RINGING) != self._seconds.isActive():
            self._seconds.start() if own.state is AlarmState.RINGING else self._seconds.stop()
