"""How it went, by those who were asked: counts over stretches of weeks, each with so many answers that nobody's own can
be told from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

FEWEST = 5
"""Answers in what is shown. Those who visit may know who practised in a week, by the lessons that a brukare lets them
see: with two answers each of the two knows the other's, and with three or four a colleague can often guess. With five
a guess is wrong more often than right; more would leave a small unit without anything to see for months. To be raised
where units are large."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Faces:
    glad: int = 0
    so_so: int = 0
    sad: int = 0

    @property
    def total(self) -> int:
        return self.glad + self.so_so + self.sad

    def __add__(self, other: "Faces") -> "Faces":
        return Faces(self.glad + other.glad, self.so_so + other.so_so, self.sad + other.sad)


@dataclass(frozen=True)
class Stretch:
    """Weeks that follow each other, by their Mondays, and all answers of these weeks."""

    first: date
    last: date
    faces: Faces


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def stretches(weeks: Mapping[date, Faces], today: date) -> tuple[Stretch, ...]:
    """Oldest first. A week with too few waits for the next ones; what has too few until now is not shown at all.

    No stretch overlaps another, and they begin with the first week there ever was, so that nothing can be had by
    taking one from another. The week that is going on is left out: whoever looks before and after an answer would
    know it.
    """
    made: list[Stretch] = []
    first, faces = None, Faces()
    for monday in sorted(weeks):
        if monday >= monday_of(today):
            break
        first, faces = first or monday, faces + weeks[monday]
        if faces.total >= FEWEST:
            made.append(Stretch(first, monday, faces))
            first, faces = None, Faces()
    return tuple(made)
