"""Every file read into what its rows say, in the order in which kinds refer to each other; or why it cannot be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.permission import Role
from app.hub.imports.faults import FaultCode, Faults
from app.hub.imports.headings import KINDS, SWEDISH, FileKind, Recognised, recognise
from app.hub.imports.parsing import PARSERS
from app.hub.imports.reading import Limits, Looked, Unfit, look_at, rows_of
from app.hub.imports.rows import Known, KnownStaff, KnownUtforare, Said
from app.hub.imports.sheet import Line, Sheet
from app.hub.tables import person, utforare
from app.protocol.records import StaffRef

Progress = Callable[[str, int, int], None]
"""Called now and then with what is being done, how much of it, and of how much."""

_PROGRESS_EVERY = 400
"""Rows."""


@dataclass(frozen=True)
class PlannedFile:
    path: Path
    name: str
    kind: FileKind
    sha256: str
    size: int
    encoding: str
    delimiter: str
    unused: tuple[str, ...]
    rows: int = 0


@dataclass
class Gathered:
    files: list[PlannedFile] = field(default_factory=list)
    said: dict[FileKind, list[Said]] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)


def gather(
    connection: Connection, paths: Sequence[Path], *, limits: Limits, complete: bool, progress: Progress | None
) -> Gathered:
    gathered = Gathered()
    files = _recognised(paths, limits, gathered.faults)
    kinds = {one.kind for one, _, _ in files}
    known = _known(connection, kinds if complete else set())
    for planned, looked, found in sorted(files, key=lambda file: KINDS.index(file[0].kind)):
        said = gathered.said.setdefault(planned.kind, [])
        before = len(said)
        _read(looked, found, into=said, known=known, faults=gathered.faults, limits=limits, progress=progress)
        gathered.files.append(replace(planned, rows=len(said) - before))
    _judge_backups(known, gathered.faults)
    return gathered


def _judge_backups(known: Known, faults: Faults) -> None:
    """An alarm that is to ring somewhere else must find it there."""
    for backup, of, (file, line, heading) in known.backups:
        if backup not in known.utforare:
            faults.add(file, FaultCode.NO_UTFORARE, line=line, column=heading)
        elif backup == of:
            faults.add(file, FaultCode.OWN_BACKUP, line=line, column=heading)


def _recognised(paths: Sequence[Path], limits: Limits, faults: Faults) -> list[tuple[PlannedFile, Looked, Recognised]]:
    files: list[tuple[PlannedFile, Looked, Recognised]] = []
    seen: set[str] = set()
    for path in paths:
        looked = look_at(path, limits)
        if isinstance(looked, Unfit):
            faults.add(path.name, looked.code, *looked.words, line=looked.line)
        elif looked.sha256 in seen:
            faults.add(path.name, FaultCode.SAME_FILE_TWICE)
        elif found := _headings(looked, limits, faults):
            seen.add(looked.sha256)
            kind, unused = found.kind, found.unused
            planned = PlannedFile(
                path, looked.name, kind, looked.sha256, looked.size, looked.encoding, looked.delimiter, unused
            )
            files.append((planned, looked, found))
    return files


def _headings(looked: Looked, limits: Limits, faults: Faults) -> Recognised | None:
    with rows_of(looked) as rows:
        line, headings = next(iter(rows), (1, None))
    if headings is None:
        faults.add(looked.name, FaultCode.BAD_QUOTES, line=line)
    elif len(headings) > limits.columns:
        faults.add(looked.name, FaultCode.TOO_MANY_COLUMNS, limits.columns, line=line)
    else:
        found = recognise(headings)
        if isinstance(found, Recognised):
            return found
        if found.column:
            faults.add(looked.name, FaultCode.COLUMN_TWICE, line=line, column=found.column)
        else:
            missing = ", ".join(found.missing)
            faults.add(looked.name, FaultCode.UNKNOWN_KIND, SWEDISH[found.nearest], missing, line=line)
    return None


def _read(
    looked: Looked,
    found: Recognised,
    *,
    into: list[Said],
    known: Known,
    faults: Faults,
    limits: Limits,
    progress: Progress | None,
) -> None:
    with rows_of(looked) as rows:
        lines = iter(rows)
        _, headings = next(lines)
        line = Line(Sheet(looked.name, found.places, tuple(headings or ()), faults))
        reader = _RowReader(found.kind, line, known, {one.external for one in into}, looked.sha256)
        most_faults = len(faults) + limits.faults_in_file
        for done, (number, cells) in enumerate(lines, start=1):
            said = reader.read(number, cells)
            if said is not None:
                into.append(said)
            if done > limits.rows:
                faults.add(looked.name, FaultCode.TOO_MANY_ROWS, limits.rows, line=number)
                return
            if len(faults) >= most_faults:
                faults.add(looked.name, FaultCode.GIVEN_UP, limits.faults_in_file, line=number)
                return
            if progress is not None and done % _PROGRESS_EVERY == 0:
                progress(f"Läser {SWEDISH[found.kind]}", rows.bytes_read, looked.size)


class _RowReader:
    """The rows of one file to what they say. One that is bad says nothing."""

    def __init__(self, kind: FileKind, line: Line, known: Known, seen: set[str], source: str) -> None:
        self._parse = PARSERS[kind]
        self._line = line
        self._known = known
        self._seen = seen
        self._source = source

    def read(self, number: int, cells: list[str] | None) -> Said | None:
        line = self._line
        if cells is None:
            line.begin(number)
            line.fault("", FaultCode.BAD_QUOTES)
            return None
        if not line.fill(number, cells):
            return None
        said = self._parse(line, self._known)
        if said.external in self._seen and said.external:
            line.fault("id", FaultCode.ID_TWICE)
        self._seen.add(said.external)
        said.source = self._source
        return None if line.is_bad else said


def _known(connection: Connection, kinds_said_whole: set[FileKind]) -> Known:
    """What the hub has; nothing of those kinds that the files say completely."""
    known = Known({}, {}, {}, {}, {})
    if FileKind.UTFORARE not in kinds_said_whole:
        for row in connection.execute(select(utforare).where(utforare.c.ended_at.is_(None))):
            known.utforare[row.external_id] = KnownUtforare(row.id, row.name)
    for row in connection.execute(select(person).where(person.c.ended_at.is_(None))):
        kind, _, external = row.external_id.partition(":")
        if kind in kinds_said_whole:
            continue
        match Role(row.role):
            case Role.BRUKARE:
                known.brukare[external] = row.id
                if row.personnummer:
                    known.personnummer[row.personnummer] = external
            case Role.HANDLAGGARE:
                known.handlaggare[external] = row.id
            case Role.STAFF | Role.SHIFT_LEADER:
                ref = StaffRef(id=row.id, first_name=row.first_name, name=row.name)
                known.staff[external] = KnownStaff(ref, row.organisation or "")
    return known
