"""A real desk for tests of screens: an encrypted database of its own, a clock that stands still, a network by hand."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QApplication

from app.domain.call import CallEnding
from app.domain.clock import HeldClock
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.ids import PersonId, VisitId
from app.domain.visit import VisitState
from app.protocol import records as rec
from app.protocol.keys import SealKey, SigningKey
from app.protocol.wire import GrantOnWire, Outcome, OutcomeOnWire
from app.store.author import Author, Done
from app.store.person_store import PersonStore
from app.store.person_writing import Writing
from app.sync.status import NetState
from app.work.desk import WorkDesk

T = TypeVar("T")

BRUKARE, ARENDE, AMINA, BO = "brukare-demo", "arende-demo", "staff-amina", "staff-bo"
CITY = "stad"
TODAY = date(2026, 3, 2)
MORNING, NOON = VisitId("v-morning"), VisitId("v-noon")


@dataclass
class Table:
    """`fail_with`: the next writes fail so, as a full disk would make them."""

    desk: WorkDesk
    store: PersonStore
    clock: HeldClock
    app: QApplication
    posted: list[Done] = field(default_factory=list)
    net: NetState = field(default_factory=lambda: NetState(online=True))
    fail_with: BaseException | None = None
    _numbers: dict[str, int] = field(default_factory=dict)

    def settle(self) -> None:
        """Let the store answer everything that was asked, and the screens hear of it."""
        for _ in range(6):
            self.store.read(lambda reading: reading.waiting_count()).result()
            self.app.processEvents()
            self._wait_for_the_writer()
            self.app.processEvents()

    def hub_says(self, *items: tuple[str, str, rec.RecordBody]) -> None:
        """(stream, id, body): records as the feed brings them."""
        records, grants = [], {name: GrantOnWire(name) for name in self._numbers}
        for stream, record_id, body in items:
            self._numbers[stream] = self._numbers.get(stream, 0) + 1
            grants[stream] = GrantOnWire(stream)
            kind = rec.RECORD_KIND_OF[type(body)]
            content = rec.raw_body(rec.encode_record_body(body))
            records.append(rec.Record(stream, self._numbers[stream], kind, 1, record_id, CITY, content))

        def write(writing: Writing) -> None:
            writing.apply_grants(tuple(grants.values()), str(len(self._numbers)))
            writing.apply_records(records, {stream: self._numbers[stream] for stream, _, _ in items})

        self.store.write(write, by="hub").result()

    def hub_answers(self, outcome: Outcome, *, reason: str = "") -> None:
        """To all that was posted: a receipt, whose records the feed has not brought back yet, or a no."""
        stream = f"arende:{ARENDE}"
        numbers = ((stream, self._numbers.get(stream, 0) + 1),) if outcome is Outcome.APPLIED else ()
        answers = [
            OutcomeOnWire(id=done.id, outcome=outcome, at=self.clock.now(), numbers=numbers, reason=reason)
            for done in self.posted
        ]
        self.posted.clear()
        self.store.write(lambda writing: writing.apply_outcomes(answers), by="hub").result()

    def draft(self, key: str) -> str:
        found = self.store.read(lambda reading: reading.draft(key)).result()
        return found.text if found else ""

    def _wait_for_the_writer(self) -> None:
        PersonStore.write(self.store, lambda writing: writing.waiting_count(), by="test").result()


class _FailingStore(PersonStore):
    """Says no when the table is told to; else a store like every other."""

    table: "Table | None" = None

    def write(self, act: Callable[[Writing], T], *, by: str, durable: bool = True) -> "Future[T]":
        if self.table is not None and self.table.fail_with is not None and by != "hub":
            failed: Future[T] = Future()
            failed.set_exception(self.table.fail_with)
            return failed
        return super().write(act, by=by, durable=durable)


def lay_table(folder: Path, clock: HeldClock, app: QApplication, *, me: str, mode: str) -> Table:
    author = Author(me, "device", SigningKey.generate(), SealKey.generate().public(), "boot")
    store = _FailingStore(folder / "person.db", b"k" * 32, clock, author=author)
    posted: list[Done] = []

    def nowhere(*_: object) -> "Future[object]":
        raise AssertionError("no screen of this mode orders a door")

    held: list[Table] = []
    desk = WorkDesk(
        me=PersonId(me),
        mode=mode,
        store=store,
        clock=clock,
        net=lambda: held[0].net,
        post=posted.append,
        operate_door=nowhere,  # type: ignore[arg-type]
    )
    table = Table(desk=desk, store=store, clock=clock, app=app, posted=posted)
    held.append(table)
    store.table = table
    return table


def plan(brukare: str = BRUKARE) -> str:
    return f"brukare:{brukare}/plan"


def greta(*, protected: bool = False) -> tuple[str, str, rec.RecordBody]:
    body = rec.BrukareBody(
        first_name="Greta", name="Greta Demoson", address="Sedelvägen 4", phone="070-174 06 35", protected=protected
    )
    return f"brukare:{BRUKARE}/profile", BRUKARE, body


def arende() -> tuple[str, str, rec.RecordBody]:
    body = rec.ArendeBody(brukare=BRUKARE, personnummer="19350917-9981", opened_on=date(2026, 2, 1))
    return f"arende:{ARENDE}", ARENDE, body


def visit(key: str, day: date, start: time, end: time, **changes: object) -> tuple[str, str, rec.RecordBody]:
    amina = rec.StaffRef(id=AMINA, first_name="Amina", name="Amina Demoali")
    body = rec.VisitBody(
        brukare=BRUKARE,
        utforare="utforare",
        utforare_name="Hemtjänsten Demo",
        day=day,
        start=start,
        end=end,
        title="Frukost",
        staff=(amina,),
        first_staff=(AMINA,),
    )
    return plan(), key, msgspec.structs.replace(body, **changes)


def over_call(began_at: datetime, ending: CallEnding, *, side: Side = Side.OTHER) -> tuple[str, str, rec.RecordBody]:
    """Between the unit and the brukare."""
    body = rec.CallBody(
        thread=thread_id(BRUKARE, ThreadKind.UNIT, "utforare"),
        brukare=BRUKARE,
        caller=AMINA if side is Side.OTHER else BRUKARE,
        caller_name="Amina Demoali" if side is Side.OTHER else "Greta Demoson",
        side=side,
        began_at=began_at,
        ended_at=began_at + timedelta(minutes=1),
        ending=ending,
    )
    return stream_of(BRUKARE, ThreadKind.UNIT, "utforare"), f"call-{began_at.isoformat()}", body


def lay_morning(folder: Path, clock: HeldClock, app: QApplication) -> Table:
    """For the staff: a visit that is going on, and one at noon."""
    laid = lay_table(folder, clock, app, me=AMINA, mode="staff")
    line = rec.InsatsLineBody(id="f", name="Frukost", minutes=15)
    going_on = visit(MORNING, TODAY, time(7, 0), time(7, 30), state=VisitState.STARTED, insatser=(line,))
    laid.hub_says(greta(), going_on, visit(NOON, TODAY, time(12, 0), time(12, 30), title="Lunch"))
    return laid
