"""Screens of which one is seen, and where the keyboard goes when another one comes.

Not Qt's QStackedWidget: a screen reader says "layered pane" of that whenever the focus comes into it. And where Qt
hides what has the focus, it gives the focus to whatever is next, for a moment: a screen reader says that too.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget


class Screens(QWidget):
    """A screen that comes takes the focus itself, or else its first button gets it: never the alarm by chance. One
    that has `take_focus` knows better than that which of its things is first, or that it waits to be told: then it
    answers True."""

    currentChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.currentChanged.connect(self._turned)

    def addWidget(self, screen: QWidget) -> int:
        return self._layers.addWidget(screen)

    def removeWidget(self, screen: QWidget) -> None:
        """It is hidden and still this one's child, until somebody takes it."""
        self._layers.removeWidget(screen)
        screen.hide()

    def count(self) -> int:
        return self._layers.count()

    def widget(self, place: int) -> QWidget | None:
        return self._layers.widget(place)

    def indexOf(self, screen: QWidget) -> int:
        return self._layers.indexOf(screen)

    def currentIndex(self) -> int:
        return self._layers.currentIndex()

    def currentWidget(self) -> QWidget | None:
        return self._layers.currentWidget()

    def setCurrentWidget(self, screen: QWidget) -> None:
        before, focus = self.currentWidget(), self.window().focusWidget()
        if screen is before:
            return
        if focus is not None and before is not None and before.isAncestorOf(focus):
            focus.clearFocus()
        self._layers.setCurrentWidget(screen)

    def _turned(self, place: int) -> None:
        self.currentChanged.emit(place)
        self._see_to_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._see_to_focus()

    def _see_to_focus(self) -> None:
        """Once whoever has turned the screens has had the time to say where it goes."""
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        from ui.shared.reading_order import stops_of

        screen = self.currentWidget()
        if screen is None or not screen.isVisible() or self.window().focusWidget() is not None:
            return
        take: Callable[[], bool] | None = getattr(screen, "take_focus", None)
        if take is not None and take():
            return
        first = next((stop for stop in stops_of(self.window()) if screen.isAncestorOf(stop)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
