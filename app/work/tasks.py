"""The unit's tasks: what somebody on shift is to look after besides the visits."""

from concurrent.futures import Future
from datetime import timedelta

from app.domain.task import TaskState
from app.protocol import operations as op
from app.protocol import records as rec
from app.services.desk import Saved
from app.services.tasks import TaskList, TaskRow
from app.store.person_reading import Reading, Stored
from app.work.arrival import arrival_of
from app.work.desk import WorkDesk

SHOWS_DONE = timedelta(days=1)
"""How long what is done stays in the list: whoever comes on shift sees what the one before has looked after."""
_DONE_AT_MOST = 50


def task_list(desk: WorkDesk) -> "Future[TaskList]":
    return desk.read(lambda reading: _task_list(desk, reading))


def take(desk: WorkDesk, task: str) -> "Future[Saved]":
    return desk.act(op.TaskTake(task=task), basis=None)


def done(desk: WorkDesk, task: str) -> "Future[Saved]":
    return desk.act(op.TaskDone(task=task), basis=None)


def count_left(reading: Reading) -> int:
    """Tasks that are not done."""
    return sum(reading.count_of(rec.TaskBody, parent=state) for state in (TaskState.OPEN, TaskState.TAKEN))


def _task_list(desk: WorkDesk, reading: Reading) -> TaskList:
    now = desk.now()
    left = [
        _row(desk, reading, stored)
        for state in (TaskState.OPEN, TaskState.TAKEN)
        for stored in reading.all(rec.TaskBody, parent=state)
    ]
    ended = [
        _row(desk, reading, stored)
        for stored in reading.all(rec.TaskBody, parent=TaskState.DONE, newest=_DONE_AT_MOST)
        if stored.body.done_at is not None and now - stored.body.done_at < SHOWS_DONE
    ]
    ended.sort(key=lambda row: row.done_at or now, reverse=True)
    return TaskList(tuple(left), tuple(ended), now)


def _row(desk: WorkDesk, reading: Reading, stored: Stored[rec.TaskBody]) -> TaskRow:
    task = stored.body
    return TaskRow(
        task=stored.id,
        kind=task.kind,
        brukare=task.brukare,
        brukare_name=task.brukare_name,
        utforare=task.utforare,
        since=task.since,
        about=task.about,
        state=task.state,
        taken_by=task.taken_by_name,
        is_mine=task.taken_by == desk.me,
        done_by=task.done_by_name,
        done_at=task.done_at,
        arrived=arrival_of(reading.operations_on("task", stored.id)),
    )
