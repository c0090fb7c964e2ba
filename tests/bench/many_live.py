"""W4. Five hundred people listen live, one change a second reaches them all, for two minutes.

The listeners are 500 staff of one utförare who are all planned at the same brukare, each with an own device, key, token
and proof; they are cheap readers of the live channel in one other process (tests.bench.live_readers). A real client
marks an insats each second. The time is from that client's own commit until the listener has the whole message, over
every message of every listener; a message that does not come counts as endless. The hub's memory is its resident size
at the end minus that before the first listener, its time is that of all its processes over the two minutes.
"""

import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import ExitStack

import msgspec

from app.demo.stage import CHECKOUT
from app.domain.ids import InsatsId, VisitId
from app.domain.visit import InsatsOutcome
from app.protocol import records as rec
from app.services import visiting
from app.store.person_store import Changed
from app.work.desk import WorkDesk
from tests.bench.measured import Measured, at_most, percentile
from tests.bench.setting import Setting
from tests.bench.sync_town import HubProcess, Town, VisitLine, town_in, write_plan

CLIENTS, SECONDS = 500, 120
P99_MS, KB_EACH, CPU_PERCENT = 120.0, 60.0, 25.0
_WRITER = "P-skriver"
_DAYS = 13
_SETTLE_S = 5.0
_PATIENCE_S = 300.0


class Readers:
    """The other end of tests.bench.live_readers."""

    def __init__(self, town: Town, people: list[str], ending: ExitStack) -> None:
        codes = town.folder / "codes.json"
        codes.write_bytes(msgspec.json.encode([town.codes[one] for one in people]))
        command = [sys.executable, "-m", "tests.bench.live_readers", town.address, str(codes)]
        with (town.folder / "readers.log").open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
            )
        ending.callback(self._end)

    def word(self) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def send(self, word: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(word + b"\n")
        self._process.stdin.flush()

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=60)


def measure(setting: Setting) -> Iterable[Measured]:
    folder, clients = setting.folder / "many-live", setting.repeats(CLIENTS, CLIENTS)
    seconds = setting.repeats(SECONDS, 15)
    people = [f"P{number}" for number in range(clients)]
    with ExitStack() as ending:
        files = write_plan(folder / "files", brukare=1, staff=[*people, _WRITER], visits=_visits(people))
        town = town_in(folder, ending, files, [*people, _WRITER])
        _, desk = town.client("writer", town.codes[_WRITER], in_background=True)
        commits: list[float] = []
        desk.store.watch(lambda changed: _note(changed, commits))
        visit, insats = _begun(desk)
        before_kb = town.hub.resident_kb()
        readers = Readers(town, people, ending)
        assert readers.word() == b"enrolled", "the listeners have not enrolled"
        enrolled_kb = town.hub.resident_kb()
        readers.send(b"connect")
        assert readers.word() == b"connected", "the listeners are not connected"
        time.sleep(_SETTLE_S)
        commits.clear()
        cpu_percent = _play(town.hub, desk, visit, insats, seconds)
        time.sleep(_SETTLE_S)
        resident_kb = town.hub.resident_kb()
        readers.send(b"end")
        received: list[list[float]] = msgspec.json.decode(readers.word())
    assert len(commits) == seconds, (len(commits), seconds)
    took_ms = [
        (times[number] - at) * 1000 if number < len(times) else float("inf")
        for number, at in enumerate(commits)
        for times in received
    ]
    late = sum(one == float("inf") for one in took_ms)
    spread = f"median {percentile(took_ms, 0.5):.0f} ms, longest {max(took_ms):.0f}"
    note = f"{len(took_ms)} messages, {spread}, {late} not come"
    kept = (resident_kb - enrolled_kb) / clients
    memory = f"{enrolled_kb} to {resident_kb} kB; enrolling itself {enrolled_kb - before_kb} kB more"
    of_core = f"over {seconds} s"
    p99 = percentile(took_ms, 0.99)
    return [
        at_most(f"W4 {clients} live clients, commit to message, p99", p99, P99_MS, unit="ms", note=note),
        at_most("W4 hub's memory for a live client", round(kept, 1), KB_EACH, unit="kB", note=memory),
        at_most("W4 hub's share of one core", round(cpu_percent, 1), CPU_PERCENT, unit="%", note=of_core),
    ]


def _visits(people: list[str]) -> list[VisitLine]:
    own = [VisitLine(0, 1 + n % _DAYS, 6 * 60 + 20 * (n // _DAYS), (one,)) for n, one in enumerate(people)]
    return [*own, VisitLine(0, 1, 9 * 60, (_WRITER,))]


def _note(changed: Changed, commits: list[float]) -> None:
    if changed.by == "me":
        commits.append(time.monotonic())


def _begun(desk: WorkDesk) -> tuple[VisitId, InsatsId]:
    ends_at = time.monotonic() + _PATIENCE_S
    while True:
        visits = desk.read(lambda reading: reading.all(rec.VisitBody)).result()
        own = [one for one in visits if any(ref.id == desk.me for ref in one.body.staff)]
        if own:
            break
        assert time.monotonic() < ends_at, "the visit has not come"
        time.sleep(0.1)
    visit = VisitId(own[0].id)
    assert visiting.start_visit(desk, visit).result().operation
    return visit, InsatsId(own[0].body.insatser[0].id)


def _play(hub: HubProcess, desk: WorkDesk, visit: VisitId, insats: InsatsId, seconds: int) -> float:
    """The hub's share of one core in per cent."""
    cpu, began = hub.cpu_s(), time.monotonic()
    for number in range(seconds):
        outcome = InsatsOutcome.DONE if number % 2 == 0 else InsatsOutcome.OPEN
        assert visiting.mark_insats(desk, visit, insats=insats, outcome=outcome).result().operation
        time.sleep(max(0.0, began + number + 1 - time.monotonic()))
    return (hub.cpu_s() - cpu) / (time.monotonic() - began) * 100
