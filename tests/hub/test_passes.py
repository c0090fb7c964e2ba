"""Door passes follow the plan: one for each visit, door and device, bound to the person's key on it."""

import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Table, select, update

from app.domain.clock import HeldClock
from app.domain.door import DoorAction
from app.domain.permission import Role
from app.doors.door_pass import MAX_PASS_LIFE, DoorPass, read_pass
from app.hub import passes
from app.hub.database import reading, writing
from app.hub.enrolment import enrol
from app.hub.hub import Hub
from app.hub.passes import AFTER_VISIT, BEFORE_VISIT, MADE_AHEAD
from app.hub.revoking import revoke_person
from app.hub.tables import assignment, door, door_pass, person, utforare
from app.protocol.identifiers import new_id
from app.protocol.keys import SigningKey, from_text
from app.protocol.records import DoorPassBody, decode_record_body
from tests.hub.core_fixture import Town, Writer, add_door, count, enrol_key, leave, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, code_for, enrol_request


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(MONDAY)


@pytest.fixture
def town(make_hub: HubMaker, clock: HeldClock) -> Town:
    return town_of(make_hub(clock=clock))


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def passes_in(who: Writer) -> dict[str, DoorPassBody]:
    """What a device that reads its stream from the beginning has in the end."""
    who.positions, who.grants = {}, ""
    found: dict[str, DoorPassBody] = {}
    for item in who.pull():
        if item.kind == "door_pass" and item.content is not None:
            body = decode_record_body(item.kind, item.kind_version, item.content)
            assert isinstance(body, DoorPassBody)
            found[item.id] = body
    return found


def read(hub: Hub, body: DoorPassBody) -> DoorPass:
    found = read_pass(from_text(body.token), hub.signer.pinned())
    assert isinstance(found, DoorPass)
    return found


def plan(town: Town, **times: datetime) -> None:
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).where(assignment.c.visit == town.visit).values(**times))


def test_a_pass_is_for_this_person_door_window_and_key(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    ((pass_id, body),) = passes_in(anna).items()
    assert (body.door, body.visit, body.brukare, body.device) == (town.door, town.visit, town.brukare, anna.device)
    found = read(town.hub, body)
    assert (found.person, found.door, found.visit, found.pass_id) == (town.anna, town.door, town.visit, pass_id)
    assert (found.holder_key, found.operations) == (anna.key.public(), frozenset(DoorAction))
    window = (MONDAY - BEFORE_VISIT, MONDAY + timedelta(hours=1) + AFTER_VISIT)
    assert (found.not_before, found.expires) == (body.not_before, body.expires) == window


def test_a_pass_is_made_once_for_each_door_and_device(town: Town, anna: Writer) -> None:
    first = passes_in(anna)
    assert passes_in(anna) == first
    add_door(town, new_id())
    both = passes_in(anna)
    assert first.items() < both.items()
    assert len(both) == 2
    tablet = writer(town.hub, town.anna)
    assert {body.device for body in passes_in(tablet).values()} == {anna.device, tablet.device}
    assert count(town.hub, door_pass) == 4
    assert passes_in(anna).keys() == passes_in(tablet).keys()


def test_two_pulls_at_once_make_one_pass(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    together = threading.Barrier(4)

    def ask() -> None:
        together.wait()
        passes.ensure(town.hub, town.anna, anna.device)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(town.hub, door_pass) == 1 == len(passes_in(anna))


def test_a_visit_that_moved_gets_a_new_pass_and_loses_the_old(town: Town, anna: Writer) -> None:
    (old,) = passes_in(anna)
    plan(town, starts_at=MONDAY + timedelta(hours=3), ends_at=MONDAY + timedelta(hours=4))
    ((new_id_, body),) = passes_in(anna).items()
    assert new_id_ != old
    assert read(town.hub, body).not_before == MONDAY + timedelta(hours=3) - BEFORE_VISIT
    assert withdrawn(town) == {old}


def test_an_assignment_that_ended_takes_the_pass_back(town: Town, anna: Writer) -> None:
    (old,) = passes_in(anna)
    anna.pull()
    plan(town, ended_at=MONDAY)
    ended = [item for item in anna.pull() if item.kind == "door_pass"]
    assert [(item.id, item.content) for item in ended] == [(old, None)]
    assert withdrawn(town) == {old}
    assert passes_in(anna) == {}


def test_a_door_that_was_taken_away_and_a_person_who_left_have_no_pass(town: Town, anna: Writer) -> None:
    assert len(passes_in(anna)) == 1
    with writing(town.hub.engine) as connection:
        connection.execute(update(door).values(ended_at=MONDAY))
    assert passes_in(anna) == {}
    add_door(town, new_id())
    assert len(passes_in(anna)) == 1
    leave(town.hub, town.anna)
    passes.ensure(town.hub, town.anna, anna.device)
    assert len(withdrawn(town)) == 2


@pytest.mark.parametrize("table", [person, utforare])
def test_a_pass_ends_with_the_right_to_the_home_when_somebody_changes_employer_or_it_ends(
    town: Town, anna: Writer, table: Table
) -> None:
    """The plan is another file, and may still name her."""
    before = passes_in(anna)
    changed = {"organisation": town.tva} if table is person else {"ended_at": MONDAY}
    which = table.c.id == (town.anna if table is person else town.ett)
    with writing(town.hub.engine) as connection:
        connection.execute(update(table).where(which).values(**changed))
    assert passes_in(anna) == {}
    assert before.keys() <= withdrawn(town)


def withdrawn(town: Town) -> set[str]:
    with reading(town.hub.engine) as connection:
        return set(connection.scalars(select(door_pass.c.id).where(door_pass.c.withdrawn_at.is_not(None))))


def test_passes_are_made_a_day_and_a_half_ahead_and_leave_when_they_have_run_out(
    town: Town, anna: Writer, clock: HeldClock
) -> None:
    starts = MONDAY + MADE_AHEAD + timedelta(hours=1)
    plan(town, starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert passes_in(anna) == {}
    clock.move(timedelta(hours=2))
    assert len(passes_in(anna)) == 1
    clock.at = starts + timedelta(hours=1) + AFTER_VISIT - timedelta(seconds=1)
    assert len(passes_in(anna)) == 1
    clock.move(timedelta(seconds=1))
    assert passes_in(anna) == {}
    assert count(town.hub, door_pass) == 1


def test_a_visit_round_the_clock_gets_a_pass_as_long_as_passes_may_be(
    town: Town, anna: Writer, clock: HeldClock
) -> None:
    plan(town, ends_at=MONDAY + timedelta(days=1))
    (body,) = passes_in(anna).values()
    assert read(town.hub, body).expires - body.not_before == MAX_PASS_LIFE
    clock.move(timedelta(hours=24))
    assert passes_in(anna) == {}
    assert count(town.hub, door_pass) == 1


def test_a_new_key_on_the_same_device_gets_new_passes(town: Town, clock: HeldClock) -> None:
    hub, device, first = town.hub, SigningKey.generate(), SigningKey.generate()
    one = enrol(hub, enrol_request(code_for(hub, town.anna), device, first))
    assert not isinstance(one, str)
    anna = Writer(hub, town.anna, one.device, first)
    (old,) = passes_in(anna)
    clock.move(timedelta(minutes=1))
    second = SigningKey.generate()  # a forgotten PIN
    assert not isinstance(enrol(hub, enrol_request(code_for(hub, town.anna), device, second)), str)
    ((new, body),) = passes_in(anna).items()
    assert new != old
    assert read(hub, body).holder_key == second.public()


def test_after_a_revocation_old_passes_leave_and_a_new_key_gets_its_own(town: Town, anna: Writer) -> None:
    (old,) = passes_in(anna)
    with writing(town.hub.engine) as connection:
        revoke_person(connection, town.anna, MONDAY)
    assert withdrawn(town) == {old}
    passes.ensure(town.hub, town.anna, anna.device)
    assert count(town.hub, door_pass) == 1
    anna.key = SigningKey.generate()
    enrol_key(anna)
    ((new, body),) = passes_in(anna).items()
    assert new != old
    assert read(town.hub, body).holder_key == anna.key.public()


def test_nobody_but_staff_who_are_planned_gets_passes(town: Town) -> None:
    for who in (town.bo, town.karin, town.brukare, add_person(town.hub, Role.STAFF, organisation=town.ett)):
        assert passes_in(writer(town.hub, who)) == {}
    assert count(town.hub, door_pass) == 0
