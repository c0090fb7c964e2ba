"""Faces: a picture of the person where there is one, else a drawn face that is the same each time.

A drawn face is nobody's likeness; it is chosen by the person's id so that the same person is known again.
"""

import hashlib
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.people import Face
from ui.shared.look import look

SKINS = ("#F2CFB3", "#E3B08A", "#BE8359", "#8A5A3B", "#D79A6C")
HAIRS = ("#2B1A14", "#5B3A22", "#8C5A2B", "#C9A15A", "#8E8E8E")
SHIRTS = ("#1B5535", "#0B3C6F", "#6A3D7C", "#8A5A00", "#2F6570")
INK = "#1B1F23"
ROUND = "#DCEBFA"
FACE_MM = 26.0


@dataclass(frozen=True)
class Features:
    skin: str
    hair: str
    shirt: str
    cut: int
    """0 to 3: short, parted, to the shoulders, tied up."""
    glasses: bool


CUTS = 4


def features_of(person: str) -> Features:
    """The same for the same id, on every device and in every version."""
    digest = hashlib.blake2b(person.encode(), digest_size=5).digest()
    return Features(
        skin=SKINS[digest[0] % len(SKINS)],
        hair=HAIRS[digest[1] % len(HAIRS)],
        shirt=SHIRTS[digest[2] % len(SHIRTS)],
        cut=digest[3] % CUTS,
        glasses=digest[4] % 4 == 0,
    )


class FacePicture(QWidget):
    """One or two people. Says nothing by itself: the name always stands beside it."""

    def __init__(self, *, size_mm: float = FACE_MM) -> None:
        super().__init__()
        self._size_mm = size_mm
        self._who: tuple[Face, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def show_who(self, who: tuple[Face, ...]) -> None:
        """The first two; nobody known is drawn as a figure without a face."""
        self._who = who[:2]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = look().mm(self._size_mm)
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
            painter.translate(number * side * 0.45, 0)
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
        painter.scale(side / 100, side / 100)
        paint_drawn(painter, features_of(face.person))
    painter.restore()
    _paint_edge(painter, side)


def paint_drawn(painter: QPainter, features: Features) -> None:
    """On a field of 100 by 100."""
    painter.setPen(Qt.PenStyle.NoPen)
    _fill(painter, ROUND, QRectF(0, 0, 100, 100))
    if features.cut == 2:
        painter.setBrush(QColor(features.hair))
        painter.drawRoundedRect(QRectF(25, 20, 50, 56), 24, 24)
    if features.cut == 3:
        _fill(painter, features.hair, QRectF(38, 3, 24, 22))
    _fill(painter, features.shirt, QRectF(18, 70, 64, 70))
    _fill(painter, features.skin, QRectF(43, 58, 14, 17))
    _fill(painter, features.skin, QRectF(29, 20, 42, 46))
    _paint_hair(painter, features)
    _paint_looks(painter, features)


def _paint_hair(painter: QPainter, features: Features) -> None:
    """What lies over the forehead: the top of the head, cut off by a line that differs."""
    head = QPainterPath()
    head.addEllipse(QRectF(27, 15, 46, 52))
    over = QPainterPath()
    match features.cut:
        case 0:
            over.moveTo(20, 10)
            over.lineTo(80, 10)
            over.lineTo(80, 36)
            over.quadTo(50, 20, 20, 36)
        case 1:
            over.moveTo(20, 10)
            over.lineTo(80, 10)
            over.lineTo(80, 38)
            over.quadTo(62, 34, 58, 24)
            over.quadTo(44, 36, 20, 38)
        case _:
            over.moveTo(20, 10)
            over.lineTo(80, 10)
            over.lineTo(80, 40)
            over.quadTo(68, 24, 50, 27)
            over.quadTo(32, 24, 20, 40)
    over.closeSubpath()
    painter.setBrush(QColor(features.hair))
    painter.drawPath(head.intersected(over))


def _paint_looks(painter: QPainter, features: Features) -> None:
    dark = features.skin in SKINS[2:4]
    line = QPen(QColor(INK), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    _fill(painter, INK, QRectF(39.5, 42, 5, 5.5))
    _fill(painter, INK, QRectF(55.5, 42, 5, 5.5))
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    smile = QPainterPath(QPointF(42, 54))
    smile.quadTo(50, 61, 58, 54)
    painter.drawPath(smile)
    if features.glasses:
        painter.setPen(QPen(QColor("#FFFFFF" if dark else INK), 1.6))
        painter.drawEllipse(QRectF(35, 38, 14, 13))
        painter.drawEllipse(QRectF(51, 38, 14, 13))
        painter.drawLine(QPointF(49, 44), QPointF(51, 44))


def _paint_nobody(painter: QPainter, side: float) -> None:
    """A figure whose name is not known: no face, and nothing that frightens."""
    circle = QPainterPath()
    circle.addEllipse(QRectF(0, 0, side, side))
    painter.save()
    painter.setClipPath(circle)
    painter.scale(side / 100, side / 100)
    painter.setPen(Qt.PenStyle.NoPen)
    _fill(painter, ROUND, QRectF(0, 0, 100, 100))
    _fill(painter, "#6B737C", QRectF(33, 22, 34, 38))
    _fill(painter, "#6B737C", QRectF(18, 68, 64, 70))
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
