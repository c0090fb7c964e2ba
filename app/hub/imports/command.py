"""`tryggve hub import FILE…`: dry run first, then the import; Swedish for the operator."""

import argparse
import errno
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.domain.clock import Clock, SystemClock
from app.hub.imports.faults import SENTENCES
from app.hub.imports.planning import ImportPlan, plan_import
from app.hub.imports.progress import showing_progress
from app.hub.imports.reading import Limits
from app.hub.imports.report import counts_text, data_of, faults_text, files_text, grouped
from app.hub.imports.writing import ImportResult, carry_out
from app.hub.occupied import importing
from app.hub.threads import bring_up_everybody

DONE, REFUSED, FAILED = 0, 1, 3
"""Exit codes. 2 is argparse's own for a command that was written wrongly."""

_log = logging.getLogger(__name__)


def run(
    arguments: Sequence[str],
    *,
    engine_from: Callable[[Path, str | None], Engine],
    clock: Clock | None = None,
    out: TextIO | None = None,
) -> int:
    """The exit code. The schema must be up to date."""
    words = _parser().parse_args(arguments)
    out = out or sys.stdout
    try:
        engine = engine_from(words.data, words.database_url)
        running = importing(words.data)
        try:
            return _run(words, engine, clock or SystemClock(), out)
        finally:
            running.leave()
    except (OSError, DBAPIError) as error:
        _log.error("import failed: %s", type(error).__name__)  # never its text, which may repeat a row
        sys.stderr.write(f"Ingenting har importerats. {_what_happened(error)}\n")
        return FAILED


def _run(words: argparse.Namespace, engine: Engine, clock: Clock, out: TextIO) -> int:
    limits = Limits(file_bytes=words.max_mb * 1024 * 1024)
    with showing_progress(sys.stderr) as progress:
        plan = plan_import(engine, words.files, clock=clock, complete=words.complete, limits=limits, progress=progress)
    out.write(files_text(plan))
    if plan.fault_count:
        _log.warning("import refused: %s", plan.fault_codes)
        out.write(f"\nIngenting har importerats. {grouped(plan.fault_count)} fel:\n{faults_text(plan)}")
        return _write_json(words, plan, None) or REFUSED
    out.write(f"\n{counts_text(plan.counts)}")
    if words.dry_run:
        out.write("\nDetta var en provkörning. Ingenting har ändrats.\n")
        return _write_json(words, plan, None) or DONE
    with showing_progress(sys.stderr) as progress:
        if progress is not None and plan.changes_something:
            progress("Skriver till hubben", 0, 0)
        result = carry_out(engine, plan, words.data, clock)
        if result.fault is None and plan.changes_something:
            bring_up_everybody(engine)  # who has come to whom can write to them
    return _tell(words, plan, result, out)


def _tell(words: argparse.Namespace, plan: ImportPlan, result: ImportResult, out: TextIO) -> int:
    if result.fault is not None:
        _log.warning("import refused: %s", result.fault.value)
        out.write(f"\nIngenting har importerats. {SENTENCES[result.fault]}\n")
        return _write_json(words, plan, result) or REFUSED
    _log.info("import done: files=%d records=%d", len(plan.files), result.records)
    out.write("\nKlart.\n" if plan.changes_something else "\nKlart. Ingenting hade ändrats.\n")
    return _write_json(words, plan, result) or DONE


def _write_json(words: argparse.Namespace, plan: ImportPlan, result: ImportResult | None) -> int:
    """An exit code: what is done stays done when only the result's file cannot be written."""
    if words.json is None:
        return DONE
    imported = result is not None and result.fault is None
    counts = result.counts if result is not None and imported else plan.counts
    try:
        words.json.write_bytes(data_of(plan, counts, imported=imported, dry_run=words.dry_run))
    except OSError:
        _log.error("import: the result could not be written")
        sys.stderr.write("Filen med resultatet gick inte att skriva.\n")
        return FAILED
    return DONE


def _what_happened(error: OSError | DBAPIError) -> str:
    text = str(error.orig) if isinstance(error, DBAPIError) else ""
    if "is full" in text or (isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}):
        return "Disken är full. Frigör plats och kör importen igen."
    if "locked" in text:
        return "Hubbens databas är upptagen. Vänta en stund och kör importen igen."
    if isinstance(error, OSError):
        return "Det gick inte att läsa eller skriva i datamappen. Kontrollera rättigheterna."
    return "Hubbens databas svarar inte som den ska. Kontrollera den innan du kör importen igen."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tryggve hub import",
        description="Importerar planeringssystemens filer: allt eller ingenting. Visar först vad som skulle ändras.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FIL", help="CSV-filer, i valfri ordning")
    parser.add_argument("--data", type=Path, required=True, metavar="MAPP", help="hubbens datamapp")
    parser.add_argument("--database-url", metavar="URL", help="annan databas än den i datamappen")
    parser.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle ändras")
    parser.add_argument("--json", type=Path, metavar="FIL", help="skriv resultatet som JSON hit")
    parser.add_argument(
        "--complete", action="store_true", help="filerna nämner alla: den som saknas i sin fil har slutat"
    )
    parser.add_argument("--max-mb", type=int, default=Limits().file_bytes // 1024**2, metavar="N", help="största fil")
    return parser
