"""What the hub keeps until its parent arrives or a person decides, and whose right is judged at which moment."""

from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import update

from app.domain.arende import AreaField, LifeArea
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.visit import InsatsOutcome, VisitState
from app.hub.database import writing
from app.hub.hub import Hub
from app.hub.revoking import revoke_person
from app.hub.tables import assignment, held, mandate, operation
from app.protocol import operations as op
from app.protocol.keys import SigningKey
from app.protocol.wire import Outcome
from tests.hub.core_fixture import (
    Town,
    Writer,
    body_of,
    count,
    enrol_key,
    leave,
    orders,
    told,
    town_of,
    visit_of,
    writer,
)
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign

APPLIED = ("applied", "")
WAITS = ("held", Refusal.PARENT_MISSING)


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def town(hub: Hub) -> Town:
    return town_of(hub)


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def test_what_comes_before_its_parent_waits_and_is_taken_with_it(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    start, note = anna.write(op.VisitStart(visit=town.visit)), anna.write(op.NoteWrite(visit=town.visit, text="väl"))
    assert told(anna.push(note)) == [WAITS]
    waiting = anna.outcome(note.id)
    assert waiting is not None
    assert (waiting.outcome, waiting.reason) == (Outcome.HELD, Refusal.PARENT_MISSING)
    assert body_of(town.hub, "note", note.id) is None
    assert told(anna.push(start)) == [APPLIED]
    taken = anna.outcome(note.id)
    assert taken is not None
    assert (taken.outcome, taken.order, len(taken.numbers)) == (Outcome.APPLIED, 2, 1)
    assert body_of(town.hub, "note", note.id) is not None
    assert count(town.hub, held) == 0
    assert told(anna.push(note)) == [("duplicate", "")]


def test_a_gap_that_is_filled_in_the_middle_frees_everything_at_once(town: Town, anna: Writer) -> None:
    one, two, three, four, five = (anna.write(op.NoteWrite(visit=town.visit, text=str(n))) for n in range(1, 6))
    anna.push(one)
    assert told(anna.push(three)) == [WAITS]
    assert told(anna.push(five)) == [WAITS]
    assert told(anna.push(two, four)) == [APPLIED] * 2
    assert count(town.hub, held) == 0
    assert orders(town.hub) == [1, 2, 3, 4, 5]
    assert told(anna.push(five)) == [("duplicate", "")]


def test_a_child_that_is_sent_again_with_its_parent_is_told_as_taken(town: Town, anna: Writer) -> None:
    start, finish = anna.write(op.VisitStart(visit=town.visit)), anna.write(op.VisitFinish(visit=town.visit))
    anna.push(finish)
    assert told(anna.push(finish)) == [WAITS]
    assert told(anna.push(finish, start)) == [APPLIED] * 2
    assert visit_of(town).state is VisitState.FINISHED


def test_other_words_under_a_held_id_are_refused(town: Town, anna: Writer) -> None:
    anna.write(op.VisitStart(visit=town.visit))
    note = anna.write(op.NoteWrite(visit=town.visit, text="väl"))
    anna.push(note)
    other = anna.write(
        op.NoteWrite(visit=town.visit, text="annat"), change=lambda it: msgspec.structs.replace(it, id=note.id)
    )
    assert told(anna.push(other)) == [("refused", Refusal.BAD_CHAIN)]


def test_a_kind_of_a_newer_program_is_held_and_the_chain_goes_on(town: Town, anna: Writer) -> None:
    newer = anna.write(
        op.VisitStart(visit=town.visit), change=lambda it: msgspec.structs.replace(it, kind="visit.dance")
    )
    later = anna.write(op.VisitStart(visit=town.visit), change=lambda it: msgspec.structs.replace(it, kind_version=2))
    start = anna.write(op.VisitStart(visit=town.visit))
    unknown = ("held", Refusal.UNKNOWN_KIND)
    assert told(anna.push(newer, later, start)) == [unknown, unknown, APPLIED]
    assert told(anna.push(newer)) == [unknown]
    assert count(town.hub, held) == 2
    answer = anna.outcome(newer.id)
    assert answer is not None
    assert (answer.outcome, answer.order) == (Outcome.HELD, 1)


def end_assignment(town: Town, person_id: str) -> None:
    with writing(town.hub.engine) as connection:
        mine = (assignment.c.person == person_id, assignment.c.visit == town.visit)
        connection.execute(update(assignment).where(*mine).values(ended_at=MONDAY))


def test_work_after_the_assignment_ended_is_held_and_work_before_it_counts(town: Town, anna: Writer) -> None:
    end_assignment(town, town.anna)
    anna.at = MONDAY - timedelta(minutes=5)
    before = anna.write(op.VisitStart(visit=town.visit))
    anna.at = MONDAY + timedelta(minutes=5)
    after = anna.write(op.NoteWrite(visit=town.visit, text="för sent"))
    assert told(anna.push(before, after)) == [APPLIED, ("held", Refusal.RIGHT_ENDED)]
    assert body_of(town.hub, "note", after.id) is None
    assert count(town.hub, held) == 1


def test_who_never_was_planned_there_is_refused(town: Town) -> None:
    bo = writer(town.hub, town.bo)
    colleague = writer(town.hub, add_person(town.hub, Role.STAFF, organisation=town.ett))
    for other in (bo, colleague):
        outcomes = other.did(op.VisitStart(visit=town.visit), op.NoteWrite(visit=town.visit, text="x"))
        assert outcomes == [("refused", Refusal.NOT_YOURS)] * 2
    assert visit_of(town).state is VisitState.PLANNED


def test_roles_do_only_what_is_theirs(town: Town) -> None:
    anna, karin = writer(town.hub, town.anna), writer(town.hub, town.karin)
    britta = writer(town.hub, town.brukare)
    edit = op.UtredningEdit(arende=town.arende, area=LifeArea.MOBILITY, field=AreaField.BEHOV, text="x", base_rev=0)
    not_theirs = ("refused", Refusal.NOT_YOURS)
    assert anna.did(edit, op.JournalSign(arende=town.arende, text="x")) == [not_theirs] * 2
    assign(town.hub, town.karin, town.brukare, organisation=town.ett, visit=town.visit)
    assert karin.did(op.VisitStart(visit=town.visit), op.NoteWrite(visit=town.visit, text="x")) == [not_theirs] * 2
    assert britta.did(op.VisitStart(visit=town.visit), edit) == [not_theirs] * 2


def test_a_mandate_that_has_ended_holds_the_note_and_none_refuses_it(town: Town) -> None:
    karin = writer(town.hub, town.karin)
    other = writer(town.hub, add_person(town.hub, Role.HANDLAGGARE))
    with writing(town.hub.engine) as connection:
        connection.execute(update(mandate).values(ended_at=MONDAY - timedelta(days=1)))
    note = op.JournalSign(arende=town.arende, text="Samtal")
    assert karin.did(note) == [("held", Refusal.RIGHT_ENDED)]
    assert other.did(note) == [("refused", Refusal.NOT_YOURS)]


def test_what_somebody_wrote_before_they_left_is_held(town: Town, anna: Writer) -> None:
    leave(town.hub, town.anna)
    assert anna.did(op.VisitStart(visit=town.visit)) == [("held", Refusal.RIGHT_ENDED)]
    assert count(town.hub, held) == 1


def revoke(who: Writer) -> None:
    with writing(who.hub.engine) as connection:
        revoke_person(connection, who.person, who.hub.clock.now())


def test_what_a_revoked_key_signed_is_held_and_a_new_key_continues_the_chain(town: Town, anna: Writer) -> None:
    first = anna.write(op.VisitStart(visit=town.visit))
    revoke(anna)
    assert told(anna.push(first)) == [("held", Refusal.REVOKED)]
    assert visit_of(town).state is VisitState.PLANNED
    anna.key = SigningKey.generate()
    enrol_key(anna)
    assert anna.did(op.VisitStart(visit=town.visit)) == [APPLIED]
    assert told(anna.push(first)) == [("held", Refusal.REVOKED)]
    assert count(town.hub, held) == 1


def test_a_revoked_key_does_not_write_behind_a_newer_one(town: Town, anna: Writer) -> None:
    old = anna.key
    revoke(anna)
    anna.key = SigningKey.generate()
    enrol_key(anna)
    trusted = anna.write(op.VisitStart(visit=town.visit))
    anna.key = old
    untrusted = anna.write(op.VisitFinish(visit=town.visit))
    assert told(anna.push(trusted, untrusted)) == [APPLIED, ("held", Refusal.REVOKED)]
    assert visit_of(town).state is VisitState.STARTED


def test_nobody_else_is_told_what_became_of_an_operation(town: Town, anna: Writer) -> None:
    sent = anna.write(op.VisitStart(visit=town.visit))
    anna.push(sent)
    assert writer(town.hub, town.bo).outcome(sent.id) is None
    assert anna.outcome("x") is None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (op.VisitFinish(visit="here"), Refusal.WRONG_STATE),
        (op.VisitInsats(visit="here", insats="dusch", outcome=InsatsOutcome.DONE), Refusal.WRONG_STATE),
        (op.VisitInsats(visit="here", insats="annan", outcome=InsatsOutcome.DONE), Refusal.NO_SUCH_THING),
        (op.NoteWrite(visit="here", text=" \n"), Refusal.BAD_CONTENT),
        (op.NoteWrite(visit="here", text="x" * (op.MAX_TEXT + 1)), Refusal.TOO_LARGE),
        (op.VisitStart(visit="nowhere"), Refusal.NOT_YOURS),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason_and_the_day_goes_on(
    town: Town, anna: Writer, body: op.Body, reason: Refusal
) -> None:
    if getattr(body, "visit", "") == "here":
        body = msgspec.structs.replace(body, visit=town.visit)
    outcomes = anna.did(body, op.VisitStart(visit=town.visit))
    assert outcomes == [("refused", reason), APPLIED]
    assert count(town.hub, operation) == 2
