"""Visits: what comes next in one line, then what has been, newest first: by whom, what was done, what was declined."""

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.visit import InsatsLine, InsatsOutcome, VisitState
from app.services.handlaggare_snapshots import VisitRow
from ui.shared.card import Card, Column, IconLine
from ui.shared.dates import capital, day_words, time_span, wall_date
from ui.shared.kept_rows import KeptRows, laid_out_once
from ui.shared.touch_button import TouchButton
from ui.shared.visit_sentences import OUTCOME_ICONS, insats_words, visit_state_words
from ui.shared.words import Words, body, heading, quiet, remark

translate = QCoreApplication.translate

AT_A_TIME = 8
"""Visits that are drawn before the button for more: two days of them."""
INSATS_ICON_MM = 4.5


class VisitsPart(Column):
    more_wanted = Signal()

    def __init__(self) -> None:
        self._next = body()
        self.cards: KeptRows[VisitRow, _VisitCard] = KeptRows(
            _VisitCard,
            _VisitCard.show_visit,
            key=lambda visit: visit.visit,
            empty=quiet(translate("Visits", "Inga besök de senaste 14 dagarna.", "No past visits")),
            at_once=1,
        )
        self.more = TouchButton("", icon="chevron-down")
        self._wanted = AT_A_TIME
        super().__init__(
            heading(translate("Visits", "Besök", "Heading over a brukare's visits")), self._next, self.cards, self.more
        )
        self.more.clicked.connect(self._want_more)

    @property
    def wanted(self) -> int:
        """How many visits that have been are to be shown."""
        return self._wanted

    def show_visits(self, coming: VisitRow | None, been: tuple[VisitRow, ...], *, before: int) -> None:
        """`been` newest first; `before`: how many more there are."""
        self._tell_next(coming)
        self.more.setVisible(before > 0)
        self.more.set_words(
            translate("Visits", "Visa fler besök (%1 till)", "Button; %1 is a number").replace("%1", str(before))
        )
        self.cards.show_rows(been)

    def start_again(self) -> None:
        """For another person: as few as at first."""
        self._wanted = AT_A_TIME

    def _tell_next(self, visit: VisitRow | None) -> None:
        if visit is None:
            self._next.say(translate("Visits", "Inget besök är planerat framåt.", "No coming visit"))
            return
        self._next.say(
            f"{day_words(wall_date(visit.starts_at))} {time_span(visit.starts_at, visit.ends_at)}, {visit.title}",
            strong=translate("Visits", "Nästa:", "Before the day and time of the next visit"),
        )

    def _want_more(self) -> None:
        self._wanted += AT_A_TIME
        self.more_wanted.emit()


class _VisitCard(Card):
    def __init__(self, visit: VisitRow) -> None:
        self._head, self._state, self._who = body(), body(), remark()
        self._lines: list[_InsatsLine] = []
        super().__init__(self._head, self._state, self._who)
        self.show_visit(visit)

    def show_visit(self, visit: VisitRow) -> None:
        day = capital(day_words(wall_date(visit.starts_at)))
        self._head.say(visit.title, strong=f"{day} {time_span(visit.starts_at, visit.ends_at)}")
        self._state.say(_state_words(visit))
        self._who.say(", ".join((*visit.who, visit.utforare)))
        self._show_lines(visit, visit.insatser if visit.state is not VisitState.PLANNED else ())

    def _show_lines(self, visit: VisitRow, insatser: tuple[InsatsLine, ...]) -> None:
        with laid_out_once(self.column):
            while len(self._lines) < len(insatser):
                self._lines.append(_InsatsLine())
                self.add(self._lines[-1])
            for number, line in enumerate(self._lines):
                line.setVisible(number < len(insatser))
                if number < len(insatser):
                    line.show_insats(visit, insatser[number])


class _InsatsLine(IconLine):
    def __init__(self) -> None:
        self._said: Words = body()
        super().__init__(OUTCOME_ICONS[InsatsOutcome.OPEN], self._said, size_mm=INSATS_ICON_MM)

    def show_insats(self, visit: VisitRow, line: InsatsLine) -> None:
        self.picture.show_icon(OUTCOME_ICONS[line.outcome])
        self._said.say(_insats(visit, line.outcome, insats_words(line)))


def _insats(visit: VisitRow, outcome: InsatsOutcome, words: str) -> str:
    """What nobody has marked when the visit is over is said, not shown as if it were still to come."""
    if outcome is InsatsOutcome.OPEN and visit.state is VisitState.FINISHED:
        return translate(
            "Visits", "%1: inte markerat", "An insats that staff marked neither done nor declined"
        ).replace("%1", words)
    if outcome is InsatsOutcome.DONE:
        return translate("Visits", "%1: utfört", "An insats that was done").replace("%1", words)
    return words


def _state_words(visit: VisitRow) -> str:
    if visit.state is VisitState.PLANNED:
        return translate("Visits", "Inget rapporterat", "A planned visit whose time is over, and nothing was logged")
    words = visit_state_words(visit.state)
    if visit.started_at is not None and visit.finished_at is not None:
        return f"{words} {time_span(visit.started_at, visit.finished_at)}"
    return words
