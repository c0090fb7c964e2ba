"""What the files say against what the hub has: added, changed, ended, unchanged. Reads, and writes nothing.

The same function makes the dry run and, inside the writing transaction with the heads locked, the import itself.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection, select

from app.domain.ids import ArendeId, BrukareId, PersonId, UtforareId
from app.domain.stream import arende_stream, doors_stream, person_stream, plan_stream, profile_stream, unit_stream
from app.domain.wall_time import wall_of
from app.hub.imports import ids
from app.hub.imports.batch import ENDED, Batch, Counts
from app.hub.imports.headings import KINDS, FileKind
from app.hub.imports.rows import BrukareSaid, DoorSaid, InsatsSaid, PersonSaid, Said, UtforareSaid, VisitSaid
from app.hub.imports.weighing_visits import weigh_visits
from app.hub.tables import arende, import_row, mandate
from app.protocol.records import CITY, ArendeBody, PersonBody, UnitBody


def weigh(connection: Connection, said: dict[FileKind, list[Said]], *, now: datetime, complete: bool) -> Batch:
    """`complete`: the files name everybody of their kinds, so that who is missing has left."""
    batch = Batch()
    for kind in KINDS:
        if kind in said:
            _Weighing(connection, batch, kind, now=now, complete=complete).run(said[kind])
    return batch


class _Weighing:
    """One kind."""

    def __init__(self, connection: Connection, batch: Batch, kind: FileKind, *, now: datetime, complete: bool) -> None:
        self._connection = connection
        self._batch = batch
        self._kind = kind
        self._now = now
        self._complete = complete
        rows = connection.execute(
            select(import_row.c.external_id, import_row.c.hash).where(import_row.c.kind == kind.value)
        )
        self._before: dict[str, bytes] = {row.external_id: row.hash for row in rows}
        self._counts = batch.counts.setdefault(kind, Counts())

    def run(self, said: Sequence[Said]) -> None:
        before, fresh = self._before, []
        for one in said:
            known = before.get(one.key, ENDED)
            if known == one.hash:
                self._counts.unchanged += 1
                continue
            fresh.append(one)
            if known == ENDED:
                self._counts.added += 1
            else:
                self._counts.changed += 1
        keys = {one.key for one in said}
        absent = sorted(key for key, value in before.items() if value != ENDED and key not in keys)
        match self._kind:
            case FileKind.VISIT:
                visits = cast("Sequence[VisitSaid]", said)
                weigh_visits(
                    self._connection,
                    self._batch,
                    said=visits,
                    fresh=cast("Sequence[VisitSaid]", fresh),
                    absent=absent,
                    before=before,
                    now=self._now,
                )
            case FileKind.INSATS | FileKind.DOOR:
                self._placed(fresh, absent, keys)
            case _:
                self._people(fresh, absent)

    # --- people and organisations

    def _people(self, fresh: Sequence[Said], absent: Sequence[str]) -> None:
        writers = {
            FileKind.UTFORARE: self._utforare,
            FileKind.HANDLAGGARE: self._person,
            FileKind.STAFF: self._person,
            FileKind.BRUKARE: self._brukare,
        }
        opened = self._opened_on() if self._kind is FileKind.BRUKARE and fresh else {}
        for one in fresh:
            self._batch.heard(self._kind, one)
            if isinstance(one, BrukareSaid):
                one.opened_on = one.opened_on or opened.get(one.arende) or wall_of(self._now).date()
            writers[self._kind](one)
        if self._kind is FileKind.BRUKARE:
            self._mandates([one for one in fresh if isinstance(one, BrukareSaid)])
        for key in absent if self._complete else ():
            self._counts.ended += 1
            self._batch.forgotten(self._kind, key)
            self._leave(key)

    def _leave(self, key: str) -> None:
        if self._kind is FileKind.UTFORARE:
            utforare = ids.utforare_id(key)
            self._batch.ended_utforare.append(utforare)
            self._batch.put(unit_stream(UtforareId(utforare)), "unit", utforare, utforare, None)
            return
        # A brukare's profile and ärende stay: what was documented refers to them.
        person = ids.person_id(self._kind.value, key)
        self._batch.ended_people.append(person)
        self._batch.put(person_stream(PersonId(person)), "person", person, CITY, None)

    def _utforare(self, said: Said) -> None:
        assert isinstance(said, UtforareSaid)
        self._batch.row(
            "utforare",
            id=said.id,
            external_id=said.external,
            name=said.name,
            phone=said.phone,
            backup=said.backup,
            ended_at=None,
        )
        body = UnitBody(name=said.name, phone=said.phone)
        self._batch.put(unit_stream(UtforareId(said.id)), "unit", said.id, said.id, body)

    def _person(self, said: Said, personnummer: str | None = None) -> None:
        assert isinstance(said, PersonSaid)
        self._batch.row(
            "person",
            id=said.id,
            external_id=f"{self._kind.value}:{said.external}",
            role=said.role.value,
            first_name=said.first_name,
            name=said.name,
            organisation=said.organisation,
            protected=said.protected,
            personnummer=personnummer,
            ended_at=None,
        )
        body = PersonBody(
            role=said.role,
            first_name=said.first_name,
            name=said.name,
            organisation=said.organisation or "",
            organisation_name=said.organisation_name,
        )
        self._batch.put(person_stream(PersonId(said.id)), "person", said.id, said.organisation or CITY, body)

    def _brukare(self, said: Said) -> None:
        assert isinstance(said, BrukareSaid)
        assert said.opened_on is not None
        self._person(said, said.personnummer)
        self._batch.put(profile_stream(BrukareId(said.id)), "brukare", said.id, CITY, said.body)
        self._batch.row("arende", id=said.arende, brukare=said.id, opened_on=said.opened_on)
        body = ArendeBody(brukare=said.id, personnummer=said.personnummer, opened_on=said.opened_on)
        self._batch.put(arende_stream(ArendeId(said.arende)), "arende", said.arende, CITY, body)

    def _opened_on(self) -> dict[str, date]:
        return {row.id: row.opened_on for row in self._connection.execute(select(arende.c.id, arende.c.opened_on))}

    def _mandates(self, fresh: Sequence[BrukareSaid]) -> None:
        present: dict[str, set[str]] = {}
        for row in self._connection.execute(select(mandate).where(mandate.c.ended_at.is_(None))):
            present.setdefault(row.arende, set()).add(row.person)
        for one in fresh:
            if one.handlaggare is None:
                continue
            had, has = present.get(one.arende, set()), set(one.handlaggare)
            for person in sorted(has - had):
                self._batch.row("mandate", arende=one.arende, person=person, brukare=one.id, ended_at=None)
            self._batch.ended_mandates += [(one.arende, person) for person in sorted(had - has)]

    # --- insatser and doors: what is missing has ended, for the brukare whom the file is about

    def _placed(self, fresh: Sequence[Said], absent: Sequence[str], keys: set[str]) -> None:
        for one in fresh:
            self._batch.heard(self._kind, one)
            if isinstance(one, InsatsSaid):
                self._batch.put(plan_stream(BrukareId(one.brukare)), "insats", one.id, one.utforare, one.body)
            elif isinstance(one, DoorSaid):
                self._door(one)
        covered = {key.rpartition("@")[2] for key in keys}
        externals = {key.partition("@")[0] for key in keys}
        for key in absent:
            external, _, brukare_external = key.rpartition("@")
            if brukare_external in covered or external in externals:
                self._counts.ended += 1
                self._batch.forgotten(self._kind, key)
                self._end_placed(external, brukare_external)

    def _door(self, said: DoorSaid) -> None:
        self._batch.put(doors_stream(BrukareId(said.brukare)), "door", said.id, CITY, said.body)
        self._batch.row(
            "door",
            id=said.id,
            brukare=said.brukare,
            position=said.position,
            name=said.name,
            public_key=said.public_key,
            ended_at=None,
        )

    def _end_placed(self, external: str, brukare_external: str) -> None:
        brukare = BrukareId(ids.person_id(FileKind.BRUKARE.value, brukare_external))
        if self._kind is FileKind.DOOR:
            door = ids.placed_id("door", external, brukare_external)
            self._batch.ended_doors.append(door)
            self._batch.put(doors_stream(brukare), "door", door, CITY, None)
            return
        insats = ids.placed_id("insats", external, brukare_external)
        self._batch.put(plan_stream(brukare), "insats", insats, CITY, None)
