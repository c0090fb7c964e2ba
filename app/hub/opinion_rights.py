"""Whose opinion counts in a unit's statistics."""

from sqlalchemy import Connection, Row, select

from app.domain.permission import Role
from app.hub.tables import assignment


def gives_to(connection: Connection, who: Row[tuple[object, ...]], utforare: str) -> bool:
    """A brukare to whom it comes or has come, and those who work there."""
    if Role(str(who.role)) is not Role.BRUKARE:
        return str(who.organisation) == utforare
    here = select(assignment.c.brukare).where(assignment.c.brukare == str(who.id), assignment.c.utforare == utforare)
    return connection.scalar(here.limit(1)) is not None
