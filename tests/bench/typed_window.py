"""The window of tests.bench.typed_pin."""

import os
import sys
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.shared.pin_pad import PinPad
from ui.shared.sign_in_view import PeoplePage
from ui.shared.touch_button import TouchButton
from ui.window import Window

T = TypeVar("T", bound=QObject)


class TypedPin(QObject):
    def __init__(self, window: Window, pin: str, *, tells: bool) -> None:
        """`tells`: a line on stdout when the names are painted, the first screen of a mode that asks for a PIN."""
        super().__init__(window)
        self._pin = pin
        self._tells = tells
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
        if self._tells:
            sys.stdout.write('{"painted": "people"}\n')
            sys.stdout.flush()
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
    tells_people = False

    def begin(self) -> None:
        super().begin()
        TypedPin(self, os.environ["TRYGGVE_BENCH_PIN"], tells=self.tells_people)


class TellingWindow(TypingWindow):
    tells_people = True
