"""The system asks the program to end: the window closes as a person would close it, never in the middle of a paint."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.program import _end_on_signal


class _Window(QWidget):
    """Is told to end while it paints."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.seen.append("paint begins")
        if self.seen == ["paint begins"]:
            os.kill(os.getpid(), signal.SIGTERM)
        self.seen.append("paint ends")

    def closeEvent(self, event: QCloseEvent) -> None:
        self.seen.append("closes")
        event.accept()


@pytest.fixture
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals_as_before")
def test_a_window_told_to_end_while_it_paints_closes_after_the_paint(app: QApplication) -> None:
    window = _Window()
    _end_on_signal(app, window)
    window.show()
    while window.isVisible():
        app.processEvents()
    assert window.seen == ["paint begins", "paint ends", "closes"]
