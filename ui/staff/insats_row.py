"""One insats at a visit: done with one press, not done with a reason, and taken back again."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.visit import DeclineReason, InsatsLine, InsatsOutcome
from ui.shared.dates import capital
from ui.shared.rows import Pair
from ui.shared.sheet import Answer, Sheet, ask
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.visit_sentences import OUTCOME_ICONS, decline_reason_words, insats_words

translate = QCoreApplication.translate

KINDS = {InsatsOutcome.OPEN: Kind.PLAIN, InsatsOutcome.DONE: Kind.GOOD, InsatsOutcome.DECLINED: Kind.QUIET}
BACK = "back"


class InsatsRow(Pair):
    """What is asked about stays the insats that was pressed, whatever the row shows by the time of the answer."""

    marked = Signal(str, str, str)
    """Insats, outcome, reason: a DeclineReason's value or the person's own words."""

    def __init__(self, line: InsatsLine, *, open_for_marks: bool = True) -> None:
        self.main = TouchButton(line.name)
        self.side = TouchButton(_not_done_word(), centred=True)
        super().__init__(self.main, self.side)
        self._line = line
        self.main.clicked.connect(self._main_pressed)
        self.side.clicked.connect(self._side_pressed)
        self.show_line(line, open_for_marks=open_for_marks)

    def show_line(self, line: InsatsLine, *, open_for_marks: bool) -> None:
        """Before the visit has begun the row only tells what is to be done."""
        self._line = line
        self.main.set_icon(OUTCOME_ICONS[line.outcome])
        self.main.set_kind(KINDS[line.outcome])
        self.main.set_words(insats_words(line) if open_for_marks else _plan(line))
        self.main.setAccessibleDescription(_state_for_ears(line.outcome))
        self.main.setEnabled(open_for_marks)
        word = _not_done_word() if line.outcome is InsatsOutcome.OPEN else _undo_word()
        self.side.set_words(word)
        self.side.setAccessibleName(f"{word}: {line.name}")
        self.side.setVisible(open_for_marks)

    def _main_pressed(self) -> None:
        line = self._line
        if line.outcome is InsatsOutcome.OPEN:
            self._mark(line, InsatsOutcome.DONE)
        else:
            ask_change(self, line).answered.connect(lambda key, _words: self._changed(line, key))

    def _side_pressed(self) -> None:
        if self._line.outcome is InsatsOutcome.OPEN:
            self._ask_why(self._line)
        else:
            self._mark(self._line, InsatsOutcome.OPEN)

    def _changed(self, line: InsatsLine, key: str) -> None:
        if key == InsatsOutcome.DECLINED:
            self._ask_why(line)
        elif key != BACK:
            self._mark(line, InsatsOutcome(key))

    def _ask_why(self, line: InsatsLine) -> None:
        def answered(key: str, words: str) -> None:
            if key != BACK:
                self._mark(line, InsatsOutcome.DECLINED, words or key)

        ask_decline_reason(self, line.name).answered.connect(answered)

    def _mark(self, line: InsatsLine, outcome: InsatsOutcome, reason: str = "") -> None:
        self.marked.emit(line.insats, outcome, reason)


def ask_decline_reason(over: QWidget, name: str) -> Sheet:
    reasons = [
        Answer(reason, capital(decline_reason_words(reason)), wants_words=reason is DeclineReason.OTHER)
        for reason in DeclineReason
    ]
    back = Answer(BACK, translate("Insats", "Gå tillbaka", "Nothing is marked as not done"), icon="arrow-left")
    question = translate("Insats", "%1: varför blev det inte av?", "%1 is an insats, such as Dusch")
    return ask(
        over,
        question.replace("%1", name),
        [back, *reasons],
        words_label=translate("Insats", "Skriv varför", "Field for the person's own reason"),
    )


def ask_change(over: QWidget, line: InsatsLine) -> Sheet:
    stays = Answer(BACK, translate("Insats", "Nej, låt det vara", "Nothing is changed"), icon="arrow-left")
    choices = {
        InsatsOutcome.DONE: translate("Insats", "Ja, den är gjord", "Marks an insats as done"),
        InsatsOutcome.DECLINED: translate(
            "Insats", "Ja, den är inte gjord", "Marks an insats as not done; why is asked next"
        ),
        InsatsOutcome.OPEN: translate("Insats", "Ja, ta bort markeringen", "Takes the mark back"),
    }
    answers = [
        Answer(outcome, sentence, icon=OUTCOME_ICONS[outcome])
        for outcome, sentence in choices.items()
        if outcome is not line.outcome
    ]
    question = translate("Insats", "Vill du ändra %1?", "%1 is an insats, such as Dusch")
    return ask(over, question.replace("%1", line.name), [stays, *answers])


def _not_done_word() -> str:
    return translate("Insats", "Inte gjord", "Small button beside an insats; why is asked next")


def _undo_word() -> str:
    return translate("Insats", "Ångra", "Small button beside an insats: takes the mark back")


def _plan(line: InsatsLine) -> str:
    """On one line: at the door every line counts."""
    if line.minutes <= 0:
        return insats_words(line)
    minutes = translate("Insats", "%1 min", "Minutes planned for an insats; %1 is a number")
    return f"{insats_words(line)}, {minutes.replace('%1', str(line.minutes))}"


def _state_for_ears(outcome: InsatsOutcome) -> str:
    match outcome:
        case InsatsOutcome.OPEN:
            return translate("Insats", "Inte markerad än", "Read aloud after the name of the insats")
        case InsatsOutcome.DONE:
            return translate("Insats", "Gjord", "Read aloud after the name of the insats")
        case InsatsOutcome.DECLINED:
            return translate("Insats", "Inte gjord", "Read aloud after the name of the insats")
