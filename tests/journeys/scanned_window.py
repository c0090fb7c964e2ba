"""The client for a person with one switch: as ui.main starts it, with the settings that a profile would bring."""

import sys

from ui.brukare.mode import BrukareMode
from ui.main import main
from ui.shared.scan_rounds import Scanning, Way
from ui.window import Window

INTERVAL_MS = 1500
"""The reader asks some dozen times a second; on a busy machine an answer takes half a second."""


class ScannedWindow(Window):
    def _filled(self, desk: object) -> None:
        super()._filled(desk)  # type: ignore[arg-type]
        if isinstance(self._mode, BrukareMode):
            self._mode.without_touch.wear(Scanning(mode=Way.AUTOMATIC, interval_ms=INTERVAL_MS, settle_ms=200))


if __name__ == "__main__":
    sys.exit(main(window="tests.journeys.scanned_window:ScannedWindow"))
