"""The unit's tasks: one for each cause, told to those who come there, taken and done by them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.domain.task import TaskKind, TaskState
from app.hub.tasks import Cause, close_task, open_task
from app.protocol import operations as op
from app.protocol import records as rec
from tests.hub.core_fixture import Town, Writer, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign

OFFLINE = Cause(TaskKind.TABLET_OFFLINE, "platta-1")


@pytest.fixture
def town(make_hub: HubMaker) -> Town:
    return town_of(make_hub())


def _open(town: Town, cause: Cause = OFFLINE) -> bool:
    return open_task(town.hub, cause, brukare=town.brukare, utforare=town.ett, since=MONDAY)


def _tasks(who: Writer) -> list[tuple[str, rec.TaskBody]]:
    who.positions.clear()
    who.grants = ""
    told = [(one.id, rec.decode_record_body(one.kind, 1, one.body)) for one in who.pull() if one.kind == "task"]
    return [(task_id, body) for task_id, body in told if isinstance(body, rec.TaskBody)]


def test_the_same_cause_opens_one_task(town: Town) -> None:
    assert _open(town)
    assert not _open(town)
    ((_, task),) = _tasks(writer(town.hub, town.anna))
    assert (task.kind, task.about, task.state) == (TaskKind.TABLET_OFFLINE, "platta-1", TaskState.OPEN)
    assert task.brukare_name == "Britta Berg"


def test_another_cause_is_another_task(town: Town) -> None:
    assert _open(town)
    assert _open(town, Cause(TaskKind.TABLET_OFFLINE, "platta-2"))
    assert _open(town, Cause(TaskKind.TABLET_SILENT, "platta-1"))
    assert len(_tasks(writer(town.hub, town.anna))) == 3


def test_whoever_takes_it_is_named_and_the_second_changes_nothing(town: Town) -> None:
    second = add_person(town.hub, Role.STAFF, organisation=town.ett, name="Doris Alm")
    assign(town.hub, second, town.brukare, organisation=town.ett)
    _open(town)
    anna, doris = writer(town.hub, town.anna), writer(town.hub, second)
    ((task_id, _),) = _tasks(anna)
    assert anna.did(op.TaskTake(task=task_id)) == [("applied", "")]
    assert doris.did(op.TaskTake(task=task_id)) == [("applied", "")]
    ((_, task),) = _tasks(doris)
    assert (task.state, task.taken_by, task.taken_at) == (TaskState.TAKEN, town.anna, MONDAY)


def test_done_without_being_taken_first(town: Town) -> None:
    _open(town)
    anna = writer(town.hub, town.anna)
    ((task_id, _),) = _tasks(anna)
    assert anna.did(op.TaskDone(task=task_id)) == [("applied", "")]
    ((_, task),) = _tasks(anna)
    assert (task.state, task.done_by) == (TaskState.DONE, town.anna)


def test_a_cause_that_comes_back_is_a_new_task_and_the_old_one_stays_done(town: Town) -> None:
    _open(town)
    anna = writer(town.hub, town.anna)
    ((first, _),) = _tasks(anna)
    anna.did(op.TaskDone(task=first))
    assert _open(town)
    states = {task_id: task.state for task_id, task in _tasks(anna)}
    assert len(states) == 2
    assert states.pop(first) is TaskState.DONE
    assert list(states.values()) == [TaskState.OPEN]


def test_a_cause_that_has_gone_ends_the_task_without_a_name(town: Town) -> None:
    _open(town)
    assert close_task(town.hub, OFFLINE)
    assert not close_task(town.hub, OFFLINE)
    ((_, task),) = _tasks(writer(town.hub, town.anna))
    assert (task.state, task.done_by, task.done_at) == (TaskState.DONE, "", MONDAY)


def test_nothing_is_closed_that_was_never_opened(town: Town) -> None:
    assert not close_task(town.hub, OFFLINE)


@pytest.mark.parametrize("make", [lambda task: op.TaskTake(task=task), lambda task: op.TaskDone(task=task)])
def test_another_utforare_neither_sees_it_nor_does_anything_with_it(town: Town, make: Callable[[str], op.Body]) -> None:
    assign(town.hub, town.bo, town.brukare, organisation=town.tva)
    _open(town)
    ((task_id, _),) = _tasks(writer(town.hub, town.anna))
    bo = writer(town.hub, town.bo)
    assert _tasks(bo) == []
    assert bo.did(make(task_id)) == [("refused", "not_yours")]


def test_what_was_said_after_the_last_visit_is_kept_for_a_leader(town: Town) -> None:
    past = assign(town.hub, town.anna, town.brukare, organisation=town.ett)
    assert past
    _open(town)
    anna = writer(town.hub, town.anna)
    ((task_id, _),) = _tasks(anna)
    anna.at = MONDAY + timedelta(days=9)
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(days=9))
    assert anna.did(op.TaskDone(task=task_id)) == [("held", "right_ended")]


def test_an_unknown_task_is_refused(town: Town) -> None:
    assert writer(town.hub, town.anna).did(op.TaskTake(task="finns-inte")) == [("refused", "no_such_thing")]
