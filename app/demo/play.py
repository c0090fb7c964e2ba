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
KEPT_IN = Path(__file__).parents[2] / "build" / "demo"
"""Where the demo with a screen goes on from one start to the next."""
GLASSES = {"brukare": BRUKARE_GLASS, "staff": STAFF_GLASS, "handlaggare": HANDLAGGARE_GLASS}
PAINTS_WITHIN_S = 3.0
"""The first window comes first: on two cores a hub that starts beside it doubles its time."""
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
    folder = options.data or KEPT_IN
    with ExitStack() as ending:
        stage = ending.enter_context(stage_in(folder, os.environ))
        goes_on = stage.resume()
        if goes_on:
            # Local-first: whoever has signed in before sees their screen before the hub is there.
            _open_windows(stage, [name for name in GLASSES if stage.is_enrolled(name)])
            if "brukare" in stage.processes:
                stage.wait_for_paint("brukare", within_s=PAINTS_WITHIN_S)
            stage.start_hub()
            stage.start_doors()
        else:
            _say("Demodistriktet skrivs och importeras …")
            _set_aside(folder)
            _set_up(stage)
            stage.remember()
        _invite(stage, [name for name in GLASSES if name not in stage.processes])
        _say("Alla personer är påhittade. Stäng fönstren, eller tryck Ctrl-C, för att avsluta.")
        for name in GLASSES:
            stage.processes[name].wait()
    return 0


def _open_windows(stage: Stage, names: Sequence[str]) -> None:
    for name in names:
        stage.start_client(name, GLASSES[name], hub=stage.hub_address, mode=name)


def _invite(stage: Stage, names: Sequence[str]) -> None:
    """Windows of devices that nobody has enrolled yet, and the codes to type there."""
    if not names:
        return
    cast = stage.cast
    people = {
        "brukare": (cast.brukare, cast.brukare_name, "Surfplattan"),
        "staff": (cast.staff, cast.staff_name, "Personal"),
        "handlaggare": (cast.handlaggare, cast.handlaggare_name, "Handläggare"),
    }
    _open_windows(stage, names)
    _say(
        "\nSkriv koden i fönstret som den hör till; personalen och handläggaren väljer en egen kod med sex siffror, "
        f"till exempel {PIN}."
    )
    for name in names:
        person, called, device = people[name]
        _say(f"  {device:<14} {stage.code_for(person)}   {called}")


def _set_aside(folder: Path) -> None:
    """An earlier day of the demo is moved away, not thrown away; the one before that is."""
    if not any(folder.iterdir()):
        return
    earlier = folder.with_name(f"{folder.name}-earlier")
    shutil.rmtree(earlier, ignore_errors=True)
    folder.rename(earlier)
    folder.mkdir(parents=True)


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
    parser.add_argument(
        "--data",
        type=Path,
        metavar="MAPP",
        help="var demons data läggs; med skärm annars build/demo",
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
