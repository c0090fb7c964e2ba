"""An alarm from the tablet to a phone and back, through real windows, real processes and a real hub."""

import re
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.demo.demo_day import PIN, DemoDay
from app.demo.desktop import Desktop
from app.demo.play import BEGINS, SCREEN
from app.demo.screen_reader import ScreenReader
from app.demo.stage import BRUKARE_GLASS, Stage, stage_in
from tests.journeys.comparing import differences

START = "2026-11-23"
RINGS_WITHIN_S = 5.0
"""From the press to the phone, with both windows and the hub on one busy machine; a benchmark tells the usual time."""


@pytest.mark.window
def test_who_takes_an_alarm_is_named_at_home_and_it_ends_by_a_person(tmp_path: Path) -> None:
    with Desktop(*SCREEN) as desktop, ScreenReader(desktop.environment, wait_s=30) as reader:
        with stage_in(tmp_path / "demo", desktop.environment) as stage:
            day = _begun(stage, reader)
            name = stage.cast.brukare_name
            pressed = time.monotonic()
            day.press("brukare", "^LARM$")
            day.find("staff", "label", f"^Larm från {name}$", wait_s=RINGS_WITHIN_S)
            assert time.monotonic() - pressed < RINGS_WITHIN_S
            day.find("brukare", "label", "Larmet har gått till hemtjänsten|Larmet skickas nu")
            day.press("staff", "^Jag tar larmet$")
            day.find("staff", "label", f"^Du har larmet från {name}$")
            day.find("brukare", "label", f"^{re.escape(stage.cast.staff_name)} har tagit emot ditt larm")
            day.press("staff", "^Jag var där och hjälpte till$")
            day.find("brukare", "label", "^Larmet är avslutat")
            day.press("brukare", "^Tillbaka till start$")
            day.find("staff", "label", "^Allt är hos hubben$")
            assert day.close_windows_of("brukare", "staff") == {"brukare": 0, "staff": 0}
            folders = [stage.folder / one for one in ("staff", "brukare")]
            assert differences(stage.data, folders, desktop.environment, pin=PIN, ahead=stage.clock.ahead) == []
        _no_names_in_logs(tmp_path / "demo", name)


@pytest.mark.window
def test_a_tablet_that_is_killed_in_the_middle_goes_on_with_its_alarm(tmp_path: Path) -> None:
    with ExitStack() as ending:
        desktop = ending.enter_context(Desktop(*SCREEN))
        reader = ending.enter_context(ScreenReader(desktop.environment, wait_s=30))
        stage = ending.enter_context(stage_in(tmp_path / "demo", desktop.environment))
        day = _begun(stage, reader)
        stage.end("hub")  # nobody can hear it now
        day.press("brukare", "^LARM$")
        day.find("brukare", "label", "^Larmet har inte kommit fram än")
        stage.kill("brukare")
        stage.start_hub()
        stage.start_client("brukare", BRUKARE_GLASS, hub=stage.hub_address, mode="brukare")
        day.find("staff", "label", f"^Larm från {stage.cast.brukare_name}$", wait_s=60)
        day.find("brukare", "label", "^Larmet har gått till hemtjänsten|^Ingen har svarat än")


def _begun(stage: Stage, reader: ScreenReader) -> DemoDay:
    stage.import_district(START, begins=BEGINS)
    stage.start_hub()
    stage.start_doors()
    day = DemoDay(stage, reader)
    day.enrol_tablet()
    day.enrol_staff()
    day.find("brukare", "label", "kommer|är sen")
    return day


def _no_names_in_logs(folder: Path, name: str) -> None:
    logs = [path.read_text() for path in folder.rglob("*.log")]
    assert logs
    assert not any(name in text or "Demo-" in text for text in logs)
