"""Ties *Ring* to the store: a press asks plainly, a yes writes a message to the unit, and what is known of that message
is told. A call is nothing that this page knows of."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.refusal import StoreProblem
from app.services import messages
from app.services import ring as ring_service
from app.services.desk import Desk, Saved
from app.services.ring import Asked, Callee, Callees, Who
from ui.bridge import Bridge
from ui.brukare import profile_page as question
from ui.brukare.profile_page import ChoicePage, Offer
from ui.brukare.ring_view import RingView, callee_answer_name, callee_name, ring_name
from ui.brukare.stage import Stage
from ui.shared.message_words import progress_words
from ui.shared.rereading import Question, Rereading
from ui.shared.sentences import back_to_start, refusal_words, store_problem_words

translate = QCoreApplication.translate

YES, NO, DONE = "yes", "no", "done"


def asking_words(callee: Callee) -> str:
    """In Swedish whatever the tablet speaks: whoever is to ring must be able to read it."""
    if callee.who in {Who.OMSORGSKONTAKT, Who.STAFF} and callee.face.first_name:
        return f"Ring mig, tack. Jag vill gärna tala med {callee.face.first_name}."
    return "Ring mig, tack."


class RingPresenter(QObject):
    home_wanted = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, frame: Stage) -> None:
        super().__init__(frame.screens)
        self._desk, self._bridge, self._frame = desk, bridge, frame
        self._callee: Callee | None = None
        self._message = ""
        self.list, self.asking, self.told = RingView(), ChoicePage(whole=True), ChoicePage(whole=True)
        for view in (self.list, self.asking, self.told):
            frame.screens.addWidget(view)
        reading = Rereading(self, bridge, failed=lambda _error: frame.show_trouble())
        self._list_part = reading.part(self.list, self._ask_list)
        self._told_part = reading.part(self.told, self._ask_told)
        self.list.back_wanted.connect(self.home_wanted)
        self.list.wanted.connect(self._ask)
        self.asking.back_wanted.connect(self.open)
        self.asking.chosen.connect(self._answered)
        self.told.back_wanted.connect(self.home_wanted)
        self.told.chosen.connect(lambda _key: self.home_wanted.emit())

    def open(self) -> None:
        self._list_part.now()
        self._frame.screens.setCurrentWidget(self.list)
        self.list.first_page()

    def _ask_list(self) -> Question[Callees]:
        return ring_service.callees(self._desk), self.list.show_callees

    def _ask(self, callee: Callee) -> None:
        self._callee = callee
        name = callee_name(callee)
        asked = translate("Ring", "Vill du att %1 ringer dig?", "Question; %1 is a first name or the home care")
        how = translate(
            "Ring",
            "Du kan inte ringa härifrån än. Plattan skickar ett meddelande.",
            "Under the question: no call is made, a message is sent",
        )
        yes = translate("Ring", "Ja, be %1 ringa mig", "Answer; %1 is a first name or the home care")
        no = translate("Ring", "Nej, gå tillbaka", "Answer: nothing is sent")
        offers = (
            Offer(YES, yes.replace("%1", callee_answer_name(callee)), "phone", is_main=True),
            Offer(NO, no, "arrow-left"),
        )
        back = translate("Ring", "Tillbaka till Ring", "Way back to the list of people")
        page = question.Asked(f"ask:{callee.face.person}", "", back, (asked.replace("%1", name), how), offers)
        self.asking.ask(page)
        self._frame.screens.setCurrentWidget(self.asking)
        self.asking.first_page()

    def _answered(self, key: str) -> None:
        """The screen has gone on before a second tap can come."""
        callee = self._callee
        if callee is None or key != YES:
            self.open()
            return
        self._message = ""
        self._tell(callee, translate("Ring", "Meddelandet sparas.", "In the first moment after the press"))
        self._frame.screens.setCurrentWidget(self.told)
        self.told.first_page()
        sent = messages.send(self._desk, callee.talk, asking_words(callee), drops_draft=False)
        self._bridge.do(self, sent, self._saved, failed=self._not_saved)

    def _saved(self, saved: Saved) -> None:
        if saved.refusal is not None:
            self._fail(refusal_words(saved.refusal))
            return
        self._message = saved.operation
        self._told_part.now()

    def _not_saved(self, error: BaseException) -> None:
        self._fail(store_problem_words(getattr(error, "problem", StoreProblem.DAMAGED)))

    def _fail(self, why: str) -> None:
        if self._callee is not None:
            failed = translate("Ring", "Meddelandet skickades inte.", "The asking could not be sent; followed by why")
            self._tell(self._callee, f"{failed} {why}")

    def _ask_told(self) -> Question[Asked] | None:
        if self._callee is None or not self._message:
            return None
        return ring_service.asked(self._desk, self._callee.talk, self._message), self._show_told

    def _show_told(self, asked: Asked) -> None:
        callee = self._callee
        if callee is None:
            return
        if asked.message is None:
            self._tell(callee, translate("Ring", "Du hittar det i Meddelanden.", "The asking is among the messages"))
            return
        now = self._desk.clock.now()
        words = progress_words(asked.message, asked.row, for_brukare=True, online=asked.online, now=now)
        self._tell(callee, words)

    def _tell(self, callee: Callee, progress: str) -> None:
        headline = translate("Ring", "Du ber %1 ringa dig.", "%1 is a first name or the home care; no call is made yet")
        wait = translate("Ring", "Du kan göra annat så länge.", "After asking somebody to ring")
        lines = (headline.replace("%1", callee_name(callee)), progress, wait)
        done = Offer(DONE, back_to_start(), "home")
        self.told.ask(question.Asked("told", ring_name(), back_to_start(), lines, (done,)))
