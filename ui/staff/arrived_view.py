"""*Vad har kommit fram?* for staff."""

from ui.shared.arrived_part import ArrivedPart
from ui.shared.page import Page
from ui.shared.sentences import arrived_page_name
from ui.staff.page_names import back_to_day


class ArrivedView(Page):
    def __init__(self) -> None:
        super().__init__(arrived_page_name(), back=back_to_day())
        self.part = ArrivedPart()
        self.add(self.part)

    def to_top(self) -> None:
        self.scrolled.verticalScrollBar().setValue(0)
