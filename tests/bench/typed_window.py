"""The window of tests.bench.typed_pin."""

import os
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.shared.pin_pad import PinPad
from ui.shared.sign_in_view import PeoplePage
from ui.shared.touch_button import TouchButton
from ui.window import Window

T = TypeVar("T", bound=QObject)


class TypedPin(QObject):
    def __init__(self, window: Window, pin: str) -> None:
        super().__init__(window)
        self._pin = pin
        self._people, self._pad = _only(window, PeoplePage), _only(window, PinPad)
        self._done: set[QObject] = set()
        for page in (self._people, self._pad):
            page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched not in self._done:
            self._done.add(watched)
            QTimer.singleShot(0, self._choose if watched is self._people else self._type)
        return False

    def _choose(self) -> None:
        buttons = self._people.findChildren(TouchButton)
        next(button for button in buttons if button.isVisible() and button is not self._people.another).click()

    def _type(self) -> None:
        for digit in self._pin:
            kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
            QCoreApplication.postEvent(self._pad, QKeyEvent(kind, int(Qt.Key.Key_0) + int(digit), none, digit))


def _only(window: Window, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert found is not None
    return found


class TypingWindow(Window):
    def begin(self) -> None:
        super().begin()
        TypedPin(self, os.environ["TRYGGVE_BENCH_PIN"])
