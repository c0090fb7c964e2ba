"""What the program needs of the machine beneath it. One file for each way of getting it, one of them simulated."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class PowerNow:
    """None: the machine does not say."""

    battery_percent: int | None = None
    on_mains: bool | None = None


class Power(Protocol):
    def now(self) -> PowerNow: ...


@dataclass(frozen=True)
class Loudness:
    percent: int
    """0 to 100, as a person sees it."""
    muted: bool


class SoundSystem(Protocol):
    """May take a tenth of a second: never on the window's own thread."""

    def now(self) -> Loudness | None:
        """Of what sounds are played by; None where there is nothing that plays."""

    def set(self, wanted: Loudness) -> None:
        """What came of it is told by `now` alone: a key on the machine may keep it muted."""


class Awake(Protocol):
    """The screen stays on for as long as it is held. What ends without releasing lets go too."""

    def hold(self) -> bool:
        """Whether it will hold. Holding what is held changes nothing."""

    def release(self) -> None: ...

    @property
    def is_held(self) -> bool: ...

    def wake(self) -> None:
        """A screen that has gone dark all the same lights up."""
