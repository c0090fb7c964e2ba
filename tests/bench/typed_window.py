"""The window of tests.bench.typed_pin."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.shared.people_page import PeoplePage
from ui.shared.pin_page import PinPage
from ui.shared.touch_button import TouchButton
from ui.window import Window


class TypedPin(QObject):
    def __init__(self, window: Window, pin: str, *, tells: bool) -> None:
        """`tells`: a line on stdout when the names are painted, the first screen of a mode that asks for a PIN."""
        super().__init__(window)
        self._pin = pin
        self._tells = tells
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
        if self._tells:
            sys.stdout.write('{"painted": "people"}\n')
            sys.stdout.flush()
        page = self._view.people_page
        buttons = page.findChildren(TouchButton)
        next(button for button in buttons if button.isVisible() and button is not page.another).click()

    def _type(self) -> None:
        pad = self._view.pin_page.pad
        for digit in self._pin:
            kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
            QCoreApplication.postEvent(pad, QKeyEvent(kind, int(Qt.Key.Key_0) + int(digit), none, digit))


class TypingWindow(Window):
    tells_people = False

    def begin(self) -> None:
        super().begin()
        TypedPin(self, os.environ["TRYGGVE_BENCH_PIN"], tells=self.tells_people)


class TellingWindow(TypingWindow):
    tells_people = True
