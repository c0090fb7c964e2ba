"""First start of a device, and signing in: a code from the hub, who is here, six digits. Shows what it is told and
tells what the person does; it opens nothing itself."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.services.people import PersonOnDevice

if TYPE_CHECKING:  # a page is loaded and made when it is first shown: a tablet that opens by itself needs none
    from ui.shared.code_page import CodePage, ComparisonPage
    from ui.shared.people_page import PeoplePage, SignInPage, StartingPage
    from ui.shared.pin_page import PinPage

translate = QCoreApplication.translate

P = TypeVar("P", bound=QWidget)

TOLD_AFTER_MS = 1000
"""Opening the databases mostly takes too short to be told; until then the window is empty."""


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
        self._stack = QStackedWidget()
        self._nothing = QWidget()
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._people: tuple[PersonOnDevice, ...] = ()
        self._person: PersonOnDevice | None = None
        self._first_pin = ""
        self._is_opening = False
        """Nothing is shown yet that a person could press."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(TOLD_AFTER_MS)
        self._patience.timeout.connect(self._ask_for_patience)

    @cached_property
    def starting_page(self) -> "StartingPage":
        from ui.shared.people_page import StartingPage

        return self._made(StartingPage())

    @cached_property
    def code_page(self) -> "CodePage":
        from ui.shared.code_page import CodePage

        page = self._made(CodePage())
        page.code_typed.connect(self._code_typed)
        page.back_wanted.connect(lambda: self.show_people(self._people))
        return page

    @cached_property
    def people_page(self) -> "PeoplePage":
        from ui.shared.people_page import PeoplePage

        page = self._made(PeoplePage())
        page.chosen.connect(self._chosen)
        page.another_wanted.connect(self._another)
        return page

    @cached_property
    def pin_page(self) -> "PinPage":
        from ui.shared.pin_page import PinPage

        page = self._made(PinPage())
        page.entered.connect(self._pin_entered)
        page.back_wanted.connect(self._back_from_pin)
        return page

    @cached_property
    def comparison_page(self) -> "ComparisonPage":
        from ui.shared.code_page import ComparisonPage

        page = self._made(ComparisonPage())
        page.seen.connect(self.comparison_seen)
        return page

    def _made(self, page: P) -> P:
        self._stack.addWidget(page)
        return page

    def _show(self, page: QWidget) -> None:
        self._patience.stop()
        self._is_opening = False
        self._stack.setCurrentWidget(page)

    # --- what is shown ---

    def show_starting(self) -> None:
        """Until it is known who can sign in here."""
        self._show(self._nothing)
        self._is_opening = True
        self._patience.start()

    def open_by_itself(self, people: tuple[PersonOnDevice, ...]) -> None:
        """Nobody has anything to press: the page with the names is shown when it did not go well."""
        self._people = people

    def _ask_for_patience(self) -> None:
        self.starting_page.ask_for_patience()
        self._show(self.starting_page)
        self._is_opening = True

    def show_cannot_open(self, problem: StoreProblem) -> None:
        """Nobody can: what is stored here is not in order."""
        from ui.shared.sentences import store_problem_words

        self.starting_page.fail(store_problem_words(problem))
        self._show(self.starting_page)

    def show_cannot_start(self) -> None:
        self.starting_page.fail(
            translate(
                "SignIn",
                "Programmet kan inte starta. Det som är sparat här finns kvar. Starta om enheten, och ring "
                "supporten om det inte hjälper.",
                "The part that keeps the data has ended several times in a row",
            )
        )
        self._show(self.starting_page)

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
        self._show(self.people_page)

    def show_first_start(self) -> None:
        page = self.code_page
        page.back_line.setVisible(bool(self._people))
        page.trouble.clear()
        page.status.clear()
        page.go.setEnabled(True)
        self._person = None
        self._first_pin = ""
        self._show(page)
        page.field.editor.setFocus()

    def ask_pin(self, person: PersonOnDevice) -> None:
        self._person = person
        self.pin_page.begin(
            person.name, translate("SignIn", "Skriv din kod med sex siffror.", "Over the keys for the PIN")
        )
        self._show(self.pin_page)
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
        self._show(self.pin_page)
        self.pin_page.pad.setFocus()

    def show_comparison(self, number: str) -> None:
        """Six digits, shown in two groups."""
        self.comparison_page.number.say(f"{number[:3]} {number[3:]}".strip())
        self._show(self.comparison_page)
        self.comparison_page.go.setFocus()

    def show_busy(self) -> None:
        """What was typed is being tried."""
        if self._is_opening:
            return
        page = self._page()
        page.trouble.clear()
        page.status.say(translate("SignIn", "Ett ögonblick …", "A code or PIN is being tried"), icon="hourglass")
        page.set_open(False)

    def show_problem(
        self, problem: HubProblem | StoreProblem, *, wait_s: float = 0.0, ask_leader: bool = False
    ) -> None:
        """Why nobody was signed in, and what to do. The keys open again, at once or after the wait."""
        from ui.shared.sentences import enrolment_problem_words, store_problem_words

        if self._is_opening:
            self.show_people(self._people)
        page = self._page()
        page.status.clear()
        page.set_open(True)
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

    def _page(self) -> "SignInPage":
        return cast("SignInPage", self._stack.currentWidget())

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
