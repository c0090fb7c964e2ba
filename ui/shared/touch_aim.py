"""Which button a finger means: the one under it, the nearest to where a shaking hand aims, or the one at the edge that
it slides toward. Places are in screen coordinates."""

from collections.abc import Iterator
from math import hypot

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QWidget

from ui.shared.look import look
from ui.shared.touch_button import TouchButton

AT_EDGE_MM = 15.0
"""A button that ends so near the window's edge stands at it: the edge of 8 mm that a page leaves, and some play."""


def widget_at(window: QWidget, at: QPointF) -> QWidget | None:
    return window.childAt(window.mapFromGlobal(at.toPoint()))


def button_at(window: QWidget, at: QPointF) -> TouchButton | None:
    under = widget_at(window, at)
    while under is not None and not isinstance(under, TouchButton) and under is not window:
        under = under.parentWidget()
    return under if isinstance(under, TouchButton) and under.isEnabled() else None


def nearest_button(window: QWidget, at: QPointF, *, within_mm: float) -> TouchButton | None:
    """The button there, or the one whose border is nearest."""
    reach = look().mm(within_mm)
    found = [(_distance(_place(button), at), button) for button in _buttons(window)]
    near = [(distance, button) for distance, button in found if distance <= reach]
    return min(near, key=lambda one: one[0])[1] if near else None


def button_toward(window: QWidget, start: QPointF, end: QPointF, *, wide_mm: float) -> TouchButton | None:
    """The button at the edge that the way from `start` to `end` leads to; `wide_mm` is forgiven to each side."""
    way = end - start
    length = hypot(way.x(), way.y())
    if length == 0:
        return None
    # On and on in the same direction, to beyond the window.
    beyond = start + way * ((window.width() + window.height()) / length)
    aside = look().mm(wide_mm)
    met = [
        (_distance(_place(button).center(), end), button)
        for button in _buttons(window)
        if _stands_at_edge(window, button, way)
        and _crosses(_place(button).adjusted(-aside, -aside, aside, aside), start, beyond)
    ]
    return min(met, key=lambda one: one[0])[1] if met else None


def _buttons(window: QWidget) -> Iterator[TouchButton]:
    for button in window.findChildren(TouchButton):
        if button.isVisible() and button.isEnabled() and not button.visibleRegion().isEmpty():
            yield button


def _place(of: QWidget) -> QRectF:
    return QRectF(QPointF(of.mapToGlobal(QPoint(0, 0))), of.size().toSizeF())


def _distance(place: QRectF | QPointF, at: QPointF) -> float:
    if isinstance(place, QPointF):
        return hypot(place.x() - at.x(), place.y() - at.y())
    return hypot(
        max(place.left() - at.x(), 0.0, at.x() - place.right()), max(place.top() - at.y(), 0.0, at.y() - place.bottom())
    )


def _stands_at_edge(window: QWidget, button: TouchButton, way: QPointF) -> bool:
    glass, place = _place(window), _place(button)
    if abs(way.x()) > abs(way.y()):
        left = glass.right() - place.right() if way.x() > 0 else place.left() - glass.left()
    else:
        left = glass.bottom() - place.bottom() if way.y() > 0 else place.top() - glass.top()
    return left <= look().mm(AT_EDGE_MM)


def _crosses(place: QRectF, start: QPointF, beyond: QPointF) -> bool:
    """Whether the line from `start` to `beyond` meets the rectangle. Source: Liang and Barsky, 1984."""
    way = beyond - start
    enters, leaves = 0.0, 1.0
    for step, low, high in (
        (way.x(), place.left() - start.x(), place.right() - start.x()),
        (way.y(), place.top() - start.y(), place.bottom() - start.y()),
    ):
        if step == 0:
            if low > 0 or high < 0:
                return False
            continue
        first, last = sorted((low / step, high / step))
        enters, leaves = max(enters, first), min(leaves, last)
    return enters <= leaves
