"""The day's visits on the tablet: who comes, when, what for, and how far it has come."""

from PySide6.QtCore import QCoreApplication

from app.services.brukare_snapshots import BrukareDay, ComingVisit
from ui.brukare.list_view import ListView, PersonCard
from ui.brukare.sentences import visit_told
from ui.shared.words import body

translate = QCoreApplication.translate


class DayView(ListView):
    def __init__(self) -> None:
        super().__init__(translate("Tablet", "I dag", "Name of the screen with the day's visits"))
        self._shown: tuple[BrukareDay, bool] | None = None

    def show_day(self, day: BrukareDay, *, online: bool) -> None:
        """Nothing is redrawn, and no page turned, when nothing has changed."""
        if self._shown == (day, online):
            return
        self._shown = (day, online)
        self.show_cards([_card(visit, online=online) for visit in day.visits], empty=_empty(day))


def _card(visit: ComingVisit, *, online: bool) -> PersonCard:
    sentence, when = visit_told(visit, online=online)
    what = body()
    what.say(visit.title, strong=when)
    return PersonCard(visit.who, body(sentence, bold=True), what)


def _empty(day: BrukareDay) -> str:
    if day.plan_as_of is None:
        return translate("Tablet", "Här ser du snart vem som kommer till dig.", "Home screen before the first plan")
    return translate("Tablet", "I dag är inget besök planerat.", "The day's list is empty")
