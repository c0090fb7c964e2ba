"""What has just been done is sent while the device's outbox takes it, and arrives once all the same."""

import threading
from collections import deque

import pytest
from sqlalchemy import select, update

from app.domain.arrival import Arrival
from app.domain.refusal import StoreProblem
from app.services import visiting
from app.store.device_tables import outbox
from app.store.encrypted import StoreError
from app.store.outbox import Outbox, SealedRow
from app.sync.pushing import Offered
from tests.conftest import ExpectLog
from tests.sync.client_fixture import COFFEE, LUNCH, AtClient, House

PATIENCE_S = 20.0


def test_an_act_is_at_the_hub_before_the_outbox_has_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    offered, at_hub = threading.Event(), threading.Event()
    put = Outbox.put_sealed

    def slowly(outbox: Outbox, rows: list[SealedRow]) -> None:
        offered.set()
        assert at_hub.wait(PATIENCE_S), "it waits for the outbox"
        put(outbox, rows)

    monkeypatch.setattr(Outbox, "put_sealed", slowly)
    # When the hub has answered and before the answer is here.
    anna.road.after["/v1/push"] = at_hub.set
    act = visiting.start_visit(anna.desk, visit)
    assert offered.wait(PATIENCE_S)
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    assert anna.arrived(act.result().operation).state is Arrival.RECEIVED
    assert anna.road.count("/v1/push") == 1


def test_what_the_outbox_could_not_take_is_handed_over_and_is_there_once(house: House, expect_log: ExpectLog) -> None:
    expect_log(r"WARNING client\.not_in_outbox .*problem=disk_full")
    visit = house.add_visit()
    anna = house.staff_client()

    def full(*_: object) -> None:
        raise StoreError(StoreProblem.DISK_FULL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Outbox, "put_sealed", full)
        saved = visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED
    assert anna.client.device.outbox.counts().waiting == 0


def test_what_has_left_by_the_outbox_is_not_sent_once_more(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        visiting.start_visit(anna.desk, visit).result()
        anna.exchange()
        visiting.mark_insats(anna.desk, visit, insats=LUNCH, outcome="done").result()  # type: ignore[arg-type]
    for _ in range(2):
        assert anna.exchange() is None
    visiting.mark_insats(anna.desk, visit, insats=COFFEE, outcome="done").result()  # type: ignore[arg-type]
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "visit.insats", "visit.insats"]
    assert anna.unsettled() == []


def test_acts_of_two_threads_leave_in_the_order_of_their_chain(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    assert anna.exchange() is None
    visiting.start_visit(anna.desk, visit).result()
    visiting.mark_insats(anna.desk, visit, insats=LUNCH, outcome="done").result()  # type: ignore[arg-type]
    offers_of(anna).reverse()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "visit.insats"]
    assert anna.unsettled() == []


def test_an_act_whose_parent_was_not_offered_waits_for_it(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    assert anna.exchange() is None
    visiting.start_visit(anna.desk, visit).result()
    visiting.mark_insats(anna.desk, visit, insats=LUNCH, outcome="done").result()  # type: ignore[arg-type]
    offers_of(anna).popleft()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start", "visit.insats"]
    assert anna.unsettled() == []


def offers_of(at: AtClient) -> deque[Offered]:
    loops = at.client._loops
    assert loops is not None
    return loops._pusher._offers


def test_a_new_database_goes_on_after_what_the_hub_has_although_the_outbox_never_had_it(
    house: House, expect_log: ExpectLog
) -> None:
    """The power is cut while an act that has arrived is put into the outbox, and its author has forgotten their PIN."""
    expect_log(r"WARNING client\.not_in_outbox .*problem=disk_full")
    visit = house.add_visit()
    anna = house.staff_client()
    assert anna.exchange() is None

    def full(*_: object) -> None:
        raise StoreError(StoreProblem.DISK_FULL)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Outbox, "put_sealed", full)
        visiting.start_visit(anna.desk, visit).result()
        with pytest.raises(StoreError):
            anna.exchange()
    assert house.operations() == ["visit.start"]
    anna.start_again()
    anna.enrol(house.anna, "271828")
    assert anna.exchange() is None
    act = visiting.mark_insats(anna.desk, visit, insats=LUNCH, outcome="done").result()  # type: ignore[arg-type]
    assert anna.exchange() is None
    assert anna.arrived(act.operation).state is Arrival.RECEIVED
    assert house.operations() == ["visit.start", "visit.insats"]


def test_a_mark_that_a_power_cut_has_taken_is_made_again(house: House) -> None:
    """Else what the hub has would lie on the device for ever."""
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert marks_of(anna) == [True]
    with anna.client.device._database.writing() as connection:
        connection.execute(update(outbox).values(taken=False))
    anna.start_again()
    anna.unlock(house.anna)
    assert anna.exchange() is None
    assert marks_of(anna) == [True]


def marks_of(at: AtClient) -> list[bool]:
    with at.client.device._database.reading() as connection:
        return list(connection.scalars(select(outbox.c.taken)))
