"""What somebody's right to act for a unit at one brukare's home rests on: that they, or as a shift leader their people,
are planned there, for as long as they may read about it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, bindparam, select

from app.domain.ids import PersonId
from app.domain.permission import SEES_AHEAD, SEES_BEFORE, Basis, Role
from app.hub.tables import assignment, person

_PLANNED = select(assignment.c.person, assignment.c.starts_at, assignment.c.ends_at, assignment.c.ended_at).where(
    assignment.c.utforare == bindparam("utforare"), assignment.c.brukare == bindparam("brukare")
)
_PROTECTED = select(person.c.protected).where(person.c.id == bindparam("brukare"))
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def unit_bases(
    connection: Connection, who: Row[tuple[object, ...]], brukare: str, utforare: str, *, now: datetime
) -> tuple[Basis, ...]:
    """Bases of `who` (a row of `person`), each with the moment when it ended. Of an employment that is over it is not
    known when: it ended long ago, and a person decides."""
    is_there = who.organisation == utforare
    leads = is_there and who.role == Role.SHIFT_LEADER.value
    # Skyddade personuppgifter reach named people only.
    leads = leads and not connection.scalar(_PROTECTED, {"brukare": brukare})
    planned = connection.execute(_PLANNED, {"utforare": utforare, "brukare": brukare}).all()
    own = [row for row in planned if leads or row.person == who.id]
    return tuple(_bases(own, PersonId(str(who.id)), now, is_there=is_there))


def _bases(
    planned: list[Row[str, datetime, datetime, datetime | None]], author: PersonId, now: datetime, *, is_there: bool
) -> Iterator[Basis]:
    for row in planned:
        if row.starts_at >= now + SEES_AHEAD:
            continue
        until = row.ends_at + SEES_BEFORE
        ended_at = min(row.ended_at or until, until)
        yield Basis(author, (ended_at if ended_at <= now else None) if is_there else _LONG_AGO)
