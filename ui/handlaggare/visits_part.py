"""Visits: what comes next in one line, then what has been, newest first: by whom, what was done, what was declined."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.visit import InsatsOutcome, VisitState
from app.services.handlaggare_snapshots import VisitRow
from ui.shared.card import Card, Column, IconLine
from ui.shared.dates import capital, day_words, time_span, wall_date
from ui.shared.touch_button import TouchButton
from ui.shared.visit_sentences import OUTCOME_ICONS, insats_words, visit_state_words
from ui.shared.words import body, heading, quiet, remark

translate = QCoreApplication.translate

AT_A_TIME = 8
"""Visits that are drawn before the button for more: two days of them."""
INSATS_ICON_MM = 4.5


class VisitsPart(Column):
    def __init__(self) -> None:
        self._next, self._list = body(), Column()
        self.more = TouchButton("", icon="chevron-down")
        self._shown_count = AT_A_TIME
        self._visits: tuple[VisitRow, ...] = ()
        self._drawn: tuple[VisitRow, ...] | None = None
        super().__init__(
            heading(translate("Visits", "Besök", "Heading over a brukare's visits")), self._next, self._list, self.more
        )
        self.more.clicked.connect(self._show_more)

    def show_visits(self, visits: tuple[VisitRow, ...], *, now: datetime) -> None:
        """`visits` newest first, planned ones among them."""
        past = tuple(visit for visit in visits if _has_been(visit, now))
        ahead = [visit for visit in visits if not _has_been(visit, now) and visit.state is VisitState.PLANNED]
        self._tell_next(ahead)
        self._visits = past
        self._draw()

    def start_again(self) -> None:
        """For another person: as few as at first."""
        self._shown_count = AT_A_TIME

    def _tell_next(self, ahead: list[VisitRow]) -> None:
        if not ahead:
            self._next.say(translate("Visits", "Inget besök är planerat framåt.", "No coming visit"))
            return
        visit = ahead[-1]
        self._next.say(
            f"{day_words(wall_date(visit.starts_at))} {time_span(visit.starts_at, visit.ends_at)}, {visit.title}",
            strong=translate("Visits", "Nästa:", "Before the day and time of the next visit"),
        )

    def _show_more(self) -> None:
        self._shown_count += AT_A_TIME
        self._draw()

    def _draw(self) -> None:
        shown = self._visits[: self._shown_count]
        left = len(self._visits) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_words(
            translate("Visits", "Visa fler besök (%1 till)", "Button; %1 is a number").replace("%1", str(left))
        )
        if shown == self._drawn:
            return
        self._drawn = shown
        cards = [_card(visit) for visit in shown]
        empty = quiet(translate("Visits", "Inga besök de senaste 14 dagarna.", "No past visits"))
        self._list.fill(cards or [empty])


def _has_been(visit: VisitRow, now: datetime) -> bool:
    return visit.state in (VisitState.STARTED, VisitState.FINISHED) or visit.ends_at <= now


def _card(visit: VisitRow) -> Card:
    day = capital(day_words(wall_date(visit.starts_at)))
    head, state = body(), body()
    head.say(visit.title, strong=f"{day} {time_span(visit.starts_at, visit.ends_at)}")
    state.say(_state_words(visit))
    who = remark(", ".join((*visit.who, visit.utforare)))
    card = Card(head, state, who)
    if visit.state is not VisitState.PLANNED:
        card.add(
            *(
                IconLine(
                    OUTCOME_ICONS[line.outcome],
                    body(_insats(visit, line.outcome, insats_words(line))),
                    size_mm=INSATS_ICON_MM,
                )
                for line in visit.insatser
            )
        )
    return card


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
