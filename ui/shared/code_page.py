"""The first start of a device: the code from the hub, and the number that shows that nobody stands in between."""

from PySide6.QtCore import QCoreApplication, Signal

from ui.shared.card import Card, Ground
from ui.shared.people_page import SignInPage
from ui.shared.text_field import LineField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, clock, quiet

translate = QCoreApplication.translate


class CodePage(SignInPage):
    """Types the code that makes this device known."""

    code_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            translate("SignIn", "Välkommen till Tryggve", "Title of the first start"),
            back=translate("SignIn", "Tillbaka", "Way back to the list of people on the device"),
        )
        self.field = LineField(translate("SignIn", "Kod", "Label of the field for the enrolment code"))
        self.go = TouchButton(
            translate("SignIn", "Fortsätt", "Button: uses the code"), kind=Kind.PRIMARY, icon="arrow-right"
        )
        self.add(
            body(
                translate(
                    "SignIn",
                    "Skriv koden som du har fått av din gruppledare eller av kommunen. Du behöver nät.",
                    "What to do at the first start",
                )
            ),
            self.field,
            quiet(translate("SignIn", "Stora eller små bokstäver spelar ingen roll.", "About the enrolment code")),
        )
        self.add_foot(self.go)
        self.go.clicked.connect(self._give)
        self.field.entered.connect(self._give)

    def set_open(self, is_open: bool) -> None:
        self.go.setEnabled(is_open)

    def _give(self) -> None:
        code = self.field.text().strip()
        if code:
            self.code_typed.emit(code)
        else:
            self.trouble.say(translate("SignIn", "Skriv koden först.", "The field for the code is empty"))
            self.field.editor.setFocus()


class ComparisonPage(SignInPage):
    """The device is known; the same six digits stand at the hub's side when nobody is in between."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__(translate("SignIn", "Enheten är klar", "Title after the first start"))
        self.number = clock()
        self.go = TouchButton(
            translate("SignIn", "Ja, samma nummer", "Button: the numbers are equal"),
            kind=Kind.PRIMARY,
            icon="check",
        )
        self.add(
            body(
                translate(
                    "SignIn",
                    "Jämför numret med det som gruppledaren ser. Är det inte samma: stäng enheten och ring supporten.",
                    "About the short comparison number",
                )
            ),
            Card(self.number, ground=Ground.INFO),
        )
        self.add_foot(self.go)
        self.go.clicked.connect(self.seen)
