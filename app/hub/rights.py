"""What the hub's database says of somebody's rights, handed to the rules of app.domain.permission."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from app.domain.held import DecisionState
from app.domain.ids import ArendeId, BrukareId, PersonId, StreamName, UtforareId
from app.domain.permission import SEES_AHEAD, SEES_BEFORE, Basis, Grant, Rights, Role, grants_of
from app.domain.stream import is_stream
from app.hub.alarm_rights import alarms_for, has_rung_for
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Caller
from app.hub.plain import Statement, ask, moment_of
from app.hub.tables import assignment, held_item, mandate, person, utforare
from app.hub.thread_parties import threads_of

# Made once: building a statement costs more than asking SQLite does (measured: 110 µs against 25 for one row).
_PERSON = select(person).where(person.c.id == bindparam("person"))
_SOME: BindParameter[Sequence[str]] = bindparam("people", expanding=True)
_PEOPLE = (
    select(person.c.id, person.c.role, person.c.organisation)
    .outerjoin(utforare, utforare.c.id == person.c.organisation)
    .where(person.c.id.in_(_SOME), person.c.ended_at.is_(None), utforare.c.ended_at.is_(None))
)
_IN_TIME = (
    assignment.c.ended_at.is_(None),
    assignment.c.ends_at > bindparam("after"),
    assignment.c.starts_at < bindparam("before"),
)
_VISITED = (
    select(assignment.c.person, assignment.c.utforare, assignment.c.brukare)
    .where(assignment.c.person.in_(_SOME), *_IN_TIME)
    .distinct()
)
_VISITED_BY_UNIT = (
    select(assignment.c.brukare)
    .join(person, person.c.id == assignment.c.brukare)
    .where(assignment.c.utforare == bindparam("utforare"), person.c.protected.is_(False), *_IN_TIME)
    .distinct()
)
_MANDATES = select(mandate.c.person, mandate.c.brukare, mandate.c.arende).where(
    mandate.c.person.in_(_SOME), mandate.c.ended_at.is_(None)
)
_HELD_ABOUT = (
    select(held_item.c.organisation, held_item.c.brukare)
    .join(person, person.c.id == held_item.c.brukare)
    .where(held_item.c.organisation.in_(bindparam("organisations", expanding=True)))
    .where(held_item.c.state == DecisionState.OPEN.value, person.c.protected.is_(False))
    .distinct()
)
_VISIT_BASES = Statement("SELECT visit, person, ended_at FROM assignment WHERE visit {listed}")
_ARENDE_BASES = select(mandate.c.person, mandate.c.ended_at).where(mandate.c.arende == bindparam("arende"))
_HEAD = Statement("SELECT head FROM stream WHERE name = ?")
_VISITED_EVER_FOR = Statement("SELECT DISTINCT utforare FROM assignment WHERE person = ? AND brukare = ?")
_WORKED_THERE = (
    select(assignment.c.visit)
    .join(person, person.c.id == assignment.c.brukare)
    .where(assignment.c.brukare == bindparam("brukare"), assignment.c.utforare == bindparam("utforare"))
    .where(person.c.protected.is_(False))
    .limit(1)
)
_MANDATED_EVER = (
    select(mandate.c.arende)
    .where(mandate.c.person == bindparam("person"), mandate.c.brukare == bindparam("brukare"))
    .distinct()
)


def person_row(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    """The person's row while they may act; None for nobody and for somebody who has left."""
    row = any_person_row(connection, person_id)
    return None if row is None or row.ended_at is not None else row


def any_person_row(connection: Connection, person_id: str) -> Row[tuple[object, ...]] | None:
    """Also of somebody who has left."""
    return connection.execute(_PERSON, {"person": person_id}).one_or_none()


def grants_for(connection: Connection, person_id: str, now: datetime) -> tuple[str, tuple[Grant, ...]]:
    """The version and list of what a person may read at this moment; empty for somebody who has left, and for
    everybody until a person has confirmed the rights of a restored or emptied hub."""
    return grants_for_many(connection, [person_id], now)[person_id]


def grants_for_many(
    connection: Connection, people: Iterable[str], now: datetime
) -> dict[str, tuple[str, tuple[Grant, ...]]]:
    """As `grants_for`, of many in a few questions: 500 live clients are asked about again every two seconds."""
    found: dict[str, tuple[str, tuple[Grant, ...]]] = {}
    unconfirmed = is_unconfirmed(connection)
    for chunk in _chunks(people):
        rights = {} if unconfirmed else _rights_of(connection, chunk, now)
        for person_id in chunk:
            grants = grants_of(rights[person_id]) if person_id in rights else ()
            found[person_id] = grants_version(grants), grants
    return found


def rights_of(connection: Connection, person_id: str, now: datetime) -> Rights | None:
    """None for nobody and for somebody who has left."""
    return _rights_of(connection, [person_id], now).get(person_id)


def grants_of_caller(connection: Connection, caller: Caller, now: datetime) -> tuple[str, tuple[Grant, ...]]:
    """The same for whoever speaks; empty for a key that nobody has confirmed."""
    return grants_for(connection, caller.person or "", now) if caller.confirmed else (grants_version(()), ())


def grants_of_callers(
    connection: Connection, callers: Iterable[Caller], now: datetime
) -> dict[Caller, tuple[str, tuple[Grant, ...]]]:
    """As `grants_of_caller`, of many."""
    everybody = set(callers)
    found = grants_for_many(connection, {one.person or "" for one in everybody if one.confirmed}, now)
    nothing = (grants_version(()), ())
    return {one: found[one.person or ""] if one.confirmed else nothing for one in everybody}


def grants_version(grants: Iterable[Grant]) -> str:
    text = "\n".join(f"{grant.stream} {','.join(grant.owners)}" for grant in grants)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _rights_of(connection: Connection, people: Sequence[str], now: datetime) -> dict[str, Rights]:
    """Of those who may act; nobody of an utförare that has ended may."""
    rows = connection.execute(_PEOPLE, {"people": people}).all()
    roles = {row.id: Role(row.role) for row in rows}
    organisations = {row.id: row.organisation for row in rows}
    visited = _visited(connection, roles, organisations, now)
    threads = threads_of(connection, roles)
    mandates = _mandates(connection, [one for one, role in roles.items() if role is Role.HANDLAGGARE])
    held_about = _held_about(
        connection, [one for one, role in roles.items() if role is Role.SHIFT_LEADER], organisations
    )
    alarms = alarms_for(connection, roles, organisations, now)
    return {
        one: Rights(
            person=PersonId(one),
            role=role,
            organisation=UtforareId(organisations[one]) if organisations[one] else None,
            visited=tuple(BrukareId(brukare) for brukare in sorted(visited[one])),
            mandates=tuple(sorted(mandates[one])),
            threads=threads.get(one, ()),
            held_about=tuple(BrukareId(brukare) for brukare in sorted(held_about[one])),
            alarms_of=tuple(BrukareId(brukare) for brukare in sorted(alarms[one])),
        )
        for one, role in roles.items()
    }


def _visited(
    connection: Connection, roles: dict[str, Role], organisations: dict[str, str | None], now: datetime
) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    in_time = {"after": now - SEES_BEFORE, "before": now + SEES_AHEAD}
    visitors = [one for one, role in roles.items() if role in {Role.STAFF, Role.SHIFT_LEADER}]
    if visitors:
        for one, utforare, brukare in connection.execute(_VISITED, {"people": visitors, **in_time}).all():
            if utforare == organisations[one]:
                found[one].add(brukare)
    leaders = [one for one, role in roles.items() if role is Role.SHIFT_LEADER and organisations[one]]
    for utforare in sorted({organisations[one] or "" for one in leaders}):
        # Skyddade personuppgifter reach named people only: a leader who is not planned there does not see them.
        unit = set(connection.scalars(_VISITED_BY_UNIT, {"utforare": utforare, **in_time}))
        for one in leaders:
            if organisations[one] == utforare:
                found[one] |= unit
    return found


def _mandates(connection: Connection, people: Sequence[str]) -> defaultdict[str, list[tuple[BrukareId, ArendeId]]]:
    found: defaultdict[str, list[tuple[BrukareId, ArendeId]]] = defaultdict(list)
    if people:
        for one, brukare, arende in connection.execute(_MANDATES, {"people": people}):
            found[one].append((BrukareId(brukare), ArendeId(arende)))
    return found


def _held_about(
    connection: Connection, leaders: Sequence[str], organisations: dict[str, str | None]
) -> defaultdict[str, set[str]]:
    """The utförare documents its own work, also about a brukare whom it no longer visits. Skyddade personuppgifter
    reach named people only."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    units = sorted({organisations[one] or "" for one in leaders} - {""})
    if units:
        about: defaultdict[str, set[str]] = defaultdict(set)
        for organisation, brukare in connection.execute(_HELD_ABOUT, {"organisations": units}):
            about[organisation].add(brukare)
        for one in leaders:
            found[one] = about[organisations[one] or ""]
    return found


class Bases:
    """What rights rest on, as one transaction sees it: the same question reaches the database once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._people: dict[str, Row[tuple[object, ...]] | None] = {}
        self._visits: dict[str, tuple[Basis, ...]] = {}
        self._arenden: dict[str, tuple[Basis, ...]] = {}
        self._openings: dict[tuple[str, str], str | None] = {}
        self._threads: dict[tuple[str, Role], tuple[StreamName, ...]] = {}
        self._employers: dict[tuple[str, str], tuple[UtforareId, ...]] = {}

    def person(self, person_id: str) -> Row[tuple[object, ...]] | None:
        """As `person_row`."""
        row = self.any_person(person_id)
        return None if row is None or row.ended_at is not None else row

    def any_person(self, person_id: str) -> Row[tuple[object, ...]] | None:
        """As `any_person_row`."""
        if person_id not in self._people:
            self._people[person_id] = any_person_row(self._connection, person_id)
        return self._people[person_id]

    def load_visits(self, visits: Iterable[str]) -> None:
        """Ask for many at once."""
        for chunk in _chunks(set(visits) - self._visits.keys()):
            found: dict[str, list[Basis]] = {visit: [] for visit in chunk}
            for visit, person_id, ended_at in ask(self._connection, _VISIT_BASES, list(chunk)):
                found[visit].append(Basis(PersonId(person_id), moment_of(ended_at)))
            self._visits |= {visit: tuple(bases) for visit, bases in found.items()}

    def of_visit(self, visit: str) -> tuple[Basis, ...]:
        if visit not in self._visits:
            self.load_visits([visit])
        return self._visits[visit]

    def of_arende(self, arende: str) -> tuple[Basis, ...]:
        if arende not in self._arenden:
            rows = self._connection.execute(_ARENDE_BASES, {"arende": arende})
            self._arenden[arende] = tuple(Basis(PersonId(row.person), row.ended_at) for row in rows)
        return self._arenden[arende]

    def has_rung(self, alarm_id: str, organisation: str, person_id: str) -> bool:
        """Whether an alarm has rung at this organisation, so that this person may have heard it."""
        who = self.any_person(person_id)
        return who is not None and has_rung_for(self._connection, alarm_id, organisation, who)

    def opening_right(self, person_id: PersonId, name: str) -> str | None:
        """By which right somebody may have opened what lies in a stream: now or at some time, since it may have been
        opened without network. `own`, `assignment`, `mandate` or `unit` (a shift leader's, over what their
        colleagues do); None where there never was one. A right that shows some parts of somebody's life is none to the
        others: the log must not say that another utförare's notes were opened by a right."""
        place = (person_id, name)
        if place not in self._openings:
            self._openings[place] = self._opening_right(person_id, name)
        return self._openings[place]

    def _opening_right(self, person_id: PersonId, name: str) -> str | None:
        if not is_stream(name) or not ask(self._connection, _HEAD, name):
            return None
        subject, _, _facet = name.partition("/")
        kind, _, subject_id = subject.partition(":")
        if kind == "person":
            return "own" if subject_id == person_id else None
        if kind == "arende":
            return "mandate" if any(basis.person == person_id for basis in self.of_arende(subject_id)) else None
        if kind != "brukare":
            return None
        if subject_id == person_id:
            return "own" if self._shows_own(name, person_id, Role.BRUKARE) else None
        if self._shows_own(name, person_id, Role.NARSTAENDE):
            return "approval"
        return self._right_at_home(person_id, BrukareId(subject_id), name)

    def _shows_own(self, name: str, person_id: PersonId, role: Role) -> bool:
        place = (person_id, role)
        if place not in self._threads:
            self._threads[place] = threads_of(self._connection, {person_id: role}, ever=True).get(person_id, ())
        return _shows(name, Rights(person_id, role, None, threads=self._threads[place]))

    def _right_at_home(self, person_id: PersonId, brukare: BrukareId, name: str) -> str | None:
        of_them = {"person": person_id, "brukare": brukare}
        led = self._led_by(person_id)
        for employer in self._employers_at(person_id, brukare):
            role = Role.SHIFT_LEADER if employer == led else Role.STAFF
            if _shows(name, Rights(person_id, role, employer, visited=(brukare,))):
                return "assignment"
        for matter in self._connection.scalars(_MANDATED_EVER, of_them).all():
            if _shows(name, Rights(person_id, Role.HANDLAGGARE, None, mandates=((brukare, ArendeId(matter)),))):
                return "mandate"
        there = {"brukare": brukare, "utforare": led}
        if led is None or self._connection.execute(_WORKED_THERE, there).first() is None:
            return None
        return "unit" if _shows(name, Rights(person_id, Role.SHIFT_LEADER, led, visited=(brukare,))) else None

    def _employers_at(self, person_id: PersonId, brukare: BrukareId) -> tuple[UtforareId, ...]:
        """For whom they have ever been planned there."""
        place = (person_id, brukare)
        if place not in self._employers:
            rows = ask(self._connection, _VISITED_EVER_FOR, *place)
            self._employers[place] = tuple(UtforareId(employer) for (employer,) in rows)
        return self._employers[place]

    def _led_by(self, person_id: PersonId) -> UtforareId | None:
        """The utförare whose shift leader somebody is."""
        leader = self.person(person_id)
        if leader is None or leader.role != Role.SHIFT_LEADER.value or not leader.organisation:
            return None
        return UtforareId(str(leader.organisation))


def _shows(name: str, rights: Rights) -> bool:
    return any(grant.stream == name for grant in grants_of(rights))


_CHUNK = 500
"""Ids in one IN (…): below SQLite's limit of variables in every build."""


def _chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    everything = sorted(set(ids))
    for start in range(0, len(everything), _CHUNK):
        yield everything[start : start + _CHUNK]
