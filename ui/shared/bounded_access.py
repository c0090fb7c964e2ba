"""Assistive technology may ask a scroll area for a child that has just gone: answered with nothing, not with a crash.

Qt 6.11's own interface of scroll areas indexes its children unchecked (QAccessibleAbstractScrollArea::child), and a
scroll bar that hides makes them fewer. A screen reader that counts children and then fetches them read other memory.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea


class _BoundedScrollArea(QAccessibleWidget):
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return super().child(index) if 0 <= index < self.childCount() else None


def _interface_for(key: str, asked: QObject) -> QAccessibleInterface | None:
    if key == "QScrollArea" and isinstance(asked, QScrollArea):
        return _BoundedScrollArea(asked, QAccessible.Role.Client)
    return None


_installed: list[Callable[[str, QObject], QAccessibleInterface | None]] = []


def install_bounded_access() -> None:
    """After the application is there and before its first scroll area is. Does nothing the second time."""
    if not _installed:
        _installed.append(_interface_for)
        QAccessible.installFactory(_interface_for)
