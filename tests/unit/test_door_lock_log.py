"""The bolt, the battery and the log of a lock: what it reports, and that "locked" is never said on a guess."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.door import DoorAction, LockState
from app.domain.refusal import DoorRefusal
from app.doors.lock_core import LockBuild, LockCore
from app.doors.lock_memory import MAX_EVENTS_KEPT, LockMemory
from app.doors.session import Wish
from app.doors.statements import CollectReceipt, RevocationList
from app.protocol.keys import SigningKey
from tests.fakes.door_keys import ANNA
from tests.fakes.lock_table import DOOR, LOCK_KEY, NOW, Table, table_with


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return table_with(tmp_path, LockBuild())


def test_a_flat_battery_is_told_to_those_with_a_right_alone(tmp_path: Path) -> None:
    table = table_with(tmp_path, LockBuild(is_battery_flat=True))
    grant = table.keys.grant(DOOR, at=NOW)
    assert table.ask(grant, Wish.OPEN).refusal is DoorRefusal.FLAT_BATTERY
    assert table.ask(grant, Wish.OPEN, key=SigningKey.generate()).refusal is DoorRefusal.PASS_REFUSED
    assert not table.moved()


def test_an_entrance_locks_itself_and_says_that_nobody_did(tmp_path: Path) -> None:
    table = table_with(tmp_path, LockBuild(relocks_after_ms=30_000))
    grant = table.keys.grant(DOOR, at=NOW)
    table.ask(grant, Wish.OPEN)
    table.pass_time(timedelta(minutes=2))
    opened, shut = table.log(grant)
    assert (opened.who, opened.action) == (ANNA, DoorAction.OPEN)
    assert (shut.who, shut.action, shut.state) == (None, None, LockState.LOCKED)
    assert shut.lock_at - opened.lock_at == timedelta(milliseconds=30_000 + LockBuild.travel_ms)


def test_a_new_order_turns_a_moving_bolt_and_the_first_has_no_outcome(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    table.ask(grant, Wish.OPEN)
    table.pass_time(timedelta(seconds=1))
    table.ask(grant, Wish.LOCK)
    table.arrive()
    assert [(event.action, event.state) for event in table.log(grant)] == [(DoorAction.LOCK, LockState.LOCKED)]


def test_a_bolt_on_its_way_is_moving_and_not_unknown(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    table.ask(grant, Wish.OPEN)
    assert table.core.state() is LockState.MOVING
    table.arrive()
    table.ask(grant, Wish.LOCK)
    table.pass_time(timedelta(milliseconds=LockBuild.travel_ms - 1))
    assert table.core.state() is LockState.MOVING
    table.pass_time(timedelta(milliseconds=1))
    assert table.core.state() is LockState.LOCKED


def test_a_hand_frees_a_jammed_bolt(tmp_path: Path) -> None:
    table = table_with(tmp_path, LockBuild(jams_on=frozenset(DoorAction)))
    table.ask(table.keys.grant(DOOR, at=NOW), Wish.OPEN)
    table.arrive()
    assert table.core.state() is LockState.JAMMED
    table.core.turn_knob(DoorAction.LOCK)
    assert table.core.state() is LockState.LOCKED


def test_power_lost_while_the_bolt_moves_leaves_its_place_unknown(table: Table) -> None:
    table.ask(table.keys.grant(DOOR, at=NOW), Wish.OPEN)
    table.pass_time(timedelta(seconds=1))
    table.core.lose_power()
    table.core.return_power()
    assert table.core.state() is LockState.UNKNOWN
    assert table.memory.last_seq == 0


def test_a_lock_started_anew_goes_on_from_its_memory(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    table.give(RevocationList(door=DOOR, counter=4, pass_ids=("x",)))
    table.core.turn_knob(DoorAction.OPEN)
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(table.memory), type=LockMemory)
    table.core = LockCore(DOOR, LOCK_KEY, memory=kept, clock=table.clock, build=LockBuild())
    assert table.core.state() is LockState.UNLOCKED
    report = table.ask(grant, Wish.LOCK)
    assert (report.revocations, report.last_seq) == (4, 1)


def test_events_are_kept_until_the_hub_says_that_it_has_them(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    for action in (DoorAction.OPEN, DoorAction.LOCK, DoorAction.OPEN):
        table.core.turn_knob(action)
    assert [event.seq for event in table.log(grant, after=1)] == [2, 3]
    table.give(CollectReceipt(door=DOOR, up_to=2))
    assert [event.seq for event in table.log(grant)] == [3]


def test_a_full_log_loses_its_oldest_and_the_numbers_show_it(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    for _ in range(MAX_EVENTS_KEPT + 3):
        table.core.turn_knob(DoorAction.OPEN)
    assert len(table.memory.events) == MAX_EVENTS_KEPT
    assert table.log(grant)[0].seq == 4


HAPPENINGS = ["open", "lock", "knob_open", "knob_lock", "wait", "power"]


@settings(max_examples=120, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    happenings=st.lists(st.sampled_from(HAPPENINGS), max_size=12),
    jams_on=st.frozensets(st.sampled_from(list(DoorAction))),
)
def test_locked_is_said_only_when_the_bolt_is_known_to_be_out(
    tmp_path_factory: pytest.TempPathFactory, happenings: list[str], jams_on: frozenset[DoorAction]
) -> None:
    """Against a plain model of where the bolt truly is."""
    table = table_with(tmp_path_factory.mktemp("t"), LockBuild(jams_on=jams_on))
    grant = table.keys.grant(DOOR, at=NOW, until=NOW + timedelta(hours=23))
    is_out: bool | None = True
    heading: tuple[DoorAction, int] | None = None
    for happening in happenings:
        if heading is not None and table.clock.monotonic >= heading[1]:
            is_out, heading = (None if heading[0] in jams_on else heading[0] is DoorAction.LOCK), None
        match happening:
            case "open" | "lock":
                action = DoorAction(happening)
                assert table.ask(grant, Wish(happening)).accepted
                stands_there = heading is None and is_out is (action is DoorAction.LOCK)
                if not stands_there:
                    is_out, heading = None, (action, table.clock.monotonic + LockBuild.travel_ms)
            case "knob_open" | "knob_lock":
                table.core.turn_knob(DoorAction(happening.removeprefix("knob_")))
                is_out, heading = happening == "knob_lock", None
            case "wait":
                table.pass_time(timedelta(milliseconds=LockBuild.travel_ms / 2))
            case "power":
                table.core.lose_power()
                table.core.return_power()
                table.tell_time(table.clock.now())
                heading = None
        if heading is not None and table.clock.monotonic >= heading[1]:
            is_out, heading = (None if heading[0] in jams_on else heading[0] is DoorAction.LOCK), None
        assert (table.core.state() is LockState.LOCKED) is (is_out is True), happening
        assert (table.core.state() is LockState.UNLOCKED) is (is_out is False), happening
    said = [event.report for event in table.memory.events if table.read(event.report).state is LockState.LOCKED]
    assert all(table.read(report).refusal is None for report in said)
