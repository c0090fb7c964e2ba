"""What a signed-in person works at: the open database, the clock, the doors, and word of the network."""

import importlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.arrival import Arrival, Waiting
from app.domain.clock import Clock
from app.domain.door import DoorAction
from app.domain.held import DecisionState
from app.domain.ids import DoorId, PersonId, VisitId
from app.domain.refusal import Refusal
from app.logs import get_logger
from app.protocol.operations import Body
from app.protocol.records import HeldItemBody
from app.services.desk import Saved, by_the_hub
from app.services.snapshots import DoorAnswer
from app.store.author import Done
from app.store.failing import StoreError
from app.store.person_reading import Reading
from app.store.person_store import PersonStore
from app.sync.status import NetState
from app.work.attaching import Attachments
from app.work.open_texts import left_behind

log = get_logger("desk")

T = TypeVar("T")

if TYPE_CHECKING:
    from app.store.person_writing import Writing
    from app.sync.alarm_road import AlarmRoad
    from app.sync.call_road import CallRoad


@dataclass(frozen=True)
class WorkDesk:
    """One for each signed-in person; ends with the signing out."""

    me: PersonId
    mode: str
    store: PersonStore
    clock: Clock
    net: Callable[[], NetState]
    post: Callable[[Done], None]
    """Puts a sealed operation into the device's outbox and wakes the push. Called on the writer thread."""
    operate_door: Callable[[DoorId, DoorAction, VisitId | None], "Future[DoorAnswer]"]
    """On the urgent thread; lives for seconds or is refused, never queued."""
    alarms: "AlarmRoad | None" = None
    """None where no hub can be told."""
    calls: "CallRoad | None" = None
    """As `alarms`."""
    attachments: Attachments | None = None
    """None where no file can be added."""
    hub_address: str = ""
    """Where this device reaches its hub, and others their pages there."""

    def now(self) -> datetime:
        """What lists and windows go by: this device's clock, or the hub's where that is known to differ too much."""
        return by_the_hub(self.clock, self.net())

    def call(self, use_case: str, /, *words: object, **more: object) -> "Future[Any]":
        """See app.services.desk.Desk."""
        done: Future[Any] = function_of(use_case)(self, *words, **more)
        return done

    def read(self, ask: Callable[[Reading], T]) -> "Future[T]":
        return self.store.read(ask)

    def act(
        self,
        body: "Body | Callable[[Writing], Body | None]",
        *,
        basis: str | None,
        and_then: "Callable[[Writing], None] | None" = None,
        even_unseen: bool = False,
    ) -> "Future[Saved]":
        """Do one thing: operation and effect in one transaction, then the device's outbox.

        `body` may be made inside the transaction (None: there is nothing to do). `and_then` runs in the same
        transaction, to drop the draft that the operation was made of. `even_unseen`: see `Writing.do`.
        """

        def write(writing: "Writing") -> Done | Refusal | None:
            made = body(writing) if callable(body) else body
            done = None if made is None else writing.do(made, basis=basis, even_unseen=even_unseen)
            if isinstance(done, Done) and and_then is not None:
                and_then(writing)
            return done

        outcome: Future[Saved] = Future()

        def written(future: "Future[Done | Refusal | None]") -> None:
            error = future.exception()
            if error is not None:
                _log_store_error(future)
                outcome.set_exception(error)
                return
            done = future.result()
            if not isinstance(done, Done):
                outcome.set_result(Saved(refusal=done))
                return
            try:
                self.post(done)
            finally:  # it is on disk whatever becomes of the sending
                outcome.set_result(Saved(operation=done.id))

        self.store.write(write, by="me").add_done_callback(written)
        return outcome

    def keep(self, write: "Callable[[Writing], T]") -> "Future[T]":
        """Write something that is no operation yet: a draft."""
        kept = self.store.write(write, by="draft")
        kept.add_done_callback(_log_store_error)
        return kept

    def waiting(self, reading: Reading) -> Waiting:
        net = self.net()
        return Waiting(
            waiting=reading.waiting_count(),
            attachments=net.attachments,
            needs_a_person=reading.needs_a_person_count() + len(left_behind(reading)),
            held=reading.count_in_states((Arrival.HELD,)),
            let_go=reading.count_in_states((Arrival.REFUSED, Arrival.CONFLICT), let_go=True),
            drafts=reading.drafts_count(),
            to_decide=reading.count_of(HeldItemBody, parent=DecisionState.OPEN.value),
            unconfirmed=reading.unconfirmed_count(),
            oldest_at=reading.oldest_waiting_at(),
            last_receipt_at=reading.last_receipt_at(),
            online=net.online,
            problem=net.note.value if net.note else None,
            store_problem=net.store.value if net.store else None,
        )


def answered(desk: WorkDesk) -> "Future[None]":
    """Reads are answered in their order."""
    return desk.read(lambda _reading: None)


def function_of(use_case: str) -> Callable[..., Any]:
    """What stands under `module.function` in app.work. Raises LookupError for anything else."""
    module, _, name = use_case.partition(".")
    if not (module.isidentifier() and name.isidentifier()) or name.startswith("_"):
        raise LookupError(use_case)
    try:
        found: Callable[..., Any] = getattr(importlib.import_module(f"app.work.{module}"), name)
    except (ImportError, AttributeError) as error:
        raise LookupError(use_case) from error
    return found


def _log_store_error(future: "Future[T]") -> None:
    error = None if future.cancelled() else future.exception()
    if isinstance(error, StoreError):
        log.warning("desk.not_saved", problem=error.problem.value)
