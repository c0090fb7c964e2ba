"""What a lock decides alone: nothing opens it but the right person's key, pass, door, nonce and moment."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.clock import HeldClock
from app.domain.door import ORDER_LIVES, DoorAction, LockState
from app.domain.ids import DoorId
from app.domain.refusal import DoorRefusal
from app.doors.interface import Grant
from app.doors.lock_core import MAX_OPEN_NONCES, LockBuild, LockCore
from app.doors.lock_memory import MAX_EVENTS_KEPT, LockMemory
from app.doors.session import Ask, Challenge, EventPage, GiveStatement, Hello, Report, SignedReport, Wish, make_ask
from app.doors.session import open_report as open_signed
from app.doors.statements import AnyStatement, CollectReceipt, KeyRoll, RevocationList, TimeStatement
from app.protocol.keys import SigningKey
from tests.fakes.door_keys import ANNA, VISIT, DoorKeys

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOOR, OTHER = DoorId("door-1"), DoorId("door-2")
LOCK_KEY = SigningKey.from_raw(bytes([9]) * 32)
SESSION = bytes(range(16))
seeded = settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass
class Table:
    """One lock on the table, with a phone beside it."""

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

    def make(self, grant: Grant, wish: Wish, *, key: SigningKey | None = None, age_ms: int = 0, order: str = "") -> Ask:
        challenge = self.hello()
        holder = self.keys.holder(grant, key=key)
        order_id = order or challenge.nonce.hex()
        return make_ask(challenge, DOOR, wish=wish, holder=holder, order_id=order_id, age_ms=age_ms)

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
        report = open_signed(signed, DOOR, LOCK_KEY.public())
        assert report is not None
        return report

    def log(self, grant: Grant, *, after: int = 0) -> list[Report]:
        ask = self.make(grant, Wish.EVENTS)
        page = self.core.ask(replace_after(self, ask, grant, after))
        assert isinstance(page, EventPage)
        return [self.read(event) for event in page.events]

    def moved(self) -> bool:
        self.arrive()
        return self.memory.last_seq > 0 or self.core.state() is not LockState.LOCKED


def replace_after(table: Table, ask: Ask, grant: Grant, after: int) -> Ask:
    challenge = Challenge(session=ask.session, nonce=ask.nonce, clock_sure=True)
    holder = table.keys.holder(grant)
    return make_ask(challenge, DOOR, wish=ask.wish, holder=holder, order_id=ask.order_id, after=after)


def table_with(directory: Path, build: LockBuild, *, memory: LockMemory | None = None) -> Table:
    keys = DoorKeys.at(directory)
    clock = HeldClock(NOW)
    memory = memory or LockMemory(pins=keys.signer.pinned())
    return Table(keys, clock, LockCore(DOOR, LOCK_KEY, memory=memory, clock=clock, build=build), memory)


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


# --- bolt, battery, log --------------------------------------------------------------------------------------------


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


def test_the_table_reads_only_what_this_lock_has_signed(table: Table) -> None:
    signed = table.core.turn_knob(DoorAction.OPEN)
    assert open_signed(signed, OTHER, LOCK_KEY.public()) is None
    assert open_signed(msgspec.structs.replace(signed, signature=bytes(64)), DOOR, LOCK_KEY.public()) is None
