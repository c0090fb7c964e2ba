"""What an import will write, gathered before anything is written: rows of tables, records, and counts for people."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from app.domain.ids import StreamName
from app.hub.imports.headings import FileKind
from app.hub.imports.rows import Said
from app.hub.streams import Put
from app.protocol.records import RecordBody, encode_record_body

Row = dict[str, object]

ENDED = b""
"""Stands in import_row for something that an import has ended, so that its coming back is noticed."""


class Counts(msgspec.Struct):
    added: int = 0
    changed: int = 0
    ended: int = 0
    unchanged: int = 0
    untouched: int = 0
    """Visits that the file would change or end, but that somebody has already started: left as they are."""


@dataclass
class Batch:
    upserts: dict[str, list[Row]] = field(default_factory=dict)
    """Table name to rows."""
    puts: list[Put] = field(default_factory=list)
    ended_assignments: list[tuple[str, str]] = field(default_factory=list)
    """Visit and person."""
    ended_mandates: list[tuple[str, str]] = field(default_factory=list)
    """Ärende and person."""
    ended_people: list[str] = field(default_factory=list)
    ended_utforare: list[str] = field(default_factory=list)
    ended_doors: list[str] = field(default_factory=list)
    counts: dict[FileKind, Counts] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.upserts and not self.puts

    @property
    def streams(self) -> frozenset[str]:
        return frozenset(put.stream for put in self.puts)

    def row(self, table: str, **values: object) -> None:
        self.upserts.setdefault(table, []).append(values)

    def put(self, stream: StreamName, kind: str, thing: str, owner: str, body: RecordBody | bytes | None) -> None:
        raw = encode_record_body(body) if isinstance(body, RecordBody) else body
        self.puts.append(Put(stream, kind, thing, owner, raw))

    def heard(self, kind: FileKind, said: Said) -> None:
        self.row("import_row", kind=kind.value, external_id=said.key, hash=said.hash, source=said.source)

    def forgotten(self, kind: FileKind, key: str) -> None:
        self.row("import_row", kind=kind.value, external_id=key, hash=ENDED, source="")


def chunks(keys: Sequence[str], size: int = 500) -> list[Sequence[str]]:
    """For IN (…), below SQLite's limit of variables in every build."""
    return [keys[start : start + size] for start in range(0, len(keys), size)]
