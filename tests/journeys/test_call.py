"""A video call from a phone to a tablet: real windows, real processes, a real hub; only the cameras are not there."""

import json
import shutil
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.demo.demo_day import DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS, SCREEN
from app.demo.screen_reader import ScreenReader, Target
from app.demo.stage import Stage, stage_in
from tests.journeys.real_keys import Keyboard, keyboard
from tests.journeys.relay import SECRET, relay_in

START = "2026-11-23"
RINGS_WITHIN_S = 2.0
GONE_WITHIN_S = 5.0
FOCUSED_WITHIN_S = 20.0
KEYS_REST_S = 1.2
"""A little longer than a key presses nothing after it has begun to ring."""


@pytest.mark.window
@pytest.mark.parametrize("by_relay", [False, pytest.param(True, marks=pytest.mark.long)], ids=["straight", "by-relay"])
def test_a_morning_call_rings_is_answered_seen_on_both_sides_and_leaves_nothing_behind(
    tmp_path: Path, by_relay: bool
) -> None:
    with ExitStack() as ending:
        desktop = ending.enter_context(Desktop(*SCREEN))
        reader = ending.enter_context(ScreenReader(desktop.environment, wait_s=30))
        keys = ending.enter_context(keyboard(desktop.environment))
        stage = ending.enter_context(stage_in(tmp_path / "demo", desktop.environment))
        day = _begun(stage, reader, *(_relay(ending, tmp_path) if by_relay else ()))
        day.press("staff", f"^{day.first_visit().name}$")
        day.find("staff", "button", "^Ring upp$")
        day.press("staff", "^Ring upp$")
        day.find("brukare", "button", "^Svara$")
        assert _between(stage, ("staff", "start"), ("brukare", "rings")) < RINGS_WITHIN_S
        day.find("brukare", "button", "^LARM$")
        _press(day, reader, None if by_relay else keys, "^Svara$")
        day.find("brukare", "button", "^Lägg på$")
        day.find("brukare", "button", "^LARM$")
        _until_frames(stage, "staff", "brukare")
        pids = [pid for name in ("staff", "brukare") for pid in _call_processes(stage.processes[name].pid)]
        assert len(pids) == 2
        _press(day, reader, None if by_relay else keys, "^Lägg på$")
        day.find("staff", "label", "^Samtalet är slut")
        hung_up = time.monotonic()
        while any(Path(f"/proc/{pid}").exists() for pid in pids):
            assert time.monotonic() - hung_up < GONE_WITHIN_S
            time.sleep(0.05)
        day.find("brukare", "label", "kommer|är sen")
        assert day.close_windows_of("brukare", "staff") == {"brukare": 0, "staff": 0}
        for name in ("staff", "brukare"):
            (stats,) = [one for one in _noted(stage, name) if one["what"] == "stats"]
            assert min(stats["n_frames_in"], stats["n_frames_out"], stats["n_sound_in"]) >= 25
            assert stats["n_relayed"] == (1 if by_relay else 0)


def _press(day: DemoDay, reader: ScreenReader, keys: Keyboard | None, name: str) -> None:
    """At the tablet: by assistive technology, or by Return where the focus has been put."""
    if keys is None:
        day.press("brukare", name)
        return
    shown = time.monotonic()
    target = Target(day.stage.processes["brukare"].pid, "button", name)
    while time.monotonic() < shown + KEYS_REST_S or "focused" not in reader.find(target).states:
        assert time.monotonic() < shown + FOCUSED_WITHIN_S, f"{name} has not the keyboard"
    keys.press("Return")


def _relay(ending: ExitStack, folder: Path) -> list[str]:
    """Options of a hub whose calls go through a relay alone."""
    if shutil.which("turnserver") is None:
        pytest.skip("no coturn here; installer/setup installs it")
    port = ending.enter_context(relay_in(folder / "relay"))
    secret = folder / "secret"
    secret.write_text(SECRET)
    return ["--relay", f"turn:127.0.0.1:{port}?transport=udp", "--relay-secret", str(secret), "--relay-only"]


def _begun(stage: Stage, reader: ScreenReader, *hub: str) -> DemoDay:
    stage.client_module = "tests.journeys.calling_window"
    stage.import_district(START, begins=BEGINS)
    stage.start_hub(*hub)
    stage.start_doors()
    day = DemoDay(stage, reader)
    day.enrol_tablet()
    day.enrol_staff()
    day.find("brukare", "label", "kommer|är sen")
    return day


def _noted(stage: Stage, name: str) -> list[dict[str, Any]]:
    """What a client's log says of its calls."""
    path = stage.folder / name / "log" / "client.log"
    lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    return [{"what": line.get("act"), **line} for line in lines if line["event"] in {"call.noted", "call.say"}]


def _between(stage: Stage, first: tuple[str, str], then: tuple[str, str]) -> float:
    """Seconds, by the logs of both."""
    moments = []
    for name, what in (first, then):
        found = next(one for one in _noted(stage, name) if one["what"] == what)
        moments.append(datetime.fromisoformat(str(found["timestamp"])))
    return (moments[1] - moments[0]).total_seconds()


def _until_frames(stage: Stage, *names: str, within_s: float = 30.0) -> None:
    latest = time.monotonic() + within_s
    while not all(any(one["what"] == "flows" for one in _noted(stage, name)) for name in names):
        assert time.monotonic() < latest, "no picture"
        time.sleep(0.05)


def _call_processes(window: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_text()
        except OSError:
            continue
        if parent == window and "ui.call.main" in command:
            found.append(int(folder.name))
    return found
