"""This machine: the adapters that it has, found once."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from app.tablet.awake import EveryAwake, LogindAwake, XServerAwake
from app.tablet.floor import USUAL, Floor
from app.tablet.interface import Awake, Power, PowerNow
from app.tablet.power import SUPPLIES, SUPPLIES_ELSEWHERE, SysfsPower
from app.tablet.sound import find_sound


class UnknownPower:
    """A machine that does not say."""

    def now(self) -> PowerNow:
        return PowerNow()


def power_here() -> Power:
    return (
        SysfsPower(Path(os.environ.get(SUPPLIES_ELSEWHERE) or SUPPLIES)) if sys.platform == "linux" else UnknownPower()
    )


def floor_here(percent: Callable[[], int] = lambda: USUAL) -> Floor:
    """Asks the system's programs: not on the window's own thread."""
    return Floor(find_sound(), percent)


def awake_here() -> Awake:
    ways: list[Awake] = [LogindAwake()]
    if os.environ.get("DISPLAY"):
        ways.append(XServerAwake())
    return EveryAwake(ways)
