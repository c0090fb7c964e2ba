"""The power goes at night: every process of a tablet is killed, with something on it that has not been sent. It is
there again by itself, nothing is lost, and its unit was asked to look after it meanwhile."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import time as wall_time
from pathlib import Path

import pytest

from app.demo.cable import Cable
from app.demo.desktop import Desktop, end_processes
from app.demo.screen_reader import ScreenReader, Target
from app.demo.stage import Stage, stage_in
from app.domain.tablet import REPORT_EVERY
from app.domain.task import TaskKind, TaskState
from app.tablet.interface import PowerNow
from tests.fakes.tablet_machine import lay_supplies
from tests.journeys.hub_beside import WITHIN_S, Hub, eventually

ROOT = Path(__file__).parents[2]
START = "2026-11-23"
MIDNIGHT = wall_time(23, 30)
STAFF_CODE = "204713"
QUIET_MIN = 0.2
"""Twelve seconds: longer than a tablet takes to start again, so that its return alone ends the silence."""
DUE_WITHIN_S = REPORT_EVERY.total_seconds() + WITHIN_S


@dataclass
class TabletAtHome:
    """The session that installer/kiosk sets up, as systemd would start it."""

    data: Path
    hub: str
    reader: ScreenReader
    environment: dict[str, str]
    session: "subprocess.Popen[bytes] | None" = field(default=None)

    def turn_on(self) -> None:
        words = [str(ROOT / "installer/kiosk_files/session")]
        own = {
            "TRYGGVE_PYTHON": str(self.data.parent / "python"),
            "TRYGGVE_DATA": str(self.data),
            "TRYGGVE_HUB": self.hub,
            "TRYGGVE_PPI": "149",
        }
        self.session = subprocess.Popen(words, cwd=ROOT, env=self.environment | own, start_new_session=True)

    def power_goes(self) -> None:
        """Everything of it at once, with nothing asked."""
        for _ in range(3):  # what was just being started too
            for process in self.processes():
                try:
                    os.kill(process, 9)
                except ProcessLookupError:
                    continue
        assert self.session is not None
        self.session.wait(WITHIN_S)
        eventually(lambda: not self.processes(), "nothing is left of it")

    def unsent(self) -> int:
        """How many operations wait in its outbox; read beside the program, which may run."""
        words = [sys.executable, "-m", "tests.journeys.waiting_in", "--client", str(self.data)]
        done = subprocess.run(words, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        return int(json.loads(done.stdout)["waiting"])

    def turn_off(self) -> None:
        if self.session is not None and self.session.poll() is None:
            self.session.terminate()
            self.session.wait(WITHIN_S)

    def processes(self) -> set[int]:
        found = set()
        for one in Path("/proc").glob("[0-9]*"):
            try:
                is_ours = str(self.data).encode() in (one / "environ").read_bytes()
                is_dead = (one / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                continue
            if is_ours and not is_dead:
                found.add(int(one.name))
        return found

    def find(self, role: str, words: str) -> None:
        self.reader.find(Target(None, role, words), wait_s=WITHIN_S)

    def press(self, words: str) -> None:
        self.reader.press(Target(None, "button", words), wait_s=WITHIN_S)

    def set_up(self, enrolment: str) -> None:
        """By staff who stand there: their code, the hub's code, the numbers compared."""
        self.find("label", "^Välj personalens kod$")
        for title in ("^Välj personalens kod$", "^Samma kod igen$"):
            self.find("label", title)
            for digit in STAFF_CODE:
                self.press(f"^{digit}$")
        self.reader.set_text(Target(None, "text", "^Kod$"), enrolment, wait_s=WITHIN_S)
        self.press("^Fortsätt$")
        self.press("samma nummer")

    def is_dark_and_home(self) -> None:
        """Nobody has touched it: the night screen, with which alarm counts."""
        self.find("button", "^Tänd skärmen$")
        self.find("label", "^Larmklockan på armen gäller")


@contextmanager
def tablet_in(stage: Stage, desktop: Desktop, reader: ScreenReader, cable: Cable) -> Iterator[TabletAtHome]:
    folder = stage.folder / "tablet"
    folder.mkdir()
    ahead = f"{stage.clock.ahead.total_seconds():.3f}"
    python = folder / "python"  # the demo's clock, which a tablet in service does not have
    python.write_text(f'#!/bin/sh\nexec {ROOT}/.venv/bin/python "$@" --clock-ahead-s {ahead}\n')
    python.chmod(0o700)
    supplies = folder / "supplies"
    lay_supplies(supplies, PowerNow(80, on_mains=True))
    environment = desktop.environment | {"TRYGGVE_POWER_SUPPLIES": str(supplies)}
    tablet = TabletAtHome(folder / "data", cable.address, reader, environment)
    try:
        yield tablet
    finally:
        tablet.turn_off()
        end_processes(tablet.processes)


@pytest.mark.window
@pytest.mark.long
def test_the_power_goes_at_night(tmp_path: Path) -> None:
    with (
        Desktop(1280, 800) as desktop,
        ScreenReader(desktop.environment, wait_s=WITHIN_S) as reader,
        stage_in(tmp_path / "demo", desktop.environment) as stage,
    ):
        stage.import_district(START, begins=MIDNIGHT)
        stage.start_hub("--tablet-quiet-min", str(QUIET_MIN))
        hub, cable = Hub(stage.data), stage.cable()
        with tablet_in(stage, desktop, reader, cable) as tablet:
            tablet.turn_on()
            tablet.set_up(stage.code_for(stage.cast.brukare))
            tablet.is_dark_and_home()
            eventually(lambda: hub.words_of_tablets() == 1, "the tablet has told of itself")
            assert [(one.battery_percent, one.on_mains) for one in hub.tablets()] == [(80, True)]
            assert hub.tasks() == []

            # Without a network something is done that does not leave, and then the power goes.
            cable.cut()
            lay_supplies(tmp_path / "demo" / "tablet" / "supplies", PowerNow(45, on_mains=False))
            eventually(lambda: tablet.unsent() != 0, "something waits on it", within_s=DUE_WITHIN_S)
            unsent = tablet.unsent()
            tablet.power_goes()
            eventually(lambda: (TaskKind.TABLET_OFFLINE, TaskState.OPEN) in hub.tasks(), "the unit is asked")

            # It comes back: nobody touches it.
            tablet.turn_on()
            tablet.is_dark_and_home()
            assert tablet.unsent() == unsent, "what was not sent is there still"
            cable.mend()
            eventually(lambda: hub.words_of_tablets() == 2, "it has arrived")
            eventually(lambda: tablet.unsent() == 0, "nothing waits any more")
            assert [(one.battery_percent, one.on_mains) for one in hub.tablets()] == [(45, False)]
            eventually(lambda: hub.tasks() == [(TaskKind.TABLET_OFFLINE, TaskState.DONE)], "nobody need come any more")
