"""Signing in and out, and the first start of a device."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.identity.interface import NotOpened, SignIn, UnlockedPerson
from app.logs import get_logger
from app.services.desk import Unkept
from app.services.sign_in import In, NotIn
from app.services.snapshots import PersonOnDevice
from app.store.failing import StoreError
from app.store.worker import Worker
from app.work.desk import WorkDesk

log = get_logger("sign_in")


@dataclass(frozen=True)
class LocalGate:
    """The gate where the databases are. Work happens on `worker`: a PIN takes time, and the hub may be slow."""

    sign_in: SignIn
    open_desk: Callable[[UnlockedPerson], WorkDesk]
    close_desk: Callable[[], None]
    comparison: Callable[[], str]
    worker: Worker

    def ask(self, question: str, /, *words: Any) -> "Future[Any]":
        """See app.services.sign_in.Gate."""
        return self.worker.give(lambda: _QUESTIONS[question](self, *words))

    def has_unkept(self) -> bool:
        return False  # no process between that could fall

    def take_unkept(self, _person: PersonId) -> "tuple[Unkept, ...]":
        return ()


def people(gate: LocalGate) -> tuple[PersonOnDevice, ...]:
    return tuple(
        PersonOnDevice(face.person, face.name, face.mode, face.needs_pin, face.wait_s) for face in gate.sign_in.people()
    )


def enrol(gate: LocalGate, code: str, pin: str | None) -> In | NotIn:
    return _open(gate, gate.sign_in.enrol(code, pin=pin), compare=gate.comparison)


def unlock(gate: LocalGate, person: PersonId, pin: str | None) -> In | NotIn:
    return _open(gate, gate.sign_in.unlock(person, pin))


def sign_out(gate: LocalGate) -> None:
    gate.close_desk()


_QUESTIONS: dict[str, Callable[..., Any]] = {
    "people": people,
    "enrol": enrol,
    "unlock": unlock,
    "sign_out": sign_out,
}


def _open(
    gate: LocalGate, opened: UnlockedPerson | HubProblem | NotOpened, *, compare: Callable[[], str] = lambda: ""
) -> In | NotIn:
    match opened:
        case NotOpened():
            return _not_in(opened.problem, wait_s=opened.wait_s, ask_leader=opened.ask_leader)
        case UnlockedPerson():
            try:
                return In(gate.open_desk(opened), compare())
            except StoreError as error:
                return _not_in(error.problem)
        case _:
            return _not_in(opened)


def _not_in(problem: HubProblem | StoreProblem, *, wait_s: float = 0.0, ask_leader: bool = False) -> NotIn:
    """Told to the log by its code: at a warning where the store itself is not in order."""
    is_store = isinstance(problem, StoreProblem) and problem not in {StoreProblem.WRONG_PIN, StoreProblem.WAIT}
    (log.warning if is_store else log.info)("sign_in.not_in", problem=problem.value)
    return NotIn(problem, wait_s, ask_leader)
