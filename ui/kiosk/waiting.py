"""What stands on the glass while the program is not there: `python -m ui.kiosk.waiting starting|fallen HH.MM|closed`.

A process of its own, so that it stands also when the program does not start. Ends with 0 when somebody has asked for
the program.
"""

import os
import signal
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.clock import SystemClock
from app.domain.night import night_hours
from ui.shared.look import BRUKARE, application, dress, look
from ui.shared.showing import show_if
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.translation import load_translations
from ui.shared.words import spacer

translate = QCoreApplication.translate

ASKED = 0
WAKE_MS = 200
USUAL_NIGHT = "22-6"
TEXT_SCALE = 2.0
"""Nobody's own settings are known here: large enough for most, and shrunk where it does not fit."""
PARTS = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 1 / 3)


class WaitingView(QWidget):
    start_wanted = Signal()

    def __init__(self, what: str, at: str = "") -> None:
        """`at`: when the program starts again, where it has fallen."""
        super().__init__()
        self.start = TouchButton(
            translate("Waiting", "Starta Tryggve", "Button: staff have closed the program"), kind=Kind.PRIMARY
        )
        self.start.clicked.connect(self.start_wanted)
        show_if(self.start, what == "closed")
        self._told = [_words(_first(what), bold=True), *_more(what, at)]
        self._column = QVBoxLayout(self)
        for thing in (spacer(), *self._told, self.start, spacer()):
            self._column.addWidget(thing)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """All of it is read at once, in the largest letters that fit."""
        edge, gap = look().mm(look().density.edge_mm), look().gap()
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(gap)
        width, room = max(1, self.width() - 2 * edge), self.height() - 2 * edge
        if not self.start.isHidden():
            room -= self.start.heightForWidth(width) + gap
        for part in PARTS:
            for words in self._told:
                words.shrink_to(part)
            if sum(words.heightForWidth(width) + gap for words in self._told) + 2 * gap <= room:
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _words(text: str, *, bold: bool = False) -> ShrinkingWords:
    return ShrinkingWords(text, size="heading", bold=bold, centred=True)


def _first(what: str) -> str:
    match what:
        case "closed":
            return translate("Waiting", "Personalen har stängt plattan.", "Staff have closed the program")
        case "fallen":
            return translate("Waiting", "Plattan har stannat.", "The program does not start just now")
        case _:
            return translate("Waiting", "Plattan startar. Vänta lite.", "The program is starting")


def _more(what: str, at: str) -> list[ShrinkingWords]:
    told = []
    if what == "fallen":
        again = translate("Waiting", "Den försöker igen klockan %1.", "%1 is '10.45'").replace("%1", at)
        told.append(_words(again))
        told.append(_words(translate("Waiting", "Du behöver inte göra något.", "The program tries again by itself")))
    told.append(
        _words(
            translate("Tablet", "Larmklockan på armen gäller.", "What the alarm is worth: the tablet has none"),
            bold=True,
        )
    )
    return told


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    what, at = [*words, "", ""][:2]
    app = application("tryggve")
    app.setApplicationName("Tryggve")
    load_translations(app)
    is_night = night_hours(os.environ.get("TRYGGVE_NIGHT") or USUAL_NIGHT).holds(SystemClock().now())
    dress(app, BRUKARE, text_scale=TEXT_SCALE).set_dark(is_night)
    view = WaitingView(what, at)
    view.setWindowTitle("Tryggve")
    view.start_wanted.connect(lambda: app.exit(ASKED))
    signal.signal(signal.SIGTERM, lambda *_: app.exit(ASKED))
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(WAKE_MS)
    view.showFullScreen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
