"""Entry point of the client: `tryggve client --data DIR --hub URL`.

Starts the engine's process before anything else, and imports Qt and the rest afterwards: both take the same half
second.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from app.line.starting import ENGINE, start_engine

MODES = ("brukare", "handlaggare", "staff")
THEMES = ("contrast", "dark", "light")
LANGUAGES = ("ar", "en", "es", "fa", "fi", "pl", "so", "sv")


def main(argv: Sequence[str] | None = None, *, engine: str = ENGINE, window: str = "ui.window:Window") -> int:
    """`engine` and `window` name what is started in their place: benches put probes there."""
    started = time.monotonic()
    # Nothing that is made while a program starts is garbage, and to look for it took a fifth of the start (measured).
    # ui.garbage takes over from here.
    gc.disable()
    options = _parser().parse_args(list(sys.argv[1:] if argv is None else argv))
    options.data = options.data or _usual_folder()
    words = _engine_words(options)
    process = start_engine(words, engine)
    from datetime import timedelta

    from app.domain.clock import SystemClock
    from app.line.engine_here import EngineHere
    from ui.program import AGAIN, run

    clock = SystemClock(timedelta(seconds=options.clock_ahead_s))
    running = EngineHere(words, clock, module=engine, process=process)
    code = run(options, running, window=window, started=started)
    if code == AGAIN:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves, as we were started
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tryggve client", description="Tryggve on this device.")
    parser.add_argument("--data", type=Path, help="where this device keeps its databases")
    parser.add_argument("--hub", default=os.environ.get("TRYGGVE_HUB", ""), metavar="URL", help="the hub's address")
    parser.add_argument("--doors", default="", metavar="HOST:PORT", help="the radio link of simulated locks")
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--text-percent", type=int, default=100, choices=range(100, 301), metavar="100-300")
    parser.add_argument("--mode", choices=MODES, default="staff", help="sizes before anybody is known")
    parser.add_argument("--language", choices=LANGUAGES, default="sv", help="of a tablet, until its person is known")
    parser.add_argument("--kiosk", action="store_true", help="full screen, for a tablet that does nothing else")
    parser.add_argument("--night", default="22-6", type=_night, metavar="22-6", help="when a kiosk is dark")
    parser.add_argument("--geometry", default="", metavar="WxH+X+Y", help="size and place of the window")
    parser.add_argument("--clock-ahead-s", type=float, default=0.0, help=argparse.SUPPRESS)
    parser.add_argument("--report-start", action="store_true", help=argparse.SUPPRESS)
    return parser


def _night(text: str) -> str:
    from app.domain.night import night_hours

    night_hours(text)  # raises ValueError, of which argparse makes a sentence
    return text


def _engine_words(options: argparse.Namespace) -> list[str]:
    words = ["--data", str(options.data), "--hub", options.hub, "--doors", options.doors]
    words += ["--clock-ahead-s", str(options.clock_ahead_s)]
    return [*words, "--kiosk"] if options.kiosk else words


def _usual_folder() -> Path:
    """Where the system keeps a program's data; known without Qt, which is not loaded yet."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData/Roaming")) / "Tryggve"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Tryggve"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "Tryggve"


if __name__ == "__main__":
    raise SystemExit(main())
