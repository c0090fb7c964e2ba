"""Two people have changed one field: both texts, who wrote the other, and the choice. Nothing is thrown away."""

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.arende import AreaField
from app.services.handlaggare_snapshots import FieldText
from ui.handlaggare.area_sentences import field_name, qualifier_told
from ui.shared.card import Card, Ground, IconLine
from ui.shared.rows import Row
from ui.shared.touch_button import TouchButton
from ui.shared.words import body

translate = QCoreApplication.translate


class ConflictCard(Card):
    keep_mine = Signal()
    """What stands in the field holds."""
    take_other = Signal(str)
    join_wanted = Signal(str)
    """The other text is to be added to the field."""
    undo_wanted = Signal(str)
    """The own text, which gave way, is wanted back."""

    def __init__(self, field: AreaField) -> None:
        self.field = field
        self._other = ""
        self._gave_way = ""
        self._who, self._text = body(bold=True), body()
        self.mine = TouchButton(
            translate("Conflict", "Det som står i fältet gäller", "Button: one's own text holds"), icon="check"
        )
        self.theirs = TouchButton(
            translate("Conflict", "Den andra texten gäller", "Button: the other person's text holds"), icon="users"
        )
        self.join = TouchButton(
            translate("Conflict", "Lägg till den andra texten i fältet", "Button: both texts into the field"),
            icon="plus",
        )
        self.undo = TouchButton(
            translate("Conflict", "Ångra, lägg tillbaka min text", "Button after the other text was chosen"),
            icon="arrow-back-up",
        )
        self._choices = Row(self.mine, self.theirs, self.join, least_mm=34.0)
        super().__init__(
            IconLine("alert-triangle", self._who), self._text, self._choices, self.undo, ground=Ground.NOTICE
        )
        self.mine.clicked.connect(self.keep_mine)
        self.theirs.clicked.connect(lambda: self.take_other.emit(self._other))
        self.join.clicked.connect(lambda: self.join_wanted.emit(self._other))
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._gave_way))
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a choice is waited for."""
        return not self.isHidden() and not self._choices.isHidden()

    def show_field(self, field: FieldText) -> None:
        """Both texts while they differ; hidden when they do not, unless an own text can still be taken back."""
        if field.other_text is None:
            self._other = ""
            self._choices.hide()
            self.setVisible(bool(self._gave_way))
            return
        self._other = field.other_text
        self._gave_way = ""
        self._choices.show()
        self.undo.hide()
        self.join.setVisible(self.field in _JOINED)
        name = field.author or translate("Conflict", "Någon annan", "When it is not known who wrote the other text")
        said = translate("Conflict", "%1 har också skrivit i %2:", "%1 is a name, %2 a field such as Behov")
        self._who.say(said.replace("%1", name).replace("%2", field_name(self.field)))
        empty = translate("Conflict", "(fältet är tömt)", "The other person has emptied the field")
        self._text.say(qualifier_told(self._other) or self._other or empty)
        self.show()

    def show_gave_way(self, mine: str) -> None:
        """The other text was chosen; one's own is kept here until the area is left."""
        self._gave_way = mine
        self._other = ""
        self._choices.hide()
        self._who.say(translate("Conflict", "Den andra texten gäller nu. Din text var:", "After choosing the other"))
        self._text.say(qualifier_told(mine) or mine)
        self.undo.setVisible(bool(mine))
        self.setVisible(bool(mine))

    def forget(self) -> None:
        """Another area is opened, or the own text is back."""
        self._gave_way = ""
        self._other = ""
        self.hide()


_JOINED = (AreaField.BEHOV, AreaField.RESURSER, AreaField.MAL)
