"""The window of tests.bench.typed_pin."""

import os

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.shared.people_page import PeoplePage
from ui.shared.pin_page import PinPage
from ui.shared.touch_button import TouchButton
from ui.window import Window


class TypedPin(QObject):
    def __init__(self, window: Window, pin: str) -> None:
        super().__init__(window)
        self._pin = pin
        self._view = window._sign_in
        self._done: set[QObject] = set()
        self._view._stack.currentChanged.connect(self._follow)

    def _follow(self) -> None:
        """A page is made when it is first wanted."""
        page = self._view._stack.currentWidget()
        if isinstance(page, PeoplePage):
            page.installEventFilter(self)
        elif isinstance(page, PinPage):
            page.pad.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched not in self._done:
            self._done.add(watched)
            QTimer.singleShot(0, self._choose if isinstance(watched, PeoplePage) else self._type)
        return False

    def _choose(self) -> None:
        page = self._view.people_page
        buttons = page.findChildren(TouchButton)
        next(button for button in buttons if button.isVisible() and button is not page.another).click()

    def _type(self) -> None:
        pad = self._view.pin_page.pad
        for digit in self._pin:
            kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
            QCoreApplication.postEvent(pad, QKeyEvent(kind, int(Qt.Key.Key_0) + int(digit), none, digit))


class TypingWindow(Window):
    def begin(self) -> None:
        super().begin()
        TypedPin(self, os.environ["TRYGGVE_BENCH_PIN"])
