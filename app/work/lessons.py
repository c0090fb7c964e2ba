"""See app.services.lessons."""

from concurrent.futures import Future
from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.lesson import Opinion
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.desk import Saved
from app.services.lessons import Lessons
from app.store.person_reading import Reading
from app.work.desk import WorkDesk

if TYPE_CHECKING:
    from app.store.person_writing import Writing

NEAR = timedelta(days=14)
"""Visits within which a tablet knows whose help it is that the person thinks of."""


def lessons(desk: WorkDesk) -> "Future[Lessons]":
    def read(reading: Reading) -> Lessons:
        found = _own(desk, reading)
        return Lessons(dict(found.done), found.shared, desk.now())

    return desk.read(read)


def note_done(desk: WorkDesk, lesson: str) -> "Future[Saved]":
    def make(writing: "Writing") -> op.LessonDone | None:
        if lesson in _own(desk, writing).done:
            return None
        return op.LessonDone(person=desk.me, lesson=lesson)

    return desk.act(make, basis=None)


def share(desk: WorkDesk, *, shared: bool) -> "Future[Saved]":
    def make(writing: "Writing") -> op.LessonShare | None:
        if _own(desk, writing).shared is shared:
            return None
        return op.LessonShare(person=desk.me, shared=shared)

    return desk.act(make, basis=None, even_unseen=True)


def give_opinion(desk: WorkDesk, about: str, face: Opinion) -> "Future[Saved]":
    def make(writing: "Writing") -> op.OpinionGive | None:
        unit = _unit(desk, writing)
        return op.OpinionGive(utforare=unit, about=about, face=face) if unit else None

    return desk.act(make, basis=None, even_unseen=True)


def _own(desk: WorkDesk, reading: Reading) -> rec.LessonsBody:
    return reading.one(rec.LessonsBody, desk.me) or rec.LessonsBody(person=desk.me)


def _unit(desk: WorkDesk, reading: Reading) -> str:
    """Of staff where they work; of a brukare who comes, the nearest visit's; empty where nobody is known."""
    if desk.mode != "brukare":
        me = reading.one(rec.PersonBody, desk.me)
        return (me.organisation or "") if me is not None else ""
    now = desk.now()
    since, until = (now - NEAR).isoformat(), (now + NEAR).isoformat()
    visits = reading.all(rec.VisitBody, parent=desk.me, since=since, until=until)
    visits = sorted(visits, key=lambda one: abs((one.body.day - now.date()).days))
    return visits[0].body.utforare if visits else ""
