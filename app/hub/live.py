"""The live channel: records go to everybody connected who may read them, as soon as they are committed.

One thread gathers what was committed, works out the audience, writes the access log in one transaction for all of
them, and only then hands the messages to the event loop. What a push has brought goes a shorter road where it may: its
delivery is logged in its own transaction (`log_within`). A client that cannot keep up is told that it is behind.
"""

import asyncio
import contextlib
import heapq
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.domain.clock import Clock
from app.domain.permission import Grant
from app.domain.refusal import HubProblem
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import in_writing, reading
from app.hub.epochs import RIGHTS
from app.hub.hub import Caller
from app.hub.live_delivery import Delivery, Listener, Published
from app.hub.live_notice import NoticeBoard, Noticed, Rung
from app.hub.live_queue import LiveQueue, Send, offer_all
from app.hub.metrics import Metrics
from app.hub.plain import Statement, ask, savepoint
from app.hub.rights import grants_of_callers
from app.hub.standing import Claim, Standings, standings_of
from app.hub.streams import is_alone
from app.protocol.records import Record
from app.protocol.wire import LiveCall

_GATHER = 256
"""Committed batches in one round: what comes while a round is logged goes out with the next one."""
_BACKLOG = 10_000
"""Batches that may wait; beyond it everybody is told that they are behind."""
_LOOK_ROUND_S = 1.0
"""How often imports and revocations by other processes are looked for; two seconds are promised."""
_RIGHTS_GOOD_MS = 60_000
"""A client whose rights were read longer ago is asked about again before it is sent anything."""
_READ_AGAIN_MS = 10_000
"""Rights also change by the clock alone (a visit of two days ago) and with held work: they are read again this often, a
few clients in each round. All 500 at once took 190 ms, in which nobody was sent anything."""
_ROUNDS = 8
"""Within so many rounds everybody's turn has come."""
_AT_LEAST = 50

_WITHIN = 16
"""Records of a push whose delivery is logged with them: an act has one or two. More would keep other writers waiting
while it is worked out who hears of them, and clients pull so many faster."""

_OF_IMPORTS = 2
"""So many columns of the answer tell of imports alone."""
_WATCHED = Statement(
    "SELECT (SELECT count(*) FROM import_file), (SELECT max(imported_at) FROM import_file), "
    "(SELECT count(*) FROM rights_change), (SELECT max(mark) FROM rights_change), "
    "(SELECT max(counter) FROM revocation), (SELECT value FROM meta WHERE key = ?)"
)
"""What differs when anybody's rights have changed, whoever changed them, or an import has come: one question, in which
nothing long is read. It is asked before every delivery."""

_CALL = msgspec.json.encode(LiveCall()).decode()

_log = structlog.get_logger("hub.live")


class LiveBus:
    """`publish`, `join` and `leave` may be called from any thread."""

    def __init__(self, engine: Engine, clock: Clock, metrics: Metrics, standings: Standings) -> None:
        self._engine = engine
        self._clock = clock
        self._metrics = metrics
        self._standings = standings
        self._inbox: queue.Queue[Sequence[Published] | Noticed | Rung | None] = queue.Queue(_BACKLOG)
        self._lock = threading.Lock()
        self._rights = threading.Lock()
        """Held from reading somebody's rights until they hold here, so that no older reading comes after a newer."""
        self._listeners: set[Listener] = set()
        self._by_stream: dict[str, set[Listener]] = defaultdict(set)
        self._thread: threading.Thread | None = None
        self._notices: NoticeBoard | None = None
        self._seen: tuple[object, ...] | None = None
        self._lost = threading.Event()
        self._placings = 0
        """Counts how often anybody has come in or been given other rights."""

    # --- life ------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        if self._engine.dialect.name == "postgresql":
            self._notices = NoticeBoard(self._engine, self._noticed, self.all_behind)
            self._notices.start()
        self._notice()
        self._thread = threading.Thread(target=self._run, name="hub-live", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._thread is not None:
            self._inbox.put(None)
            self._thread.join()
            self._thread = None
        if self._notices is not None:
            self._notices.stop()
        for listener in self._everybody():
            listener.queue.close()

    def listens(self, within_s: float) -> bool:
        """Whether what other workers commit is heard; always so on SQLite, which has one worker."""
        return self._notices is None or self._notices.listening.wait(within_s)

    # --- who listens -----------------------------------------------------------------------------------------------

    def join(self, caller: Caller, claim: Claim, live_queue: LiveQueue, *, only_told: bool = False) -> Listener:
        """From now on; what was committed before is for the pull that follows. Reads the database."""
        listener = Listener(caller, claim, live_queue, only_told)
        with self._lock:
            self._listeners.add(listener)
        try:
            self._recheck([listener])  # as everybody's: also whether they are still let in
        except BaseException:
            self.leave(listener)
            raise
        self._metrics.live_clients.set(len(self._listeners))
        return listener

    def leave(self, listener: Listener) -> None:
        with self._lock:
            self._listeners.discard(listener)
            self._unplace(listener)
        self._metrics.live_clients.set(len(self._listeners))

    def count(self, person: str | None = None) -> int:
        with self._lock:
            return sum(1 for listener in self._listeners if person is None or listener.caller.person == person)

    def callers(self) -> tuple[Caller, ...]:
        """Everybody who is connected."""
        return tuple(listener.caller for listener in self._everybody())

    def waiting(self) -> int:
        """Messages that wait for clients of this process."""
        return sum(len(listener.queue) for listener in self._everybody())

    # --- what happens ----------------------------------------------------------------------------------------------

    def publish(self, records: Sequence[Published]) -> None:
        """After the commit. Never waits: when too much is waiting already, everybody is told that they are behind."""
        if self._thread is None or not records:
            return
        try:
            self._inbox.put_nowait(records)
        except queue.Full:
            self._lost.set()

    def ring(self, people: frozenset[str]) -> None:
        """Something has happened in a call of these people. Straight to their connections: it waits behind no records,
        and holds none up."""
        self._ring_here(people)
        if self._notices is not None and self._thread is not None:
            with contextlib.suppress(queue.Full):  # whoever is in a call asks by itself too
                self._inbox.put_nowait(Rung(people))

    def _ring_here(self, people: frozenset[str]) -> None:
        for listener in self._everybody():
            if listener.caller.person in people and listener.caller.confirmed:
                if listener.only_told:
                    listener.queue.fall_behind()
                else:
                    offer_all([(listener.queue, [_CALL])])

    def _noticed(self, item: Noticed | Rung) -> None:
        """On the notice board's thread."""
        if isinstance(item, Rung):
            self._ring_here(item.people)
        else:
            self._inbox.put(item)

    def log_within(self, connection: Connection, published: Sequence[Published]) -> Delivery | None:
        """Log the delivery of what this transaction has written, in the transaction itself: one that waits for the
        disk once, and not twice before anybody hears of it. To be given to `deliver_logged` after the commit.

        None where it goes the longer road, by `publish`: where another writer may change rights before the commit
        (PostgreSQL), where they have changed or are to be read anew, and where something waits to be delivered first.
        """
        if self._thread is None or not 0 < len(published) <= _WITHIN or not is_alone(connection):
            return None
        if self._inbox.unfinished_tasks or _watched(connection) != self._seen:
            return None
        if self._stale({record.stream for _, record in published}):
            return None
        delivery = Delivery(published, self._audience, as_of=self._placings)
        try:
            with savepoint(connection):
                access_log.append(connection, delivery.entries(self._clock.now()))
        except SQLAlchemyError as error:
            _log.error("live_not_logged", error=type(error).__name__)
            return None
        return delivery

    def deliver_logged(self, delivery: Delivery, *, by: str) -> None:
        """After the commit. `by`: the device that has pushed."""
        self._metrics.live_sent.labels("record").inc(delivery.send(last=by))
        if delivery.as_of != self._placings:
            delivery.tell_newcomers(self._audience)

    def rights_changed(self) -> None:
        """Assignments, mandates, people or devices have changed: everybody's rights are read again."""
        self._standings.forget()
        self._recheck(self._everybody())

    def all_behind(self) -> None:
        for listener in self._everybody():
            listener.queue.fall_behind()

    def look_round(self) -> None:
        """Notice what other processes have changed, and rights that ran out by the clock."""
        self._notice()
        if self._lost.is_set():
            self._lost.clear()
            self.all_behind()
        old = self._clock.monotonic_ms() - _READ_AGAIN_MS
        everybody = self._everybody()
        due = [listener for listener in everybody if listener.read_ms < old]
        turn = max(_AT_LEAST, len(everybody) // _ROUNDS)
        self._recheck(heapq.nsmallest(turn, due, key=lambda listener: listener.read_ms))

    def _notice(self) -> None:
        """After an import everybody pulls; after a change of rights those do whose rights it changed."""
        with reading(self._engine) as connection:
            seen = _watched(connection)
        before = self._seen or seen
        if seen != before:
            self.rights_changed()
        if seen[:_OF_IMPORTS] != before[:_OF_IMPORTS]:
            self.all_behind()
        self._seen = seen  # last: what failed halfway is noticed once more

    def _run(self) -> None:
        looked = 0.0
        while True:
            items = self._gather()
            try:
                gathered = [one for item in items if item is not None for one in self._taken(item)]
                if gathered:
                    self.deliver(gathered)
                if time.monotonic() - looked >= _LOOK_ROUND_S:
                    looked = time.monotonic()
                    self.look_round()
            except Exception as error:  # the thread outlives whatever one message does: everybody pulls instead
                _log.exception("live_round_failed", error=type(error).__name__)
                self.all_behind()
            for _ in items:
                self._inbox.task_done()
            if None in items:
                return

    def _gather(self) -> list[Sequence[Published] | Noticed | Rung | None]:
        """Everything that waits; None is the end."""
        items: list[Sequence[Published] | Noticed | Rung | None] = []
        with contextlib.suppress(queue.Empty):
            items.append(self._inbox.get(timeout=_LOOK_ROUND_S))
            while items[-1] is not None and len(items) < _GATHER:
                items.append(self._inbox.get_nowait())
        self._metrics.live_waiting.set(self._inbox.qsize())
        return items

    def _taken(self, item: Sequence[Published] | Noticed | Rung) -> Sequence[Published]:
        if isinstance(item, Rung):
            if self._notices is not None:
                self._notices.tell_of_calls(item)
            return ()
        if isinstance(item, Noticed):
            return item.read(self._engine)
        if self._notices is not None:
            self._notices.tell(item)
        return item

    # --- delivery --------------------------------------------------------------------------------------------------

    def deliver(self, published: Sequence[Published]) -> None:
        """Log, then send, by rights as they are now. On the bus's thread."""
        self._notice()
        self._recheck(self._stale({record.stream for _, record in published}))
        delivery = Delivery(published, self._audience)
        if self._is_logged(delivery.entries(self._clock.now())):
            self._metrics.live_sent.labels("record").inc(delivery.send())
        else:
            delivery.give_up()

    def _audience(self, record: Record) -> list[Listener]:
        with self._lock:
            listeners = list(self._by_stream.get(record.stream, ()))
        return [listener for listener in listeners if listener.may_read(record)]

    def _is_logged(self, entries: Sequence[AccessEntry]) -> bool:
        if not entries:
            return True
        try:
            in_writing(self._engine, lambda connection: access_log.append(connection, entries))
        except SQLAlchemyError as error:
            _log.error("live_not_logged", error=type(error).__name__)
            return False
        return True

    # --- rights ----------------------------------------------------------------------------------------------------

    def _everybody(self) -> list[Listener]:
        with self._lock:
            return list(self._listeners)

    def _stale(self, streams: Iterable[str]) -> list[Listener]:
        old = self._clock.monotonic_ms() - _RIGHTS_GOOD_MS
        with self._lock:
            found = {listener for name in streams for listener in self._by_stream.get(name, ())}
        return [listener for listener in found if listener.read_ms < old]

    def _recheck(self, listeners: Sequence[Listener]) -> None:
        if not listeners:
            return
        with self._rights:
            self._read_rights(listeners)

    def _read_rights(self, listeners: Sequence[Listener]) -> None:
        now = self._clock.now()
        with reading(self._engine) as connection:
            standings = standings_of(connection, {listener.claim for listener in listeners})
            callers = [one for one in standings.values() if not isinstance(one, HubProblem)]
            grants = grants_of_callers(connection, callers, now)
        for listener in listeners:
            standing = standings[listener.claim]
            if isinstance(standing, HubProblem):
                self.leave(listener)
                listener.queue.close()
                continue
            listener.caller = standing
            before = listener.version
            self._take_rights(listener, *grants[standing])
            if before and listener.version != before:
                listener.queue.fall_behind()

    def _take_rights(self, listener: Listener, version: str, grants: Iterable[Grant]) -> None:
        with self._lock:
            if listener not in self._listeners:
                return  # it hung up while its rights were read
            listener.read_ms = self._clock.monotonic_ms()
            if version != listener.version:
                self._unplace(listener)
                self._place(listener, version, grants)

    def _place(self, listener: Listener, version: str, grants: Iterable[Grant]) -> None:
        self._placings += 1
        listener.version = version
        listener.grants = {grant.stream: grant.owners for grant in grants}
        for name in listener.grants:
            self._by_stream[name].add(listener)

    def _unplace(self, listener: Listener) -> None:
        for name in listener.grants:
            listeners = self._by_stream.get(name)
            if listeners is not None:
                listeners.discard(listener)
                if not listeners:
                    del self._by_stream[name]


def _watched(connection: Connection) -> tuple[object, ...]:
    return ask(connection, _WATCHED, RIGHTS)[0]


def new_queue(send: Send | None = None) -> LiveQueue:
    """A queue for a client of the running event loop."""
    return LiveQueue(asyncio.get_running_loop(), send)
