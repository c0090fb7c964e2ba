"""A desktop without a screen: X server, window manager, message bus and an open keyring, private to whoever opens it.

The demo without a display, the journeys and the bench run their windows in it. It only starts and ends processes; what
is shown there, and who reads it, belongs elsewhere.
"""

import os
import secrets
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

READY_WITHIN_S = 30.0
"""Each part is ready in 0.05 to 0.5 s; a machine that is busy with other things has been seen to take 6."""

GONE_WITHIN_S = 5.0
"""How long a process may take to end when asked, before it is ended without asking."""

STARTED_WITHIN_S = 0.5
"""How long a program that has just started may be without its environment; it takes microseconds when idle."""

POLL_S = 0.01

MARK = "TRYGGVE_DESKTOP"
"""Every process of a desktop carries this in its environment, so that also what the bus has started can be ended."""

PROGRAMS = ("Xvfb", "openbox", "dbus-daemon", "gnome-keyring-daemon", "setpriv", "setxkbmap")

FOREIGN = ("QT_", "XDG_", "DBUS_", "AT_SPI_", "GTK_", "GNOME_", "LC_", "WAYLAND_", "QML_")
"""Beginnings of variables by which the surrounding desktop would shine through."""


class DesktopError(Exception):
    """The desktop could not be opened; the sentence says which part, and how its output ended."""


class Desktop:
    """`with Desktop() as desktop: subprocess.Popen(..., env=desktop.environment)`

    Open and close it in one and the same thread, which has to live as long: the parts end with the thread that
    started them, so that nothing is left when this process is killed. Every process that still runs with the desktop's
    environment when it closes is ended too.
    """

    def __init__(self, width: int = 1920, height: int = 1200) -> None:
        self.width = width
        self.height = height
        self.environment: dict[str, str] = {}
        self._mark = secrets.token_hex(8)
        self._parts: list[subprocess.Popen[bytes]] = []
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        absent = [name for name in PROGRAMS if shutil.which(name) is None]
        if absent:
            raise DesktopError(f"not installed: {', '.join(absent)}. Run installer/setup.")
        with ExitStack() as undo:
            self._folder = Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="tryggve-")))
            undo.callback(self._end_everything)
            self.environment = self._surroundings()
            self.environment["DISPLAY"] = self._start_screen()
            # With a key of their own å, ä and ö arrive; keys that are remapped as they are typed come out as others.
            subprocess.run(["setxkbmap", "se"], env=self.environment, check=True)
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
            self._start_window_manager()
            self._start_keyring()
            self._closing = undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.close()

    def _surroundings(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(FOREIGN) and name != "LANGUAGE"
        }
        own = {
            "HOME": "home",
            "XDG_RUNTIME_DIR": "run",
            "XDG_CONFIG_HOME": "home/.config",
            "XDG_DATA_HOME": "home/.local/share",
            "XDG_STATE_HOME": "home/.local/state",
            "XDG_CACHE_HOME": "home/.cache",
        }
        for name, folder in own.items():
            (self._folder / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
            kept[name] = str(self._folder / folder)
        return kept | {
            MARK: self._mark,
            "XAUTHORITY": str(self._folder / "authority"),
            "LANG": "C.UTF-8",
            "GSETTINGS_BACKEND": "memory",
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def _start(self, command: Sequence[str], *, reads: bytes = b"", hands_over: int | None = None) -> str:
        """Starts a part and gives its name; it inherits the descriptor that it is to hand over."""
        name = Path(command[0]).name
        log = self._folder / f"{name}.log"
        with log.open("wb") as output:
            part = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *command],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                pass_fds=() if hands_over is None else (hands_over,),
                start_new_session=True,
            )
        self._parts.append(part)
        assert part.stdin is not None
        part.stdin.write(reads)
        part.stdin.close()
        return name

    def _start_screen(self) -> str:
        cookie = secrets.token_bytes(16)
        words = (b"", b"", b"MIT-MAGIC-COOKIE-1", cookie)
        entry = struct.pack(">H", 0xFFFF) + b"".join(struct.pack(">H", len(word)) + word for word in words)
        authority = self._folder / "authority"
        authority.touch(mode=0o600)
        authority.write_bytes(entry)
        size = f"{self.width}x{self.height}x24"
        fixed = ["-screen", "0", size, "-auth", str(authority), "-nolisten", "tcp", "-noreset", "-dpi", "96"]
        return ":" + self._start_and_hear(lambda end: ["Xvfb", "-displayfd", str(end), *fixed])

    def _start_bus(self) -> str:
        fixed = ["--session", "--nofork", "--nopidfile", "--nosyslog"]
        return self._start_and_hear(lambda end: ["dbus-daemon", *fixed, f"--print-address={end}"])

    def _start_and_hear(self, command: Callable[[int], list[str]]) -> str:
        """What the part writes, as its one first line, to the descriptor that its command is made with."""
        here, there = os.pipe()
        with os.fdopen(here, "rb", buffering=0) as answers:
            try:
                name = self._start(command(there), hands_over=there)
            finally:
                os.close(there)
            heard = b""

            def has_answered() -> bool:
                nonlocal heard
                if select.select([answers], [], [], 0)[0]:
                    heard += answers.read(4096)
                return heard.endswith(b"\n")

            self._wait(name, has_answered)
        return heard.decode().strip()

    def _start_window_manager(self) -> None:
        started = self._folder / "window-manager-started"
        name = self._start(["openbox", "--sm-disable", "--startup", f"touch {started}"])
        self._wait(name, started.exists)

    def _start_keyring(self) -> None:
        password = secrets.token_hex(16).encode()
        name = self._start(["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"], reads=password)
        question = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"]
        question += ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]

        def is_on_the_bus() -> bool:
            answer = subprocess.run(question, env=self.environment, capture_output=True, check=False)
            return b"true" in answer.stdout

        self._wait(name, is_on_the_bus)

    def _wait(self, name: str, is_ready: Callable[[], bool]) -> None:
        latest = time.monotonic() + READY_WITHIN_S
        while not is_ready():
            ended = self._parts[-1].poll() is not None
            if ended or time.monotonic() > latest:
                said = (self._folder / f"{name}.log").read_text(errors="replace")[-600:]
                raise DesktopError(
                    f"{name} {'ended' if ended else 'was not ready in time'}. Its output: {said or 'none'}"
                )
            time.sleep(POLL_S)

    def _end_everything(self) -> None:
        parts = {part.pid for part in self._parts}
        end_processes(lambda: marked_processes(self._mark) - parts)
        for part in reversed(self._parts):
            part.terminate()
            try:
                part.wait(GONE_WITHIN_S)
            except subprocess.TimeoutExpired:
                part.kill()
                part.wait()
        self._parts.clear()
        end_processes(lambda: marked_processes(self._mark))


def marked_processes(mark: str) -> set[int]:
    """Those alive that carry the mark of this desktop in their environment."""
    wanted = f"{MARK}={mark}".encode()
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in _environment_of(folder).split(b"\0"):
                found.add(int(folder.name))
        except OSError:  # another user's, or gone meanwhile
            continue
    return found


def _environment_of(folder: Path) -> bytes:
    """What a process was started with, NAME=value ended by zeros; empty for one that is dead or of the kernel's own.

    For a moment after a program has taken the place of the one that started it, its environment reads as empty.
    A program has arguments by the time it has an environment, and a file that it runs long before: so one that
    runs a file and shows neither is asked again.
    """
    latest = time.monotonic() + STARTED_WITHIN_S
    while not (environment := (folder / "environ").read_bytes()) and time.monotonic() < latest:
        (folder / "exe").readlink()
        if (folder / "cmdline").read_bytes():
            return (folder / "environ").read_bytes()
        time.sleep(POLL_S / 10)
    return environment


def end_processes(alive: Callable[[], set[int]]) -> None:
    """Asks all that are alive to end, ends those that do not, and returns when none is left."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        latest = time.monotonic() + GONE_WITHIN_S
        for process in alive():
            try:
                os.kill(process, sign)
            except ProcessLookupError:
                continue
        while alive():
            if time.monotonic() > latest:
                break
            time.sleep(POLL_S)
        else:
            return
