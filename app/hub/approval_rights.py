"""Whether somebody may enter a brukare's yes to a närstående, or take it back."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, select

from app.domain.ids import PersonId
from app.domain.permission import Role, judge_basis
from app.domain.refusal import Refusal
from app.hub.tables import approval, arende, assignment, person
from app.hub.truth import Truth
from app.protocol import operations as op
from app.protocol.records import ApprovalBody

if TYPE_CHECKING:
    from app.hub.judging import Judging

_HAD_A_RIGHT = frozenset({Refusal.RIGHT_ENDED, Refusal.TIME_UNSURE})


def approval_right(at: "Judging", who: Row[tuple[object, ...]], body: op.ApprovalStep) -> Refusal | None:
    """Staff by a visit of their own at that home, a handläggare by the mandate; the brukare takes back their own.

    Taking back does not wait for anybody's decision although the right has ended since, or whoever did it has left: to
    end access is safe, and somebody who has said no is not read by the other one meanwhile."""
    author = PersonId(str(who.id))
    match Role(str(who.role)):
        case Role.BRUKARE if isinstance(body, op.ApprovalWithdraw) and author == body.brukare:
            return None
        case Role.STAFF | Role.SHIFT_LEADER if _is_visit_at(at.connection, body):
            refusal = judge_basis(author, at.bases.of_visit(body.visit), at.made)
        case Role.HANDLAGGARE if _is_matter_of(at.connection, body):
            refusal = judge_basis(author, at.bases.of_arende(body.arende), at.made)
        case _:
            return Refusal.NOT_YOURS
    if refusal is Refusal.NOT_YOURS:
        return refusal
    # Also where it would be held for somebody to decide: what they release is not judged by this again.
    if is_other_person(at.connection, body, at.truth):
        return Refusal.OTHER_PERSON
    return None if isinstance(body, op.ApprovalWithdraw) and refusal in _HAD_A_RIGHT else refusal


def _is_visit_at(connection: Connection, body: op.ApprovalStep) -> bool:
    here = (assignment.c.visit == body.visit, assignment.c.brukare == body.brukare)
    return connection.execute(select(assignment.c.visit).where(*here).limit(1)).first() is not None


def _is_matter_of(connection: Connection, body: op.ApprovalStep) -> bool:
    own = select(arende.c.id).where(arende.c.id == body.arende, arende.c.brukare == body.brukare)
    return connection.scalar(own) is not None


def is_other_person(connection: Connection, of: op.ApprovalStep | ApprovalBody, truth: Truth | None = None) -> bool:
    """A yes makes a link by which a browser becomes that person: it must never be a colleague, a brukare, or somebody
    whom another brukare writes to. `truth`: of the batch, whose earlier steps are not in the tables yet."""
    role = connection.scalar(select(person.c.role).where(person.c.id == of.narstaende))
    elsewhere = select(approval.c.brukare).where(approval.c.person == of.narstaende, approval.c.brukare != of.brukare)
    in_batch = truth.seen(ApprovalBody) if truth is not None else ()
    return (
        role not in {None, Role.NARSTAENDE.value}
        or connection.execute(elsewhere.limit(1)).first() is not None
        or any(one.narstaende == of.narstaende and one.brukare != of.brukare for one in in_batch)
    )
