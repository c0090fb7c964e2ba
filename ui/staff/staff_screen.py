"""Day and visit together: one at a time on a narrow glass, beside each other on a wide one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.visit import VisitState
from ui.shared.kept_rows import laid_out_once
from ui.shared.look import look
from ui.staff.day_view import DayView
from ui.staff.visit_view import VisitView

BESIDE_FROM_MM = 150.0
"""Twice the narrowest column of the design (70 mm), with the edge between them."""


class StaffScreen(QWidget):
    """`open_visit` and `close_visit` are the presenter's, when the card is there or was left."""

    visit_left = Signal()

    def __init__(self, day: DayView, visit: VisitView) -> None:
        super().__init__()
        self.day, self.visit = day, visit
        self._visit_open = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(day, 2)
        self._row.addWidget(visit, 3)
        visit.back_wanted.connect(self.close_visit)
        look().changed.connect(self._arrange)
        self._arrange()

    @property
    def is_wide(self) -> bool:
        return self.width() >= look().mm(BESIDE_FROM_MM * min(look().measure.text_scale, 2.0))

    def open_visit(self) -> None:
        if not self._visit_open:
            self._visit_open = True
            self._arrange()
            self.visit.focus_first()

    def close_visit(self) -> None:
        if self._visit_open:
            self._visit_open = False
            self._arrange()
            if self.visit.card is not None and self.visit.card.state is VisitState.FINISHED:
                self.day.show_next()
            self.visit_left.emit()

    def _arrange(self) -> None:
        card = self.visit.card
        # Else both would be laid out at half the width for as long as both are visible.
        with laid_out_once(self._row):
            self.day.setVisible(self.is_wide or not self._visit_open)
            self.visit.setVisible(self._visit_open)
        self.day.mark_open(card.visit if self._visit_open and self.is_wide and card is not None else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
