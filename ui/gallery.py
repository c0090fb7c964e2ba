"""Every screen with demo people, as pictures: `python -m ui.gallery --out DIR`.

Each mode names its screens in `ui/<mode>/gallery.py` with `screens()`; a new screen is added there.
"""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.shared.language import LANGUAGES, SWEDISH
from ui.shared.look import DENSITIES, Density, Look, application, dress, look
from ui.shared.measure import Measure
from ui.shared.theme import THEMES
from ui.shared.translation import load_translations
from ui.shared.turns import turns

MODES = {
    "staff": "ui.staff.gallery",
    "shared": "ui.shared.gallery",
    "brukare": "ui.brukare.gallery",
    "handlaggare": "ui.handlaggare.gallery",
}


@dataclass(frozen=True)
class Glass:
    """A screen that the mode is made for: pixels and pixels per inch."""

    width: int
    height: int
    ppi: float


PHONE, TABLET = Glass(600, 1440, 203), Glass(1280, 800, 149)
TABLET_UPRIGHT = Glass(800, 1280, 149)
GLASSES = {
    "staff": (PHONE, TABLET),
    "shared": (PHONE, TABLET),
    "brukare": (TABLET, TABLET_UPRIGHT),
    "handlaggare": (TABLET,),
}
WAYS = (("light", 1.0), ("dark", 1.0), ("high_contrast", 1.0), ("light", 2.0), ("light", 3.0))
"""Theme and text scale of the pictures of each screen."""


def screens_of(mode: str) -> dict[str, Callable[[], QWidget]]:
    """Raises ImportError where a mode has no gallery."""
    found: dict[str, Callable[[], QWidget]] = import_module(MODES[mode]).screens()
    return found


def draw(app: QApplication, build: Callable[[], QWidget], glass: Glass, target: Path) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(build())
    window.setFixedSize(glass.width, glass.height)
    window.show()
    # Long lists come in slices; layouts that depend on the width settle in a few rounds.
    while not turns().is_idle:
        app.processEvents()
    for _ in range(4):
        app.processEvents()
    window.grab().save(str(target))
    window.close()
    window.deleteLater()
    # Without an event loop nothing else deletes it, and it would go on listening to each change of look.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def draw_mode(app: QApplication, mode: str, folder: Path, ways: tuple[tuple[str, float], ...]) -> int:
    now: Look = look()
    density: Density = DENSITIES["staff" if mode == "shared" else mode]
    drawn = 0
    for glass in GLASSES[mode]:
        for theme, scale in ways:
            now.wear(theme=THEMES[theme], density=density, measure=Measure(glass.ppi, scale))
            for name, build in screens_of(mode).items():
                suffix = f"{glass.width}x{glass.height}-{theme}-{round(scale * 100)}"
                draw(app, build, glass, folder / f"{mode}-{name}-{suffix}.png")
                drawn += 1
    return drawn


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description="Draw every screen with demo people.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the pictures")
    parser.add_argument("--mode", choices=sorted(MODES), action="append", help="only this mode (may be given again)")
    parser.add_argument("--plain", action="store_true", help="only the light theme at 100 %%")
    parser.add_argument("--language", choices=sorted(LANGUAGES), default=SWEDISH.code, help="of all texts")
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given.out.mkdir(parents=True, exist_ok=True)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else application("gallery")
    load_translations(app, given.language)
    dress(app, DENSITIES["staff"], measure=Measure())
    ways = WAYS[:1] if given.plain else WAYS
    drawn = sum(draw_mode(app, mode, given.out, ways) for mode in given.mode or MODES)
    sys.stdout.write(f"{drawn} -> {given.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
