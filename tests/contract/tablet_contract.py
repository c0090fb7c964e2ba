"""What every adapter of the machine beneath a tablet does, the simulated ones too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pytest

from app.domain.tablet import Sound
from app.tablet.floor import LEAST, Floor
from app.tablet.interface import Awake, Loudness, Power, PowerNow, SoundSystem


class SoundStage(Protocol):
    """A sound system, and a hand that changes the machine behind its back."""

    @property
    def system(self) -> SoundSystem: ...

    def machine_is(self, loudness: Loudness | None, *, held_mute: bool = False) -> None: ...


class SoundContract:
    """Subclasses give the fixture `stage`."""

    @pytest.mark.parametrize(("percent", "muted"), [(0, False), (35, False), (100, False), (60, True)])
    def test_it_tells_how_loud_the_machine_is(self, stage: SoundStage, percent: int, muted: bool) -> None:
        stage.machine_is(Loudness(percent, muted))
        assert stage.system.now() == Loudness(percent, muted)

    def test_without_a_device_there_is_nothing_to_tell_and_nothing_happens(self, stage: SoundStage) -> None:
        stage.machine_is(None)
        assert stage.system.now() is None
        stage.system.set(Loudness(50, muted=False))
        assert stage.system.now() is None

    @pytest.mark.parametrize("wanted", [Loudness(0, muted=False), Loudness(70, muted=False), Loudness(40, muted=True)])
    def test_what_is_set_is_told(self, stage: SoundStage, wanted: Loudness) -> None:
        stage.machine_is(Loudness(20, muted=True))
        stage.system.set(wanted)
        assert stage.system.now() == wanted

    def test_a_key_that_mutes_is_found(self, stage: SoundStage) -> None:
        stage.machine_is(Loudness(80, muted=True), held_mute=True)
        stage.system.set(Loudness(80, muted=False))
        assert stage.system.now() == Loudness(80, muted=True)

    # --- the lowest volume, on it

    @pytest.mark.parametrize("before", [Loudness(0, muted=False), Loudness(10, muted=True), Loudness(90, muted=True)])
    def test_a_ring_is_heard_and_the_volume_is_put_back(self, stage: SoundStage, before: Loudness) -> None:
        stage.machine_is(before)
        with Floor(stage.system, lambda: 60).raised() as heard:
            assert heard is Sound.WORKS
            assert stage.system.now() == Loudness(max(60, before.percent), muted=False)
        assert stage.system.now() == before

    def test_who_has_it_louder_keeps_it(self, stage: SoundStage) -> None:
        stage.machine_is(Loudness(85, muted=False))
        with Floor(stage.system, lambda: 60).raised():
            assert stage.system.now() == Loudness(85, muted=False)
        assert stage.system.now() == Loudness(85, muted=False)

    def test_what_is_changed_while_it_rings_stands(self, stage: SoundStage) -> None:
        stage.machine_is(Loudness(10, muted=False))
        with Floor(stage.system, lambda: 60).raised():
            stage.machine_is(Loudness(75, muted=False))
        assert stage.system.now() == Loudness(75, muted=False)

    def test_two_rings_at_once_put_back_what_was_before_both(self, stage: SoundStage) -> None:
        stage.machine_is(Loudness(10, muted=False))
        floor = Floor(stage.system, lambda: 60)
        with floor.raised():
            with floor.raised():
                pass
            assert stage.system.now() == Loudness(60, muted=False)
        assert stage.system.now() == Loudness(10, muted=False)

    def test_the_floor_itself_has_a_floor(self, stage: SoundStage) -> None:
        stage.machine_is(Loudness(0, muted=False))
        with Floor(stage.system, lambda: 0).raised():
            assert stage.system.now() == Loudness(LEAST, muted=False)

    def test_silence_is_told(self, stage: SoundStage) -> None:
        floor = Floor(stage.system)
        for loudness, held, told in (
            (Loudness(50, muted=False), False, Sound.WORKS),
            (Loudness(5, muted=False), False, Sound.WORKS),
            (Loudness(0, muted=False), False, Sound.WORKS),
            (Loudness(50, muted=True), False, Sound.WORKS),
            (Loudness(50, muted=True), True, Sound.OFF),
            (None, False, Sound.NO_DEVICE),
        ):
            stage.machine_is(loudness, held_mute=held)
            assert floor.check() is told
            assert stage.system.now() == loudness, "trying it changes nothing"


class PowerStage(Protocol):
    @property
    def power(self) -> Power: ...

    def machine_is(self, power: PowerNow) -> None: ...


class PowerContract:
    @pytest.mark.parametrize(
        "power",
        [
            PowerNow(100, on_mains=True),
            PowerNow(7, on_mains=False),
            PowerNow(None, on_mains=True),
            PowerNow(None, on_mains=None),
        ],
    )
    def test_it_tells_what_the_machine_has(self, stage: PowerStage, power: PowerNow) -> None:
        stage.machine_is(power)
        assert stage.power.now() == power


@dataclass(frozen=True)
class AwakeStage:
    awake: Awake
    is_held: Callable[[], bool]
    """As the system sees it."""
    woken: Callable[[], int] | None = None
    """How often the glass was lit; None where this way lights nothing."""


class AwakeContract:
    def test_it_holds_until_it_is_released(self, stage: AwakeStage) -> None:
        def holds() -> tuple[bool, bool]:
            return stage.awake.is_held, stage.is_held()

        assert holds() == (False, False)
        for _ in range(2):  # holding what is held changes nothing, nor does letting go twice
            assert stage.awake.hold()
            assert holds() == (True, True)
        for _ in range(2):
            stage.awake.release()
            assert holds() == (False, False)
        assert stage.awake.hold()
        assert holds() == (True, True)
        stage.awake.release()

    def test_a_dark_glass_is_lit(self, stage: AwakeStage) -> None:
        stage.awake.wake()
        if stage.woken is not None:
            assert stage.woken() == 1
