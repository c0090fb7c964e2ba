"""`python -m tests.bench first|sync|brukare --json FILE [--only NAME …] [--quick]`: a table, and the figures in FILE.

The file is a list of `{measure, value, unit, bound, holds}`. The exit code is 1 when a bound does not hold.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.measured import Measured
from tests.bench.registry import SUITES, measure_named
from tests.bench.setting import Setting


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(list(sys.argv[1:] if argv is None else argv))
    names = [name for name in SUITES[options.suite] if not options.only or name in options.only]
    unknown = set(options.only) - set(names)
    if unknown:
        sys.stderr.write(
            f"bench: no measure {', '.join(sorted(unknown))}; there is {', '.join(SUITES[options.suite])}\n"
        )
        return 2
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(f"load before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", style="dim")
    found: list[Measured] = []
    try:
        with ExitStack() as ending:
            folder = options.folder or Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="tryggve-bench-")))
            setting = Setting(folder, options.quick, ending.enter_context(ExitStack()))
            for name in names:
                console.print(f"{name} …", style="dim")
                found += measure_named(options.suite, name)(setting)
                _write(options.json, found)
    finally:
        console.print(_table(found, quick=options.quick))
    return 0 if all(one.holds for one in found) else 1


def _write(path: Path | None, found: Sequence[Measured]) -> None:
    """After each measure, so that a run which is broken off leaves what it has found."""
    if path is not None:
        path.write_text(json.dumps([one.as_json() for one in found], indent=2, ensure_ascii=False) + "\n")


def _table(found: Sequence[Measured], *, quick: bool) -> Table:
    table = Table(title="quick run: no figures to rest on" if quick else None)
    for heading in ("measure", "value", "unit", "bound", "holds", "note"):
        table.add_column(heading, justify="right" if heading in {"value", "bound"} else "left")
    for one in found:
        holds = "[green]yes[/]" if one.holds else "[red]NO[/]"
        table.add_row(one.measure, f"{one.value:g}", one.unit, f"{one.bound:g}", holds, one.note)
    return table


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures with bounds.")
    parser.add_argument("suite", choices=sorted(SUITES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="may be given several times")
    parser.add_argument("--quick", action="store_true", help="few repeats, for trying the bench out")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="work here and leave what was made")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
