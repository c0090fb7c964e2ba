"""Who keeps the program running, with real processes: after a fall, a hang, its own death, and when staff close it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

WITHIN_S = 20.0
STILL_AFTER_S = 1.0
KEEP = """
import sys
from app.tablet import falls, keeper
keeper._ourselves = lambda: [sys.executable, "-m", "tests.journeys.kept_program"]
falls.STEPS_S = (0.0, 0.1, 0.1, 3600.0)
keeper.SHOWN_AFTER_S, keeper.TICK_S = 0.5, 0.05
sys.exit(keeper.main(sys.argv[1:]))
"""


def eventually(holds: Callable[[], bool], what: str) -> None:
    latest = time.monotonic() + WITHIN_S
    while not holds():
        assert time.monotonic() < latest, what
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Kept:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keepers: list[subprocess.Popen[bytes]] = []

    def keep(self, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-c", KEEP, "--data", str(self.folder), "--still-after-s", str(STILL_AFTER_S)]
        more = {"KEPT_FOLDER": str(self.folder), **(environment or {})}
        self.keepers.append(subprocess.Popen(words, env={**os.environ, **more}))
        return self.keepers[-1]

    def lives(self) -> list[int]:
        path = self.folder / "lives"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def shown(self) -> list[str]:
        path = self.folder / "shown"
        return path.read_text().splitlines() if path.exists() else []

    def waits_at_the_lock(self, keeper: "subprocess.Popen[bytes]") -> bool:
        with contextlib.suppress(OSError):
            return any(one.readlink().name == "kept.lock" for one in Path(f"/proc/{keeper.pid}/fd").iterdir())
        return False

    def life(self, number: int) -> int:
        """The process of the program's so-manieth life."""
        eventually(lambda: len(self.lives()) >= number, f"life {number}")
        return self.lives()[number - 1]

    def end(self) -> None:
        (self.folder / "touched").touch()
        for keeper in self.keepers:
            keeper.terminate()
            keeper.wait(WITHIN_S)
        for process in self.lives():
            if is_alive(process):
                os.kill(process, signal.SIGKILL)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path)
    yield made
    made.end()


def test_a_program_that_is_killed_is_there_again(kept: Kept) -> None:
    keeper = kept.keep()
    first = kept.life(1)
    os.kill(first, signal.SIGKILL)
    second = kept.life(2)
    assert second != first
    assert keeper.poll() is None
    assert kept.shown() == [], "so quick that no screen is needed"


def test_a_program_that_hangs_is_ended_and_started_again(kept: Kept) -> None:
    kept.keep()
    first = kept.life(1)
    (kept.folder / "hangs").touch()
    eventually(lambda: not is_alive(first), "the one that hangs ends")
    (kept.folder / "hangs").unlink()
    second = kept.life(2)
    assert is_alive(second)


def test_falls_in_a_row_are_waited_out_with_a_calm_screen(kept: Kept) -> None:
    (kept.folder / "falls").touch()
    keeper = kept.keep()
    eventually(lambda: any(line.startswith("fallen ") for line in kept.shown()), "the screen that says so")
    assert len(kept.lives()) == 4
    assert keeper.poll() is None


def test_a_keeper_that_is_killed_leaves_a_program_that_writes_everything_and_goes(kept: Kept) -> None:
    keeper = kept.keep()
    first = kept.life(1)
    keeper.kill()
    keeper.wait()
    eventually((kept.folder / "wrote").exists, "what was typed is on the disk")
    assert (kept.folder / "wrote").read_text() == str(first)
    kept.keep()
    second = kept.life(2)
    assert not is_alive(first)
    assert is_alive(second)


def test_a_new_keeper_waits_for_the_program_of_the_one_before(kept: Kept) -> None:
    keeper = kept.keep()
    first = kept.life(1)
    os.kill(first, signal.SIGSTOP)
    keeper.kill()
    keeper.wait()
    second_keeper = kept.keep()
    eventually(lambda: kept.waits_at_the_lock(second_keeper), "it has come to the lock")
    assert kept.lives() == [first], "two would write to one database"
    os.kill(first, signal.SIGCONT)
    second = kept.life(2)
    assert not is_alive(first)
    assert is_alive(second)


def test_asked_to_end_it_ends_its_program_first_and_keeps_everything(kept: Kept) -> None:
    keeper = kept.keep()
    first = kept.life(1)
    keeper.terminate()
    assert keeper.wait(WITHIN_S) == 0
    assert (kept.folder / "wrote").read_text() == str(first)
    assert not is_alive(first)


def test_who_has_much_to_write_at_the_end_is_left_to_it(kept: Kept) -> None:
    (kept.folder / "writes-long").touch()
    kept.keep()
    first = kept.life(1)
    os.kill(first, signal.SIGTERM)  # as the system does, or staff
    kept.life(2)
    assert (kept.folder / "wrote").read_text() == str(first)
    (kept.folder / "writes-long").unlink()


def test_closed_by_staff_it_waits_for_somebody_to_start_it(kept: Kept) -> None:
    kept.keep()
    kept.life(1)
    (kept.folder / "closed").touch()
    eventually(lambda: kept.shown() == ["closed"], "the screen with the button")
    (kept.folder / "closed").unlink()
    assert len(kept.lives()) == 1
    (kept.folder / "touched").touch()
    assert is_alive(kept.life(2))


def test_the_system_hears_that_the_keeper_lives(kept: Kept, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as system:
        system.bind(str(tmp_path / "notify"))
        system.settimeout(WITHIN_S)
        kept.keep({"NOTIFY_SOCKET": str(tmp_path / "notify")})
        assert system.recv(100) == b"READY=1"
        assert system.recv(100) == b"WATCHDOG=1"
