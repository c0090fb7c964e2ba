"""Fingers on a window, and a clock that stands still between their moves."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.shared.look import look
from ui.shared.touch import TouchWays
from ui.shared.touch_hand import Hand

SAMPLE_MS = 8
"""A panel tells where a finger is some 120 times a second."""


class HeldTouchClock:
    def __init__(self) -> None:
        self._now_ms = 1_000_000
        self._due: list[tuple[int, Callable[[], None]]] = []

    def now_ms(self) -> int:
        return self._now_ms

    def after(self, wait_ms: int, act: Callable[[], None]) -> Callable[[], None]:
        entry = (self._now_ms + wait_ms, act)
        self._due.append(entry)
        return lambda: self._due.remove(entry) if entry in self._due else None

    def move(self, by_ms: int) -> None:
        """What is due meanwhile happens, in its order."""
        until = self._now_ms + by_ms
        while due := [entry for entry in self._due if entry[0] <= until]:
            first = min(due, key=lambda entry: entry[0])
            self._due.remove(first)
            self._now_ms = first[0]
            first[1]()
        self._now_ms = until


@dataclass
class Glass:
    """Touches a window; places are in the window's pixels."""

    window: QWidget
    device: QPointingDevice
    clock: HeldTouchClock
    hand: Hand
    _down: dict[int, QPoint] = field(default_factory=dict)

    def ways(self, **changes: object) -> None:
        self.hand.ways = TouchWays()._replace(**changes)  # type: ignore[arg-type]

    def _others(self, finger: int) -> QTest.QTouchEventSequence:
        sequence = QTest.touchEvent(self.window, self.device, False)
        for other in self._down:
            if other != finger:
                sequence = sequence.stationary(other)
        return sequence

    def press(self, at: QPoint, finger: int = 0) -> None:
        self._others(finger).press(finger, at, self.window).commit()
        self._down[finger] = at

    def move(self, to: QPoint, finger: int = 0) -> None:
        self._others(finger).move(finger, to, self.window).commit()
        self._down[finger] = to

    def release(self, finger: int = 0) -> None:
        self._others(finger).release(finger, self._down.pop(finger), self.window).commit()

    def rest(self, ms: int) -> None:
        self.clock.move(ms)

    def tap(self, at: QPoint, *, ms: int = 80, finger: int = 0) -> None:
        self.press(at, finger)
        self.rest(ms)
        self.release(finger)

    def slide(self, start: QPoint, end: QPoint, *, ms: int = 240, finger: int = 0) -> None:
        self.press(start, finger)
        steps = ms // SAMPLE_MS
        for step in range(1, steps + 1):
            self.rest(SAMPLE_MS)
            self.move(start + (end - start) * step / steps, finger)
        self.release(finger)

    def shake(self, aim: QPoint, phase: float, *, ms: int, mm: float = 4.0, finger: int = 0) -> None:
        """A tap by a hand that shakes by `mm` to each side, six times a second."""
        places = list(shaking(aim, phase, ms=ms, mm=mm))
        self.press(places[0], finger)
        for place in places[1:]:
            self.rest(SAMPLE_MS)
            self.move(place, finger)
        self.release(finger)


def shaking(aim: QPoint, phase: float, *, ms: int, mm: float) -> Iterator[QPoint]:
    """Across and along with phases of their own, as a hand's circling is."""
    reach = look().measure.exact_mm(mm)
    for now in range(0, ms + 1, SAMPLE_MS):
        turn = 2 * math.pi * 6 * now / 1000 + phase
        yield (QPointF(aim) + QPointF(math.sin(turn), math.cos(turn * 0.93)) * reach).toPoint()
