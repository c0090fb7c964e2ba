"""The tests that are measures themselves: contract suites over every adapter, savepoints, both nights of the clock."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree

from app.demo.stage import CHECKOUT
from tests.bench.measured import Measured
from tests.bench.setting import Setting

WITHIN_S = 900.0


def measure(_setting: Setting) -> Iterable[Measured]:
    contracts = _run([str(path) for path in contract_tests()])
    savepoints = _run(["tests/unit", "tests/hub"], "savepoint")
    nights = _run(["tests/unit", "tests/hub"], "skipped or doubled or night")
    return [
        _measured("contract suites over every adapter", contracts, ()),
        _measured("rollback around a savepoint, every database", savepoints, ("encrypted", "sqlite", "postgres")),
        _measured("both nights on which the clock changes", nights, ("skipped", "doubled")),
    ]


def contract_tests() -> list[Path]:
    """Every test file that runs a contract over an adapter, wherever it lies."""
    found = set((CHECKOUT / "tests" / "contract").glob("test_*.py"))
    for path in (CHECKOUT / "tests").rglob("test_*.py"):
        if "from tests.contract." in path.read_text(encoding="utf-8"):
            found.add(path)
    return sorted(found)


def _measured(name: str, outcomes: dict[str, str], wanted: Sequence[str]) -> Measured:
    """`wanted`: words of which each must be in the name of a test that has passed."""
    passed = [test for test, outcome in outcomes.items() if outcome == "passed"]
    lacking = [word for word in wanted if not any(word in test.lower() for test in passed)]
    failed = [test for test, outcome in outcomes.items() if outcome == "failed"]
    skipped = len(outcomes) - len(passed) - len(failed)
    note = "; ".join(
        [f"failed: {', '.join(failed)}"] * bool(failed)
        + [f"no test for {', '.join(lacking)}"] * bool(lacking)
        + [f"{skipped} skipped"] * bool(skipped)
    )
    count = max(1, len(outcomes) + len(lacking))
    return Measured(name, len(passed), "passed", count, len(passed) == count, note)


def _run(paths: Sequence[str], names: str = "") -> dict[str, str]:
    """Test to outcome. A run that breaks before its tests gives none, which no bound allows."""
    with tempfile.TemporaryDirectory(prefix="tb-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder}/t"]
        command += [f"--junitxml={report}", *(["-k", names] if names else []), *paths]
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, cwd=CHECKOUT, env=surroundings, capture_output=True, timeout=WITHIN_S, check=False)
        return outcomes_in(report) if report.exists() else {}


def outcomes_in(report: Path) -> dict[str, str]:
    outcomes = {}
    for case in ElementTree.parse(report).iter("testcase"):
        told = {child.tag for child in case}
        outcome = "failed" if told & {"failure", "error"} else "skipped" if "skipped" in told else "passed"
        outcomes[f"{case.get('classname')}.{case.get('name')}"] = outcome
    return outcomes
