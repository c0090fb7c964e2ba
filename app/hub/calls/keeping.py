"""Calls and what their devices say, in the hub's database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, select, update

from app.domain.call import Call, PartyState
from app.hub.streams import upsert
from app.hub.tables import call, call_party, call_signal, person, utforare
from app.protocol.wire import CallSignal

TOLD_FOR = timedelta(minutes=2)
"""So long after its end a device that asks is told how a call ended."""
SEEN_EVERY = timedelta(seconds=10)
"""A device that asks again and again is written down this seldom."""
MOST_SIGNALS = 1000
"""Kept of one call, the newest: three people with ten restarts each say some 600."""

_coder = msgspec.json.Encoder()
_reader = msgspec.json.Decoder(Call)


def locked(connection: Connection, call_id: str) -> tuple[Call, Row[Any]] | None:
    """The call as it stands, and its row, until the transaction ends."""
    row = connection.execute(select(call).where(call.c.id == call_id).with_for_update()).one_or_none()
    return None if row is None else (_reader.decode(row.body), row)


def found(connection: Connection, call_id: str) -> tuple[Call, Row[Any]] | None:
    """As `locked`, and holds nobody up."""
    row = connection.execute(select(call).where(call.c.id == call_id)).one_or_none()
    return None if row is None else (_reader.decode(row.body), row)


def keep_new(connection: Connection, made: Call, *, brukare: str, stream: str) -> None:
    row = {"id": made.id, "brukare": brukare, "stream": stream, "body": _coder.encode(made)}
    connection.execute(call.insert(), [{**row, "began_at": made.began_at, "ended_at": None}])
    _keep_parties(connection, made, made.began_at)


def keep(connection: Connection, changed: Call, at: datetime) -> None:
    """Over: what devices have said is forgotten."""
    values = {"body": _coder.encode(changed), "ended_at": changed.ended_at}
    connection.execute(update(call).where(call.c.id == changed.id).values(values))
    _keep_parties(connection, changed, at)
    if changed.ended_at is not None:
        connection.execute(delete(call_signal).where(call_signal.c.call == changed.id))


def _keep_parties(connection: Connection, changed: Call, at: datetime) -> None:
    rows = [{"call": changed.id, "person": party.person, "seen_at": at} for party in changed.parties]
    connection.execute(upsert(connection, call_party).on_conflict_do_nothing(index_elements=["call", "person"]), rows)


def seen(connection: Connection, call_id: str, person_id: str, at: datetime) -> None:
    this = (call_party.c.call == call_id, call_party.c.person == person_id)
    connection.execute(update(call_party).where(*this).values(seen_at=at))


def seen_at(connection: Connection, call_id: str) -> dict[str, datetime]:
    rows = connection.execute(select(call_party.c.person, call_party.c.seen_at).where(call_party.c.call == call_id))
    return {row.person: row.seen_at for row in rows}


def calls_of(connection: Connection, person_id: str, now: datetime) -> list[tuple[Call, Row[Any]]]:
    """Those that go on, or ended a moment ago; the newest last."""
    query = (
        select(call)
        .join(call_party, call_party.c.call == call.c.id)
        .where(call_party.c.person == person_id)
        .where(call.c.ended_at.is_(None) | (call.c.ended_at > now - TOLD_FOR))
        .order_by(call.c.began_at, call.c.id)
    )
    return [(_reader.decode(row.body), row) for row in connection.execute(query)]


def lock_people(connection: Connection, *people: str) -> None:
    """Until the transaction ends nobody else begins a call with one of them."""
    query = select(person.c.id).where(person.c.id.in_(people)).order_by(person.c.id)
    connection.execute(query.with_for_update(key_share=True)).all()


def is_in_a_call(connection: Connection, person_id: str) -> bool:
    query = select(call.c.body).join(call_party, call_party.c.call == call.c.id)
    query = query.where(call_party.c.person == person_id, call.c.ended_at.is_(None))
    parties = [_reader.decode(body).party(person_id) for body in connection.scalars(query)]
    return any(one is not None and one.state is PartyState.IN for one in parties)


def going_on(connection: Connection) -> list[str]:
    """Ids; unread, so that one that cannot be read hides no other."""
    query = select(call.c.id).where(call.c.ended_at.is_(None)).order_by(call.c.began_at, call.c.id)
    return list(connection.scalars(query))


@dataclass(frozen=True)
class Taking:
    """Who somebody in a call is."""

    name: str
    role: str
    is_protected: bool
    unit: str
    """Its name; empty for who belongs to none."""


def people_of(connection: Connection, people: Collection[str]) -> dict[str, Taking]:
    columns = (person.c.id, person.c.name, person.c.role, person.c.protected, utforare.c.name.label("unit"))
    query = select(*columns).outerjoin(utforare, utforare.c.id == person.c.organisation)
    rows = connection.execute(query.where(person.c.id.in_(sorted(people))))
    return {row.id: Taking(row.name, row.role, row.protected, row.unit or "") for row in rows}


def add_signals(
    connection: Connection, call_id: str, signals: Sequence[CallSignal], *, sender: tuple[str, str]
) -> None:
    """Under the call's lock. The oldest make room: they belong to connections that have been made or given up."""
    newest = connection.scalar(select(func.max(call_signal.c.number)).where(call_signal.c.call == call_id)) or 0
    over = newest + len(signals) - MOST_SIGNALS
    connection.execute(delete(call_signal).where(call_signal.c.call == call_id, call_signal.c.number <= over))
    rows = [
        {
            "call": call_id,
            "number": number,
            "to_person": one.person,
            "to_device": one.device,
            "from_person": sender[0],
            "from_device": sender[1],
            "text": one.text,
        }
        for number, one in enumerate(signals, newest + 1)
    ]
    connection.execute(call_signal.insert(), rows)


def signals_for(connection: Connection, call_id: str, who: tuple[str, str], *, after: int) -> tuple[CallSignal, ...]:
    query = (
        select(call_signal)
        .where(call_signal.c.call == call_id, call_signal.c.number > after)
        .where(call_signal.c.to_person == who[0], call_signal.c.to_device == who[1])
        .order_by(call_signal.c.number)
    )
    return tuple(
        CallSignal(person=row.from_person, device=row.from_device, text=row.text, number=row.number)
        for row in connection.execute(query)
    )
