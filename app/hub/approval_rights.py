"""Whether somebody may enter a brukare's yes to a närstående, or take it back."""

from sqlalchemy import Connection, Row, select

from app.domain.ids import PersonId
from app.domain.made_at import Made
from app.domain.permission import Role, judge_basis
from app.domain.refusal import Refusal
from app.hub.rights import Bases
from app.hub.tables import approval, arende, assignment, person
from app.protocol import operations as op


def approval_right(
    connection: Connection, bases: Bases, who: Row[tuple[object, ...]], *, body: op.ApprovalStep, made: Made
) -> Refusal | None:
    """Staff by a visit of their own at that home, a handläggare by the mandate; the brukare takes back their own."""
    author = PersonId(str(who.id))
    match Role(str(who.role)):
        case Role.BRUKARE if isinstance(body, op.ApprovalWithdraw) and author == body.brukare:
            return None
        case Role.STAFF | Role.SHIFT_LEADER if _is_visit_at(connection, body):
            refusal = judge_basis(author, bases.of_visit(body.visit), made)
        case Role.HANDLAGGARE if _is_matter_of(connection, body):
            refusal = judge_basis(author, bases.of_arende(body.arende), made)
        case _:
            return Refusal.NOT_YOURS
    # Also where it would be held for somebody to decide: what they release is not judged by this again.
    return Refusal.NOT_YOURS if _is_somebody_else(connection, body) else refusal


def _is_visit_at(connection: Connection, body: op.ApprovalStep) -> bool:
    here = (assignment.c.visit == body.visit, assignment.c.brukare == body.brukare)
    return connection.execute(select(assignment.c.visit).where(*here).limit(1)).first() is not None


def _is_matter_of(connection: Connection, body: op.ApprovalStep) -> bool:
    own = select(arende.c.id).where(arende.c.id == body.arende, arende.c.brukare == body.brukare)
    return connection.scalar(own) is not None


def _is_somebody_else(connection: Connection, body: op.ApprovalStep) -> bool:
    """A yes makes a link by which a browser becomes that person: it must never be a colleague, a brukare, or somebody
    whom another brukare writes to."""
    role = connection.scalar(select(person.c.role).where(person.c.id == body.narstaende))
    if role is None:
        return False
    elsewhere = select(approval.c.brukare).where(
        approval.c.person == body.narstaende, approval.c.brukare != body.brukare
    )
    return role != Role.NARSTAENDE.value or connection.execute(elsewhere.limit(1)).first() is not None
