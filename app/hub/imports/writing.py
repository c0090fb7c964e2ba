"""The import itself: one transaction, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, update

from app.domain.clock import Clock
from app.hub.database import in_writing
from app.hub.imports.batch import Batch, Counts, Row
from app.hub.imports.faults import FaultCode
from app.hub.imports.headings import FileKind
from app.hub.imports.keeping import FileChangedError, kept
from app.hub.imports.planning import IMPORTS, ImportPlan
from app.hub.imports.weighing import weigh
from app.hub.streams import lock_heads, put_records, upsert
from app.hub.tables import assignment, door, import_file, mandate, metadata, person, stream, utforare


@dataclass(frozen=True)
class ImportResult:
    """What was done; with a `fault`, nothing was."""

    counts: Mapping[FileKind, Counts]
    records: int = 0
    fault: FaultCode | None = None


def carry_out(engine: Engine, plan: ImportPlan, data_dir: Path, clock: Clock) -> ImportResult:
    """Do what the plan says. Started meanwhile: a visit is left alone. Imported meanwhile: nothing is done.

    Raises ValueError for a plan with faults.
    """
    if plan.fault_count:
        raise ValueError("a plan with faults cannot be carried out")
    now = max(clock.now(), plan.at)
    try:
        with kept(data_dir, plan.files):
            return in_writing(engine, lambda connection: _write(connection, plan, now))
    except FileChangedError:
        return ImportResult({}, fault=FaultCode.FILE_CHANGED)
    except _OtherImportError:
        return ImportResult({}, fault=FaultCode.OTHER_IMPORT)


class _OtherImportError(Exception):
    """The hub is no longer what the plan was made for."""


def _write(connection: Connection, plan: ImportPlan, now: datetime) -> ImportResult:
    if plan.changes_something:
        heads = lock_heads(connection, (*plan.streams, IMPORTS))
        if heads[IMPORTS] != plan.after_import:
            raise _OtherImportError
        batch = weigh(connection, plan.said, now=now, complete=plan.complete)
        _write_tables(connection, batch)
        _end(connection, batch, now)
        records = len(put_records(connection, heads, batch.puts))
        connection.execute(update(stream).where(stream.c.name == IMPORTS).values(head=plan.after_import + 1))
        counts = batch.counts
    else:
        records, counts = 0, dict(plan.counts)
    _list_files(connection, plan, now)
    return ImportResult(counts, records)


def _write_tables(connection: Connection, batch: Batch) -> None:
    for name in sorted(batch.upserts):
        table, rows = metadata.tables[name], batch.upserts[name]
        keys = [column.name for column in table.primary_key]
        rows.sort(key=lambda row: tuple(str(row[key]) for key in keys))
        insert = upsert(connection, table)
        changed = {key: insert.excluded[key] for key in rows[0] if key not in keys}
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), rows)


def _end(connection: Connection, batch: Batch, now: datetime) -> None:
    """Nothing is deleted: what has ended says when."""
    people: list[Row] = [{"first": who} for who in batch.ended_people]
    for columns, rows in (
        ((assignment.c.visit, assignment.c.person), _pairs(batch.ended_assignments)),
        ((mandate.c.arende, mandate.c.person), _pairs(batch.ended_mandates)),
        ((person.c.id,), people),
        ((mandate.c.person,), people),
        ((utforare.c.id,), [{"first": one} for one in batch.ended_utforare]),
        ((door.c.id,), [{"first": one} for one in batch.ended_doors]),
    ):
        if rows:
            table = columns[0].table
            same = [column == bindparam(name) for column, name in zip(columns, ("first", "second"), strict=False)]
            connection.execute(update(table).where(*same, table.c.ended_at.is_(None)).values(ended_at=now), rows)


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[Row]:
    return [{"first": first, "second": second} for first, second in sorted(pairs)]


def _list_files(connection: Connection, plan: ImportPlan, now: datetime) -> None:
    rows = [
        {"sha256": file.sha256, "name": file.name, "imported_at": now, "rows": file.rows, "bytes": file.size}
        for file in sorted(plan.files, key=lambda file: file.sha256)
    ]
    if rows:
        connection.execute(upsert(connection, import_file).on_conflict_do_nothing(index_elements=["sha256"]), rows)
