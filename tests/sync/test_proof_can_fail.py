"""The proof finds what it is to find: the program is broken here in one way at a time, and the proof has to fail of it,
in the words of the check that it belongs to. What it does not find is a hole in it.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from typing import Any

import msgspec
import pytest
import structlog
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import delete, select

from app.domain.arrival import Arrival
from app.domain.refusal import HubProblem
from app.hub import feed, ingest, rights
from app.hub.effects import write_effects
from app.hub.opening import Opened
from app.hub.streams import lock_heads, put_records
from app.hub.tables import assignment
from app.hub.truth import Truth
from app.protocol.effects import Doing, effect_of
from app.protocol.operations import JournalSign, NoteWrite
from app.protocol.records import Record, raw_body
from app.protocol.wire import Outcome, OutcomeOnWire, PullAnswer, PushAnswer
from app.store.outbox import Outbox
from app.store.person_reading import Reading
from app.store.person_store import PersonStore
from app.store.person_tables import draft, operation
from app.store.person_truth import STATE_OF_OUTCOME, TruthWriting
from app.store.person_writing import Writing
from app.sync.hub_client import HubClient
from app.sync.pushing import Pusher
from tests.sync.proof.machine import Proof
from tests.sync.proof.stage_here import StageMaker, stages_here

pytestmark = pytest.mark.long

EXAMPLES, STEPS = 200, 8
"""At most: what the proof does not find in less than half of its own examples, it finds by luck."""

Patch = pytest.MonkeyPatch
Write = Callable[[Writing], object]


# --- what is handed over ---------------------------------------------------------------------------------------------


def what_a_crash_left_behind_is_not_handed_over(patch: Patch) -> None:
    patch.setattr(Writing, "perhaps_not_in_outbox", lambda _writing, _after=0: [])


def the_outbox_is_thought_to_lack_nothing(patch: Patch) -> None:
    patch.setattr(Outbox, "lacks", lambda _outbox, _ids: frozenset())


def only_what_follows_the_newest_in_the_outbox_is_handed_over(patch: Patch) -> None:
    lacks = Outbox.lacks

    def after_the_newest(outbox: Outbox, ids: Collection[str]) -> frozenset[str]:
        listed, lacking = list(ids), lacks(outbox, ids)
        newest = max((place for place, one in enumerate(listed) if one not in lacking), default=-1)
        return lacking & frozenset(listed[newest + 1 :])

    patch.setattr(Outbox, "lacks", after_the_newest)


def what_left_at_once_is_thought_to_be_in_the_outbox(patch: Patch) -> None:
    fresh = Pusher._fresh

    def taken_for_handed_over(pusher: Pusher, *args: Any) -> Any:
        found = fresh(pusher, *args)
        pusher._handed_over = max([pusher._handed_over, *(one.row.seq for one in found)])
        return found

    patch.setattr(Pusher, "_fresh", taken_for_handed_over)


# --- receipts --------------------------------------------------------------------------------------------------------


def what_is_held_is_taken_for_received(patch: Patch) -> None:
    patch.setitem(STATE_OF_OUTCOME, Outcome.HELD, Arrival.RECEIVED)


def what_got_no_answer_is_taken_for_received(patch: Patch) -> None:
    push = HubClient.push

    def answered(client: HubClient, request: Any) -> PushAnswer | HubProblem:
        answer = push(client, request)
        if not isinstance(answer, HubProblem):
            return answer
        at = request.device_now
        outcomes = tuple(OutcomeOnWire(id=one.id, outcome=Outcome.APPLIED, at=at) for one in request.operations)
        return PushAnswer(epoch=request.epoch, hub_now=at, outcomes=outcomes)

    patch.setattr(HubClient, "push", answered)


def a_receipt_is_dropped(patch: Patch) -> None:
    take = Writing.take_receipts

    def all_but_the_first(writing: Writing, outcomes: Sequence[OutcomeOnWire], *args: Any) -> None:
        take(writing, outcomes[1:], *args)

    patch.setattr(Writing, "take_receipts", all_but_the_first)


# --- the hub ---------------------------------------------------------------------------------------------------------


def effects_are_written_twice(patch: Patch) -> None:
    def twice(*args: Any) -> Any:
        write_effects(*args)
        return write_effects(*args)

    patch.setattr(ingest, "write_effects", twice)


def what_is_sent_again_is_written_again(patch: Patch) -> None:
    known_outcomes = ingest._known_outcomes

    def written_again(push: Any, items: Sequence[Opened]) -> dict[str, OutcomeOnWire]:
        known = known_outcomes(push, items)
        truth = Truth(push.connection)
        for item in items:
            outcome = known.get(item.operation.id)
            if outcome is None or outcome.outcome is Outcome.HELD or not isinstance(item.body, NoteWrite | JournalSign):
                continue
            doing = Doing(item.operation.id, item.operation.person, "", item.operation.claimed_at)
            effect = effect_of(item.body, doing, truth)
            puts = [truth.add(change) for change in effect] if isinstance(effect, tuple) else []
            put_records(push.connection, lock_heads(push.connection, [put.stream for put in puts]), puts)
        return known

    patch.setattr(ingest, "_known_outcomes", written_again)


def what_has_moved_is_shown_to_those_it_left(patch: Patch) -> None:
    def whole(row: Sequence[Any], _owners: Sequence[str]) -> Record:
        stream, number, kind, kind_version, record_id, owner, _, body = row
        return Record(stream, number, kind, kind_version, record_id, owner, raw_body(body))

    patch.setattr(feed, "on_wire", whole)


def everybody_in_a_stream_reads_all_of_it(patch: Patch) -> None:
    alike = feed._alike

    def of_all(*args: Any) -> Iterator[feed._Alike]:
        return (of_everybody(one) for one in alike(*args))

    def of_everybody(one: feed._Alike) -> feed._Alike:
        return feed._Alike(one.after, (), one.streams)

    patch.setattr(feed, "_alike", of_all)


def an_assignment_that_has_ended_lets_in(patch: Patch) -> None:
    columns = (assignment.c.person, assignment.c.utforare, assignment.c.brukare)
    patch.setattr(rights, "_VISITED", select(*columns).where(assignment.c.person.in_(rights._SOME)).distinct())


# --- what the screen says --------------------------------------------------------------------------------------------


def what_has_been_received_rests_at_once(patch: Patch) -> None:
    def all_of_it(writing: TruthWriting, received: Sequence[Any]) -> list[str]:
        ids = [operation_id for operation_id, _ in received]
        writing._connection.execute(operation.update().where(operation.c.id.in_(ids)).values(settled=True))
        return ids

    patch.setattr(TruthWriting, "_settle", all_of_it)


def nothing_is_said_to_wait(patch: Patch) -> None:
    patch.setattr(Reading, "waiting_count", lambda _reading: 0)


def one_page_is_taken_for_everything(patch: Patch) -> None:
    pull = HubClient.pull

    def the_last(client: HubClient, request: Any) -> PullAnswer | HubProblem:
        answer = pull(client, request)
        if isinstance(answer, HubProblem) or answer.grants is not None:
            return answer
        return msgspec.structs.replace(answer, more=False)

    patch.setattr(HubClient, "pull", the_last)


# --- drafts ----------------------------------------------------------------------------------------------------------


def a_draft_is_written_when_somebody_looks(patch: Patch) -> None:
    read, write = PersonStore.read, PersonStore.write
    unwritten: dict[PersonStore, list[Write]] = {}

    def catch_up(store: PersonStore) -> None:
        for act in unwritten.pop(store, []):
            write(store, act, by="draft").result()

    def reading(store: PersonStore, ask: Any) -> Any:
        catch_up(store)
        return read(store, ask)

    def writing(store: PersonStore, act: Write, *, by: str, **named: Any) -> Any:
        if by != "draft":
            catch_up(store)
            return write(store, act, by=by, **named)
        unwritten.setdefault(store, []).append(act)
        kept: Future[object] = Future()
        kept.set_result(None)
        return kept

    patch.setattr(PersonStore, "read", reading)
    patch.setattr(PersonStore, "write", writing)


def drafts_go_when_the_program_starts(patch: Patch) -> None:
    set_author = PersonStore.set_author

    def and_tidy(store: PersonStore, author: Any) -> None:
        set_author(store, author)
        store.write(lambda writing: writing._connection.execute(delete(draft)) and None, by="sync").result()

    patch.setattr(PersonStore, "set_author", and_tidy)


FAULTS: dict[Callable[[Patch], None], str] = {
    what_a_crash_left_behind_is_not_handed_over: "the hub has never heard of",
    the_outbox_is_thought_to_lack_nothing: "the hub has never heard of",
    only_what_follows_the_newest_in_the_outbox_is_handed_over: "said to have sent everything|has never heard of",
    what_left_at_once_is_thought_to_be_in_the_outbox: "said to have sent everything",
    what_is_held_is_taken_for_received: "is said to have arrived; the hub says held",
    what_got_no_answer_is_taken_for_received: "is said to have arrived; the hub says (nothing|held)",
    a_receipt_is_dropped: "said to have sent everything|(sent|saved_here) here, ",
    effects_are_written_twice: "is at [0-9]+, told|^assert 2 == 1",
    what_is_sent_again_is_written_again: "was written again",
    what_has_moved_is_shown_to_those_it_left: "holds what it may not",
    everybody_in_a_stream_reads_all_of_it: "holds what it may not",
    an_assignment_that_has_ended_lets_in: "is let into",
    what_has_been_received_rests_at_once: "went from the screen|a visit that was started is",
    nothing_is_said_to_wait: "0 are said to wait",
    one_page_is_taken_for_everything: "said to have everything, and is behind|has arrived and is not at rest",
    a_draft_is_written_when_somebody_looks: "typed and lost",
    drafts_go_when_the_program_starts: "typed and lost",
}
"""What is planted → what the proof says of it."""


def play(open_stage: Callable[[], Any]) -> None:
    run_state_machine_as_test(
        Proof.on(open_stage),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            report_multiple_bugs=False,
        ),
    )


@pytest.fixture(autouse=True)
def _expected_log() -> Iterator[None]:
    """Instead of the one that holds for every test: a broken program may say in its log what it likes."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="module")
def open_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StageMaker]:
    with stages_here(tmp_path_factory.mktemp("proof")) as maker:
        yield maker


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)
def test_the_proof_fails_when(plant: Callable[[Patch], None], open_stage: StageMaker, monkeypatch: Patch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError, match=FAULTS[plant]):
        play(open_stage)
