"""Pictures on buttons and lines: Tabler's outlines, drawn in a colour of the theme. Never alone, always with a word."""

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.shared.language import speaking
from ui.shared.resource import FOLDER

TURNED = frozenset(
    {"arrow-left", "arrow-right", "arrow-back-up", "backspace", "chevron-left", "chevron-right", "help-circle", "list"}
    | {"login", "logout", "message", "notes", "question-mark", "send", "volume", "walk"}
)
"""Pictures that point the way of reading, or show lines of it: mirrored where one reads from the right."""


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Raises FileNotFoundError for a name that is not in resources/icons."""
    svg = (FOLDER / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: str) -> None:
    """In a square box. Drawn from its outlines once for each place between the pixels, then copied."""
    left, top = floor(box.x()), floor(box.y())
    place = QRectF(box.x() - left, box.y() - top, box.width(), box.width())
    drawn = _drawn(name, colour, place.getRect(), painter.device().devicePixelRatio(), turned=_is_turned(name))
    painter.drawPixmap(left, top, drawn)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, place: tuple[float, float, float, float], ratio: float, *, turned: bool) -> QPixmap:
    """One picture for all who show the same: nobody paints in it."""
    right, down, size, _ = place
    side = ceil((ceil(size) + 1) * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if turned:
        _turn(painter, 2 * right + size)
    _renderer(name, colour).render(painter, QRectF(right, down, size, size))
    painter.end()
    return pixmap


def icon_pixmap(name: str, size_px: int, colour: str) -> QPixmap:
    return _pixmap(name, size_px, colour, turned=_is_turned(name))


@lru_cache(maxsize=256)
def _pixmap(name: str, size_px: int, colour: str, *, turned: bool) -> QPixmap:
    """One picture for all who show the same: nobody paints in it."""
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if turned:
        _turn(painter, size_px)
    _renderer(name, colour).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


def _is_turned(name: str) -> bool:
    return speaking().from_right and name in TURNED


def _turn(painter: QPainter, width: float) -> None:
    """Left becomes right within `width`."""
    painter.translate(width, 0)
    painter.scale(-1, 1)
