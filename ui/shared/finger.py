"""One finger followed from the glass up: a tap, or the beginning of a scroll. Other fingers are left alone."""

from enum import Enum, auto
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

from ui.shared.look import look

SLOP_MM = 10.0
"""How far a finger may slip and still mean the button: some 60 px at 149 ppi. Source: the project's own measurements
with AT-SPI and synthetic touch; mean miss of ages 67 to 81 is 3.4 mm (Sultana & Moffatt 2019)."""


class Move(Enum):
    NOTHING = auto()
    DOWN = auto()
    """The finger has come down."""
    TAP = auto()
    """It left the glass where it came down."""
    DRAG = auto()
    """It has slipped so far that it scrolls."""
    OFF = auto()
    """It left the glass after a drag, or the touch was taken away."""


TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})


@runtime_checkable
class TakesPoint(Protocol):
    """Something that a finger can press although Qt sends the touch to the page beneath it."""

    def take_point(self, point: QEventPoint) -> None: ...


class Finger:
    def __init__(self, slop_mm: float = SLOP_MM) -> None:
        self._slop_mm = slop_mm
        self._id: int | None = None
        self._from = QPointF()
        self._drags = False
        self.at = QPointF()
        """Where the finger is, in screen coordinates."""
        self.local = QPointF()
        """The same within the widget."""

    def follow(self, event: QTouchEvent) -> Move:
        if event.type() == QEvent.Type.TouchCancel:
            self._id = None
            return Move.OFF
        for point in event.points():
            if self.is_mine(point):
                return self.follow_point(point)
        return Move.NOTHING

    def is_mine(self, point: QEventPoint) -> bool:
        """Whether it is the finger that is followed, or a new one while none is."""
        if self._id is None:
            return point.state() == QEventPoint.State.Pressed
        return point.id() == self._id

    def follow_point(self, point: QEventPoint) -> Move:
        return self._take(point) if self._id is None else self._moved(point)

    def _take(self, point: QEventPoint) -> Move:
        self._id = point.id()
        self._from = self.at = point.globalPosition()
        self.local = point.position()
        self._drags = False
        return Move.DOWN

    def _moved(self, point: QEventPoint) -> Move:
        self.at, self.local = point.globalPosition(), point.position()
        way = self.at - self._from
        self._drags = self._drags or max(abs(way.x()), abs(way.y())) > look().mm(self._slop_mm)
        if point.state() == QEventPoint.State.Released:
            self._id = None
            return Move.OFF if self._drags else Move.TAP
        return Move.DRAG if self._drags else Move.NOTHING
