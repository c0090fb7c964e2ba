"""`tryggve demo`: writes the demo district's files and imports them with the hub's own command."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from app.demo.cast import Cast, demo_directory, write_cast
from app.demo.district import DOORS_FILE, make_district, write_district
from app.domain.clock import SystemClock
from app.domain.wall_time import wall_of
from app.hub.database import default_url, open_engine
from app.hub.imports import command
from app.hub.migrate import NewerDatabaseError, migrate

DEFAULT_DATA = Path("tryggve-data")


def main(argv: Sequence[str] | None = None) -> int:
    words = _parser().parse_args(argv)
    start: date = words.start or wall_of(SystemClock().now()).date()
    directory = demo_directory(words.data)
    directory.mkdir(parents=True, exist_ok=True)
    district = make_district(start)
    files = write_district(district, directory)
    chosen = write_cast(district, directory)
    sys.stdout.write(f"Demodistriktets filer ligger i {directory}.\n")
    if not words.files_only:
        database = ["--database-url", words.database_url] if words.database_url else []
        arguments = [*map(str, files), "--data", str(words.data), *database]
        try:
            code = command.run(arguments, engine_from=_engine)
        except NewerDatabaseError:
            sys.stderr.write("Databasen är skriven av ett nyare program. Ingenting har ändrats.\n")
            return command.FAILED
        if code != command.DONE:
            return code
    sys.stdout.write(_cast_text(chosen, directory))
    return 0


def _engine(data: Path, url: str | None) -> Engine:
    engine = open_engine(url or default_url(data))
    migrate(engine)
    return engine


def _cast_text(chosen: Cast, directory: Path) -> str:
    return (
        f"\nPåhittade personer att prova med, {chosen.start}:\n"
        f"  personal     {chosen.staff_name}  {chosen.staff}\n"
        f"  brukare      {chosen.brukare_name}  {chosen.brukare}\n"
        f"  handläggare  {chosen.handlaggare_name}  {chosen.handlaggare}\n"
        f"Personalen har {chosen.visits_on_start} besök den dagen, det första hos brukaren, som är handläggarens.\n"
        f"Simulerade lås: {directory / DOORS_FILE}\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tryggve demo", description="Skriver och importerar ett påhittat distrikt.")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="MAPP", help="hubbens datamapp")
    parser.add_argument("--database-url", metavar="URL", help="annan databas än den i datamappen")
    parser.add_argument("--start", type=date.fromisoformat, metavar="DATUM", help="planens första dag; annars i dag")
    parser.add_argument("--files-only", action="store_true", help="skriv bara filerna")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
