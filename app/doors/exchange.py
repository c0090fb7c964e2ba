"""The phone's side of one exchange with a lock, over any channel. Expected refusals are returned.

Nothing here is ever sent a second time: when an answer is lost, the state is unknown and a person decides.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from app.domain.clock import Clock
from app.domain.door import ORDER_LIVES
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.interface import DoorOrder, PassHolder
from app.doors.session import (
    NONCE_BYTES,
    Challenge,
    EventPage,
    GiveStatement,
    Hello,
    LockMessage,
    PhoneMessage,
    Report,
    SignedReport,
    UnknownDoor,
    Wish,
    make_ask,
    open_report,
)

MAX_STRAY_MESSAGES = 8
"""Messages that do not verify or name another exchange before the phone stops listening."""

AskTime = Callable[[DoorId, bytes], bytes | None]
"""Fetches a signed TimeStatement over a lock's nonce from the hub; None without network."""


class Channel(Protocol):
    """One connection to one lock. Never raises for what a radio does: a lost link is silence."""

    def send(self, message: PhoneMessage) -> None: ...

    def receive(self, timeout_ms: int) -> LockMessage | None:
        """None: nothing in time, or nothing more will come."""

    def close(self) -> None: ...


@dataclass(frozen=True)
class KnownDoor:
    door: DoorId
    public_key: bytes
    """The lock's own raw Ed25519 key."""


def age_of(order: DoorOrder, clock: Clock) -> timedelta | None:
    """None when the order may not be sent any more, or the clock was set back since it was made."""
    age = clock.now() - order.made_at
    return age if timedelta(0) <= age < ORDER_LIVES else None


class Exchange:
    """Good for one wish. `deadline_ms` is on the clock's monotonic scale."""

    def __init__(self, channel: Channel, known: KnownDoor, *, clock: Clock, deadline_ms: int) -> None:
        self._channel = channel
        self._known = known
        self._clock = clock
        self._deadline_ms = deadline_ms
        self._session = secrets.token_bytes(NONCE_BYTES)

    def begin(self, ask_time: AskTime | None = None) -> Challenge | DoorRefusal:
        """A challenge from a lock that knows the time, if need be after telling it."""
        challenge = self._challenge()
        if challenge is None:
            return DoorRefusal.UNREACHABLE
        if challenge.clock_sure:
            return challenge
        statement = None if ask_time is None else ask_time(self._known.door, challenge.nonce)
        told = None if statement is None else self.give(statement)
        if not isinstance(told, Report) or not told.accepted:
            return DoorRefusal.CLOCK_UNSURE
        return self._challenge() or DoorRefusal.UNREACHABLE

    def ask(
        self,
        challenge: Challenge,
        wish: Wish,
        holder: PassHolder,
        *,
        order_id: str = "",
        age: timedelta = timedelta(0),
        after: int = 0,
    ) -> None:
        age_ms = int(age.total_seconds() * 1000)
        self._channel.send(
            make_ask(
                challenge,
                self._known.door,
                wish=wish,
                holder=holder,
                order_id=order_id or secrets.token_hex(8),
                age_ms=age_ms,
                after=after,
            )
        )

    def give_first(self, statement: bytes) -> Report | DoorRefusal:
        """For who only brings a statement: says hello to the right lock and hands it over."""
        return DoorRefusal.UNREACHABLE if self._challenge() is None else self.give(statement)

    def give(self, statement: bytes) -> Report | DoorRefusal:
        self._channel.send(GiveStatement(session=self._session, statement=statement))
        answer = self.report()
        return DoorRefusal.NO_ANSWER if answer is None else answer[0]

    def report(self) -> tuple[Report, SignedReport] | None:
        """The next report that this door's lock has signed and that names this exchange."""
        for _ in range(MAX_STRAY_MESSAGES):
            message = self._receive()
            if message is None:
                return None
            if isinstance(message, SignedReport) and (report := self._verified(message)) is not None:
                return report, message
        return None

    def page(self) -> tuple[tuple[Report, SignedReport], ...] | DoorRefusal:
        """Events in order; those that do not verify are left out, which their numbers show."""
        for _ in range(MAX_STRAY_MESSAGES):
            match self._receive():
                case None:
                    break
                case SignedReport() as signed if (report := self._verified(signed)) is not None:
                    return report.refusal or DoorRefusal.NO_ANSWER
                case EventPage(head=head, events=events) if self._verified(head) is not None:
                    opened = ((self._open(event), event) for event in events)
                    return tuple((report, event) for report, event in opened if report is not None and report.seq > 0)
        return DoorRefusal.NO_ANSWER

    def _challenge(self) -> Challenge | None:
        self._channel.send(Hello(door=self._known.door, session=self._session))
        for _ in range(MAX_STRAY_MESSAGES):
            match self._receive():
                case None | UnknownDoor():
                    return None
                case Challenge() as challenge if challenge.session == self._session:
                    return challenge
        return None

    def _receive(self) -> LockMessage | None:
        left_ms = self._deadline_ms - self._clock.monotonic_ms()
        return self._channel.receive(left_ms) if left_ms > 0 else None

    def _open(self, signed: SignedReport) -> Report | None:
        return open_report(signed, self._known.door, self._known.public_key)

    def _verified(self, signed: SignedReport) -> Report | None:
        report = self._open(signed)
        return report if report is not None and report.session == self._session else None
