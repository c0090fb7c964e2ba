"""Entry point of the client: `tryggve client --data DIR --hub URL`."""

import argparse
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from app import logs
from app.client import Client, Place
from app.domain.clock import SystemClock
from app.domain.refusal import StoreProblem
from ui.bridge import Bridge
from ui.garbage import CollectsHere
from ui.shared.bounded_access import install_bounded_access
from ui.shared.look import DENSITIES, STAFF, dress
from ui.shared.page import Page
from ui.shared.sentences import store_problem_words
from ui.shared.theme import THEMES
from ui.shared.translation import load_translations
from ui.window import Window

log = logs.get_logger("ui")

SWITCH_S = 0.0005
"""How long another thread may hold the interpreter while the GUI thread wants it. Python's own 5 ms, a dozen times in
one repaint, are a window that sticks while records arrive."""

NETWORK_AFTER_MS = 1500
"""What waits from earlier is sent this long after the start although nobody has signed in."""

WAKE_MS = 200
"""How often Python gets a chance to see a signal from the system while Qt waits."""


def main(argv: Sequence[str] | None = None) -> int:
    started = time.monotonic()
    options = _parser().parse_args(list(sys.argv[1:] if argv is None else argv))
    sys.setswitchinterval(SWITCH_S)
    app = QApplication(["tryggve"])
    app.setApplicationName("Tryggve")
    app.setDesktopFileName("tryggve")
    folder = options.data or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    logs.set_up(folder=folder / "log")
    qInstallMessageHandler(_log_qt)
    sys.excepthook = _log_uncaught
    install_bounded_access()
    load_translations(app)
    dress(app, DENSITIES.get(options.mode, STAFF), theme=THEMES[options.theme], text_scale=options.text_percent / 100)
    collector = CollectsHere(app)
    bridge = Bridge(app)
    try:
        client = Client(_place(options, folder), clock=_clock(options), changed=bridge.changed)
    except Exception as error:
        problem = getattr(error, "problem", None)
        if not isinstance(problem, StoreProblem):
            raise
        log.warning("client.cannot_open", problem=problem.value)
        return _show_trouble(app, options, store_problem_words(problem))
    window = Window(client.gate, bridge)
    _place_window(window, options)
    if options.report_start:
        _tell_painted(window, started)
    window.filled.connect(lambda _: collector.spare_what_stays(), Qt.ConnectionType.QueuedConnection)
    window.filled.connect(lambda _: _start_network(client), Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(NETWORK_AFTER_MS, app, lambda: _start_network(client))
    window.begin()
    _end_on_signal(app, window)
    try:
        return app.exec()
    finally:
        client.stop()


def _start_network(client: Client) -> None:
    """Not on this thread: opening the loops reads the device's database and loads the network's libraries."""
    threading.Thread(target=client.start, name="start", daemon=True).start()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tryggve client", description="Tryggve on this device.")
    parser.add_argument("--data", type=Path, help="where this device keeps its databases")
    parser.add_argument("--hub", default=os.environ.get("TRYGGVE_HUB", ""), metavar="URL", help="the hub's address")
    parser.add_argument("--doors", default="", metavar="HOST:PORT", help="the radio link of simulated locks")
    parser.add_argument("--theme", choices=sorted(THEMES), default="light")
    parser.add_argument("--text-percent", type=int, default=100, choices=range(100, 301), metavar="100-300")
    parser.add_argument("--mode", choices=sorted(DENSITIES), default="staff", help="sizes before anybody is known")
    parser.add_argument("--kiosk", action="store_true", help="full screen, for a tablet that does nothing else")
    parser.add_argument("--geometry", default="", metavar="WxH+X+Y", help="size and place of the window")
    parser.add_argument("--clock-ahead-s", type=float, default=0.0, help=argparse.SUPPRESS)
    parser.add_argument("--report-start", action="store_true", help=argparse.SUPPRESS)
    return parser


def _clock(options: argparse.Namespace) -> SystemClock:
    return SystemClock(timedelta(seconds=options.clock_ahead_s))


def _place(options: argparse.Namespace, folder: Path) -> Place:
    host, _, port = options.doors.rpartition(":")
    doors = (host, int(port)) if host else None
    return Place(folder=folder, hub=options.hub, doors=doors, kiosk=options.kiosk)


def _place_window(window: QWidget, options: argparse.Namespace) -> None:
    if options.kiosk:
        window.showFullScreen()
        return
    if options.geometry:
        size, _, place = options.geometry.partition("+")
        width, _, height = size.partition("x")
        window.resize(int(width), int(height))
        if place:
            left, _, top = place.partition("+")
            window.move(int(left), int(top))
    else:
        window.resize(1280, 800)
    window.show()


def _show_trouble(app: QApplication, options: argparse.Namespace, sentence: str) -> int:
    """The device's own database cannot be opened: say so in the window, touch nothing."""
    page = Page("Tryggve")
    page.trouble.say(sentence)
    _place_window(page, options)
    _end_on_signal(app, page)
    app.exec()
    return 1


def _tell_painted(window: Window, started: float) -> None:
    """On stdout, when the first filled screen of a mode has been painted: for the start-up measure."""

    def tell(mode: str) -> None:
        window.repaint()
        took_ms = (time.monotonic() - started) * 1000
        sys.stdout.write(json.dumps({"painted": mode, "ms": round(took_ms, 1)}) + "\n")
        sys.stdout.flush()

    window.filled.connect(tell, Qt.ConnectionType.QueuedConnection)


def _end_on_signal(app: QApplication, window: QWidget) -> None:
    """SIGTERM and Ctrl-C close the window as a person would: everything typed goes to the disk.

    At the loop's next turn and not at once: Python runs a handler between any two of its steps, so also in the middle
    of a paint, which then went on into a window that was gone.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, window, window.close))
    timer = QTimer(app)
    timer.start(WAKE_MS)
    timer.timeout.connect(lambda: None)


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """Qt's own messages hold no personal data of ours; warnings and worse are kept."""
    if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
        log.warning("qt", message=message[:200])


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program: where, never with values. The window stays; what was written is on disk."""
    log.error("uncaught", kind=kind.__name__, exc_info=(kind, error, trace))


if __name__ == "__main__":
    raise SystemExit(main())
