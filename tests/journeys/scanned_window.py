"""The client for a person with one switch, who steps: as ui.main starts it, with the settings that a profile would
bring. What is offered is said on stdout, as the person sees it marked: one line of JSON each time."""

import json
import sys
import time
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.brukare.mode import BrukareMode
from ui.main import main
from ui.shared.scan_rounds import Scanning, Way
from ui.shared.scanning import Scanner
from ui.window import Window

SETTLE_MS = 200


class ScannedWindow(Window):
    def _filled(self, desk: object) -> None:
        super()._filled(desk)  # type: ignore[arg-type]
        if isinstance(self._mode, BrukareMode):
            without_touch = self._mode.without_touch
            without_touch.wear(Scanning(mode=Way.STEP, settle_ms=SETTLE_MS))
            assert without_touch.scanner is not None
            _tell_what_is_offered(without_touch.scanner)


def _tell_what_is_offered(scanner: Scanner) -> None:
    """Once a press counts for it."""

    def tell(widgets: tuple[QWidget, ...]) -> None:
        if scanner.offers != widgets:
            return
        names = [widget.accessibleName() for widget in widgets]
        sys.stdout.write(json.dumps({"offered": names, "at": time.monotonic()}) + "\n")
        sys.stdout.flush()

    scanner.offered.connect(lambda _: QTimer.singleShot(SETTLE_MS, scanner, partial(tell, scanner.offers)))


if __name__ == "__main__":
    sys.exit(main(window="tests.journeys.scanned_window:ScannedWindow"))
