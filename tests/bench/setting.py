"""Where a bench runs: a folder of its own, and a district that measures may share, in a desktop without a screen."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from time import monotonic

from app.demo.demo_day import PIN, DemoDay
from app.demo.desktop import Desktop
from app.demo.screen_reader import ScreenReader
from app.demo.stage import Stage, stage_in
from app.domain.clock import SystemClock
from app.domain.wall_time import wall_of
from tests.journeys.comparing import differences

BEGINS = time(7, 22)
"""The demo day's: its first visit is at ten past seven, and the passes of the next two are valid by now."""
CLIENTS = ("staff", "brukare", "handlaggare")
SETTLE_S = 40.0
"""How long clients may take to become equal to their hub; one comparing takes some 2 s, and so does what is new."""


class SettingError(Exception):
    """There is nothing to measure with; the sentence says what did not come about."""


@dataclass(frozen=True)
class District:
    """A hub with the demo district, locks, and three devices that are enrolled, full, and closed."""

    desktop: Desktop
    reader: ScreenReader
    stage: Stage


@dataclass
class Setting:
    folder: Path
    quick: bool
    """Fewer repeats, for trying the bench out; its figures are no figures."""
    ending: ExitStack
    journeys: list[Path] = field(default_factory=list)
    """Folders of the journeys that have been played."""
    _district: District | None = None

    @property
    def orders(self) -> Path:
        """A FIFO: what tests.bench.gui_probe is told through."""
        return self.folder / "orders"

    def repeats(self, whole: int, quick: int) -> int:
        return quick if self.quick else whole

    def district(self) -> District:
        """Set up when it is first asked for; ends with the bench."""
        if self._district is None:
            self._district = self._set_up()
        return self._district

    def _set_up(self) -> District:
        desktop = self.ending.enter_context(Desktop())
        self.folder.mkdir(parents=True, exist_ok=True)
        os.mkfifo(self.orders)
        surroundings = child_environment(desktop.environment) | {"TRYGGVE_BENCH_ORDERS": str(self.orders)}
        reader = self.ending.enter_context(ScreenReader(surroundings))
        stage = self.ending.enter_context(stage_in(self.folder / "district", surroundings))
        open_hub_and_doors(stage)
        DemoDay(stage, reader).enrol_all()
        differing = settle(stage, surroundings)
        if differing:
            raise SettingError(f"clients do not become equal to their hub: {'; '.join(differing[:5])}")
        for name in CLIENTS:
            stage.end(name)
        return District(desktop, reader, stage)


def child_environment(surroundings: Mapping[str, str]) -> dict[str, str]:
    """A program's usual surroundings: compiled modules are kept, as on any machine where it is installed."""
    kept = {name: value for name, value in surroundings.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"TRYGGVE_BENCH_PIN": PIN}


def open_hub_and_doors(stage: Stage) -> None:
    stage.import_district(wall_of(SystemClock().now()).date().isoformat(), begins=BEGINS)
    stage.start_hub()
    stage.start_doors()


def settle(stage: Stage, environment: Mapping[str, str]) -> list[str]:
    """Compare until clients and hub are equal, while the windows are open; what still differs at the end."""
    latest = monotonic() + SETTLE_S
    while (found := compare(stage, environment)) and monotonic() < latest:
        continue
    return found


def compare(stage: Stage, environment: Mapping[str, str]) -> list[str]:
    folders = [stage.folder / name for name in CLIENTS]
    return differences(stage.data, folders, environment, pin=PIN, ahead=stage.clock.ahead)
