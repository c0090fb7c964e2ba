"""*Visa mig hur*: which lessons are done, who may see it, and what was thought of them."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.lesson import Opinion
from app.services.desk import Desk, Saved


@dataclass(frozen=True)
class Lessons:
    """`shared` None: the person has not been asked yet. `now`: by which days are told."""

    done: dict[str, datetime] = field(default_factory=dict)
    shared: bool | None = None
    now: datetime | None = None


def lessons(desk: Desk) -> "Future[Lessons]":
    """Of the desk's own person."""
    return desk.call("lessons.lessons")


def note_done(desk: Desk, lesson: str) -> "Future[Saved]":
    """The first time stands; nothing is written again."""
    return desk.call("lessons.note_done", lesson)


def share(desk: Desk, *, shared: bool) -> "Future[Saved]":
    """Whether those who visit may see it."""
    return desk.call("lessons.share", shared=shared)


def give_opinion(desk: Desk, about: str, face: Opinion) -> "Future[Saved]":
    """Counted at the unit; where no unit is known nothing is done."""
    return desk.call("lessons.give_opinion", about, face)
