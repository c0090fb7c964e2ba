"""See app.services.ring."""

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime, timedelta

from app.domain.conversation import ThreadKind
from app.domain.ids import PersonId
from app.domain.visit import VisitState
from app.domain.wall_time import moment_of, wall_of
from app.protocol import records as rec
from app.services.messages import Talk, Talks
from app.services.people import Face
from app.services.ring import Asked, Callee, Callees, Who
from app.store.person_reading import Reading
from app.work.conversations import page_in, talks_in
from app.work.desk import WorkDesk

ROWS = 20
"""Messages among which the asking is looked for: it was written just now."""
_KINDS = {ThreadKind.UNIT: Who.UNIT, ThreadKind.HANDLAGGARE: Who.HANDLAGGARE}


def callees(desk: WorkDesk) -> "Future[Callees]":
    return desk.read(lambda reading: Callees(tuple(_callees(desk, reading))))


def asked(desk: WorkDesk, talk: Talk, message: str) -> "Future[Asked]":
    def read(reading: Reading) -> Asked:
        page = page_in(desk, reading, talk, 0, ROWS)
        found = next((row for row in page.messages if row.message == message), None)
        return Asked(page.row, found, page.online)

    return desk.read(read)


def _callees(desk: WorkDesk, reading: Reading) -> Iterator[Callee]:
    talks = talks_in(desk, reading)
    yield from _of_today(desk, reading, talks)
    for kind, who in _KINDS.items():
        for row in talks.rows:
            if row.talk.kind is kind and not row.ended:
                yield Callee(Face(PersonId(row.talk.other), row.name, row.name), who, row.talk)


def _of_today(desk: WorkDesk, reading: Reading, talks: Talks) -> Iterator[Callee]:
    """In the order of their visits, each once; asked through their unit."""
    today = wall_of(desk.now()).date()
    since, until = (moment_of(today + timedelta(days=days), datetime.min.time()).isoformat() for days in (0, 1))
    open_talks = {row.talk for row in talks.rows if not row.ended}
    seen = set()
    for stored in reading.all(rec.VisitBody, parent=desk.me, since=since, until=until):
        visit = stored.body
        talk = Talk(desk.me, ThreadKind.UNIT, visit.utforare)
        if visit.state is VisitState.CANCELLED or talk not in open_talks:
            continue
        for ref in visit.staff:
            if ref.id not in seen:
                seen.add(ref.id)
                face = Face(PersonId(ref.id), ref.first_name, ref.name, organisation=visit.utforare_name)
                yield Callee(face, Who.STAFF, talk)
