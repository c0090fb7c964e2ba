"""Who may see which stream, and who may do what. The hub asks these functions; the client is never asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.conversation import ThreadKind, stream_of
from app.domain.ids import ArendeId, BrukareId, PersonId, StreamName, UtforareId
from app.domain.made_at import Made
from app.domain.refusal import Refusal
from app.domain.stream import (
    alarm_stream,
    arende_stream,
    care_stream,
    doors_stream,
    held_stream,
    lead_stream,
    person_stream,
    plan_stream,
    profile_stream,
    tasks_stream,
    unit_stream,
)

SEES_BEFORE = timedelta(days=2)
"""How long after a visit its staff may still read: long enough to finish yesterday's documentation."""
SEES_AHEAD = timedelta(days=14)
"""How far ahead a plan is handed out: the planning period of the imports."""


class Role(StrEnum):
    BRUKARE = "brukare"
    STAFF = "staff"
    SHIFT_LEADER = "shift_leader"
    HANDLAGGARE = "handlaggare"
    NARSTAENDE = "narstaende"
    """Somebody close to a brukare, who has approved them."""


MODE_OF_ROLE = {
    Role.BRUKARE: "brukare",
    Role.STAFF: "staff",
    Role.SHIFT_LEADER: "staff",
    Role.HANDLAGGARE: "handlaggare",
    Role.NARSTAENDE: "narstaende",
}


@dataclass(frozen=True)
class Grant:
    """A stream that may be read; with owners, only records that these organisations own."""

    stream: StreamName
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rights:
    """What the hub knows of one person, gathered for the moment of asking."""

    person: PersonId
    role: Role
    organisation: UtforareId | None
    visited: tuple[BrukareId, ...] = ()
    """Brukare whom the person visits within SEES_BEFORE and SEES_AHEAD."""
    mandates: tuple[tuple[BrukareId, ArendeId], ...] = ()
    threads: tuple[StreamName, ...] = ()
    """Conversations of a brukare with everybody who is or was their other side; those of a närstående with the brukare
    who approve of them."""
    held_about: tuple[BrukareId, ...] = ()
    """Brukare about whom work of the person's own organisation waits for a shift leader's decision."""
    alarms_of: tuple[BrukareId, ...] = ()
    """Brukare whose alarm rings, or has rung lately, where this person is on duty."""


def grants_of(rights: Rights) -> tuple[Grant, ...]:
    """Sorted by stream; empty for nobody but a person without any role."""
    grants = {Grant(person_stream(rights.person))}
    match rights.role:
        case Role.BRUKARE:
            me = BrukareId(rights.person)
            grants |= {
                Grant(plan_stream(me)),
                Grant(profile_stream(me)),
                Grant(doors_stream(me)),
                Grant(alarm_stream(me)),
            }
            grants.update(Grant(stream) for stream in rights.threads)
        case Role.NARSTAENDE:
            grants.update(Grant(stream) for stream in rights.threads)
        case Role.STAFF | Role.SHIFT_LEADER if rights.organisation is not None:
            grants.add(Grant(unit_stream(rights.organisation)))
            grants.update(_of_visited(rights.visited, rights.organisation))
            grants.update(Grant(alarm_stream(brukare)) for brukare in rights.alarms_of)
            if rights.role is Role.SHIFT_LEADER:
                grants.add(Grant(lead_stream(rights.organisation)))
                about = {*rights.visited, *rights.held_about}
                grants.update(Grant(held_stream(brukare, rights.organisation)) for brukare in about)
        case Role.HANDLAGGARE:
            for brukare, arende in rights.mandates:
                grants |= {
                    Grant(plan_stream(brukare)),
                    Grant(profile_stream(brukare)),
                    Grant(arende_stream(arende)),
                    Grant(stream_of(brukare, ThreadKind.HANDLAGGARE, arende)),
                }
    return tuple(sorted(grants, key=lambda grant: grant.stream))


def _of_visited(visited: Iterable[BrukareId], organisation: UtforareId) -> Iterable[Grant]:
    for brukare in visited:
        yield Grant(plan_stream(brukare), owners=(organisation,))
        yield Grant(profile_stream(brukare))
        yield Grant(doors_stream(brukare))
        yield Grant(care_stream(brukare, organisation))
        yield Grant(tasks_stream(brukare, organisation))
        yield Grant(stream_of(brukare, ThreadKind.UNIT, organisation))


ROLES_THAT_MAY: dict[str, frozenset[Role]] = {
    "visit.start": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "visit.insats": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "visit.finish": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "note.write": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "door.report": frozenset({Role.STAFF, Role.SHIFT_LEADER, Role.BRUKARE}),
    "alarm.raise": frozenset({Role.BRUKARE}),
    "alarm.withdraw": frozenset({Role.BRUKARE}),
    "alarm.close": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "journal.sign": frozenset({Role.HANDLAGGARE}),
    "utredning.edit": frozenset({Role.HANDLAGGARE}),
    "record.opened": frozenset(Role),
    "held.release": frozenset({Role.SHIFT_LEADER, Role.HANDLAGGARE}),
    "held.decline": frozenset({Role.SHIFT_LEADER, Role.HANDLAGGARE}),
    "profile.set": frozenset({Role.BRUKARE}),
    "tablet.state": frozenset({Role.BRUKARE}),
    "task.take": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "task.done": frozenset({Role.STAFF, Role.SHIFT_LEADER}),
    "message.send": frozenset(Role),
    "message.received": frozenset(Role),
    "message.read": frozenset(Role),
    "lesson.done": frozenset(Role),
    "lesson.share": frozenset({Role.BRUKARE}),
    "opinion.give": frozenset({Role.BRUKARE, Role.STAFF, Role.SHIFT_LEADER}),
    "approval.give": frozenset({Role.STAFF, Role.SHIFT_LEADER, Role.HANDLAGGARE}),
    "approval.withdraw": frozenset({Role.STAFF, Role.SHIFT_LEADER, Role.HANDLAGGARE, Role.BRUKARE}),
}


@dataclass(frozen=True)
class Basis:
    """The assignment or mandate that an operation names, as the hub has it. `ended_at` None: still in force."""

    person: PersonId
    ended_at: datetime | None


def judge_basis(person: PersonId, bases: Iterable[Basis], made: Made) -> Refusal | None:
    """Whether the person had the right when the work was done, not when it arrived.

    NOT_YOURS when it never was theirs; RIGHT_ENDED (held) when it had ended by then; TIME_UNSURE (held) when it has
    ended, perhaps after the work, and the claimed time cannot be believed; None when they may.
    """
    own = [basis for basis in bases if basis.person == person]
    if not own:
        return Refusal.NOT_YOURS
    ends = [basis.ended_at for basis in own if basis.ended_at is not None]
    if len(ends) < len(own):
        return None
    if not made.is_believed:
        return Refusal.TIME_UNSURE if made.not_before <= max(ends) else Refusal.RIGHT_ENDED
    return None if made.at <= max(ends) else Refusal.RIGHT_ENDED
