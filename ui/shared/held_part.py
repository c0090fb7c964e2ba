"""What waits for this person's decision: who did it, when, what it says and why it waits, and the two answers."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.held import DecisionState
from app.domain.refusal import Refusal
from app.services import deciding
from app.services.deciding import HeldList, HeldWork
from app.services.desk import Desk, Saved
from ui.bridge import Bridge
from ui.shared.arrival_line import ArrivalLine
from ui.shared.card import Card, Column, Ground
from ui.shared.dates import day_and_time
from ui.shared.rows import Row
from ui.shared.sentences import refusal_words
from ui.shared.sheet import Answer, ask
from ui.shared.showing import show_if
from ui.shared.touch_button import TouchButton
from ui.shared.words import body, heading, quiet, remark
from ui.shared.work_words import age_words, held_said, what_somebody_did, why_held

translate = QCoreApplication.translate


class HeldPart(Column):
    """Hidden with `hides` where there is nothing. `place_of`: what the mode can say of where in a text it stands."""

    released = Signal(str)
    """The operation's id; asked about and answered."""
    declined = Signal(str, str)
    """The operation's id, and the words to its author."""

    def __init__(self, *, hides: bool = False, place_of: Callable[[HeldWork], str] = lambda _: "") -> None:
        self._hides, self._place_of = hides, place_of
        self._cards, self._decided = Column(), Column()
        self._heading, self._empty = heading(), quiet()
        self._empty.say(translate("Held", "Inget väntar på ditt beslut.", "Nothing to decide"))
        self._decided_heading = heading(translate("Held", "Beslutat", "Heading over what has been decided"))
        super().__init__(self._heading, self._empty, self._cards, self._decided_heading, self._decided)
        self._shown: object = None
        show_if(self, not hides)

    def show_held(self, held: HeldList) -> None:
        shown = (held.to_decide, held.decided, held.now.replace(second=0, microsecond=0))
        if shown == self._shown:
            return
        self._shown = shown
        text = translate("Held", "Att besluta (%1)", "Heading over what waits for this person; %1 is a number")
        self._heading.say(text.replace("%1", str(len(held.to_decide))))
        show_if(self._empty, not held.to_decide)
        self._cards.fill(self._card(work, held.now) for work in held.to_decide)
        self._decided.fill(_decided_card(work, held.now) for work in held.decided)
        show_if(self._decided_heading, bool(held.decided))
        show_if(self, not self._hides or bool(held.to_decide or held.decided))

    def _card(self, work: HeldWork, now: datetime) -> Card:
        card = Card(body(_title(work, now), bold=True), ground=Ground.NOTICE)
        about = " · ".join(part for part in (_about(work, now), self._place_of(work)) if part)
        if about:
            card.add(body(about))
        said = held_said(work)
        if said:
            card.add(body(said))
        elif not work.may_read and work.reason != Refusal.UNKNOWN_KIND:
            card.add(
                body(
                    translate(
                        "Held",
                        "Du får inte läsa det här. Den som är planerad hos personen kan besluta.",
                        "The words may not be read by this decider",
                    )
                )
            )
        if work.files:
            files = translate("Held", "Bilder eller filer: %1", "%1 is a number").replace("%1", str(work.files))
            card.add(remark(files))
        card.add(body(why_held(work)))
        kept = translate("Held", "Hubben har haft det i %1.", "%1 is '3 timmar', '2 dagar'")
        card.add(remark(kept.replace("%1", _for(work.received_at, now))))
        if work.is_own:
            card.add(body(translate("Held", "Det är ditt eget. Be någon annan besluta.", "Over one's own held work")))
        card.add(self._answers(work))
        return card

    def _answers(self, work: HeldWork) -> Row:
        buttons = []
        if work.can_release:
            counts = TouchButton(translate("Held", "Låt det gälla", "Button: the work counts"), icon="check")
            counts.clicked.connect(lambda: self.ask_release(work))
            buttons.append(counts)
        no = TouchButton(translate("Held", "Säg nej", "Button: the work does not count"), icon="x")
        no.clicked.connect(lambda: self.ask_decline(work))
        return Row(*buttons, no)

    def ask_release(self, work: HeldWork) -> None:
        question = translate("Held", "Ska det som %1 har gjort gälla?", "Asked before it counts; %1 is a name")
        answers = (
            Answer("back", translate("Held", "Nej, gå tillbaka", "The safe answer"), icon="arrow-left"),
            Answer("yes", translate("Held", "Ja, låt det gälla", "Answer: it counts"), icon="check"),
        )
        sheet = ask(self, question.replace("%1", work.author_name), answers, explain=held_said(work))
        sheet.answered.connect(lambda key, _words: self.released.emit(work.operation) if key == "yes" else None)

    def ask_decline(self, work: HeldWork) -> None:
        question = translate("Held", "Varför ska det inte gälla?", "Asked before the no")
        text = translate("Held", "%1 läser det du skriver, och har kvar sin egen text.", "Under it; %1 is a name")
        answers = (
            Answer("back", translate("Held", "Gå tillbaka", "The safe answer"), icon="arrow-left"),
            Answer(
                "no",
                translate("Held", "Skriv varför och säg nej", "Answer: it does not count"),
                icon="x",
                wants_words=True,
            ),
        )
        label = translate("Held", "Varför", "Label of the field for the reason")
        explain = text.replace("%1", work.author_name)
        sheet = ask(self, question, answers, explain=explain, words_label=label)
        sheet.answered.connect(lambda key, words: self.declined.emit(work.operation, words) if key == "no" else None)


class Decisions(QObject):
    """Acts on the answers. `said` is told what could not be done; `done` after each."""

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        part: HeldPart,
        *,
        said: Callable[[str], None],
        done: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(part)
        self._said, self._done = said, done

        def saved(what: Saved) -> None:
            self._said(refusal_words(what.refusal) if what.refusal is not None else "")
            self._done()

        part.released.connect(
            lambda operation: bridge.do(self, deciding.release(desk, operation), saved, failed=failed)
        )
        part.declined.connect(
            lambda operation, words: bridge.do(self, deciding.decline(desk, operation, words), saved, failed=failed)
        )


def _title(work: HeldWork, now: datetime) -> str:
    return f"{work.author_name} · {what_somebody_did(work.kind)}, {day_and_time(work.claimed_at, now=now)}"


def _about(work: HeldWork, now: datetime) -> str:
    if not work.brukare_name or work.visit_at is None:
        return work.brukare_name
    text = translate("Held", "Hos %1, besöket %2", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
    return text.replace("%1", work.brukare_name).replace("%2", day_and_time(work.visit_at, now=now))


def _for(since: datetime, now: datetime) -> str:
    if (now - since).total_seconds() < 120:
        return translate("Held", "någon minut", "For how long the hub has had it: less than two minutes")
    return age_words(since, now)


def _decided_card(work: HeldWork, now: datetime) -> Card:
    card = Card(body(_title(work, now), bold=True))
    counts = work.state is DecisionState.RELEASED
    said = (
        translate("Held", "%1 lät det gälla %2.", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
        if counts
        else translate("Held", "%1 sa nej %2.", "%1 is a name, %2 is 10.42 or 'i går 10.42'")
    )
    at = day_and_time(work.decided_at or now, now=now)
    card.add(body(said.replace("%1", work.decided_by).replace("%2", at)))
    if counts and work.outcome_reason and work.outcome_reason in set(Refusal):
        text = translate("Held", "Det ändrade inget: %1", "The work counts, but could not be done; %1 is a sentence")
        card.add(body(text.replace("%1", refusal_words(Refusal(work.outcome_reason)))))
    if work.arrived is not None:
        card.add(ArrivalLine(work.arrived, now=now))
    return card
