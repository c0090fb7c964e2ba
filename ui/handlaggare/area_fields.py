"""The life area in hand: "Berörs inte", three texts, and assessed and intended functioning."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from app.domain.arende import TEXT_FIELDS, AreaField, LifeArea, Qualifier
from app.services.handlaggare_snapshots import FieldText
from ui.handlaggare.area_sentences import area_code, area_name, field_name
from ui.handlaggare.conflict_card import ConflictCard
from ui.handlaggare.qualifier_row import QualifierRow
from ui.shared.card import Column
from ui.shared.text_field import TextField
from ui.shared.touch_button import TouchButton
from ui.shared.words import quiet, title

translate = QCoreApplication.translate

QUALIFIERS = (AreaField.ASSESSED, AreaField.INTENDED)


class AreaFields(Column):
    typed = Signal(str, str)
    """Field and whole text, on each keystroke and each pressed button."""
    settled = Signal(str)
    """Nothing more is coming just now: the focus has left the field, or the answer was a button."""

    def __init__(self) -> None:
        self._name, self._code = title(), quiet()
        self.not_concerned = TouchButton(field_name(AreaField.NOT_CONCERNED), icon="circle-minus", checkable=True)
        self.not_concerned.toggled.connect(self._pressed_not_concerned)
        self.texts = {field: TextField(field_name(field), lines=2) for field in TEXT_FIELDS}
        self.qualifiers = {field: QualifierRow(field) for field in QUALIFIERS}
        self.conflicts = {field: ConflictCard(field) for field in AreaField}
        self._editors = {field.editor: key for key, field in self.texts.items()}
        self._silent = False
        super().__init__(self._name, self._code)
        for key, text in self.texts.items():
            self.add(text, self.conflicts[key])
            text.changed.connect(lambda words, key=key: self.typed.emit(key.value, words))
            text.editor.installEventFilter(self)
        for key, row in self.qualifiers.items():
            self.add(row, self.conflicts[key])
            row.chosen.connect(lambda value, key=key: self._answered(key, value))
        self.add(self.not_concerned, self.conflicts[AreaField.NOT_CONCERNED])

    def show_area(self, area: LifeArea) -> None:
        self._name.say(area_name(area))
        self._code.say(area_code(area))

    def clear(self) -> None:
        """For another area: what stood here belongs to the one before and is on its way to the disk."""
        for field in AreaField:
            self.put(field, "")
            self.conflicts[field].forget()

    def await_store(self, waits: bool) -> None:
        """Between opening an area and the store's answer nothing can be written, so that no stroke on an empty field
        takes the place of what is kept for it."""
        for text in self.texts.values():
            text.editor.setReadOnly(waits)
        for button in self._answers():
            button.setEnabled(not waits)

    def _answers(self) -> list[TouchButton]:
        rows = [button for row in self.qualifiers.values() for button in row.buttons.values()]
        return [*rows, self.not_concerned]

    def show_field(self, field: AreaField, text: FieldText, *, first: bool) -> bool:
        """What the store has, never over what somebody is writing: beside it then, as another text (False). `first`:
        the area has just been opened."""
        if field not in self.texts or first:
            self.put(field, text.text)
        elif not self.texts[field].offer(text.text):
            self.conflicts[field].show_field(replace(text, other_text=text.text))
            return False
        self.conflicts[field].show_field(text)
        return True

    def put(self, field: AreaField, text: str) -> None:
        """Whoever writes."""
        if field in self.texts:
            self.texts[field].replace(text)
        elif field in self.qualifiers:
            self.qualifiers[field].show_value(text)
        else:
            self._silent = True
            self.not_concerned.setChecked(bool(text))
            self._silent = False

    def let_go(self, field: AreaField) -> None:
        """Something newer may be shown in it when nobody writes any more."""
        if field in self.texts:
            self.texts[field].let_go()

    def text(self, field: AreaField) -> str:
        if field in self.texts:
            return self.texts[field].text()
        if field in self.qualifiers:
            return self.qualifiers[field].value
        return "yes" if self.not_concerned.isChecked() else ""

    def focus_field(self, field: AreaField) -> None:
        self.texts[field].editor.setFocus()

    def press(self, field: AreaField, qualifier: Qualifier) -> None:
        self.qualifiers[field].press(qualifier)

    def _pressed_not_concerned(self, _checked: bool) -> None:
        if not self._silent:
            self._answered(AreaField.NOT_CONCERNED, self.text(AreaField.NOT_CONCERNED))

    def _answered(self, field: AreaField, value: str) -> None:
        self.typed.emit(field.value, value)
        self.settled.emit(field.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in self._editors:
            self.settled.emit(self._editors[watched].value)
        return super().eventFilter(watched, event)
