"""What the hub's database says of somebody's rights, handed to the rules of app.domain.permission."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, select

from app.domain.ids import ArendeId, BrukareId, PersonId, UtforareId
from app.domain.permission import SEES_AHEAD, SEES_BEFORE, Basis, Grant, Rights, Role, grants_of
from app.domain.stream import is_stream
from app.hub.tables import assignment, mandate, person, stream


# Made once: building a statement costs more than asking SQLite does (measured: 110 µs against 25 for one row).
_PERSON = select(person).where(person.c.id == bindparam("person"))
_VISIT_BASES = select(assignment.c.visit, assignment.c.person, assignment.c.ended_at).where(
    assignment.c.visit.in_(bindparam("visits", expanding=True))
)
_ARENDE_BASES = select(mandate.c.person, mandate.c.ended_at).where(mandate.c.arende == bindparam("arende"))
_HEAD = select(stream.c.head).where(stream.c.name == bindparam("name"))
_VISITED_EVER = (
    select(assignment.c.visit)
    .where(assignment.c.person == bindparam("person"), assignment.c.brukare == bindparam("brukare"))
    .limit(1)
)
_MANDATED_EVER = (
    select(mandate.c.arende)
    .where(mandate.c.person == bindparam("person"), mandate.c.brukare == bindparam("brukare"))
    .limit(1)
)


def person_row(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    """The person's row while they may act; None for nobody and for somebody who has left."""
    row = connection.execute(_PERSON, {"person": person_id}).one_or_none()
    return None if row is None or row.ended_at is not None else row


def grants_for(connection: Connection, person_id: str, now: datetime) -> tuple[str, tuple[Grant, ...]]:
    """The version and list of what a person may read at this moment; empty for somebody who has left."""
    rights = rights_of(connection, person_id, now)
    grants = grants_of(rights) if rights else ()
    return grants_version(grants), grants


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


def _mandates(connection: Connection, person_id: str) -> tuple[tuple[BrukareId, ArendeId], ...]:
    rows = connection.execute(
        select(mandate.c.brukare, mandate.c.arende).where(mandate.c.person == person_id, mandate.c.ended_at.is_(None))
    )
    return tuple(sorted((BrukareId(row.brukare), ArendeId(row.arende)) for row in rows))


class Bases:
    """What rights rest on, as one transaction sees it: the same question reaches the database once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._people: dict[str, Row[tuple[object, ...]] | None] = {}
        self._visits: dict[str, tuple[Basis, ...]] = {}
        self._arenden: dict[str, tuple[Basis, ...]] = {}
        self._openings: dict[tuple[str, str], str | None] = {}

    def person(self, person_id: str) -> Row[tuple[object, ...]] | None:
        """As `person_row`."""
        if person_id not in self._people:
            self._people[person_id] = person_row(self._connection, person_id)
        return self._people[person_id]

    def load_visits(self, visits: Iterable[str]) -> None:
        """Ask for many at once."""
        wanted = sorted(set(visits) - self._visits.keys())
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            found: dict[str, list[Basis]] = {visit: [] for visit in chunk}
            for visit, person_id, ended_at in self._connection.execute(_VISIT_BASES, {"visits": chunk}):
                found[visit].append(Basis(PersonId(person_id), ended_at))
            self._visits |= {visit: tuple(bases) for visit, bases in found.items()}

    def of_visit(self, visit: str) -> tuple[Basis, ...]:
        self.load_visits([visit])
        return self._visits[visit]

    def of_arende(self, arende: str) -> tuple[Basis, ...]:
        if arende not in self._arenden:
            rows = self._connection.execute(_ARENDE_BASES, {"arende": arende})
            self._arenden[arende] = tuple(Basis(PersonId(row.person), row.ended_at) for row in rows)
        return self._arenden[arende]

    def opening_right(self, person_id: PersonId, name: str) -> str | None:
        """By which right somebody may have opened what lies in a stream: now or at some time, since it may have been
        opened without network. `own`, `assignment` or `mandate`; None where there never was one."""
        place = (person_id, name)
        if place not in self._openings:
            self._openings[place] = self._opening_right(person_id, name)
        return self._openings[place]

    def _opening_right(self, person_id: PersonId, name: str) -> str | None:
        if not is_stream(name) or self._connection.scalar(_HEAD, {"name": name}) is None:
            return None
        subject, _, _facet = name.partition("/")
        kind, _, subject_id = subject.partition(":")
        if subject_id == person_id and kind in {"brukare", "person"}:
            return "own"
        if kind == "arende":
            return "mandate" if any(basis.person == person_id for basis in self.of_arende(subject_id)) else None
        if kind != "brukare":
            return None
        of_them = {"person": person_id, "brukare": subject_id}
        if self._connection.execute(_VISITED_EVER, of_them).first() is not None:
            return "assignment"
        return "mandate" if self._connection.execute(_MANDATED_EVER, of_them).first() is not None else None


_CHUNK = 500
"""Ids in one IN (…): below SQLite's limit of variables in every build."""
