"""The first visit, again and again: hub, locks and three clients as processes of their own, through real windows.

Each journey is new from the import on. After it the windows are closed and the three databases compared with the
hub's. A journey passes when it was played to its end, every window ended in order, and nothing differs.
"""

import contextlib
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from app.demo.demo_day import DemoDay, play
from app.demo.desktop import Desktop, DesktopError
from app.demo.screen_reader import NotOnScreenError, ScreenReader
from app.demo.stage import StageError, stage_in
from tests.bench.measured import Measured, at_least
from tests.bench.setting import Setting, child_environment, compare, open_hub_and_doors, settle

TIMES = 20
QUICK_TIMES = 1


def measure(setting: Setting) -> Iterable[Measured]:
    times = setting.repeats(TIMES, QUICK_TIMES)
    played = [told(setting, number, times) for number in range(times)]
    passed = sum(found == [] for found in played)
    between = [said for found in played if found is not None for said in found]
    broken = sum(found is None for found in played)
    return [
        at_least("journeys through real windows that pass", passed, times, unit=f"of {times}"),
        Measured(
            "differences between three databases and the hub",
            len(between),
            "differences",
            0,
            holds=not between and not broken,
            note=f"{broken} journeys did not come to their end" if broken else "; ".join(between[:3]),
        ),
    ]


def told(setting: Setting, number: int, times: int) -> list[str] | None:
    """Each is told as it ends: twenty take a while."""
    began = time.monotonic()
    found = play_once(setting, number)
    how = "broken off" if found is None else f"{len(found)} differences"
    sys.stderr.write(f"journey {number + 1} of {times}: {how}, {time.monotonic() - began:.0f} s\n")
    return found


def play_once(setting: Setting, number: int) -> list[str] | None:
    """What differs afterwards; None for a journey that did not come to its end."""
    folder = setting.folder / f"journey-{number + 1:02d}"
    setting.journeys.append(folder)
    try:
        return _played(folder)
    except (DesktopError, StageError, NotOnScreenError) as error:
        with contextlib.suppress(OSError):
            (folder / "stopped.txt").write_text(f"{error}\n", encoding="utf-8")
        sys.stderr.write(f"journey {number + 1}: {error}\n")  # whole: what was there instead says why
        return None


def _played(folder: Path) -> list[str]:
    with Desktop() as desktop:
        surroundings = child_environment(desktop.environment)
        with ScreenReader(surroundings) as reader, stage_in(folder, surroundings) as stage:
            open_hub_and_doors(stage)
            day = DemoDay(stage, reader)
            play(day)
            settle(stage, surroundings)
            ended = day.close_windows()
            found = compare(stage, surroundings)
    return found + [f"{name} ended with {status}" for name, status in ended.items() if status]
