"""Examples played with a hub and devices in processes of their own, over real HTTP."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
from sqlalchemy import Engine, create_engine

from app.hub.assembly import close_hub, open_hub
from app.hub.database import default_url, open_engine, reading
from app.hub.epochs import is_unconfirmed
from app.hub.hub_keys import load_or_make
from app.hub.settings import Settings
from tests.sync.proof.device_process import Call, Reply
from tests.sync.proof.fuse import KilledError
from tests.sync.proof.hub_here import begin_new_life, confirm_what_waits
from tests.sync.proof.seat import Done, Seen
from tests.sync.proof.town import Template

T = TypeVar("T")


class DeviceProcess:
    """`port` is asked when it starts: a hub that was killed may come back elsewhere."""

    def __init__(self, folder: Path, port: Callable[[], int]) -> None:
        self._folder = folder
        self._port = port
        self._process: subprocess.Popen[str] | None = None
        self._offline = False
        self._ahead_s = 0.0

    def start_again(self) -> None:
        self.kill()

    def kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def stop(self) -> None:
        self.kill()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            command = [sys.executable, "-m", "tests.sync.proof.device_process", str(self._folder), str(self._port())]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            self._call("set_road", Any, offline=self._offline)
            self._call("set_ahead", Any, self._ahead_s)
        return self._process

    def _call(self, name: str, kind: type[T] | Any, *args: object, **named: object) -> T:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(msgspec.json.encode(Call(name, list(args), dict(named))).decode() + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise KilledError
        reply = msgspec.json.decode(line, type=Reply)
        assert not reply.fault, reply.fault
        found: T = msgspec.convert(reply.value, type=kind)
        return found

    def arm(self, point: str, times: int) -> None:
        self._call("arm", Any, point, times)

    def disarm(self) -> None:
        if self._process is not None:
            self._call("disarm", Any)

    def set_road(self, *, offline: bool) -> None:
        self._offline = offline
        if self._process is not None:
            self._call("set_road", Any, offline=offline)

    def lose(self, path: str) -> None:
        self._call("lose", Any, path)

    def set_ahead(self, by: timedelta) -> None:
        self._ahead_s = by.total_seconds()
        if self._process is not None:
            self._call("set_ahead", Any, self._ahead_s)

    def sit(self, person: str, pin: str | None) -> None:
        self._call("sit", Any, person, pin)

    def leave(self) -> None:
        self._call("leave", Any)

    def do(self, verb: str, *args: str) -> Done:
        return self._call("do", Done, verb, *args)

    def exchange(self) -> str:
        return self._call("exchange", str)

    def push_behind_its_back(self) -> dict[str, str]:
        return self._call("push_behind_its_back", dict[str, str])

    def hear(self, messages: list[str]) -> int:
        return self._call("hear", int, messages)

    def let_go(self, operation_id: str) -> None:
        self._call("let_go", Any, operation_id)

    def look(self) -> Seen:
        return self._call("look", Seen)

    def waiting(self) -> list[str]:
        return self._call("waiting", list[str])


class Files:
    """Databases of hubs: SQLite's files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def url(self, name: str) -> str:
        return default_url(self._folder / name)

    def copy(self, source: str, to: str) -> None:
        self.drop(to)
        for end in ("", "-wal"):
            file = self._file(source, end)
            if file.exists():
                (self._folder / to).mkdir(exist_ok=True)
                shutil.copy(file, self._file(to, end))

    def create(self, name: str) -> None:
        (self._folder / name).mkdir()

    def drop(self, name: str) -> None:
        for end in ("", "-wal", "-shm"):
            self._file(name, end).unlink(missing_ok=True)

    def _file(self, name: str, end: str = "") -> Path:
        return self._folder / name / f"hub.db{end}"


class Server:
    """Databases of hubs: PostgreSQL's. `address` holds `{name}`; names are made our own by `prefix`."""

    def __init__(self, address: str, prefix: str) -> None:
        self._address = address
        self._prefix = prefix
        self._admin = create_engine(address.format(name="postgres"), isolation_level="AUTOCOMMIT")

    def url(self, name: str) -> str:
        return self._address.format(name=self._prefix + name)

    def copy(self, source: str, to: str) -> None:
        self.drop(to)
        self._say(f"CREATE DATABASE {self._prefix}{to} TEMPLATE {self._prefix}{source}")

    def create(self, name: str) -> None:
        self._say(f"CREATE DATABASE {self._prefix}{name}")

    def drop(self, name: str) -> None:
        self._say(f"DROP DATABASE IF EXISTS {self._prefix}{name} WITH (FORCE)")

    def close(self) -> None:
        self._admin.dispose()

    def _say(self, statement: str) -> None:
        with self._admin.connect() as connection:
            # Whoever was killed may still be there for a moment.
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname LIKE %s AND pid <> pg_backend_pid()",
                (self._prefix + "%",),
            )
            connection.exec_driver_sql(statement)


class Databases(Protocol):
    def url(self, name: str) -> str: ...
    def copy(self, source: str, to: str) -> None: ...
    def create(self, name: str) -> None: ...
    def drop(self, name: str) -> None: ...


class HubProcess:
    """One for all examples. It is killed and started whenever its database is swapped."""

    def __init__(self, template: Template, folder: Path, databases: Databases) -> None:
        self.town = template.town
        self.is_emptied = False
        self._databases = databases
        self._data = folder / "live"
        self._data.mkdir(exist_ok=True)
        shutil.copytree(template.hub / "keys", self._data / "keys")
        self._engine: Engine | None = None
        self._process: subprocess.Popen[str] | None = None
        self._listens_at = 0
        self._has_backup = False
        self._keys = load_or_make(self._data / "keys")

    @property
    def engine(self) -> Engine:
        if self._engine is None:
            self._engine = open_engine(self._databases.url("live"))
        return self._engine

    def port(self) -> int:
        if self._process is None:
            words = ["hub", "--data", str(self._data), "--port", str(self._listens_at)]
            if isinstance(self._databases, Server):
                words += ["--database-url", self._databases.url("live")]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app.command", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            assert self._process.stdout is not None
            self._listens_at = int(self._process.stdout.readline().split()[-1])
        return self._listens_at

    def begin(self) -> None:
        self._has_backup = False
        self._swap("template")
        self.port()

    def pass_time(self, _by: timedelta) -> None:
        """Time passes by itself here."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def kill(self) -> None:
        self._fall()
        self.port()

    def _fall(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def close(self) -> None:
        self._fall()

    def back_up(self) -> None:
        self._fall()
        self._databases.copy("live", "backup")
        self._has_backup = True
        self.port()

    def restore(self) -> None:
        self._swap("backup" if self._has_backup else "template")
        begin_new_life(self.engine, self._keys, self.now())
        self.port()

    def empty(self) -> None:
        self._swap("nothing")
        self.is_emptied = True
        begin_new_life(self.engine, self._keys, self.now())
        self.port()

    def confirm(self) -> None:
        """While the hub stands still, as it would by `tryggve hub confirm-rights` beside it within two seconds."""
        with reading(self.engine) as connection:
            waits = is_unconfirmed(connection)
        if not waits:
            return
        self._fall()
        url = self._databases.url("live") if isinstance(self._databases, Server) else ""
        hub = open_hub(Settings(self._data, url))
        try:
            confirm_what_waits(hub)
        finally:
            close_hub(hub)
        self.port()

    def _swap(self, source: str) -> None:
        self._fall()
        self._databases.copy(source, "live")
        self.is_emptied = False


class StageOfProcesses:
    def __init__(self, hub: HubProcess, template: Template, folder: Path) -> None:
        self.hub = hub
        self._template = template
        self._folder = folder
        self._devices: list[DeviceProcess] = []
        hub.begin()

    def device(self, name: str) -> DeviceProcess:
        self._template.copy_device(name, self._folder / name)
        self._devices.append(DeviceProcess(self._folder / name, self.hub.port))
        return self._devices[-1]

    def close(self) -> None:
        for device in self._devices:
            device.kill()
        shutil.rmtree(self._folder)


def stage_maker(hub: HubProcess, template: Template, folder: Path) -> Callable[[], StageOfProcesses]:
    return lambda: StageOfProcesses(hub, template, Path(tempfile.mkdtemp(dir=folder)))


__all__: Sequence[str] = ["DeviceProcess", "Files", "HubProcess", "Server", "StageOfProcesses", "stage_maker"]
