"""Whether somebody may write in a conversation, judged by what held when it was written."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, select

from app.domain.conversation import ThreadKind
from app.domain.ids import PersonId
from app.domain.made_at import Made
from app.domain.permission import Basis, Role, judge_basis
from app.domain.refusal import Refusal
from app.hub.rights import Bases
from app.hub.tables import approval, arende, assignment
from app.hub.unit_bases import unit_bases
from app.protocol import operations as op


def thread_right(
    connection: Connection,
    bases: Bases,
    who: Row[tuple[object, ...]],
    body: op.ThreadStep,
    made: Made,
    *,
    now: datetime,
) -> Refusal | None:
    """The words of a brukare or a närstående are for nobody to decide about: where contact has ended they are refused,
    and stay with their author. What staff or a handläggare wrote too late is held."""
    author, role = PersonId(str(who.id)), Role(str(who.role))
    match role, body.kind:
        case Role.BRUKARE, _ if author == body.brukare:
            return _private(judge_basis(author, _as_brukare(connection, author, body), made))
        case Role.NARSTAENDE, ThreadKind.NARSTAENDE if author == body.other:
            return _private(judge_basis(author, _approvals(connection, author, body), made))
        case ((Role.STAFF | Role.SHIFT_LEADER), ThreadKind.UNIT):
            return judge_basis(author, unit_bases(connection, who, body.brukare, body.other, now=now), made)
        case Role.HANDLAGGARE, ThreadKind.HANDLAGGARE if _is_of(connection, body):
            return judge_basis(author, bases.of_arende(body.other), made)
        case _:
            return Refusal.NOT_YOURS


def _private(refusal: Refusal | None) -> Refusal | None:
    return Refusal.CONTACT_ENDED if refusal in {Refusal.RIGHT_ENDED, Refusal.TIME_UNSURE} else refusal


def _as_brukare(connection: Connection, author: PersonId, body: op.ThreadStep) -> list[Basis]:
    """With an utförare they may write for as long as it is planned to come or has come; a visit that was called off
    makes no contact."""
    match body.kind:
        case ThreadKind.UNIT:
            here = (assignment.c.brukare == author, assignment.c.utforare == body.other)
            return _bases(connection, author, assignment.c.ended_at, *here)
        case ThreadKind.HANDLAGGARE:
            return [Basis(author, None)] if _is_of(connection, body) else []
        case ThreadKind.NARSTAENDE:
            return _approvals(connection, author, body)


def _approvals(connection: Connection, author: PersonId, body: op.ThreadStep) -> list[Basis]:
    own = (approval.c.brukare == body.brukare, approval.c.person == body.other)
    return _bases(connection, author, approval.c.ended_at, *own)


def _bases(
    connection: Connection, author: PersonId, ended_at: "ColumnElement[datetime | None]", *which: ColumnElement[bool]
) -> list[Basis]:
    return [Basis(author, ended) for ended in connection.scalars(select(ended_at).where(*which).distinct())]


def _is_of(connection: Connection, body: op.ThreadStep) -> bool:
    """Whether the ärende is this brukare's."""
    own = select(arende.c.id).where(arende.c.id == body.other, arende.c.brukare == body.brukare)
    return connection.scalar(own) is not None
