"""One of the ICF qualifiers as buttons: 0 to 4, 8 and 9. Pressing the chosen one again takes the choice away."""

from PySide6.QtCore import Signal

from app.domain.arende import AreaField, Qualifier
from ui.handlaggare.area_sentences import field_name, qualifier_spoken, qualifier_word
from ui.shared.card import Column
from ui.shared.rows import Row
from ui.shared.touch_button import TouchButton
from ui.shared.words import body


class QualifierRow(Column):
    chosen = Signal(str)
    """The number as text; empty when the choice was taken away."""

    def __init__(self, field: AreaField) -> None:
        self.label = body(field_name(field), bold=True)
        self.buttons: dict[Qualifier, TouchButton] = {}
        for qualifier in Qualifier:
            button = TouchButton(
                f"{qualifier.value}\n{qualifier_word(qualifier)}", icon_above=True, checkable=True, centred=True
            )
            spoken = f"{field_name(field)}: {qualifier.value}, {qualifier_spoken(qualifier)}"
            button.setAccessibleName(spoken)
            button.toggled.connect(lambda checked, which=qualifier: self._toggled(which, checked))
            self.buttons[qualifier] = button
        self._silent = False
        super().__init__(self.label, Row(*self.buttons.values(), gap_mm=1.2), gap_mm=1.0)

    def show_value(self, text: str) -> None:
        """Without telling anybody: it comes from the store."""
        self._silent = True
        for qualifier, button in self.buttons.items():
            button.setChecked(text == str(qualifier.value))
            button.update()
        self._silent = False

    @property
    def value(self) -> str:
        return next((str(which.value) for which, button in self.buttons.items() if button.isChecked()), "")

    def press(self, qualifier: Qualifier) -> None:
        self.buttons[qualifier].toggle()

    def _toggled(self, which: Qualifier, checked: bool) -> None:
        if self._silent:
            return
        self.show_value(str(which.value) if checked else "")
        self.chosen.emit(self.value)
