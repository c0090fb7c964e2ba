"""Alarms where one works: they come up by themselves, sound until somebody has them, and come back when nobody does."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.alarm import AlarmOutcome, AlarmState
from app.domain.ids import AlarmId
from app.domain.refusal import StoreProblem
from app.services import alarm as alarm_service
from app.services.alarm_snapshots import AcceptAnswer, AlarmCard, Alarms
from app.services.desk import Desk, Saved
from ui.bridge import Bridge
from ui.shared.keeping import Keeping
from ui.shared.sentences import refusal_words, store_problem_words
from ui.shared.sound import Sound, Sounds
from ui.staff.alarm_sentences import not_taken
from ui.staff.alarm_view import AlarmStrip, AlarmView

QUIET_MS = 30_000
"""So long a device may be silenced; an alarm without an owner then sounds again."""
LOOK_MS = 10_000
"""Minutes that have gone by are told without anything else happening."""


class AlarmPresenter(QObject):
    def __init__(self, desk: Desk, bridge: Bridge, over: QWidget, strip: AlarmStrip, *, sounds: Sounds) -> None:
        super().__init__(over)
        self._desk, self._bridge, self._sounds, self._strip = desk, bridge, sounds, strip
        self.view = AlarmView(over)
        self._alarms = Alarms((), desk.clock.now())
        self._wanted: AlarmId | None = None
        """The alarm that its reader wants on the screen: theirs, or one opened from the strip."""
        self._taking = False
        self._quiet, self._look = QTimer(self), QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.refresh)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._show)
        self._keeping: Keeping[AlarmId] = Keeping(
            self,
            bridge,
            lambda alarm, text: alarm_service.keep_words(desk, alarm, text),
            commit=lambda _alarm: None,
            kept=lambda _at: None,
            failed=lambda error: self.view.tell(_failure(error)),
        )
        self._connect()
        bridge.watch(self, self.refresh)
        self.refresh()

    def _connect(self) -> None:
        self.view.take_wanted.connect(self._take)
        self.view.quiet_wanted.connect(self._be_quiet)
        self.view.hide_wanted.connect(self._put_away)
        self.view.words_changed.connect(self._typed)
        self.view.closed_as.connect(self._close)
        self._strip.wanted.connect(self._open)

    def refresh(self) -> None:
        self._bridge.ask(self, alarm_service.alarms(self._desk), self._heard, failed=lambda _: None)

    def keep_everything(self) -> "tuple[Future[datetime], ...]":
        self._keeping.flush()
        return self._keeping.under_way()

    def take_back(self, unkept: Sequence[tuple[AlarmId, str]]) -> None:
        """What no disk has taken yet: as if it had just been typed."""
        for alarm, text in unkept:
            self._keeping.typed(alarm, text)
        self._keeping.flush()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def _heard(self, alarms: Alarms) -> None:
        self._alarms = alarms
        self._show()

    def _show(self) -> None:
        ringing = [card for card in self._alarms.open if card.state is AlarmState.RINGING]
        quiet = self._quiet.isActive()
        loud = bool(ringing) and not quiet and not self._taking
        if loud:
            self._sounds.play(Sound.ALARM_RINGS, again_and_again=True)
        else:
            self._sounds.stop(Sound.ALARM_RINGS)
        shown = self._to_show(ringing if not quiet else [])
        if shown is None:
            self.view.go()
        else:
            self._show_one(shown)
        self._strip.show_cards([card for card in self._alarms.open if shown is None or card.alarm != shown.alarm])
        if bool(self._alarms.open) != self._look.isActive():
            self._look.start() if self._alarms.open else self._look.stop()

    def _to_show(self, ringing: list[AlarmCard]) -> AlarmCard | None:
        """What rings comes before what is wanted: somebody waits."""
        if ringing:
            return ringing[0]
        return next((card for card in self._alarms.open if card.alarm == self._wanted), None)

    def _show_one(self, card: AlarmCard) -> None:
        is_other = self.view.card is None or self.view.card.alarm != card.alarm
        self.view.show_card(card, now=self._desk.clock.now())
        if is_other:
            self.view.words.replace(self._keeping.last_typed(card.alarm, ""))
            kept = alarm_service.kept_words(self._desk, card.alarm)
            self._bridge.ask(self, kept, lambda text: self._offer(card.alarm, text), failed=lambda _: None)

    def _offer(self, alarm: AlarmId, text: str) -> None:
        if self.view.card is not None and self.view.card.alarm == alarm:
            self.view.words.offer(text)

    # --- what is done ----------------------------------------------------------------------------------------------

    def _take(self) -> None:
        card = self.view.card
        if card is None or self._taking:
            return
        self._taking = True
        self._sounds.stop(Sound.ALARM_RINGS)
        self.view.take.setEnabled(False)
        taken = alarm_service.accept(self._desk, card.alarm)
        self._bridge.ask(self, taken, lambda answer: self._taken(card, answer), failed=self._not_asked)

    def _taken(self, card: AlarmCard, answer: AcceptAnswer) -> None:
        self._taking = False
        self.view.take.setEnabled(True)
        if answer.mine:
            self._wanted = card.alarm
        else:
            self.view.tell(not_taken(answer))
        self.refresh()

    def _not_asked(self, error: BaseException) -> None:
        self._taking = False
        self.view.take.setEnabled(True)
        self.view.tell(_failure(error))
        self._show()

    def _be_quiet(self) -> None:
        self._quiet.start(QUIET_MS)
        self._show()

    def _put_away(self) -> None:
        self._keeping.flush()
        self._wanted = None
        self._show()

    def _open(self, alarm: str) -> None:
        self._wanted = AlarmId(alarm)
        self._quiet.stop()
        self._show()

    def _typed(self, text: str) -> None:
        if self.view.card is not None:
            self._keeping.typed(self.view.card.alarm, text)

    def _close(self, outcome: AlarmOutcome, words: str) -> None:
        card = self.view.card
        if card is None:
            return
        self._keeping.flush()
        closed = alarm_service.close(self._desk, card.alarm, outcome, words=words)
        self._bridge.do(self, closed, lambda saved: self._closed(card, saved), failed=self._not_asked)

    def _closed(self, card: AlarmCard, saved: Saved) -> None:
        if saved.refusal is not None:
            self.view.tell(refusal_words(saved.refusal))
            return
        self._keeping.forget(card.alarm)
        self._wanted = None
        self.refresh()


def _failure(error: BaseException) -> str:
    return store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED))
