"""The conversations' own records, made by the hub where it knows of two sides: with their names, so that a brukare can
write to a handläggare or a närstående whom they have not heard from yet.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Engine, select

from app.domain.conversation import ThreadKind, stream_of, thread_id
from app.domain.permission import Role
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.streams import Put, lock_heads, published_from, put_records
from app.hub.tables import approval, mandate, person, utforare
from app.hub.thread_parties import Party, parties_of
from app.hub.truth import Truth
from app.protocol.message_effects import owner_of
from app.protocol.records import Record, ThreadBody, encode_record_body

_AT_ONCE = 200
Published = list[tuple[int, Record]]


@dataclass(frozen=True)
class _Sides:
    """What a thread's record says of its two sides."""

    brukare: str
    brukare_name: str
    party: Party
    other_name: str
    relation: str = ""
    ended: bool = False

    @property
    def id(self) -> str:
        return thread_id(self.brukare, *self.party)

    @property
    def stream(self) -> str:
        return stream_of(self.brukare, *self.party)

    def over(self, known: ThreadBody | None) -> ThreadBody:
        kind, other = self.party
        before = known or ThreadBody(brukare=self.brukare, kind=kind, other=other)
        return msgspec.structs.replace(
            before,
            brukare_name=self.brukare_name,
            other_name=self.other_name,
            relation=self.relation,
            ended=self.ended,
        )


def catch_up(hub: Hub) -> None:
    """Bring every conversation's record up to what the tables say; writes only where something differs."""
    for published in bring_up_everybody(hub.engine):
        hub.bus.publish(published)


def bring_up_everybody(engine: Engine) -> list[Published]:
    """The same, without telling the live channel: what was written, in parts."""
    with reading(engine) as connection:
        everybody = connection.scalars(select(person.c.id).where(person.c.role == Role.BRUKARE.value)).all()
    parts = (everybody[start : start + _AT_ONCE] for start in range(0, len(everybody), _AT_ONCE))
    return [published for part in parts if (published := bring_up(engine, part))]


def bring_up(engine: Engine, brukare: Sequence[str]) -> Published:
    """The same of these brukare, without telling the live channel."""
    with reading(engine) as connection:
        behind = _behind(connection, brukare)
    if not behind:
        return []
    streams = {one.stream for one in behind}
    return in_writing(engine, lambda connection: _write(connection, brukare, streams))


def _behind(connection: Connection, brukare: Sequence[str]) -> list[_Sides]:
    wanted = list(_sides(connection, brukare))
    truth = Truth(connection)
    truth.load("thread", [one.id for one in wanted])
    return [one for one in wanted if one.over(_known(truth, one)) != _known(truth, one)]


def _write(connection: Connection, brukare: Sequence[str], streams: Collection[str]) -> Published:
    """What the tables say is asked again under the heads: what was read before may be older than what somebody else has
    written since, and would take an end back. A conversation that began meanwhile is brought up by whoever began it."""
    heads = lock_heads(connection, streams)
    before, truth = dict(heads), Truth(connection)
    puts = []
    for one in _behind(connection, brukare):
        if one.stream in heads:
            body = encode_record_body(one.over(_known(truth, one)))
            puts.append(Put(one.stream, "thread", one.id, owner_of(*one.party), body))
    return published_from(before, put_records(connection, heads, puts))


def _known(truth: Truth, one: _Sides) -> ThreadBody | None:
    found = truth.body("thread", one.id)
    return found if isinstance(found, ThreadBody) else None


def _sides(connection: Connection, brukare: Sequence[str]) -> Iterable[_Sides]:
    parties = parties_of(connection, brukare)
    names = dict(connection.execute(select(person.c.id, person.c.name).where(person.c.id.in_(brukare))).all())
    units = dict(connection.execute(select(utforare.c.id, utforare.c.name)).all())
    matters = _handlaggare(connection, brukare)
    close = _narstaende(connection, brukare)
    for whose, sides in parties.items():
        for kind, other in sorted(sides):
            match kind:
                case ThreadKind.UNIT:
                    yield _Sides(whose, names.get(whose, ""), (kind, other), units.get(other, ""))
                case ThreadKind.HANDLAGGARE:
                    yield _Sides(whose, names.get(whose, ""), (kind, other), matters.get(other, ""))
                case ThreadKind.NARSTAENDE:
                    name, relation, ended = close[whose, other]
                    yield _Sides(whose, names.get(whose, ""), (kind, other), name, relation, ended)


def _handlaggare(connection: Connection, brukare: Sequence[str]) -> dict[str, str]:
    """Name of whoever has the mandate now, by ärende."""
    held = (
        select(mandate.c.arende, person.c.name)
        .join(person, person.c.id == mandate.c.person)
        .where(mandate.c.brukare.in_(brukare), mandate.c.ended_at.is_(None))
        .order_by(person.c.name)
    )
    return dict(connection.execute(held).all())


def _narstaende(connection: Connection, brukare: Sequence[str]) -> dict[tuple[str, str], tuple[str, str, bool]]:
    """Name, relation, and whether it has ended, by the newest yes."""
    rows = connection.execute(
        select(approval, person.c.name)
        .join(person, person.c.id == approval.c.person)
        .where(approval.c.brukare.in_(brukare))
        .order_by(approval.c.began_at)
    )
    return {(row.brukare, row.person): (row.name, row.relation, _has_ended(row.ended_at)) for row in rows}


def _has_ended(at: datetime | None) -> bool:
    return at is not None
