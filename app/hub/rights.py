"""What the hub's database says of somebody's rights, handed to the rules of app.domain.permission."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, select

from app.domain.held import DecisionState
from app.domain.ids import ArendeId, BrukareId, PersonId, UtforareId
from app.domain.permission import SEES_AHEAD, SEES_BEFORE, Basis, Grant, Rights, Role, grants_of
from app.domain.stream import is_stream
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Caller
from app.hub.tables import assignment, held_item, mandate, person, stream


def person_row(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    """The person's row while they may act; None for nobody and for somebody who has left."""
    row = any_person_row(connection, person_id)
    return None if row is None or row.ended_at is not None else row


def any_person_row(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    """Also of somebody who has left."""
    return connection.execute(select(person).where(person.c.id == person_id)).one_or_none()


def grants_for(connection: Connection, person_id: str, now: datetime) -> tuple[str, tuple[Grant, ...]]:
    """The version and list of what a person may read at this moment; empty for somebody who has left, and for
    everybody until a person has confirmed the rights of a restored or emptied hub."""
    rights = None if is_unconfirmed(connection) else rights_of(connection, person_id, now)
    grants = grants_of(rights) if rights else ()
    return grants_version(grants), grants


def grants_of_caller(connection: Connection, caller: Caller, now: datetime) -> tuple[str, tuple[Grant, ...]]:
    """The same for whoever speaks; empty for a key that nobody has confirmed."""
    return grants_for(connection, caller.person or "", now) if caller.confirmed else (grants_version(()), ())


def grants_version(grants: Iterable[Grant]) -> str:
    text = "\n".join(f"{grant.stream} {','.join(grant.owners)}" for grant in grants)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def rights_of(connection: Connection, person_id: str, now: datetime) -> Rights | None:
    row = person_row(connection, person_id)
    if row is None:
        return None
    role = Role(row.role)
    return Rights(
        person=PersonId(person_id),
        role=role,
        organisation=UtforareId(row.organisation) if row.organisation else None,
        visited=_visited(connection, person_id, row.organisation, role=role, now=now),
        mandates=_mandates(connection, person_id) if role is Role.HANDLAGGARE else (),
        held_about=_held_about(connection, row.organisation) if role is Role.SHIFT_LEADER else (),
    )


def _visited(
    connection: Connection, person_id: str, organisation: str | None, *, role: Role, now: datetime
) -> tuple[BrukareId, ...]:
    if role not in {Role.STAFF, Role.SHIFT_LEADER}:
        return ()
    in_time = (
        assignment.c.ended_at.is_(None),
        assignment.c.ends_at > now - SEES_BEFORE,
        assignment.c.starts_at < now + SEES_AHEAD,
    )
    own = select(assignment.c.brukare).where(
        assignment.c.person == person_id, assignment.c.utforare == organisation, *in_time
    )
    found = set(connection.scalars(own.distinct()))
    if role is Role.SHIFT_LEADER:
        # Skyddade personuppgifter reach named people only: a leader who is not planned there does not see them.
        unit = (
            select(assignment.c.brukare)
            .join(person, person.c.id == assignment.c.brukare)
            .where(assignment.c.utforare == organisation, person.c.protected.is_(False), *in_time)
        )
        found |= set(connection.scalars(unit.distinct()))
    return tuple(BrukareId(brukare) for brukare in sorted(found))


def _held_about(connection: Connection, organisation: str | None) -> tuple[BrukareId, ...]:
    """The utförare documents its own work, also about a brukare whom it no longer visits. Skyddade personuppgifter
    reach named people only."""
    rows = (
        select(held_item.c.brukare)
        .join(person, person.c.id == held_item.c.brukare)
        .where(held_item.c.organisation == organisation, held_item.c.state == DecisionState.OPEN.value)
        .where(person.c.protected.is_(False))
    )
    return tuple(BrukareId(brukare) for brukare in sorted(set(connection.scalars(rows))))


def _mandates(connection: Connection, person_id: str) -> tuple[tuple[BrukareId, ArendeId], ...]:
    rows = connection.execute(
        select(mandate.c.brukare, mandate.c.arende).where(mandate.c.person == person_id, mandate.c.ended_at.is_(None))
    )
    return tuple(sorted((BrukareId(row.brukare), ArendeId(row.arende)) for row in rows))


def visit_bases(connection: Connection, visit: str) -> tuple[Basis, ...]:
    rows = connection.execute(select(assignment.c.person, assignment.c.ended_at).where(assignment.c.visit == visit))
    return tuple(Basis(PersonId(row.person), row.ended_at) for row in rows)


def arende_bases(connection: Connection, arende: str) -> tuple[Basis, ...]:
    rows = connection.execute(select(mandate.c.person, mandate.c.ended_at).where(mandate.c.arende == arende))
    return tuple(Basis(PersonId(row.person), row.ended_at) for row in rows)


def opening_right(connection: Connection, person_id: PersonId, name: str) -> str | None:
    """By which right somebody may have opened what lies in a stream: now or at some time, since it may have been
    opened without network. `own`, `assignment`, `mandate` or `unit` (a shift leader's, over what their colleagues do);
    None where there never was one."""
    if not is_stream(name) or connection.scalar(select(stream.c.head).where(stream.c.name == name)) is None:
        return None
    subject, _, _facet = name.partition("/")
    kind, _, subject_id = subject.partition(":")
    if subject_id == person_id and kind in {"brukare", "person"}:
        return "own"
    if kind == "arende":
        return "mandate" if any(basis.person == person_id for basis in arende_bases(connection, subject_id)) else None
    if kind != "brukare":
        return None
    assigned = select(assignment.c.visit).where(assignment.c.person == person_id, assignment.c.brukare == subject_id)
    if connection.execute(assigned.limit(1)).first() is not None:
        return "assignment"
    mandated = select(mandate.c.arende).where(mandate.c.person == person_id, mandate.c.brukare == subject_id)
    if connection.execute(mandated.limit(1)).first() is not None:
        return "mandate"
    return "unit" if _leads_there(connection, person_id, subject_id) else None


def _leads_there(connection: Connection, person_id: PersonId, brukare: str) -> bool:
    """Whether a shift leader's utförare has worked at this brukare's, who has no skyddade personuppgifter."""
    leader = person_row(connection, person_id)
    if leader is None or leader.role != Role.SHIFT_LEADER.value:
        return False
    worked = (
        select(assignment.c.visit)
        .join(person, person.c.id == assignment.c.brukare)
        .where(assignment.c.brukare == brukare, assignment.c.utforare == leader.organisation)
        .where(person.c.protected.is_(False))
    )
    return connection.execute(worked.limit(1)).first() is not None
