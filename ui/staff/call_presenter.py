"""Calls where one works: *Ring upp* at a visit, the call, and what rings here. The work beneath stays as it was."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.call import CallEnding
from app.domain.ids import PersonId
from app.services.call_snapshots import CallCard, CallSaid, MyCall
from ui.shared.announce import announce
from ui.shared.call_sentences import ended_words, not_done_words, rings_words
from ui.shared.call_talk import CallTalk
from ui.shared.call_views import CallView, RingView
from ui.shared.card import Card, Ground
from ui.shared.coming_up import come_up
from ui.shared.isolates import isolated
from ui.shared.look import look
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.sound import Sound, Sounds
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body

translate = QCoreApplication.translate


class OverView(QWidget):
    """What became of a call, in one sentence, and the way back to the work."""

    def __init__(self) -> None:
        super().__init__()
        self.said = body(bold=True)
        self.back = TouchButton(
            translate("StaffCall", "Tillbaka till arbetet", "Button: after a call"),
            kind=Kind.PRIMARY,
            icon="arrow-left",
        )
        self._column = QVBoxLayout(self)
        self._column.addWidget(Card(self.said, ground=Ground.INFO))
        self._column.addStretch(1)
        self._column.addWidget(self.back)
        look().changed.connect(self._remeasure)
        self._remeasure()

    def tell(self, words: str) -> None:
        self.said.say(words)
        self.back.setFocus()
        announce(self, words)

    def _remeasure(self) -> None:
        gap = look().gap()
        self._column.setContentsMargins(gap, gap, gap, gap)


class CallPresenter(QObject):
    def __init__(self, talk: CallTalk, screens: QStackedWidget, *, sounds: Sounds) -> None:
        super().__init__(screens)
        self.talk, self._screens, self._sounds = talk, screens, sounds
        self.rings, self.over = RingView(words=ShrinkingWords), OverView()
        self.talks = CallView(words=ShrinkingWords, with_devices=True)
        for view in (self.rings, self.talks, self.over):
            screens.addWidget(view)
        self._before: QWidget | None = None
        self._is_own = False
        self.rings.answer_wanted.connect(self._answer)
        self.rings.decline_wanted.connect(self._decline)
        self.talks.hang_up_wanted.connect(self._hang_up)
        self.talks.muted.connect(lambda kind, is_off: talk.mute(kind, off=is_off))
        self.over.back.clicked.connect(self._back)
        talk.ended.connect(self._ended)
        talk.not_done.connect(self._not_done)
        talk.picture.connect(self.talks.picture.put)
        self.talks.picture.placed.connect(talk.place_picture)

    def begin(self, to: PersonId, name: str) -> None:
        """One tap, and it rings there."""
        if self.talk.card is not None:
            self.come_back()
            return
        self._show(self.talks)
        self.talks.begin()
        self.talks.name.say(isolated(name))
        self.talks.state.say(translate("Call", "Vi ringer upp.", "A call is being begun"))
        self.talk.begin(to)

    def begins(self) -> None:
        """It rings here."""
        card = self.talk.card
        if card is None:
            return
        self.rings.show_card(card)
        come_up(self._screens.window())
        self._show(self.rings)
        self.rings.come_up()
        self._sounds.play(Sound.CALL_RINGS, again_and_again=True)
        announce(self.rings, rings_words(card), urgent=True)

    def show(self) -> None:
        card = self.talk.card
        if card is None or card.mine is MyCall.RINGS:
            return
        self._stop_ringing()
        self.talks.show_card(card, self.talk.link, self.talk.media)
        # Also from the page that says it failed: the hub had heard it after all, and the camera is open now.
        if self._screens.currentWidget() in {self.rings, self.over} or self._before is None:
            self._show(self.talks)

    def come_back(self) -> None:
        card = self.talk.card
        if card is not None:
            self._show(self.rings if card.mine is MyCall.RINGS else self.talks)

    def _show(self, view: QWidget) -> None:
        here = self._screens.currentWidget()
        if here not in {self.rings, self.talks, self.over}:
            self._before = here
        self._screens.setCurrentWidget(view)

    def _answer(self) -> None:
        self._stop_ringing()
        self.talks.begin()
        self._show(self.talks)
        if self.talk.card is not None:
            self.talks.show_card(self.talk.card, self.talk.link, None)
        self.talk.answer()

    def _decline(self) -> None:
        self._is_own = True
        self.talk.decline()

    def _hang_up(self) -> None:
        self._is_own = self.talk.card is not None  # what has only been begun ends without a word
        if not self._is_own:
            self._back()
        self.talk.hang_up()

    def _stop_ringing(self) -> None:
        self._sounds.stop(Sound.CALL_RINGS)
        self.rings.go()

    def _ended(self, card: CallCard) -> None:
        self._stop_ringing()
        was_own, self._is_own = self._is_own, False
        if was_own and card.ending is not CallEnding.MISSED:
            self._back()
            return
        self.over.tell(ended_words(card))
        self._show(self.over)

    def _not_done(self, said: CallSaid) -> None:
        self._stop_ringing()
        self.over.tell(not_done_words(said))
        self._show(self.over)

    def _back(self) -> None:
        before, self._before = self._before, None
        if before is not None and self._screens.currentWidget() in {self.rings, self.talks, self.over}:
            self._screens.setCurrentWidget(before)
