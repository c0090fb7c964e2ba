"""What every Door adapter must do. A test module inherits `DoorContract` and provides a `bench` fixture.

Tests that need a capability which the adapter lacks do not run for it: the capability flag decides, nothing else.
"""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

import pytest

from app.domain.door import ORDER_LIVES, DoorAction, LockReport, LockState
from app.domain.refusal import DoorRefusal
from app.doors.interface import Accepted, Door, DoorOrder, Grant, LockEvent, Withdrawal
from app.doors.session import read_event
from tests.fakes.door_keys import ANNA, VISIT


class DoorBench(Protocol):
    """One lock on the table, and the hands that do things to it."""

    def now(self) -> datetime: ...
    def door(self) -> Door:
        """A sound door in reach, locked, as somebody with a right to it now."""

    def without_right(self, door: Door) -> Door:
        """The same door as somebody whose right is for another person's key."""

    def jamming_door(self) -> Door: ...
    def flat_door(self) -> Door: ...
    def unreachable_door(self) -> Door: ...
    def turn_knob(self, door: Door, action: DoorAction) -> None: ...
    def cut_power(self, door: Door) -> None:
        """Off, and on again."""

    def grant(self, door: Door, *, at: datetime, until: datetime) -> Grant: ...
    def withdraw_all(self, door: Door, *, counter: int) -> Withdrawal: ...
    def withdraw_none(self, door: Door, *, counter: int) -> Withdrawal: ...
    def lock_key(self, door: Door) -> bytes: ...


def events_of(door: Door, *, after: int = 0) -> tuple[LockEvent, ...]:
    events = door.events(after=after)
    assert not isinstance(events, DoorRefusal), events
    return events


def state_of(door: Door) -> LockState:
    report = door.state()
    assert isinstance(report, LockReport), report
    return report.state


class DoorContract:
    def order(self, bench: DoorBench, action: DoorAction, *, age: timedelta = timedelta(0)) -> DoorOrder:
        return DoorOrder(str(uuid4()), action, bench.now() - age)

    def test_an_order_to_open_is_accepted_and_the_event_follows(self, bench: DoorBench) -> None:
        door = bench.door()
        order = self.order(bench, DoorAction.OPEN)
        assert door.operate(order) == Accepted(order.order_id)
        event = events_of(door)[-1]
        assert (event.door, event.state, event.action) == (door.door, LockState.UNLOCKED, DoorAction.OPEN)
        assert (event.who, event.visit) == (ANNA, VISIT)
        assert state_of(door) is LockState.UNLOCKED

    def test_a_door_that_was_opened_is_reported_locked_only_after_it_has_locked(self, bench: DoorBench) -> None:
        door = bench.door()
        door.operate(self.order(bench, DoorAction.OPEN))
        door.operate(self.order(bench, DoorAction.LOCK))
        assert [event.state for event in events_of(door)] == [LockState.UNLOCKED, LockState.LOCKED]
        assert state_of(door) is LockState.LOCKED

    def test_event_numbers_count_up_by_one_and_reading_takes_nothing_away(self, bench: DoorBench) -> None:
        door = bench.door()
        for action in (DoorAction.OPEN, DoorAction.LOCK, DoorAction.OPEN):
            door.operate(self.order(bench, action))
        events = events_of(door)
        assert [event.seq for event in events] == [1, 2, 3]
        assert events_of(door) == events
        assert events_of(door, after=2) == events[2:]

    def test_events_carry_a_proof_that_holds_for_this_door_alone(self, bench: DoorBench) -> None:
        door, other = bench.door(), bench.jamming_door()
        if not door.capabilities.signs_reports:
            pytest.skip("this kind of lock does not sign")
        door.operate(self.order(bench, DoorAction.OPEN))
        event = events_of(door)[-1]
        key = bench.lock_key(door)
        assert read_event(event.proof, door.door, key) == event
        assert read_event(event.proof, other.door, key) is None
        assert read_event(event.proof, door.door, bench.lock_key(other)) is None
        assert read_event(event.proof[:-1] + bytes([event.proof[-1] ^ 1]), door.door, key) is None

    def test_an_order_that_is_too_old_is_refused_and_moves_nothing(self, bench: DoorBench) -> None:
        door = bench.door()
        assert door.operate(self.order(bench, DoorAction.OPEN, age=ORDER_LIVES)) is DoorRefusal.TOO_LATE
        assert door.operate(self.order(bench, DoorAction.OPEN, age=timedelta(days=-1))) is DoorRefusal.TOO_LATE
        assert events_of(door) == ()

    def test_the_same_order_again_is_refused(self, bench: DoorBench) -> None:
        door = bench.door()
        order = self.order(bench, DoorAction.OPEN)
        door.operate(order)
        door.operate(self.order(bench, DoorAction.LOCK))
        assert isinstance(door.operate(order), DoorRefusal)
        assert state_of(door) is LockState.LOCKED

    def test_without_a_right_nothing_is_done_and_nothing_is_told(self, bench: DoorBench) -> None:
        door = bench.door()
        stranger = bench.without_right(door)
        for action in DoorAction:
            assert isinstance(stranger.operate(self.order(bench, action)), DoorRefusal)
        assert isinstance(stranger.state(), DoorRefusal)
        assert isinstance(stranger.events(after=0), DoorRefusal)
        assert events_of(door) == ()

    def test_a_jammed_door_is_never_reported_locked(self, bench: DoorBench) -> None:
        door = bench.jamming_door()
        door.operate(self.order(bench, DoorAction.OPEN))
        assert isinstance(door.operate(self.order(bench, DoorAction.LOCK)), Accepted)
        assert events_of(door)[-1].state is LockState.JAMMED
        assert state_of(door) is LockState.JAMMED

    def test_a_jammed_door_can_be_opened_again(self, bench: DoorBench) -> None:
        door = bench.jamming_door()
        for action in (DoorAction.OPEN, DoorAction.LOCK, DoorAction.OPEN):
            door.operate(self.order(bench, action))
        assert state_of(door) is LockState.UNLOCKED

    def test_a_flat_battery_is_said_and_moves_nothing(self, bench: DoorBench) -> None:
        door = bench.flat_door()
        assert door.operate(self.order(bench, DoorAction.OPEN)) is DoorRefusal.FLAT_BATTERY
        report = door.state()
        assert isinstance(report, LockReport)
        assert report.battery_low
        assert events_of(door) == ()

    def test_a_door_out_of_reach_says_nothing(self, bench: DoorBench) -> None:
        door = bench.unreachable_door()
        assert door.operate(self.order(bench, DoorAction.OPEN)) is DoorRefusal.UNREACHABLE
        assert door.state() is DoorRefusal.UNREACHABLE
        assert door.events(after=0) is DoorRefusal.UNREACHABLE

    def test_the_knob_is_an_event_of_nobody(self, bench: DoorBench) -> None:
        door = bench.door()
        bench.turn_knob(door, DoorAction.OPEN)
        event = events_of(door)[-1]
        assert (event.state, event.action, event.who, event.pass_id) == (LockState.UNLOCKED, None, None, None)

    def test_a_right_is_granted_until_it_has_ended(self, bench: DoorBench) -> None:
        door, now = bench.door(), bench.now()
        soon = bench.grant(door, at=now + timedelta(hours=1), until=now + timedelta(hours=2))
        over = bench.grant(door, at=now - timedelta(hours=2), until=now - timedelta(hours=1))
        assert door.grant(soon) == Accepted(soon.pass_id)
        assert door.grant(over) is DoorRefusal.PASS_ENDED

    def test_a_withdrawn_right_opens_nothing(self, bench: DoorBench) -> None:
        door = bench.door()
        assert isinstance(door.revoke(bench.withdraw_all(door, counter=5)), Accepted)
        assert door.operate(self.order(bench, DoorAction.OPEN)) is DoorRefusal.PASS_WITHDRAWN

    def test_an_older_list_of_withdrawals_brings_nothing_back(self, bench: DoorBench) -> None:
        door = bench.door()
        door.revoke(bench.withdraw_all(door, counter=5))
        assert isinstance(door.revoke(bench.withdraw_none(door, counter=4)), Accepted)
        assert door.operate(self.order(bench, DoorAction.OPEN)) is DoorRefusal.PASS_WITHDRAWN
        door.revoke(bench.withdraw_none(door, counter=6))
        assert isinstance(door.operate(self.order(bench, DoorAction.OPEN)), Accepted)

    def test_a_withdrawal_for_another_door_is_not_taken(self, bench: DoorBench) -> None:
        door, other = bench.door(), bench.jamming_door()
        assert isinstance(door.revoke(bench.withdraw_all(other, counter=5)), DoorRefusal)
        assert isinstance(door.operate(self.order(bench, DoorAction.OPEN)), Accepted)

    def test_after_a_power_cut_a_lock_that_keeps_time_decides_nothing_by_it(self, bench: DoorBench) -> None:
        door = bench.door()
        if not door.capabilities.schedule:
            pytest.skip("this kind of lock keeps no time")
        bench.cut_power(door)
        assert door.operate(self.order(bench, DoorAction.OPEN)) is DoorRefusal.CLOCK_UNSURE
