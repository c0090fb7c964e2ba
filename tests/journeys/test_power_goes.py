"""The power goes at night, twice: every process of a tablet is killed, its X server too. First in the dark, with
something on it that has not been sent; then with a message half written and an alarm that has just been raised. It is
there again by itself, on the whole glass, nothing is lost, and its unit was asked to look after it meanwhile."""

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
from app.protocol import records as rec
from app.tablet.interface import PowerNow
from tests.fakes.tablet_machine import lay_supplies
from tests.journeys.hub_beside import WITHIN_S, Hub, eventually

ROOT = Path(__file__).parents[2]
START = "2026-11-23"
MIDNIGHT = wall_time(23, 30)
STAFF_CODE = "204713"
WIDE, HIGH = 1280, 800
HALF = "Kan någon av er komma lite tidigare i mor"
LOW = 15
"""Percent of its battery: so little that the unit is asked at once."""
QUIET_MIN = 0.2
"""Twelve seconds: longer than a tablet takes to start again, so that its return alone ends the silence."""
DUE_WITHIN_S = 2 * REPORT_EVERY.total_seconds() + WITHIN_S
"""The window may have asked just before it was due, and then asks again after as long."""


@dataclass
class TabletAtHome:
    """The session that installer/kiosk sets up, as systemd would start it."""

    data: Path
    hub: str
    reader: ScreenReader
    environment: dict[str, str]
    session: "subprocess.Popen[bytes] | None" = field(default=None)
    screen: "subprocess.Popen[bytes] | None" = field(default=None)

    def turn_on(self) -> None:
        """An X server of its own, and the session on it, as xinit starts them from the unit."""
        own = {
            "TRYGGVE_PYTHON": str(self.data.parent / "python"),
            "TRYGGVE_DATA": str(self.data),
            "TRYGGVE_HUB": self.hub,
            "TRYGGVE_PPI": "149",
        }
        display = self._light_screen(own)
        words = [str(ROOT / "installer/kiosk_files/session")]
        surroundings = self.environment | own | {"DISPLAY": display}
        self.session = subprocess.Popen(words, cwd=ROOT, env=surroundings, start_new_session=True)

    def _light_screen(self, own: dict[str, str]) -> str:
        """Its name, once it answers."""
        here, there = os.pipe()
        words = ["Xvfb", "-displayfd", str(there), "-screen", "0", f"{WIDE}x{HIGH}x24", "-s", "0"]
        words += ["-auth", self.environment["XAUTHORITY"], "-nolisten", "tcp", "-noreset"]
        self.screen = subprocess.Popen(
            words, env=self.environment | own, pass_fds=(there,), start_new_session=True, stderr=subprocess.DEVNULL
        )
        os.close(there)
        with os.fdopen(here) as answer:
            return f":{answer.readline().strip()}"

    def power_goes(self) -> None:
        """Everything of it at once, with nothing asked."""
        for _ in range(3):  # what was just being started too
            for process in self.processes():
                try:
                    os.kill(process, 9)
                except ProcessLookupError:
                    continue
        for one in (self.session, self.screen):
            assert one is not None
            one.wait(WITHIN_S)
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
        if self.screen is not None and self.screen.poll() is None:
            self.screen.terminate()
            self.screen.wait(WITHIN_S)

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

    def has_the_glass(self) -> None:
        """All of it, and nothing of it is another window's."""
        window = self.reader.find(Target(None, None, "^Tryggve$"), states=["active"], wait_s=WITHIN_S)
        assert window.rect == (0, 0, WIDE, HIGH)

    # --- a message

    def open_talk(self, unit: str) -> None:
        self.press("^Meddelanden$")
        self.press(unit)

    def write_half(self, words: str, unit: str) -> None:
        """And leave it: the list tells it once it is on the disk."""
        self._open_writing()
        self.reader.set_text(Target(None, "text", "^Skriv här$"), words, wait_s=WITHIN_S)
        self.press("^Tillbaka ett steg$")
        self.find("button", "^Ja tack$")
        self.press("^Tillbaka ett steg$")
        self.press("^Tillbaka till alla$")
        self.reader.find(Target(None, "button", unit, "^Du har börjat skriva$"), wait_s=WITHIN_S)

    def half_written(self) -> str:
        self._open_writing()
        return self.reader.text(Target(None, "text", "^Skriv här$"), wait_s=WITHIN_S)

    def _open_writing(self) -> None:
        self.press("^Skriv$|^Svara$")
        self.find("button", "^Ja tack$")
        self.press("^Skriv$")

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
        self.has_the_glass()


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
            lay_supplies(tmp_path / "demo" / "tablet" / "supplies", PowerNow(LOW, on_mains=False))
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
            assert [(one.battery_percent, one.on_mains) for one in hub.tablets()] == [(LOW, False)]
            asked = [(TaskKind.TABLET_OFFLINE, TaskState.DONE), (TaskKind.TABLET_UNPLUGGED, TaskState.OPEN)]
            eventually(lambda: sorted(hub.tasks()) == asked, "it is heard of again, and somebody must plug it in")

            # Somebody who cannot sleep begins to write, feels ill, raises the alarm; and the power goes again.
            unit = stage.cast.utforare_name
            tablet.press("^Tänd skärmen$")
            tablet.open_talk(unit)
            tablet.write_half(HALF, unit)
            tablet.press("^LARM$")
            eventually(lambda: len(hub.alarms()) == 1, "the alarm has come")
            tablet.power_goes()
            assert [is_ringing(one) for one in hub.alarms()] == [True], "it rings on without the tablet"

            tablet.turn_on()
            tablet.find("label", "^Larmet har gått till hemtjänsten|^Ingen har svarat än")
            tablet.has_the_glass()
            assert [is_ringing(one) for one in hub.alarms()] == [True], "the same alarm, and no second one"
            tablet.press("^Det var fel$")
            eventually(lambda: [is_ringing(one) for one in hub.alarms()] == [False], "it is taken back")
            tablet.press("^Tillbaka till start$")
            tablet.open_talk(unit)
            assert tablet.half_written() == HALF
            assert hub.bodies("message") == [], "what is half written is sent to nobody"


def is_ringing(alarm: rec.AlarmBody) -> bool:
    return not (alarm.accepted_by or alarm.withdrawn_at or alarm.closed_by)
