"""Planned visits against the hub's: what somebody has started is never touched, what has left the plan is called off.

A visit that has left the plan stays as a record in state `cancelled`, so that staff and brukare see that it was called
off, and not that it vanished; somebody who is on their way offline gets an answer that names the state.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

import msgspec
from sqlalchemy import Connection, select

from app.domain.ids import BrukareId
from app.domain.stream import plan_stream
from app.domain.visit import VisitState
from app.domain.wall_time import window_of
from app.hub.imports import ids
from app.hub.imports.batch import ENDED, Batch, chunks
from app.hub.imports.headings import FileKind
from app.hub.imports.rows import VisitSaid
from app.hub.tables import assignment, record
from app.protocol.records import VisitBody, encode_record_body

_UNTOUCHABLE = frozenset({VisitState.STARTED, VisitState.FINISHED})


class _Planned(msgspec.Struct):
    """The part of a visit's record that decides whether it may be ended."""

    utforare: str
    day: date
    start: time
    end: time
    state: VisitState = VisitState.PLANNED


_planned = msgspec.json.Decoder(_Planned)
_visit = msgspec.json.Decoder(VisitBody)


def weigh_visits(
    connection: Connection,
    batch: Batch,
    *,
    said: Sequence[VisitSaid],
    fresh: Sequence[VisitSaid],
    absent: Sequence[str],
    before: dict[str, bytes],
    now: datetime,
) -> None:
    counts = batch.counts[FileKind.VISIT]
    known = [one.id for one in fresh if one.key in before]
    bodies, staff = _bodies(connection, known), _staff(connection, known)
    for one in fresh:
        body = bodies.get(one.id)
        present = None if body is None else _visit.decode(body)
        if present is not None and present.state in _UNTOUCHABLE:
            _leave(batch, is_return=before[one.key] == ENDED)
            continue
        _plan(batch, one, present, staff.get(one.id, set()))
    for key, visit, body in _off_the_plan(connection, said, absent):
        planned = _planned.decode(body)
        if planned.state in _UNTOUCHABLE:
            counts.untouched += 1
        elif planned.state is VisitState.PLANNED and window_of(planned.day, planned.start, planned.end)[0] > now:
            counts.ended += 1
            batch.forgotten(FileKind.VISIT, key)
            _call_off(batch, visit, _visit.decode(body))


def _leave(batch: Batch, *, is_return: bool) -> None:
    counts = batch.counts[FileKind.VISIT]
    counts.untouched += 1
    if is_return:
        counts.added -= 1
    else:
        counts.changed -= 1


def _plan(batch: Batch, said: VisitSaid, present: VisitBody | None, had: set[str]) -> None:
    body = said.body
    if present is not None and present.first_staff != said.staff:
        # Who was planned at first stays, so that the brukare is told when somebody else comes.
        body = encode_record_body(msgspec.structs.replace(_visit.decode(body), first_staff=present.first_staff))
    batch.heard(FileKind.VISIT, said)
    batch.put(plan_stream(BrukareId(said.brukare)), "visit", said.id, said.utforare, body)
    for person in said.staff:
        batch.row(
            "assignment",
            visit=said.id,
            person=person,
            brukare=said.brukare,
            utforare=said.utforare,
            starts_at=said.starts_at,
            ends_at=said.ends_at,
            ended_at=None,
        )
    batch.ended_assignments += [(said.id, person) for person in sorted(had.difference(said.staff))]


def _call_off(batch: Batch, visit: str, body: VisitBody) -> None:
    cancelled = msgspec.structs.replace(body, state=VisitState.CANCELLED)
    batch.put(plan_stream(BrukareId(body.brukare)), "visit", visit, body.utforare, cancelled)
    batch.ended_assignments += [(visit, ref.id) for ref in body.staff]


def _off_the_plan(
    connection: Connection, said: Sequence[VisitSaid], absent: Sequence[str]
) -> Iterable[tuple[str, str, bytes]]:
    """Visits that the files cover (their days and utförare, or the same id at another brukare) and do not name."""
    if not said or not absent:
        return
    days = [one.day for one in said]
    first, last = min(days), max(days)
    utforare = {one.utforare for one in said}
    externals = {one.external for one in said}
    visits = {key: ids.placed_id("visit", *key.split("@", 1)) for key in absent}
    for part in chunks(absent):
        bodies = _bodies(connection, [visits[key] for key in part])
        for key in part:
            body = bodies.get(visits[key])
            if body is None:
                continue
            planned = _planned.decode(body)
            in_plan = planned.utforare in utforare and first <= planned.day <= last
            if in_plan or key.partition("@")[0] in externals:
                yield key, visits[key], body


def _bodies(connection: Connection, visits: Sequence[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in chunks(visits):
        rows = connection.execute(
            select(record.c.id, record.c.body).where(record.c.kind == "visit", record.c.id.in_(part))
        )
        found.update({row.id: row.body for row in rows if row.body is not None})
    return found


def _staff(connection: Connection, visits: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in chunks(visits):
        rows = connection.execute(
            select(assignment.c.visit, assignment.c.person).where(
                assignment.c.visit.in_(part), assignment.c.ended_at.is_(None)
            )
        )
        for row in rows:
            found.setdefault(row.visit, set()).add(row.person)
    return found
