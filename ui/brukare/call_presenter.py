"""A call at home: it rings over whatever the tablet shows, with sound, light and the name read aloud; afterwards the
tablet is where it was. The alarm stands beside all of it, as ever."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.call import CallEnding
from app.services.call_snapshots import CallCard, CallSaid, MyCall
from ui.brukare.fitting_button import FittingButton
from ui.brukare.frame import Frame
from ui.brukare.list_view import ListView
from ui.shared.announce import announce
from ui.shared.call_sentences import ended_words, not_done_words, rings_words
from ui.shared.call_talk import CallTalk
from ui.shared.call_views import CallView, RingView
from ui.shared.card import Card, Ground
from ui.shared.coming_up import come_up
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.sound import Sound, Sounds
from ui.shared.words import body

translate = QCoreApplication.translate

SPEAKS_AFTER_MS = 2_500
"""It rings first: a voice out of the blue is not understood."""
SPEAKS_FOR_MS = 3_500
"""So long the ringing makes way for the name."""
RINGS_FOR_MS = 9_000
"""Between two times."""
OVER_FOR_MS = 8_000
"""How long it stands there that the call is over; that somebody has rung stands until it is read."""


class Ringing(QObject):
    """Sound, and in its pauses the words."""

    def __init__(self, parent: QObject, sounds: Sounds, say: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._sounds, self._say = sounds, say
        self._words = ""
        self._is_speaking = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)

    def begin(self, words: str) -> None:
        self._words, self._is_speaking = words, False
        self._sounds.play(Sound.CALL_RINGS, again_and_again=True)
        self._turn.start(SPEAKS_AFTER_MS)

    def stop(self) -> None:
        self._turn.stop()
        self._sounds.stop(Sound.CALL_RINGS)

    def _next(self) -> None:
        self._is_speaking = not self._is_speaking
        if self._is_speaking:
            self._sounds.stop(Sound.CALL_RINGS)
            self._say(self._words)
        else:
            self._sounds.play(Sound.CALL_RINGS, again_and_again=True)
        self._turn.start(SPEAKS_FOR_MS if self._is_speaking else RINGS_FOR_MS)


class OverView(ListView):
    """What became of a call, in one sentence."""

    def __init__(self) -> None:
        super().__init__(translate("Call", "Videosamtal", "Name of the page after a call"))
        self.said = body(bold=True)
        self.show_cards([Card(self.said, ground=Ground.INFO)], empty="")

    def tell(self, words: str) -> None:
        self.said.say(words)
        announce(self, words, urgent=True)


class CallPresenter(QObject):
    def __init__(
        self,
        talk: CallTalk,
        frame: Frame,
        *,
        sounds: Sounds,
        say: Callable[[str], None],
        wake: Callable[[], None],
        go_home: Callable[[], None],
    ) -> None:
        super().__init__(frame)
        self._frame, self._wake, self._go_home = frame, wake, go_home
        self.talk = talk
        self._ringing = Ringing(self, sounds, say)
        self.rings, self.talks, self.over = self._made()
        self._before: QWidget | None = None
        """What the tablet showed when it rang: a message that is being written, a page that is read."""
        self._shown = ""
        """The call whose page has been brought up."""
        self._is_declined = False
        self._home = QTimer(self)
        self._home.setSingleShot(True)
        self._home.setInterval(OVER_FOR_MS)
        self._home.timeout.connect(self._back)
        self.talk.ended.connect(self._ended)
        self.talk.not_done.connect(self._not_done)
        talk.picture.connect(self.talks.picture.put)
        self.talks.picture.placed.connect(talk.place_picture)

    def _made(self) -> tuple[RingView, CallView, OverView]:
        rings = RingView(FittingButton, words=ShrinkingWords)
        talks = CallView(FittingButton, words=ShrinkingWords)
        over = OverView()
        for view in (rings, talks, over):
            self._frame.screens.addWidget(view)
        rings.answer_wanted.connect(self._answer)
        rings.decline_wanted.connect(self._decline)
        talks.hang_up_wanted.connect(self._hang_up)
        over.back_wanted.connect(self._go_home)
        return rings, talks, over

    def show(self) -> None:
        """What belongs on the glass while a call rings or goes on."""
        card = self.talk.card
        if card is None:
            return
        if card.mine is MyCall.RINGS:
            self.rings.show_card(card)
            return
        self._stop_ringing()
        self.talks.show_card(card, self.talk.link, self.talk.media)
        # Also from the page that says it failed: the hub had heard it after all, and the camera is open now.
        here = self._frame.screens.currentWidget()
        if self._shown != card.call or here in {self.rings, self.over}:
            self._home.stop()
            self._shown = card.call
            self._frame.screens.setCurrentWidget(self.talks)

    def come_back(self) -> bool:
        """From the alarm's page, or from anywhere else: the call is still there. False where there is none."""
        card = self.talk.card
        if card is None:
            return False
        self._frame.screens.setCurrentWidget(self.rings if card.mine is MyCall.RINGS else self.talks)
        return True

    # --- how it goes -----------------------------------------------------------------------------------------------

    def begins(self) -> None:
        """It has begun to ring."""
        card = self.talk.card
        if card is None:
            return
        self._home.stop()
        self._shown = card.call
        self._wake()
        here = self._frame.screens.currentWidget()
        self._before = here if here not in {self.rings, self.talks, self.over} else self._before
        self.rings.show_card(card)
        come_up(self._frame.window())
        self._frame.screens.setCurrentWidget(self.rings)
        self.rings.come_up()
        self._ringing.begin(rings_words(card))

    def _answer(self) -> None:
        self._stop_ringing()
        self.talks.begin()
        self._frame.screens.setCurrentWidget(self.talks)
        self.talk.answer()
        if self.talk.card is not None:
            self.talks.show_card(self.talk.card, self.talk.link, None)

    def _decline(self) -> None:
        self._is_declined = True
        self.talk.decline()

    def _hang_up(self) -> None:
        self._is_declined = True
        self.talk.hang_up()

    def _stop_ringing(self) -> None:
        self._ringing.stop()
        self.rings.go()

    def _ended(self, card: CallCard) -> None:
        self._stop_ringing()
        is_here = self._frame.screens.currentWidget() in {self.rings, self.talks}
        by_me, self._is_declined = self._is_declined, False
        if not is_here:
            return
        if by_me:
            self._back()
            return
        self.over.tell(ended_words(card))
        self._frame.screens.setCurrentWidget(self.over)
        self.over.first_page()
        has_rung = card.mine is not MyCall.ELSEWHERE and card.ending in {CallEnding.MISSED, CallEnding.WITHDRAWN}
        if not has_rung:
            self._home.start()

    def _not_done(self, said: CallSaid) -> None:
        """It was answered too late, or there is no network."""
        self._stop_ringing()
        self.over.tell(not_done_words(said))
        self._frame.screens.setCurrentWidget(self.over)
        self.over.first_page()

    def _back(self) -> None:
        if self._frame.screens.currentWidget() not in {self.rings, self.talks, self.over}:
            return  # somebody has gone on meanwhile
        before, self._before = self._before, None
        if before is not None and self._frame.screens.indexOf(before) >= 0:
            self._frame.screens.setCurrentWidget(before)
        else:
            self._go_home()
