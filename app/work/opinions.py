"""See app.services.opinions. What has too few answers never leaves this room."""

from concurrent.futures import Future
from datetime import date

from app.domain.opinions import Faces, stretches
from app.protocol import records as rec
from app.services.opinions import AboutOne
from app.store.person_reading import Reading
from app.work.day import is_leader
from app.work.desk import WorkDesk

SHOWN = 8
"""Stretches of each: about two months where many answer."""


def how_it_went(desk: WorkDesk) -> "Future[tuple[AboutOne, ...]]":
    return desk.read(lambda reading: _how_it_went(desk, reading))


def _how_it_went(desk: WorkDesk, reading: Reading) -> tuple[AboutOne, ...]:
    me = reading.one(rec.PersonBody, desk.me)
    if me is None or not me.organisation or not is_leader(desk, reading):
        return ()
    weeks: dict[str, dict[date, Faces]] = {}
    for stored in reading.all(rec.OpinionsBody, parent=me.organisation):
        of = weeks.setdefault(stored.body.about, {})
        for monday, counts in stored.body.weeks.items():
            day = date.fromisoformat(monday)
            of[day] = of.get(day, Faces()) + Faces(*counts)
    today = desk.now().date()
    return tuple(AboutOne(about, stretches(of, today)[-SHOWN:][::-1]) for about, of in sorted(weeks.items()))
