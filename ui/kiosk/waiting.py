"""What stands on the glass while the program is not there: `python -m ui.kiosk.waiting starting|fallen HH.MM|closed`.

A process of its own, so that it stands also when the program does not start. Ends with 0 when somebody has asked for
the program.
"""

import signal
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.card import Column
from ui.shared.look import BRUKARE, application, dress, look
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.translation import load_translations
from ui.shared.words import Words, body, heading, spacer

translate = QCoreApplication.translate

ASKED = 0
WAKE_MS = 200


class WaitingView(QWidget):
    start_wanted = Signal()

    def __init__(self, what: str, at: str = "") -> None:
        """`at`: when the program starts again, where it has fallen."""
        super().__init__()
        self.start = TouchButton(
            translate("Waiting", "Starta Tryggve", "Button: staff have closed the program"), kind=Kind.PRIMARY
        )
        self.start.clicked.connect(self.start_wanted)
        self.start.setVisible(what == "closed")
        column = QVBoxLayout(self)
        self._words = Column(heading(_first(what)), *_more(what, at), self.start)
        for thing in (spacer(), self._words, spacer()):
            column.addWidget(thing)
        edge = look().mm(look().density.edge_mm)
        column.setContentsMargins(edge, edge, edge, edge)


def _first(what: str) -> str:
    match what:
        case "closed":
            return translate("Waiting", "Personalen har stängt plattan.", "Staff have closed the program")
        case "fallen":
            return translate("Waiting", "Plattan har stannat.", "The program does not start just now")
        case _:
            return translate("Waiting", "Plattan startar. Vänta lite.", "The program is starting")


def _more(what: str, at: str) -> list[Words]:
    told = []
    if what == "fallen":
        again = translate("Waiting", "Den försöker igen klockan %1.", "%1 is '10.45'").replace("%1", at)
        told.append(body(again))
        told.append(body(translate("Waiting", "Du behöver inte göra något.", "The program tries again by itself")))
    told.append(
        body(
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
    dress(app, BRUKARE)
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
