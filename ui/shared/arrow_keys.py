"""The keyboard's way over a screen: arrows go to what lies there, Tab to what is read next."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.shared.reading_order import place_of, stops_of

ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
ASIDE_COUNTS = 3
"""How much farther something to the side is than something straight ahead."""
NEEDS_ARROWS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSlider, QAbstractSpinBox, QComboBox)


def uses_arrows(widget: QWidget | None) -> bool:
    """Whether the widget does something of its own with them."""
    return isinstance(widget, NEEDS_ARROWS)


def next_stop(window: QWidget, *, back: bool = False) -> QWidget | None:
    """What Tab goes to, round and round."""
    stops = stops_of(window)
    if not stops:
        return None
    focus = window.focusWidget()
    if focus not in stops:
        return stops[-1 if back else 0]
    return stops[(stops.index(focus) + (-1 if back else 1)) % len(stops)]


def stop_towards(window: QWidget, arrow: int) -> QWidget | None:
    """What lies nearest that way, of two equally near the one straight ahead; where nothing does, the next in reading
    order. None at the end."""
    stops = stops_of(window)
    focus = window.focusWidget()
    if not stops or focus not in stops:
        return stops[0] if stops else None
    here = place_of(focus)
    ways = [(far, stop) for stop in stops if (far := _distance(here, place_of(stop), arrow)) is not None]
    if ways:
        return min(ways, key=lambda way: (way[0], _off_middle(here, place_of(way[1]), arrow)))[1]
    backwards = arrow == Qt.Key.Key_Up or arrow == _before(window)
    place = stops.index(focus) + (-1 if backwards else 1)
    return stops[place] if 0 <= place < len(stops) else None


def _before(window: QWidget) -> Qt.Key:
    mirrored = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left


def _distance(here: QRect, there: QRect, arrow: int) -> int | None:
    """None for what does not lie that way."""
    match arrow:
        case Qt.Key.Key_Right:
            ahead, aside = there.left() - here.right(), _gap(here.top(), here.bottom(), there.top(), there.bottom())
        case Qt.Key.Key_Left:
            ahead, aside = here.left() - there.right(), _gap(here.top(), here.bottom(), there.top(), there.bottom())
        case Qt.Key.Key_Down:
            ahead, aside = there.top() - here.bottom(), _gap(here.left(), here.right(), there.left(), there.right())
        case _:
            ahead, aside = here.top() - there.bottom(), _gap(here.left(), here.right(), there.left(), there.right())
    return ahead + ASIDE_COUNTS * aside if ahead >= 0 else None


def _off_middle(here: QRect, there: QRect, arrow: int) -> int:
    """How far their middles are from being in line with the arrow."""
    between = there.center() - here.center()
    return abs(between.y() if arrow in (Qt.Key.Key_Left, Qt.Key.Key_Right) else between.x())


def _gap(begin: int, end: int, other_begin: int, other_end: int) -> int:
    return max(0, other_begin - end, begin - other_end)
