"""What a brukare has chosen to let a närstående see besides their conversation. Nothing unless they have said so."""

from datetime import datetime

from sqlalchemy import Connection, select

from app.domain.approval import Share, approval_id
from app.domain.ids import BrukareId
from app.domain.stream import plan_stream
from app.domain.visit import VisitState
from app.domain.wall_time import wall_of
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import in_writing, reading
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Caller, Hub
from app.hub.tables import approval, person, record
from app.hub.truth import Truth
from app.protocol.records import ApprovalBody, BrukareBody, VisitBody, decode_record_body
from app.protocol.wire import SharedAnswer, SharedDay, SharedVisit

_NOT_TOLD = frozenset({VisitState.CANCELLED})


def shared_with(hub: Hub, caller: Caller) -> SharedAnswer:
    """Today of every brukare who lets this närstående see it; logged as delivered."""
    now = hub.clock.now()
    with reading(hub.engine) as connection:
        if not caller.confirmed or is_unconfirmed(connection):
            return SharedAnswer()
        wanted = select(approval.c.brukare).where(approval.c.person == caller.person, approval.c.ended_at.is_(None))
        days = [
            _day(connection, brukare, now)
            for brukare in sorted(set(connection.scalars(wanted)))
            if _shares_today(connection, brukare, caller.person or "")
        ]
    if days:
        entries = [_entry(caller, day.brukare, now) for day in days]
        in_writing(hub.engine, lambda connection: access_log.append(connection, entries))
    return SharedAnswer(days=tuple(days))


def _shares_today(connection: Connection, brukare: str, narstaende: str) -> bool:
    told = Truth(connection).body("approval", approval_id(brukare, narstaende))
    return isinstance(told, ApprovalBody) and told.ended_at is None and Share.WHO_COMES_TODAY in told.shares


def _day(connection: Connection, brukare: str, now: datetime) -> SharedDay:
    home = Truth(connection).body("brukare", brukare)
    today = wall_of(now).date()
    in_plan = (record.c.stream == plan_stream(BrukareId(brukare)), record.c.kind == "visit", record.c.body.is_not(None))
    rows = connection.execute(select(record.c.kind, record.c.kind_version, record.c.body).where(*in_plan)).all()
    bodies = [decode_record_body(row.kind, row.kind_version, row.body) for row in rows]
    visits = [body for body in bodies if isinstance(body, VisitBody) and body.day == today]
    named = _named(connection, {one.id for visit in visits for one in visit.staff})
    return SharedDay(
        brukare=brukare,
        first_name=home.first_name if isinstance(home, BrukareBody) else "",
        visits=tuple(
            SharedVisit(
                start=visit.start,
                end=visit.end,
                staff=tuple(one.first_name for one in visit.staff if one.id in named),
                utforare_name=visit.utforare_name,
                has_begun=visit.started_at is not None,
                is_over=visit.finished_at is not None,
            )
            for visit in sorted(visits, key=lambda one: (one.start, one.end))
            if visit.state not in _NOT_TOLD
        ),
    )


def _named(connection: Connection, staff: set[str]) -> set[str]:
    """Those whose first names may be told: skyddade personuppgifter reach named people only."""
    open_ones = select(person.c.id).where(person.c.id.in_(staff), person.c.protected.is_(False))
    return set(connection.scalars(open_ones))


def _entry(caller: Caller, brukare: str, now: datetime) -> AccessEntry:
    return AccessEntry(
        stream=plan_stream(BrukareId(brukare)),
        at=now,
        person=caller.person or "",
        organisation="",
        role=caller.role.value if caller.role else "",
        action="delivered",
        right="approval",
        detail="who comes today",
    )
