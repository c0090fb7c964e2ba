"""What a lock does inside. Pure logic: the clock, randomness and memory are handed in, and nothing here waits.

It decides alone and offline: by pinned keys, its own clock, its newest revocation list and a nonce used once. Every
call first lets the bolt arrive where it should be by now, so that a log entry carries the moment at which it happened.
"""

import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from app.domain.clock import Clock
from app.domain.door import ORDER_LIVES, DoorAction, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.bolt import Bolt
from app.doors.door_pass import DoorPass, read_pass, window_refusal
from app.doors.lock_clock import LockClock
from app.doors.lock_memory import LockMemory, StoredEvent
from app.doors.session import (
    NONCE_BYTES,
    Ask,
    Challenge,
    EventPage,
    GiveStatement,
    Hello,
    Report,
    SignedReport,
    Wish,
    ask_message,
    sign_report,
)
from app.doors.statements import CollectReceipt, KeyRoll, RevocationList, TimeStatement, read_statement
from app.protocol.keys import SigningKey, is_signed_by

MAX_OPEN_NONCES = 16
"""Exchanges begun and not finished; the oldest gives way. A lock's radio holds one or two at a time."""
MAX_ORDERS_REMEMBERED = 64
_ORDER_LIVES_MS = int(ORDER_LIVES.total_seconds() * 1000)
_ACTIONS = {Wish.OPEN: DoorAction.OPEN, Wish.LOCK: DoorAction.LOCK}


@dataclass(frozen=True)
class LockBuild:
    """How one lock is made, and what is wrong with it."""

    travel_ms: int = 2_500
    """A motor lock's bolt takes two to four seconds."""
    relocks_after_ms: int | None = None
    """An entrance door falls shut and locks by itself; a flat's does not."""
    jams_on: frozenset[DoorAction] = frozenset()
    is_battery_flat: bool = False
    """Too little to turn the bolt; enough to answer."""
    is_battery_low: bool = False


class LockCore:
    def __init__(
        self,
        door: DoorId,
        key: SigningKey,
        *,
        memory: LockMemory,
        clock: Clock,
        build: LockBuild,
        save: Callable[[LockMemory], None] = lambda _: None,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self.door = door
        self._key = key
        self._memory = memory
        self._build = build
        self._save = save
        self._random_bytes = random_bytes
        self._clock = LockClock(clock)
        if memory.clock_at is not None:
            self._clock.continue_from(memory.clock_at, is_sure=memory.clock_sure)
        self._bolt = Bolt(build.travel_ms, memory.is_extended, memory.is_jammed, build.jams_on)
        self._nonces: OrderedDict[bytes, tuple[bytes, int]] = OrderedDict()
        self._orders: deque[str] = deque(maxlen=MAX_ORDERS_REMEMBERED)
        self._cause = self._nobody = Report(door=door, state=LockState.UNKNOWN, lock_at=self._clock.now())
        self._relocks_at_ms: int | None = None
        self._outcomes: OrderedDict[bytes, SignedReport] = OrderedDict()
        self.has_power = True

    # --- what the radio brings --------------------------------------------------------------------------------

    def hello(self, hello: Hello) -> Challenge:
        nonce = self._random_bytes(NONCE_BYTES)
        self._nonces[nonce] = (hello.session, self._clock.monotonic_ms())
        while len(self._nonces) > MAX_OPEN_NONCES:
            self._nonces.popitem(last=False)
        return Challenge(session=hello.session, nonce=nonce, clock_sure=self._clock.is_sure)

    def ask(self, ask: Ask) -> SignedReport | EventPage:
        """The first answer. For an order that was taken, `outcome` gives the event once the bolt stands."""
        self.settle()
        judged = self._judge(ask)
        if isinstance(judged, DoorRefusal):
            return self._answer(ask.session, refusal=judged, state=LockState.UNKNOWN)
        match ask.wish:
            case Wish.OPEN | Wish.LOCK:
                return self._order(ask, judged)
            case Wish.EVENTS:
                return EventPage(head=self._answer(ask.session, accepted=True), events=self._memory.page(ask.after))
            case Wish.STATE | Wish.CHECK:
                return self._answer(ask.session, accepted=True)

    def give(self, given: GiveStatement) -> SignedReport:
        """The state is not told: whoever carries a statement need not have a pass."""
        self.settle()
        is_taken = self._take(given.statement)
        if is_taken:
            self._remember()
        refusal = None if is_taken else DoorRefusal.PASS_REFUSED
        return self._answer(given.session, accepted=is_taken, refusal=refusal, state=LockState.UNKNOWN)

    # --- what time and hands do -------------------------------------------------------------------------------

    def outcome(self, session: bytes) -> SignedReport | None:
        """The event that an order led to; told once. None while the bolt moves, or when another order turned it."""
        self.settle()
        return self._outcomes.pop(session, None)

    def settle(self) -> None:
        """Lets the bolt arrive where it should be by now."""
        while self.has_power:
            self._begin_relock()
            arrived_ms = self._bolt.settle(self._clock.monotonic_ms())
            if arrived_ms is None:
                return
            is_open = self._bolt.state() is LockState.UNLOCKED
            if is_open and self._build.relocks_after_ms is not None:
                self._relocks_at_ms = arrived_ms + self._build.relocks_after_ms
            self._log(arrived_ms)

    def waits_ms(self) -> int | None:
        """Until the bolt stands; None when it is not moving."""
        return self._bolt.waits_ms(self._clock.monotonic_ms())

    def state(self) -> LockState:
        self.settle()
        return self._bolt.state()

    def turn_knob(self, action: DoorAction) -> SignedReport:
        """From the inside, or with a metal key: the lock sees the bolt move and knows no key."""
        self.settle()
        self._relocks_at_ms = None
        self._bolt.turn_by_hand(action)
        self._cause = self._nobody
        return self._log(self._clock.monotonic_ms())

    def lose_power(self) -> None:
        self.settle()
        self.has_power = False
        self._clock.lose_power()
        self._bolt.lose_power()
        self._nonces.clear()
        self._relocks_at_ms = None
        self._remember()

    def return_power(self) -> None:
        """The clock runs on from where it stopped, and is unsure until the hub has told it the time."""
        self._clock.return_power()
        self.has_power = True

    # --- inside -----------------------------------------------------------------------------------------------

    def _judge(self, ask: Ask) -> DoorPass | DoorRefusal:
        """The nonce first, so that it is used up whatever comes of the rest."""
        session, begun_ms = self._nonces.pop(ask.nonce, (b"", 0))
        if session != ask.session:
            return DoorRefusal.PASS_REFUSED
        if ask.age_ms + self._clock.monotonic_ms() - begun_ms > _ORDER_LIVES_MS:
            return DoorRefusal.TOO_LATE
        door_pass = read_pass(ask.token, self._memory.pins)
        if isinstance(door_pass, DoorRefusal):
            return door_pass
        is_holder = is_signed_by(door_pass.holder_key, ask.signature, ask_message(ask, self.door))
        if door_pass.door != self.door or not is_holder:
            return DoorRefusal.PASS_REFUSED
        return self._right_now(ask, door_pass)

    def _right_now(self, ask: Ask, door_pass: DoorPass) -> DoorPass | DoorRefusal:
        if not self._clock.is_sure:
            return DoorRefusal.CLOCK_UNSURE
        if door_pass.pass_id in self._memory.withdrawn:
            return DoorRefusal.PASS_WITHDRAWN
        outside = window_refusal(door_pass, self._clock.now())
        if outside is not None and not (ask.wish is Wish.CHECK and outside is DoorRefusal.PASS_NOT_YET):
            return outside
        action = _ACTIONS.get(ask.wish)
        if action is not None and action not in door_pass.operations:
            return DoorRefusal.PASS_REFUSED
        return door_pass

    def _order(self, ask: Ask, door_pass: DoorPass) -> SignedReport:
        action = _ACTIONS[ask.wish]
        if ask.order_id in self._orders:
            return self._answer(ask.session, refusal=DoorRefusal.TOO_LATE)
        self._orders.append(ask.order_id)
        if self._build.is_battery_flat:
            return self._answer(ask.session, refusal=DoorRefusal.FLAT_BATTERY)
        self._relocks_at_ms = None
        self._bolt.start(action, self._clock.monotonic_ms())
        self._cause = msgspec.structs.replace(
            self._nobody,
            session=ask.session,
            action=action,
            who=door_pass.person,
            pass_id=door_pass.pass_id,
            visit=door_pass.visit,
        )
        self._remember()
        return self._answer(ask.session, accepted=True, state=LockState.MOVING)

    def _begin_relock(self) -> None:
        at_ms = self._relocks_at_ms
        if at_ms is not None and self._clock.monotonic_ms() >= at_ms and not self._build.is_battery_flat:
            self._relocks_at_ms = None
            self._cause = self._nobody
            self._bolt.start(DoorAction.LOCK, at_ms)

    def _take(self, raw: bytes) -> bool:
        memory = self._memory
        statement = read_statement(raw, memory.pins)
        if statement is None or statement.door != self.door:
            return False
        match statement:
            case TimeStatement():
                _, begun_ms = self._nonces.pop(statement.nonce, (b"", None))
                is_fresh = begun_ms is not None and self._clock.monotonic_ms() - begun_ms <= _ORDER_LIVES_MS
                return is_fresh and self._clock.tell(statement.now)
            case RevocationList():
                if statement.counter > memory.revocations_counter:
                    memory.revocations_counter, memory.withdrawn = statement.counter, statement.pass_ids
            case KeyRoll():
                if statement.counter > memory.pins_counter:
                    memory.pins_counter, memory.pins = statement.counter, dict(statement.keys)
            case CollectReceipt():
                memory.forget(statement.up_to)
        return True

    def _log(self, at_ms: int) -> SignedReport:
        self._memory.last_seq += 1
        jammed = DoorRefusal.JAMMED if self._bolt.is_jammed else None
        ago = timedelta(milliseconds=self._clock.monotonic_ms() - at_ms)
        event = msgspec.structs.replace(
            self._cause,
            seq=self._memory.last_seq,
            state=self._bolt.state(),
            accepted=self._cause is not self._nobody,
            refusal=jammed,
            lock_at=self._clock.now() - ago,
            battery_low=self._is_battery_low(),
            clock_sure=self._clock.is_sure,
            revocations=self._memory.revocations_counter,
            last_seq=self._memory.last_seq,
        )
        signed = sign_report(event, self._key)
        self._memory.keep(StoredEvent(event.seq, signed))
        if event.session:
            self._outcomes[event.session] = signed
            while len(self._outcomes) > MAX_OPEN_NONCES:
                self._outcomes.popitem(last=False)
        self._remember()
        return signed

    def _answer(
        self,
        session: bytes,
        *,
        accepted: bool = False,
        refusal: DoorRefusal | None = None,
        state: LockState | None = None,
    ) -> SignedReport:
        report = Report(
            door=self.door,
            session=session,
            state=self._bolt.state() if state is None else state,
            accepted=accepted,
            refusal=refusal,
            lock_at=self._clock.now(),
            battery_low=self._is_battery_low(),
            clock_sure=self._clock.is_sure,
            revocations=self._memory.revocations_counter,
            last_seq=self._memory.last_seq,
        )
        return sign_report(report, self._key)

    def _is_battery_low(self) -> bool:
        return self._build.is_battery_low or self._build.is_battery_flat

    def _remember(self) -> None:
        memory = self._memory
        memory.is_extended, memory.is_jammed = self._bolt.is_extended, self._bolt.is_jammed
        memory.clock_at, memory.clock_sure = self._clock.now(), self._clock.is_sure
        self._save(memory)
