"""Every adapter of the machine beneath a tablet against its contract."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.tablet.awake import LogindAwake, XServerAwake
from app.tablet.interface import Loudness, PowerNow
from app.tablet.power import SysfsPower
from app.tablet.simulated import SimulatedAwake, SimulatedPower, SimulatedSound
from app.tablet.sound import AmixerSound, PactlSound, WpctlSound, find_sound
from tests.contract.tablet_contract import AwakeContract, AwakeStage, PowerContract, SoundContract
from tests.fakes.tablet_machine import AmixerMachine, PactlMachine, WpctlMachine, XsetMachine, lay_supplies


class SimulatedSoundStage:
    def __init__(self) -> None:
        self.system = SimulatedSound()

    def machine_is(self, loudness: Loudness | None, *, held_mute: bool = False) -> None:
        self.system.loudness, self.system.is_held_mute = loudness, held_mute


class TestSimulatedSound(SoundContract):
    @pytest.fixture
    def stage(self) -> SimulatedSoundStage:
        return SimulatedSoundStage()


class TestPactl(SoundContract):
    @pytest.fixture
    def stage(self) -> PactlMachine:
        return PactlMachine()


class TestWpctl(SoundContract):
    @pytest.fixture
    def stage(self) -> WpctlMachine:
        return WpctlMachine()


class TestAmixer(SoundContract):
    @pytest.fixture
    def stage(self) -> AmixerMachine:
        return AmixerMachine()


@pytest.mark.parametrize(
    ("there", "found"),
    [({"pactl", "wpctl", "amixer"}, PactlSound), ({"wpctl", "amixer"}, WpctlSound), ({"amixer"}, AmixerSound)],
)
def test_the_first_program_that_answers_is_asked(there: set[str], found: type) -> None:
    assert type(find_sound(lambda words: "" if words[0] in there else None)) is found


def test_without_any_program_nothing_is_known() -> None:
    assert find_sound(lambda _words: None) is None


class SimulatedPowerStage:
    def __init__(self) -> None:
        self.power = SimulatedPower()

    def machine_is(self, power: PowerNow) -> None:
        self.power.power = power


class TestSimulatedPower(PowerContract):
    @pytest.fixture
    def stage(self) -> SimulatedPowerStage:
        return SimulatedPowerStage()


class SysfsStage:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.power = SysfsPower(folder)

    def machine_is(self, power: PowerNow) -> None:
        lay_supplies(self._folder, power)


class TestSysfsPower(PowerContract):
    @pytest.fixture
    def stage(self, tmp_path: Path) -> SysfsStage:
        return SysfsStage(tmp_path)


def test_a_plug_that_gives_too_little_is_no_plug(tmp_path: Path) -> None:
    lay_supplies(tmp_path, PowerNow(50, on_mains=True))
    (tmp_path / "BAT0" / "status").write_text("Discharging\n")
    assert SysfsPower(tmp_path).now() == PowerNow(50, on_mains=False)


def test_a_machine_without_such_files_does_not_say(tmp_path: Path) -> None:
    assert SysfsPower(tmp_path / "none").now() == PowerNow()


class TestSimulatedAwake(AwakeContract):
    @pytest.fixture
    def stage(self) -> AwakeStage:
        awake = SimulatedAwake()
        return AwakeStage(awake, lambda: awake.is_held, lambda: awake.woken)


class TestXServer(AwakeContract):
    @pytest.fixture
    def stage(self) -> AwakeStage:
        machine = XsetMachine()
        return AwakeStage(XServerAwake(machine.run), machine.is_held, machine.woken)


class TestLogind(AwakeContract):
    """Against a program that, as systemd-inhibit does, holds while what it was given to run runs."""

    @pytest.fixture
    def stage(self, tmp_path: Path) -> Iterator[AwakeStage]:
        program, held = tmp_path / "systemd-inhibit", tmp_path / "held"
        program.write_text(f'#!/bin/sh\nwhile [ "${{1#--}}" != "$1" ]; do shift; done\ntouch {held}\n"$@"\nrm {held}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        awake = LogindAwake([str(program)])
        yield AwakeStage(awake, lambda: awake.is_held and held.exists())
        awake.release()


def test_logind_that_is_not_there_or_refuses_holds_nothing(tmp_path: Path) -> None:
    assert not LogindAwake([str(tmp_path / "none")]).hold()
    assert not LogindAwake(["false"]).hold()
