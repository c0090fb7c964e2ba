"""First start and sign-in with demo people, and a sheet of everything that the kit has."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.arrival import Arrival, Arrived, Waiting
from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, Refusal, StoreProblem
from app.services.people import PersonOnDevice
from ui.shared.arrival_line import ArrivalLine, WaitingLine
from ui.shared.card import Card, Ground
from ui.shared.page import Page
from ui.shared.rows import Row
from ui.shared.sign_in_view import SignInView
from ui.shared.text_field import TextField
from ui.shared.touch_button import Kind, TouchButton
from ui.shared.words import body, heading

PEOPLE = (
    PersonOnDevice(PersonId("1"), "Amina Demoali", "staff", needs_pin=True),
    PersonOnDevice(PersonId("2"), "Bo Demodahl", "staff", needs_pin=True, wait_s=40),
    PersonOnDevice(PersonId("3"), "Kerstin Demoqvist-Testlund", "handlaggare", needs_pin=True),
)


def _view(prepare: Callable[[SignInView], None]) -> Callable[[], QWidget]:
    def build() -> QWidget:
        view = SignInView()
        view.show_people(())
        prepare(view)
        return view

    return build


def _code_expired(view: SignInView) -> None:
    view.code_page.field.replace("DEMO-4711")
    view.show_problem(HubProblem.CODE_EXPIRED)


def _wrong_pin(view: SignInView) -> None:
    view.ask_pin(PEOPLE[0])
    view.show_problem(StoreProblem.WRONG_PIN)
    view.pin_page.pad.press("4")
    view.pin_page.pad.press("2")


def _fell(view: SignInView) -> None:
    view.show_people(PEOPLE)
    view.say_it_fell()


def _damaged(view: SignInView) -> None:
    view.ask_pin(PEOPLE[0])
    view.show_problem(StoreProblem.DAMAGED)


def _wait(view: SignInView) -> None:
    view.ask_pin(PEOPLE[0])
    view.show_problem(StoreProblem.WAIT, wait_s=40, ask_leader=True)


def _kit() -> QWidget:
    page = Page("Allt i lådan", back="Tillbaka till start")
    page.status.say("Sparat här. Skickas när det finns nät.")
    page.add(Card(heading("Penicillinallergi"), body("Katten får inte gå ut."), ground=Ground.NOTICE))
    page.add(*(TouchButton(f"Knapp, {kind.value}", icon="phone", kind=kind, note="En rad till") for kind in Kind))
    page.add(Row(*(TouchButton(word, icon="user", icon_above=True) for word in ("Ring", "I dag", "Medde\u00adlanden"))))
    page.add(TextField("Anteckning", text="Åt bra. 0123456789"))
    page.add(*(ArrivalLine(Arrived(state, None, Refusal.NOT_YOURS)) for state in Arrival))
    page.add(WaitingLine(Waiting(online=True)), WaitingLine(Waiting(needs_a_person=1)))
    return page


def screens() -> dict[str, Callable[[], QWidget]]:
    return {
        "first-start": _view(lambda view: view.show_first_start()),
        "first-start-code-expired": _view(_code_expired),
        "first-start-new-pin": _view(lambda view: view.ask_new_pin()),
        "first-start-comparison": _view(lambda view: view.show_comparison("482913")),
        "sign-in-people": _view(lambda view: view.show_people(PEOPLE)),
        "sign-in-wrong-pin": _view(_wrong_pin),
        "sign-in-wait": _view(_wait),
        "sign-in-damaged": _view(_damaged),
        "sign-in-after-a-fall": _view(_fell),
        "cannot-open": _view(lambda view: view.show_cannot_open(StoreProblem.DAMAGED)),
        "cannot-start": _view(SignInView.show_cannot_start),
        "kit": _kit,
    }
