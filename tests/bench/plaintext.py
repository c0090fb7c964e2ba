"""After the journeys: no name, personnummer, address or written word in the clients' files or in any log.

The hub's own database is not encrypted and not part of this; its log and those of all other processes are.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from app.demo.demo_day import JOURNAL_NOTE, NEED, NOTES
from app.demo.district import make_district
from tests.bench.journey import play_once
from tests.bench.measured import Measured, at_most
from tests.bench.setting import CLIENTS, Setting

ENCODINGS = ("utf-8", "utf-16-le", "cp1252")
LEAST_FILES = 10
"""A journey leaves some thirty files; with almost none, nothing was looked at."""


def measure(setting: Setting) -> Iterable[Measured]:
    if not any(folder.exists() for folder in setting.journeys):
        play_once(setting, 0)
    wanted = secrets_of_the_demo()
    folders = [folder for folder in setting.journeys if folder.exists()]
    files = [path for folder in folders for path in files_to_scan(folder)]
    hits = [hit for path in files for hit in hits_in(path, wanted)]
    lacking = [folder for folder in folders if sum(1 for _ in files_to_scan(folder)) < LEAST_FILES]
    note = f"{len(files)} files, {len(wanted)} words" + (f"; {', '.join(hits[:3])}" if hits else "")
    if lacking:
        note += f"; too few files in {', '.join(folder.name for folder in lacking)}"
    measured = at_most("plaintext in clients' files and in logs", len(hits), 0, unit="hits", note=note)
    if lacking or not files:
        return [Measured(measured.measure, measured.value, measured.unit, measured.bound, holds=False, note=note)]
    return [measured]


def secrets_of_the_demo() -> tuple[str, ...]:
    """What must stand nowhere: surnames, whole names, personnummer in every way of writing, homes, and all notes.

    First names alone are left out: many are words of other things, and each stands with its surname.
    """
    people = make_district(date(2026, 3, 2)).people
    found = {JOURNAL_NOTE, NEED, *NOTES}
    for everybody in (people.brukare, people.staff, people.handlaggare):
        for one in everybody:
            found |= {one.last_name, f"{one.first_name} {one.last_name}"}
    for brukare in people.brukare:
        number = brukare.personnummer
        found |= {number, f"{number[:8]}-{number[8:]}", brukare.address, brukare.phone}
    return tuple(sorted(found))


def files_to_scan(folder: Path) -> Iterator[Path]:
    for name in (*CLIENTS, "log"):
        yield from (path for path in sorted((folder / name).rglob("*")) if path.is_file())
    # A hub's own database is open by design; what it logs beside it is not.
    yield from sorted((folder / "hub").rglob("*.log*"))


def hits_in(path: Path, wanted: Iterable[str]) -> Iterator[str]:
    """File and encoding of every hit; the word itself is not repeated."""
    content = path.read_bytes()
    for number, word in enumerate(wanted):
        for encoding in ENCODINGS:
            if word.encode(encoding) in content:
                yield f"{path.parent.name}/{path.name}: word {number} in {encoding}"
