"""What a lock decides alone: nothing opens it but the right person's key, pass, door, nonce and moment."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.door import ORDER_LIVES, DoorAction, LockState
from app.domain.refusal import DoorRefusal
from app.doors.lock_core import MAX_OPEN_NONCES, LockBuild
from app.doors.session import SignedReport, Wish, open_report, read_event
from app.doors.statements import KeyRoll, RevocationList, TimeStatement
from app.protocol.keys import SigningKey
from tests.fakes.door_keys import ANNA, VISIT, DoorKeys
from tests.fakes.lock_table import DOOR, LOCK_KEY, NOW, OTHER, SESSION, Table, table_with

seeded = settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return table_with(tmp_path, LockBuild())


# --- who may open --------------------------------------------------------------------------------------------------


def test_the_right_pass_opens_and_the_event_names_who_and_when(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    first = table.ask(grant, Wish.OPEN)
    assert (first.accepted, first.state, first.seq) == (True, LockState.MOVING, 0)
    table.pass_time(timedelta(minutes=3))
    (event,) = table.log(grant)
    assert (event.state, event.action, event.who, event.visit) == (LockState.UNLOCKED, DoorAction.OPEN, ANNA, VISIT)
    assert event.pass_id == grant.pass_id
    assert event.lock_at == NOW + timedelta(milliseconds=LockBuild.travel_ms), "when it happened, not when it was read"


@seeded
@given(
    begins=st.integers(-7200, 7200),
    lasts=st.integers(1, 7200),
    wish=st.sampled_from([Wish.OPEN, Wish.LOCK, Wish.STATE]),
)
def test_a_pass_is_taken_inside_its_window_and_never_outside(
    tmp_path_factory: pytest.TempPathFactory, begins: int, lasts: int, wish: Wish
) -> None:
    table = table_with(tmp_path_factory.mktemp("t"), LockBuild())
    start = NOW + timedelta(seconds=begins)
    grant = table.keys.grant(DOOR, at=start, until=start + timedelta(seconds=lasts))
    is_inside = begins <= 0 < begins + lasts
    report = table.ask(grant, wish)
    assert report.accepted is is_inside
    if not is_inside:
        assert report.refusal is (DoorRefusal.PASS_NOT_YET if begins > 0 else DoorRefusal.PASS_ENDED)
        assert report.state is LockState.UNKNOWN, "a lock tells its state to nobody without a right"
        assert not table.moved()


@seeded
@given(
    change=st.sampled_from(["key", "door", "session", "nonce", "wish", "order_id", "age_ms", "token", "signature"]),
    flipped=st.integers(1, 255),
)
def test_nothing_opens_when_any_part_of_the_reply_was_changed(
    tmp_path_factory: pytest.TempPathFactory, change: str, flipped: int
) -> None:
    table = table_with(tmp_path_factory.mktemp("t"), LockBuild())
    grant = table.keys.grant(OTHER if change == "door" else DOOR, at=NOW)
    stranger = SigningKey.from_raw(bytes([flipped]) + bytes(31))
    ask = table.make(grant, Wish.LOCK if change == "wish" else Wish.OPEN, key=stranger if change == "key" else None)
    other_token = table.keys.grant(DOOR, at=NOW).token
    changes: dict[str, dict[str, object]] = {
        "session": {"session": bytes([SESSION[0] ^ flipped]) + SESSION[1:]},
        "nonce": {"nonce": bytes([ask.nonce[0] ^ flipped]) + ask.nonce[1:]},
        "wish": {"wish": Wish.OPEN},
        "order_id": {"order_id": ask.order_id + "x"},
        "age_ms": {"age_ms": ask.age_ms + flipped},
        "token": {"token": other_token},
        "signature": {"signature": bytes([ask.signature[0] ^ flipped]) + ask.signature[1:]},
    }
    changed = msgspec.structs.replace(ask, **changes.get(change, {}))
    report = table.answer(changed)
    assert (report.accepted, report.refusal) == (False, DoorRefusal.PASS_REFUSED)
    assert not table.moved()


def test_a_nonce_is_good_once(table: Table) -> None:
    ask = table.make(table.keys.grant(DOOR, at=NOW), Wish.OPEN)
    assert table.answer(ask).accepted
    assert table.answer(ask).refusal is DoorRefusal.PASS_REFUSED


def test_a_nonce_is_used_up_by_a_refused_reply_too(table: Table) -> None:
    ask = table.make(table.keys.grant(DOOR, at=NOW), Wish.OPEN)
    table.answer(msgspec.structs.replace(ask, signature=bytes(64)))
    assert table.answer(ask).refusal is DoorRefusal.PASS_REFUSED
    assert not table.moved()


@pytest.mark.parametrize(("age_s", "waits_s"), [(15.001, 0), (0, 15.001), (8, 8)])
def test_an_order_lives_for_seconds_counted_at_both_ends(table: Table, age_s: float, waits_s: float) -> None:
    ask = table.make(table.keys.grant(DOOR, at=NOW), Wish.OPEN, age_ms=int(age_s * 1000))
    table.pass_time(timedelta(seconds=waits_s))
    assert table.answer(ask).refusal is DoorRefusal.TOO_LATE
    assert not table.moved()


def test_the_phones_clock_does_not_matter(table: Table) -> None:
    """Its age is what counts: an order is taken although the lock's clock and the phone's may be minutes apart."""
    ask = table.make(table.keys.grant(DOOR, at=NOW), Wish.OPEN, age_ms=7_000)
    table.pass_time(timedelta(seconds=7))
    assert table.answer(ask).accepted


def test_an_order_seen_before_is_not_carried_out_again(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW)
    table.answer(table.make(grant, Wish.OPEN, order="o1"))
    table.arrive()
    table.ask(grant, Wish.LOCK)
    table.arrive()
    assert table.answer(table.make(grant, Wish.OPEN, order="o1")).refusal is DoorRefusal.TOO_LATE
    table.arrive()
    assert table.core.state() is LockState.LOCKED


def test_a_pass_to_lock_does_not_open(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW, operations=frozenset({DoorAction.LOCK}))
    assert table.ask(grant, Wish.OPEN).refusal is DoorRefusal.PASS_REFUSED
    assert table.ask(grant, Wish.LOCK).accepted


def test_open_exchanges_are_bounded_and_the_oldest_gives_way(table: Table) -> None:
    ask = table.make(table.keys.grant(DOOR, at=NOW), Wish.OPEN)
    for _ in range(MAX_OPEN_NONCES):
        table.hello()
    assert table.answer(ask).refusal is DoorRefusal.PASS_REFUSED


# --- what the hub has said -----------------------------------------------------------------------------------------


@seeded
@given(lists=st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=8))
def test_the_highest_list_of_withdrawals_wins_in_whatever_order_they_come(
    tmp_path_factory: pytest.TempPathFactory, lists: list[tuple[int, bool]]
) -> None:
    table = table_with(tmp_path_factory.mktemp("t"), LockBuild())
    grant = table.keys.grant(DOOR, at=NOW)
    newest, is_withdrawn = 0, False
    for counter, withdraws in lists:
        report = table.give(RevocationList(door=DOOR, counter=counter, pass_ids=(grant.pass_id,) if withdraws else ()))
        if counter > newest:
            newest, is_withdrawn = counter, withdraws
        assert report.revocations == newest
    report = table.ask(grant, Wish.OPEN)
    assert report.refusal is (DoorRefusal.PASS_WITHDRAWN if is_withdrawn else None)
    assert table.moved() is not is_withdrawn


def test_after_a_rotation_the_new_key_opens_and_once_rolled_the_old_one_does_not(table: Table) -> None:
    old = table.keys.grant(DOOR, at=NOW)
    table.keys.signer.rotate()
    assert table.ask(old, Wish.STATE).accepted, "the roll has not reached the lock"
    assert table.ask(table.keys.grant(DOOR, at=NOW), Wish.STATE).accepted
    table.give(KeyRoll(door=DOOR, counter=1, keys=table.keys.signer.pinned()))
    assert table.ask(old, Wish.STATE).refusal is DoorRefusal.PASS_REFUSED
    table.keys.signer.rotate()
    assert table.ask(table.keys.grant(DOOR, at=NOW), Wish.STATE).accepted


def test_an_older_roll_of_keys_changes_nothing(table: Table) -> None:
    pins = table.keys.signer.pinned()
    table.give(KeyRoll(door=DOOR, counter=3, keys=pins))
    table.give(KeyRoll(door=DOOR, counter=2, keys={"x": bytes(32)}))
    assert table.memory.pins == pins


def test_statements_for_another_door_or_from_nobody_are_not_taken(table: Table, tmp_path: Path) -> None:
    assert not table.give(RevocationList(door=OTHER, counter=9, pass_ids=())).accepted
    table.keys = DoorKeys.at(tmp_path / "another hub")
    assert not table.give(RevocationList(door=DOOR, counter=9, pass_ids=())).accepted
    assert table.memory.revocations_counter == 0


# --- the clock -----------------------------------------------------------------------------------------------------


def test_after_power_loss_nothing_is_decided_until_the_time_is_told(table: Table) -> None:
    grant = table.keys.grant(DOOR, at=NOW, until=NOW + timedelta(hours=9))
    table.core.lose_power()
    table.pass_time(timedelta(hours=5))
    table.core.return_power()
    assert not table.hello().clock_sure
    assert table.ask(grant, Wish.OPEN).refusal is DoorRefusal.CLOCK_UNSURE
    assert table.tell_time(table.clock.now())
    report = table.ask(grant, Wish.OPEN)
    assert (report.accepted, report.lock_at) == (True, table.clock.now())


def test_time_over_an_old_or_foreign_nonce_is_not_taken(table: Table) -> None:
    table.core.lose_power()
    table.core.return_power()
    nonce = table.hello().nonce
    assert not table.give(TimeStatement(door=DOOR, nonce=bytes(16), now=NOW)).accepted
    table.pass_time(ORDER_LIVES + timedelta(seconds=1))
    assert not table.give(TimeStatement(door=DOOR, nonce=nonce, now=table.clock.now())).accepted
    nonce = table.hello().nonce
    assert table.give(TimeStatement(door=DOOR, nonce=nonce, now=table.clock.now())).accepted
    assert not table.give(TimeStatement(door=DOOR, nonce=nonce, now=table.clock.now())).accepted


def test_time_over_a_nonce_from_before_the_power_cut_is_not_taken(table: Table) -> None:
    nonce = table.hello().nonce
    table.core.lose_power()
    table.core.return_power()
    assert not table.give(TimeStatement(door=DOOR, nonce=nonce, now=NOW)).accepted


def test_an_answer_is_no_event_for_the_hub(table: Table) -> None:
    event = table.core.turn_knob(DoorAction.OPEN)
    answer = table.core.ask(table.make(table.keys.grant(DOOR, at=NOW), Wish.STATE))
    assert isinstance(answer, SignedReport)
    read = read_event(msgspec.msgpack.encode(event), DOOR, LOCK_KEY.public())
    assert read is not None
    assert (read.seq, read.state, read.who) == (1, LockState.UNLOCKED, None)
    assert read_event(msgspec.msgpack.encode(answer), DOOR, LOCK_KEY.public()) is None


def test_a_report_is_read_only_as_this_locks_own(table: Table) -> None:
    signed = table.core.turn_knob(DoorAction.OPEN)
    assert open_report(signed, OTHER, LOCK_KEY.public()) is None
    assert open_report(msgspec.structs.replace(signed, signature=bytes(64)), DOOR, LOCK_KEY.public()) is None
