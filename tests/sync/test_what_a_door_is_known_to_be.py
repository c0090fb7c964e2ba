"""A door is shown as its lock has last said, and as nothing when an order has gone unanswered since."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import timedelta
from typing import cast

import pytest
from msgspec.structs import replace

from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import BrukareId, DoorId, PersonId, VisitId
from app.domain.refusal import DoorRefusal, StoreProblem
from app.domain.stream import doors_stream, person_stream
from app.domain.visit import NextAction
from app.doors.exchange import AskTime, KnownDoor
from app.doors.interface import DoorOrder, LockEvent, PassHolder
from app.doors.link import DoorResult, LockLink
from app.protocol import records as rec
from app.protocol.effects import door_event_id, lock_name
from app.protocol.keys import SigningKey, to_text
from app.services import day, visiting
from app.services.staff_snapshots import DoorCard, VisitCard
from app.store.failing import StoreError
from app.sync.urgent import DoorDesk, _last_seq
from tests.sync.client_fixture import AtClient, House

DOOR = DoorId("door-1")


class SilentLock:
    """Takes the order and is not heard of again."""

    def __init__(self) -> None:
        self.shown: list[bytes] = []

    def operate(
        self, door: KnownDoor, order: DoorOrder, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> DoorResult:
        self.shown.append(holder.token)
        return DoorResult(door.door, order.action, LockState.UNKNOWN, DoorRefusal.NO_ANSWER, None, True, None)

    def collect(self, _door: KnownDoor, *, holder: PassHolder, after: int) -> tuple[LockEvent, ...]:
        return ()


@pytest.fixture
def visit(house: House) -> VisitId:
    return house.add_visit()


@pytest.fixture
def anna(house: House, visit: VisitId) -> AtClient:
    key = to_text(SigningKey.generate().public())
    door = rec.DoorBody(brukare=house.brukare, position=DoorPosition.FLAT, name="Lägenheten", public_key=key)
    house.put_body(doors_stream(BrukareId(house.brukare)), "door", DOOR, door)
    client = house.staff_client()
    for number, device in enumerate(("another-device", client.store.author.device)):
        body = rec.DoorPassBody(
            door=DOOR,
            brukare=house.brukare,
            visit=visit,
            device=device,
            not_before=house.clock.now() - timedelta(minutes=30),
            expires=house.clock.now() + timedelta(hours=2),
            token=to_text(device.encode()),
        )
        house.put_body(person_stream(PersonId(house.anna)), "door_pass", f"pass-{number}", body)
    assert client.exchange() is None
    return client


def lock_said(
    house: House,
    anna: AtClient,
    seq: int,
    *,
    state: LockState,
    visit: str | None,
    open_: bool,
    key: str = "",
    after: timedelta = timedelta(),
) -> None:
    """`key`: of the lock, where the record names it; events from before do not."""
    body = rec.DoorEventBody(
        door=DOOR,
        position=DoorPosition.FLAT,
        brukare=house.brukare,
        lock=lock_name(key) if key else "",
        lock_seq=seq,
        state=state,
        action=DoorAction.OPEN if open_ else DoorAction.LOCK,
        lock_at=house.clock.now() + after,
        who=house.anna,
        visit=visit,
    )
    event = door_event_id(DOOR, key, seq) if key else f"{DOOR}:{seq}"
    house.put_body(doors_stream(BrukareId(house.brukare)), "door_event", event, body)
    assert anna.exchange() is None


def card_of(anna: AtClient, visit: VisitId) -> VisitCard:
    card = day.visit_card(anna.desk, visit).result()
    assert card is not None
    return card


def flat_of(anna: AtClient, visit: VisitId) -> DoorCard:
    return card_of(anna, visit).doors[0]


def test_an_order_without_an_answer_leaves_the_door_unknown(house: House, anna: AtClient, visit: VisitId) -> None:
    lock_said(house, anna, 1, state=LockState.LOCKED, visit=None, open_=False)
    assert flat_of(anna, visit).state is LockState.LOCKED
    desk = DoorDesk(anna.store, cast(LockLink, SilentLock()), anna.clock, post=lambda _done: None)
    desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    assert flat_of(anna, visit).state is LockState.UNKNOWN
    lock_said(house, anna, 2, state=LockState.UNLOCKED, visit=visit, open_=True)
    assert flat_of(anna, visit).state is LockState.UNLOCKED


def test_yesterdays_locked_does_not_end_a_visit(house: House, anna: AtClient, visit: VisitId) -> None:
    lock_said(house, anna, 1, state=LockState.LOCKED, visit="yesterdays", open_=False)
    assert visiting.start_visit(anna.desk, visit).result().refusal is None
    assert card_of(anna, visit).next_action is NextAction.LOCK_FLAT
    assert not flat_of(anna, visit).locked_in_visit


def test_locked_after_the_visits_own_opening_counts(house: House, anna: AtClient, visit: VisitId) -> None:
    lock_said(house, anna, 1, state=LockState.UNLOCKED, visit=visit, open_=True)
    assert visiting.start_visit(anna.desk, visit).result().refusal is None
    assert card_of(anna, visit).next_action is NextAction.LOCK_FLAT
    lock_said(house, anna, 2, state=LockState.LOCKED, visit=visit, open_=False)
    assert card_of(anna, visit).next_action is NextAction.FINISH


def test_the_pass_of_this_device_is_shown_to_the_lock(anna: AtClient, visit: VisitId) -> None:
    lock = SilentLock()
    desk = DoorDesk(anna.store, cast(LockLink, lock), anna.clock, post=lambda _done: None)
    desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    assert lock.shown == [anna.store.author.device.encode()]


def key_of(house: House) -> str:
    return house.hub_record("door", DOOR, rec.DoorBody).public_key


def exchange_lock(house: House) -> str:
    """Another lock is put in; its key."""
    key = to_text(SigningKey.generate().public())
    body = replace(house.hub_record("door", DOOR, rec.DoorBody), public_key=key)
    house.put_body(doors_stream(BrukareId(house.brukare)), "door", DOOR, body)
    return key


LOCKED, UNLOCKED = LockState.LOCKED, LockState.UNLOCKED
SECOND = timedelta(seconds=1)


def test_what_the_former_lock_said_last_says_nothing_of_the_new_one(
    house: House, anna: AtClient, visit: VisitId
) -> None:
    lock_said(house, anna, 57, state=LOCKED, visit=visit, open_=False, key=key_of(house))
    assert flat_of(anna, visit).state is LOCKED
    key = exchange_lock(house)
    assert anna.exchange() is None
    assert flat_of(anna, visit).state is LockState.UNKNOWN
    lock_said(house, anna, 1, state=UNLOCKED, visit=visit, open_=True, key=key, after=SECOND)
    assert flat_of(anna, visit).state is UNLOCKED


def test_a_new_lock_is_asked_for_all_that_it_has_seen(house: House, anna: AtClient) -> None:
    lock_said(house, anna, 57, state=LOCKED, visit=None, open_=False, key=key_of(house))
    assert anna.read(lambda reading: _last_seq(reading, DOOR)) == 57
    exchange_lock(house)
    assert anna.exchange() is None
    assert anna.read(lambda reading: _last_seq(reading, DOOR)) == 0


def test_an_order_that_the_former_lock_never_answered_does_not_hide_the_new_ones_word(
    house: House, anna: AtClient, visit: VisitId
) -> None:
    lock_said(house, anna, 57, state=LOCKED, visit=None, open_=False, key=key_of(house))
    desk = DoorDesk(anna.store, cast(LockLink, SilentLock()), anna.clock, post=lambda _done: None)
    desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    assert flat_of(anna, visit).state is LockState.UNKNOWN
    lock_said(house, anna, 1, state=UNLOCKED, visit=visit, open_=True, key=exchange_lock(house), after=SECOND)
    assert flat_of(anna, visit).state is UNLOCKED


def test_events_without_a_locks_name_go_on_with_the_same_lock(house: House, anna: AtClient, visit: VisitId) -> None:
    lock_said(house, anna, 1, state=LOCKED, visit=None, open_=False)
    lock_said(house, anna, 3, state=LOCKED, visit=visit, open_=False, after=2 * SECOND)
    lock_said(house, anna, 2, state=UNLOCKED, visit=visit, open_=True, key=key_of(house), after=SECOND)
    assert flat_of(anna, visit).state is LOCKED
    lock_said(house, anna, 4, state=UNLOCKED, visit=visit, open_=True, key=key_of(house), after=3 * SECOND)
    assert flat_of(anna, visit).state is UNLOCKED


def test_events_without_a_locks_name_are_a_former_locks_when_the_new_one_counts_below_them(
    house: House, anna: AtClient, visit: VisitId
) -> None:
    lock_said(house, anna, 57, state=LOCKED, visit=visit, open_=False)
    lock_said(house, anna, 1, state=UNLOCKED, visit=visit, open_=True, key=exchange_lock(house), after=SECOND)
    assert flat_of(anna, visit).state is UNLOCKED


# --- a disk that takes nothing ---


class OpeningLock(SilentLock):
    """Opens, says so, and has it in its log."""

    def __init__(self, house: House, visit: VisitId) -> None:
        super().__init__()
        now, who = house.clock.now(), PersonId(house.anna)
        self.event = LockEvent(DOOR, 2, UNLOCKED, DoorAction.OPEN, who, "pass-1", visit, now, False, b"proof")

    def operate(
        self, door: KnownDoor, order: DoorOrder, *, holder: PassHolder, ask_time: AskTime | None = None
    ) -> DoorResult:
        self.shown.append(holder.token)
        return DoorResult(door.door, order.action, UNLOCKED, None, self.event.lock_at, True, self.event)

    def collect(self, _door: KnownDoor, *, holder: PassHolder, after: int) -> tuple[LockEvent, ...]:
        return (self.event,) if after < self.event.seq else ()


@contextmanager
def full_disk(anna: AtClient) -> Iterator[None]:
    def refuse(*_: object, **__: object) -> "Future[None]":
        failed: Future[None] = Future()
        failed.set_exception(StoreError(StoreProblem.DISK_FULL))
        return failed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anna.store, "write", refuse)
        yield


def order_on_a_full_disk(anna: AtClient, lock: SilentLock, visit: VisitId) -> DoorResult:
    desk = DoorDesk(anna.store, cast(LockLink, lock), anna.clock, post=lambda _done: None)
    with full_disk(anna):
        result = desk.operate(DOOR, DoorAction.OPEN, visit).result()
        desk.close()
    return result


def test_a_full_disk_keeps_nobody_outside(
    house: House, anna: AtClient, visit: VisitId, expect_log: Callable[[str], None]
) -> None:
    expect_log("door.mark_not_kept")
    lock_said(house, anna, 1, state=LOCKED, visit=visit, open_=False)
    lock = SilentLock()
    assert order_on_a_full_disk(anna, lock, visit).refusal is DoorRefusal.NO_ANSWER
    assert len(lock.shown) == 1
    assert flat_of(anna, visit).state is LockState.UNKNOWN
    assert not flat_of(anna, visit).locked_in_visit
    lock_said(house, anna, 2, state=UNLOCKED, visit=visit, open_=True)
    assert flat_of(anna, visit).state is UNLOCKED


def test_what_a_lock_said_on_a_full_disk_is_told_and_asked_for_again(
    house: House, anna: AtClient, visit: VisitId, expect_log: Callable[[str], None]
) -> None:
    expect_log("door.mark_not_kept")
    expect_log("door.report_not_kept")
    lock_said(house, anna, 1, state=LOCKED, visit=visit, open_=False)
    lock = OpeningLock(house, visit)
    result = order_on_a_full_disk(anna, lock, visit)
    assert (result.state, result.refusal) == (UNLOCKED, None)
    assert flat_of(anna, visit).state is LockState.UNKNOWN
    lock.operate = SilentLock().operate  # type: ignore[method-assign]
    desk = DoorDesk(anna.store, cast(LockLink, lock), anna.clock, post=lambda _done: None)
    desk.operate(DOOR, DoorAction.OPEN, visit).result()
    desk.close()
    assert anna.read(lambda reading: _last_seq(reading, DOOR)) == 2
