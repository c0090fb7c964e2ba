"""See app.services.ring."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta

from app.domain.conversation import ThreadKind
from app.domain.ids import PersonId
from app.domain.visit import VisitState
from app.domain.wall_time import moment_of, wall_of
from app.protocol import records as rec
from app.services.messages import Talk, TalkRow
from app.services.people import Face
from app.services.ring import Asked, Callee, Callees, Who
from app.store.person_reading import Reading
from app.work.conversations import page_in, talks_in
from app.work.desk import WorkDesk
from app.work.past_calls import last_call

ROWS = 20
"""Messages among which the asking is looked for: it was written just now."""
_KINDS = {
    ThreadKind.UNIT: Who.UNIT,
    ThreadKind.NARSTAENDE: Who.NARSTAENDE,
    ThreadKind.HANDLAGGARE: Who.HANDLAGGARE,
}


def callees(desk: WorkDesk) -> "Future[Callees]":
    today = moment_of(wall_of(desk.now()).date(), datetime.min.time())
    return desk.read(lambda reading: Callees(tuple(_callees(desk, reading)), today))


def asked(desk: WorkDesk, talk: Talk, message: str) -> "Future[Asked]":
    def read(reading: Reading) -> Asked:
        page = page_in(desk, reading, talk, 0, ROWS)
        found = next((row for row in page.messages if row.message == message), None)
        return Asked(page.row, found, page.online)

    return desk.read(read)


def _callees(desk: WorkDesk, reading: Reading) -> Iterator[Callee]:
    open_talks = [row for row in talks_in(desk, reading).rows if not row.ended]
    contact = list(_omsorgskontakt(desk, reading, open_talks))
    yield from contact
    yield from _others(desk, reading, open_talks, ThreadKind.UNIT)
    yield from _others(desk, reading, open_talks, ThreadKind.NARSTAENDE)
    known = {one.face.person for one in contact}
    yield from (one for one in _of_today(desk, reading, open_talks) if one.face.person not in known)
    yield from _others(desk, reading, open_talks, ThreadKind.HANDLAGGARE)


def _others(desk: WorkDesk, reading: Reading, rows: Sequence[TalkRow], kind: ThreadKind) -> Iterator[Callee]:
    """By name: what is written would move them, and a place that moves is looked for in vain."""
    for row in sorted((row for row in rows if row.talk.kind is kind), key=lambda row: row.name.casefold()):
        face = Face(PersonId(row.talk.other), row.name, row.name)
        yield Callee(face, _KINDS[kind], row.talk, row.relation, last_call(desk, reading, row.talk))


def _omsorgskontakt(desk: WorkDesk, reading: Reading, rows: Sequence[TalkRow]) -> Iterator[Callee]:
    """Asked through her unit; not while that is nobody's whom the person can write to."""
    profile = reading.one(rec.BrukareBody, desk.me)
    contact = profile.omsorgskontakt if profile is not None else None
    for row in rows:
        if contact is not None and row.talk == Talk(desk.me, ThreadKind.UNIT, contact.utforare):
            face = Face(PersonId(contact.id), contact.first_name, contact.name, organisation=row.name)
            yield Callee(face, Who.OMSORGSKONTAKT, row.talk)


def _of_today(desk: WorkDesk, reading: Reading, rows: Sequence[TalkRow]) -> Iterator[Callee]:
    """In the order of their visits, each once; asked through their unit."""
    today = wall_of(desk.now()).date()
    since, until = (moment_of(today + timedelta(days=days), datetime.min.time()).isoformat() for days in (0, 1))
    open_talks = {row.talk for row in rows}
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
