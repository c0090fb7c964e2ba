"""Taking in what devices push: each operation once, in one order, whatever is sent how often."""

import threading
from datetime import UTC, datetime

import msgspec
import pytest
from sqlalchemy.exc import OperationalError

from app.domain.arende import AreaField, LifeArea
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.visit import InsatsOutcome, VisitState
from app.hub import access_log
from app.hub.database import reading
from app.hub.hub import Hub
from app.hub.tables import access_entry, held, operation, record, stream
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effects import utredning_id
from app.protocol.identifiers import new_id
from app.protocol.keys import SealKey, SigningKey, seal
from app.protocol.wire import MAX_BATCH, Outcome, SealedOperation
from tests.conftest import ExpectLog
from tests.hub.core_fixture import (
    Town,
    Writer,
    access_entries,
    body_of,
    count,
    enrol_key,
    new_device,
    orders,
    push,
    told,
    town_of,
    visit_of,
    writer,
)
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign

APPLIED = ("applied", "")


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def town(hub: Hub) -> Town:
    return town_of(hub)


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def a_visit(town: Town, note: str = "Allt väl") -> list[op.Body]:
    return [
        op.VisitStart(visit=town.visit),
        op.VisitInsats(visit=town.visit, insats="dusch", outcome=InsatsOutcome.DECLINED, reason="tired"),
        op.NoteWrite(visit=town.visit, text=note),
        op.VisitFinish(visit=town.visit),
    ]


def test_a_visit_in_one_batch_is_applied_in_order(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    sent = [anna.write(body, basis=town.visit) for body in a_visit(town)]
    outcomes = anna.push(*sent)
    assert told(outcomes) == [APPLIED] * 4
    assert [outcome.order for outcome in outcomes] == orders(town.hub) == [1, 2, 3, 4]
    visit = visit_of(town)
    assert (visit.state, visit.started_by, visit.finished_by) == (VisitState.FINISHED, town.anna, town.anna)
    assert (visit.insatser[0].outcome, visit.insatser[0].reason) == (InsatsOutcome.DECLINED, "tired")
    note = body_of(town.hub, "note", sent[2].id)
    assert isinstance(note, rec.NoteBody)
    assert (note.text, note.author_name) == ("Allt väl", "Anna Ek")
    assert [name for name, _ in outcomes[2].numbers] == [town.care]


def test_a_second_send_changes_nothing_and_is_told_the_same_numbers(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    sent = [anna.write(body) for body in a_visit(town)]
    first = anna.push(*sent)
    anna.pull()
    tables = (operation, record, held, access_entry, stream)
    before = [count(town.hub, table) for table in tables], visit_of(town)
    second = anna.push(*sent)
    assert {outcome.outcome for outcome in second} == {Outcome.DUPLICATE}
    assert [(o.id, o.order, o.numbers, o.at) for o in second] == [(o.id, o.order, o.numbers, o.at) for o in first]
    assert anna.pull() == []
    assert ([count(town.hub, table) for table in tables], visit_of(town)) == before


def test_after_a_lost_answer_the_rest_follows_on_what_arrived(town: Town, anna: Writer) -> None:
    sent = [anna.write(body) for body in a_visit(town)]
    anna.push(*sent[:2])  # the answer is lost: the device sends all of it again
    assert [outcome.outcome.value for outcome in anna.push(*sent)] == ["duplicate", "duplicate", "applied", "applied"]
    assert orders(town.hub) == [1, 2, 3, 4]


@pytest.mark.postgres
def test_the_same_push_twice_at_once_is_applied_once(make_hub: HubMaker, postgres_url: str) -> None:
    town = town_of(make_hub(url=postgres_url))
    anna = writer(town.hub, town.anna)
    sent = [anna.write(body) for body in a_visit(town)]
    outcomes: list[set[Outcome]] = []
    together = threading.Barrier(4)

    def send() -> None:
        together.wait()
        outcomes.append({outcome.outcome for outcome in anna.push(*sent)})

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [{Outcome.APPLIED}] + [{Outcome.DUPLICATE}] * 3
    assert orders(town.hub) == [1, 2, 3, 4]


def test_the_same_id_over_other_words_is_never_told_as_arrived(town: Town, anna: Writer) -> None:
    first = anna.write(op.VisitStart(visit=town.visit))
    anna.push(first)
    other = anna.write(
        op.NoteWrite(visit=town.visit, text="Andra ord"), change=lambda it: msgspec.structs.replace(it, id=first.id)
    )
    assert told(anna.push(other)) == [("refused", Refusal.BAD_CHAIN)]


def test_order_numbers_have_no_gaps_when_some_are_refused_or_held(town: Town, anna: Writer) -> None:
    anna.did(op.VisitStart(visit=town.visit))
    missing = anna.write(op.NoteWrite(visit=town.visit, text="kommer sent"))
    late = anna.write(op.NoteWrite(visit=town.visit, text="kom först"))
    anna.push(late)
    karin = writer(town.hub, town.karin)
    karin.did(op.JournalSign(arende=town.arende, text="Samtal"))
    anna.push(missing)
    assert orders(town.hub) == [1, 2, 3, 4]


def test_a_fork_is_refused_and_the_first_history_stays(town: Town, anna: Writer) -> None:
    anna.did(op.VisitStart(visit=town.visit))
    twin = Writer(town.hub, town.anna, anna.device, anna.key)  # the same device, restored from an old copy
    assert twin.did(op.NoteWrite(visit=town.visit, text="gren")) == [("refused", Refusal.BAD_CHAIN)]
    skipping = Writer(town.hub, town.anna, anna.device, anna.key, seq=1, prev="0" * 64)
    assert skipping.did(op.NoteWrite(visit=town.visit, text="gren")) == [("refused", Refusal.BAD_CHAIN)]
    assert anna.did(op.NoteWrite(visit=town.visit, text="stam")) == [APPLIED]
    assert count(town.hub, operation) == 2


def test_a_bad_signature_is_refused_and_what_follows_waits(town: Town, anna: Writer) -> None:
    good = anna.write(op.VisitStart(visit=town.visit))
    forger = Writer(town.hub, town.anna, anna.device, SigningKey.generate(), seq=anna.seq, prev=anna.prev)
    forged = forger.write(op.NoteWrite(visit=town.visit, text="falsk"))
    after = forger.write(op.VisitFinish(visit=town.visit))
    assert told(anna.push(good, forged, after)) == [
        APPLIED,
        ("refused", Refusal.BAD_SIGNATURE),
        ("held", Refusal.PARENT_MISSING),
    ]
    assert anna.did(op.NoteWrite(visit=town.visit, text="äkta")) == [APPLIED]


def test_a_forged_child_that_was_sent_ahead_is_not_taken_with_its_parent(town: Town, anna: Writer) -> None:
    parent = anna.write(op.VisitStart(visit=town.visit))
    forger = Writer(town.hub, town.anna, anna.device, SigningKey.generate(), seq=anna.seq, prev=anna.prev)
    forged = forger.write(op.NoteWrite(visit=town.visit, text="falsk"))
    assert told(anna.push(forged)) == [("held", Refusal.PARENT_MISSING)]
    assert told(anna.push(parent)) == [APPLIED]
    assert body_of(town.hub, "note", forged.id) is None
    assert anna.did(op.NoteWrite(visit=town.visit, text="äkta")) == [APPLIED]


def test_altered_bytes_and_another_hubs_seal_are_refused(town: Town, anna: Writer) -> None:
    sealed = anna.write(op.VisitStart(visit=town.visit))
    altered = bytearray(sealed.sealed)
    altered[-1] ^= 1
    signed = op.sign_operation(b"{}", anna.key)
    elsewhere = SealedOperation(new_id(), seal(signed, SealKey.generate().public()))
    noise = SealedOperation(new_id(), anna.sealed(b"{}"))
    refused = told(anna.push(SealedOperation(sealed.id, bytes(altered)), elsewhere, noise))
    assert refused == [("refused", reason) for reason in (Refusal.BAD_SEAL, Refusal.BAD_SEAL, Refusal.BAD_CONTENT)]
    assert told(anna.push(sealed)) == [APPLIED]


def test_an_operation_under_another_id_is_refused(town: Town, anna: Writer) -> None:
    sealed = anna.write(op.VisitStart(visit=town.visit))
    assert told(anna.push(SealedOperation(new_id(), sealed.sealed))) == [("refused", Refusal.BAD_CONTENT)]


def test_what_another_device_wrote_is_refused(town: Town, anna: Writer) -> None:
    sealed = anna.write(op.VisitStart(visit=town.visit))
    assert told(push(town.hub, new_device(town.hub), [sealed]).outcomes) == [("refused", Refusal.NOT_YOURS)]
    assert count(town.hub, operation) == 0


def test_nobody_writes_in_the_name_of_somebody_who_has_no_key_on_the_device(town: Town, anna: Writer) -> None:
    stranger = Writer(town.hub, town.bo, anna.device, anna.key)
    assert stranger.did(op.NoteWrite(visit=town.visit, text="x")) == [("refused", Refusal.BAD_SIGNATURE)]
    assert (count(town.hub, held), count(town.hub, operation)) == (0, 0)


def test_two_people_on_one_device_are_taken_in_one_batch(town: Town, anna: Writer) -> None:
    dag = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett), device_id=anna.device)
    assign(town.hub, dag.person, town.brukare, organisation=town.ett, visit=town.visit)
    items = [
        dag.write(op.VisitStart(visit=town.visit)),
        anna.write(op.VisitStart(visit=town.visit)),
        dag.write(op.NoteWrite(visit=town.visit, text="vi var två")),
        anna.write(op.VisitFinish(visit=town.visit)),
    ]
    assert told(anna.push(*items)) == [APPLIED] * 4
    assert (visit_of(town).started_by, visit_of(town).finished_by) == (dag.person, town.anna)


def test_a_colleague_who_comes_back_late_has_her_start_taken(town: Town, anna: Writer) -> None:
    dag = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett))
    assign(town.hub, dag.person, town.brukare, organisation=town.ett, visit=town.visit)
    anna.did(*a_visit(town))
    assert dag.did(op.VisitStart(visit=town.visit), op.VisitFinish(visit=town.visit)) == [APPLIED] * 2
    assert visit_of(town).started_by == town.anna


def test_a_batch_is_cut_at_its_bound(town: Town, anna: Writer) -> None:
    items = [anna.write(op.RecordOpened(stream=town.plan, what=op.OpenedPage.VISIT)) for _ in range(MAX_BATCH + 1)]
    answer = push(town.hub, anna.device, items)
    assert len(answer.outcomes) == MAX_BATCH == count(town.hub, operation)
    assert told(anna.push(items[-1])) == [APPLIED]


@pytest.mark.postgres
def test_what_the_database_cannot_take_does_not_lose_the_others(
    make_hub: HubMaker, postgres_url: str, expect_log: ExpectLog
) -> None:
    town = town_of(make_hub(url=postgres_url))
    anna = writer(town.hub, town.anna)
    karin = writer(town.hub, town.karin, device_id=anna.device)
    expect_log(r"operation_not_taken error=DataError")
    items = [
        anna.write(op.VisitStart(visit=town.visit)),
        anna.write(op.NoteWrite(visit="\0", text="x")),
        anna.write(op.VisitFinish(visit=town.visit)),
        karin.write(op.JournalSign(arende=town.arende, text="Samtal")),
    ]
    assert told(anna.push(*items)) == [APPLIED, ("refused", Refusal.BAD_CONTENT), APPLIED, APPLIED]
    assert orders(town.hub) == [1, 2, 3, 4]
    assert told(anna.push(items[1])) == [("refused", Refusal.BAD_CONTENT)]


def test_a_full_disk_refuses_nobodys_words(town: Town, anna: Writer) -> None:
    long_note = op.NoteWrite(visit=town.visit, text="å" * 90_000)
    sent = [anna.write(op.VisitStart(visit=town.visit)), anna.write(long_note)]
    full, room = "PRAGMA max_page_count=1", "PRAGMA max_page_count=1073741823"
    with town.hub.engine.connect() as connection:
        connection.exec_driver_sql(full)  # the pool's only connection keeps it
    with pytest.raises(OperationalError):
        anna.push(*sent)
    with town.hub.engine.connect() as connection:
        connection.exec_driver_sql(room)
    assert told(anna.push(*sent)) == [APPLIED] * 2
    assert orders(town.hub) == [1, 2]


@pytest.mark.parametrize(
    "changes",
    [
        {"claimed_at": datetime(1, 1, 1, tzinfo=UTC)},
        {"claimed_at": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)},
        {"kind_version": 10**30},
        {"kind_version": 0},
        {"seq": 2**60},
        {"mono_ms": -(2**60)},
        {"basis": "x\0y"},
        {"boot": "x" * 200},
        {"id": "../etc"},
    ],
)
def test_an_impossible_envelope_is_refused_and_takes_nothing_with_it(
    town: Town, anna: Writer, changes: dict[str, object]
) -> None:
    good = anna.write(op.VisitStart(visit=town.visit))
    bad = anna.write(op.VisitFinish(visit=town.visit), change=lambda it: msgspec.structs.replace(it, **changes))
    assert told(anna.push(good, bad)) == [APPLIED, ("refused", Refusal.BAD_CONTENT)]


def test_an_operation_that_is_nested_without_end_takes_nothing_with_it(town: Town, anna: Writer) -> None:
    good = anna.write(op.VisitStart(visit=town.visit))
    bad = SealedOperation(new_id(), anna.sealed(b'{"more":' + b"[" * 20_000))
    assert told(anna.push(good, bad)) == [APPLIED, ("refused", Refusal.BAD_CONTENT)]


def test_content_that_cannot_be_read_is_refused_and_the_chain_goes_on(town: Town, anna: Writer) -> None:
    def spoiled(it: op.Operation) -> op.Operation:
        return msgspec.structs.replace(it, body=msgspec.Raw(b'{"visit":7}'))

    items = [
        anna.write(op.VisitStart(visit=town.visit)),
        anna.write(op.VisitFinish(visit=town.visit), change=spoiled),
        anna.write(op.VisitFinish(visit=town.visit)),
    ]
    assert told(anna.push(*items)) == [APPLIED, ("refused", Refusal.BAD_CONTENT), APPLIED]
    assert told(anna.push(items[1])) == [("refused", Refusal.BAD_CONTENT)]


def test_a_conflict_keeps_both_texts(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    first, second = writer(town.hub, town.karin), writer(town.hub, town.karin)
    mine = op.UtredningEdit(
        arende=town.arende, area=LifeArea.MOBILITY, field=AreaField.BEHOV, text="Rollator", base_rev=0
    )
    assert first.did(mine) == [APPLIED]
    theirs = second.write(msgspec.structs.replace(mine, text="Käpp"))
    outcome = second.push(theirs)[0]
    assert (outcome.outcome, outcome.reason, outcome.numbers) == (Outcome.CONFLICT, Refusal.CHANGED_MEANWHILE, ())
    draft = body_of(town.hub, "utredning", utredning_id(town.arende))
    assert isinstance(draft, rec.UtredningBody)
    assert [value.text for value in draft.fields.values()] == ["Rollator"]
    answer = second.outcome(theirs.id)
    assert answer is not None
    assert answer.present is not None
    assert answer.present.content == rec.encode_record_body(draft)
    assert "Käpp" in kept_text(town.hub, theirs.id)
    assert told(second.push(theirs)) == [("conflict", Refusal.CHANGED_MEANWHILE)]
    assert second.did(msgspec.structs.replace(mine, area=LifeArea.SELF_CARE)) == [APPLIED]


def kept_text(hub: Hub, operation_id: str) -> str:
    with reading(hub.engine) as connection:
        row = connection.execute(operation.select().where(operation.c.id == operation_id)).one()
    body = op.decode_body(row.kind, row.kind_version, op.decode_operation(row.payload).body)
    assert isinstance(body, op.UtredningEdit)
    return body.text


def test_opening_a_record_is_written_into_the_access_log_alone(town: Town, anna: Writer) -> None:
    before = count(town.hub, record)
    assert anna.did(op.RecordOpened(stream=town.care, what=op.OpenedPage.VISIT)) == [("refused", Refusal.NOT_YOURS)]
    assert anna.did(op.RecordOpened(stream=town.plan, what=op.OpenedPage.VISIT)) == [APPLIED]
    entry = access_entries(town.hub, "opened")[0]
    assert (entry.stream, entry.person, entry.organisation, entry.role) == (town.plan, town.anna, town.ett, "staff")
    assert count(town.hub, record) == before
    with reading(town.hub.engine) as connection:
        assert access_log.verify(connection) == []


@pytest.mark.parametrize("name", ["~operations", "log:x", "log:brukare:x/plan", "brukare:x/care", ""])
def test_what_is_no_stream_is_not_opened(town: Town, anna: Writer, name: str) -> None:
    anna.did(op.RecordOpened(stream=town.plan, what=op.OpenedPage.VISIT))
    streams = count(town.hub, stream)
    assert anna.did(op.RecordOpened(stream=name, what=op.OpenedPage.VISIT)) == [("refused", Refusal.NOT_YOURS)]
    assert count(town.hub, stream) == streams


def test_a_second_key_of_the_same_person_continues_the_chain(town: Town, anna: Writer) -> None:
    before = anna.write(op.VisitStart(visit=town.visit))
    anna.key = SigningKey.generate()  # a forgotten PIN: enrolled once more on the same device
    enrol_key(anna)
    assert told(anna.push(before, anna.write(op.VisitFinish(visit=town.visit)))) == [APPLIED] * 2
    assert visit_of(town).finished_at == MONDAY
