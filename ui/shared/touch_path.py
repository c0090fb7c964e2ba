"""One finger's way over the glass: where it came down, where it is meant when the hand shakes, how far it has slid."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from ui.shared.finger import SLOP_MM
from ui.shared.look import look
from ui.shared.scroll import DRAG_SLOP_MM, Scroll
from ui.shared.touch_button import TouchButton

SHAKES_FOR_MS = 170
"""One period of a tremor of 6 Hz: over so long, a shaking finger is on the whole where it is meant to be. A slower
tremor (Parkinson's rest tremor begins at 4 Hz) would raise it to 250."""


@dataclass(eq=False)
class TouchPath:
    """Positions in screen coordinates."""

    number: int
    began_ms: int
    positions: list[tuple[int, QPointF]]
    under: QWidget | None = None
    button: TouchButton | None = None
    """That it came down on."""
    shown: TouchButton | None = None
    """That is seen to be held down."""
    scroller: Scroll | None = None
    is_over: bool = False
    """It has pressed something, or is taken for no press at all."""
    drags: bool = False
    forget_timer: Callable[[], None] | None = field(default=None, repr=False)

    @property
    def began_at(self) -> QPointF:
        return self.positions[0][1]

    @property
    def at(self) -> QPointF:
        return self.positions[-1][1]

    def meant_at(self) -> QPointF:
        """Without the shaking: the middle of where it has been in its first period. A finger that comes to rest is
        listened to as long as it moves."""
        return _middle([at for when, at in self.positions if when - self.began_ms <= SHAKES_FOR_MS])

    def meant_now(self) -> QPointF:
        last = self.positions[-1][0]
        return _middle([at for when, at in self.positions if last - when <= SHAKES_FOR_MS])

    def slides(self, tremor_mm: float) -> bool:
        """Whether it has left the place where it came down. A hand that shakes gets from one side to the other too."""
        on_page = self.scroller is not None and self.button is None
        slop_mm = (DRAG_SLOP_MM if on_page else SLOP_MM) + 2 * tremor_mm
        way = self.at - self.began_at
        return max(abs(way.x()), abs(way.y())) > look().mm(slop_mm)


def _middle(positions: list[QPointF]) -> QPointF:
    return QPointF(median(at.x() for at in positions), median(at.y() for at in positions))
