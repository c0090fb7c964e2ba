"""The phone's side: what it believes, what it sends, and that it never sends an order twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.domain.clock import HeldClock
from app.domain.door import ORDER_LIVES, DoorAction, LockReport, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.exchange import MAX_STRAY_MESSAGES, AskTime, Channel, KnownDoor
from app.doors.interface import DoorOrder, LockEvent
from app.doors.link import ChannelLink, DoorResult
from app.doors.session import (
    Ask,
    Challenge,
    EventPage,
    GiveStatement,
    Hello,
    LockMessage,
    PhoneMessage,
    Report,
    SignedReport,
    sign_report,
)
from app.protocol.keys import SigningKey
from tests.fakes.door_keys import DoorKeys

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOOR = DoorId("door-1")
LOCK_KEY = SigningKey.from_raw(bytes([9]) * 32)
KNOWN = KnownDoor(DOOR, LOCK_KEY.public())


def said(session: bytes, *, key: SigningKey = LOCK_KEY, **what: object) -> SignedReport:
    body = {"door": DOOR, "session": session, "state": LockState.LOCKED, "lock_at": NOW} | what
    return sign_report(msgspec.convert(body, Report), key)


Script = Callable[[PhoneMessage], list[LockMessage]]


@dataclass
class ScriptedChannel:
    """A lock, or somebody in between, that answers as a test says."""

    script: Script
    clock: HeldClock
    sent: list[PhoneMessage] = field(default_factory=list)
    inbox: list[LockMessage] = field(default_factory=list)
    is_closed: bool = False

    def send(self, message: PhoneMessage) -> None:
        self.sent.append(message)
        if isinstance(message, Hello):
            self.inbox.append(Challenge(session=message.session, nonce=bytes(16), clock_sure=True))
        self.inbox.extend(self.script(message))

    def receive(self, timeout_ms: int) -> LockMessage | None:
        if self.inbox:
            return self.inbox.pop(0)
        self.clock.move(timedelta(milliseconds=timeout_ms))
        return None

    def close(self) -> None:
        self.is_closed = True


@dataclass
class Phone(ChannelLink):
    keys: DoorKeys
    clock: HeldClock
    script: Script = lambda _: []
    channels: list[ScriptedChannel] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.clock)
        self.holder = self.keys.holder(self.keys.grant(DOOR, at=NOW))

    def open_channel(self, door: DoorId) -> Channel | None:
        self.channels.append(ScriptedChannel(self.script, self.clock))
        return self.channels[-1]

    def order(
        self, action: DoorAction = DoorAction.OPEN, *, age: timedelta = timedelta(0), ask_time: AskTime | None = None
    ) -> DoorResult:
        order = DoorOrder("o", action, self.clock.now() - age)
        return self.operate(KNOWN, order, holder=self.holder, ask_time=ask_time)

    def asks(self) -> list[Ask]:
        return [message for channel in self.channels for message in channel.sent if isinstance(message, Ask)]


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(DoorKeys.at(tmp_path), HeldClock(NOW))


def to_asks(answer: Callable[[Ask], list[LockMessage]]) -> Script:
    return lambda message: answer(message) if isinstance(message, Ask) else []


def test_an_order_that_is_too_old_is_not_even_begun(phone: Phone) -> None:
    assert phone.order(age=ORDER_LIVES).refusal is DoorRefusal.TOO_LATE
    assert phone.order(age=timedelta(seconds=-1)).refusal is DoorRefusal.TOO_LATE
    assert phone.channels == []


def test_silence_after_the_order_is_unknown_and_the_order_was_sent_once(phone: Phone) -> None:
    result = phone.order()
    assert (result.refusal, result.state, result.event) == (DoorRefusal.NO_ANSWER, LockState.UNKNOWN, None)
    assert len(phone.asks()) == 1
    assert phone.clock.now() - NOW == ORDER_LIVES
    assert phone.channels[0].is_closed


def test_taken_and_then_silent_is_unknown_and_never_locked(phone: Phone) -> None:
    phone.script = to_asks(lambda ask: [said(ask.session, accepted=True, state=LockState.LOCKED)])
    result = phone.order(DoorAction.LOCK)
    assert (result.was_accepted, result.refusal) == (True, DoorRefusal.NO_ANSWER)
    assert (result.state, result.reported_at) == (LockState.UNKNOWN, None)


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(lambda ask: said(bytes(16), accepted=True, seq=4), id="a report of another exchange"),
        pytest.param(lambda ask: said(ask.session, key=SigningKey.generate(), seq=4), id="another key"),
        pytest.param(lambda ask: said(ask.session, door="door-2", seq=4), id="another door"),
        pytest.param(lambda ask: SignedReport(payload=b"\xc1", signature=LOCK_KEY.sign(b"")), id="noise"),
        pytest.param(lambda ask: Challenge(session=ask.session, nonce=bytes(16), clock_sure=True), id="no report"),
    ],
)
def test_a_report_that_does_not_verify_or_name_the_exchange_is_not_believed(
    phone: Phone, forge: Callable[[Ask], LockMessage]
) -> None:
    phone.script = to_asks(lambda ask: [forge(ask)])
    result = phone.order(DoorAction.LOCK)
    assert (result.state, result.refusal, result.event) == (LockState.UNKNOWN, DoorRefusal.NO_ANSWER, None)


def test_a_true_report_behind_a_forged_one_is_heard(phone: Phone) -> None:
    phone.script = to_asks(lambda ask: [said(bytes(16), seq=4), said(ask.session, accepted=True, seq=5)])
    result = phone.order(DoorAction.LOCK)
    assert (result.state, result.refusal) == (LockState.LOCKED, None)
    assert result.event is not None
    assert result.event.seq == 5


def test_a_flood_of_forged_reports_ends(phone: Phone) -> None:
    phone.script = to_asks(lambda ask: [said(bytes(16), seq=4)] * (MAX_STRAY_MESSAGES * 50))
    assert phone.order().refusal is DoorRefusal.NO_ANSWER
    assert len(phone.channels[0].inbox) == MAX_STRAY_MESSAGES * 49


def test_a_lock_without_the_time_is_not_ordered_while_nobody_can_tell_it(phone: Phone) -> None:
    def unsure(message: PhoneMessage) -> list[LockMessage]:
        phone.channels[-1].inbox.clear()
        match message:
            case Hello():
                return [Challenge(session=message.session, nonce=bytes(16), clock_sure=False)]
            case GiveStatement():
                return [said(message.session, accepted=False)]
            case Ask():
                return []

    phone.script = unsure
    assert phone.order().refusal is DoorRefusal.CLOCK_UNSURE
    assert phone.order(ask_time=lambda door, nonce: None).refusal is DoorRefusal.CLOCK_UNSURE
    assert phone.order(ask_time=lambda door, nonce: b"not taken").refusal is DoorRefusal.CLOCK_UNSURE
    assert phone.asks() == []


def test_an_order_that_grew_too_old_while_the_lock_was_told_the_time_is_not_sent(phone: Phone) -> None:
    told: list[bytes] = []

    def answer(message: PhoneMessage) -> list[LockMessage]:
        if isinstance(message, Hello) and not told:
            phone.channels[-1].inbox.clear()
            return [Challenge(session=message.session, nonce=bytes(16), clock_sure=False)]
        return [said(message.session, accepted=True)] if isinstance(message, GiveStatement) else []

    def slow_hub(door: DoorId, nonce: bytes) -> bytes:
        told.append(nonce)
        phone.clock.at += ORDER_LIVES
        return b"signed time"

    phone.script = answer
    assert phone.order(ask_time=slow_hub).refusal is DoorRefusal.TOO_LATE
    assert phone.asks() == []


def test_a_look_tells_the_locks_own_word_and_age(phone: Phone) -> None:
    phone.script = to_asks(lambda ask: [said(ask.session, accepted=True, state=LockState.JAMMED, battery_low=True)])
    assert phone.look(KNOWN, holder=phone.holder) == LockReport(DOOR, LockState.JAMMED, NOW, battery_low=True)


def test_collected_events_that_do_not_verify_are_left_out(phone: Phone) -> None:
    good = said(bytes(16), seq=1), said(b"", seq=3)
    bad = said(b"", seq=2, key=SigningKey.generate()), said(b"", seq=0)
    phone.script = to_asks(
        lambda ask: [EventPage(head=said(ask.session, accepted=True), events=(good[0], *bad, good[1]))]
    )
    events = phone.collect(KNOWN, holder=phone.holder, after=0)
    assert not isinstance(events, DoorRefusal)
    assert [event.seq for event in events] == [1, 3]
    assert all(isinstance(event, LockEvent) for event in events)


def test_a_page_whose_head_belongs_to_another_exchange_is_not_believed(phone: Phone) -> None:
    phone.script = to_asks(lambda ask: [EventPage(head=said(bytes(16), accepted=True), events=())])
    assert phone.collect(KNOWN, holder=phone.holder, after=0) is DoorRefusal.NO_ANSWER
