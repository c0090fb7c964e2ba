"""What an operator reads of an import, in Swedish, and the same as data. No names, no cells: places and counts."""

from collections.abc import Mapping
from typing import TypedDict

import msgspec

from app.hub.imports.batch import Counts
from app.hub.imports.faults import Fault
from app.hub.imports.headings import KINDS, SWEDISH, FileKind
from app.hub.imports.planning import ImportPlan

_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 med BOM", "cp1252": "Windows-1252"}
_DELIMITERS = {";": "semikolon", ",": "komma", "\t": "tabb"}


class FileData(TypedDict):
    name: str
    kind: str
    rows: int
    sha256: str
    encoding: str
    delimiter: str
    unused_columns: list[str]


class ReportData(TypedDict):
    imported: bool
    dry_run: bool
    files: list[FileData]
    counts: dict[str, Counts]
    faults: list[Fault]
    fault_count: int


def data_of(plan: ImportPlan, counts: Mapping[FileKind, Counts], *, imported: bool, dry_run: bool) -> bytes:
    """The structured result, as JSON."""
    report = ReportData(
        imported=imported,
        dry_run=dry_run,
        files=[
            FileData(
                name=file.name,
                kind=file.kind.value,
                rows=file.rows,
                sha256=file.sha256,
                encoding=file.encoding,
                delimiter=file.delimiter,
                unused_columns=list(file.unused),
            )
            for file in plan.files
        ],
        counts={kind.value: counts[kind] for kind in KINDS if kind in counts},
        faults=list(plan.faults),
        fault_count=plan.fault_count,
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def files_text(plan: ImportPlan) -> str:
    lines = []
    for file in plan.files:
        dialect = f"{_ENCODINGS[file.encoding]}, {_DELIMITERS[file.delimiter]}"
        lines.append(f"{file.name}: {SWEDISH[file.kind]}, {grouped(file.rows)} rader ({dialect})")
        if file.unused:
            lines.append(f"  Används inte: {', '.join(file.unused)}")
    return _text(lines)


def counts_text(counts: Mapping[FileKind, Counts]) -> str:
    lines = [f"{'':<14}{'nya':>9}{'ändrade':>9}{'avslutade':>11}{'oförändrade':>13}"]
    for kind in KINDS:
        if (count := counts.get(kind)) is None:
            continue
        numbers = f"{grouped(count.added):>9}{grouped(count.changed):>9}{grouped(count.ended):>11}"
        lines.append(f"{SWEDISH[kind]:<14}{numbers}{grouped(count.unchanged):>13}")
    untouched = sum(count.untouched for count in counts.values())
    if untouched:
        lines.append(f"{grouped(untouched)} påbörjade eller avslutade besök lämnas som de är.")
    return _text(lines)


def faults_text(plan: ImportPlan) -> str:
    lines = [fault_line(fault) for fault in plan.faults]
    if plan.fault_count > len(plan.faults):
        lines.append(f"… och {grouped(plan.fault_count - len(plan.faults))} till")
    return _text(lines)


def fault_line(fault: Fault) -> str:
    place = fault.file
    if fault.line:
        place += f", rad {fault.line}"
    if fault.column:
        place += f", kolumn {fault.column}"
    return f"{place}: {fault.sentence}"


def grouped(number: int) -> str:
    """17 042, as Swedish numbers are written."""
    return f"{number:,}".replace(",", "\u00a0")


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
