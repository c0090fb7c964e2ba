"""The window's process once Qt is loaded: theme, texts, the one window, and its end."""

import argparse
import importlib
import signal
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import SystemClock
from app.domain.night import night_hours
from app.line.engine_here import END_WITHIN_S, EngineHere
from app.tablet.heartbeat import CLOSED_BY_STAFF
from ui.bridge import Bridge
from ui.garbage import CollectsHere
from ui.program_log import ProgramLog
from ui.shared.look import DENSITIES, STAFF, application, dress
from ui.shared.theme import THEMES
from ui.shared.translation import load_translations
from ui.window import Window

if TYPE_CHECKING:
    from ui.kiosk.kiosk import Kiosk

SWITCH_S = 0.0005
"""How long another thread may hold the interpreter while the GUI thread wants it. Python's own 5 ms, a dozen times in
one repaint, are a window that sticks."""

AGAIN = 75
"""Exit code of `run` when somebody has signed out: what they saw is gone with the processes that had it in memory, and
the program starts again for the next person."""
ENDS_WITHIN_S = 3.0
"""How long the next person waits for the engine of the one before; it writes everything even when it takes longer."""
WAKE_MS = 200
"""How often Python gets a chance to see a signal from the system while Qt waits."""


def run(options: argparse.Namespace, engine: EngineHere, *, window: str, started: float) -> int:
    """Until the window is closed and everything is on the disk, or somebody has signed out (AGAIN). `started`: by the
    monotonic clock."""
    sys.setswitchinterval(SWITCH_S)
    app = application("tryggve")
    app.setApplicationName("Tryggve")
    app.setDesktopFileName("tryggve")
    log = ProgramLog(options.data / "log")
    log.listen()
    load_translations(app, options.language)
    dress(app, DENSITIES.get(options.mode, STAFF), theme=THEMES[options.theme], text_scale=options.text_percent / 100)
    collector = CollectsHere(app)
    bridge = Bridge(app)
    made = _window_class(window)(engine, bridge, expected=options.mode)
    _listen_to(engine, bridge, made, log)
    _place_window(made, options)
    if options.report_start:
        _tell_painted(made, started)
    made.filled.connect(lambda _: collector.spare_what_stays(), Qt.ConnectionType.QueuedConnection)
    made.filled.connect(lambda _: engine.filled(), Qt.ConnectionType.QueuedConnection)
    made.left.connect(lambda: app.exit(AGAIN), Qt.ConnectionType.QueuedConnection)
    kiosk = _kept_shut(made, engine, bridge, options) if options.kiosk else None
    if kiosk is None:
        made.begin()
    else:
        kiosk.begin(made.begin)
    _end_on_signal(app, made)
    within_s = END_WITHIN_S
    try:
        code = app.exec()
        if kiosk is not None and kiosk.wants_to_close:
            return CLOSED_BY_STAFF
        within_s = ENDS_WITHIN_S if code == AGAIN else within_s
        return code
    finally:
        if kiosk is not None:
            kiosk.tell_keeper_of_the_end()
        engine.stop(within_s)


def _kept_shut(window: Window, engine: EngineHere, bridge: Bridge, options: argparse.Namespace) -> "Kiosk":
    from ui.kiosk.kiosk import Kiosk

    clock = SystemClock(timedelta(seconds=options.clock_ahead_s))
    return Kiosk(window, engine, bridge, options.data, clock, hours=night_hours(options.night))


def _window_class(name: str) -> type[Window]:
    module, _, kind = name.partition(":")
    found: type[Window] = getattr(importlib.import_module(module), kind)
    return found


def _listen_to(engine: EngineHere, bridge: Bridge, window: Window, log: ProgramLog) -> None:
    def gone() -> None:
        log.say("engine.gone")
        window.engine_gone(engine.start_again)

    engine.listen(changed=bridge.changed, gone=lambda: bridge.call_soon(gone))


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


def _tell_painted(window: Window, started: float) -> None:
    """On stdout, when the first filled screen of a mode has been painted: for the start-up measure."""

    def tell(mode: str) -> None:
        window.repaint()
        took_ms = (time.monotonic() - started) * 1000
        sys.stdout.write(f'{{"painted": "{mode}", "ms": {took_ms:.1f}}}\n')
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
