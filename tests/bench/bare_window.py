"""A window with one line of text and nothing of ours: what starting a PySide6 program costs at least.

Tells on stdout when its first paint is over, as the client does with `--report-start`, and waits to be ended.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget


class Bare(QWidget):
    def __init__(self, started: float) -> None:
        super().__init__()
        self._started: float | None = started
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("Tryggve"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._started is not None:
            started, self._started = self._started, None
            # After the event in which the children are painted too and the window is handed over.
            QTimer.singleShot(0, lambda: _tell(started))


def _tell(started: float) -> None:
    sys.stdout.write(f'{{"painted": "bare", "ms": {(time.monotonic() - started) * 1000:.1f}}}\n')
    sys.stdout.flush()


def main() -> int:
    started = time.monotonic()
    app = QApplication(["bare"])
    window = Bare(started)
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
