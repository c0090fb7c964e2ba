"""The tablet with a probe in it, for tests.bench.many_messages; no probe lives in the product.

`python -m tests.bench.messages_probe <words of ui.main>`, with the numbers of messages, of pages to turn and of
openings in TRYGGVE_BENCH_MESSAGES. When the messages are there and the program is at rest, it opens and turns as a
finger would, and tells of it in one line of JSON on stdout.

An opening or a turning runs from the press to the end of the paint of what was asked for, filled. A frame is the whole
gap between two ticks of a timer of 5 ms on the GUI thread, the 5 ms too: for so long nothing could be drawn. With it is
told how much of the gap was the GUI thread's own work; the machine gave the rest to other programs.
"""

import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator

import psutil
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

import ui.main
from app.services import messages
from app.services.desk import Desk
from app.services.messages import Talk
from ui.brukare.messages_presenter import ROWS
from ui.brukare.mode import BrukareMode
from ui.shared.touch_button import TouchButton
from ui.window import Window

TICK_MS = 5
LOOK_MS = 50
REST_MS = 2000
"""After the messages have come: what is still written and made then is not the list's."""
THINK_MS = 60
"""Between what was painted and the next press; pictures come meanwhile."""

Step = Callable[[Callable[[], None]], None]
"""Begins something, and calls what it is given when that is over."""


class Probe(QObject):
    _all_are_there = Signal()

    def __init__(self, window: Window, desk: Desk, mode: BrukareMode) -> None:
        super().__init__(window)
        self._desk, self._mode = desk, mode
        self._count, self._turns, self._openings = map(int, os.environ["TRYGGVE_BENCH_MESSAGES"].split())
        self._talk: Talk | None = None
        self._painted: QWidget | None = None
        self._is_filled: Callable[[], bool] = lambda: False
        self._began = 0.0
        self._took: list[float] = []
        self._gaps: list[tuple[float, float]] = []
        self._last = (0.0, 0.0)
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._then: Callable[[], None] = lambda: None
        self._all_are_there.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._steps = self._run()
        self._next()

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step(lambda: QTimer.singleShot(THINK_MS, self, self._next))

    def _go_on(self) -> None:
        self._then()

    def _run(self) -> Iterator[Step]:
        told: dict[str, object] = {}
        yield self._until_all_are_there
        yield lambda then: QTimer.singleShot(REST_MS, self, then)
        told["before_mb"] = _own_mb()
        list_ms: list[float] = []
        talk_ms: list[float] = []
        made = self._mode.messages
        for _ in range(self._openings):
            yield self._pressed(self._mode.home.messages, made.list, lambda: self._line() is not None, list_ms)
            yield self._pressed(self._line(), made.talk, self._is_talk_filled, talk_ms)
            yield self._pressed(made.talk.back, made.list, lambda: True, [])
            yield self._pressed(made.list.back, self._mode.home, lambda: True, [])
        yield self._pressed(self._mode.home.messages, made.list, lambda: self._line() is not None, [])
        yield self._pressed(self._line(), made.talk, self._is_talk_filled, [])
        self._last = _times()
        self._tick.start()
        turns_ms: list[float] = []
        for _ in range(self._turns):
            yield self._turn(turns_ms)
            yield self._until_pictures_are_there
        self._tick.stop()
        gc.collect()
        told |= {"list": list_ms, "talk": talk_ms, "turns": turns_ms, "after_mb": _own_mb()}
        told["gaps"] = sorted(self._gaps, reverse=True)[:10]
        told["own_ms"] = max(own for _, own in self._gaps)
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    # --- steps ---

    def _until_all_are_there(self, then: Callable[[], None]) -> None:
        """Asked on a thread of its own: an answer comes through the GUI thread, which must not wait for it."""
        self._then = then

        def asked() -> None:
            while self._talk is None or not {"answer", "write"} <= self._mode.messages.__dict__.keys():
                time.sleep(LOOK_MS / 1000)
                for row in messages.talks(self._desk).result().rows:
                    if messages.talk_page(self._desk, row.talk, 0).result().pages * ROWS >= self._count:
                        self._talk = row.talk
            self._all_are_there.emit()

        threading.Thread(target=asked, daemon=True).start()

    def _pressed(
        self, button: QAbstractButton | None, painted: QWidget, is_filled: Callable[[], bool], took_ms: list[float]
    ) -> Step:
        def step(then: Callable[[], None]) -> None:
            assert button is not None
            painted.installEventFilter(self)
            self._painted, self._is_filled, self._took, self._then = painted, is_filled, took_ms, then
            self._began = time.perf_counter()
            button.click()
            painted.update()

        return step

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self._painted and self._is_filled():
            self._painted.removeEventFilter(self)
            self._painted = None
            # After the event in which everything on the screen is painted and handed over.
            QTimer.singleShot(0, self, self._answered)
        return False

    def _answered(self) -> None:
        self._took.append((time.perf_counter() - self._began) * 1000)
        self._then()

    def _line(self) -> QAbstractButton | None:
        view = self._mode.messages.list
        lines = [line for line in view._lines if line._talk == self._talk]
        return lines[0].button if lines and lines[0].isVisible() else None

    def _is_talk_filled(self) -> bool:
        return self._mode.messages.talk.page is not None and bool(self._mode.messages.talk.page.messages)

    def _turn(self, took_ms: list[float]) -> Step:
        """To the next of the pages on the glass, and from the last of them to older messages."""
        view = self._mode.messages.talk
        before, at = view.page, view.pages.page
        if view.pages.after.isVisible() and view.pages.after.isEnabled():
            return self._pressed(view.pages.after, view.pages._glass, lambda: view.pages.page != at, took_ms)
        older = [one for one in view.findChildren(TouchButton) if one.text() == "Äldre meddelanden" and one.isVisible()]
        return self._pressed(older[0], view.pages._glass, lambda: view.page is not before, took_ms)

    def _until_pictures_are_there(self, then: Callable[[], None]) -> None:
        if self._mode.messages.talk.pictures():
            QTimer.singleShot(LOOK_MS, self, lambda: self._until_pictures_are_there(then))
        else:
            then()

    def _ticked(self) -> None:
        now, before = _times(), self._last
        self._last = now
        self._gaps.append(((now[0] - before[0]) * 1000, (now[1] - before[1]) * 1000))


def _times() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def _own_mb() -> tuple[float, float]:
    """What the window's process and the engine's have for themselves."""
    here = psutil.Process()
    engines = here.children(recursive=True)
    return here.memory_full_info().uss / 1e6, sum(one.memory_full_info().uss for one in engines) / 1e6


class ProbedWindow(Window):
    def begin(self) -> None:
        self.filled.connect(lambda _mode: self._probe())
        super().begin()

    def _probe(self) -> None:
        assert self.desk is not None
        mode = self.findChild(BrukareMode)
        assert mode is not None
        Probe(self, self.desk, mode)


def main() -> int:
    return ui.main.main(sys.argv[1:], window="tests.bench.messages_probe:ProbedWindow")


if __name__ == "__main__":
    raise SystemExit(main())
