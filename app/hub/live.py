"""The live channel: records go to everybody connected who may read them, as soon as they are committed.

One thread gathers what was committed, works out the audience, writes the access log in one transaction for all of
them, and only then hands the messages to the event loop. A client that cannot keep up is told that it is behind.
"""

import asyncio
import contextlib
import heapq
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec
import structlog
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from app.domain.clock import Clock
from app.domain.permission import Grant
from app.domain.refusal import HubProblem
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import in_writing, reading
from app.hub.epochs import RIGHTS
from app.hub.hub import Caller
from app.hub.live_notice import NoticeBoard, Noticed, Rung
from app.hub.live_queue import LiveQueue, Send, offer_all
from app.hub.metrics import Metrics
from app.hub.rights import grants_of_callers
from app.hub.standing import Claim, Standings, standings_of
from app.hub.tables import import_file, meta, revocation, rights_change
from app.protocol.records import Record
from app.protocol.wire import LiveCall, LiveRecord

Published = tuple[int, Record]
"""A record with its stream's head before it."""

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

_OF_IMPORTS = 2
"""So many columns of the answer tell of imports alone."""
_WATCHED = select(
    select(func.count()).select_from(import_file).scalar_subquery(),
    select(func.max(import_file.c.imported_at)).scalar_subquery(),
    select(func.count()).select_from(rights_change).scalar_subquery(),
    select(func.max(rights_change.c.mark)).scalar_subquery(),
    select(func.max(revocation.c.counter)).scalar_subquery(),
    select(meta.c.value).where(meta.c.key == RIGHTS).scalar_subquery(),
)
"""What differs when anybody's rights have changed, whoever changed them, or an import has come: one question, in which
nothing long is read. It is asked before every delivery."""

_CALL = msgspec.json.encode(LiveCall()).decode()

_log = structlog.get_logger("hub.live")


@dataclass(eq=False)
class Listener:
    """One connected client. Its rights are touched by the bus's lock holder only."""

    caller: Caller
    claim: Claim
    queue: LiveQueue
    only_told: bool
    """A long poll: told that there is something, sent nothing, so nothing is logged as delivered."""
    version: str = ""
    grants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    read_ms: int = 0


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
            seen = tuple(connection.execute(_WATCHED).one())
        before = self._seen or seen
        if seen != before:
            self.rights_changed()
        if seen[:_OF_IMPORTS] != before[:_OF_IMPORTS]:
            self.all_behind()
        self._seen = seen  # last: what failed halfway is noticed once more

    def _run(self) -> None:
        looked = 0.0
        while True:
            going, gathered = self._gather()
            if not going:
                return
            try:
                if gathered:
                    self.deliver(gathered)
                if time.monotonic() - looked >= _LOOK_ROUND_S:
                    looked = time.monotonic()
                    self.look_round()
            except Exception as error:  # the thread outlives whatever one message does: everybody pulls instead
                _log.exception("live_round_failed", error=type(error).__name__)
                self.all_behind()

    def _gather(self) -> tuple[bool, list[Published]]:
        """Everything that waits; False at the end."""
        gathered: list[Published] = []
        waits = True
        for _ in range(_GATHER):
            try:
                item = self._inbox.get(timeout=_LOOK_ROUND_S) if waits else self._inbox.get_nowait()
            except queue.Empty:
                break
            waits = False
            if item is None:
                return False, gathered
            gathered += self._taken(item)
        self._metrics.live_waiting.set(self._inbox.qsize())
        return True, gathered

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
        messages: dict[Listener, list[str]] = defaultdict(list)
        counts: dict[tuple[Listener, str], tuple[int, int]] = {}
        told: set[Listener] = set()
        for after, record in published:
            audience = list(self._audience(record))
            text = msgspec.json.encode(LiveRecord(after=after, record=record)).decode() if audience else ""
            for listener in audience:
                if listener.only_told:
                    told.add(listener)
                    continue
                messages[listener].append(text)
                count, _ = counts.get((listener, record.stream), (0, 0))
                counts[(listener, record.stream)] = (count + 1, record.number)
        if self._is_logged(counts):
            self._metrics.live_sent.labels("record").inc(sum(map(len, messages.values())))
            offer_all([(listener.queue, texts) for listener, texts in messages.items()])
        else:
            told |= set(messages)
        for listener in told:
            listener.queue.fall_behind()

    def _audience(self, record: Record) -> Iterator[Listener]:
        with self._lock:
            listeners = list(self._by_stream.get(record.stream, ()))
        for listener in listeners:
            owners = listener.grants.get(record.stream)
            if owners is not None and (not owners or record.owner in owners):
                yield listener

    def _is_logged(self, counts: dict[tuple[Listener, str], tuple[int, int]]) -> bool:
        if not counts:
            return True
        now = self._clock.now()
        entries = [
            AccessEntry(
                stream=stream,
                at=now,
                person=listener.caller.person or "",
                organisation=listener.caller.organisation or "",
                role=listener.caller.role.value if listener.caller.role else "",
                action="delivered",
                right="grant",
                detail=f"{count} to {number} live",
            )
            for (listener, stream), (count, number) in counts.items()
        ]
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


def new_queue(send: Send | None = None) -> LiveQueue:
    """A queue for a client of the running event loop."""
    return LiveQueue(asyncio.get_running_loop(), send)
