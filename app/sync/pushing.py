"""Bringing sealed operations to the hub, and receipts back into their author's database."""

import threading
import weakref
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.arrival import Arrival
from app.domain.clock import Clock
from app.domain.refusal import HubProblem, Refusal
from app.protocol import wire
from app.protocol.log_head import LogHead
from app.protocol.records import HeldDecisionBody
from app.store.author import Done
from app.store.device_store import DeviceStore
from app.store.outbox import SealedRow
from app.store.person_reading import Reading
from app.store.person_store import PersonStore
from app.store.worker import Worker
from app.sync.hub_client import HubClient
from app.sync.reporting import HEARD_EVERY, reports_of
from app.sync.status import Status

_RECEIPTS_AT_ONCE = 500
SHOWN_AFTER_S = 0.05
"""An answer that comes sooner is seen at once as `received`; that something was `sent` is written down, durably and on
two disks' journals, where a person would see it."""


@dataclass(frozen=True)
class Offered:
    """What somebody has just done: durable in their own database, and on its way into the device's outbox."""

    row: SealedRow
    kept: "Future[None]" = field(default_factory=Future)
    """Done when the outbox has it. Fails when it could not be put there: it is handed over later."""


@dataclass(frozen=True)
class _Load:
    """The next push, with what is told of the work that it leaves behind."""

    batch: tuple[SealedRow, ...] = ()
    reports: tuple[wire.DeviceReport, ...] = ()


class Pusher:
    """Belongs to the sync thread, but for `offer`. `person` is the open database, or None while nobody is signed in:
    sealed operations leave all the same."""

    def __init__(self, device: DeviceStore, client: HubClient, status: Status, clock: Clock) -> None:
        self._device = device
        self._client = client
        self._status = status
        self._clock = clock
        self._aside: Worker | None = None
        self._ahead: Worker | None = None
        self._head: LogHead | None = None
        """Of the hub's access log, from the newest answer."""
        self._level: weakref.ref[PersonStore] | None = None
        """Whose database has every receipt of this device, under the device's epoch."""
        self._is_new_life = False
        """The newest answer was of another life of the hub than the one before."""
        self._handed_over = 0
        """Up to which number that person's operations lie in the device's outbox."""
        self._has_sent_all = False
        """Nothing waited in the outbox after the last push."""
        self._offers: deque[Offered] = deque()
        self._sent: set[str] = set()
        """In the push before: what was offered meanwhile may have left with it."""
        self._heard_at: datetime | None = None

    def close(self) -> None:
        for worker in (self._aside, self._ahead):
            if worker is not None:
                worker.stop()

    def offer(self, row: SealedRow) -> Offered:
        """From any thread, before the row is put into the outbox: where nothing waits before it, it need not wait until
        it is there. A crash in between loses nothing: its author's database has it, and hands it over."""
        offered = Offered(row)
        self._offers.append(offered)
        return offered

    def push_all(self, person: PersonStore | None) -> HubProblem | None:
        """Until nothing waits, or the hub cannot be used. Receipts of one batch are written while the next is sent."""
        level, self._level = self._level, None
        has_sent_all, self._has_sent_all = self._has_sent_all, False
        sent, self._sent = self._sent, set()
        kept: list[Future[None]] = []
        noted: list[Future[None]] = []
        try:
            if person is not None:
                is_level = level is not None and level() is person
                if fresh := self._fresh(person if is_level and has_sent_all else None, sent):
                    problem = self._push(tuple(one.row for one in fresh), person, fresh=fresh, kept=kept)
                    if problem is not None:
                        return problem
                handed = hand_over(self._device, person, after=self._handed_over if is_level else 0)
                self._handed_over = handed.up_to
                noted += [handed.noted] if handed.noted else []
                if not is_level:
                    self._meet_device_epoch(person)
                    # Once more: a power cut may have taken the mark, and not the receipts.
                    self._device.outbox.mark_taken(person.author.person, up_to=self._taken_up_to(person))
                    self._take_receipts(person)
            load = self._what_is_left(kept)
            while load.batch:
                ahead = self._read_ahead(load.batch)
                problem = self._push(load.batch, person, kept=kept, reports=load.reports)
                if problem is not None:
                    return problem
                # In a new life of the hub all that earlier ones had is sent again, the oldest first.
                following = _Load() if self._is_new_life else ahead.result()
                load = following if following.batch else self._what_is_left(kept)
        finally:
            wait(kept + noted)
        for one in kept + noted:
            one.result()
        self._level = None if person is None else weakref.ref(person)
        self._has_sent_all = True
        return self._be_heard() if person is None else None

    def _fresh(self, person: PersonStore | None, sent: Collection[str]) -> list[Offered]:
        """What `person` has just done, and no more than a batch of it; None takes nothing. What is not taken comes by
        the outbox."""
        offers: list[Offered] = []
        while self._offers:
            if (offered := self._offers.popleft()).row.id not in sent:
                offers.append(offered)
        if person is None or len(offers) > wire.MAX_BATCH:
            return []
        offers.sort(key=lambda one: one.row.seq)  # two threads act: a door's report, and what is pressed meanwhile
        follow = enumerate(offers, self._handed_over + 1)
        own = person.author.person
        return offers if all((one.row.person, one.row.seq) == (own, seq) for seq, one in follow) else []

    def _do_aside(self, work: Callable[[], None]) -> "Future[None]":
        self._aside = self._aside or Worker("receipts")
        return self._aside.give(work)

    def _be_heard(self) -> HubProblem | None:
        """Nobody pulls here, and nothing waits: say so now and then."""
        now = self._clock.now()
        if self._heard_at is not None and timedelta() <= now - self._heard_at < HEARD_EVERY:
            return None
        answer = self._client.push(self._request((), now, reports_of(self._device, now)))
        if isinstance(answer, HubProblem):
            return answer
        self._status.worked(skew_s=self._client.skew_s)
        meet_epoch(self._device, answer.epoch)
        return None

    def _request(
        self, batch: tuple[SealedRow, ...], now: datetime, reports: tuple[wire.DeviceReport, ...]
    ) -> wire.PushRequest:
        self._heard_at = now
        enrolled = self._device.enrolled()
        return wire.PushRequest(
            epoch=enrolled.epoch if enrolled else "",
            device_now=now,
            operations=tuple(wire.SealedOperation(row.id, row.sealed) for row in batch),
            certificates=self._certificates_of({row.person for row in batch}),
            reports=reports,
        )

    def _push(
        self,
        batch: tuple[SealedRow, ...],
        person: PersonStore | None,
        *,
        kept: "list[Future[None]]",
        fresh: Sequence[Offered] = (),
        reports: tuple[wire.DeviceReport, ...] = (),
    ) -> HubProblem | None:
        """Receipts are kept aside, while the next batch is sent; `kept` is told of it. `fresh`: the batch is of these,
        and its receipts are kept once the outbox has them. `reports`: none where what the hub was told last still holds
        when this has arrived, or the next batch tells more."""
        ids = [row.id for row in batch]
        self._sent.update(ids)
        enrolled = self._device.enrolled()
        request = self._request(batch, self._clock.now(), reports)
        answered = threading.Event()
        marked = self._do_aside(lambda: None if answered.wait(SHOWN_AFTER_S) else self._mark_sent(ids, person))
        try:
            answer = self._client.push(request)
        finally:
            answered.set()
        marked.result()
        if isinstance(answer, HubProblem):
            if person is not None:  # on its way no more, as far as anybody can tell
                person.write(lambda writing: writing.are_not_sent(ids), by="sync").result()
            return answer
        self._status.worked(skew_s=self._client.skew_s)
        if not set(ids) & {outcome.id for outcome in answer.outcomes}:
            return HubProblem.BAD_PAGE  # an answer about other things: without this the loop would never end
        self._is_new_life = enrolled is None or enrolled.epoch != answer.epoch
        taker = None if self._is_new_life else person
        kept.append(self._do_aside(lambda: self._keep_receipts(answer, taker, fresh)))
        if self._is_new_life:
            kept[-1].result()
            self._meet(answer.epoch, person)
        return None

    def _meet(self, epoch: str, person: PersonStore | None) -> None:
        """Numbers of an earlier life mean nothing any more before receipts of the new one are taken."""
        meet_epoch(self._device, epoch)
        if person is not None:
            self._meet_device_epoch(person)
            self._take_receipts(person)

    def _keep_receipts(self, answer: wire.PushAnswer, person: PersonStore | None, fresh: Sequence[Offered]) -> None:
        if not all(_is_kept(one) for one in fresh):
            return  # they are handed over once more, and the hub says then that it has them
        self._device.outbox.store_outcomes(answer.outcomes, epoch=answer.epoch)
        self._head = answer.head
        if person is not None:
            self._take_receipts(person)

    def _read_ahead(self, batch: Sequence[SealedRow]) -> "Future[_Load]":
        """What goes after a batch that is on its way. Of three batches and more the first and the last report: what
        waits in between is told a moment later in any case, and costs the hub a transaction."""
        self._ahead = self._ahead or Worker("read-ahead")
        # Receipts of batches before may still be on their way to the disk: what has left does not wait.
        left = {*self._sent, *(row.id for row in batch)}

        def read() -> _Load:
            following = self._device.outbox.next_batch(after=batch[-1].position)
            if not following:
                return _Load()
            if self._device.outbox.next_batch(limit=1, after=following[-1].position):
                return _Load(following)
            return _Load(following, self._reports_besides({*left, *(row.id for row in following)}))

        return self._ahead.give(read)

    def _what_is_left(self, kept: "list[Future[None]]") -> "_Load":
        """When all receipts are kept: what has come meanwhile, and what the hub did not answer."""
        for one in kept:
            one.result()
        batch = self._device.outbox.next_batch()
        return _Load(batch, self._reports_besides({row.id for row in batch})) if batch else _Load()

    def _reports_besides(self, leaving: Collection[str]) -> tuple[wire.DeviceReport, ...]:
        return reports_of(self._device, self._clock.now(), leaving=leaving)

    def _certificates_of(self, people: set[str]) -> tuple[str, ...]:
        """With every push, some 500 bytes for each author: a hub that was restored tells nobody what it has forgotten
        before it has refused their work."""
        return tuple(known.certificate for known in self._device.people() if known.person in people)

    def _mark_sent(self, ids: Sequence[str], person: PersonStore | None) -> None:
        self._device.outbox.mark_sent(ids, self._clock.now())
        if person is not None:
            person.write(lambda writing: writing.are_sent(ids), by="sync").result()

    def _meet_device_epoch(self, person: PersonStore) -> None:
        """Before receipts of a hub's new life are taken: their numbers say nothing about the old one's positions."""
        enrolled = self._device.enrolled()
        known = person.read(lambda reading: reading.meta_text("epoch")).result()
        if enrolled is not None and known and known != enrolled.epoch:
            begin_epoch(self._device, person, enrolled.epoch)

    def _take_receipts(self, person: PersonStore) -> None:
        who, head = person.author.person, self._head
        after = self._taken_up_to(person)
        while receipts := self._device.outbox.outcomes_for(who, after=after, limit=_RECEIPTS_AT_ONCE):
            last, outcomes = receipts[-1].number, [receipt.outcome for receipt in receipts]
            person.write(lambda writing: writing.take_receipts(outcomes, last, head), by="hub").result()  # noqa: B023
            self._device.outbox.mark_taken(who, up_to=last)
            if len(receipts) < _RECEIPTS_AT_ONCE:
                return
            after = last

    def _taken_up_to(self, person: PersonStore) -> int:
        """The number of the last receipt that a person's database has."""
        return int(person.read(lambda reading: reading.meta_text("receipts")).result() or 0)


def _is_kept(offered: Offered) -> bool:
    return offered.kept.exception() is None


@dataclass(frozen=True)
class HandedOver:
    """`up_to`: the person's operations with numbers up to here lie in the device's outbox. `noted`: when the person's
    database knows of it; until then they would be copied once more, which changes nothing."""

    up_to: int
    noted: "Future[None] | None" = None


def hand_over(device: DeviceStore, person: PersonStore, *, after: int = 0) -> HandedOver:
    """Copy into the device's outbox what is in a person's database alone: the newest acts, and what a crash between
    the two left behind. It is there when this returns. `after`: what is known to have been handed over."""
    unnoted = person.write(lambda writing: writing.perhaps_not_in_outbox(after), by="sync").result()
    if not unnoted:
        return HandedOver(after)
    ids = [operation_id for operation_id, _ in unnoted]
    lacking = device.outbox.lacks(ids)
    if lacking:
        done = person.write(lambda writing: writing.sealed(lacking), by="sync").result()
        device.outbox.put_sealed([sealed_row(person.author.person, item) for item in done])
    return HandedOver(unnoted[-1][1], person.write(lambda writing: writing.is_in_outbox(ids), by="sync"))


def sealed_row(person: str, done: Done) -> SealedRow:
    return SealedRow(done.id, person, done.seq, done.sealed, done.written_at, done.payload_hash)


def meet_epoch(device: DeviceStore, epoch: str) -> None:
    """A hub in a new life is given again everything that an earlier one acknowledged: it may lack it."""
    enrolled = device.enrolled()
    if enrolled is None or enrolled.epoch == epoch:
        return
    if enrolled.epoch:
        device.outbox.send_again_all_but(epoch)
        device.attachments.ask_again()
    device.set_epoch(epoch)


def begin_epoch(device: DeviceStore, person: PersonStore, epoch: str) -> None:
    waiting = device.outbox.waiting_ids(person.author.person)
    person.write(lambda writing: writing.begin_epoch(epoch, sent_again=waiting), by="hub").result()


def ask_about_held(client: HubClient, person: PersonStore, *, rights_unconfirmed: bool = False) -> None:
    """A held operation's outcome changes when somebody has decided or its parent has come. While nobody has confirmed
    a restored hub's rights, what waits for that is not asked about: it may be the work of 90 days."""
    waits = Refusal.RIGHTS_UNCONFIRMED.value if rights_unconfirmed else ""
    for operation_id in person.read(lambda reading: _to_ask_about(reading, but=waits)).result():
        outcome = client.outcome(operation_id)
        if isinstance(outcome, HubProblem):
            return
        if outcome.outcome is not wire.Outcome.HELD:
            person.write(lambda writing: writing.apply_outcomes([outcome]), by="hub").result()  # noqa: B023


_ASKED_AT_ONCE = 20
"""Held operations that are asked about in one round although nobody is known to have decided: a few, since each is a
request of its own. The hub tells of a decision by itself."""


def _to_ask_about(reading: Reading, *, but: str) -> list[str]:
    """`but`: held for this reason are left out; empty for none."""
    held = [
        stored.id
        for stored in reading.unsettled()
        if stored.arrived.state is Arrival.HELD and (not but or stored.arrived.reason != but)
    ]
    decided = [one for one in held if reading.one(HeldDecisionBody, one) is not None]
    return decided + [one for one in held if one not in set(decided)][:_ASKED_AT_ONCE]
