"""Who has been here: newest first, by name, with door and time. What the lock does not know is said calmly."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.door import DoorPosition
from app.services.brukare_snapshots import Visitor, Visitors
from ui.brukare.list_view import ListView, PersonCard
from ui.brukare.sentences import visitor_came, visitor_from, visitor_name, visitor_way
from ui.shared.dates import wall_date
from ui.shared.words import body, remark

translate = QCoreApplication.translate

ON_THE_STAIRS = timedelta(minutes=15)
"""Between the house's door and the flat's; longer, and it was two comings. A slower stair would raise it."""


class VisitorsView(ListView):
    def __init__(self) -> None:
        super().__init__(translate("Tablet", "Vem har varit här", "Name of the screen with who has been in the home"))
        self._shown: tuple[Visitors, object] | None = None

    def show_visitors(self, visitors: Visitors, *, now: datetime) -> None:
        if self._shown == (visitors, wall_date(now)):
            return
        self._shown = (visitors, wall_date(now))
        self.show_cards([_card(visitor, now) for visitor in _comings(visitors.rows)], empty=_empty(visitors))


def _comings(rows: tuple[Visitor, ...]) -> list[Visitor]:
    """Each coming once: who opens the house's door and then the flat's has been here once. `rows` newest first."""
    told: list[Visitor] = []
    for row in rows:
        if not (told and _same_coming(told[-1], row)):
            told.append(row)
    return told


def _same_coming(flat: Visitor, entrance: Visitor) -> bool:
    doors = (flat.door, entrance.door) == (DoorPosition.FLAT, DoorPosition.ENTRANCE)
    same = flat.who is not None and flat.who == entrance.who and flat.left_at == entrance.left_at
    return doors and same and flat.at - entrance.at <= ON_THE_STAIRS


def _card(visitor: Visitor, now: datetime) -> PersonCard:
    who, way, origin = body(), body(visitor_way(visitor)), remark(visitor_from(visitor))
    who.say(visitor_came(visitor, now=now), strong=visitor_name(visitor))
    lines = [line for line in (who, way, origin) if line.text()]
    return PersonCard((visitor.who,) if visitor.who else (), *lines)


def _empty(visitors: Visitors) -> str:
    if visitors.as_of is None:
        return translate("Tablet", "Här ser du snart vem som har varit hos dig.", "Before the first plan has come")
    return translate("Tablet", "Ingen har varit här de senaste två veckorna.", "The list of visitors is empty")
