"""A plan file is imported; staff work through visits without network, open and lock doors, come back online; the tablet
and the handläggare see it. Real processes, real windows, driven as assistive technology does."""

import re
from pathlib import Path

import pytest

from app.demo.demo_day import JOURNEY_WORDS, PIN, DemoDay, play
from app.demo.desktop import Desktop
from app.demo.play import BEGINS, SCREEN
from app.demo.screen_reader import ScreenReader
from app.demo.stage import stage_in
from tests.journeys.comparing import differences

START = "2026-11-23"
KNOWN_TO_BE_NOISE = re.compile(r"GetApplicationBusAddress|Could not find accessible on path")
"""Qt says the first of every program that a driver connects to, the second when it asks for a row that has gone."""


@pytest.mark.window
def test_visits_made_without_network_reach_hub_tablet_and_handlaggare(tmp_path: Path) -> None:
    with Desktop(*SCREEN) as desktop, ScreenReader(desktop.environment, wait_s=30) as reader:
        with stage_in(tmp_path / "demo", desktop.environment) as stage:
            stage.import_district(START, begins=BEGINS)
            stage.start_hub()
            stage.start_doors()
            day = DemoDay(stage, reader)
            play(day)
            assert day.close_windows() == {"staff": 0, "brukare": 0, "handlaggare": 0}
            folders = [stage.folder / name for name in ("staff", "brukare", "handlaggare")]
            ahead = stage.clock.ahead
            assert differences(stage.data, folders, desktop.environment, pin=PIN, ahead=ahead) == []
        _nothing_readable(tmp_path / "demo")


def _nothing_readable(folder: Path) -> None:
    """What was written, and whom it was about, stands in no client's file and in no log."""
    words = [word.encode(encoding) for word in (*JOURNEY_WORDS, "Demo-") for encoding in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file() and "hub" not in path.relative_to(folder).parts[:1]]
    assert len(files) > 10
    found = [(path.name, word) for path in files for word in words if word in path.read_bytes()]
    assert found == []
    logs = [line for path in folder.rglob("client.log") for line in path.read_text().splitlines()]
    assert [line for line in logs if '"warning"' in line and not KNOWN_TO_BE_NOISE.search(line)] == []
    assert [line for line in logs if '"error"' in line] == []
