"""The whole audit of the tablet's screens: every screen in every language, size of text, theme and glass.

Two processes share the cases. What is found is told as it comes, on stderr, and once more in the file `audit.jsonl` of
the bench's folder; for a picture with the place marked: `python -m tests.brukare_audit --screen NAME --pictures DIR`.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import IO, Any

from app.demo.stage import CHECKOUT
from tests.bench.measured import Measured
from tests.bench.setting import Setting, child_environment
from tests.brukare_audit.ways import languages, screens, ways

PROCESSES = 2
TOLD_EVERY = 100
"""Cases between two words about how far it has come."""
QUICK_WAYS = ("200 %", "light")


@dataclass
class Whole:
    """What has come in from the processes."""

    expected: int
    log: IO[str]
    cases: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def take(self, line: str) -> None:
        case = json.loads(line)
        with self.lock:
            self.cases += 1
            self.log.write(line)
            self.counts.update(case["counts"])
            for finding in case["found"]:
                self.found[finding["check"]] += 1
                sys.stderr.write(f"{_sentence(case, finding)}\n")
            if self.cases % TOLD_EVERY == 0:
                sys.stderr.write(f"audit: {self.cases} of {self.expected}, {self.found.total()} found\n")


def _sentence(case: dict[str, Any], finding: dict[str, Any]) -> str:
    words = f" “{finding['words'][:40]}”" if finding["words"] else ""
    return (
        f"audit: {finding['check']}: {case['screen']}, {case['way']}, page {finding['page']}: "
        f"{finding['path']}{words}: {finding['measured']}, wanted {finding['wanted']}"
    )


def measure(setting: Setting) -> Iterable[Measured]:
    setting.folder.mkdir(parents=True, exist_ok=True)
    narrowed = QUICK_WAYS if setting.quick else ()
    cases = sum(all(words in str(way) for words in narrowed) for way in ways()) * len(screens())
    with (setting.folder / "audit.jsonl").open("w", encoding="utf-8") as log:
        whole = Whole(cases, log)
        ended = _run(whole, narrowed)
    return _measured(whole, ended)


def _run(whole: Whole, narrowed: tuple[str, ...]) -> list[int]:
    """How the processes ended."""
    processes = [_start(part, narrowed) for part in range(1, PROCESSES + 1)]
    readers = [Thread(target=_read, args=(process, whole)) for process in processes]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return [process.wait() for process in processes]


def _start(part: int, narrowed: tuple[str, ...]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.brukare_audit", "--part", f"{part}/{PROCESSES}"]
    for words in narrowed:
        command += ["--only-way", words]
    surroundings = child_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, cwd=CHECKOUT, env=surroundings, stdout=subprocess.PIPE, text=True)


def _read(process: subprocess.Popen[str], whole: Whole) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        whole.take(line)


def _measured(whole: Whole, ended: list[int]) -> Iterator[Measured]:
    seen = whole.counts
    note = f"{len(screens())} screens, {len(languages())} languages ({', '.join(languages())}); {seen['pages']} pages"
    fell = any(status not in (0, 1) for status in ended)
    yield Measured(
        "screens looked at in every way", whole.cases, "cases", whole.expected, whole.cases == whole.expected, note
    )
    parts = ("words", "controls", "rings", "pictures", "lines", "alarms", "keys")
    note = ", ".join(f"{seen[name]} {name}" for name in parts)
    if not seen["keys"]:
        note += " (there is no keyboard on the screen yet)"
    total = whole.found.total()
    yield Measured("failures of the audit", total, "failures", 0, not total and not fell, note)
    for check, count in sorted(whole.found.items()):
        yield Measured(f"audit: {check}", count, "failures", 0, holds=False)
