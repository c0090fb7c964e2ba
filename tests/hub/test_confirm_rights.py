"""A hub that was restored or emptied grants nothing before a person has confirmed the list, and loses nothing."""

import threading
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, func, select, update

from app.domain.arende import AreaField, LifeArea
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub.confirming import confirm_rights, rights_list
from app.hub.database import reading, writing
from app.hub.epochs import begin_epoch, is_unconfirmed
from app.hub.hub import Hub
from app.hub.tables import access_entry, assignment, door_pass, held, operation, person
from app.protocol import operations as op
from tests.hub.core_fixture import Town, Writer, body_of, count, told, town_of, visit_of, writer
from tests.hub.hub_fixture import HubMaker, add_person, assign
from tests.hub.test_deciding import item_of, late_note, leader


@pytest.fixture
def town(make_hub: HubMaker, database_url: str) -> Town:
    return town_of(make_hub(url=database_url))


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def new_life(hub: Hub) -> None:
    with writing(hub.engine) as connection:
        epoch = begin_epoch(connection)
    object.__setattr__(hub, "epoch", epoch)


def confirmed(hub: Hub) -> dict[str, int]:
    done = confirm_rights(hub, rights_list(hub).version)
    assert done is not None
    return done.outcomes


def forget_assignment(town: Town) -> dict[str, object]:
    """As in a hub whose backup is older than the plan; what it was, to import it again."""
    with writing(town.hub.engine) as connection:
        row = connection.execute(select(assignment).where(assignment.c.visit == town.visit)).one()
        connection.execute(delete(assignment).where(assignment.c.visit == town.visit))
    return row._asdict()


def test_nothing_is_told_and_nothing_taken_away_before_the_list_is_confirmed(town: Town, anna: Writer) -> None:
    assert anna.pull()
    delivered = count(town.hub, access_entry)
    new_life(town.hub)
    answer = anna.page()
    assert (answer.unconfirmed, answer.grants, answer.records, answer.positions) == (True, None, (), {})
    assert (count(town.hub, access_entry), count(town.hub, door_pass)) == (delivered, 1)
    anna.positions = {}
    confirmed(town.hub)
    anna.grants = ""
    assert {record.kind for record in anna.pull()} >= {"visit", "door"}
    assert not anna.page().unconfirmed


def test_work_is_applied_by_its_assignment_where_that_is_there(town: Town, anna: Writer) -> None:
    new_life(town.hub)
    assert anna.did(op.VisitStart(visit=town.visit), op.NoteWrite(visit=town.visit, text="Allt väl.")) == [
        ("applied", ""),
        ("applied", ""),
    ]


def test_work_without_its_assignment_waits_and_is_judged_when_the_list_is_confirmed(town: Town, anna: Writer) -> None:
    row = forget_assignment(town)
    new_life(town.hub)
    sealed = [anna.write(body) for body in (op.VisitStart(visit=town.visit), op.VisitFinish(visit=town.visit))]
    assert told(anna.push(*sealed)) == [("held", "rights_unconfirmed")] * 2
    assert told(anna.push(*sealed)) == [("held", "rights_unconfirmed")] * 2
    assert rights_list(town.hub).held == 2
    with writing(town.hub.engine) as connection:
        connection.execute(assignment.insert(), [row])
    assert confirmed(town.hub) == {"applied": 2}
    assert visit_of(town).finished_by == town.anna
    found = anna.outcome(sealed[1].id)
    assert found is not None
    assert found.outcome.value == "applied"
    assert dict(found.numbers)[town.plan] == 2
    assert (count(town.hub, held), count(town.hub, operation)) == (0, 2)
    assert told(anna.push(*sealed)) == [("duplicate", "")] * 2


def test_what_is_still_without_a_right_is_said_after_the_confirmation(town: Town, anna: Writer) -> None:
    forget_assignment(town)
    new_life(town.hub)
    assert anna.did(op.VisitStart(visit=town.visit)) == [("held", "rights_unconfirmed")]
    assert confirmed(town.hub) == {"refused": 1}
    assert count(town.hub, held) == 0


def test_two_peoples_edits_wait_for_each_other_and_are_judged_in_the_order_of_their_work(town: Town) -> None:
    """The second was written on top of the first, and its device is the first to come back."""
    first, second = writer(town.hub, town.karin), writer(town.hub, town.karin)
    area = {"arende": town.arende, "area": next(iter(LifeArea)), "field": next(iter(AreaField))}
    one = first.write(op.UtredningEdit(text="Ett", base_rev=0, **area))  # type: ignore[arg-type]
    second.at += timedelta(minutes=5)
    two = second.write(op.UtredningEdit(text="Två", base_rev=1, base=one.id, **area))  # type: ignore[arg-type]
    new_life(town.hub)
    assert told(second.push(two)) == [("held", "rights_unconfirmed")]
    assert told(first.push(one)) == [("applied", "")]
    assert confirmed(town.hub) == {"applied": 1}


@pytest.mark.parametrize("is_released", [True, False])
def test_a_decision_waits_with_the_rights_and_is_carried_out_when_they_are_confirmed(
    town: Town, anna: Writer, *, is_released: bool
) -> None:
    eva = leader(town)
    note = late_note(town, anna)
    new_life(town.hub)
    decision = op.HeldRelease(operation=note) if is_released else op.HeldDecline(operation=note, words="Nej.")
    assert eva.did(decision) == [("held", "rights_unconfirmed")]
    assert item_of(town.hub, note).state.value == "open"
    assert confirmed(town.hub) == {"applied": 1}
    assert item_of(town.hub, note).state.value == ("released" if is_released else "declined")
    found = anna.outcome(note)
    assert found is not None
    assert (found.outcome.value, found.reason) == (("applied", "") if is_released else ("refused", Refusal.DECLINED))
    assert (body_of(town.hub, "note", note) is not None) is is_released


def test_what_the_confirmation_judges_is_no_longer_told_to_deciders(town: Town, anna: Writer) -> None:
    row = forget_assignment(town)
    new_life(town.hub)
    sent = anna.write(op.VisitStart(visit=town.visit), basis=town.visit)
    assert told(anna.push(sent)) == [("held", "rights_unconfirmed")]
    assert item_of(town.hub, sent.id).reason == Refusal.RIGHTS_UNCONFIRMED
    with writing(town.hub.engine) as connection:
        connection.execute(assignment.insert(), [row])
    assert confirmed(town.hub) == {"applied": 1}
    assert body_of(town.hub, "held_item", sent.id) is None


def test_a_bad_signature_stays_bad_in_any_life(town: Town, anna: Writer) -> None:
    new_life(town.hub)
    bad = anna.write(op.VisitStart(visit=town.visit))
    other = writer(town.hub, town.bo)
    payload = msgspec.structs.replace(bad, sealed=anna.sealed(b"{}", key=other.key))
    assert told(anna.push(payload))[0][0] == "refused"


def test_a_list_that_has_changed_since_it_was_read_is_not_confirmed(town: Town) -> None:
    new_life(town.hub)
    version = rights_list(town.hub).version
    late = add_person(town.hub, Role.STAFF, organisation=town.ett, name="Lisa Ny")
    assign(town.hub, late, town.brukare, organisation=town.ett)
    assert confirm_rights(town.hub, version) is None
    with reading(town.hub.engine) as connection:
        assert is_unconfirmed(connection)


def test_the_list_says_who_gets_what_and_names_nobody_who_is_protected(town: Town, anna: Writer) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == town.bo).values(protected=True))
    rows = {one.person: one for one in rights_list(town.hub).people}
    assert (rows[town.anna].brukare, rows[town.anna].devices, rows[town.anna].organisation) == (1, 1, "Ett")
    assert (rows[town.karin].arenden, rows[town.karin].name) == (1, "Karin Lund")
    assert (rows[town.bo].brukare, rows[town.bo].name) == (0, "")


def test_a_hub_in_its_first_life_waits_for_nobody(town: Town) -> None:
    assert not rights_list(town.hub).waits


def test_an_emptied_hub_waits_for_its_list(make_hub: HubMaker, tmp_path: Path) -> None:
    make_hub().engine.dispose()
    for file in (tmp_path / "hub").glob("hub.db*"):
        file.unlink()
    assert rights_list(make_hub()).unconfirmed
    assert rights_list(make_hub()).unconfirmed  # and a second start makes no difference


def test_nothing_is_held_back_behind_a_confirmation(town: Town, anna: Writer) -> None:
    """A push that read "unconfirmed" has ended before the confirmation looks for what was held."""
    row = forget_assignment(town)
    new_life(town.hub)
    with writing(town.hub.engine) as connection:
        connection.execute(assignment.insert(), [{**row, "visit": "another"}])
    sealed = [anna.write(op.VisitStart(visit=town.visit)) for _ in range(40)]
    begun = threading.Event()

    def push() -> None:
        for item in sealed:
            anna.push(item)
            begun.set()

    thread = threading.Thread(target=push)
    thread.start()
    begun.wait(20)
    confirmed(town.hub)
    thread.join()
    with reading(town.hub.engine) as connection:
        left = connection.scalar(select(func.count()).select_from(held))
        reasons = set(connection.scalars(select(operation.c.reason)))
    assert left == 0
    assert reasons == {"not_yours"}
    assert body_of(town.hub, "visit", town.visit) is not None
