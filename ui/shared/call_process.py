"""The process of a call as a window sees it: started when it rings, watched by its heartbeat, ended with the call. See
ui.call. Light on purpose: nothing of a page is loaded here."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal
from shiboken6 import isValid

STARTS_WITHIN_MS = 20_000
"""Until its first beat: a slow tablet takes some seconds for Chromium."""
BEATS_WITHIN_MS = 8_000
"""A process that is silent for longer hangs, and a call in it is a black screen."""
ENDS_WITHIN_MS = 1_500
_FOREIGN = "QTWEBENGINE"

FLAGS: list[str] = []
"""Of Chromium. Nobody but a test that runs in this very process adds any: devices that are not there."""


def command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "call"]
    return [sys.executable, "-m", "ui.call.main"]


class CallProcess(QObject):
    said = Signal(dict)
    fell = Signal()
    """It has ended unasked, or hangs and was ended."""

    def __init__(self, parent: QObject | None = None, *, program: Sequence[str] = ()) -> None:
        """`program`: another in its place, for tests."""
        super().__init__(parent)
        self._program = list(program) or [*command(), *([f"--chromium-flags={' '.join(FLAGS)}"] if FLAGS else [])]
        self._process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        for name in surroundings.keys():  # noqa: SIM118 - Qt's, not a dict's
            if name.startswith(_FOREIGN):
                surroundings.remove(name)
        self._process.setProcessEnvironment(surroundings)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(lambda _: self._finished())
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._hangs)
        self._is_ending = self._is_over = False

    @property
    def process_id(self) -> int:
        return self._process.processId()

    def start(self) -> None:
        self._process.start(self._program[0], self._program[1:])
        self._patience.start(STARTS_WITHIN_MS)

    def tell(self, message: dict[str, Any]) -> None:
        if not self._is_ending and not self._is_over:
            self._process.write(json.dumps(message).encode() + b"\n")

    def end(self) -> None:
        """The camera is closed at once; the process is gone a moment later, whatever it does."""
        if self._is_ending:
            return
        self.tell({"do": "end"})
        self.tell({"do": "stop"})
        self._is_ending = True
        self._patience.stop()
        if self._is_over or self._process.state() is QProcess.ProcessState.NotRunning:
            self.deleteLater()
            return
        self._process.closeWriteChannel()
        QTimer.singleShot(ENDS_WITHIN_MS, self._process, self._process.kill)

    def _read(self) -> None:
        while self._process.canReadLine():
            text = bytes(self._process.readLine().data())
            try:
                message = json.loads(text)
            except ValueError:
                continue
            if self._is_ending or not isinstance(message, dict):
                continue
            if message.get("said") == "beat":
                self._patience.start(BEATS_WITHIN_MS)
            else:
                self.said.emit(message)

    def _hangs(self) -> None:
        self._process.kill()

    def _finished(self) -> None:
        if not isValid(self):  # the window closes in the middle of a call
            return
        self._patience.stop()
        was_over, self._is_over = self._is_over, True
        if self._is_ending:
            self.deleteLater()
        elif not was_over:
            self.fell.emit()
