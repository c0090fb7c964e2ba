"""The simulated lock in this process, on a clock that stands still."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.clock import HeldClock
from app.domain.door import DoorAction, DoorPosition
from app.domain.ids import DoorId
from app.doors.doors_file import DoorLine, Fault, simulated_public_key
from app.doors.exchange import KnownDoor
from app.doors.interface import Door, Grant, Withdrawal
from app.doors.lock_core import LockCore
from app.doors.lock_memory import LockMemory
from app.doors.simulated import InProcessLink, PassDoor, SimulatedLocks
from app.protocol.keys import SigningKey, to_text
from tests.contract.door_contract import DoorBench, DoorContract
from tests.fakes.door_keys import DoorKeys

SEED = bytes(range(32))
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def line(door: str, fault: Fault | None = None) -> DoorLine:
    key = to_text(simulated_public_key(SEED, DoorId(door)))
    return DoorLine(door=door, brukare="b", position=DoorPosition.FLAT, name="", public_key=key, fault=fault)


class NoFlash:
    def load(self, door: DoorId) -> LockMemory | None:
        return None

    def save(self, door: DoorId, memory: LockMemory) -> None:
        pass


@dataclass
class SimulatedBench:
    keys: DoorKeys
    clock: HeldClock = field(default_factory=lambda: HeldClock(NOW))
    grants: dict[DoorId, Grant] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.locks = SimulatedLocks(
            [line("sound"), line("jams", Fault.JAMS), line("flat", Fault.FLAT_BATTERY)],
            seed=SEED,
            pins=self.keys.signer.pinned,
            flash=NoFlash(),
            clock=self.clock,
        )
        self.link = InProcessLink(
            self.locks.find, clock=self.clock, wait_ms=lambda ms: self.clock.move(timedelta(milliseconds=ms))
        )

    def now(self) -> datetime:
        return self.clock.now()

    def _door(self, name: str) -> Door:
        door = DoorId(name)
        self.grants[door] = self.keys.grant(door, at=self.now())
        return PassDoor(self._known(door), self.link, holder=self.keys.holder(self.grants[door]))

    def _known(self, door: DoorId) -> KnownDoor:
        return KnownDoor(door, simulated_public_key(SEED, door))

    def _core(self, door: Door) -> LockCore:
        core = self.locks.find(door.door)
        assert core is not None
        return core

    def door(self) -> Door:
        return self._door("sound")

    def without_right(self, door: Door) -> Door:
        copied = self.keys.holder(self.grants[door.door], key=SigningKey.generate())
        return PassDoor(self._known(door.door), self.link, holder=copied)

    def jamming_door(self) -> Door:
        return self._door("jams")

    def flat_door(self) -> Door:
        return self._door("flat")

    def unreachable_door(self) -> Door:
        return self._door("nowhere")

    def turn_knob(self, door: Door, action: DoorAction) -> None:
        self._core(door).turn_knob(action)

    def cut_power(self, door: Door) -> None:
        self._core(door).lose_power()
        self._core(door).return_power()

    def grant(self, door: Door, *, at: datetime, until: datetime) -> Grant:
        return self.keys.grant(door.door, at=at, until=until)

    def withdraw_all(self, door: Door, *, counter: int) -> Withdrawal:
        ids = frozenset({self.grants[door.door].pass_id})
        return self.keys.withdrawal(door.door, counter=counter, pass_ids=ids)

    def withdraw_none(self, door: Door, *, counter: int) -> Withdrawal:
        return self.keys.withdrawal(door.door, counter=counter, pass_ids=frozenset())

    def lock_key(self, door: Door) -> bytes:
        return simulated_public_key(SEED, door.door)


@pytest.fixture
def bench(tmp_path: Path) -> DoorBench:
    return SimulatedBench(DoorKeys.at(tmp_path))


class TestSimulatedDoor(DoorContract):
    pass
