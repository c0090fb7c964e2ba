"""Ties the sign-in pages to the gate: first start, a person among several, PIN. Ends with an open desk."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject

from app.domain.ids import PersonId
from app.domain.refusal import StoreProblem
from app.services import sign_in
from app.services.desk import Desk, has_ended
from app.services.people import PersonOnDevice
from app.services.sign_in import Gate, In, NotIn
from ui.bridge import Bridge
from ui.shared.sign_in_view import SignInView


class SignInPresenter(QObject):
    def __init__(
        self,
        gate: Gate,
        bridge: Bridge,
        view: SignInView,
        *,
        opened: Callable[[Desk], None],
        known: Callable[[tuple[PersonOnDevice, ...]], None] = lambda _people: None,
    ) -> None:
        super().__init__(view)
        self._gate = gate
        self._bridge = bridge
        self._view = view
        self._opened = opened
        self._told_known = known
        self._waiting_desk: Desk | None = None
        self._people: tuple[PersonOnDevice, ...] = ()
        self._asked_for_pin = False
        view.code_given.connect(self._enrol)
        view.person_chosen.connect(self._chosen)
        view.pin_given.connect(self._pin)
        view.comparison_seen.connect(self._comparison_seen)

    def begin(self, *, after_a_fall: bool = False) -> None:
        """A tablet that is one person's own opens by itself; otherwise somebody says who they are. `after_a_fall`: the
        program had to start again under somebody's hands, and says so."""
        self._view.show_starting()
        self._people = ()

        def known(people: tuple[PersonOnDevice, ...]) -> None:
            self._people = people
            self._told_known(people)
            if len(people) == 1 and not people[0].needs_pin:
                self._view.open_by_itself(people)
                self._try(sign_in.unlock(self._gate, people[0].person, None))
                return
            self._view.show_people(people)
            if after_a_fall:
                self._view.say_it_fell()

        self._bridge.ask(self, sign_in.people(self._gate), known, failed=self._cannot_open)

    def _cannot_open(self, error: BaseException) -> None:
        """The device's own database: said in the window, and nothing is touched."""
        if not has_ended(error):
            self._view.show_cannot_open(getattr(error, "problem", StoreProblem.DAMAGED))

    def _enrol(self, code: str, pin: str) -> None:
        self._asked_for_pin = bool(pin)
        self._try(sign_in.enrol(self._gate, code, pin or None))

    def _chosen(self, person: str) -> None:
        known = next((one for one in self._people if one.person == person), None)
        if known is not None and not known.needs_pin:
            self._try(sign_in.unlock(self._gate, PersonId(person), None))

    def _pin(self, person: str, pin: str) -> None:
        self._asked_for_pin = True
        self._try(sign_in.unlock(self._gate, PersonId(person), pin))

    def _try(self, attempt: "Future[In | NotIn]") -> None:
        self._view.show_busy()
        self._bridge.do(self, attempt, self._tried, failed=self._failed)

    def _tried(self, result: In | NotIn) -> None:
        if isinstance(result, NotIn):
            self._not_in(result)
        elif result.comparison:
            self._waiting_desk = result.desk
            self._view.show_comparison(result.comparison)
        else:
            self._opened(result.desk)

    def _not_in(self, result: NotIn) -> None:
        if result.problem is StoreProblem.WRONG_PIN and not self._asked_for_pin:
            self._view.ask_new_pin()
        else:
            self._view.show_problem(result.problem, wait_s=result.wait_s, ask_leader=result.ask_leader)

    def _failed(self, error: BaseException) -> None:
        if has_ended(error):
            return  # the engine is gone, which the window tells
        self._view.show_problem(getattr(error, "problem", StoreProblem.DAMAGED))

    def _comparison_seen(self) -> None:
        desk, self._waiting_desk = self._waiting_desk, None
        if desk is not None:
            self._opened(desk)
