"""What each brukare of the demo district has been granted: insatser for a month, and what is done at which visit."""

import random
from dataclasses import dataclass

from app.demo.people import DemoBrukare

Insatser = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Wish:
    """A visit that is wanted, every day or on some days of the week. Minutes after midnight."""

    title: str
    at: int
    insatser: Insatser
    staff: int = 1
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    """Of the rota's week, which begins on the start date."""

    @property
    def minutes(self) -> int:
        return sum(minutes for _, minutes in self.insatser)


@dataclass(frozen=True)
class Granted:
    name: str
    hours_per_month: float


@dataclass(frozen=True)
class Needs:
    brukare: DemoBrukare
    wishes: tuple[Wish, ...]
    granted: tuple[Granted, ...]


_MORNING: tuple[Insatser, ...] = (
    (("Dusch", 15), ("Påklädning", 5), ("Frukost", 10)),
    (("Hjälp med toalett", 5), ("Påklädning", 5), ("Frukost", 10), ("Medicin", 5)),
    (("Påklädning", 5), ("Bädda", 5), ("Frukost", 10)),
    (("Stödstrumpor", 5), ("Frukost", 10)),
)
_LUNCH: tuple[Insatser, ...] = (
    (("Värma lunch", 10), ("Disk", 5)),
    (("Värma lunch", 10), ("Medicin", 5)),
    (("Laga lunch", 20), ("Disk", 5)),
)
_AFTERNOON: tuple[Insatser, ...] = (
    (("Tillsyn", 10),),
    (("Mellanmål", 10),),
    (("Hjälp med toalett", 10), ("Tillsyn", 5)),
)
_EVENING: tuple[Insatser, ...] = (
    (("Kvällsmat", 10), ("Medicin", 5)),
    (("Kvällsmat", 10), ("Avklädning", 5), ("Hjälp till sängs", 5)),
    (("Avklädning", 5), ("Hjälp till sängs", 10), ("Medicin", 5)),
)
_WEEKLY: tuple[tuple[str, Insatser], ...] = (
    ("Städning", (("Städning", 45),)),
    ("Inköp", (("Inköp", 40),)),
    ("Promenad", (("Promenad", 30),)),
    ("Tvätt", (("Tvätt", 30),)),
)
_LEVELS = (20, 15, 30, 25, 10)
"""In a hundred: morning only, and evening, and lunch, and afternoon, and night."""

_WEEKS_A_MONTH = 4.35


def needs_of(brukare: DemoBrukare, chance: random.Random) -> Needs:
    level = chance.choices(range(len(_LEVELS)), _LEVELS)[0]
    double = 2 if level >= 3 and chance.random() < 0.15 else 1
    wishes = [
        Wish("Morgonhjälp", _spread(chance, 7 * 60, 150), chance.choice(_MORNING), double),
    ]
    if level >= 1:
        wishes.append(Wish("Kvällshjälp", _spread(chance, 17 * 60, 210), chance.choice(_EVENING), double))
    if level >= 2:
        wishes.append(Wish("Hjälp med lunch", _spread(chance, 11 * 60 + 30, 75), chance.choice(_LUNCH)))
    if level >= 3:
        wishes.append(Wish("Tillsyn på eftermiddagen", _spread(chance, 14 * 60, 60), chance.choice(_AFTERNOON)))
    if level >= 4:
        wishes.append(Wish("Tillsyn på natten", _spread(chance, 23 * 60, 240), (("Tillsyn natt", 10),)))
    if chance.random() < 0.6:
        title, insatser = chance.choice(_WEEKLY)
        days = tuple(sorted(chance.sample(range(7), k=chance.randint(1, 2))))
        wishes.append(Wish(title, _spread(chance, 10 * 60, 60), insatser, days=days))
    ordered = tuple(sorted(wishes, key=lambda wish: wish.at))
    return Needs(brukare, ordered, _granted(ordered))


def _spread(chance: random.Random, first: int, within: int) -> int:
    return first + 5 * chance.randint(0, within // 5)


def _granted(wishes: tuple[Wish, ...]) -> tuple[Granted, ...]:
    """The same insats at several visits is granted once."""
    minutes: dict[str, float] = {}
    for wish in wishes:
        for name, length in wish.insatser:
            minutes[name] = minutes.get(name, 0) + length * len(wish.days) * _WEEKS_A_MONTH * wish.staff
    return tuple(Granted(name, round(total / 60, 1)) for name, total in minutes.items())
