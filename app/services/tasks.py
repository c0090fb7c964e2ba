"""The unit's tasks: what somebody on shift is to look after besides the visits."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from app.domain.arrival import Arrived
from app.domain.task import TaskKind, TaskState
from app.services.desk import Desk, Saved


@dataclass(frozen=True)
class TaskRow:
    task: str
    kind: TaskKind
    brukare: str
    brukare_name: str
    utforare: str
    since: datetime
    about: str
    """Id of the message or the tablet."""
    state: TaskState
    taken_by: str = ""
    """Name of whoever looks after it."""
    is_mine: bool = False
    done_by: str = ""
    """Name; empty when its cause has gone by itself."""
    done_at: datetime | None = None
    arrived: Arrived | None = None
    """Of what this person said of it; None when they have said nothing."""


@dataclass(frozen=True)
class TaskList:
    left: tuple[TaskRow, ...]
    """Open ones first, each part oldest first."""
    done: tuple[TaskRow, ...]
    """Since yesterday, newest first."""
    now: datetime


def task_list(desk: Desk) -> "Future[TaskList]":
    return desk.call("tasks.task_list")


def take(desk: Desk, task: str) -> "Future[Saved]":
    """This person looks after it. Somebody who was first stays named."""
    return desk.call("tasks.take", task)


def done(desk: Desk, task: str) -> "Future[Saved]":
    """It has been looked after."""
    return desk.call("tasks.done", task)
