"""A town in which every role of every organisation stands in every relation to a home of its own, with and without
skyddade personuppgifter, and every stream holds a record of every kind that lives there."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Table, select

from app.domain.alarm import AlarmCause
from app.domain.approval import approval_id
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.door import DoorPosition
from app.domain.ids import ArendeId, BrukareId, PersonId, UtforareId
from app.domain.permission import Role
from app.domain.stream import (
    alarm_stream,
    arende_stream,
    care_stream,
    district_stream,
    doors_stream,
    held_stream,
    lead_stream,
    person_stream,
    plan_stream,
    profile_stream,
    tasks_stream,
    unit_stream,
)
from app.domain.task import TaskKind
from app.hub.database import writing
from app.hub.hub import Hub
from app.hub.streams import Put
from app.hub.tables import alarm, alarm_ring, approval, arende, assignment, door, mandate, person, utforare
from app.protocol import records as rec
from app.protocol.alarm_effects import raised
from app.protocol.identifiers import new_id
from app.protocol.keys import to_text
from tests.access.rules import (
    FACETS_OF_KIND,
    UNIT,
    WITH_HANDLAGGARE,
    WITH_NARSTAENDE,
    Approval,
    Home,
    Mandate,
    Place,
    Planned,
    Who,
)
from tests.hub.core_fixture import LOCK_KEY, Writer, writer
from tests.hub.hub_fixture import MONDAY, put


class Relation(StrEnum):
    """What somebody is to a brukare. `lent`: planned there for another utförare than their own, as after a change of
    employer. `waiting`: nothing any more, but work of their utförare waits for a decision."""

    NONE = "none"
    NOW = "now"
    SOON = "soon"
    TOO_FAR_AHEAD = "too far ahead"
    LATELY = "lately"
    LONG_AGO = "long ago"
    CALLED_OFF = "called off"
    LENT = "lent"
    WAITING = "waiting"
    MANDATE = "mandate"
    MANDATE_ENDED = "mandate ended"


VISITED = {
    Relation.NOW: timedelta(0),
    Relation.SOON: timedelta(days=13),
    Relation.TOO_FAR_AHEAD: timedelta(days=15),
    Relation.LATELY: -timedelta(hours=48),
    Relation.LONG_AGO: -timedelta(hours=50),
    Relation.CALLED_OFF: timedelta(0),
    Relation.LENT: timedelta(0),
}
"""When the visit of an hour begins."""

DECIDED = {Relation.NOW, Relation.TOO_FAR_AHEAD, Relation.WAITING, Relation.MANDATE, Relation.MANDATE_ENDED}
"""Homes about which there is work to decide; its authors have been called off everywhere."""

RUNG = {Relation.NONE, Relation.NOW, Relation.LENT, Relation.CALLED_OFF}
"""Homes whose alarm rings, at one utförare of those that work there."""
APPROVED = {Relation.NOW: False, Relation.MANDATE: False, Relation.MANDATE_ENDED: True, Relation.LENT: True}
"""Homes with närstående, and whether the brukare has taken back their yes."""

INSATS = "dusch"


@dataclass
class Town:
    hub: Hub
    utforare: dict[str, str]
    """Id by name; all of them work everywhere."""
    now: datetime = MONDAY
    people: list[Who] = field(default_factory=list)
    homes: dict[tuple[Relation, bool], Home] = field(default_factory=dict)
    """By relation, and whether the brukare is protected."""
    places: dict[str, Place] = field(default_factory=dict)
    authors: dict[str, Who] = field(default_factory=dict)
    """Of work that waits: one of each utförare, and a handläggare of no mandate any more (under the empty name)."""
    writers: dict[str, Writer] = field(default_factory=dict)

    def place(self, stream: str) -> Place:
        return self.places[stream]


def town_in(hub: Hub) -> Town:
    ids = {"ett": new_id(), "två": new_id(), "stad": rec.CITY, "ended": new_id()}
    town = Town(hub, ids)
    _people(town)
    for relation, protected in itertools.product(Relation, (False, True)):
        town.homes[relation, protected] = _home(town, relation, protected)
    with writing(hub.engine) as connection:
        _write_rows(connection, town)
    _places(town)
    put(hub, *_moved(town), *(one for place in town.places.values() for one in puts_in(town, place)))
    for who in [*town.people, *town.authors.values()]:
        town.writers[who.person] = writer(hub, who.person)
    return town


# --- who and where -------------------------------------------------------------------------------------------------


def _people(town: Town) -> None:
    """Of each role and organisation: somebody who is involved, somebody who is not, somebody who was and has left."""
    employers: dict[str, str | None] = {**town.utforare, "none": None}
    for role, (name, organisation), part in itertools.product(Role, employers.items(), ("involved", "aside", "left")):
        town.people.append(
            Who(
                f"{role.value} of {name}, {part}",
                new_id(),
                role.value,
                organisation,
                organisation_has_ended=name == "ended",
                has_left=part == "left",
                is_on_duty=part == "involved",
            )
        )
    for name, organisation in town.utforare.items():
        town.authors[name] = Who(f"author of {name}", new_id(), Role.STAFF.value, organisation, name == "ended")
    town.authors[""] = Who("author without mandate", new_id(), Role.HANDLAGGARE.value)


def _is_involved(who: Who) -> bool:
    return who.name.endswith("involved")


def _home(town: Town, relation: Relation, protected: bool) -> Home:
    name = f"{relation.value}{', protected' if protected else ''}"
    home = Home(name, new_id(), new_id(), new_id(), protected, new_id(), alarm=new_id(), newcomer=new_id())
    if relation in RUNG:
        home.rung.add(town.utforare["ett"])
    home.tasks = {one: new_id() for one in town.utforare.values()}
    for who in town.people:
        if not (_is_involved(who) or (who.has_left and relation in {Relation.NOW, Relation.MANDATE})):
            continue
        if relation in VISITED:
            home.planned.append(_planned(town, who, relation))
        if relation in {Relation.MANDATE, Relation.MANDATE_ENDED}:
            home.mandates.append(Mandate(who.person, relation is Relation.MANDATE_ENDED))
    if relation in APPROVED:
        close = [who for who in town.people if who.role == Role.NARSTAENDE.value and who.organisation is None]
        home.approvals = [
            Approval(who.person, has_ended=APPROVED[relation]) for who in close if not who.name.endswith("aside")
        ]
    others = [(UNIT, one) for one in town.utforare.values()] + [(WITH_HANDLAGGARE, home.arende)]
    others += [(WITH_NARSTAENDE, one.person) for one in home.approvals]
    home.messages = {side: new_id() for side in others}
    if relation in DECIDED:
        for who in town.authors.values():
            home.planned += [_planned(town, who, Relation.CALLED_OFF)] if who.organisation else []
            home.mandates += [] if who.organisation else [Mandate(who.person, has_ended=True)]
    if relation in {Relation.NONE, Relation.NOW, Relation.MANDATE}:
        town.people.append(Who(f"brukare at home ({name})", home.brukare, Role.BRUKARE.value))
    return home


def _planned(town: Town, who: Who, relation: Relation) -> Planned:
    ett, tva = town.utforare["ett"], town.utforare["två"]
    organisation = who.organisation or ett
    if relation is Relation.LENT:
        organisation = tva if organisation == ett else ett
    starts_at = town.now + VISITED[relation]
    ends_at = starts_at + timedelta(hours=1)
    return Planned(new_id(), who.person, organisation, starts_at, ends_at, relation is Relation.CALLED_OFF)


# --- the hub's own tables ------------------------------------------------------------------------------------------


def _write_rows(connection: Connection, town: Town) -> None:
    ended = town.now - timedelta(hours=1)

    def insert(table: Table, rows: Iterable[dict[str, object]]) -> None:
        connection.execute(table.insert(), list(rows))

    insert(
        utforare,
        (
            {"id": one, "external_id": one, "name": name, "ended_at": ended if name == "ended" else None}
            for name, one in town.utforare.items()
        ),
    )
    insert(person, _person_rows(town, ended))
    homes = town.homes.values()
    insert(arende, ({"id": home.arende, "brukare": home.brukare, "opened_on": town.now.date()} for home in homes))
    insert(
        door,
        (
            {"id": home.door, "brukare": home.brukare, "position": "flat", "name": "Dörr", "public_key": _lock()}
            for home in homes
        ),
    )
    insert(
        assignment,
        (
            {
                "visit": plan.visit,
                "person": plan.person,
                "brukare": home.brukare,
                "utforare": plan.organisation,
                "starts_at": plan.starts_at,
                "ends_at": plan.ends_at,
                "ended_at": ended if plan.is_called_off else None,
            }
            for home in homes
            for plan in home.planned
        ),
    )
    insert(alarm, (_alarm_row(town, home) for home in homes if home.rung))
    insert(
        alarm_ring,
        ({"alarm": home.alarm, "utforare": one, "rung_at": town.now} for home in homes for one in home.rung),
    )
    insert(approval, _approval_rows(town, ended))
    insert(
        mandate,
        (
            {
                "arende": home.arende,
                "brukare": home.brukare,
                "person": one.person,
                "ended_at": ended if one.has_ended else None,
            }
            for home in homes
            for one in home.mandates
        ),
    )


def _approval_rows(town: Town, ended: datetime) -> Iterator[dict[str, object]]:
    for home in town.homes.values():
        for one in home.approvals:
            yield {
                "brukare": home.brukare,
                "person": one.person,
                "began_at": ended - timedelta(days=30),
                "relation": "dotter",
                "ended_at": ended if one.has_ended else None,
            }


def _person_rows(town: Town, ended: datetime) -> Iterator[dict[str, object]]:
    at_home = {home.brukare: home.protected for home in town.homes.values()}
    everybody = {who.person: who for who in [*town.people, *town.authors.values()]}
    for one in everybody | dict.fromkeys(at_home.keys() - everybody.keys()):
        who = everybody.get(one)
        yield {
            "id": one,
            "external_id": f"x-{one}",
            "role": who.role if who else Role.BRUKARE.value,
            "first_name": "Kim",
            "name": "Kim Ek",
            "organisation": who.organisation if who else None,
            "protected": at_home.get(one, False),
            "ended_at": ended if who and who.has_left else None,
        }


def _alarm_row(town: Town, home: Home) -> dict[str, object]:
    return {"id": home.alarm, "brukare": home.brukare, "received_at": town.now, "accepted_by": ""}


def _lock() -> str:
    return to_text(LOCK_KEY.public())


# --- streams and what lies in them ---------------------------------------------------------------------------------


def _places(town: Town) -> None:
    def add(stream: str, facet: str, home: Home | None = None, of: str = "") -> None:
        town.places[stream] = Place(stream, facet, home, of)

    for home in town.homes.values():
        brukare = BrukareId(home.brukare)
        add(plan_stream(brukare), "plan", home)
        add(profile_stream(brukare), "profile", home)
        add(doors_stream(brukare), "doors", home)
        add(alarm_stream(brukare), "alarm", home)
        add(arende_stream(ArendeId(home.arende)), "arende", home)
        for one in town.utforare.values():
            add(care_stream(brukare, UtforareId(one)), "care", home, one)
            add(held_stream(brukare, UtforareId(one)), "held", home, one)
            add(tasks_stream(brukare, UtforareId(one)), "tasks", home, one)
        for with_, other in home.messages:
            stream = stream_of(home.brukare, ThreadKind(with_), other)
            town.places[stream] = Place(stream, "thread", home, other, with_)
        stream = stream_of(home.brukare, ThreadKind.NARSTAENDE, home.newcomer)
        town.places[stream] = Place(stream, "thread", home, home.newcomer, WITH_NARSTAENDE)
    for one in town.utforare.values():
        add(unit_stream(UtforareId(one)), "unit", of=one)
        add(lead_stream(UtforareId(one)), "lead", of=one)
    for who in [*town.people, *town.authors.values()]:
        add(person_stream(PersonId(who.person)), "person", of=who.person)
    add(district_stream("norr"), "district")


def puts_in(town: Town, place: Place) -> Iterator[Put]:
    """A record of every kind that lives there, of every owner that it may have."""
    kinds = [kind for kind, facets in FACETS_OF_KIND.items() if place.facet in facets]
    for kind in kinds or ["some_news"]:
        for owner in _owners(town, place):
            for record_id, body in _bodies(place, kind, owner):
                yield Put(place.stream, kind, record_id, owner, body)


def _owners(town: Town, place: Place) -> list[str]:
    if place.facet == "plan":
        return list(town.utforare.values())
    if place.with_:
        return [place.of if place.with_ == UNIT else rec.CITY]
    return [place.of if place.facet in {"care", "held", "tasks", "unit", "lead"} else rec.CITY]


def _bodies(  # noqa: C901, PLR0912 - one case for each kind
    place: Place, kind: str, owner: str
) -> Iterator[tuple[str, bytes]]:
    """Words where the hub reads them itself, nothing elsewhere: it may not look into what it hands out."""
    home = place.home
    match kind:
        case "visit" if home is not None:
            for plan in home.planned:
                if plan.organisation == owner:
                    yield plan.visit, _visit(home, owner)
            yield new_id(), _visit(home, owner)
        case "brukare" if home is not None:
            name = rec.BrukareBody(first_name="Kim", name="Kim Ek", address="", protected=home.protected)
            yield home.brukare, rec.encode_record_body(name)
        case "alarm" if home is not None:
            yield home.alarm, rec.encode_record_body(raised(home.brukare, None, at=MONDAY, cause=AlarmCause.KEY))
        case "door" if home is not None:
            own = rec.DoorBody(brukare=home.brukare, position=DoorPosition.FLAT, name="Dörr", public_key=_lock())
            yield home.door, rec.encode_record_body(own)
        case "arende" if home is not None:
            matter = rec.ArendeBody(brukare=home.brukare, personnummer="", opened_on=MONDAY.date())
            yield home.arende, rec.encode_record_body(matter)
        case "thread" if home is not None:
            kind_of = ThreadKind(place.with_)
            thread = rec.ThreadBody(brukare=home.brukare, kind=kind_of, other=place.of, count=1)
            yield thread_id(home.brukare, kind_of, place.of), rec.encode_record_body(thread)
        case "message" if home is not None and (place.with_, place.of) in home.messages:
            yield home.messages[place.with_, place.of], _message(home, place)
        case "approval" if home is not None:
            yield approval_id(home.brukare, home.newcomer), _approval(home)
        case "task" if home is not None:
            yield home.tasks[owner], _task(home, owner)
        case "unit":
            yield place.of, rec.encode_record_body(rec.UnitBody(name="Hemtjänsten"))
        case _:
            yield new_id(), b"{}"


def _visit(home: Home, owner: str) -> bytes:
    body = rec.VisitBody(
        brukare=home.brukare,
        utforare=owner,
        utforare_name="",
        day=date(2026, 3, 2),
        start=time(8),
        end=time(9),
        title="Morgon",
        insatser=(rec.InsatsLineBody(id=INSATS, name="Dusch", minutes=20),),
    )
    return rec.encode_record_body(body)


def _message(home: Home, place: Place) -> bytes:
    body = rec.MessageBody(
        thread=thread_id(home.brukare, ThreadKind(place.with_), place.of),
        brukare=home.brukare,
        place=1,
        side=Side.BRUKARE,
        author=home.brukare,
        author_name="Kim Ek",
        text="Hej.",
        written_at=MONDAY,
    )
    return rec.encode_record_body(body)


def _approval(home: Home) -> bytes:
    body = rec.ApprovalBody(
        brukare=home.brukare,
        narstaende=home.newcomer,
        name="Kim Demo",
        given_at=MONDAY,
        given_by="",
        given_by_name="",
    )
    return rec.encode_record_body(body)


def _task(home: Home, owner: str) -> bytes:
    body = rec.TaskBody(
        brukare=home.brukare,
        brukare_name="",
        utforare=owner,
        kind=TaskKind.TABLET_OFFLINE,
        since=MONDAY,
        about="platta",
    )
    return rec.encode_record_body(body)


def _moved(town: Town) -> Iterator[Put]:
    """A visit of nobody's that one utförare has handed over to another; who had it is told that it has gone."""
    ett, tva = town.utforare["ett"], town.utforare["två"]
    for home in town.homes.values():
        plan, record_id = plan_stream(BrukareId(home.brukare)), home.visit_of_nobody
        put(town.hub, Put(plan, "visit", record_id, tva, _visit(home, tva)))
        yield Put(plan, "visit", record_id, ett, _visit(home, ett))


def rows_of(connection: Connection, table: Table) -> list[dict[str, object]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]
