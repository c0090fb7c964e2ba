"""One lock on a table with a phone beside it, in this process, on a clock that stands still."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.clock import HeldClock
from app.domain.door import LockState
from app.domain.ids import DoorId
from app.doors.interface import Grant
from app.doors.lock_core import LockBuild, LockCore
from app.doors.lock_memory import LockMemory
from app.doors.session import (
    Ask,
    Challenge,
    EventPage,
    GiveStatement,
    Hello,
    Report,
    SignedReport,
    Wish,
    make_ask,
    open_report,
)
from app.doors.statements import AnyStatement, TimeStatement
from app.protocol.keys import SigningKey
from tests.fakes.door_keys import DoorKeys

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOOR, OTHER = DoorId("door-1"), DoorId("door-2")
LOCK_KEY = SigningKey.from_raw(bytes([9]) * 32)
SESSION = bytes(range(16))


@dataclass
class Table:
    keys: DoorKeys
    clock: HeldClock
    core: LockCore
    memory: LockMemory

    def pass_time(self, by: timedelta) -> None:
        self.clock.move(by)

    def arrive(self) -> None:
        self.clock.move(timedelta(milliseconds=LockBuild.travel_ms))
        self.core.settle()

    def hello(self) -> Challenge:
        return self.core.hello(Hello(door=DOOR, session=SESSION))

    def make(
        self,
        grant: Grant,
        wish: Wish,
        *,
        key: SigningKey | None = None,
        age_ms: int = 0,
        order: str = "",
        after: int = 0,
    ) -> Ask:
        challenge = self.hello()
        holder = self.keys.holder(grant, key=key)
        order_id = order or challenge.nonce.hex()
        return make_ask(challenge, DOOR, wish=wish, holder=holder, order_id=order_id, age_ms=age_ms, after=after)

    def ask(self, grant: Grant, wish: Wish, *, key: SigningKey | None = None) -> Report:
        return self.answer(self.make(grant, wish, key=key))

    def answer(self, ask: Ask) -> Report:
        answer = self.core.ask(ask)
        assert isinstance(answer, SignedReport)
        return self.read(answer)

    def give(self, statement: AnyStatement) -> Report:
        signed = self.keys.signer.sign_statement(statement)
        return self.read(self.core.give(GiveStatement(session=SESSION, statement=signed)))

    def tell_time(self, at: datetime) -> bool:
        return self.give(TimeStatement(door=DOOR, nonce=self.hello().nonce, now=at)).accepted

    def read(self, signed: SignedReport) -> Report:
        report = open_report(signed, DOOR, LOCK_KEY.public())
        assert report is not None
        return report

    def log(self, grant: Grant, *, after: int = 0) -> list[Report]:
        page = self.core.ask(self.make(grant, Wish.EVENTS, after=after))
        assert isinstance(page, EventPage)
        return [self.read(event) for event in page.events]

    def moved(self) -> bool:
        self.arrive()
        return self.memory.last_seq > 0 or self.core.state() is not LockState.LOCKED


def table_with(directory: Path, build: LockBuild, *, memory: LockMemory | None = None) -> Table:
    keys = DoorKeys.at(directory)
    clock = HeldClock(NOW)
    memory = memory or LockMemory(pins=keys.signer.pinned())
    return Table(keys, clock, LockCore(DOOR, LOCK_KEY, memory=memory, clock=clock, build=build), memory)
