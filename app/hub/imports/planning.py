"""The dry run: what an import of these files would do, without doing any of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from app.domain.clock import Clock, SystemClock
from app.hub.database import reading
from app.hub.imports.batch import Counts
from app.hub.imports.faults import Fault
from app.hub.imports.gathering import PlannedFile, Progress, gather
from app.hub.imports.headings import FileKind
from app.hub.imports.reading import Limits
from app.hub.imports.rows import Said
from app.hub.imports.weighing import weigh
from app.hub.streams import heads_of

IMPORTS = "~imports"
"""Not a stream: the row whose lock keeps imports apart, and whose head counts them."""


@dataclass(frozen=True)
class ImportPlan:
    files: tuple[PlannedFile, ...]
    counts: Mapping[FileKind, Counts]
    """Empty when there are faults: then nothing will be done."""
    faults: tuple[Fault, ...]
    fault_count: int
    """More than `faults` holds when there were very many."""
    fault_codes: Mapping[str, int]
    changes_something: bool
    at: datetime
    complete: bool
    after_import: int
    """How many imports the hub had seen; another one in between makes this plan void."""
    said: dict[FileKind, list[Said]] = field(default_factory=dict, repr=False)
    streams: frozenset[str] = frozenset()


def plan_import(
    engine: Engine,
    files: Sequence[Path],
    *,
    clock: Clock | None = None,
    complete: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """Read every file and compare it with the hub. Any fault at all means that nothing would be imported."""
    now = (clock or SystemClock()).now()
    with reading(engine) as connection:
        after = heads_of(connection, [IMPORTS]).get(IMPORTS, 0)
        gathered = gather(connection, files, limits=limits or Limits(), complete=complete, progress=progress)
        faults = gathered.faults
        batch = None if len(faults) else weigh(connection, gathered.said, now=now, complete=complete)
    return ImportPlan(
        files=tuple(gathered.files),
        counts=batch.counts if batch else {},
        faults=tuple(faults.listed),
        fault_count=len(faults),
        fault_codes=dict(faults.codes),
        changes_something=batch is not None and not batch.is_empty,
        at=now,
        complete=complete,
        after_import=after,
        said=gathered.said if batch else {},
        streams=batch.streams if batch else frozenset(),
    )
