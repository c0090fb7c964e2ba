"""The demo's processes: a hub, simulated doors, and clients in real windows. Everything ends with the stage."""

import contextlib
import json
import select
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

import msgspec

from app.demo.cable import Cable
from app.demo.cast import Cast, cast, demo_directory
from app.demo.district import DOORS_FILE
from app.domain.clock import SystemClock
from app.domain.wall_time import moment_of
from app.doors.doors_file import write_pins
from app.protocol.keys import from_text

END_WITHIN_S = 15.0
"""A client writes what is typed and closes its databases first."""
CHECKOUT = Path(__file__).parents[2]


class StageError(Exception):
    """A process of the demo did not start; the sentence says which and where its output is."""


@dataclass(frozen=True)
class Glass:
    """A client's window: place on the desktop and pixels per inch of the glass that it stands for."""

    geometry: str
    ppi: int


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What one start of the demo leaves for the next."""

    ahead_s: float
    hub_port: int
    doors_port: int
    begun_at: datetime


_REMEMBERED = "demo.json"
GOES_ON_FOR = timedelta(hours=8)
"""The demo's day begins in the morning; after this it is evening there, and a new day is made."""

STAFF_GLASS = Glass("600x1140+0+20", 203)
BRUKARE_GLASS = Glass("1280x800+620+20", 149)
HANDLAGGARE_GLASS = Glass("1280x800+620+860", 110)


def ahead_for(day_start: datetime) -> timedelta:
    """How far the demo's clock goes before the machine's, so that the day begins now."""
    return day_start - SystemClock().now()


class Stage:
    """`with stage_in(folder, environment) as stage: …`. Processes log into `folder/log`."""

    def __init__(self, folder: Path, environment: Mapping[str, str], ending: ExitStack) -> None:
        self.folder = folder
        self.data = folder / "hub"
        self._environment = dict(environment)
        self._ending = ending
        self._ahead = timedelta()
        self._hub_port = 0
        self._doors_port = 0
        self.client_module = "ui.main"
        """What a client's window is started as: a journey may put its own in this place."""
        self.cast: Cast
        self.processes: dict[str, subprocess.Popen[str]] = {}

    @property
    def clock(self) -> SystemClock:
        return SystemClock(self._ahead)

    def import_district(self, start: str, *, begins: time) -> None:
        """Write the demo district's files, import them by the operator's own command, and set the demo's clock."""
        self._run(["demo", "--data", str(self.data), "--start", start])
        self.cast = cast(self.data)
        self._ahead = ahead_for(moment_of(self.cast.start, begins))

    def remember(self) -> None:
        """So that the next start goes on where this one is: same ports, same clock, same people."""
        told = Remembered(
            ahead_s=self._ahead.total_seconds(),
            hub_port=self._hub_port,
            doors_port=self._doors_port,
            begun_at=SystemClock().now(),
        )
        (self.folder / _REMEMBERED).write_bytes(msgspec.json.encode(told))

    def resume(self) -> bool:
        """Take up what an earlier start left in the folder; False where there is nothing, or it is from another day."""
        try:
            told = msgspec.json.decode((self.folder / _REMEMBERED).read_bytes(), type=Remembered)
            self.cast = cast(self.data)
        except (FileNotFoundError, msgspec.MsgspecError):
            return False
        if not timedelta() <= SystemClock().now() - told.begun_at < GOES_ON_FOR:
            return False
        self._ahead = timedelta(seconds=told.ahead_s)
        self._hub_port, self._doors_port = told.hub_port, told.doors_port
        return True

    def is_enrolled(self, name: str) -> bool:
        """Whether somebody can already sign in on this client."""
        return any((self.folder / name / "people").glob("*.db"))

    def start_hub(self, *more: str) -> None:
        """`more`: options of `tryggve hub serve`."""
        words = ["hub", "--data", str(self.data), "--port", str(self._hub_port), *self._clock_words(), *more]
        hub = self._start("hub", ["-m", "app.command", *words])
        self._hub_port = int(self._heard(hub, "hub").split()[2])

    def start_doors(self) -> None:
        keys = demo_directory(self.data) / "locks"
        with urllib.request.urlopen(f"{self.hub_address}/v1/hub", timeout=10) as answer:  # noqa: S310 loopback
            pass_keys: dict[str, str] = json.loads(answer.read())["identity"]["pass_keys"]
        write_pins(keys, {kid: from_text(key) for kid, key in pass_keys.items()})
        doors = demo_directory(self.data) / DOORS_FILE
        words = ["-m", "app.doors.simulated_server", "--doors", str(doors), "--keys", str(keys)]
        words += ["--port", str(self._doors_port), *self._clock_words()]
        server = self._start("doors", words)
        self._doors_port = int(self._heard(server, "doors").split()[-1])

    @property
    def hub_address(self) -> str:
        return f"http://127.0.0.1:{self._hub_port}"

    def cable(self) -> Cable:
        """A cable of one client's own to the hub."""
        cable = Cable("127.0.0.1", self._hub_port)
        self._ending.callback(cable.close)
        return cable

    def code_for(self, person: str) -> str:
        words = ["hub", "enrol", "--data", str(self.data), "--person", person, *self._clock_words()]
        return self._run(words).split()[0]

    def start_client(
        self, name: str, glass: Glass, *, hub: str, mode: str, words: Sequence[str] = (), module: str = ""
    ) -> subprocess.Popen[str]:
        """A client whose folder is `folder/<name>`; started again it finds what it had."""
        command = ["-m", module or self.client_module, "--data", str(self.folder / name), "--hub", hub, "--mode", mode]
        command += ["--doors", f"127.0.0.1:{self._doors_port}", "--geometry", glass.geometry, *self._clock_words()]
        more = {"TRYGGVE_PPI": str(glass.ppi)}
        return self._start(name, [*command, "--report-start", *words], more)

    def wait_for_paint(self, name: str, *, within_s: float) -> None:
        """Until a client has painted its first filled screen, or the time is over."""
        output = self.processes[name].stdout
        assert output is not None
        select.select([output], [], [], within_s)

    def heard(self, name: str) -> dict[str, Any]:
        """The next line of JSON that a process says on its stdout."""
        found: dict[str, Any] = json.loads(self._heard(self.processes[name], name))
        return found

    def end(self, name: str) -> int:
        """Ask a process to end, as closing its window does; its exit status."""
        process = self.processes.pop(name)
        process.terminate()
        try:
            return process.wait(END_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()
        finally:
            if process.stdout is not None:
                process.stdout.close()

    def kill(self, name: str) -> None:
        """As a power cut does: nothing is written any more."""
        process = self.processes.pop(name)
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def end_all(self) -> None:
        for name in sorted(self.processes, key=("doors", "hub").__contains__):
            with contextlib.suppress(OSError):
                self.end(name)

    def _clock_words(self) -> list[str]:
        return ["--clock-ahead-s", f"{self._ahead.total_seconds():.3f}"]

    def _run(self, words: Sequence[str]) -> str:
        command = [sys.executable, "-m", "app.command", *words]
        done = subprocess.run(command, cwd=CHECKOUT, env=self._environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise StageError(f"`tryggve {' '.join(words[:2])}` ended with {done.returncode}: {done.stderr[-500:]}")
        return done.stdout

    def _start(self, name: str, words: Sequence[str], more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=CHECKOUT,
            env={**self._environment, **(more or {})},
            stdout=subprocess.PIPE,
            stderr=self._log(name),
            text=True,
        )
        self.processes[name] = process
        return process

    def _log(self, name: str) -> IO[str]:
        folder = self.folder / "log"
        folder.mkdir(parents=True, exist_ok=True)
        return self._ending.enter_context((folder / f"{name}.log").open("a"))

    def _heard(self, process: subprocess.Popen[str], name: str) -> str:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise StageError(f"{name} ended with {process.wait()} before it was ready; see {self.folder / 'log'}")
        return line


@contextmanager
def stage_in(folder: Path, environment: Mapping[str, str]) -> Iterator[Stage]:
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as ending:
        stage = Stage(folder, environment, ending)
        ending.callback(stage.end_all)
        yield stage
