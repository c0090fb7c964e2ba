"""On what each screen is looked at: language, size of text, theme, glass. And which screens there are."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.ids import PersonId
from app.services.people import PersonOnDevice
from ui.brukare import gallery as tablet
from ui.shared import gallery as shared
from ui.shared.resource import FOLDER
from ui.shared.sign_in_view import SignInView

Build = Callable[[], QWidget]
T = TypeVar("T")

SCALES = (1.0, 1.5, 2.0, 3.0)
THEMES = ("light", "dark", "high_contrast")


@dataclass(frozen=True)
class Glass:
    width: int
    height: int
    ppi: float


SMALL, SHARP = Glass(1280, 800, 149), Glass(1920, 1200, 224)
"""10.1 inches both."""
GLASSES = tuple(glass for one in (SMALL, SHARP) for glass in (one, Glass(one.height, one.width, one.ppi)))


@dataclass(frozen=True)
class Way:
    language: str
    scale: float
    theme: str
    glass: Glass

    def __str__(self) -> str:
        return f"{self.language} {round(self.scale * 100)} % {self.theme} {self.glass.width}x{self.glass.height}"


def languages() -> tuple[str, ...]:
    """Those that the program has texts in; Swedish is always one of them."""
    found = {path.stem.removeprefix("tryggve_") for path in (FOLDER / "i18n").glob("tryggve_*.ts")}
    return ("sv", *sorted(found - {"sv"}))


def ways(tongues: tuple[str, ...] | None = None) -> list[Way]:
    """All of them, by language, so that translations change seldom."""
    every = product(tongues or languages(), GLASSES, SCALES, THEMES)
    return [Way(language, scale, theme, glass) for language, glass, scale, theme in every]


MET_AT_SIGN_IN = (
    "first-start",
    "first-start-code-expired",
    "first-start-comparison",
    "cannot-open",
    "cannot-start",
)
"""What stands on a tablet before it is somebody's, or when it does not start. A brukare is never asked for a PIN."""
GRETA = PersonOnDevice(PersonId("demo-greta"), "Greta Demoson", "brukare", needs_pin=False)


def _fell() -> QWidget:
    view = SignInView()
    view.show_people((GRETA,))
    view.say_it_fell()
    return view


def screens() -> dict[str, Build]:
    """Every screen of the tablet, and what a brukare meets before it."""
    at_sign_in = shared.screens()
    met = {f"sign-in:{name}": at_sign_in[name] for name in MET_AT_SIGN_IN}
    return {**tablet.screens(), **met, "sign-in:after-a-fall": _fell}


def every_case() -> Iterator[tuple[Way, str]]:
    for way in ways():
        for name in screens():
            yield way, name


def sample(number: int, *, seed: int) -> list[tuple[Way, str]]:
    """So many cases; every screen once or more, and each language, size, theme and glass in turn. The same for the same
    seed."""
    chance = random.Random(seed)
    names = sorted(screens())
    chosen = _shuffled(chance, [*names, *(chance.choice(names) for _ in range(number - len(names)))])
    tongues, scales = _shuffled(chance, languages()), _shuffled(chance, SCALES)
    themes, glasses = _shuffled(chance, THEMES), _shuffled(chance, GLASSES)
    cases = []
    for turn, name in enumerate(chosen):
        shift = turn // len(scales)  # there are as many sizes as glasses: unshifted they would go in step
        glass, theme = glasses[(turn + shift) % len(glasses)], themes[turn % len(themes)]
        cases.append((Way(tongues[turn % len(tongues)], scales[turn % len(scales)], theme, glass), name))
    return cases


def _shuffled(chance: random.Random, row: Iterable[T]) -> list[T]:
    mixed = list(row)
    chance.shuffle(mixed)
    return mixed
