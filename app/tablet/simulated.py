"""A machine that is only thought: for tests, the demo and the gallery. Passes the same contract as the real ones."""

from dataclasses import dataclass, field

from app.tablet.interface import Loudness, PowerNow


@dataclass
class SimulatedPower:
    power: PowerNow = field(default=PowerNow(100, on_mains=True))

    def now(self) -> PowerNow:
        return self.power


@dataclass
class SimulatedSound:
    loudness: Loudness | None = field(default=Loudness(60, muted=False))
    is_held_mute: bool = False
    """By a key on the machine: nothing that a program does is heard."""

    def now(self) -> Loudness | None:
        return self.loudness

    def set(self, wanted: Loudness) -> None:
        if self.loudness is not None:
            self.loudness = Loudness(min(100, max(0, wanted.percent)), wanted.muted or self.is_held_mute)


@dataclass
class SimulatedAwake:
    is_held: bool = False
    woken: int = 0

    def hold(self) -> bool:
        self.is_held = True
        return True

    def release(self) -> None:
        self.is_held = False

    def wake(self) -> None:
        self.woken += 1
