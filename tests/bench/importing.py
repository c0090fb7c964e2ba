"""Import of the demo district by the operator's own command: rows a second over the whole process, and its memory.

The files are written before; each repeat is a new, empty hub. The time is that of the process, from its start to its
end: program start, schema, dry run and import.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.demo.cast import demo_directory
from app.demo.stage import CHECKOUT
from tests.bench.measured import Measured, at_least, at_most
from tests.bench.setting import Setting, child_environment

ROWS_A_SECOND = 5_000
MEMORY_MB = 300
VISITS = 17_000
"""About so many are in the demo district; fewer by a tenth would be another measure."""


@dataclass(frozen=True)
class Run:
    rows: int
    visits: int
    took_s: float
    memory_mb: float


def measure(setting: Setting) -> Iterable[Measured]:
    files_in = setting.folder / "import-files"
    _tryggve(["demo", "--data", str(files_in), "--files-only"])
    files = sorted(demo_directory(files_in).glob("*.csv"))
    runs = [_import(files, setting.folder / f"import-{number}") for number in range(setting.repeats(5, 2) + 1)][
        1:
    ]  # the first one writes compiled modules
    assert all(run.visits > VISITS * 0.9 for run in runs), "the demo district has become smaller"
    took_s = statistics.median(run.took_s for run in runs)
    note = f"{runs[0].rows} rows, {runs[0].visits} of them visits, in {took_s:.2f} s (median of {len(runs)})"
    return [
        at_least("import of the demo district", round(runs[0].rows / took_s), ROWS_A_SECOND, unit="rows/s", note=note),
        at_most("memory of the import", round(max(run.memory_mb for run in runs), 1), MEMORY_MB, unit="MB"),
    ]


def _import(files: list[Path], data: Path) -> Run:
    report = data.with_suffix(".json")
    command = [sys.executable, "-m", "app.command", "hub", "import", *map(str, files), "--data", str(data)]
    data.mkdir(parents=True)
    began = time.monotonic()
    with data.with_suffix(".log").open("wb") as output:
        process = subprocess.Popen(
            [*command, "--json", str(report)],
            cwd=CHECKOUT,
            env=child_environment(os.environ),
            stdout=output,
            stderr=output,
        )
        _, status, used = os.wait4(process.pid, 0)
    took_s = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"the import ended with {process.returncode}; see {output.name}")
    found = json.loads(report.read_bytes())
    assert found["imported"], "nothing was imported"
    rows = {file["kind"]: file["rows"] for file in found["files"]}
    return Run(sum(rows.values()), max(rows.values()), took_s, used.ru_maxrss / 1024)


def _tryggve(words: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "app.command", *words], cwd=CHECKOUT, check=True, capture_output=True, timeout=300
    )
