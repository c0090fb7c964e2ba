"""How a person's fingers are taken: the ways that fit them, and where a window keeps what follows its fingers.

What follows them is ui.shared.touch_hand; a window without one follows each button's finger by itself.
"""

import time
import weakref
from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid


class TouchWays(NamedTuple):
    """The defaults press when the finger leaves the glass, at once, and count every touch. A tuple and no dataclass,
    for it is loaded with the first screen."""

    on_touch: bool = False
    """Press when the finger comes down; on a page that scrolls, when it leaves all the same."""
    hold_ms: int = 0
    """A finger that rests less long presses nothing."""
    ignore_repeat_ms: int = 0
    """After a press, how long another touch at the same place is not meant."""
    tremor_mm: float = 0.0
    """How far to each side the hand shakes; 0: nothing is filtered."""
    dwell_ms: int = 0
    """Resting so long on a button presses it, with the finger or with a pointer over it; 0: never."""
    slide_to_edge: bool = False


class TouchClock(Protocol):
    """Time as fingers are followed; tests hold it still."""

    def now_ms(self) -> int: ...

    def after(self, wait_ms: int, act: Callable[[], None]) -> Callable[[], None]:
        """Do it then, unless what is returned has been called before."""


class RunningClock(QObject):
    """The program's own."""

    def now_ms(self) -> int:
        return round(time.monotonic() * 1000)

    def after(self, wait_ms: int, act: Callable[[], None]) -> Callable[[], None]:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        timer.timeout.connect(timer.deleteLater)
        timer.start(wait_ms)

        def forget() -> None:
            if isValid(timer):
                timer.stop()
                timer.deleteLater()

        return forget


class TouchSurface(QObject):
    """What follows all the fingers on the window of `over`; ends with it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.ways = TouchWays()
        self.over = over
        _surfaces.add(self)

    def follow(self, event: QTouchEvent) -> None:
        """Whatever part of the window Qt has sent it to."""
        raise NotImplementedError

    def forget(self, button: QAbstractButton) -> None:
        """It says something else now: whoever holds it down presses nothing."""
        raise NotImplementedError

    def is_repeat(self, at: QPointF) -> bool:
        """Whether a press there, in screen coordinates, comes too soon after the one before to be meant."""
        raise NotImplementedError

    def note_press(self, at: QPointF) -> None:
        raise NotImplementedError

    def pointer_over(self, button: QAbstractButton, *, is_over: bool) -> None:
        """A pointer (no finger) has come or gone."""
        raise NotImplementedError


_surfaces: "weakref.WeakSet[TouchSurface]" = weakref.WeakSet()


def surface_of(widget: QWidget) -> TouchSurface | None:
    if not _surfaces:
        return None
    window = widget.window()
    return next((one for one in _surfaces if isValid(one) and one.over.window() is window), None)
