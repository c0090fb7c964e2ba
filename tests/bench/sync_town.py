"""A hub in a process of its own with a plan that a measure asks for, written as a planning system's files and imported.

Everything that a hub in service checks is on: signatures, proofs, rights, validation and the access log.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from app.client import Client, Place
from app.demo.people import personnummer_of
from app.demo.stage import CHECKOUT
from app.domain.clock import SystemClock
from app.domain.wall_time import wall_of
from app.hub.assembly import close_hub, open_hub
from app.hub.database import reading, writing
from app.hub.enrolment import make_code
from app.hub.imports import carry_out, plan_import
from app.hub.settings import Settings
from app.hub.tables import person
from app.services import sign_in
from app.services.sign_in import In
from app.store.secret_stores import MemorySecrets
from app.store.vault import Vault
from app.work.desk import WorkDesk
from tests.bench.setting import child_environment

PIN = "204713"
COORDINATOR = "P-samordnare"
_CODES_VALID = timedelta(hours=2)
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class VisitLine:
    brukare: int
    day: int
    """After today."""
    minute: int
    """Of the day."""
    staff: tuple[str, ...]


def write_plan(folder: Path, *, brukare: int, staff: Sequence[str], visits: Sequence[VisitLine]) -> list[Path]:
    """Files of one utförare with a coordinator, as a planning system exports them."""
    today = wall_of(SystemClock().now()).date()
    files: Mapping[str, tuple[str, list[str]]] = {
        "utforare": ("Utförar-ID;Namn;Telefon", ["U1;Ekbacken;08-465 004 00"]),
        "personal": (
            "Personal-ID;Förnamn;Efternamn;Utförare;Roll",
            [f"{COORDINATOR};Sam;Demo-Ek;U1;Samordnare", *(f"{one};Pia;Demo-{one};U1;Personal" for one in staff)],
        ),
        "brukare": (
            "Brukar-ID;Personnummer;Förnamn;Efternamn;Adress",
            [f"B{no};{_personnummer(no)};Britta;Demo-Björk;Tallvägen {400 + no}" for no in range(brukare)],
        ),
        "besok": (
            "Besök-ID;Brukar-ID;Utförar-ID;Datum;Start;Slut;Personal;Insatser;Rubrik",
            [_visit_line(no, visit, today) for no, visit in enumerate(visits)],
        ),
    }
    folder.mkdir(parents=True)
    return [_write(folder / f"{name}.csv", heading, lines) for name, (heading, lines) in files.items()]


def _write(path: Path, heading: str, lines: Sequence[str]) -> Path:
    path.write_text("\r\n".join([heading, *lines, ""]), encoding="utf-8")
    return path


def _personnummer(number: int) -> str:
    return personnummer_of(1890 + number % 10, 1 + number // 10 % 12, 1 + number // 120 % 28, 1 + number)


def _visit_line(number: int, visit: VisitLine, today: date) -> str:
    day = today + timedelta(days=visit.day)
    end = visit.minute + 30
    times = f"{visit.minute // 60:02}:{visit.minute % 60:02};{end // 60:02}:{end % 60:02}"
    who = "|".join(visit.staff)
    return f"V{number};B{visit.brukare};U1;{day};{times};{who};Dusch 20 | Frukost 10;Morgonhjälp"


class HubProcess:
    """The hub, served as in service; ends with `stop`."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Its address, when it answers."""
        command = [sys.executable, "-m", "app.command", "hub", "--data", str(self.data), "--port", "0"]
        with self.data.with_suffix(".log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=CHECKOUT, env=child_environment(os.environ), stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self._process.stdout is not None
        port = self._process.stdout.readline().split()[-1]
        return f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=60)
            self._process = None

    def cpu_s(self) -> float:
        """Of the hub and the process that signs door passes."""
        return sum(_cpu_s(one) for one in [self._pid, *_children(self._pid)])

    def resident_kb(self) -> int:
        """The hub's own memory."""
        for line in Path(f"/proc/{self._pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise ProcessLookupError(self._pid)

    @property
    def _pid(self) -> int:
        assert self._process is not None
        return self._process.pid


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


@dataclass(frozen=True)
class Town:
    folder: Path
    hub: HubProcess
    address: str
    codes: Mapping[str, str]
    """One-time codes by the planning system's id of a person."""
    ending: ExitStack

    def client(self, name: str, code: str, *, in_background: bool = False) -> tuple[Client, WorkDesk]:
        """A new device, enrolled and started; nothing has been fetched yet."""
        return open_client(self.folder / name, self.address, code, self.ending, in_background=in_background)


def open_client(
    folder: Path, address: str, code: str, ending: ExitStack, *, in_background: bool
) -> tuple[Client, WorkDesk]:
    folder.mkdir(parents=True)
    clock, secrets = SystemClock(), MemorySecrets()
    vault = Vault(folder, clock, kiosk=False, keyring=lambda _name: secrets)
    client = Client(Place(folder, address), clock=clock, vault=vault, in_background=in_background)
    ending.callback(client.stop)
    found = sign_in.enrol(client.gate, code, PIN).result()
    assert isinstance(found, In), found
    assert isinstance(found.desk, WorkDesk)
    client.start()
    return client, found.desk


def town_in(
    folder: Path, ending: ExitStack, files: Sequence[Path], whom: Sequence[str], *, codes_each: int = 1
) -> Town:
    """Import the files into a new hub, make codes for `whom` (the planning system's ids), and serve it."""
    data = folder / "hub"
    hub = open_hub(Settings(data), SystemClock())
    try:
        plan = plan_import(hub.engine, files, clock=hub.clock)
        assert not plan.faults, plan.faults
        carry_out(hub.engine, plan, data, hub.clock)
        with reading(hub.engine) as connection:
            rows = connection.execute(select(person.c.external_id, person.c.id))
            ids = {row.external_id.partition(":")[2]: row.id for row in rows}
        codes: dict[str, str] = {}
        with writing(hub.engine) as connection:
            for one in whom:
                for number in range(codes_each):
                    made = make_code(connection, ids[one], now=hub.clock.now(), valid=_CODES_VALID)
                    codes[one if codes_each == 1 else f"{one}/{number}"] = made or ""
    finally:
        close_hub(hub)
    process = HubProcess(data)
    ending.callback(process.stop)
    return Town(folder, process, process.start(), codes, ending)
