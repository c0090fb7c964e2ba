"""The simulated lock: LockCore behind the Door interface, and many of them as one district of locks.

`PassDoor` is the adapter for every lock that takes door passes, over any link; the simulated lock is its first.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from app.domain.clock import Clock
from app.domain.door import DoorAction, DoorPosition, LockReport
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.doors_file import DoorLine, Fault, simulated_private_key
from app.doors.exchange import AskTime, Channel, KnownDoor
from app.doors.interface import Accepted, Capabilities, DoorOrder, Grant, LockEvent, PassHolder, Withdrawal
from app.doors.link import ChannelLink, LockLink
from app.doors.lock_core import LockBuild, LockCore
from app.doors.lock_memory import LockMemory
from app.doors.session import Ask, GiveStatement, Hello, LockMessage, PhoneMessage, SignedReport, Wish

RELOCKS_AFTER_MS = 30_000
"""An entrance door's closer: long enough to come in with a walker."""


class PassDoor:
    """One door as the holder of a pass may use it."""

    capabilities = Capabilities(
        offline_pass=True,
        schedule=True,
        reports_by_itself=False,
        signs_reports=True,
        remote=False,
        pin_codes=False,
    )

    def __init__(
        self, known: KnownDoor, link: LockLink, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> None:
        self._known = known
        self._link = link
        self._holder = holder
        self._ask_time = ask_time

    @property
    def door(self) -> DoorId:
        return self._known.door

    def state(self) -> LockReport | DoorRefusal:
        return self._link.look(self._known, holder=self._holder)

    def operate(self, order: DoorOrder) -> Accepted | DoorRefusal:
        """A bolt that jammed on the way was accepted too: the event says so."""
        result = self._link.operate(self._known, order, holder=self._holder, ask_time=self._ask_time)
        if result.was_accepted:
            return Accepted(order.order_id)
        return result.refusal or DoorRefusal.NO_ANSWER

    def grant(self, grant: Grant) -> Accepted | DoorRefusal:
        holder = PassHolder(grant.token, self._holder.sign)
        return self._link.check(self._known, holder=holder) or Accepted(grant.pass_id)

    def revoke(self, withdrawal: Withdrawal) -> Accepted | DoorRefusal:
        report = self._link.give(self._known, withdrawal.statement)
        if isinstance(report, DoorRefusal):
            return report
        has_it = report.accepted and report.revocations >= withdrawal.counter
        return Accepted(str(withdrawal.counter)) if has_it else DoorRefusal.PASS_REFUSED

    def events(self, *, after: int) -> tuple[LockEvent, ...] | DoorRefusal:
        return self._link.collect(self._known, holder=self._holder, after=after)


class LockEndpoint:
    """One connection's side at the lock: which answer follows which message. No sockets."""

    def __init__(self, find: Callable[[DoorId], LockCore | None]) -> None:
        self._find = find
        self._core: LockCore | None = None
        self._awaited: bytes | None = None

    def answer(self, message: PhoneMessage) -> LockMessage | None:
        """None: nobody answers. An unknown door and one without power are silent alike."""
        if isinstance(message, Hello):
            self._core = self._find(DoorId(message.door))
        core = self._core
        if core is None or not core.has_power:
            return None
        match message:
            case Hello():
                return core.hello(message)
            case GiveStatement():
                return core.give(message)
            case Ask():
                answer = core.ask(message)
                is_order = message.wish in (Wish.OPEN, Wish.LOCK)
                self._awaited = message.session if is_order and core.waits_ms() is not None else None
                return answer

    def waits_ms(self) -> int | None:
        """Until the event of this connection's order may be there; None when none is awaited."""
        if self._core is None or self._awaited is None:
            return None
        return self._core.waits_ms() or 0

    def outcome(self) -> SignedReport | None:
        """The awaited event. None: the bolt still moves, or will never come where this order sent it."""
        if self._core is None or self._awaited is None:
            return None
        event = self._core.outcome(self._awaited)
        if event is not None or self._core.waits_ms() is None:
            self._awaited = None
        return event


class InProcessLink(ChannelLink):
    """A phone next to a lock in the same process. `wait_ms` lets time pass while the bolt travels."""

    def __init__(
        self, find: Callable[[DoorId], LockCore | None], *, clock: Clock, wait_ms: Callable[[int], None]
    ) -> None:
        super().__init__(clock)
        self._find = find
        self._wait_ms = wait_ms

    def open_channel(self, door: DoorId) -> Channel | None:
        core = self._find(door)
        return None if core is None or not core.has_power else _InProcessChannel(self._find, self._wait_ms)


class _InProcessChannel:
    def __init__(self, find: Callable[[DoorId], LockCore | None], wait_ms: Callable[[int], None]) -> None:
        self._endpoint = LockEndpoint(find)
        self._wait_ms = wait_ms
        self._inbox: deque[LockMessage] = deque()

    def send(self, message: PhoneMessage) -> None:
        answer = self._endpoint.answer(message)
        if answer is not None:
            self._inbox.append(answer)

    def receive(self, timeout_ms: int) -> LockMessage | None:
        if self._inbox:
            return self._inbox.popleft()
        waits_ms = self._endpoint.waits_ms()
        if waits_ms is None:
            return None
        self._wait_ms(min(waits_ms, timeout_ms))
        return self._endpoint.outcome()

    def close(self) -> None:
        self._inbox.clear()


class LockFlash(Protocol):
    """Where simulated locks keep their memory over a restart of the program."""

    def load(self, door: DoorId) -> LockMemory | None: ...

    def save(self, door: DoorId, memory: LockMemory) -> None: ...


class SimulatedLocks:
    """Every lock of a district, each made when it is first spoken to."""

    def __init__(
        self,
        lines: Iterable[DoorLine],
        *,
        seed: bytes,
        pins: Callable[[], Mapping[str, bytes]],
        flash: LockFlash,
        clock: Clock,
        travel_ms: int = LockBuild.travel_ms,
    ) -> None:
        self._lines = {DoorId(line.door): line for line in lines}
        self._seed = seed
        self._pins = pins
        self._flash = flash
        self._clock = clock
        self._travel_ms = travel_ms
        self._cores: dict[DoorId, LockCore] = {}

    def find(self, door: DoorId) -> LockCore | None:
        """None for a door that is not in the list, and while no pass keys have been set."""
        if door not in self._cores and door in self._lines:
            memory = self._flash.load(door) or LockMemory(pins=dict(self._pins()))
            if memory.pins:
                self._cores[door] = self._make(door, memory)
        return self._cores.get(door)

    def _make(self, door: DoorId, memory: LockMemory) -> LockCore:
        return LockCore(
            door,
            simulated_private_key(self._seed, door),
            memory=memory,
            clock=self._clock,
            build=build_of(self._lines[door], travel_ms=self._travel_ms),
            save=lambda changed: self._flash.save(door, changed),
        )


def build_of(line: DoorLine, *, travel_ms: int = LockBuild.travel_ms) -> LockBuild:
    return LockBuild(
        travel_ms=travel_ms,
        relocks_after_ms=RELOCKS_AFTER_MS if line.position is DoorPosition.ENTRANCE else None,
        jams_on=frozenset({DoorAction.LOCK}) if line.fault is Fault.JAMS else frozenset(),
        is_battery_flat=line.fault is Fault.FLAT_BATTERY,
    )
