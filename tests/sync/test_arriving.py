"""What a person does reaches the hub once, whatever happens on the way, and the screen never says more than is so."""

import subprocess
import sys
import textwrap
import threading
from dataclasses import replace

import msgspec
import pytest
from msgspec.structs import replace as replace_in

from app.domain.arrival import Arrival
from app.domain.permission import Role
from app.domain.refusal import HubProblem, StoreProblem
from app.domain.visit import VisitState
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.wire import MAX_BATCH, PullRequest, PushAnswer
from app.services import day, visiting
from app.store import secret_box
from app.store.encrypted import StoreError
from app.store.outbox import Outbox
from app.store.person_reading import Reading
from app.store.person_truth import TruthWriting
from app.sync import pulling
from app.sync.pulling import request_of
from tests.conftest import ExpectLog
from tests.hub.hub_fixture import MONDAY, add_person
from tests.sync.client_fixture import PIN, TODAY, AtClient, House

PATIENCE_S = 20.0
"""For a busy machine; what is waited for takes some hundredths of a second."""


def test_visit_logged_offline_reaches_the_hub_once(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        saved = visiting.start_visit(anna.desk, visit).result()
        assert anna.visit(visit).state is VisitState.STARTED
        assert anna.exchange() is HubProblem.NO_NETWORK
    assert anna.arrived(saved.operation).state is Arrival.SAVED_HERE
    assert anna.exchange() is None
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED
    assert house.operations() == ["visit.start"]


def test_an_operation_is_told_as_sent_while_it_is_on_its_way(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    saved = visiting.start_visit(anna.desk, visit).result()
    told = threading.Event()

    def a_road_that_takes_its_time() -> None:
        while anna.arrived(saved.operation).state is not Arrival.SENT:
            assert told.wait(PATIENCE_S), "it is never told as sent"
            told.clear()

    anna.store.watch(lambda _changed: told.set())
    anna.road.before["/v1/push"] = a_road_that_takes_its_time
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED


def test_while_the_live_channel_is_open_an_act_is_pushed_and_no_longer_pulled_after(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    pulls: list[str] = []
    anna.road.before["/v1/pull"] = lambda: pulls.append("pull")
    loops = anna.client._loops
    assert loops is not None
    assert loops._at_desk is not None
    loops._at_desk.live.is_up = True
    saved = visiting.start_visit(anna.desk, visit).result()
    assert anna.exchange() is None
    assert (anna.arrived(saved.operation).state, pulls) == (Arrival.RECEIVED, [])
    loops.wake()
    with anna.offline():
        assert anna.exchange() is HubProblem.NO_NETWORK
    assert anna.exchange() is None, "a pull that was wanted and failed is wanted still"
    assert pulls == ["pull"]
    assert anna.unsettled() == []


def test_what_comes_in_many_pages_is_whole(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visits = {house.add_visit() for _ in range(9)}
    asked: list[PullRequest] = []

    def small(reading: Reading) -> PullRequest:
        asked.append(replace_in(request_of(reading), limit=2))
        return asked[-1]

    monkeypatch.setattr(pulling, "request_of", small)
    anna = house.staff_client()
    assert {one.id for one in anna.read(lambda reading: reading.all(rec.VisitBody))} == visits
    assert len(asked) <= 3, "pages follow each other without asking the database where it stands"


def test_a_page_that_cannot_be_written_ends_the_pull_and_is_fetched_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = {house.add_visit() for _ in range(5)}
    anna = house.device()
    anna.enrol(house.anna)
    monkeypatch.setattr(pulling, "request_of", lambda reading: replace_in(request_of(reading), limit=2))
    with monkeypatch.context() as broken:
        broken.setattr(TruthWriting, "apply_records", _disk_full)
        with pytest.raises(StoreError):
            anna.exchange()
    assert anna.read(lambda reading: reading.all(rec.VisitBody)) == []
    assert anna.exchange() is None
    assert {one.id for one in anna.read(lambda reading: reading.all(rec.VisitBody))} == visits


def _disk_full(*_: object, **__: object) -> bool:
    raise StoreError(StoreProblem.DISK_FULL)


def test_a_push_whose_answer_was_lost_is_sent_again_and_changes_nothing(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    note = visiting.sign_note(anna.desk, visit, "Åt lite.").result()
    anna.road.lost.append("/v1/push")
    assert anna.exchange() is HubProblem.NO_NETWORK
    assert anna.arrived(note.operation).state is Arrival.SAVED_HERE
    assert house.operations() == ["note.write"]
    assert anna.exchange() is None
    assert anna.arrived(note.operation).state is Arrival.RECEIVED
    assert house.operations() == ["note.write"]
    card = day.visit_card(anna.desk, visit).result()
    assert card is not None
    assert [row.text for row in card.notes] == ["Åt lite."]


def test_what_waits_is_counted_until_the_receipt(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    with anna.offline():
        visiting.start_visit(anna.desk, visit).result()
        visiting.sign_note(anna.desk, visit, "Sov när jag kom.").result()
        anna.exchange()
        waiting = day.staff_day(anna.desk, TODAY).result().waiting
        assert (waiting.waiting, waiting.online, waiting.problem) == (2, False, HubProblem.NO_NETWORK)
    anna.exchange()
    waiting = day.staff_day(anna.desk, TODAY).result().waiting
    assert (waiting.waiting, waiting.online, waiting.problem) == (0, True, None)
    assert waiting.last_receipt_at == MONDAY


def test_a_visit_counts_as_received_only_when_all_that_was_done_with_it_has_been(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    anna.exchange()
    visiting.sign_note(anna.desk, visit, "Ville vila.").result()
    (row,) = day.staff_day(anna.desk, TODAY).result().rows
    assert row.arrived is not None
    assert row.arrived.state is Arrival.SAVED_HERE


def test_work_of_somebody_who_has_signed_out_leaves_and_its_receipt_is_taken_at_the_next_sign_in(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    saved = visiting.start_visit(anna.desk, visit).result()
    anna.sign_out()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    anna.unlock(house.anna)
    assert anna.arrived(saved.operation).state is Arrival.SAVED_HERE
    with anna.offline():
        anna.exchange()
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED


def test_the_next_person_reads_nothing_of_the_first_and_takes_none_of_their_receipts(
    house: House,
) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    visiting.start_visit(anna.desk, visit).result()
    anna.sign_out()
    bo = add_person(house.hub, Role.STAFF, organisation=house.utforare, name="Bo Alm")
    anna.enrol(bo, "271828")
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    assert anna.read(lambda reading: reading.one(rec.VisitBody, visit)) is None
    assert anna.unsettled() == []


def test_a_program_that_died_between_the_two_databases_hands_over_at_the_next_start(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    anna.client.stop()
    assert dying_start_of_visit(anna, visit) == 9
    anna.start_again()
    anna.unlock(house.anna)
    assert anna.visit(visit).state is VisitState.STARTED
    assert anna.client.device.outbox.counts().waiting == 0
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    assert anna.unsettled() == []


def dying_start_of_visit(anna: AtClient, visit: str) -> int:
    """Exit status of a process that ends, as by a power cut, when it is about to write the device's outbox."""
    ((name, secret),) = anna.secrets.items()
    script = f"""
        import os
        from datetime import UTC, datetime
        from pathlib import Path
        from app.client import Client, Place
        from app.domain.clock import HeldClock
        from app.services import sign_in, visiting
        from app.store.outbox import Outbox
        from app.store import secret_box
        from app.store.secret_stores import MemorySecrets
        from app.store.vault import Vault
        folder, secrets = Path({str(anna.folder)!r}), MemorySecrets()
        clock = HeldClock(datetime(2026, 3, 2, 7, tzinfo=UTC))
        secret_box._PIN_MEMORY_KIB = {secret_box._PIN_MEMORY_KIB}
        secrets.write({secret.read()!r})
        vault = Vault(folder, clock, kiosk=False, keyring={{{name!r}: secrets}}.__getitem__)
        client = Client(Place(folder, "http://127.0.0.1:1"), clock=clock, vault=vault, in_background=False)
        found = sign_in.unlock(client.gate, {anna.house.anna!r}, {PIN!r}).result()
        Outbox.put_sealed = lambda *_: os._exit(9)
        visiting.start_visit(found.desk, {visit!r}).result()
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    return subprocess.run(command, check=False, timeout=60).returncode


def test_a_program_that_ends_without_stopping_has_handed_over_already(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    saved = visiting.start_visit(anna.desk, visit).result()
    assert anna.client.device.outbox.counts().waiting == 1
    anna.start_again()
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]
    anna.unlock(house.anna)
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED


def _dies(*_: object) -> None:
    raise StoreError(StoreProblem.DISK_FULL)


def test_a_full_disk_under_the_outbox_is_logged_and_the_work_follows_when_there_is_room(
    house: House, expect_log: ExpectLog
) -> None:
    expect_log(r"WARNING client\.not_in_outbox .*problem=disk_full")
    visit = house.add_visit()
    anna = house.staff_client()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Outbox, "put_sealed", _dies)
        assert visiting.start_visit(anna.desk, visit).result().refusal is None
    assert anna.exchange() is None
    assert house.operations() == ["visit.start"]


def test_more_than_one_batch_arrives_whole_and_in_order(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    bodies = [op.NoteWrite(visit=visit, text=f"Anteckning {number}") for number in range(MAX_BATCH + 5)]
    anna.store.write(lambda writing: [writing.do(body, basis=visit) for body in bodies], by="me").result()
    assert anna.exchange() is None
    assert len(house.operations()) == MAX_BATCH + 5
    assert anna.road.count("/v1/push") == 2
    assert anna.unsettled() == []


def test_a_push_answered_with_other_things_is_no_receipt(house: House) -> None:
    visit = house.add_visit()
    anna = house.staff_client()
    saved = visiting.start_visit(anna.desk, visit).result()
    anna.road.instead["/v1/push"] = lambda told: replace(told, content=_without_outcomes(told.content))
    assert anna.exchange() is HubProblem.BAD_PAGE
    assert anna.arrived(saved.operation).state is not Arrival.RECEIVED
    del anna.road.instead["/v1/push"]
    assert anna.exchange() is None
    assert anna.arrived(saved.operation).state is Arrival.RECEIVED


def _without_outcomes(content: bytes) -> bytes:
    answer = msgspec.json.decode(content, type=PushAnswer)
    return msgspec.json.encode(msgspec.structs.replace(answer, outcomes=()))


def test_a_visit_that_a_colleague_started_too_stays_started_until_it_is_told(house: House) -> None:
    visit = house.add_visit()
    first, second = house.staff_client("first"), house.staff_client("second")
    visiting.start_visit(first.desk, visit).result()
    visiting.start_visit(second.desk, visit).result()
    assert first.exchange() is None
    second.road.lost.append("/v1/pull")
    assert second.exchange() is HubProblem.NO_NETWORK
    assert second.visit(visit).state is VisitState.STARTED
    assert second.exchange() is None
    assert second.visit(visit) == first.visit(visit)
    assert not second.unsettled()
