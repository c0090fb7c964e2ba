"""Pictures of messages: decoded and made small off the GUI thread, once, and only as many kept as a few pages show."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

KEPT = 48
"""Small pictures in memory: some eight pages of them, at most 10 MB."""
LARGEST_PX = 2000
"""Longest side of a picture that is sent: more than a tablet's glass shows."""
_QUALITY = 85
_MOST_MB = 256
"""What decoding may take: a picture that says it is larger is not believed."""


def decoded(content: bytes, most: QSize) -> QImage:
    """A null image where the content is no picture. From any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MOST_MB)
    size = reader.size()
    if size.isValid() and (size.width() > most.width() or size.height() > most.height()):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def made_ready(path: Path, target: Path) -> bool:
    """A picture as it is sent: upright, and no larger than needed, to a `target` that ends in `.jpg`. False where it is
    none. From any thread."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MOST_MB)
    size, most = reader.size(), QSize(LARGEST_PX, LARGEST_PX)
    if size.isValid() and (size.width() > LARGEST_PX or size.height() > LARGEST_PX):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return False
    return image.convertToFormat(QImage.Format.Format_RGB32).save(str(target), quality=_QUALITY)


class _Done(QObject):
    came = Signal(str, QImage)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], QImage], key: str, done: _Done) -> None:
        super().__init__()
        self._work, self._key, self._done = work, key, done

    def run(self) -> None:
        self._done.came.emit(self._key, self._work())


class SmallPictures(QObject):
    """`came(sha256)` when one can be had by `of`."""

    came = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: OrderedDict[str, QImage] = OrderedDict()
        self._under_way: set[str] = set()
        self._done = _Done(self)
        self._done.came.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def of(self, sha256: str) -> QImage | None:
        """A null image is a broken one."""
        return self._made.get(sha256)

    def make(self, sha256: str, content: bytes, most: QSize) -> None:
        if sha256 in self._made or sha256 in self._under_way:
            return
        self._under_way.add(sha256)
        QThreadPool.globalInstance().start(_Job(lambda: decoded(content, most), sha256, self._done))

    def _keep(self, sha256: str, image: QImage) -> None:
        self._under_way.discard(sha256)
        self._made[sha256] = image
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        self.came.emit(sha256)
