"""At whom an alarm rings: people of the utförare that it has been told to. Beside app.hub.rights, which rests on it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from app.domain.alarm import ON_DUTY_WITHIN, SEEN_AFTER
from app.domain.permission import SEES_AHEAD, SEES_BEFORE, Role
from app.hub.epochs import is_unconfirmed
from app.hub.tables import alarm, alarm_ring, assignment, person, person_key, utforare

_AT_A_UNIT = frozenset({Role.STAFF, Role.SHIFT_LEADER})

_ALARMS = (
    select(alarm.c.brukare, alarm.c.accepted_by, alarm_ring.c.utforare, person.c.protected)
    .join(alarm_ring, alarm_ring.c.alarm == alarm.c.id)
    .outerjoin(person, person.c.id == alarm.c.brukare)
    .where(alarm.c.ended_at.is_(None) | (alarm.c.ended_at > bindparam("after")))
)
_RUNG = (
    select(alarm.c.brukare, alarm.c.accepted_by, person.c.protected)
    .join(alarm_ring, alarm_ring.c.alarm == alarm.c.id)
    .outerjoin(person, person.c.id == alarm.c.brukare)
    .where(alarm.c.id == bindparam("alarm"), alarm_ring.c.utforare == bindparam("utforare"))
)
_UNIT: BindParameter[str] = bindparam("utforare")
# Whoever has left, or works elsewhere by now, hears nothing: a plan that still names them counts for nobody.
_PLANNED = (
    select(assignment.c.person, assignment.c.brukare)
    .join(person, person.c.id == assignment.c.person)
    .where(
        assignment.c.utforare == _UNIT,
        assignment.c.ended_at.is_(None),
        assignment.c.ends_at > bindparam("after"),
        assignment.c.starts_at < bindparam("before"),
        person.c.ended_at.is_(None),
        person.c.organisation == _UNIT,
    )
    .distinct()
)
_PLANNED_AT = _PLANNED.where(assignment.c.brukare.in_(bindparam("homes", expanding=True)))
_EVER_THERE = (
    select(assignment.c.visit)
    .where(
        assignment.c.person == bindparam("person"),
        assignment.c.brukare == bindparam("brukare"),
        assignment.c.utforare == _UNIT,
    )
    .limit(1)
)
_HAS_KEY = (
    select(person_key.c.device).where(person_key.c.person == person.c.id, person_key.c.revoked_at.is_(None)).exists()
)
_HEARERS = (
    select(person.c.id, person.c.role, person.c.organisation)
    .join(alarm_ring, alarm_ring.c.utforare == person.c.organisation)
    .join(utforare, utforare.c.id == person.c.organisation)
    .where(alarm_ring.c.alarm == bindparam("alarm"), person.c.ended_at.is_(None), utforare.c.ended_at.is_(None))
    .where(
        select(person_key.c.device)
        .where(person_key.c.person == person.c.id, person_key.c.revoked_at.is_(None))
        .exists()
    )
)


def alarms_for(
    connection: Connection, roles: Mapping[str, Role], organisations: Mapping[str, str | None], now: datetime
) -> defaultdict[str, set[str]]:
    """Brukare whose alarm rings, or has rung lately, at these people: on duty there, leading there, or its owner.
    Where nobody is on duty by the plan, it rings at all of them: an alarm does not go silent for want of a plan.

    Skyddade personuppgifter reach those alone who are planned there these weeks, on duty or not. Where nobody is, it
    rings at nobody, and the tablet says so at once."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = connection.execute(_ALARMS, {"after": now - SEEN_AFTER}).all()
    for unit in sorted({row.utforare for row in rows}):
        there = {one: role for one, role in roles.items() if organisations[one] == unit and role in _AT_A_UNIT}
        if there:
            rung = [row for row in rows if row.utforare == unit]
            _at_unit(connection, rung, there, now, unit=unit, found=found)
    return found


def _at_unit(
    connection: Connection,
    rung: Sequence[Any],
    there: Mapping[str, Role],
    now: datetime,
    *,
    unit: str,
    found: defaultdict[str, set[str]],
) -> None:
    on_duty = _on_duty(connection, unit, now)
    named = _planned_at(connection, unit, {row.brukare for row in rung if row.protected}, now)
    for one, role in there.items():
        hears = role is Role.SHIFT_LEADER or one in on_duty or not on_duty
        for row in rung:
            is_for = one in named[row.brukare] if row.protected else hears
            if is_for or row.accepted_by == one:
                found[one].add(row.brukare)


def _on_duty(connection: Connection, unit: str, now: datetime) -> set[str]:
    in_time = {"after": now - ON_DUTY_WITHIN, "before": now + ON_DUTY_WITHIN}
    return {row.person for row in connection.execute(_PLANNED, {"utforare": unit, **in_time})}


def _planned_at(connection: Connection, unit: str, homes: Collection[str], now: datetime) -> defaultdict[str, set[str]]:
    """People of a unit who are planned at these homes, these weeks."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    if homes:
        in_time = {"after": now - SEES_BEFORE, "before": now + SEES_AHEAD, "homes": sorted(homes)}
        for row in connection.execute(_PLANNED_AT, {"utforare": unit, **in_time}):
            found[row.brukare].add(row.person)
    return found


def has_rung_for(connection: Connection, alarm_id: str, unit: str, who: Row[Any]) -> bool:
    """Whether an alarm has rung at this unit, so that this person of it may have heard it."""
    rung = connection.execute(_RUNG, {"alarm": alarm_id, "utforare": unit}).one_or_none()
    if rung is None:
        return False
    there = {"person": who.id, "brukare": rung.brukare, "utforare": unit}
    return (
        not rung.protected or rung.accepted_by == who.id or connection.execute(_EVER_THERE, there).first() is not None
    )


def hearers(connection: Connection, alarm_id: str, brukare: str, now: datetime) -> int:
    """At how many people with a device an alarm rings. 0: nobody can hear it, as at a hub whose rights wait to be
    confirmed."""
    if is_unconfirmed(connection):
        return 0
    people = connection.execute(_HEARERS, {"alarm": alarm_id}).all()
    roles = {row.id: Role(row.role) for row in people}
    heard = alarms_for(connection, roles, {row.id: row.organisation for row in people}, now)
    return sum(brukare in heard[one] for one in roles)
