"""How a phone speaks to a lock without the hub: `LockLink`, and the one over TCP that stands for the radio."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.clock import Clock
from app.domain.door import ORDER_LIVES, DoorAction, LockReport, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.exchange import AskTime, Channel, Exchange, KnownDoor, age_of
from app.doors.framing import HEADER_BYTES, body_length, read_lock_message, to_frame
from app.doors.interface import DoorOrder, LockEvent, PassHolder
from app.doors.session import LockMessage, PhoneMessage, Report, Wish, event_of

CONNECT_WITHIN_S = 2.0
"""A lock in reach answers in well under a second; somebody stands in the cold and waits."""
_ORDER_LIVES_MS = int(ORDER_LIVES.total_seconds() * 1000)
_WISHES = {DoorAction.OPEN: Wish.OPEN, DoorAction.LOCK: Wish.LOCK}


@dataclass(frozen=True)
class DoorResult:
    """What came of one order. `state` is the lock's own signed word in this exchange, or unknown."""

    door: DoorId
    action: DoorAction
    state: LockState
    refusal: DoorRefusal | None
    reported_at: datetime | None
    """The lock's clock; None when it has reported nothing."""
    was_accepted: bool
    """The lock took the order. With a refusal beside it: it then jammed, or was not heard of again."""
    event: LockEvent | None
    """The event with its proof, to be carried to the hub. None when nothing moved, as far as is known."""
    battery_low: bool = False


class LockLink(Protocol):
    """Each call is one exchange, blocks for at most ORDER_LIVES, and returns refusals. Threads may share a link."""

    def operate(
        self, known: KnownDoor, order: DoorOrder, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> DoorResult:
        """Sends the order once, if it is still young enough, and waits for the bolt."""

    def look(self, known: KnownDoor, *, holder: PassHolder) -> LockReport | DoorRefusal:
        """What the lock says of itself now."""

    def check(self, known: KnownDoor, *, holder: PassHolder) -> DoorRefusal | None:
        """Whether the lock takes this pass, now or later in its window. None: yes."""

    def collect(self, known: KnownDoor, *, holder: PassHolder, after: int) -> tuple[LockEvent, ...] | DoorRefusal:
        """Events with a higher number, at most MAX_EVENTS_IN_PAGE."""

    def give(self, known: KnownDoor, statement: bytes) -> Report | DoorRefusal:
        """Hands the lock something that the hub has signed. The report tells what it then has."""


class ChannelLink:
    """A LockLink over any channel; subclasses open it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def open_channel(self, door: DoorId) -> Channel | None:
        """None: out of reach."""
        raise NotImplementedError

    def operate(
        self, known: KnownDoor, order: DoorOrder, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> DoorResult:
        with self._exchange(known, order) as exchange:
            refusal = self._send_order(exchange, order, holder, ask_time)
            if exchange is None or refusal is not None:
                return _nothing_heard(order, known.door, refusal or DoorRefusal.UNREACHABLE)
            return _await_bolt(exchange, order, known.door)

    def look(self, known: KnownDoor, *, holder: PassHolder) -> LockReport | DoorRefusal:
        report = self._answer_to(known, Wish.STATE, holder)
        if isinstance(report, DoorRefusal):
            return report
        return report.refusal or LockReport(known.door, report.state, report.lock_at, report.battery_low)

    def check(self, known: KnownDoor, *, holder: PassHolder) -> DoorRefusal | None:
        report = self._answer_to(known, Wish.CHECK, holder)
        return report if isinstance(report, DoorRefusal) else report.refusal

    def collect(self, known: KnownDoor, *, holder: PassHolder, after: int) -> tuple[LockEvent, ...] | DoorRefusal:
        with self._exchange(known) as exchange:
            if exchange is None:
                return DoorRefusal.UNREACHABLE
            challenge = exchange.begin()
            if isinstance(challenge, DoorRefusal):
                return challenge
            exchange.ask(challenge, Wish.EVENTS, holder, after=after)
            page = exchange.page()
            if isinstance(page, DoorRefusal):
                return page
            return tuple(event_of(report, signed) for report, signed in page)

    def give(self, known: KnownDoor, statement: bytes) -> Report | DoorRefusal:
        with self._exchange(known) as exchange:
            if exchange is None:
                return DoorRefusal.UNREACHABLE
            return exchange.give_first(statement)

    def _send_order(
        self, exchange: Exchange | None, order: DoorOrder, holder: PassHolder, ask_time: AskTime | None
    ) -> DoorRefusal | None:
        if age_of(order, self._clock) is None:
            return DoorRefusal.TOO_LATE
        if exchange is None:
            return DoorRefusal.UNREACHABLE
        challenge = exchange.begin(ask_time)
        if isinstance(challenge, DoorRefusal):
            return challenge
        age = age_of(order, self._clock)
        if age is None:
            return DoorRefusal.TOO_LATE
        exchange.ask(challenge, _WISHES[order.action], holder, order_id=order.order_id, age=age)
        return None

    def _answer_to(self, known: KnownDoor, wish: Wish, holder: PassHolder) -> Report | DoorRefusal:
        with self._exchange(known) as exchange:
            if exchange is None:
                return DoorRefusal.UNREACHABLE
            challenge = exchange.begin()
            if isinstance(challenge, DoorRefusal):
                return challenge
            exchange.ask(challenge, wish, holder)
            answer = exchange.report()
            return DoorRefusal.NO_ANSWER if answer is None else answer[0]

    @contextmanager
    def _exchange(self, known: KnownDoor, order: DoorOrder | None = None) -> Iterator[Exchange | None]:
        """None without a channel; for an order that is too old none is even opened."""
        age = None if order is None else age_of(order, self._clock)
        lives_ms = _ORDER_LIVES_MS if age is None else _ORDER_LIVES_MS - int(age.total_seconds() * 1000)
        deadline_ms = self._clock.monotonic_ms() + lives_ms
        is_too_old = order is not None and age is None
        channel = None if is_too_old else self.open_channel(known.door)
        if channel is None:
            yield None
            return
        try:
            yield Exchange(channel, known, clock=self._clock, deadline_ms=deadline_ms)
        finally:
            channel.close()


def _nothing_heard(order: DoorOrder, door: DoorId, refusal: DoorRefusal, *, was_accepted: bool = False) -> DoorResult:
    return DoorResult(door, order.action, LockState.UNKNOWN, refusal, None, was_accepted, None)


def _await_bolt(exchange: Exchange, order: DoorOrder, door: DoorId) -> DoorResult:
    """From here on the order may have been carried out, heard or not."""
    was_accepted = False
    while (answer := exchange.report()) is not None:
        report, signed = answer
        was_accepted = was_accepted or report.accepted
        if report.seq == 0 and report.accepted:
            continue
        return DoorResult(
            door,
            order.action,
            report.state,
            report.refusal,
            report.lock_at,
            was_accepted,
            event_of(report, signed) if report.seq else None,
            report.battery_low,
        )
    return _nothing_heard(order, door, DoorRefusal.NO_ANSWER, was_accepted=was_accepted)


class TcpLockLink(ChannelLink):
    """Stands for the radio: every lock of the demo district behind one address."""

    def __init__(self, host: str, port: int, *, clock: Clock) -> None:
        super().__init__(clock)
        self._address = (host, port)

    def open_channel(self, door: DoorId) -> Channel | None:  # noqa: ARG002 the server learns the door from the hello
        try:
            return _TcpChannel(socket.create_connection(self._address, timeout=CONNECT_WITHIN_S), self._clock)
        except OSError:
            return None


class _TcpChannel:
    def __init__(self, connection: socket.socket, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def send(self, message: PhoneMessage) -> None:
        # A lost link shows as silence in `receive`; nothing is sent twice.
        with suppress(OSError):
            self._connection.settimeout(CONNECT_WITHIN_S)
            self._connection.sendall(to_frame(message))

    def receive(self, timeout_ms: int) -> LockMessage | None:
        until_ms = self._clock.monotonic_ms() + timeout_ms
        header = self._read(HEADER_BYTES, until_ms)
        length = None if header is None else body_length(header)
        body = None if length is None else self._read(length, until_ms)
        return None if body is None else read_lock_message(body)

    def _read(self, length: int, until_ms: int) -> bytes | None:
        data = b""
        with suppress(OSError):
            while len(data) < length:
                left_ms = until_ms - self._clock.monotonic_ms()
                if left_ms <= 0:
                    return None
                self._connection.settimeout(left_ms / 1000)
                part = self._connection.recv(length - len(data))
                if not part:
                    return None
                data += part
        return data if len(data) == length else None

    def close(self) -> None:
        with suppress(OSError):
            self._connection.close()
