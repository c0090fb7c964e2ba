"""Python's cyclic garbage, collected on the GUI thread alone.

Python collects in whichever thread happens to allocate. A widget that is garbage would then be destroyed by a database
or network thread, and Qt's own lists with it: the program dies minutes later, somewhere else (seen under AT-SPI).
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 400
"""Often enough that a busy minute leaves no more than some tens of thousands of objects."""


class CollectsHere(QObject):
    """Made on the GUI thread; switches the automatic collection off for the whole program. What has been loaded by then
    is spared."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.setInterval(LOOK_EVERY_MS)
        timer.timeout.connect(self._collect_due)
        timer.start()

    @staticmethod
    def spare_what_stays() -> None:
        """Modules and the first screen live as long as the program: later collections need not walk over them. No
        collection goes before: it would hold the first screen for a tenth of a second (measured)."""
        gc.freeze()

    def _collect_due(self) -> None:
        young, middle, old = gc.get_count()
        if old > self._limits[2]:
            gc.collect(2)
        elif middle > self._limits[1]:
            gc.collect(1)
        elif young > self._limits[0]:
            gc.collect(0)
