"""Pictures on buttons and lines: Tabler's outlines, drawn in a colour of the theme. Never alone, always with a word."""

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.shared.resource import FOLDER


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Raises FileNotFoundError for a name that is not in resources/icons."""
    svg = (FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: str) -> None:
    """In a square box. Drawn from its outlines once for each place between the pixels, then copied."""
    left, top = floor(box.x()), floor(box.y())
    drawn = _drawn(name, colour, box.width(), box.x() - left, box.y() - top, painter.device().devicePixelRatio())
    painter.drawPixmap(left, top, drawn)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: float, right: float, down: float, ratio: float) -> QPixmap:
    """One picture for all who show the same: nobody paints in it."""
    side = ceil((ceil(size) + 1) * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(right, down, size, size))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def icon_pixmap(name: str, size_px: int, colour: str) -> QPixmap:
    """One picture for all who show the same: nobody paints in it."""
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap
