"""In which order the parts of a window are read, and which of them can be pressed just now.

One order for the keys, the switches and the voice: from the top down, and in one line from where reading begins. What
stands in one frame stays together.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.shared.marks import IS_ALARM, IS_BACK
from ui.shared.scroll import scroller_of
from ui.shared.sheet import open_sheets

_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def in_order(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below, each before what it holds."""
    for child in _sorted(root):
        yield child
        yield from in_order(child)


def _sorted(parent: QWidget) -> list[QWidget]:
    children = [child for child in parent.findChildren(QWidget, options=_CHILDREN) if child.isVisible()]
    rows: list[list[QWidget]] = []
    for child in sorted((child for child in children if not child.isWindow()), key=lambda child: child.y()):
        if rows and _beside(rows[-1][0], child):
            rows[-1].append(child)
        else:
            rows.append([child])
    mirrored = parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return [child for row in rows for child in sorted(row, key=lambda child: -_right(child) if mirrored else child.x())]


def _right(widget: QWidget) -> int:
    return widget.x() + widget.width()


def _beside(one: QWidget, other: QWidget) -> bool:
    """Whether they share more than half of the lower one's height."""
    shared = min(one.y() + one.height(), other.y() + other.height()) - max(one.y(), other.y())
    return shared * 2 > min(one.height(), other.height())


def asked(window: QWidget) -> QWidget:
    """What is to be answered just now: the newest question over the window, else the window itself."""
    sheets = open_sheets(window)
    return sheets[0] if sheets else window


def stops_of(window: QWidget) -> list[QWidget]:
    """What can be pressed or written in just now. The alarm is among them whatever stands over it."""
    found = [widget for widget in in_order(asked(window)) if _can_be_used(widget)]
    alarm = alarm_of(window)
    if alarm is not None and alarm not in found:
        found.append(alarm)
    return found


def alarm_of(window: QWidget) -> QWidget | None:
    """The alarm on the glass. A question over it has it disabled with all else; it counts even so."""
    for widget in window.findChildren(QWidget):
        if widget.property(IS_ALARM) and widget.isVisible():
            off = widget.testAttribute(Qt.WidgetAttribute.WA_ForceDisabled)
            return None if off else widget
    return None


def way_back(window: QWidget) -> QWidget | None:
    return next((stop for stop in stops_of(window) if stop.property(IS_BACK)), None)


def _can_be_used(widget: QWidget) -> bool:
    takes_keys = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return takes_keys and widget.isEnabled() and _in_sight(widget)


def _in_sight(widget: QWidget) -> bool:
    """On the glass, or where a page scrolls to; not on another page of something that is turned."""
    if scroller_of(widget) is not None:
        return True
    return widget.visibleRegion().boundingRect().height() * 2 >= widget.height()


def place_of(widget: QWidget) -> QRect:
    """On its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
