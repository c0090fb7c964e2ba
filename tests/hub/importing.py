"""A small town's export files and a hub to import them into, for the tests of the import."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import Engine, func, select

from app.domain.clock import HeldClock
from app.hub.database import default_url, open_engine, reading
from app.hub.imports import ImportPlan, carry_out, ids, plan_import
from app.hub.imports.batch import Counts
from app.hub.imports.faults import FaultCode
from app.hub.imports.headings import FileKind
from app.hub.tables import metadata, record, stream
from app.protocol.records import RecordBody, decode_record_body

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""08.00 on a Monday."""

UTFORARE = ("Utförar-ID;Namn;Telefon", "U1;Ekbacken;08-465 004 00", "U2;Solgläntan;08-465 004 01")
HANDLAGGARE = ("Handläggar-ID;Förnamn;Efternamn", "H1;Håkan;Demo-Ek", "H2;Hilda;Demo-Al")
STAFF = (
    "Personal-ID;Förnamn;Efternamn;Utförare;Roll",
    "P1;Pia;Demo-Asp;U1;Personal",
    "P2;Per;Demo-Lind;U1;Gruppledare",
    "P3;Pål;Demo-Rönn;U2;",
)
BRUKARE = (
    "Brukar-ID;Personnummer;Förnamn;Efternamn;Adress;Allergi;Skyddade personuppgifter;Handläggar-ID;Ärende öppnat",
    "B1;18900101-9802;Britta;Demo-Björk;Tallvägen 401;Nötter;nej;H1;2025-01-15",
    "B2;189203275749;Bo;Demo-Hägg;Tallvägen 402;;Ja;H1|H2;2025-02-01",
)
INSATSER = (
    "Insats-ID;Brukar-ID;Utförar-ID;Insats;Timmar per månad;Från;Till",
    "I1;B1;U1;Dusch;12,5;2026-01-01;",
    "I2;B1;U1;Måltid;1 020,25;1/1 2026;31.12.2026",
    "I3;B2;U2;Städning;4;20260101;",
)
VISITS = (
    "Besök-ID;Brukar-ID;Utförar-ID;Datum;Start;Slut;Personal;Insatser;Rubrik",
    "V1;B1;U1;2026-03-02;09:00;09:45;P1;Dusch 20 | Frukost 15;Morgonhjälp",
    "V2;B1;U1;2026-03-03;09:00;09:45;P1|P2;Dusch 20;Morgonhjälp",
    "V3;B2;U2;2026-03-02;10.00;1030;P3;Städning (30 min);Städning",
    "V4;B2;U2;2026-03-01;10:00;10:30;P3;Städning 30;Städning",
)
_KEY = "A" * 43
DOORS = (
    "Dörr-ID;Brukar-ID;Läge;Namn;Publik nyckel",
    f"D1;B1;Entré;Porten;{_KEY}",
    f"D2;B1;Lägenhet;Lägenheten;{_KEY}",
    f"D3;B2;Lägenhet;Lägenheten;{_KEY}",
)
TOWN = {
    "utforare": UTFORARE,
    "handlaggare": HANDLAGGARE,
    "personal": STAFF,
    "brukare": BRUKARE,
    "insatser": INSATSER,
    "besok": VISITS,
    "dorrar": DOORS,
}


@dataclass
class Hub:
    """A hub's database in a directory, with a clock that stands still."""

    data: Path
    engine: Engine
    clock: HeldClock = field(default_factory=lambda: HeldClock(NOW))

    def plan(self, *files: Path, complete: bool = False) -> ImportPlan:
        return plan_import(self.engine, files, clock=self.clock, complete=complete)

    def take(self, *files: Path, complete: bool = False) -> dict[FileKind, Counts]:
        """Import; what was done. Fails on any fault."""
        plan = self.plan(*files, complete=complete)
        assert not plan.faults, plan.faults
        result = carry_out(self.engine, plan, self.data, self.clock)
        assert result.fault is None
        return dict(result.counts)

    def body(self, kind: str, record_id: str) -> RecordBody | None:
        """None for what has ended. Raises LookupError for what there never was."""
        with reading(self.engine) as connection:
            row = connection.execute(
                select(record).where(record.c.kind == kind, record.c.id == record_id)
            ).one_or_none()
        if row is None:
            raise LookupError(record_id)
        return None if row.body is None else decode_record_body(kind, row.kind_version, row.body)

    def heads(self) -> dict[str, int]:
        with reading(self.engine) as connection:
            return {row.name: row.head for row in connection.execute(select(stream))}

    def row_counts(self) -> dict[str, int]:
        with reading(self.engine) as connection:
            counted = {
                name: connection.scalar(select(func.count()).select_from(table))
                for name, table in metadata.tables.items()
            }
        return {name: number or 0 for name, number in counted.items()}


def make_hub(data: Path, url: str | None = None) -> Hub:
    data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(url or default_url(data))
    metadata.create_all(engine)
    return Hub(data, engine)


def write(path: Path, lines: Sequence[str], *, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def write_town(directory: Path, **instead: Sequence[str]) -> list[Path]:
    """The town's files, with other lines for some kinds; a kind with no lines is left out."""
    return [write(directory / f"{kind}.csv", lines) for kind, lines in (TOWN | instead).items() if lines]


def changed(lines: Sequence[str], **replacements: str) -> tuple[str, ...]:
    """Lines with some exchanged, by their id; an empty text takes the line away."""
    exchanged = (replacements.get(line.split(";", 1)[0], line) for line in lines)
    return tuple(line for line in exchanged if line)


def visit_id(external: str, brukare: str) -> str:
    return ids.placed_id("visit", external, brukare)


def places(plan: ImportPlan) -> list[tuple[str, int, str, FaultCode]]:
    return [(fault.file, fault.line, fault.column, fault.code) for fault in plan.faults]


def set_body(hub: Hub, kind: str, record_id: str, **fields: object) -> None:
    """As if somebody had done something: change a record past the import."""
    body = hub.body(kind, record_id)
    assert body is not None
    raw = msgspec.json.encode(msgspec.structs.replace(body, **fields))
    with hub.engine.begin() as connection:
        connection.execute(record.update().where(record.c.kind == kind, record.c.id == record_id).values(body=raw))
