"""Signing in and out, and the first start of a device."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.services.desk import Desk, Unkept
from app.services.people import PersonOnDevice


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


class Gate(Protocol):
    """The door to the program on one device."""

    def ask(self, question: str, /, *words: object) -> "Future[Any]":
        """One of the functions of app.work.sign_in, by its name."""

    def has_unkept(self) -> bool:
        """Whether words of somebody who was thrown out by a fault are on no disk yet."""

    def take_unkept(self, person: PersonId) -> tuple[Unkept, ...]:
        """That person's, for whoever shows them and goes on trying: they are not held here any more."""


def people(gate: Gate) -> "Future[tuple[PersonOnDevice, ...]]":
    """Who can sign in here; empty on a device that is new. Fails with a StoreError when the device's own database
    cannot be opened."""
    return gate.ask("people")


def enrol(gate: Gate, code: str, pin: str | None) -> "Future[In | NotIn]":
    """First start, or one more person on a shared device. May be tried again with the same code after any failure."""
    return gate.ask("enrol", tidy_code(code), pin)


def unlock(gate: Gate, person: PersonId, pin: str | None) -> "Future[In | NotIn]":
    return gate.ask("unlock", person, pin)


def sign_out(gate: Gate) -> "Future[None]":
    """What the person did stays sealed in the device's outbox and leaves without them."""
    return gate.ask("sign_out")


def tidy_code(code: str) -> str:
    """As people type codes: small letters, spaces and dashes anywhere; O for 0 and I or L for 1."""
    kept = "".join(sign for sign in code.upper() if sign.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))
