"""Conversations at the hub: who is told what, what is taken, and what becomes somebody's task."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.domain.clock import HeldClock
from app.domain.conversation import Side, ThreadKind, stream_of, thread_id
from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.stream import profile_stream
from app.domain.task import TaskState
from app.hub import approving, held_items, threads
from app.hub.main import main
from app.hub.streams import Put
from app.hub.unopened import Unopened
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.identifiers import new_id
from app.protocol.message_effects import mark_id
from tests.hub.core_fixture import Town, Writer, access_entries, body_of, town_of, writer
from tests.hub.core_fixture import told as told_outcomes
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, put


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    town = town_of(make_hub())
    home = rec.BrukareBody(first_name="Britta", name="Britta Berg", address="")
    put(town.hub, Put(profile_stream(BrukareId(town.brukare)), "brukare", town.brukare, rec.CITY, _raw(home)))
    return town


def _raw(body: rec.RecordBody) -> bytes:
    return rec.encode_record_body(body)


def send(town: Town, text: str = "Hej.", **more: object) -> op.MessageSend:
    step = {"brukare": town.brukare, "kind": ThreadKind.UNIT, "other": town.ett, "text": text}
    return op.MessageSend(**{**step, **more})  # type: ignore[arg-type]


def read(town: Town, message: str, *, kind: ThreadKind = ThreadKind.UNIT, other: str = "") -> op.MessageRead:
    return op.MessageRead(brukare=town.brukare, kind=kind, other=other or town.ett, message=message)


def told(who: Writer, kind: str = "message") -> list[rec.RecordBody]:
    """Everything of this kind that they may read."""
    who.positions.clear()
    who.grants = ""
    bodies = [rec.decode_record_body(one.kind, 1, one.body) for one in who.pull() if one.kind == kind and one.content]
    return [body for body in bodies if body is not None]


def texts(who: Writer) -> list[str]:
    return [body.text for body in told(who) if isinstance(body, rec.MessageBody)]


def ids(who: Writer) -> list[str]:
    who.positions.clear()
    who.grants = ""
    return [one.id for one in who.pull() if one.kind == "message"]


def thread_with(who: Writer, kind: ThreadKind) -> rec.ThreadBody:
    (found,) = [one for one in told(who, "thread") if isinstance(one, rec.ThreadBody) and one.kind is kind]
    return found


def unit_thread(town: Town) -> rec.ThreadBody:
    body = body_of(town.hub, "thread", thread_id(town.brukare, ThreadKind.UNIT, town.ett))
    assert isinstance(body, rec.ThreadBody)
    return body


def test_a_message_reaches_the_unit_that_comes_there_and_nobody_else(town: Town) -> None:
    britta, anna, bo = (writer(town.hub, one) for one in (town.brukare, town.anna, town.bo))
    assert britta.did(send(town, "Jag behöver mjölk.")) == [("applied", "")]
    assert texts(anna) == ["Jag behöver mjölk."]
    assert texts(bo) == texts(writer(town.hub, town.karin)) == []


def test_messages_have_their_places_and_the_thread_tells_of_the_newest(town: Town) -> None:
    britta, anna = writer(town.hub, town.brukare), writer(town.hub, town.anna)
    britta.did(send(town, "Ett"), send(town, "Två"))
    anna.did(send(town, "Tre"))
    bodies = [body for body in told(britta) if isinstance(body, rec.MessageBody)]
    assert [(body.place, body.text, body.side) for body in bodies] == [
        (1, "Ett", Side.BRUKARE),
        (2, "Två", Side.BRUKARE),
        (3, "Tre", Side.OTHER),
    ]
    assert (unit_thread(town).count, unit_thread(town).last_text) == (3, "Tre")


def test_what_is_read_is_received_and_a_later_word_of_an_earlier_place_changes_nothing(town: Town) -> None:
    britta, anna = writer(town.hub, town.brukare), writer(town.hub, town.anna)
    britta.did(send(town, "Ett"), send(town, "Två"))
    first, second = ids(anna)
    assert anna.did(read(town, second), read(town, first)) == [("applied", "")] * 2
    mark = body_of(town.hub, "thread_mark", mark_id(thread_id(town.brukare, ThreadKind.UNIT, town.ett), Side.OTHER))
    assert isinstance(mark, rec.ThreadMarkBody)
    assert [step.place for step in mark.read] == [step.place for step in mark.received] == [2]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("", ("refused", "bad_content")), ("  \n", ("refused", "bad_content")), ("x" * 100_001, ("refused", "too_large"))],
)
def test_empty_and_endless_messages_are_refused(town: Town, text: str, outcome: tuple[str, str]) -> None:
    assert writer(town.hub, town.brukare).did(send(town, text)) == [outcome]


@pytest.mark.parametrize("text", ["å" * 100_000, "Hej \u202eשלום\u202c العربية 👵🏽", "a\u200d\u2067b"])
def test_a_long_text_and_mixed_directions_come_through_unchanged(town: Town, text: str) -> None:
    assert writer(town.hub, town.brukare).did(send(town, text)) == [("applied", "")]
    assert texts(writer(town.hub, town.anna)) == [text]


def test_a_message_in_a_conversation_of_nobody_known_is_refused(town: Town) -> None:
    stranger = send(town, brukare=new_id())
    assert writer(town.hub, town.anna).did(stranger) == [("refused", "not_yours")]


def test_a_handlaggare_writes_by_the_mandate_of_that_brukare_alone(town: Town) -> None:
    other = add_person(town.hub, Role.BRUKARE, name="Olle Demo")
    karin, britta = writer(town.hub, town.karin), writer(town.hub, town.brukare)
    ours = send(town, "Tid på tisdag.", kind=ThreadKind.HANDLAGGARE, other=town.arende)
    assert karin.did(ours) == [("applied", "")]
    assert texts(britta) == ["Tid på tisdag."]
    assert karin.did(msgspec.structs.replace(ours, brukare=other)) == [("refused", "not_yours")]


# --- närstående ------------------------------------------------------------------------------------------------------


@pytest.fixture
def lisa(town: Town) -> Writer:
    made = add_person(town.hub, Role.NARSTAENDE, name="Lisa Demo")
    assert approving.say_yes(town.hub, brukare=town.brukare, narstaende=made, relation="dotter")
    return writer(town.hub, made)


def with_lisa(town: Town, lisa: Writer, text: str = "Hej mamma.") -> op.MessageSend:
    return send(town, text, kind=ThreadKind.NARSTAENDE, other=lisa.person)


def test_an_approved_narstaende_and_the_brukare_write_to_each_other(town: Town, lisa: Writer) -> None:
    britta = writer(town.hub, town.brukare)
    thread = thread_with(britta, ThreadKind.NARSTAENDE)
    assert (thread.other_name, thread.relation, thread.ended) == ("Lisa Demo", "dotter", False)
    assert lisa.did(with_lisa(town, lisa)) == [("applied", "")]
    assert britta.did(with_lisa(town, lisa, "Hej Lisa.")) == [("applied", "")]
    assert texts(lisa) == texts(britta) == ["Hej mamma.", "Hej Lisa."]
    assert texts(writer(town.hub, town.anna)) == []


def test_a_second_yes_changes_nothing(town: Town, lisa: Writer) -> None:
    assert not approving.say_yes(town.hub, brukare=town.brukare, narstaende=lisa.person, relation="dotter")


def test_a_withdrawn_approval_takes_the_conversation_from_the_narstaende_alone(town: Town, lisa: Writer) -> None:
    britta = writer(town.hub, town.brukare)
    lisa.did(with_lisa(town, lisa))
    assert approving.take_back(town.hub, brukare=town.brukare, narstaende=lisa.person)
    assert texts(lisa) == []
    assert texts(britta) == ["Hej mamma."]
    assert thread_with(britta, ThreadKind.NARSTAENDE).ended


def test_words_written_after_a_withdrawal_are_refused_and_shown_to_nobody(town: Town, lisa: Writer) -> None:
    leader = add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett)
    approving.take_back(town.hub, brukare=town.brukare, narstaende=lisa.person)
    lisa.at = MONDAY + timedelta(minutes=1)
    assert lisa.did(with_lisa(town, lisa)) == [("refused", "contact_ended")]
    britta = writer(town.hub, town.brukare)
    britta.at = MONDAY + timedelta(minutes=1)
    assert britta.did(with_lisa(town, lisa)) == [("refused", "contact_ended")]
    for decider in (leader, town.karin):
        assert told(writer(town.hub, decider), "held_item") == []


def test_words_written_before_a_withdrawal_arrive_after_it(town: Town, lisa: Writer) -> None:
    lisa.at = MONDAY + timedelta(minutes=5)
    item = lisa.write(with_lisa(town, lisa))
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(minutes=10))
    approving.take_back(town.hub, brukare=town.brukare, narstaende=lisa.person)
    (outcome,) = lisa.push(item)
    assert (outcome.outcome.value, outcome.reason) == ("applied", "")
    assert texts(writer(town.hub, town.brukare)) == ["Hej mamma."]


def test_a_new_yes_opens_the_conversation_again(town: Town, lisa: Writer) -> None:
    lisa.did(with_lisa(town, lisa))
    approving.take_back(town.hub, brukare=town.brukare, narstaende=lisa.person)
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(hours=1))
    assert approving.say_yes(town.hub, brukare=town.brukare, narstaende=lisa.person, relation="dotter")
    assert texts(lisa) == ["Hej mamma."]


# --- what nobody opens -----------------------------------------------------------------------------------------------


def tasks_of(town: Town) -> list[tuple[str, TaskState]]:
    found = told(writer(town.hub, town.anna), "task")
    return [(task.about, task.state) for task in found if isinstance(task, rec.TaskBody)]


def wait(town: Town, job: Unopened, minutes: int) -> None:
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(minutes=minutes))
    job.look()


def test_what_nobody_opens_becomes_one_task_and_ends_when_somebody_reads(town: Town) -> None:
    britta, anna, job = writer(town.hub, town.brukare), writer(town.hub, town.anna), Unopened(town.hub)
    britta.did(send(town, "Ett"), send(town, "Två"))
    job.look()
    wait(town, job, 29)
    assert tasks_of(town) == []
    wait(town, job, 1)
    thread = thread_id(town.brukare, ThreadKind.UNIT, town.ett)
    assert tasks_of(town) == [(thread, TaskState.OPEN)]
    wait(town, job, 60)
    assert len(tasks_of(town)) == 1
    anna.did(read(town, ids(anna)[-1]))
    job.look()
    assert tasks_of(town) == [(thread, TaskState.DONE)]


def test_what_is_read_in_time_never_becomes_a_task(town: Town) -> None:
    britta, anna, job = writer(town.hub, town.brukare), writer(town.hub, town.anna), Unopened(town.hub)
    britta.did(send(town))
    job.look()
    anna.did(read(town, ids(anna)[-1]))
    wait(town, job, 31)
    assert tasks_of(town) == []


def test_half_of_it_read_leaves_the_task(town: Town) -> None:
    britta, anna, job = writer(town.hub, town.brukare), writer(town.hub, town.anna), Unopened(town.hub)
    britta.did(send(town, "Ett"), send(town, "Två"))
    job.look()
    wait(town, job, 31)
    anna.did(read(town, ids(anna)[0]))
    job.look()
    assert [state for _, state in tasks_of(town)] == [TaskState.OPEN]


def test_messages_to_others_are_nobodys_task(town: Town, lisa: Writer) -> None:
    britta, anna, job = writer(town.hub, town.brukare), writer(town.hub, town.anna), Unopened(town.hub)
    britta.did(with_lisa(town, lisa), send(town, kind=ThreadKind.HANDLAGGARE, other=town.arende))
    anna.did(send(town))
    job.look()
    wait(town, job, 31)
    assert tasks_of(town) == []


# --- the conversations' own records ----------------------------------------------------------------------------------


def test_the_hub_names_every_conversation_that_there_can_be(town: Town) -> None:
    threads.catch_up(town.hub)
    found = [one for one in told(writer(town.hub, town.brukare), "thread") if isinstance(one, rec.ThreadBody)]
    assert {(one.kind, one.other_name) for one in found} == {
        (ThreadKind.UNIT, "Ett"),
        (ThreadKind.HANDLAGGARE, "Karin Lund"),
    }


def test_nothing_is_written_where_nothing_differs(town: Town) -> None:
    writer(town.hub, town.brukare).did(send(town, "Ett"))
    threads.catch_up(town.hub)
    assert threads.bring_up(town.hub.engine, [town.brukare]) == []
    assert (unit_thread(town).count, unit_thread(town).last_text) == (1, "Ett")


def test_the_names_of_a_conversation_do_not_hide_where_it_lies(town: Town) -> None:
    stream = stream_of(town.brukare, ThreadKind.UNIT, town.ett)
    assert stream == f"brukare:{town.brukare}/thread:{thread_id(town.brukare, ThreadKind.UNIT, town.ett)}"


# --- what is logged, and what waits for somebody's decision ----------------------------------------------------------


def test_who_opened_a_conversation_stands_in_the_access_log(town: Town) -> None:
    britta, anna = writer(town.hub, town.brukare), writer(town.hub, town.anna)
    britta.did(send(town))
    stream = stream_of(town.brukare, ThreadKind.UNIT, town.ett)
    assert anna.did(op.RecordOpened(stream=stream, what=op.OpenedPage.MESSAGES)) == [("applied", "")]
    (entry,) = access_entries(town.hub, "opened")
    assert (entry.stream, entry.person, entry.right, entry.detail) == (stream, town.anna, "assignment", "messages")
    bo = writer(town.hub, town.bo)
    assert bo.did(op.RecordOpened(stream=stream, what=op.OpenedPage.MESSAGES)) == [("refused", "not_yours")]


def test_what_staff_wrote_after_their_last_visit_waits_with_its_words_for_their_leader(town: Town) -> None:
    leader, anna = add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett), writer(town.hub, town.anna)
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(days=9))
    anna.at = MONDAY + timedelta(days=9)
    assert anna.did(send(town, "Hur mår du?")) == [("held", "right_ended")]
    held_items.catch_up(town.hub)
    deciding = writer(town.hub, leader)
    (words,) = told(deciding, "held_words")
    assert isinstance(words, rec.HeldWordsBody)
    assert (words.text, words.brukare) == ("Hur mår du?", town.brukare)
    (held,) = [one.id for one in deciding_items(deciding)]
    assert deciding.did(op.HeldRelease(operation=held)) == [("applied", "")]
    assert texts(writer(town.hub, town.brukare)) == ["Hur mår du?"]


def deciding_items(who: Writer) -> list[rec.Record]:
    who.positions.clear()
    who.grants = ""
    return [one for one in who.pull() if one.kind == "held_item"]


def test_a_brukares_words_to_a_narstaende_are_never_shown_to_whoever_decides(town: Town, lisa: Writer) -> None:
    britta = writer(town.hub, town.brukare)
    first = britta.write(with_lisa(town, lisa, "Ett"))
    assert first
    second = britta.write(with_lisa(town, lisa, "Hemligt"))
    assert told_outcomes(britta.push(second)) == [("held", "parent_missing")]
    held_items.catch_up(town.hub)
    (words,) = told(writer(town.hub, town.karin), "held_words")
    assert isinstance(words, rec.HeldWordsBody)
    assert words.text == ""


# --- the operator's commands -----------------------------------------------------------------------------------------


def test_the_operator_enters_a_yes_and_takes_it_back(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--data", str(tmp_path / "hub"), "--brukare", f"x-{town.brukare}"]
    assert main(["approve", *place, "--name", "Lisa Demo", "--relation", "dotter"]) == 0
    lisa = capsys.readouterr().out.strip()
    thread = thread_with(writer(town.hub, town.brukare), ThreadKind.NARSTAENDE)
    assert (thread.other, thread.other_name, thread.relation) == (lisa, "Lisa Demo", "dotter")
    assert main(["approve", *place, "--person", lisa]) == 1
    assert main(["withdraw", *place, "--person", lisa]) == 0
    assert main(["withdraw", *place, "--person", lisa]) == 1
    assert main(["approve", "--data", str(tmp_path / "hub"), "--brukare", "ingen", "--name", "Lisa Demo"]) == 1
    assert thread_with(writer(town.hub, town.brukare), ThreadKind.NARSTAENDE).ended
