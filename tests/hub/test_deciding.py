"""Who is told what the hub holds, who decides about it, and what becomes of it whoever was first."""

import threading
from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import select, update

from app.domain.held import DecisionState
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.visit import VisitState
from app.hub import access_log, held_items
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.revoking import revoke_person
from app.hub.rights import grants_for, grants_for_many
from app.hub.tables import held, held_item, mandate, person
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.keys import SigningKey
from app.protocol.wire import Outcome, SealedOperation
from tests.hub.core_fixture import (
    Town,
    Writer,
    access_entries,
    body_of,
    count,
    enrol_key,
    leave,
    told,
    town_of,
    visit_of,
    writer,
)
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign
from tests.hub.test_ingest_held import end_assignment

APPLIED = ("applied", "")


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    return town_of(make_hub())


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def leader(town: Town, name: str = "Eva Berg", *, organisation: str = "") -> Writer:
    made = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=organisation or town.ett, name=name))
    made.at = MONDAY + timedelta(hours=1)
    return made


def late_note(town: Town, anna: Writer, text: str = "Åt bra.") -> str:
    """A note that the hub holds, since its author's right had run out."""
    end_assignment(town, town.anna)
    anna.at = MONDAY + timedelta(minutes=5)
    sent = anna.write(op.NoteWrite(visit=town.visit, text=text), basis=town.visit)
    assert told(anna.push(sent)) == [("held", Refusal.RIGHT_ENDED)]
    return sent.id


def records(who: Writer, kind: str) -> dict[str, rec.RecordBody | None]:
    found: dict[str, rec.RecordBody | None] = {}
    for item in who.pull():
        if item.kind == kind:
            content = item.content
            found[item.id] = None if content is None else rec.decode_record_body(kind, 1, content)
    return found


def item_of(hub: Hub, operation: str) -> rec.HeldItemBody:
    body = body_of(hub, "held_item", operation)
    assert isinstance(body, rec.HeldItemBody)
    return body


def test_the_units_leader_is_told_who_when_and_why_and_reads_the_words(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    pulled = {(item.kind, item.stream): item for item in leader(town).pull() if item.id == note}
    assert set(pulled) == {
        ("held_item", f"unit:{town.ett}/lead"),
        ("held_words", f"brukare:{town.brukare}/held:{town.ett}"),
    }
    item = item_of(town.hub, note)
    assert (item.author_name, item.kind, item.reason) == ("Anna Ek", "note.write", "right_ended")
    assert (item.claimed_at, item.received_at) == (MONDAY + timedelta(minutes=5), MONDAY)
    words = body_of(town.hub, "held_words", note)
    assert isinstance(words, rec.HeldWordsBody)
    assert (words.brukare, words.visit, words.text) == (town.brukare, town.visit, "Åt bra.")
    assert words.visit_at == MONDAY


def test_nobody_but_the_units_leaders_is_told(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    colleague = add_person(town.hub, Role.STAFF, organisation=town.ett)
    assign(town.hub, colleague, town.brukare, organisation=town.ett)
    elsewhere = leader(town, organisation=town.tva)
    assign(town.hub, elsewhere.person, town.brukare, organisation=town.tva)
    for who in (anna, writer(town.hub, colleague), elsewhere, writer(town.hub, town.karin)):
        assert note not in {item.id for item in who.pull()}


def test_many_who_are_asked_about_at_once_may_read_what_each_of_them_may_alone(town: Town, anna: Writer) -> None:
    """As live clients are; the held work is about a brukare whom the unit no longer visits."""
    late_note(town, anna)
    ours, also_ours, elsewhere = leader(town), leader(town, "Per Ek"), leader(town, organisation=town.tva)
    everybody = [ours.person, also_ours.person, elsewhere.person, town.anna, town.karin]
    with reading(town.hub.engine) as connection:
        together = grants_for_many(connection, everybody, MONDAY)
        assert together == {one: grants_for(connection, one, MONDAY) for one in everybody}
    words = f"brukare:{town.brukare}/held:{town.ett}"
    may = {one for one, (_, grants) in together.items() if words in {grant.stream for grant in grants}}
    assert may == {ours.person, also_ours.person}


def test_the_words_about_a_protected_brukare_reach_only_a_leader_who_is_planned_there(town: Town, anna: Writer) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == town.brukare).values(protected=True))
    note = late_note(town, anna)
    eva, planned = leader(town), leader(town, "Per Ek")
    assign(town.hub, planned.person, town.brukare, organisation=town.ett)
    assert {item.kind for item in eva.pull() if item.id == note} == {"held_item"}
    assert town.brukare not in b"".join(bytes(item.body) for item in eva.pull()).decode()
    assert eva.did(op.HeldRelease(operation=note)) == [("refused", Refusal.NOT_YOURS)]
    assert {item.kind for item in planned.pull() if item.id == note} == {"held_item", "held_words"}
    assert planned.did(op.HeldRelease(operation=note)) == [APPLIED]


def test_released_work_counts_and_its_author_hears_of_it(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    eva = leader(town)
    assert eva.did(op.HeldRelease(operation=note)) == [APPLIED]
    body = body_of(town.hub, "note", note)
    assert isinstance(body, rec.NoteBody)
    assert (body.text, body.author, body.written_at) == ("Åt bra.", town.anna, MONDAY + timedelta(minutes=5))
    answer = anna.outcome(note)
    assert answer is not None
    assert (answer.outcome, [name for name, _ in answer.numbers]) == (Outcome.APPLIED, [town.care])
    decision = records(anna, "held_decision")[note]
    assert isinstance(decision, rec.HeldDecisionBody)
    assert (decision.decision, decision.decided_by_name, decision.words) == (DecisionState.RELEASED, "Eva Berg", "")
    assert body_of(town.hub, "held_words", note) is None
    item = item_of(town.hub, note)
    assert (item.state, item.decided_by_name, item.outcome) == (DecisionState.RELEASED, "Eva Berg", "applied")


def test_declined_work_changes_nothing_and_the_author_gets_the_words(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    assert leader(town).did(op.HeldDecline(operation=note, words=" Besöket var Bos. ")) == [APPLIED]
    answer = anna.outcome(note)
    assert answer is not None
    assert (answer.outcome, answer.reason) == (Outcome.REFUSED, Refusal.DECLINED)
    decision = records(anna, "held_decision")[note]
    assert isinstance(decision, rec.HeldDecisionBody)
    assert (decision.decision, decision.words) == (DecisionState.DECLINED, "Besöket var Bos.")
    assert body_of(town.hub, "note", note) is None


def test_the_decision_stands_in_the_access_log(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    eva = leader(town)
    eva.did(op.HeldDecline(operation=note, words="Nej."))
    (entry,) = access_entries(town.hub, "declined")
    assert (entry.stream, entry.person, entry.right, entry.detail) == (
        f"brukare:{town.brukare}/held:{town.ett}",
        eva.person,
        "shift_leader",
        note,
    )
    with reading(town.hub.engine) as connection:
        assert access_log.verify(connection) == []


def test_the_same_decision_twice_changes_nothing_and_another_one_comes_too_late(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    eva, per = leader(town), leader(town, "Per Ek")
    assert eva.did(op.HeldRelease(operation=note), op.HeldRelease(operation=note)) == [APPLIED, APPLIED]
    assert per.did(op.HeldRelease(operation=note)) == [APPLIED]
    late = per.did(op.HeldDecline(operation=note, words="Nej."))
    assert late == [("refused", Refusal.ALREADY_DECIDED)]
    assert item_of(town.hub, note).decided_by_name == "Eva Berg"
    assert len(access_entries(town.hub, "released")) == 1
    assert count(town.hub, held) == 1


def test_who_has_no_right_decides_nothing(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    other_unit = leader(town, organisation=town.tva)
    assert other_unit.did(op.HeldRelease(operation=note)) == [("refused", Refusal.NOT_YOURS)]
    for who in (anna, writer(town.hub, town.bo), writer(town.hub, town.karin)):
        assert who.did(op.HeldDecline(operation=note, words="Nej.")) == [("refused", Refusal.NOT_YOURS)]
    assert item_of(town.hub, note).state is DecisionState.OPEN


def test_a_leader_lets_own_work_count_only_where_nobody_else_can(town: Town) -> None:
    eva = leader(town)
    eva.at = MONDAY + timedelta(minutes=5)
    assign(town.hub, eva.person, town.brukare, organisation=town.ett, visit=town.visit)
    end_assignment(town, eva.person)
    sent = eva.write(op.NoteWrite(visit=town.visit, text="Jag gick dit."))
    eva.push(sent)
    per = leader(town, "Per Ek")
    assert eva.did(op.HeldRelease(operation=sent.id)) == [("refused", Refusal.NOT_YOURS)]
    leave(town.hub, per.person)
    assert eva.did(op.HeldRelease(operation=sent.id)) == [APPLIED]


def test_what_a_newer_program_wrote_waits_or_is_declined(town: Town, anna: Writer) -> None:
    newer = anna.write(
        op.VisitStart(visit=town.visit), change=lambda it: msgspec.structs.replace(it, kind="visit.dance")
    )
    anna.push(newer)
    eva = leader(town)
    assert item_of(town.hub, newer.id).kind == "visit.dance"
    assert eva.did(op.HeldRelease(operation=newer.id)) == [("refused", Refusal.WRONG_STATE)]
    assert eva.did(op.HeldDecline(operation=newer.id, words="Uppdatera.")) == [APPLIED]
    answer = anna.outcome(newer.id)
    assert answer is not None
    assert answer.reason == Refusal.DECLINED


def test_what_the_parent_brings_is_nobodys_to_decide(town: Town, anna: Writer) -> None:
    start, note = anna.write(op.VisitStart(visit=town.visit)), anna.write(op.NoteWrite(visit=town.visit, text="väl"))
    anna.push(note)
    eva = leader(town)
    assert note.id in records(eva, "held_item")
    anna.push(start)
    assert records(eva, "held_item") == {note.id: None}
    assert eva.did(op.HeldRelease(operation=note.id)) == [("refused", Refusal.NO_LONGER_HELD)]
    assert eva.did(op.HeldDecline(operation=note.id, words="Nej.")) == [("refused", Refusal.NO_LONGER_HELD)]
    assert body_of(town.hub, "note", note.id) is not None


def test_the_chain_steps_over_what_was_decided_before_its_parent_came(town: Town, anna: Writer) -> None:
    start = anna.write(op.VisitStart(visit=town.visit))
    note, declined = (anna.write(op.NoteWrite(visit=town.visit, text=text)) for text in ("väl", "nej"))
    finish = anna.write(op.VisitFinish(visit=town.visit))
    assert told(anna.push(note, declined)) == [("held", Refusal.PARENT_MISSING)] * 2
    eva = leader(town)
    decided = eva.did(op.HeldRelease(operation=note.id), op.HeldDecline(operation=declined.id, words="Nej."))
    assert decided == [APPLIED, APPLIED]
    assert body_of(town.hub, "note", note.id) is not None
    assert told(anna.push(start, finish)) == [APPLIED, APPLIED]
    assert visit_of(town).state is VisitState.FINISHED
    assert anna.did(op.NoteWrite(visit=town.visit, text="sist")) == [APPLIED]
    assert told(anna.push(note, declined)) == [("duplicate", ""), ("refused", Refusal.DECLINED)]


def test_nothing_is_told_or_taken_in_a_name_that_did_not_sign_it(town: Town, anna: Writer) -> None:
    anna.write(op.VisitStart(visit=town.visit))
    true_key, anna.key = anna.key, SigningKey.generate()
    forged = anna.write(op.NoteWrite(visit=town.visit, text="påhittat"))
    anna.key = true_key
    assert told(anna.push(forged)) == [("held", Refusal.PARENT_MISSING)]
    eva = leader(town)
    assert records(eva, "held_item") == {}
    assert eva.did(op.HeldRelease(operation=forged.id))[0][0] == "refused"


def test_work_signed_with_a_key_that_was_shut_out_can_be_let_count(town: Town, anna: Writer) -> None:
    sent = anna.write(op.NoteWrite(visit=town.visit, text="före"))
    with writing(town.hub.engine) as connection:
        revoke_person(connection, town.anna, now=MONDAY)
    town.hub.standings.forget()
    anna.key = SigningKey.generate()
    enrol_key(anna)
    assert told(anna.push(sent)) == [("held", Refusal.REVOKED)]
    assert leader(town).did(op.HeldRelease(operation=sent.id)) == [APPLIED]
    assert body_of(town.hub, "note", sent.id) is not None


def test_a_release_does_not_give_a_right_that_never_was(town: Town) -> None:
    bo = writer(town.hub, town.bo)
    sent = bo.write(op.NoteWrite(visit=town.visit, text="inte min"))
    with writing(town.hub.engine) as connection:
        revoke_person(connection, town.bo, now=MONDAY)
    town.hub.standings.forget()
    bo.key = SigningKey.generate()
    enrol_key(bo)
    assert told(bo.push(sent)) == [("held", Refusal.REVOKED)]
    assert leader(town).did(op.HeldRelease(operation=sent.id)) == [APPLIED]
    answer = bo.outcome(sent.id)
    assert answer is not None
    assert (answer.outcome, answer.reason) == (Outcome.REFUSED, Refusal.NOT_YOURS)
    assert item_of(town.hub, sent.id).outcome_reason == Refusal.NOT_YOURS
    assert body_of(town.hub, "note", sent.id) is None


def test_work_on_an_arende_is_decided_by_who_has_the_mandate_when_they_decide(town: Town) -> None:
    karin, hans = writer(town.hub, town.karin), writer(town.hub, add_person(town.hub, Role.HANDLAGGARE, name="Hans Ek"))
    with writing(town.hub.engine) as connection:
        own = (mandate.c.arende == town.arende, mandate.c.person == town.karin)
        connection.execute(update(mandate).where(*own).values(ended_at=MONDAY))
        row = {"arende": town.arende, "person": hans.person, "brukare": town.brukare, "ended_at": None}
        connection.execute(mandate.insert(), [row])
    karin.at = MONDAY + timedelta(minutes=5)
    sent = karin.write(op.JournalSign(arende=town.arende, text="Dottern ringde."))
    assert told(karin.push(sent)) == [("held", Refusal.RIGHT_ENDED)]
    kinds = {item.kind for item in hans.pull() if item.id == sent.id}
    assert kinds == {"held_item", "held_words"}
    decision = hans.write(op.HeldRelease(operation=sent.id))
    with writing(town.hub.engine) as connection:  # made without a network, and the mandate ends before it arrives
        own = (mandate.c.arende == town.arende, mandate.c.person == hans.person)
        connection.execute(update(mandate).where(*own).values(ended_at=MONDAY + timedelta(hours=1)))
    assert leader(town).did(op.HeldRelease(operation=sent.id)) == [("refused", Refusal.NOT_YOURS)]
    assert told(hans.push(decision)) == [APPLIED]
    assert body_of(town.hub, "journal_note", sent.id) is not None


def test_a_decision_of_a_leader_who_has_left_is_held_for_another_one(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    eva, per = leader(town), leader(town, "Per Ek")
    decision = eva.write(op.HeldRelease(operation=note))
    leave(town.hub, eva.person)
    assert told(eva.push(decision)) == [("held", Refusal.RIGHT_ENDED)]
    assert per.did(op.HeldRelease(operation=decision.id)) == [("refused", Refusal.WRONG_STATE)]
    assert per.did(op.HeldRelease(operation=note)) == [APPLIED]


def test_what_was_held_before_anybody_was_told_is_told_at_the_start(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    with writing(town.hub.engine) as connection:
        connection.execute(held_item.delete())
    held_items.catch_up(town.hub)
    with reading(town.hub.engine) as connection:
        assert list(connection.scalars(select(held_item.c.operation))) == [note]


def test_a_decision_leaves_the_list_after_a_month(town: Town, anna: Writer) -> None:
    note = late_note(town, anna)
    eva = leader(town)
    eva.did(op.HeldRelease(operation=note))
    eva.pull()
    with writing(town.hub.engine) as connection:
        connection.execute(held_item.update().values(decided_at=MONDAY - held_items.KEPT_FOR - timedelta(days=1)))
    held_items.catch_up(town.hub)
    assert records(eva, "held_item") == {note: None}


def test_a_decision_goes_out_live_to_its_author(town: Town, anna: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    note = late_note(town, anna)
    heard: list[str] = []
    monkeypatch.setattr(town.hub.bus, "publish", lambda news: heard.extend(item.stream for _, item in news))
    leader(town).did(op.HeldRelease(operation=note))
    assert f"person:{town.anna}" in heard


def test_of_two_who_decide_at_the_same_moment_one_counts(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    note = late_note(town, writer(town.hub, town.anna))
    eva, per = leader(town), leader(town, "Per Ek")
    together, outcomes = threading.Barrier(2), []

    def decide(who: Writer, body: op.Body) -> None:
        sent = who.write(body)
        together.wait()
        outcomes.extend(told(who.push(sent)))

    threads = [
        threading.Thread(target=decide, args=(eva, op.HeldRelease(operation=note))),
        threading.Thread(target=decide, args=(per, op.HeldDecline(operation=note, words="Nej."))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [APPLIED, ("refused", Refusal.ALREADY_DECIDED)]
    counts = item_of(town.hub, note).state is DecisionState.RELEASED
    assert (body_of(town.hub, "note", note) is not None) is counts


def test_the_parent_that_arrives_while_somebody_decides_leaves_one_outcome(
    make_hub: HubMaker, database_url: str
) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    start, note = anna.write(op.VisitStart(visit=town.visit)), anna.write(op.NoteWrite(visit=town.visit, text="väl"))
    anna.push(note)
    eva = leader(town)
    decision = eva.write(op.HeldDecline(operation=note.id, words="Nej."))
    together = threading.Barrier(2)
    outcomes: dict[str, list[tuple[str, str]]] = {}

    def push(name: str, who: Writer, item: SealedOperation) -> None:
        together.wait()
        outcomes[name] = told(who.push(item))

    threads = [
        threading.Thread(target=push, args=("parent", anna, start)),
        threading.Thread(target=push, args=("decision", eva, decision)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes["parent"] == [APPLIED]
    was_declined = outcomes["decision"] == [APPLIED]
    assert was_declined or outcomes["decision"] == [("refused", Refusal.NO_LONGER_HELD)]
    assert (body_of(town.hub, "note", note.id) is None) is was_declined
    assert anna.did(op.VisitFinish(visit=town.visit)) == [APPLIED]
