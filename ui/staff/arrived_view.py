"""*Vad har kommit fram?* for staff."""

from PySide6.QtCore import QCoreApplication

from ui.shared.arrived_part import ArrivedPart, page_name
from ui.shared.page import Page

translate = QCoreApplication.translate


def back_to_day() -> str:
    return translate("DayView", "Tillbaka till dagen", "Way back to the list of the day")


class ArrivedView(Page):
    def __init__(self) -> None:
        super().__init__(page_name(), back=back_to_day())
        self.part = ArrivedPart()
        self.add(self.part)

    def to_top(self) -> None:
        self.scrolled.verticalScrollBar().setValue(0)
