"""What may not wait for anything else: orders to doors (alarms and ringing later), on a thread of their own."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING

from app.domain.clock import Clock
from app.domain.door import DoorAction, LockState
from app.domain.ids import DoorId, VisitId
from app.domain.refusal import DoorRefusal, HubProblem
from app.doors.exchange import KnownDoor
from app.doors.interface import DoorOrder, LockEvent, PassHolder
from app.doors.link import DoorResult, LockLink
from app.logs import get_logger
from app.protocol.identifiers import new_id
from app.protocol.keys import from_text, to_text
from app.protocol.operations import DoorReport
from app.protocol.records import DoorBody, DoorListBody, DoorPassBody
from app.store.author import Done
from app.store.door_log import door_events, given_key, given_mark, unanswered_key, unanswered_mark
from app.store.failing import StoreError
from app.store.person_reading import Reading
from app.store.person_store import PersonStore
from app.store.person_writing import Writing
from app.store.worker import Worker

if TYPE_CHECKING:
    from app.sync.hub_client import HubClient

log = get_logger("urgent")

MARKED_WITHIN_S = 0.3
"""A database that takes longer (locked, a slow disk) is not waited for: somebody stands at the door."""
TOLD_WITHIN_S = 1.0
"""So long at most is a lock's answer kept from whoever waits for it, until it is written."""
_NOT_AT_THE_LOCK = frozenset({DoorRefusal.UNREACHABLE, DoorRefusal.TOO_LATE})


class DoorDesk:
    """Orders of one signed-in person. What a lock reports becomes an operation before anybody is told of it.

    A disk that takes nothing keeps nobody outside: the order is given all the same. What could not be written is borne
    in mind, or brought later by the lock's own log.
    """

    def __init__(
        self,
        store: PersonStore,
        link: LockLink | None,
        clock: Clock,
        *,
        post: Callable[[Done], None],
        new_client: "Callable[[], HubClient] | None" = None,
    ) -> None:
        """`new_client`: speaks to the hub as this person, for a lock that has lost the time; None where no hub is."""
        self._store = store
        self._link = link
        self._clock = clock
        self._post = post
        self._new_client = new_client
        self._client: HubClient | None = None
        self._worker = Worker("urgent")

    def operate(self, door: DoorId, action: DoorAction, visit: VisitId | None) -> "Future[DoorResult]":
        """The order is made now; when its turn comes too late, it is refused and never sent."""
        order = DoorOrder(order_id=new_id(), action=action, made_at=self._clock.now())
        return self._worker.give(lambda: self._operate(order, door, visit))

    def close(self) -> None:
        self._worker.stop()
        if self._client is not None:
            self._client.close()

    def _operate(self, order: DoorOrder, door: DoorId, visit: VisitId | None) -> DoorResult:
        known, holder = self._store.read(lambda reading: self._right_to(reading, door, visit)).result()
        if known is None or holder is None:
            return _refused(order, door, DoorRefusal.NO_PASS)
        if self._link is None:
            return _refused(order, door, DoorRefusal.UNREACHABLE)
        self._mark(door, lambda reading: unanswered_mark(reading, door))
        result = self._link.operate(known, order, holder=holder, ask_time=self._ask_time)
        if result.event is not None:
            self._report_at_once(result.event)
        elif not result.was_accepted and result.refusal is not DoorRefusal.NO_ANSWER:
            self._mark(door, lambda _reading: "")
        if result.was_accepted or result.refusal is DoorRefusal.NO_ANSWER:
            self._worker.give(lambda: self._collect(known, holder))
        if result.refusal not in _NOT_AT_THE_LOCK:
            self._worker.give(lambda: self._carry(known))
        log.info("door.operated", door=door, action=order.action, refusal=result.refusal, state=result.state)
        return result

    def _ask_time(self, door: DoorId, nonce: bytes) -> bytes | None:
        """On the urgent thread."""
        if self._client is None and self._new_client is not None:
            self._client = self._new_client()
        answer = HubProblem.NO_NETWORK if self._client is None else self._client.door_time(door, nonce)
        if isinstance(answer, HubProblem):
            log.info("door.no_time", door=door, problem=answer.value)
            return None
        return answer

    def _right_to(
        self, reading: Reading, door: DoorId, visit: VisitId | None
    ) -> tuple[KnownDoor | None, PassHolder | None]:
        body = reading.one(DoorBody, door)
        if body is None:
            return None, None
        passes = [
            stored.body
            for stored in reading.all(DoorPassBody, parent=door)
            if (visit is None or stored.body.visit == visit) and stored.body.device == self._store.author.device
        ]
        known = KnownDoor(door, from_text(body.public_key))
        now = self._clock.now()
        # The lock judges the window by its own clock: this device's may be wrong, so it only prefers.
        best = max(passes, key=lambda one: (one.not_before <= now < one.expires, one.expires), default=None)
        return known, PassHolder(from_text(best.token), self._store.author.key.sign) if best else None

    def _mark(self, door: DoorId, make: Callable[[Reading], str]) -> None:
        """See `unanswered_key`. Until the lock has reported something newer, nobody may say how the door stands: the
        order may have been carried out although no answer came, or although the answer could not be written."""
        key, mark = unanswered_key(door), self._store.read(make).result().encode()
        self._store.bear_in_mind(key, mark)

        def kept(done: "Future[None]") -> None:
            error = done.exception()
            if error is None:
                self._store.is_written(key, mark)
            elif isinstance(error, StoreError):
                log.warning("door.mark_not_kept", door=door, problem=error.problem.value)

        written = self._store.write(lambda writing: writing.set_meta(key, make(writing).encode()), by="me")
        written.add_done_callback(kept)
        wait([written], MARKED_WITHIN_S)

    def _report_at_once(self, event: LockEvent) -> None:
        """The lock has it too, and `_collect` asks for it where it could not be written."""

        def kept(done: "Future[None]") -> None:
            error = done.exception()
            if isinstance(error, StoreError):
                log.warning("door.report_not_kept", door=event.door, problem=error.problem.value)

        reported = self._report([event])
        reported.add_done_callback(kept)
        wait([reported], TOLD_WITHIN_S)

    def _report(self, events: list[LockEvent]) -> "Future[None]":
        """Into the person's database and on its way to the hub, with the lock's own proof."""

        def write(writing: Writing) -> list[Done]:
            bodies = [_report_of(event) for event in events]
            done = [writing.do(body, basis=body.visit) for body in bodies]
            return [item for item in done if isinstance(item, Done)]

        reported: Future[None] = Future()

        def written(future: "Future[list[Done]]") -> None:
            error = future.exception()
            if error is not None:
                reported.set_exception(error)
                return
            for done in future.result():
                self._post(done)
            reported.set_result(None)

        self._store.write(write, by="me").add_done_callback(written)
        return reported

    def _collect(self, known: KnownDoor, holder: PassHolder) -> None:
        """Whatever else the lock has seen since somebody last carried its log: the knob, other people's openings."""
        if self._link is None:
            return
        seen = self._store.read(lambda reading: _last_seq(reading, known.door)).result()
        events = self._link.collect(known, holder=holder, after=seen)
        if isinstance(events, DoorRefusal):
            log.info("door.collect", door=known.door, refusal=events)
        elif events:
            self._report(list(events)).result()

    def _carry(self, known: KnownDoor) -> None:
        """The list of withdrawn passes, for the lock: whoever comes by brings it, once."""
        body = self._store.read(lambda reading: _list_for(reading, known.door)).result()
        if body is None or self._link is None:
            return
        report = self._link.give(known, from_text(body.statement))
        if isinstance(report, DoorRefusal) or report.revocations < body.counter:
            log.info("door.list_not_taken", door=known.door, counter=body.counter)
            return
        mark = given_mark(body.counter, to_text(known.public_key)).encode()
        self._store.write(lambda writing: writing.set_meta(given_key(known.door), mark), by="me").result()
        log.info("door.list_taken", door=known.door, counter=body.counter)


def _list_for(reading: Reading, door: DoorId) -> DoorListBody | None:
    """None when the lock that is in the door has it already, from this person's hands."""
    body, own = reading.one(DoorListBody, door), reading.one(DoorBody, door)
    if body is None or own is None:
        return None
    is_given = reading.meta_text(given_key(door)) == given_mark(body.counter, own.public_key)
    return None if is_given else body


def _refused(order: DoorOrder, door: DoorId, refusal: DoorRefusal) -> DoorResult:
    return DoorResult(door, order.action, LockState.UNKNOWN, refusal, None, False, None)


def _report_of(event: LockEvent) -> DoorReport:
    return DoorReport(
        door=event.door,
        lock_seq=event.seq,
        action=event.action,
        state=event.state,
        lock_at=event.lock_at,
        who=event.who,
        visit=event.visit,
        proof=event.proof,
    )


def _last_seq(reading: Reading, door: DoorId) -> int:
    """The highest number up to which nothing is missing, as far as this database knows."""
    numbers = sorted(event.lock_seq for event in door_events(reading, door))
    last = numbers[0] if numbers else 0
    for number in numbers:
        if number > last + 1:
            break
        last = number
    return last
