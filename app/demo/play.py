"""The demo: hub, simulated doors and three windows. On a screen it opens them for whoever tries it; without one it
plays the demo day in a virtual one and leaves numbered pictures.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import time
from pathlib import Path
from types import FrameType

from app.demo.demo_day import PIN, DemoDay, numbered_pictures, play
from app.demo.desktop import Desktop, DesktopError
from app.demo.screen_reader import NotOnScreenError, ScreenReader
from app.demo.screenshot import ScreenshotError, take_screenshot
from app.demo.stage import BRUKARE_GLASS, HANDLAGGARE_GLASS, STAFF_GLASS, Stage, StageError, stage_in
from app.domain.clock import SystemClock
from app.domain.wall_time import wall_of

BEGINS = time(7, 22)
"""The first visit of the demo's cast is at ten past seven, and the passes of the next two are valid by now."""
SCREEN = (1920, 1700)
"""Room for the three windows without one over another."""


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(list(sys.argv[1:] if argv is None else argv))
    signal.signal(signal.SIGTERM, _end)
    try:
        return _headless(options) if options.headless else _on_screen(options)
    except (DesktopError, StageError, NotOnScreenError, ScreenshotError) as error:
        sys.stderr.write(f"demo: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 0


def _headless(options: argparse.Namespace) -> int:
    out: Path = options.out or Path(tempfile.mkdtemp(prefix="tryggve-pictures-"))
    folder = options.data or Path(tempfile.mkdtemp(prefix="tryggve-demo-"))
    with ExitStack() as ending:
        if options.data is None:
            ending.callback(shutil.rmtree, folder, ignore_errors=True)
        desktop = ending.enter_context(Desktop(*SCREEN))
        reader = ending.enter_context(ScreenReader(desktop.environment))
        stage = ending.enter_context(stage_in(folder, desktop.environment))
        _say("Demodistriktet skrivs och importeras …")
        _set_up(stage)
        picture = numbered_pictures(out, lambda path: _take(path, desktop.environment))
        _say("Dagen spelas upp …")
        day = DemoDay(stage, reader, picture)
        try:
            play(day)
        except NotOnScreenError:
            picture("stopped-here")
            raise
        day.close_windows()
    _say(f"Klart. Bilderna ligger i {out}")
    return 0


def _on_screen(options: argparse.Namespace) -> int:
    folder = options.data or Path(tempfile.mkdtemp(prefix="tryggve-demo-"))
    with ExitStack() as ending:
        if options.data is None:
            ending.callback(shutil.rmtree, folder, ignore_errors=True)
        stage = ending.enter_context(stage_in(folder, os.environ))
        _say("Demodistriktet skrivs och importeras …")
        _set_up(stage)
        cast = stage.cast
        codes = {person: stage.code_for(person) for person in (cast.brukare, cast.staff, cast.handlaggare)}
        stage.start_client("brukare", BRUKARE_GLASS, hub=stage.hub_address, mode="brukare")
        stage.start_client("staff", STAFF_GLASS, hub=stage.hub_address, mode="staff")
        stage.start_client("handlaggare", HANDLAGGARE_GLASS, hub=stage.hub_address, mode="handlaggare")
        _say(
            "\nTre fönster öppnas. Skriv koden i vart och ett; personalen och handläggaren väljer en egen kod med sex "
            f"siffror, till exempel {PIN}.\n"
            f"  Surfplattan    {codes[cast.brukare]}   {cast.brukare_name}\n"
            f"  Personal       {codes[cast.staff]}   {cast.staff_name}\n"
            f"  Handläggare    {codes[cast.handlaggare]}   {cast.handlaggare_name}\n"
            "Alla personer är påhittade. Stäng fönstren, eller tryck Ctrl-C, för att avsluta."
        )
        for name in ("brukare", "staff", "handlaggare"):
            stage.processes[name].wait()
    return 0


def _set_up(stage: Stage) -> None:
    stage.import_district(wall_of(SystemClock().now()).date().isoformat(), begins=BEGINS)
    stage.start_hub()
    stage.start_doors()


def _take(path: Path, environment: dict[str, str]) -> None:
    take_screenshot(path, environment)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run", description="Visar Tryggve med ett påhittat distrikt.")
    parser.add_argument("--headless", action="store_true", help="utan skärm: spela upp dagen och spara bilder")
    parser.add_argument("--out", type=Path, metavar="MAPP", help="var bilderna sparas")
    parser.add_argument("--data", type=Path, metavar="MAPP", help="var demons data läggs; annars i en tillfällig mapp")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
