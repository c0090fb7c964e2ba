"""Signing in and out, and the first start of a device."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

import structlog

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.identity.interface import NotOpened, SignIn, UnlockedPerson
from app.services.desk import Desk
from app.services.snapshots import PersonOnDevice
from app.store.encrypted import StoreError
from app.store.worker import Worker

log = structlog.get_logger("sign_in")


@dataclass(frozen=True)
class NotIn:
    """Why nobody was signed in. Nothing was lost by it."""

    problem: HubProblem | StoreProblem
    wait_s: float = 0.0
    ask_leader: bool = False


@dataclass(frozen=True)
class In:
    """Somebody is signed in. `comparison` is there after an enrolment: six digits that the hub's side shows too."""

    desk: Desk
    comparison: str = ""


@dataclass(frozen=True)
class Gate:
    """The door to the program on one device. Work happens on `worker`: a PIN takes time, and the hub may be slow."""

    sign_in: SignIn
    open_desk: Callable[[UnlockedPerson], Desk]
    close_desk: Callable[[], None]
    comparison: Callable[[], str]
    worker: Worker


def people(gate: Gate) -> tuple[PersonOnDevice, ...]:
    """Who can sign in here; empty on a device that is new."""
    return tuple(
        PersonOnDevice(face.person, face.name, face.mode, face.needs_pin, face.wait_s) for face in gate.sign_in.people()
    )


def enrol(gate: Gate, code: str, pin: str | None) -> "Future[In | NotIn]":
    """First start, or one more person on a shared device. May be tried again with the same code after any failure."""

    def work() -> In | NotIn:
        opened = gate.sign_in.enrol(tidy_code(code), pin=pin)
        return _open(gate, opened, compare=gate.comparison)

    return gate.worker.give(work)


def unlock(gate: Gate, person: PersonId, pin: str | None) -> "Future[In | NotIn]":
    def work() -> In | NotIn:
        return _open(gate, gate.sign_in.unlock(person, pin))

    return gate.worker.give(work)


def sign_out(gate: Gate) -> "Future[None]":
    """What the person did stays sealed in the device's outbox and leaves without them."""
    return gate.worker.give(gate.close_desk)


def tidy_code(code: str) -> str:
    """As people type codes: small letters, spaces and dashes anywhere; O for 0 and I or L for 1."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))


def _open(
    gate: Gate, opened: UnlockedPerson | HubProblem | NotOpened, *, compare: Callable[[], str] = lambda: ""
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
