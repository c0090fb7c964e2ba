"""Signing in, as the rest of the program sees it. The city's identity provider comes in as another adapter.

Refusals are returned: a hub's as HubProblem, this device's as NotOpened.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.ids import PersonId
from app.domain.refusal import HubProblem, StoreProblem
from app.protocol.wire import EnrolAnswer, EnrolRequest

EnrolAtHub = Callable[[EnrolRequest], EnrolAnswer | HubProblem]
"""Asks the hub once. Raises nothing that a network can do."""


@dataclass(frozen=True)
class SignInFace:
    """Somebody who can sign in here, as the sign-in screen shows them."""

    person: PersonId
    first_name: str
    name: str
    mode: str
    """`brukare`, `staff` or `handlaggare`."""
    needs_pin: bool
    wait_s: float
    """After too many wrong PINs: seconds until the next try, now."""


@dataclass(frozen=True)
class UnlockedPerson:
    """What opens a person's own database. Their signing key lies in there."""

    person: PersonId
    first_name: str
    name: str
    mode: str
    certificate: str
    """The hub's word for their key on this device; see app.protocol.certificate."""
    database_key: bytes = field(repr=False)


@dataclass(frozen=True)
class NotOpened:
    """Why nothing was opened; nothing was lost by it."""

    problem: StoreProblem
    wait_s: float = 0.0
    """With WAIT, and with a WRONG_PIN that a wait follows: seconds until the next try."""
    ask_leader: bool = False
    """So many wrong PINs that the screen should say: ask the shift leader."""


class SignIn(Protocol):
    """May be called from any thread; `enrol` waits for the hub, and a PIN takes some 200 ms of work."""

    def people(self) -> tuple[SignInFace, ...]:
        """By name. Raises app.store.encrypted.StoreError when the device's database cannot be read."""

    def enrol(self, code: str, *, pin: str | None) -> UnlockedPerson | HubProblem | NotOpened:
        """Make this device known for the person that the code was made for, and open it for them.

        `pin` None: for a device of one's own (a brukare's tablet), which opens without. May be repeated with the same
        code after any failure, also when the hub's answer was lost.
        """

    def unlock(self, person: PersonId, pin: str | None) -> UnlockedPerson | NotOpened:
        """WRONG_PIN, WAIT (the PIN was not looked at), or what is wrong with the device's database."""

    def change_pin(self, person: PersonId, *, old: str, new: str) -> NotOpened | None:
        """None when it is changed. Wrong old PINs count as at `unlock`."""
