"""What a widget paints: its text run by run with the size and place of the letters, its pictures, and its strokes.

It is painted for real, onto a device that writes down what it is told to draw instead of drawing it.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unicodedata import category

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPainter,
    QPixmap,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from tests.brukare_audit.seen import Box

DPI = 96


@dataclass(frozen=True)
class PaintedText:
    text: str
    box: Box
    pixel_size: float
    advance: float


@dataclass(frozen=True)
class PaintedPicture:
    box: Box
    is_photo: bool
    """Without a transparent part: a photograph, not an icon."""


@dataclass(frozen=True)
class Stroke:
    box: Box
    width: float


@dataclass
class Painted:
    """In pixels of the widget."""

    texts: list[PaintedText] = field(default_factory=list)
    pictures: list[PaintedPicture] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)


class _Notes(QPaintEngine):
    def __init__(self, found: Painted) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.found = found
        self._placed = QTransform()
        self._stroke = 0.0

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: Any) -> None:
        self._placed = QTransform(state.transform())
        pen = state.pen()
        seen = pen.style() is not Qt.PenStyle.NoPen and pen.color().alpha() > 0
        self._stroke = pen.widthF() if seen else 0.0

    def drawTextItem(self, place: Any, item: Any) -> None:
        font, text = item.font(), _printed(item.text())
        if not text.strip():
            return
        letters = _letters(QFont(font).toString(), text).translated(QPointF(place))
        if item.renderFlags() & QTextItem.RenderFlag.RightToLeft:
            # Such text is measured from its other end: its letters lie within the width that it takes.
            letters.setLeft(place.x())
            letters.setWidth(item.width())
        size = _pixel_size(font) * self._placed.m22()
        self.found.texts.append(PaintedText(text, self._box(letters), size, item.width() * self._placed.m11()))

    def drawPixmap(self, place: QRectF | QRect, pixmap: QPixmap | QImage, _part: QRectF | QRect) -> None:
        self.found.pictures.append(PaintedPicture(self._box(QRectF(place)), not pixmap.hasAlphaChannel()))

    def drawImage(self, place: QRectF | QRect, image: QImage, *_rest: Any, **_how: Any) -> None:
        self.found.pictures.append(PaintedPicture(self._box(QRectF(place)), not image.hasAlphaChannel()))

    def drawPath(self, path: Any) -> None:
        self._note(path.boundingRect())

    def drawEllipse(self, place: Any) -> None:
        self._note(QRectF(place))

    def drawRects(self, *_what: Any) -> None:
        """Fills of one colour: no text, and a line around them would come as a path."""

    def drawPolygon(self, *_what: Any) -> None: ...

    def drawLines(self, *_what: Any) -> None: ...

    def drawPoints(self, *_what: Any) -> None: ...

    def drawTiledPixmap(self, *_what: Any) -> None: ...

    def _note(self, place: QRectF) -> None:
        if self._stroke:
            half = self._stroke / 2
            self.found.strokes.append(Stroke(self._box(place.adjusted(-half, -half, half, half)), self._stroke))

    def _box(self, place: QRectF) -> Box:
        at = self._placed.mapRect(place)
        return Box(at.left(), at.top(), at.right(), at.bottom())


def _printed(text: str) -> str:
    """Without signs that only say how the others are set."""
    return "".join(sign for sign in text if category(sign) != "Cf")


@lru_cache(maxsize=8192)
def _letters(font: str, text: str) -> QRectF:
    """What the letters cover, from the beginning of their line."""
    made = QFont()
    made.fromString(font)
    return QFontMetricsF(made).tightBoundingRect(text)


def _pixel_size(font: QFont) -> float:
    return float(font.pixelSize()) if font.pixelSize() > 0 else font.pointSizeF() * DPI / 72


class _Device(QPaintDevice):
    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.found = Painted()
        self._engine = _Notes(self.found)
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: width,
            metric.PdmHeight: height,
            metric.PdmWidthMM: round(width / DPI * 25.4),
            metric.PdmHeightMM: round(height / DPI * 25.4),
            metric.PdmNumColors: 1 << 24,
            metric.PdmDepth: 32,
            metric.PdmDpiX: DPI,
            metric.PdmDpiY: DPI,
            metric.PdmPhysicalDpiX: DPI,
            metric.PdmPhysicalDpiY: DPI,
            metric.PdmDevicePixelRatio: 1,
        }

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, wanted: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(wanted, 1 << 16)  # the ratio of pixels, in parts of 65,536


def painted_by(widget: QWidget) -> Painted:
    """By the widget itself, without what stands in it."""
    device = _Device(max(1, widget.width()), max(1, widget.height()))
    painter = QPainter(device)
    widget.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return device.found
