"""What stands at the hub, read straight from its tables, and who may see what: said once more, in other words than the
hub's own code, so that a fault in that code is seen.
"""

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, select

from app.hub import access_log
from app.hub.access_log import AccessEntry, Fault
from app.hub.database import reading
from app.hub.epochs import is_unconfirmed
from app.hub.tables import access_content, assignment, chain, held, mandate, meta, operation, record, stream
from app.protocol.operations import payload_hash
from tests.sync.proof.town import Town


@dataclass(frozen=True)
class Row:
    """A record with something in it."""

    stream: str
    number: int
    owner: str
    body: bytes


class _Named(msgspec.Struct):
    prev: str


@dataclass(frozen=True)
class Rights:
    open_assignments: frozenset[tuple[str, str]]
    """(person, organisation)"""
    mandates: frozenset[str]
    """People who have one."""
    units: frozenset[str]
    """Organisations that come to Gunvor or have come."""

    def visible_to(self, person: str, town: Town) -> dict[str, str]:
        """Stream → the organisation whose records may be seen in it; empty for everybody's."""
        found = {f"person:{person}": ""}
        about = f"brukare:{town.gunvor}"
        unit = town.organisation(person)
        if person == town.gunvor:
            talks = [_talk(town, "unit", unit) for unit in self.units] + [_talk(town, "handlaggare", town.arende)]
            own = {f"{about}/plan": "", f"{about}/profile": "", f"{about}/doors": "", f"{about}/alarm": ""}
            return found | own | dict.fromkeys(talks, "")
        if person == town.hanna:
            whole = {f"{about}/plan": "", f"{about}/profile": "", f"arende:{town.arende}": ""}
            whole[_talk(town, "handlaggare", town.arende)] = ""
            return found | whole if person in self.mandates else found
        found[f"unit:{unit}"] = ""
        if (person, unit) not in self.open_assignments:
            return found
        own = {f"{about}/plan": unit, f"{about}/care:{unit}": "", f"{about}/tasks:{unit}": ""}
        own[_talk(town, "unit", unit)] = ""
        return found | own | {f"{about}/profile": "", f"{about}/doors": ""}


def _talk(town: Town, kind: str, other: str) -> str:
    """Gunvor's conversation with one other side: two devices that begin it apart name it alike."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"tryggve:thread:{town.gunvor}:{kind}:{other}")
    return f"brukare:{town.gunvor}/thread:{name}"


@dataclass(frozen=True)
class HubView:
    epoch: str
    outcomes: dict[str, tuple[str, str]]
    """Operation → (outcome, reason); what waits for its parent too."""
    operations: tuple[Any, ...]
    """In the hub's order."""
    records: dict[tuple[str, str], Row]
    places: dict[tuple[str, str], tuple[str, frozenset[str]]]
    """(kind, id) → the stream and the organisations that it is told to, also when it has ended or moved."""
    heads: dict[str, int]
    chains: dict[tuple[str, str], tuple[int, str]]
    rights: Rights
    entries: tuple[AccessEntry, ...]
    log_faults: tuple[Fault, ...]

    def shown_to(self, person: str, town: Town) -> dict[tuple[str, str], Row]:
        streams = self.rights.visible_to(person, town)
        return {
            key: row
            for key, row in self.records.items()
            if row.stream in streams and streams[row.stream] in {"", row.owner}
        }

    def told_to(self, person: str, town: Town) -> frozenset[tuple[str, str]]:
        """What the hub has told this person when all is exchanged: also that something has ended."""
        streams = self.rights.visible_to(person, town)
        return frozenset(
            key
            for key, (name, owners) in self.places.items()
            if name in streams and (not streams[name] or streams[name] in owners)
        )

    def check_itself(self) -> None:
        """Chains go on, the log verifies, and nothing stands in it twice."""
        assert not self.log_faults, self.log_faults
        last: dict[tuple[str, str], tuple[int, str]] = {}
        for row in sorted(self.operations, key=lambda row: row.seq):
            before = last.get((row.person, row.device), (0, ""))
            named = msgspec.json.decode(row.payload, type=_Named)  # the rest may be nothing that can be read
            assert (row.seq, named.prev) == (before[0] + 1, before[1]), f"a broken chain at {row.kind} {row.seq}"
            last[row.person, row.device] = (row.seq, payload_hash(row.payload))
        assert {key: link for key, link in self.chains.items() if link[0]} == last
        self._check_numbers()
        opened = [row for row in self.operations if row.kind == "record.opened" and row.outcome == "applied"]
        assert Counter(entry.action for entry in self.entries)["opened"] == len(opened)

    def _check_numbers(self) -> None:
        """Every number of a stream that only grows was told to the author of what stands there."""
        told: dict[str, set[int]] = {}
        for row in self.operations:
            for name, number in msgspec.json.decode(row.numbers):
                told.setdefault(name, set()).add(number)
            key = (_WRITES.get(row.kind, ""), row.id)
            if row.outcome == "applied" and key in self.records:
                place = [self.records[key].stream, self.records[key].number]
                assert place in msgspec.json.decode(row.numbers), f"{row.kind} was written again, at {place}"
        for name, head in self.heads.items():
            if "/care:" in name and not name.startswith("log:"):
                assert told.get(name, set()) == set(range(1, head + 1)), f"{name} is at {head}, told {told.get(name)}"


_WRITES = {"note.write": "note", "journal.sign": "journal_note"}
"""Kind of an operation → of the record that it writes, which nobody changes afterwards."""


@dataclass(frozen=True)
class Mark:
    """How far a hub has come; another one when it has changed in anything but its log of deliveries."""

    epoch: str
    outcomes: dict[str, tuple[str, str]]
    heads: dict[str, int]
    rights: Rights
    is_unconfirmed: bool


def mark(engine: Engine) -> Mark:
    with reading(engine) as connection:
        heads = connection.execute(select(stream).where(stream.c.name.not_like("log:%")))
        return Mark(
            _epoch(connection),
            _outcomes(connection),
            {row.name: row.head for row in heads},
            _rights(connection),
            is_unconfirmed(connection),
        )


def _epoch(connection: Connection) -> str:
    return str(connection.scalar(select(meta.c.value).where(meta.c.key == "epoch")))


def _rights(connection: Connection) -> Rights:
    open_ones = select(assignment.c.person, assignment.c.utforare).where(assignment.c.ended_at.is_(None))
    mandates = select(mandate.c.person).where(mandate.c.ended_at.is_(None))
    return Rights(
        frozenset((row.person, row.utforare) for row in connection.execute(open_ones)),
        frozenset(connection.scalars(mandates)),
        frozenset(connection.scalars(select(assignment.c.utforare))),
    )


def _outcomes(connection: Connection) -> dict[str, tuple[str, str]]:
    waiting = {row.id: ("held", row.reason) for row in connection.execute(select(held.c.id, held.c.reason))}
    judged = connection.execute(select(operation.c.id, operation.c.outcome, operation.c.reason))
    return waiting | {row.id: (row.outcome, row.reason) for row in judged}


def view(engine: Engine) -> HubView:
    with reading(engine) as connection:
        return _view(connection)


def _view(connection: Connection) -> HubView:
    operations = tuple(connection.execute(select(operation).order_by(operation.c.order)))
    rows = connection.execute(select(record)).all()
    contents = connection.scalars(select(access_content.c.content)).all()
    return HubView(
        epoch=_epoch(connection),
        outcomes=_outcomes(connection),
        operations=operations,
        records={
            (row.kind, row.id): Row(row.stream, row.number, row.owner, row.body) for row in rows if row.body is not None
        },
        places={
            (row.kind, row.id): (row.stream, frozenset({row.owner, row.former_owner or row.owner})) for row in rows
        },
        heads={row.name: row.head for row in connection.execute(select(stream))},
        chains={(row.person, row.device): (row.seq, row.hash) for row in connection.execute(select(chain))},
        rights=_rights(connection),
        entries=tuple(msgspec.json.decode(content, type=AccessEntry) for content in contents),
        log_faults=tuple(access_log.verify(connection)),
    )
