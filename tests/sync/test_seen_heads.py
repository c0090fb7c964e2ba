"""Heads of the hub's access log at the client: kept, handed back once inside the next operation, never in the way."""

import msgspec
import pytest

from app.hub.database import reading
from app.hub.tables import operation
from app.protocol import operations as op
from app.protocol.log_head import LogHead, read_heads
from app.services import visiting
from app.store.seen_heads import heads_text, newest_seen, waiting_heads
from tests.hub.log_fixture import elsewhere, entry, sealed
from tests.sync.client_fixture import AtClient, House


@pytest.fixture
def house(house: House) -> House:
    """Heads are made when a test says so."""
    house.hub.sealing.stop()
    return house


def handed_back(house: House) -> list[list[int]]:
    """Numbers of the heads inside every operation that the hub has."""
    with reading(house.hub.engine) as connection:
        payloads = connection.scalars(
            operation.select().with_only_columns(operation.c.payload).order_by(operation.c.order)
        )
        return [[head.number for head in read_heads(op.decode_operation(payload).heads)] for payload in payloads]


def seen(anna: AtClient) -> LogHead | None:
    return anna.read(newest_seen)


def test_a_head_that_came_with_a_page_goes_back_inside_the_next_operation_once(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    first = sealed(house.hub, entry("x"))
    assert anna.exchange() is None
    assert seen(anna) == first
    visiting.start_visit(anna.desk, visit).result()
    visiting.finish_visit(anna.desk, visit, "brukare_locks").result()
    assert anna.exchange() is None
    assert handed_back(house) == [[1], []]
    assert anna.read(waiting_heads) == ()
    assert seen(anna) == first


def test_of_many_heads_the_first_and_the_newest_go_back(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    for _ in range(4):
        newest = sealed(house.hub, entry("x"))
        assert anna.exchange() is None
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert handed_back(house) == [[1, 4]]
    shown = anna.read(heads_text)
    assert msgspec.json.decode(shown.splitlines()[0], type=LogHead) == newest


def test_an_answer_to_a_push_brings_a_head_too(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    first = sealed(house.hub, entry("x"))
    visiting.start_visit(anna.desk, visit).result()
    anna.client._loops._pusher.push_all(anna.store)  # type: ignore[union-attr]
    assert seen(anna) == first


def test_an_older_head_of_another_worker_is_nothing_new_and_another_history_is(house: House) -> None:
    anna = house.staff_client()
    first, second = sealed(house.hub, entry("x")), sealed(house.hub, entry("x"))
    assert anna.exchange() is None
    house.hub.sealing.newest = first
    assert anna.exchange() is None
    assert seen(anna) == second
    other = elsewhere(house.hub, first)
    house.hub.sealing.newest = other
    assert anna.exchange() is None
    assert anna.read(waiting_heads) == (second, other)


def test_what_the_pinned_hub_has_not_signed_is_not_kept_and_the_page_stands(house: House) -> None:
    anna = house.staff_client()
    true = sealed(house.hub, entry("x"))
    house.hub.sealing.newest = msgspec.structs.replace(true, entries=9)
    visit = house.add_visit()
    assert anna.exchange() is None
    assert seen(anna) is None
    assert anna.visit(visit).title == "Frukost"


def test_a_hub_without_heads_is_served_as_before(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    house.hub.sealing.newest = None
    visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert handed_back(house) == [[]]


def test_a_refused_act_takes_no_head_with_it(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    sealed(house.hub, entry("x"))
    assert anna.exchange() is None
    visiting.finish_visit(anna.desk, visit, "brukare_locks").result()  # not started
    assert [head.number for head in anna.read(waiting_heads)] == [1]
