"""A code that a telephone's camera reads, drawn in whole squares so that it stays sharp."""

import segno
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared.look import look

SIDE_MM = 42.0
"""Read from an arm's length by a camera of ten years ago."""
_QUIET = 4
"""Empty squares around it, which cameras need."""


class QrPicture(QWidget):
    """Black on white in every theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: tuple[bytearray, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        self._rows = tuple(segno.make(text, error="m", micro=False).matrix) if text else ()
        self.update()

    def sizeHint(self) -> QSize:
        side = look().mm(SIDE_MM)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        side = max(1, min(self.width(), self.height()) // (len(self._rows) + 2 * _QUIET))
        whole = side * (len(self._rows) + 2 * _QUIET)
        painter.fillRect(QRect(0, 0, whole, whole), Qt.GlobalColor.white)
        for down, row in enumerate(self._rows):
            for across, is_dark in enumerate(row):
                if is_dark:
                    square = QRect((across + _QUIET) * side, (down + _QUIET) * side, side, side)
                    painter.fillRect(square, Qt.GlobalColor.black)
