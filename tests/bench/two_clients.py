"""W3. From a commit on A to the same words committed on B: two client processes, a hub between them, 100 messages.

A and B are staff of one utförare at the same brukare. A signs a note; the time is from the moment at which A's own
database has it (durable) until B's database has it (durable), by one clock of one machine. Between them lie A's outbox,
the push with its proof, the hub's checks and its commit, the access log's commit, and the live channel. Notes come one
at a time, when the one before has arrived, after a pause whose length is drawn from a seeded chance. The first few, in
which tokens are fetched, are not counted.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from app.demo.stage import CHECKOUT
from tests.bench.measured import Measured, at_most, percentile
from tests.bench.setting import Setting
from tests.bench.sync_town import VisitLine, town_in, write_plan

MESSAGES, WARMING = 100, 10
P50_MS, P99_MS = 6.0, 20.0
_PAUSE_S = (0.05, 0.15)
_PATIENCE_S = 20.0


def measure(setting: Setting) -> Iterable[Measured]:
    folder = setting.folder / "two-clients"
    count = setting.repeats(MESSAGES, 30)
    with ExitStack() as ending:
        visits = [VisitLine(0, 1, 9 * 60, ("P0", "P1"))]
        town = town_in(
            folder,
            ending,
            write_plan(folder / "files", brukare=1, staff=["P0", "P1"], visits=visits),
            ["P0", "P1"],
        )
        writer = ending.enter_context(_agent(folder / "a", town.address, town.codes["P0"]))
        reader = ending.enter_context(_agent(folder / "b", town.address, town.codes["P1"]))
        chance = random.Random(3)
        took_ms = [_one_note(writer, reader, number, chance) for number in range(WARMING + count)][WARMING:]
    note = f"{len(took_ms)} notes, from {min(took_ms):.1f} to {max(took_ms):.1f} ms"
    return [
        at_most("W3 commit on A to commit on B, p50", percentile(took_ms, 0.5), P50_MS, unit="ms", note=note),
        at_most("W3 commit on A to commit on B, p99", percentile(took_ms, 0.99), P99_MS, unit="ms", note=note),
    ]


class _Agent:
    """The other end of tests.bench.sync_agent."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def write(self, number: int) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(b"%d\n" % number)
        self._process.stdin.flush()

    def told(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "a client has ended"
        found: dict[str, Any] = msgspec.json.decode(line)
        return found


@contextmanager
def _agent(folder: Path, address: str, code: str) -> Iterator[_Agent]:
    command = [sys.executable, "-m", "tests.bench.sync_agent", str(folder), address, code]
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
    agent = _Agent(process)
    try:
        assert agent.told() == {"ready": True}
        yield agent
    finally:
        process.kill()
        process.communicate(timeout=_PATIENCE_S)


def _one_note(writer: _Agent, reader: _Agent, number: int, chance: random.Random) -> float:
    time.sleep(chance.uniform(*_PAUSE_S))
    writer.write(number)
    written, seen = writer.told(), reader.told()
    assert written["wrote"] == seen["saw"] == number, (written, seen)
    return float(seen["at"] - written["at"]) * 1000
