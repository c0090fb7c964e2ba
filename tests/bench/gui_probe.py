"""The client with a probe in it: how long its GUI thread is blocked, and how long taps wait for what they ask for.

`python -m tests.bench.gui_probe <words of ui.main>`, with the PIN in TRYGGVE_BENCH_PIN and a FIFO in
TRYGGVE_BENCH_ORDERS. Through it comes, as often as wanted, the number of records that will arrive; when so many more
than before are in the person's database, one line of JSON on stdout tells of the time in which they came. No probe
lives in the product.

Blocked: a timer of 5 ms on the GUI thread; the whole gap between two ticks counts, the 5 ms too.
Taps: another thread decides when, as a finger does, and the clock runs from there, so that a tap on a blocked window
waits for as long as it would; it ends when the paint of what was asked for is over (the other screen, filled).
"""

import gc
import json
import os
import random
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

import ui.main
from app.services.desk import Desk
from tests.bench.typed_window import TypingWindow
from ui.handlaggare.mode import HandlaggareMode
from ui.shared.touch_button import TouchButton
from ui.staff.mode import StaffMode

TICK_MS = 5
LOOK_S = 0.1
"""How often the probe asks the database how far it is; it costs the reader half a millisecond."""
BEFORE_S = 0.5
"""Counted before the first rows are there: fetching and decoding their page."""
THINK_S = (0.05, 0.15)
"""Between an answer and the next tap; a person is slower, but there are to be enough taps."""
ANSWER_WITHIN_S = 5.0


@dataclass
class Way:
    """A tap that leads somewhere: what is pressed, what is painted then, and whether it is filled."""

    pressed: Callable[[], TouchButton | None]
    painted: QWidget
    is_filled: Callable[[], bool]


@dataclass
class Found:
    gaps: list[tuple[float, float, float, float]] = field(default_factory=list)
    """When each gap ended; in ms its length, and the processor time of the GUI thread and of all threads in it. What
    is in neither, the machine gave to other programs."""
    taps: list[tuple[float, float]] = field(default_factory=list)
    unanswered: int = 0
    collected_ms: float = 0.0
    """The longest collection of garbage."""


class Probe(QObject):
    tapped = Signal(float)

    def __init__(self, window: QWidget, desk: Desk, mode: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._ways = ways_of(mode)
        self._at = 0
        self._tap_at: float | None = None
        self._answered = threading.Event()
        self._lock = threading.Lock()
        self._found = Found()
        self._last = self._times()
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._tick.start()
        for way in self._ways:
            way.painted.installEventFilter(self)
        self._collecting = 0.0
        gc.callbacks.append(self._collected)
        self.tapped.connect(self._tap, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, name="probe", daemon=True).start()
        self._chance = random.Random(7)

    # --- on the GUI thread ---

    def _ticked(self) -> None:
        now, before = self._times(), self._last
        self._last = now
        gap_ms, own_ms, all_ms = ((here - there) * 1000 for here, there in zip(now, before, strict=True))
        with self._lock:
            self._found.gaps.append((now[0], gap_ms, own_ms, all_ms))

    def _collected(self, phase: str, _about: dict[str, int]) -> None:
        if phase == "start":
            self._collecting = time.perf_counter()
            return
        took_ms = (time.perf_counter() - self._collecting) * 1000
        self._found.collected_ms = max(self._found.collected_ms, took_ms)

    @staticmethod
    def _times() -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time()

    def _tap(self, at: float) -> None:
        button = self._ways[self._at].pressed()
        if button is None:
            self._answered.set()  # nothing to press yet: no tap
            return
        self._tap_at = at
        middle = QPointF(button.rect().center())
        for kind, buttons in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            on_glass = button.mapToGlobal(middle)
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QCoreApplication.sendEvent(button, QMouseEvent(kind, middle, on_glass, left, buttons, none))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._tap_at is not None:
            way = self._ways[self._at]
            if watched is way.painted and way.is_filled():
                tap_at, self._tap_at = self._tap_at, None
                # After the event in which everything on the screen is painted and handed over.
                QTimer.singleShot(0, lambda: self._answer(tap_at))
        return False

    def _answer(self, tap_at: float) -> None:
        now = time.perf_counter()
        with self._lock:
            self._found.taps.append((tap_at, (now - tap_at) * 1000))
        self._at = (self._at + 1) % len(self._ways)
        self._answered.set()

    # --- on the probe's own threads ---

    def _listen(self) -> None:
        while True:
            order = Path(os.environ["TRYGGVE_BENCH_ORDERS"]).read_text(encoding="ascii")
            sys.stdout.write(json.dumps(self._watch(int(order))) + "\n")
            sys.stdout.flush()

    def _watch(self, count: int) -> dict[str, Any]:
        before = self._reached()
        with self._lock:
            self._found = Found()
        ended = threading.Event()
        finger = threading.Thread(target=self._touch, args=(ended,), daemon=True)
        finger.start()
        sys.stdout.write('{"watching": true}\n')
        sys.stdout.flush()
        began = None
        while (reached := self._reached()) < before + count:
            if began is None and reached > before:
                began = time.perf_counter() - LOOK_S
            time.sleep(LOOK_S)
        now = time.perf_counter()
        ended.set()
        finger.join()
        return self._told((began or now) - BEFORE_S, now)

    def _reached(self) -> int:
        """Numbers count records in their streams: their sum rises by one with each record."""
        reached: int = self._desk.call("bench.reached").result()
        return reached

    def _touch(self, ended: threading.Event) -> None:
        while not ended.wait(self._chance.uniform(*THINK_S)):
            self._answered.clear()
            self.tapped.emit(time.perf_counter())
            if not self._answered.wait(ANSWER_WITHIN_S):
                self._found.unanswered += 1

    def _told(self, began: float, now: float) -> dict[str, Any]:
        with self._lock:
            gaps = sorted((gap[1:] for gap in self._found.gaps if gap[0] > began), reverse=True)
            taps = [took_ms for at, took_ms in self._found.taps if at > began]
        return {
            "took_ms": round((now - began) * 1000),
            "gaps_ms": [[round(part, 1) for part in gap] for gap in gaps[:20]],
            "taps_ms": [round(took_ms, 1) for took_ms in taps],
            "unanswered": self._found.unanswered,
            "collected_ms": round(self._found.collected_ms, 1),
        }


def ways_of(mode: QWidget) -> list[Way]:
    """From the first screen to another that reads from the database, and back."""
    if isinstance(mode, HandlaggareMode):
        return _ways_of_handlaggare(mode)
    assert isinstance(mode, StaffMode)
    return _ways_of_staff(mode)


def _ways_of_staff(mode: StaffMode) -> list[Way]:
    screen = mode.screen_of_staff
    rows = _Turns(lambda: [one for one in screen.day.findChildren(TouchButton) if "–" in one.accessibleDescription()])
    return [
        Way(rows.next, screen.visit, lambda: screen.visit.card is not None and screen.visit.isVisible()),
        Way(lambda: _seen(screen.visit.back), screen.day, screen.day.isVisible),
    ]


def _ways_of_handlaggare(mode: HandlaggareMode) -> list[Way]:
    rows = _Turns(lambda: list(mode.list.rows))

    def is_filled() -> bool:
        page, row = mode._brukare.page, rows.taken
        return page is not None and row is not None and page.name == row.text() and mode.brukare.isVisible()

    return [
        Way(rows.next, mode.brukare, is_filled),
        Way(lambda: _seen(mode.brukare.bar.back), mode.list, mode.list.isVisible),
    ]


class _Turns:
    """One row after the other."""

    def __init__(self, rows: Callable[[], list[TouchButton]]) -> None:
        self._rows = rows
        self._number = 0
        self.taken: TouchButton | None = None

    def next(self) -> TouchButton | None:
        rows = [row for row in self._rows() if row.isVisible() and row.isEnabled()]
        if not rows:
            return None
        self._number += 1
        self.taken = rows[self._number % len(rows)]
        return self.taken


def _seen(button: TouchButton) -> TouchButton | None:
    return button if button.isVisible() else None


class ProbedWindow(TypingWindow):
    def begin(self) -> None:
        self.filled.connect(lambda _mode: self._probe())
        super().begin()

    def _probe(self) -> None:
        mode = self.findChild(HandlaggareMode) or self.findChild(StaffMode)
        assert mode is not None
        assert self.desk is not None
        Probe(self, self.desk, mode)


def main() -> int:
    return ui.main.main(sys.argv[1:], engine="tests.bench.probed_engine", window="tests.bench.gui_probe:ProbedWindow")


if __name__ == "__main__":
    raise SystemExit(main())
