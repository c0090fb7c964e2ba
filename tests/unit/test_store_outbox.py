"""The sealed outbox: in order, once, and nothing lost without a receipt."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from app.domain.clock import HeldClock
from app.protocol.wire import Outcome, OutcomeOnWire
from app.store.device_store import DeviceStore
from app.store.device_tables import outbox as outbox_table
from app.store.outbox import KEPT_FOR, ChainEnd, Outbox, SealedRow

SECRET = bytes(range(32))
EPOCH = "first"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    opened = DeviceStore(tmp_path / "device.db", SECRET)
    yield opened
    opened.close()


@pytest.fixture
def outbox(store: DeviceStore) -> Outbox:
    return store.outbox


def rows(at: datetime, *ids: str, person: str = "anna", size: int = 100) -> list[SealedRow]:
    return [SealedRow(name, person, number, name.encode() * size, at) for number, name in enumerate(ids, 1)]


def receipt(name: str, at: datetime, outcome: Outcome = Outcome.APPLIED, **more: object) -> OutcomeOnWire:
    return OutcomeOnWire(id=name, outcome=outcome, at=at, **more)  # type: ignore[arg-type]


def test_operations_leave_in_the_order_they_were_written_and_stay_until_answered(
    outbox: Outbox, clock: HeldClock
) -> None:
    written = rows(clock.now(), "c", "a", "b")
    outbox.put_sealed(written)
    outbox.put_sealed([])
    assert outbox.next_batch() == tuple(written)
    outbox.mark_sent(["c", "a"], clock.now())
    assert outbox.next_batch() == tuple(written), "sent is not received"
    assert outbox.sent_ids("anna") == {"c", "a"}
    outbox.store_outcomes([receipt("c", clock.now())], epoch=EPOCH)
    assert [row.id for row in outbox.next_batch()] == ["a", "b"]
    assert outbox.sent_ids("anna") == {"a"}


def test_the_same_operation_twice_is_one(outbox: Outbox, clock: HeldClock) -> None:
    outbox.put_sealed(rows(clock.now(), "a"))
    outbox.store_outcomes([receipt("a", clock.now())], epoch=EPOCH)
    outbox.put_sealed([SealedRow("a", "anna", 1, b"sealed anew", clock.now())])
    assert outbox.next_batch() == ()
    assert outbox.counts().waiting == 0


def test_a_batch_is_bounded_by_number_and_by_bytes_but_never_empty(outbox: Outbox, clock: HeldClock) -> None:
    outbox.put_sealed(rows(clock.now(), "a", "b", "c", size=1000))
    assert [row.id for row in outbox.next_batch(limit=2)] == ["a", "b"]
    assert [row.id for row in outbox.next_batch(max_bytes=2500)] == ["a", "b"]
    assert [row.id for row in outbox.next_batch(max_bytes=10)] == ["a"]


def test_receipts_reach_their_author_once_with_all_that_the_hub_said(outbox: Outbox, clock: HeldClock) -> None:
    outbox.put_sealed(rows(clock.now(), "a", "b") + rows(clock.now(), "x", person="bo"))
    said = receipt("b", clock.now(), Outcome.HELD, order=7, reason="right_ended", numbers=(("district:1", 4),))
    assert outbox.store_outcomes([said, receipt("gone", clock.now())], epoch=EPOCH) == {"anna"}
    assert outbox.store_outcomes([receipt("x", clock.now()), receipt("a", clock.now())], epoch=EPOCH) == {"anna", "bo"}
    first, second = outbox.outcomes_for("anna", after=0)
    assert first.outcome == said
    assert (second.outcome.id, second.number > first.number) == ("a", True)
    assert outbox.outcomes_for("anna", after=first.number) == (second,)
    assert outbox.outcomes_for("anna", after=second.number) == ()
    assert outbox.outcomes_for("anna", after=0, limit=1) == (first,)


def test_counts_say_what_waits_for_whom(outbox: Outbox, clock: HeldClock) -> None:
    assert outbox.counts().oldest_at is None
    outbox.put_sealed(rows(clock.now(), "a", "b"))
    oldest = clock.now()
    clock.move(timedelta(minutes=3))
    outbox.put_sealed(rows(clock.now(), "x", person="bo"))
    outbox.mark_sent(["a"], clock.now())
    outbox.store_outcomes([receipt("x", clock.now(), Outcome.REFUSED, reason="not_yours")], epoch=EPOCH)
    all_of_it, anna = outbox.counts(), outbox.counts("anna")
    assert (all_of_it.waiting, all_of_it.sent, all_of_it.needs_a_person) == (2, 1, 1)
    assert (all_of_it.oldest_at, all_of_it.last_receipt_at) == (oldest, clock.now())
    assert (anna.waiting, anna.needs_a_person, anna.last_receipt_at) == (2, 0, None)


def test_only_what_the_hub_took_long_ago_and_its_author_knows_is_pruned(outbox: Outbox, clock: HeldClock) -> None:
    outbox.put_sealed(rows(clock.now(), "unsent", "refused", "untaken", "old"))
    outbox.store_outcomes([receipt("refused", clock.now(), Outcome.REFUSED), receipt("old", clock.now())], epoch=EPOCH)
    outbox.mark_taken("anna", up_to=outbox.outcomes_for("anna", after=0)[-1].number)
    outbox.store_outcomes([receipt("untaken", clock.now())], epoch=EPOCH)
    assert outbox.prune(clock.now() + KEPT_FOR) == 0
    assert outbox.prune(clock.now() + KEPT_FOR + timedelta(seconds=1)) == 1
    left = [each.outcome.id for each in outbox.outcomes_for("anna", after=0)]
    assert left == ["refused", "untaken"]
    assert [row.id for row in outbox.next_batch()] == ["unsent"]


def test_receipt_numbers_are_not_used_again_after_pruning(outbox: Outbox, clock: HeldClock) -> None:
    outbox.put_sealed(rows(clock.now(), "a"))
    outbox.store_outcomes([receipt("a", clock.now())], epoch=EPOCH)
    last = outbox.outcomes_for("anna", after=0)[-1].number
    outbox.mark_taken("anna", up_to=last)
    assert outbox.prune(clock.now() + KEPT_FOR * 2) == 1
    outbox.put_sealed(rows(clock.now(), "b"))
    outbox.store_outcomes([receipt("b", clock.now())], epoch=EPOCH)
    assert [each.outcome.id for each in outbox.outcomes_for("anna", after=last)] == ["b"]


def test_a_new_epoch_gets_again_what_the_old_one_acknowledged(outbox: Outbox, clock: HeldClock) -> None:
    outbox.put_sealed(rows(clock.now(), "a", "b", "c"))
    outbox.store_outcomes([receipt("a", clock.now()), receipt("b", clock.now())], epoch=EPOCH)
    assert outbox.send_again_all_but(EPOCH) == 0
    assert outbox.send_again_all_but("second") == 2
    assert [row.id for row in outbox.next_batch()] == ["a", "b", "c"]
    outbox.store_outcomes([receipt("a", clock.now(), Outcome.DUPLICATE)], epoch="second")
    assert outbox.send_again_all_but("second") == 0


def test_the_database_itself_refuses_to_delete_what_has_no_receipt(store: DeviceStore, clock: HeldClock) -> None:
    store.outbox.put_sealed(rows(clock.now(), "a"))
    with pytest.raises(IntegrityError, match="never deleted"), store._database.writing() as connection:
        connection.execute(delete(outbox_table))
    assert [row.id for row in store.outbox.next_batch()] == ["a"]


@settings(max_examples=40)
@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef"), max_size=12))
def test_whatever_comes_in_whatever_order_each_is_waiting_or_answered(
    tmp_path_factory: pytest.TempPathFactory, put: list[str], answered: list[str]
) -> None:
    at = datetime.fromisoformat("2026-03-02T07:00:00+00:00")
    store = DeviceStore(tmp_path_factory.mktemp("outbox") / "device.db", SECRET)
    for name in put:
        store.outbox.put_sealed(rows(at, name))
    store.outbox.store_outcomes([receipt(name, at) for name in answered], epoch=EPOCH)
    waiting = {row.id for row in store.outbox.next_batch()}
    settled = {each.outcome.id for each in store.outbox.outcomes_for("anna", after=0)}
    store.close()
    assert waiting == set(put) - set(answered)
    assert settled == set(put) & set(answered)


def test_writers_and_the_network_use_it_at_once_and_nothing_is_lost_or_doubled(
    store: DeviceStore, clock: HeldClock
) -> None:
    people = ("anna", "bo", "cia")

    def write(person: str) -> None:
        for number in range(1, 41):
            store.outbox.put_sealed([SealedRow(f"{person}{number}", person, number, b"sealed", clock.now())])

    sent: list[str] = []
    with ThreadPoolExecutor(len(people)) as pool:
        writers = [pool.submit(write, person) for person in people]
        while not all(writer.done() for writer in writers) or store.outbox.counts().waiting:
            batch = [row.id for row in store.outbox.next_batch(limit=7)]
            store.outbox.mark_sent(batch, clock.now())
            store.outbox.store_outcomes([receipt(name, clock.now()) for name in batch], epoch=EPOCH)
            sent += batch
        assert [writer.result() for writer in writers] == [None] * len(people)
    assert sorted(sent) == sorted(f"{person}{number}" for person in people for number in range(1, 41))
    for person in people:
        own = [name for name in sent if name.startswith(person)]
        assert own == [f"{person}{number}" for number in range(1, 41)], "each in the order written"
        assert [each.outcome.id for each in store.outbox.outcomes_for(person, after=0)] == own


def test_who_this_device_is_can_be_told_while_something_is_put_into_the_outbox(store: DeviceStore) -> None:
    assert (store.enrolled(), store.people()) == (None, ())
    with ThreadPoolExecutor(1) as another, store._database.writing():
        assert another.submit(store.enrolled).result(timeout=10) is None
        assert another.submit(store.people).result(timeout=10) == ()


def test_files_wait_until_the_hub_has_all_of_them(store: DeviceStore, tmp_path: Path, clock: HeldClock) -> None:
    queue = store.attachments
    for name in ("ff", "aa", "ff"):
        queue.put(name, path=tmp_path / name, size=10, person="anna", at=clock.now())
    assert [each.sha256 for each in queue.waiting()] == ["ff", "aa"]
    queue.mark_received("ff", received=4)
    assert queue.waiting(limit=1)[0].received == 4
    assert (queue.count_waiting("anna"), queue.count_waiting("bo"), queue.count_waiting()) == (2, 0, 2)
    queue.mark_received("ff", received=10, complete_at=clock.now())
    assert [each.sha256 for each in queue.waiting()] == ["aa"]
    done = queue.of("ff")
    assert done is not None
    assert (done.complete_at, done.path) == (clock.now(), tmp_path / "ff")
    assert queue.of("unknown") is None


def test_the_end_of_a_persons_chain_outlives_its_operations(outbox: Outbox, clock: HeldClock) -> None:
    def row(seq: int, person: str = "anna") -> SealedRow:
        return SealedRow(f"{person}{seq}", person, seq, b"sealed", clock.now(), payload_hash=f"hash {person}{seq}")

    assert outbox.chain_end("anna") is None
    outbox.put_sealed([row(1), row(2)])
    outbox.put_sealed([row(1), row(7, "bo")])
    outbox.store_outcomes([receipt(name, clock.now()) for name in ("anna1", "anna2")], epoch=EPOCH)
    outbox.mark_taken("anna", up_to=100)
    assert outbox.prune(clock.now() + KEPT_FOR * 2) == 2
    assert outbox.chain_end("anna") == ChainEnd(2, "hash anna2")
    assert outbox.chain_end("bo") == ChainEnd(7, "hash bo7")


def test_everything_is_there_after_the_power_went(tmp_path: Path, clock: HeldClock) -> None:
    """The files as they lie on the disk while the program runs, without its leave."""
    store = DeviceStore(tmp_path / "device.db", SECRET)
    store.outbox.put_sealed(rows(clock.now(), "a", "b"))
    stolen = tmp_path / "after"
    stolen.mkdir()
    for end in ("", "-wal"):
        (stolen / f"device.db{end}").write_bytes((tmp_path / f"device.db{end}").read_bytes())
    store.close()
    again = DeviceStore(stolen / "device.db", SECRET, create=False)
    assert [row.id for row in again.outbox.next_batch()] == ["a", "b"]
    again.close()


def test_a_reopened_store_checks_whole(tmp_path: Path, clock: HeldClock) -> None:
    store = DeviceStore(tmp_path / "device.db", SECRET)
    store.outbox.put_sealed(rows(clock.now(), os.urandom(8).hex()))
    store.check()
    store.close()
