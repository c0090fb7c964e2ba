"""installer/kiosk: what it would do, the files that it writes, undoing them, and the session that it starts."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.demo.desktop import Desktop
from app.demo.screen_reader import ScreenReader, Target

ROOT = Path(__file__).parents[2]
KIOSK = ROOT / "installer" / "kiosk"
HUB = "https://hub.demo.example"
WITHIN_S = 30.0


def kiosk(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(KIOSK), *words], capture_output=True, text=True, check=False)


def files_in(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_text() for path in found}


def test_a_dry_run_says_what_it_would_do_and_does_nothing(tmp_path: Path) -> None:
    done = kiosk("--dry-run", "--hub", HUB, "--root", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "would write: /etc/systemd/system/tryggve-kiosk.service" in done.stdout
    assert list(tmp_path.iterdir()) == []
    for part in ("Restart=always", "WatchdogSec=", "HandlePowerKey=ignore", "AllowSuspend=no", "DontVTSwitch"):
        assert part in done.stdout


def test_a_dry_run_names_the_commands_of_the_system() -> None:
    done = kiosk("--dry-run", "--hub", HUB)
    assert done.returncode == 0, done.stderr
    for command in (
        "useradd --system",
        "systemctl enable tryggve-kiosk.service",
        "systemctl set-default graphical.target",
    ):
        assert f"would run: {command}" in done.stdout
    assert not re.search(r"^kiosk: (wrote|removed)", done.stdout, re.MULTILINE)


def test_run_again_it_changes_nothing_and_removed_it_leaves_nothing(tmp_path: Path) -> None:
    own = tmp_path / "etc" / "X11" / "Xwrapper.config"
    own.parent.mkdir(parents=True)
    own.write_text("allowed_users=console\n")
    before = files_in(tmp_path)
    assert kiosk("--hub", HUB, "--root", str(tmp_path)).returncode == 0
    first = files_in(tmp_path)
    assert len(first) > len(before)
    again = kiosk("--hub", HUB, "--root", str(tmp_path))
    assert files_in(tmp_path) == first
    assert "wrote" not in again.stdout
    assert kiosk("--remove", "--root", str(tmp_path)).returncode == 0
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (["--root", "/nowhere"], "the hub's address"),
        (["--hub", HUB, "--user", "root;rm"], "a user's name"),
        (["--hub", HUB, "--night", "late"], "two times of day"),
        (["--hub", "https://a b"], "without spaces"),
    ],
)
def test_what_is_missing_is_said_with_how_to_get_it(words: list[str], missing: str) -> None:
    done = kiosk(*words)
    assert done.returncode == 1
    assert missing in done.stderr
    assert len(done.stderr.strip().splitlines()) >= 3


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    assert kiosk("--hub", HUB, "--root", str(tmp_path)).returncode == 0
    unit = tmp_path / "etc" / "systemd" / "system" / "tryggve-kiosk.service"
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    faults = [line for line in done.stderr.splitlines() if "tryggve-kiosk" in line and "is not executable" not in line]
    assert faults == []


# --- the session, run -------------------------------------------------------------------------------------------------


def eventually(holds: Callable[[], bool], what: str) -> None:
    latest = time.monotonic() + WITHIN_S
    while not holds():
        assert time.monotonic() < latest, what
        time.sleep(0.05)


def processes(folder: Path, word: str) -> list[int]:
    """Those that were started with this word, on this folder."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        try:
            words = (one / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if str(folder).encode() in words and word.encode() in words:
            found.append(int(one.name))
    return found


WELCOME = Target(None, "label", "^Välj personalens kod$")


@pytest.mark.window
def test_the_session_has_the_program_again_whatever_is_killed(tmp_path: Path) -> None:
    data = tmp_path / "tablet"
    with Desktop(1280, 800) as desktop, ScreenReader(desktop.environment, wait_s=WITHIN_S) as reader:
        environment = desktop.environment | {
            "TRYGGVE_PYTHON": str(ROOT / ".venv" / "bin" / "python"),
            "TRYGGVE_DATA": str(data),
            "TRYGGVE_HUB": "http://127.0.0.1:1",
            "TRYGGVE_PPI": "149",
        }
        session = subprocess.Popen([str(ROOT / "installer/kiosk_files/session")], cwd=ROOT, env=environment)
        try:
            seen = reader.find(WELCOME)
            (program,) = processes(data, "client")
            (keeper,) = processes(data, "keep")

            os.kill(program, 9)
            eventually(lambda: processes(data, "client") not in ([], [program]), "the program is there again")
            assert reader.find(WELCOME).rect == seen.rect
            assert processes(data, "keep") == [keeper]

            (program,) = processes(data, "client")
            os.kill(keeper, 9)
            eventually(lambda: processes(data, "keep") not in ([], [keeper]), "the keeper is there again")
            eventually(lambda: processes(data, "client") not in ([], [program]), "and its program")
            eventually(lambda: len(processes(data, "client")) == 1, "one alone")
            assert reader.find(WELCOME).rect == seen.rect
        finally:
            session.terminate()
            assert session.wait(WITHIN_S) == 0
        assert processes(data, "client") == processes(data, "keep") == []
