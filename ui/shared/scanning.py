"""Scanning on a window: finds what can be pressed, offers it as ui.shared.scan_rounds says, and presses it."""

import time
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from ui.shared.arrow_keys import uses_arrows
from ui.shared.reading_order import alarm_of, stops_of
from ui.shared.scan_mark import ScanMark
from ui.shared.scan_rounds import FLAT, Chosen, Group, Rounds, Scanning, Way, Which
from ui.shared.wrapped_text import spoken

LOOK_MS = 250
"""How soon what comes or moves on the screen is seen: sooner than a person sees it and presses."""
SAID_OF_A_GROUP = 3
"""Names that are said of a group before the rest is left out."""


class Ticker(Protocol):
    """The time, and one call back."""

    def now_ms(self) -> int: ...

    def call_in(self, delay_ms: int, call: Callable[[], None]) -> None:
        """Once, instead of what was asked for before."""

    def stop(self) -> None: ...


class QtTicker(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: Callable[[], None] = lambda: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._rings)

    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def call_in(self, delay_ms: int, call: Callable[[], None]) -> None:
        self._call = call
        self._timer.start(max(0, delay_ms))

    def stop(self) -> None:
        self._timer.stop()

    def _rings(self) -> None:
        self._call()


class Scanner(QObject):
    alarm_wanted = Signal()
    """The alarm was pressed where a question has it disabled."""
    offered = Signal(str)
    """What is offered now, in words, for the voice."""

    def __init__(self, of: QWidget, settings: Scanning, ticker: Ticker | None = None) -> None:
        """`of`: something on the window that is scanned."""
        super().__init__(of)
        self._of, self._ticker = of, ticker or QtTicker(self)
        self.rounds = Rounds(settings)
        self._mark = ScanMark(of.window())
        self._offered: tuple[QWidget, ...] = ()
        self._goes = settings.mode is not Way.OFF
        self.look()

    @property
    def offers(self) -> tuple[QWidget, ...]:
        """What is offered now: one thing, or all of a group."""
        return self._offered

    def end(self) -> None:
        self._goes = False
        self._ticker.stop()
        self._mark.hide()
        self._mark.deleteLater()
        self.deleteLater()

    # --- the switches ---

    def down(self, which: Which) -> None:
        self._see()
        self._press(self.rounds.down(which, self._ticker.now_ms()))

    def up(self, which: Which) -> None:
        self._press(self.rounds.up(which, self._ticker.now_ms()))

    def look(self) -> None:
        """See what is on the screen, and do what is due."""
        if not self._goes:
            return
        self._see()
        self._press(self.rounds.tick(self._ticker.now_ms()))

    def _press(self, chosen: list[Chosen]) -> None:
        for choice in chosen:
            self._choose(choice.thing)
        if not self._goes:
            return
        self._see()
        self._offer()
        due, now_ms = self.rounds.due_ms, self._ticker.now_ms()
        self._ticker.call_in(LOOK_MS if due is None else min(LOOK_MS, due - now_ms), self.look)

    def _choose(self, thing: object) -> None:
        if not isinstance(thing, QWidget) or not isValid(thing) or not thing.isVisible():
            return
        if not thing.isEnabled():
            if thing is alarm_of(self._of.window()):
                self.alarm_wanted.emit()
        elif isinstance(thing, QAbstractButton):
            thing.click()
        else:
            thing.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the screen ---

    def _see(self) -> None:
        window = self._of.window()
        alarm = alarm_of(window)
        stops = [stop for stop in stops_of(window) if stop is not alarm] if self._of.isVisible() else []
        self.rounds.show(list(_groups(stops)), alarm, self._ticker.now_ms())

    def _offer(self) -> None:
        stop = self.rounds.at
        things = stop.things if isinstance(stop, Group) else (stop,)
        widgets = tuple(thing for thing in things if isinstance(thing, QWidget) and isValid(thing))
        if widgets != self._offered:
            self._offered = widgets
            if len(widgets) == 1 and widgets[0].isEnabled() and not uses_arrows(widgets[0]):
                # Screen readers follow the focus, and so does the page.
                widgets[0].setFocus(Qt.FocusReason.OtherFocusReason)
            if widgets:
                self.offered.emit(_said(widgets))
        self._mark.mark(widgets)


def _groups(stops: list[QWidget]) -> Iterator[Group]:
    """What stands in one frame, in portions that are soon gone through. Cards with one button each make a group with
    their neighbours."""
    for frame, same in groupby(stops, _frame_of):
        things = list(same)
        for number in range(0, len(things), FLAT):
            yield Group((frame, number), tuple(things[number : number + FLAT]))


def _frame_of(stop: QWidget) -> QWidget | None:
    parent = stop.parentWidget()
    alone = parent is not None and len(parent.findChildren(QAbstractButton)) <= 1
    return parent.parentWidget() if parent is not None and alone else parent


def _said(widgets: tuple[QWidget, ...]) -> str:
    return ", ".join(spoken(widget.accessibleName()) for widget in widgets[:SAID_OF_A_GROUP])
