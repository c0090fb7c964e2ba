"""Faces: a picture of the person where there is one, else a figure that shows plainly that there is none.

Nobody is drawn: she who opens would look for that face at the door. The figure's colour is the person's own.
"""

import hashlib

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.people import Face
from ui.shared.look import look

COLOURS = ("#1B5535", "#0B3C6F", "#6A3D7C", "#2F6570", "#8A2F62", "#3B4A9E", "#4B5320")
"""None like skin or hair: who opens the door looks for the face that stands here."""
UNKNOWN = "#6B737C"
ROUND = "#DCEBFA"
FACE_MM = 26.0
TWO = 0.77
"""Two faces are each so much smaller, for both and the words beside them to have room."""


def colour_of(person: str) -> str:
    """The same for the same id, on every device and in every version."""
    digest = hashlib.blake2b(person.encode(), digest_size=5).digest()
    return COLOURS[digest[0] % len(COLOURS)]


class FacePicture(QWidget):
    """One or two people. Says nothing by itself: the name always stands beside it."""

    def __init__(self, *, size_mm: float = FACE_MM) -> None:
        super().__init__()
        self._size_mm = size_mm
        self._who: tuple[Face, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def show_who(self, who: tuple[Face, ...]) -> None:
        """The first two; nobody known is a grey figure."""
        self._who = who[:2]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = look().mm(self._size_mm * (TWO if len(self._who) > 1 else 1.0))
        return QSize(round(side * 1.45) if len(self._who) > 1 else side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(min(self.height(), self.width()))
        if not self._who:
            _paint_nobody(painter, side)
        # The first one stands in front.
        for number, face in reversed(list(enumerate(self._who))):
            painter.save()
            right = self.width() - side - number * side * 0.45
            painter.translate(right if self.isRightToLeft() else number * side * 0.45, 0)
            _paint_person(painter, face, side)
            painter.restore()


def _paint_person(painter: QPainter, face: Face, side: float) -> None:
    picture = QPixmap()
    circle = QPainterPath()
    circle.addEllipse(QRectF(0, 0, side, side))
    painter.save()
    painter.setClipPath(circle)
    if face.picture is not None and picture.loadFromData(face.picture):
        whole = picture.scaled(
            QSize(round(side), round(side)),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap(QPointF((side - whole.width()) / 2, (side - whole.height()) / 2), whole)
    else:
        paint_figure(painter, colour_of(face.person), side)
    painter.restore()
    _paint_edge(painter, side)


def paint_figure(painter: QPainter, colour: str, side: float) -> None:
    """Head and shoulders, on a field of `side` pixels each way."""
    painter.save()
    painter.scale(side / 100, side / 100)
    _fill(painter, ROUND, QRectF(0, 0, 100, 100))
    _fill(painter, colour, QRectF(33, 22, 34, 38))
    _fill(painter, colour, QRectF(18, 68, 64, 70))
    painter.restore()


def _paint_nobody(painter: QPainter, side: float) -> None:
    """A figure whose name is not known: nothing that frightens."""
    circle = QPainterPath()
    circle.addEllipse(QRectF(0, 0, side, side))
    painter.save()
    painter.setClipPath(circle)
    paint_figure(painter, UNKNOWN, side)
    painter.restore()
    _paint_edge(painter, side)


def _paint_edge(painter: QPainter, side: float) -> None:
    line = look().line_px(0.4)
    painter.setPen(QPen(QColor(look().theme.border), line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(line / 2, line / 2, side - line, side - line))


def _fill(painter: QPainter, colour: str, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(box)
