"""First start of a device, and signing in: a code from the hub, who is here, six digits. Shows what it is told and
tells what the person does; it opens nothing itself."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.services.snapshots import PersonOnDevice
from ui.shared.card import Card, Column, Ground
from ui.shared.page import Page
from ui.shared.pin_pad import PinPad
from ui.shared.sentences import enrolment_problem_words, store_problem_words, wait_words
from ui.shared.text_field import LineField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, clock, quiet

translate = QCoreApplication.translate


class StartingPage(Page):
    """While the databases are being opened, which mostly takes too short to be told."""

    def __init__(self) -> None:
        super().__init__("Tryggve")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(TOLD_AFTER_MS)
        self._patience.timeout.connect(self._tell)

    def begin(self) -> None:
        self.trouble.clear()
        self.status.clear()
        self._patience.start()

    def fail(self, sentence: str) -> None:
        self._patience.stop()
        self.status.clear()
        self.trouble.say(sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        self._patience.stop()
        super().hideEvent(event)

    def _tell(self) -> None:
        self.status.say(translate("SignIn", "Ett ögonblick …", "A code or PIN is being tried"), icon="hourglass")


TOLD_AFTER_MS = 1000


class CodePage(Page):
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

    def _give(self) -> None:
        code = self.field.text().strip()
        if code:
            self.code_typed.emit(code)
        else:
            self.trouble.say(translate("SignIn", "Skriv koden först.", "The field for the code is empty"))
            self.field.editor.setFocus()


class PeoplePage(Page):
    """Who is here?"""

    chosen = Signal(str)
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("SignIn", "Vem är du?", "Title over the people who can sign in on the device"))
        self._list = Column()
        self.another = TouchButton(
            translate("SignIn", "Någon annan", "Button: one more person on this device"), icon="user-plus"
        )
        self.add(self._list, self.another)
        self.another.clicked.connect(self.another_wanted)

    def show_people(self, people: tuple[PersonOnDevice, ...]) -> None:
        self._list.fill(self._button(person) for person in people)

    def _button(self, person: PersonOnDevice) -> TouchButton:
        button = TouchButton(person.name, icon="user", note=wait_words(person.wait_s) if person.wait_s else "")
        button.clicked.connect(lambda: self.chosen.emit(person.person))
        return button


class PinPage(Page):
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__(back=translate("SignIn", "Tillbaka", "Way back to the list of people on the device"))
        self.explain = quiet()
        self.pad = PinPad()
        self.add(self.explain, self.pad)
        self.pad.entered.connect(self.entered)
        self._left_s = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)

    def begin(self, name: str, explain: str) -> None:
        self.set_title(name)
        self.explain.say(explain)
        self.explain.setVisible(bool(explain))
        self.pad.clear_digits()
        self.trouble.clear()
        self.status.clear()
        self._tick.stop()
        self.pad.set_open(True)
        self.pad.setFocus()

    def wait(self, wait_s: float) -> None:
        """The keys take nothing until the wait is over; the seconds are shown."""
        self._left_s = max(1, round(wait_s))
        self.pad.clear_digits()
        self.pad.set_open(False)
        self.trouble.say(wait_words(self._left_s))
        self._tick.start()

    def _count_down(self) -> None:
        self._left_s -= 1
        if self._left_s > 0:
            self.trouble.show_quietly(wait_words(self._left_s))
            return
        self._tick.stop()
        self.trouble.clear()
        self.pad.set_open(True)
        self.pad.setFocus()


class ComparisonPage(Page):
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


class SignInView(QWidget):
    code_given = Signal(str, str)
    """The enrolment code, and the new PIN or nothing."""
    person_chosen = Signal(str)
    pin_given = Signal(str, str)
    """Person, PIN."""
    another_person_wanted = Signal()
    comparison_seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code_page, self.people_page = CodePage(), PeoplePage()
        self.pin_page, self.comparison_page = PinPage(), ComparisonPage()
        self.starting_page = StartingPage()
        self._stack = QStackedWidget()
        for page in (self.starting_page, self.code_page, self.people_page, self.pin_page, self.comparison_page):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._people: tuple[PersonOnDevice, ...] = ()
        self._person: PersonOnDevice | None = None
        self._first_pin = ""
        self._connect()

    def _connect(self) -> None:
        self.code_page.code_typed.connect(self._code_typed)
        self.code_page.back_wanted.connect(lambda: self.show_people(self._people))
        self.people_page.chosen.connect(self._chosen)
        self.people_page.another_wanted.connect(self._another)
        self.pin_page.entered.connect(self._pin_entered)
        self.pin_page.back_wanted.connect(self._back_from_pin)
        self.comparison_page.seen.connect(self.comparison_seen)

    # --- what is shown ---

    def show_starting(self) -> None:
        """Until it is known who can sign in here."""
        self.starting_page.begin()
        self._stack.setCurrentWidget(self.starting_page)

    def show_cannot_open(self, problem: StoreProblem) -> None:
        """Nobody can: what is stored here is not in order."""
        self.starting_page.fail(store_problem_words(problem))
        self._stack.setCurrentWidget(self.starting_page)

    def show_cannot_start(self) -> None:
        self.starting_page.fail(
            translate(
                "SignIn",
                "Programmet kan inte starta. Det som är sparat här finns kvar. Starta om enheten, och ring "
                "supporten om det inte hjälper.",
                "The part that keeps the data has ended several times in a row",
            )
        )
        self._stack.setCurrentWidget(self.starting_page)

    def say_it_fell(self) -> None:
        """On whichever page shows who can sign in."""
        self._page().trouble.say(
            translate(
                "SignIn",
                "Programmet fick starta om. Det som var sparat finns kvar. Titta efter att det sista du gjorde är med.",
                "The program ended by a fault and started again by itself",
            )
        )

    def show_people(self, people: tuple[PersonOnDevice, ...]) -> None:
        """Who can sign in here; on a device that nobody knows yet, the first start."""
        self._people = people
        self._person = None
        self._first_pin = ""
        if not people:
            self.show_first_start()
            return
        self.people_page.show_people(people)
        self.people_page.trouble.clear()
        self._stack.setCurrentWidget(self.people_page)

    def show_first_start(self) -> None:
        page = self.code_page
        page.back_line.setVisible(bool(self._people))
        page.trouble.clear()
        page.status.clear()
        page.go.setEnabled(True)
        self._person = None
        self._first_pin = ""
        self._stack.setCurrentWidget(page)
        page.field.editor.setFocus()

    def ask_pin(self, person: PersonOnDevice) -> None:
        self._person = person
        self.pin_page.begin(
            person.name, translate("SignIn", "Skriv din kod med sex siffror.", "Over the keys for the PIN")
        )
        self._stack.setCurrentWidget(self.pin_page)
        self.pin_page.pad.setFocus()
        if person.wait_s:
            self.pin_page.wait(person.wait_s)

    def ask_new_pin(self) -> None:
        """The code was good, and the person needs a PIN of their own: asked for twice, then `code_given` again."""
        self._person = None
        self._first_pin = ""
        self.pin_page.begin(
            translate("SignIn", "Välj en egen kod", "Title: a new PIN"),
            translate("SignIn", "Sex siffror som bara du vet.", "About the new PIN"),
        )
        self._stack.setCurrentWidget(self.pin_page)
        self.pin_page.pad.setFocus()

    def show_comparison(self, number: str) -> None:
        """Six digits, shown in two groups."""
        self.comparison_page.number.say(f"{number[:3]} {number[3:]}".strip())
        self._stack.setCurrentWidget(self.comparison_page)
        self.comparison_page.go.setFocus()

    def show_busy(self) -> None:
        """What was typed is being tried."""
        page = self._page()
        page.trouble.clear()
        page.status.say(translate("SignIn", "Ett ögonblick …", "A code or PIN is being tried"), icon="hourglass")
        self.code_page.go.setEnabled(False)
        self.pin_page.pad.set_open(False)

    def show_problem(
        self, problem: HubProblem | StoreProblem, *, wait_s: float = 0.0, ask_leader: bool = False
    ) -> None:
        """Why nobody was signed in, and what to do. The keys open again, at once or after the wait."""
        page = self._page()
        page.status.clear()
        self.code_page.go.setEnabled(True)
        self.pin_page.pad.clear_digits()
        self.pin_page.pad.set_open(True)
        if isinstance(problem, HubProblem):
            page.trouble.say(enrolment_problem_words(problem))
        elif wait_s > 0 and page is self.pin_page:
            self.pin_page.wait(wait_s)
        else:
            page.trouble.say(store_problem_words(problem, wait_s))
        if ask_leader:
            page.status.say(
                translate("SignIn", "Har du glömt koden? Ring gruppledaren.", "After many wrong PINs"), icon="phone"
            )

    def _page(self) -> Page:
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else self.code_page

    # --- what the person does ---

    def _code_typed(self, code: str) -> None:
        self.code_given.emit(code, "")

    def _chosen(self, person_id: str) -> None:
        person = next(person for person in self._people if person.person == person_id)
        if person.needs_pin:
            self.ask_pin(person)
        self.person_chosen.emit(PersonId(person_id))

    def _another(self) -> None:
        self.code_page.field.replace("")
        self.show_first_start()
        self.another_person_wanted.emit()

    def _pin_entered(self, pin: str) -> None:
        if self._person is not None:
            self.pin_given.emit(self._person.person, pin)
        elif not self._first_pin:
            self._first_pin = pin
            self.pin_page.begin(
                translate("SignIn", "Skriv koden en gång till", "Title: the new PIN again"),
                translate("SignIn", "Samma sex siffror.", "About the new PIN, the second time"),
            )
        elif pin == self._first_pin:
            self.code_given.emit(self.code_page.field.text().strip(), pin)
        else:
            self.ask_new_pin()
            self.pin_page.trouble.say(
                translate("SignIn", "Koderna var inte lika. Välj en kod igen.", "The two new PINs differ")
            )

    def _back_from_pin(self) -> None:
        if self._person is None:
            self.show_first_start()
        else:
            self.show_people(self._people)
