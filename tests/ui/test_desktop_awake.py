"""A desktop's screen saver, asked over a real message bus."""

import select
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.desktop import Desktop
from app.demo.screen_reader import SYSTEM_PYTHON
from tests.contract.tablet_contract import AwakeContract, AwakeStage
from ui.kiosk.desktop_awake import DesktopAwake

ANSWERS_WITHIN_S = 10.0
SAVER = Path(__file__).parents[1] / "fakes" / "screen_saver.py"


class Saver:
    """What the desktop says that it has been asked."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.holding = 0
        self.woken = 0

    def hears(self) -> bool:
        """The next thing that it says; False where it says nothing."""
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], ANSWERS_WITHIN_S)[0]:
            return False
        said = self._process.stdout.readline().split()
        if said[:1] == ["holding"]:
            self.holding = int(said[1])
        self.woken += said == ["woken"]
        return True

    def is_holding(self, *, expected: bool) -> bool:
        while bool(self.holding) != expected and self.hears():
            pass
        return bool(self.holding)

    def was_woken(self) -> int:
        while not self.woken and self.hears():
            pass
        return self.woken


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop(320, 240) as opened:
        yield opened


@pytest.mark.window
class TestDesktop(AwakeContract):
    @pytest.fixture
    def stage(self, desktop: Desktop) -> Iterator[AwakeStage]:
        words = [SYSTEM_PYTHON, "-I", "-B", str(SAVER)]
        process = subprocess.Popen(words, env=desktop.environment, stdout=subprocess.PIPE, text=True)
        saver = Saver(process)
        assert saver.hears(), "ready"
        awake = DesktopAwake(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        yield AwakeStage(awake, lambda: saver.is_holding(expected=awake.is_held), saver.was_woken)
        awake.release()
        process.terminate()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.window
def test_without_a_screen_saver_or_a_bus_nothing_is_held(desktop: Desktop) -> None:
    assert not DesktopAwake(desktop.environment["DBUS_SESSION_BUS_ADDRESS"]).hold()
    assert not DesktopAwake("unix:path=/nowhere/bus").hold()
