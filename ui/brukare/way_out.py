"""The way out of a rehearsal: *Sluta öva*, and once it is over *Vidare* at the same place."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.brukare.fitting_button import FittingButton
from ui.shared.touch_button import Kind

translate = QCoreApplication.translate

UNBOUND_PX = 16777215


class WayOut(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.leave = FittingButton(
            translate("Lessons", "Sluta öva", "Button: leaves a lesson at any moment"), centred=True
        )
        self.go_on = FittingButton(
            translate("Lessons", "Vidare", "Button: the lesson is over, on to what comes after it"),
            kind=Kind.PRIMARY,
        )
        self.go_on.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.go_on)
        column.addWidget(self.leave)

    @property
    def buttons(self) -> tuple[FittingButton, FittingButton]:
        return self.leave, self.go_on

    def show_over(self, *, is_over: bool) -> None:
        self.go_on.setVisible(is_over)
        self.leave.setVisible(not is_over)

    def stand_beside(self, width: int) -> None:
        """`width` in pixels; 0: as wide as there is room."""
        self.setMaximumWidth(width or UNBOUND_PX)
        self.setMinimumWidth(width or 1)

    def least_width(self) -> int:
        """In pixels, the same before and after it is over."""
        return max(button.least_width(button.text()) for button in self.buttons)

    def height_at(self, width: int) -> int:
        for button in self.buttons:
            button.resize(width, button.height())  # its letters go by its width
        return max(button.heightForWidth(width) for button in self.buttons)
