"""Keeps the program running: `tryggve keep --data DIR [-- --hub URL …]`.

Starts it, hears its heartbeat, and starts it again when it has fallen or hangs. Between two lives a calm screen stands
on the glass.

Standard library only, and as little of it as will do: what watches must not fall with what it watches. Whoever watches
the keeper (systemd) is told that it lives.
"""

import argparse
import contextlib
import fcntl
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from app.tablet import falls
from app.tablet.heartbeat import CLOSED_BY_STAFF, ENDS, LOCK, PIPE, STILL_AFTER_S

ENDS_WITHIN_S = 75.0
"""For a program that ends: it writes everything to the disk first, and waits a minute for its engine."""
ASKS_AFTER_S = (0.0, 15.0)
"""Asked a second time the window goes at once, and does not wait for the answer to a question that nobody reads."""
GROUP_GONE_WITHIN_S = 60.0
"""For the engine of a window that has fallen, which writes what it was asked to and ends by itself."""
SHOWN_AFTER_S = 1.5
"""A start that is quicker needs no screen of its own."""
TICK_S = 0.5
_KEPT_LIVES = 20
_LOCK_FILE = "kept.lock"
_LOCK_WITHIN_S = 30.0


class Keeper:
    """One for each tablet."""

    def __init__(self, folder: Path, words: Sequence[str], *, still_after_s: float = STILL_AFTER_S) -> None:
        """`words`: of the command `tryggve` (app.command)."""
        self._folder, self._words, self._still_after_s = folder, list(words), still_after_s
        self._program: subprocess.Popen[bytes] | None = None
        self._screen: subprocess.Popen[bytes] | None = None
        self._lives: list[float] = []
        self._ending = False
        self._lock = -1

    def run(self) -> int:
        """Until it is asked to end."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._asked_to_end)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._wait_for_the_one_before()
        tell_system("READY=1")
        while not self._is_ending():
            code = self._one_life()
            if self._is_ending():
                break
            if code == CLOSED_BY_STAFF:
                self._wait_for_somebody()
            else:
                self._rest()
        self._take_screen_away()
        return 0

    def _is_ending(self) -> bool:
        return self._ending

    def _asked_to_end(self, *_: object) -> None:
        self._ending = True

    # --- one life of the program

    def _one_life(self) -> int:
        """Starts it and follows it to its end; its exit code."""
        began = time.monotonic()
        here, there = os.pipe()
        os.set_blocking(there, False)
        environment = {**os.environ, PIPE: str(there), LOCK: str(self._lock)}
        environment.pop("NOTIFY_SOCKET", None)  # it speaks to the keeper, and the keeper to the system
        try:
            program = self._program = subprocess.Popen(  # noqa: S603 - ourselves
                [*_ourselves(), *self._words],
                env=environment,
                pass_fds=(there, self._lock),
                start_new_session=True,
            )
        finally:
            os.close(there)
        os.pwrite(self._lock, f"{program.pid:<16}".encode(), 0)
        with os.fdopen(here, "rb", buffering=0) as beats:
            self._follow(program, beats.fileno(), began)
        self._end_group(program)
        self._program = None
        self._lives = [*self._lives[-_KEPT_LIVES:], time.monotonic() - began]
        return program.returncode

    def _follow(self, program: "subprocess.Popen[bytes]", beats: int, began: float) -> None:
        heard, ends, has_begun, times = began, 0.0, False, 0
        while program.poll() is None:
            tell_system("WATCHDOG=1")
            said = _said(beats)
            now = time.monotonic()
            if said:
                heard, ends = now, (ends or now) if ENDS in said else ends
                if not has_begun:
                    has_begun = True
                    self._take_screen_away()
            if not has_begun and now - began > SHOWN_AFTER_S:
                self._show("starting")
            if self._is_ending() and times < len(ASKS_AFTER_S) and now - (ends or now) >= ASKS_AFTER_S[times]:
                ends, times = ends or now, times + 1
                program.terminate()
            # Whoever ends writes everything down first, and beats no more.
            if now - (ends or heard) > (ENDS_WITHIN_S if ends else self._still_after_s):
                program.kill()

    def _end_group(self, program: "subprocess.Popen[bytes]") -> None:
        """The engine of a fallen window ends by itself; one that does not must not write beside the next one."""
        latest = time.monotonic() + GROUP_GONE_WITHIN_S
        while _is_alive(program.pid):
            tell_system("WATCHDOG=1")
            if time.monotonic() > latest:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(program.pid, signal.SIGKILL)
            time.sleep(0.05)

    # --- between two lives

    def _rest(self) -> None:
        wait_s = falls.wait_s(self._lives)
        if wait_s > SHOWN_AFTER_S:
            at = time.strftime("%H.%M", time.localtime(time.time() + wait_s + 30))
            self._show("fallen", at)
        until = time.monotonic() + wait_s
        while not self._is_ending() and (left_s := until - time.monotonic()) > 0:
            tell_system("WATCHDOG=1")
            time.sleep(min(TICK_S, left_s))

    def _wait_for_somebody(self) -> None:
        """Staff have closed the program: whoever touches the screen starts it again."""
        self._lives = []
        self._take_screen_away()
        self._show("closed")
        while not self._is_ending() and self._screen is not None and self._screen.poll() is None:
            tell_system("WATCHDOG=1")
            time.sleep(TICK_S)

    def _show(self, what: str, *more: str) -> None:
        if self._screen is not None and self._screen.poll() is None:
            return
        with contextlib.suppress(OSError):
            self._screen = subprocess.Popen([*_ourselves(), "waiting", what, *more])  # noqa: S603 - ourselves

    def _take_screen_away(self) -> None:
        screen, self._screen = self._screen, None
        if screen is None:
            return
        screen.terminate()
        try:
            screen.wait(2.0)
        except subprocess.TimeoutExpired:
            screen.kill()
            screen.wait()

    # --- one keeper at a time

    def _wait_for_the_one_before(self) -> None:
        """A program outlives its keeper by a moment: it finds the pipe ended, and writes everything. One that hangs is
        ended, since two would write to one database."""
        path = self._folder / _LOCK_FILE
        self._lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        latest = time.monotonic() + _LOCK_WITHIN_S
        while not _is_locked(self._lock):
            tell_system("WATCHDOG=1")
            if time.monotonic() > latest:
                _end_noted(self._lock)
            time.sleep(0.1)
        os.ftruncate(self._lock, 0)


def _said(beats: int) -> bytes:
    """What the program has said within a tick."""
    ready, _, _ = select.select([beats], [], [], TICK_S)
    said = os.read(beats, 4096) if ready else b""
    if ready and not said:
        time.sleep(TICK_S)  # the pipe has ended, and the program will have in a moment
    return said


def _is_locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _end_noted(lock: int) -> None:
    text = os.pread(lock, 32, 0).decode("ascii", "replace").strip()
    if text.isdecimal() and _is_ours(int(text)):
        with contextlib.suppress(OSError):
            os.killpg(int(text), signal.SIGKILL)


def _is_ours(process: int) -> bool:
    """A number is used again for other programs."""
    try:
        return b"--kiosk" in Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _ourselves() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app.command"]


def tell_system(word: str) -> None:
    """By systemd's own way, where it asks for it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    name = "\0" + address[1:] if address.startswith("@") else address
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to_system:
        to_system.sendto(word.encode(), name)


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    options, more = words, []
    if "--" in words:
        options, more = words[: words.index("--")], words[words.index("--") + 1 :]
    parser = argparse.ArgumentParser(
        prog="tryggve keep", description="Keeps the program of a brukare's tablet running."
    )
    parser.add_argument("--data", type=Path, required=True, help="where the tablet keeps its databases")
    parser.add_argument("--still-after-s", type=float, default=STILL_AFTER_S, help="a window that is still hangs")
    given = parser.parse_args(options)
    program = ["client", "--data", str(given.data), "--kiosk", "--mode", "brukare", *more]
    return Keeper(given.data, program, still_after_s=given.still_after_s).run()


if __name__ == "__main__":
    sys.exit(main())
