"""How lessons and calls went, for a unit's shift leaders: counts, never who or what somebody said."""

from concurrent.futures import Future
from dataclasses import dataclass

from app.domain.opinions import Stretch
from app.services.desk import Desk


@dataclass(frozen=True)
class AboutOne:
    """What was asked about (see app.domain.lesson), the newest weeks first. Without any: too few have answered."""

    about: str
    stretches: tuple[Stretch, ...]


def how_it_went(desk: Desk) -> "Future[tuple[AboutOne, ...]]":
    """Of the own unit. Empty where nobody has answered, and for everybody who leads no shift."""
    return desk.call("opinions.how_it_went")
