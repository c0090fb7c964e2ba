"""Silence of days around a brukare: whose task it becomes, and what ends it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.domain.clock import HeldClock
from app.domain.conversation import ThreadKind
from app.domain.ids import BrukareId
from app.domain.stream import profile_stream
from app.domain.task import TaskKind, TaskState
from app.hub.database import writing
from app.hub.quiet import Quiet
from app.hub.streams import Put
from app.hub.tables import assignment
from app.protocol import operations as op
from app.protocol import records as rec
from tests.hub.core_fixture import Town, Writer, town_of, writer
from tests.hub.hub_fixture import HubMaker, assign, put


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    town = town_of(make_hub())
    home = rec.BrukareBody(first_name="Britta", name="Britta Demo", address="")
    stream = profile_stream(BrukareId(town.brukare))
    put(town.hub, Put(stream, "brukare", town.brukare, rec.CITY, rec.encode_record_body(home)))
    return town


@pytest.fixture
def britta(town: Town) -> Writer:
    return writer(town.hub, town.brukare)


def days(town: Town, job: Quiet, count: float) -> None:
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(days=count))
    assign(town.hub, town.anna, town.brukare, organisation=town.ett)  # somebody comes every day
    job.look()


def tasks_of(town: Town) -> list[tuple[TaskKind, str, TaskState]]:
    anna = writer(town.hub, town.anna)
    bodies = [rec.decode_record_body(one.kind, 1, one.body) for one in anna.pull() if one.kind == "task"]
    return [(body.kind, body.about, body.state) for body in bodies if isinstance(body, rec.TaskBody)]


def alone(town: Town, state: TaskState = TaskState.OPEN) -> list[tuple[TaskKind, str, TaskState]]:
    return [(TaskKind.QUIET_FOR_DAYS, town.brukare, state)]


def message(town: Town) -> op.MessageSend:
    return op.MessageSend(brukare=town.brukare, kind=ThreadKind.UNIT, other=town.ett, text="Hej.")


def test_days_without_a_word_become_one_task_of_the_unit_that_comes_there(town: Town, britta: Writer) -> None:
    assert britta
    job = Quiet(town.hub)
    job.look()
    days(town, job, 4.9)
    assert tasks_of(town) == []
    days(town, job, 0.2)
    days(town, job, 3)
    assert tasks_of(town) == alone(town)


def test_a_word_from_the_unit_ends_it_and_the_days_are_counted_anew(town: Town, britta: Writer) -> None:
    assert britta
    job = Quiet(town.hub)
    job.look()
    days(town, job, 6)
    anna = writer(town.hub, town.anna)
    anna.at = town.hub.clock.now()
    assert anna.did(message(town)) == [("applied", "")]
    job.look()
    assert tasks_of(town) == alone(town, TaskState.DONE)
    days(town, job, 4)
    assert tasks_of(town) == alone(town, TaskState.DONE)
    days(town, job, 2)
    assert sorted(state for _, _, state in tasks_of(town)) == [TaskState.DONE, TaskState.OPEN]


def test_what_is_read_is_contact_and_what_a_device_has_received_is_not(town: Town, britta: Writer) -> None:
    anna, job = writer(town.hub, town.anna), Quiet(town.hub)
    anna.did(message(town))
    (sent,) = [one.id for one in britta.pull() if one.kind == "message"]
    job.look()
    days(town, job, 4)
    received = op.MessageReceived(brukare=town.brukare, kind=ThreadKind.UNIT, other=town.ett, message=sent)
    read = op.MessageRead(brukare=town.brukare, kind=ThreadKind.UNIT, other=town.ett, message=sent)
    assert britta.did(received) == [("applied", "")]
    days(town, job, 2)
    assert tasks_of(town) == alone(town)
    assert britta.did(read) == [("applied", "")]
    job.look()
    assert tasks_of(town) == alone(town, TaskState.DONE)


def test_who_has_no_tablet_is_not_watched_by_it(town: Town) -> None:
    job = Quiet(town.hub)
    job.look()
    days(town, job, 10)
    assert tasks_of(town) == []


def test_a_refused_message_is_no_contact(town: Town, britta: Writer) -> None:
    assert britta
    job, bo = Quiet(town.hub), writer(town.hub, town.bo)
    job.look()
    days(town, job, 6)
    assert bo.did(message(town)) == [("refused", "not_yours")]
    job.look()
    assert tasks_of(town) == alone(town)


def test_where_nobody_comes_it_waits_until_somebody_does(town: Town, britta: Writer) -> None:
    assert britta
    job = Quiet(town.hub)
    job.look()
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=town.hub.clock.now()))
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(days=6))
    job.look()
    assign(town.hub, town.anna, town.brukare, organisation=town.ett)
    assert tasks_of(town) == []
    job.look()
    assert tasks_of(town) == alone(town)
