"""*Ring upp* at a visit, and what became of the newest call to or from the brukare."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.services.call_snapshots import PastCall
from ui.shared.call_sentences import past_call_words
from ui.shared.touch_button import Kind, TouchButton

translate = QCoreApplication.translate


def call_name() -> str:
    return translate("VisitView", "Ring upp", "Button: begins a video call with the brukare")


class CallButton(TouchButton):
    def __init__(self) -> None:
        super().__init__(call_name(), icon="phone", kind=Kind.QUIET)

    def tell(self, last: PastCall | None, *, now: datetime) -> None:
        self.set_words(call_name(), note=past_call_words(last, now=now) if last is not None else "")
