"""Large buttons, two beside each other while their words have room, else all under each other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.shared.look import look
from ui.shared.touch_button import TouchButton

EACH_MM = 55.0


class ButtonGrid(QWidget):
    """`show_only` some of the buttons: the others take no place."""

    def __init__(self, *buttons: TouchButton) -> None:
        super().__init__()
        self._buttons, self._shown = buttons, buttons
        self._order: tuple[int, tuple[TouchButton, ...]] = (0, ())
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self.fit)
        self.fit()

    def show_only(self, *buttons: TouchButton) -> None:
        self._shown = buttons
        self.fit()

    def fit(self) -> None:
        now = look()
        if self._box.spacing() != now.gap():
            self._box.setSpacing(now.gap())
        each = (max(1, self.width()) - now.gap()) / 2
        self._place(2 if each >= now.mm(EACH_MM) * now.measure.text_scale else 1)

    def _place(self, columns: int) -> None:
        order = (columns, self._shown)
        if order == self._order:
            return
        self._order = order
        for column in range(2):
            self._box.setColumnStretch(column, 1 if column < columns else 0)
        for button in self._buttons:
            self._box.removeWidget(button)
        for number, button in enumerate(self._shown):
            row, column = divmod(number, columns)
            is_alone = column == 0 and number == len(self._shown) - 1
            self._box.addWidget(button, row, column, 1, columns if is_alone else 1)
        for button in self._buttons:
            button.setVisible(button in self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
