"""Who may read and do what, as ARCHITECTURE.md (Sync, Trust), the decisions 0005 and 0026 and the docstrings of
app.domain.permission say it: plain words for the matrix to compare with. Calls none of the product's rights code.

A new facet, record kind or operation kind has no rule here until somebody writes one, and the matrix fails until then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

BRUKARE, STAFF, LEADER, HANDLAGGARE, NARSTAENDE = "brukare", "staff", "shift_leader", "handlaggare", "narstaende"
HOME_CARE = {STAFF, LEADER}
EVERYBODY = {BRUKARE, STAFF, LEADER, HANDLAGGARE, NARSTAENDE}

MAY, NOT_YOURS, RIGHT_ENDED, BAD_SIGNATURE = "may", "not_yours", "right_ended", "bad_signature"
"""RIGHT_ENDED is held for a person to decide; NOT_YOURS and BAD_SIGNATURE are refused."""
OTHER_PERSON = "other_person"
"""Refused: whoever is named is of another kind, or close to another brukare."""
CONTACT_ENDED = "contact_ended"
"""Refused too: the private words of a brukare or a närstående are for nobody to decide about."""
UNIT, WITH_HANDLAGGARE, WITH_NARSTAENDE = "unit", "handlaggare", "narstaende"
"""With whom a brukare has a conversation."""


@dataclass(frozen=True)
class Who:
    """Somebody who asks. `organisation`: an utförare's id, the city's, or none."""

    name: str
    person: str
    role: str
    organisation: str | None = None
    organisation_has_ended: bool = False
    has_left: bool = False
    is_on_duty: bool = False
    """A visit for their own utförare is close."""


@dataclass(frozen=True)
class Planned:
    """Somebody is planned for a visit, on behalf of an utförare."""

    visit: str
    person: str
    organisation: str
    starts_at: datetime
    ends_at: datetime
    is_called_off: bool = False


@dataclass(frozen=True)
class Mandate:
    person: str
    has_ended: bool = False


@dataclass(frozen=True)
class Approval:
    """The brukare has said yes to this närstående."""

    person: str
    has_ended: bool = False


@dataclass(eq=False)
class Home:
    """A brukare with what the hub knows around them. `protected`: skyddade personuppgifter."""

    name: str
    brukare: str
    arende: str
    door: str
    protected: bool
    visit_of_nobody: str
    planned: list[Planned] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    messages: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of each conversation (with whom, and their id), one message."""
    tasks: dict[str, str] = field(default_factory=dict)
    """Of each utförare, one task about this brukare."""
    waits: set[str] = field(default_factory=set)
    """Utförare whose work about this brukare waits for a decision."""
    alarm: str = ""
    newcomer: str = ""
    """Somebody to whom nobody has said yes yet."""
    rung: set[str] = field(default_factory=set)
    """Utförare at which this home's alarm rings, or has rung lately."""


@dataclass(frozen=True)
class Place:
    """A stream. `of`: the utförare or person that it belongs to. Of a conversation: the other side, which is `with_`
    what."""

    stream: str
    facet: str
    home: Home | None = None
    of: str = ""
    with_: str = ""


# --- reading -------------------------------------------------------------------------------------------------------


def comes_there(who: Who, home: Home, now: datetime) -> bool:
    """Staff for whom a visit is planned by their own utförare: from fourteen days before until two days after it.
    Shift leaders also where a colleague comes, but not to skyddade personuppgifter: these reach named people only."""
    if who.role not in HOME_CARE or who.organisation is None:
        return False
    by_us = [
        plan
        for plan in home.planned
        if plan.organisation == who.organisation
        and not plan.is_called_off
        and plan.starts_at < now + timedelta(days=14)
        and plan.ends_at > now - timedelta(days=2)
    ]
    in_person = any(plan.person == who.person for plan in by_us)
    return in_person or (who.role == LEADER and bool(by_us) and not home.protected)


def lives_there(who: Who, home: Home) -> bool:
    return who.role == BRUKARE and who.person == home.brukare


def has_mandate(who: Who, home: Home) -> bool:
    return who.role == HANDLAGGARE and any(
        mandate.person == who.person and not mandate.has_ended for mandate in home.mandates
    )


def _plan(who: Who, place: Place, owner: str, now: datetime) -> bool:
    """The brukare and the handläggare see all of it, an utförare its own."""
    home = _home(place)
    return (
        lives_there(who, home) or has_mandate(who, home) or (comes_there(who, home, now) and owner == who.organisation)
    )


def _profile(who: Who, place: Place, _owner: str, now: datetime) -> bool:
    home = _home(place)
    return lives_there(who, home) or has_mandate(who, home) or comes_there(who, home, now)


def _doors(who: Who, place: Place, _owner: str, now: datetime) -> bool:
    return lives_there(who, _home(place)) or comes_there(who, _home(place), now)


def _alarm(who: Who, place: Place, _owner: str, now: datetime) -> bool:
    """Who lives there; and where it rings, those on duty and the shift leaders. Skyddade personuppgifter reach those
    alone who come there themselves, on duty or not."""
    home = _home(place)
    if lives_there(who, home):
        return True
    if who.role not in HOME_CARE or who.organisation not in home.rung:
        return False
    if home.protected:
        return comes_there(who, home, now)
    return who.is_on_duty or who.role == LEADER


def _care(who: Who, place: Place, _owner: str, now: datetime) -> bool:
    """An utförare's own notes: no other utförare, no brukare, no handläggare."""
    return comes_there(who, _home(place), now) and place.of == who.organisation


def _held(who: Who, place: Place, _owner: str, now: datetime) -> bool:
    """The words of their own people's work, for shift leaders: about brukare whom they may see, and about those whose
    work waits for them although the visits are over."""
    home = _home(place)
    if who.role != LEADER or place.of != who.organisation:
        return False
    return comes_there(who, home, now) or (place.of in home.waits and not home.protected)


def _tasks(who: Who, place: Place, _owner: str, now: datetime) -> bool:
    """What an utförare is to look after: as its notes, its own people there and nobody else."""
    return _care(who, place, _owner, now)


def _thread(who: Who, place: Place, owner: str, now: datetime) -> bool:
    """Its two sides: the brukare, for ever, and the unit as far as it comes there, the handläggare who has the mandate,
    or the närstående while they are approved."""
    home = _home(place)
    if lives_there(who, home):
        return has_been_in(home, place.with_, place.of)
    match place.with_:
        case "unit":
            return _care(who, place, owner, now)
        case "handlaggare":
            return has_mandate(who, home)
        case _:
            approved = any(one.person == who.person and not one.has_ended for one in home.approvals)
            return who.role == NARSTAENDE and who.person == place.of and approved


def has_been_in(home: Home, with_: str, other: str) -> bool:
    """Whether this was ever the other side of the brukare."""
    if with_ == UNIT:
        return any(plan.organisation == other for plan in home.planned)
    return with_ == WITH_HANDLAGGARE or any(one.person == other for one in home.approvals)


def _arende(who: Who, place: Place, _owner: str, _now: datetime) -> bool:
    return has_mandate(who, _home(place))


def _unit(who: Who, place: Place, _owner: str, _now: datetime) -> bool:
    return who.role in HOME_CARE and place.of == who.organisation


def _lead(who: Who, place: Place, _owner: str, _now: datetime) -> bool:
    return who.role == LEADER and place.of == who.organisation


def _person(who: Who, place: Place, _owner: str, _now: datetime) -> bool:
    return place.of == who.person


def _district(_who: Who, _place: Place, _owner: str, _now: datetime) -> bool:
    return False


def _home(place: Place) -> Home:
    assert place.home is not None
    return place.home


READERS: dict[str, Callable[[Who, Place, str, datetime], bool]] = {
    "plan": _plan,
    "care": _care,
    "doors": _doors,
    "alarm": _alarm,
    "profile": _profile,
    "arende": _arende,
    "unit": _unit,
    "lead": _lead,
    "held": _held,
    "tasks": _tasks,
    "thread": _thread,
    "person": _person,
    "district": _district,
}

FACETS_OF_KIND: dict[str, set[str]] = {
    "brukare": {"profile"},
    "visit": {"plan"},
    "insats": {"plan"},
    "note": {"care"},
    "door": {"doors"},
    "door_event": {"doors"},
    "door_list": {"doors"},
    "alarm": {"alarm"},
    "alarm_note": {"care"},
    "arende": {"arende"},
    "journal_note": {"arende"},
    "utredning": {"arende"},
    "person": {"person"},
    "door_pass": {"person"},
    "held_decision": {"person"},
    "unit": {"unit"},
    "device_report": {"lead"},
    "held_item": {"lead", "arende"},
    "held_words": {"held", "arende"},
    "tablet_profile": {"profile"},
    "tablet": {"profile"},
    "task": {"tasks"},
    "thread": {"thread"},
    "message": {"thread"},
    "thread_mark": {"thread"},
    "lessons": {"person"},
    "shared_lessons": {"profile"},
    "opinions": {"unit"},
    "approval": {"profile"},
    "call": {"thread"},
}


def may_act(who: Who) -> bool:
    return not who.has_left and not who.organisation_has_ended


def may_read(who: Who, place: Place, owner: str, now: datetime) -> bool:
    return may_act(who) and READERS[place.facet](who, place, owner, now)


def has_pass(who: Who, home: Home, plan: Planned, now: datetime) -> bool:
    """A door opens for who comes there in person for their own utförare, within 36 hours."""
    comes = plan.person == who.person and plan.organisation == who.organisation and not plan.is_called_off
    soon = plan.starts_at < now + timedelta(hours=36) and plan.ends_at > now - timedelta(minutes=90)
    return may_act(who) and plan in home.planned and comes and soon


# --- doing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Aim:
    """What an operation is about, as far as rights go."""

    home: Home | None = None
    visit: str = ""
    place: Place | None = None
    """Of what was opened, or of the words of held work."""
    with_: str = ""
    """Of a conversation: which side the other one is."""
    other: str = ""
    unit: str = ""
    """The utförare whose task or conversation it is."""
    is_forged: bool = False
    of: str = ""
    """The utförare that somebody names as theirs."""
    is_of_arende: bool = False
    """Of held work: the ärende's and no utförare's."""


def _by_basis(ended: list[bool]) -> str:
    """`ended`: of each assignment or mandate that is the author's own. It is judged by these and not by the minute."""
    if not ended:
        return NOT_YOURS
    return RIGHT_ENDED if all(ended) else MAY


def _at_visit(who: Who, aim: Aim, _now: datetime) -> str:
    assert aim.home is not None
    own = [plan for plan in aim.home.planned if plan.visit == aim.visit and plan.person == who.person]
    return _by_basis([plan.is_called_off for plan in own])


def _in_arende(who: Who, aim: Aim, _now: datetime) -> str:
    assert aim.home is not None
    return _by_basis([mandate.has_ended for mandate in aim.home.mandates if mandate.person == who.person])


def _carried(who: Who, aim: Aim, _now: datetime) -> str:
    """The lock's signed word is the truth, whoever carries it; of themselves they carry what they were planned for."""
    if aim.is_forged:
        return BAD_SIGNATURE
    assert aim.home is not None
    was_planned = any(plan.visit == aim.visit and plan.person == who.person for plan in aim.home.planned)
    return MAY if not aim.visit or was_planned else NOT_YOURS


def _opened(who: Who, aim: Aim, _now: datetime) -> str:
    """Only what they may read, or could at some time, since it may have been opened without network."""
    assert aim.place is not None
    facet, of = aim.place.facet, aim.place.of
    if facet == "person":
        return MAY if of == who.person else NOT_YOURS
    if aim.home is None:
        return NOT_YOURS
    with_ = aim.place.with_
    if facet == "thread" and who.role == NARSTAENDE and with_ == WITH_NARSTAENDE and of == who.person:
        return MAY if has_been_in(aim.home, with_, of) else NOT_YOURS
    own_home = who.person == aim.home.brukare and facet in {"plan", "profile", "doors", "alarm", "thread"}
    own_home = own_home and (facet != "thread" or has_been_in(aim.home, with_, of))
    mandated = any(mandate.person == who.person for mandate in aim.home.mandates)
    by_mandate = mandated and (facet in {"plan", "profile", "arende"} or with_ == WITH_HANDLAGGARE)
    here = [plan for plan in aim.home.planned if plan.person == who.person]
    by_visit = bool(here) and facet in {"plan", "profile", "doors"}
    facet = "care" if with_ == UNIT else facet
    by_visit = by_visit or (facet in {"care", "tasks"} and any(plan.organisation == of for plan in here))
    return MAY if own_home or by_mandate or by_visit or _leader_opened(who, aim.home, facet, of) else NOT_YOURS


def _leader_opened(who: Who, home: Home, facet: str, of: str) -> bool:
    """What their people do there; where these are skyddade, only if they have been planned themselves."""
    if who.role != LEADER:
        return False
    people = [plan for plan in home.planned if plan.organisation == who.organisation]
    sees = bool(people) and (not home.protected or any(plan.person == who.person for plan in people))
    return sees and (
        facet in {"plan", "profile", "doors"} or (facet in {"care", "held", "tasks"} and of == who.organisation)
    )


def _own_alarm(who: Who, aim: Aim, _now: datetime) -> str:
    assert aim.home is not None
    return MAY if aim.home.brukare == who.person else NOT_YOURS


def _closing(who: Who, aim: Aim, _now: datetime) -> str:
    """Whoever works where it rang, for that utförare; where somebody is skyddad, only who has been planned there."""
    assert aim.home is not None
    if aim.of != who.organisation or aim.of not in aim.home.rung:
        return NOT_YOURS
    planned = any(plan.person == who.person and plan.organisation == aim.of for plan in aim.home.planned)
    return MAY if planned or not aim.home.protected else NOT_YOURS


def _decided(who: Who, aim: Aim, now: datetime) -> str:
    """A handläggare by their mandate, a shift leader by their utförare and about whom they may read."""
    if aim.is_of_arende:
        return _in_arende(who, aim, now) if who.role == HANDLAGGARE else NOT_YOURS
    assert aim.place is not None
    if who.role != LEADER or not may_read(who, aim.place, aim.place.of, now):
        return NOT_YOURS
    return MAY


def _own_tablet(who: Who, aim: Aim, _now: datetime) -> str:
    """The person whom the tablet is for, whoever helps them with it."""
    assert aim.home is not None
    return MAY if lives_there(who, aim.home) else NOT_YOURS


def _own_lessons(who: Who, aim: Aim, _now: datetime) -> str:
    """One's own and nobody else's."""
    return MAY if aim.of == who.person else NOT_YOURS


def _opinion(who: Who, aim: Aim, _now: datetime) -> str:
    """Of a unit that comes or has come to the brukare, or where somebody works."""
    assert aim.home is not None
    if who.role != BRUKARE:
        return MAY if aim.of == who.organisation else NOT_YOURS
    comes = any(plan.organisation == aim.of for plan in aim.home.planned)
    return MAY if lives_there(who, aim.home) and comes else NOT_YOURS


def _tablet_told(who: Who, aim: Aim, _now: datetime) -> str:
    """A tablet speaks of itself alone, and for the person at whose home it stands."""
    assert aim.home is not None
    return MAY if who.person == aim.home.brukare and not aim.is_forged else NOT_YOURS


def _for_unit(who: Who, aim: Aim, now: datetime) -> str:
    """For their unit, where they come there or lead those who do, for as long as they may read about it. What somebody
    did for a unit that they have left is kept for a person to decide."""
    assert aim.home is not None
    leads = who.role == LEADER and who.organisation == aim.unit and not aim.home.protected
    planned = [
        plan
        for plan in aim.home.planned
        if plan.organisation == aim.unit
        and (leads or plan.person == who.person)
        and plan.starts_at < now + timedelta(days=14)
    ]
    return _by_basis(
        [
            plan.is_called_off or plan.ends_at <= now - timedelta(days=2) or who.organisation != aim.unit
            for plan in planned
        ]
    )


def _in_thread(who: Who, aim: Aim, now: datetime) -> str:
    """The brukare with everybody who is their other side; that side by the same right by which it reads."""
    assert aim.home is not None
    approved = [one.has_ended for one in aim.home.approvals if one.person == aim.other]
    if who.role == BRUKARE and lives_there(who, aim.home):
        if aim.with_ == WITH_HANDLAGGARE:
            return MAY
        visits = [plan.is_called_off for plan in aim.home.planned if plan.organisation == aim.other]
        return _private(_by_basis(visits if aim.with_ == UNIT else approved))
    if who.role == NARSTAENDE and aim.with_ == WITH_NARSTAENDE and who.person == aim.other:
        return _private(_by_basis(approved))
    if who.role in HOME_CARE and aim.with_ == UNIT:
        return _for_unit(who, aim, now)
    if who.role == HANDLAGGARE and aim.with_ == WITH_HANDLAGGARE:
        return _in_arende(who, aim, now)
    return NOT_YOURS


def _consent(who: Who, aim: Aim, now: datetime) -> str:
    """Staff at a visit of their own, the handläggare of the ärende: they heard the brukare say so. Nobody says yes to
    somebody who is a person of another kind, or close to another brukare."""
    if who.role == HANDLAGGARE:
        found = _in_arende(who, aim, now) if aim.is_of_arende else NOT_YOURS
    else:
        found = _at_visit(who, aim, now)
    return OTHER_PERSON if aim.is_forged and found != NOT_YOURS else found


def _taken_back(who: Who, aim: Aim, now: datetime) -> str:
    """By the same, and by the brukare. It waits for nobody: also by whoever had the right once, or has left since."""
    assert aim.home is not None
    if who.role == BRUKARE:
        return MAY if lives_there(who, aim.home) and not aim.is_forged else NOT_YOURS
    found = _consent(who, aim, now)
    return MAY if found == RIGHT_ENDED else found


def _private(by_basis: str) -> str:
    return CONTACT_ENDED if by_basis == RIGHT_ENDED else by_basis


WRITERS: dict[str, tuple[set[str], Callable[[Who, Aim, datetime], str]]] = {
    "visit.start": (HOME_CARE, _at_visit),
    "visit.insats": (HOME_CARE, _at_visit),
    "visit.finish": (HOME_CARE, _at_visit),
    "note.write": (HOME_CARE, _at_visit),
    "door.report": (HOME_CARE | {BRUKARE}, _carried),
    "alarm.raise": ({BRUKARE}, _own_alarm),
    "alarm.withdraw": ({BRUKARE}, _own_alarm),
    "alarm.close": (HOME_CARE, _closing),
    "journal.sign": ({HANDLAGGARE}, _in_arende),
    "utredning.edit": ({HANDLAGGARE}, _in_arende),
    "record.opened": (EVERYBODY, _opened),
    "held.release": ({LEADER, HANDLAGGARE}, _decided),
    "held.decline": ({LEADER, HANDLAGGARE}, _decided),
    "profile.set": ({BRUKARE}, _own_tablet),
    "tablet.state": ({BRUKARE}, _tablet_told),
    "task.take": (HOME_CARE, _for_unit),
    "task.done": (HOME_CARE, _for_unit),
    "message.send": (EVERYBODY, _in_thread),
    "message.received": (EVERYBODY, _in_thread),
    "message.read": (EVERYBODY, _in_thread),
    "lesson.done": (EVERYBODY, _own_lessons),
    "lesson.share": ({BRUKARE}, _own_lessons),
    "opinion.give": (HOME_CARE | {BRUKARE}, _opinion),
    "approval.give": ({STAFF, LEADER, HANDLAGGARE}, _consent),
    "approval.withdraw": ({STAFF, LEADER, HANDLAGGARE, BRUKARE}, _taken_back),
}


def may_do(who: Who, kind: str, aim: Aim, now: datetime) -> str:
    """What somebody did who has left since is kept for a person to decide; that they ended a contact, is not."""
    roles, rule = WRITERS[kind]
    if who.has_left and kind != "approval.withdraw":
        return RIGHT_ENDED
    return rule(who, aim, now) if who.role in roles else NOT_YOURS
