"""Opening and closing the tasks of units: what somebody on shift is to look after, told live to those who may see it.

Whoever finds a cause calls `open_task` as often as it likes, and `close_task` when the cause is gone; what staff say of
a task (`task.take`, `task.done`) comes in as their operations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import msgspec
import structlog
from sqlalchemy import Connection, select

from app.domain.ids import BrukareId, UtforareId
from app.domain.stream import tasks_stream
from app.domain.task import TaskKind, TaskState
from app.hub.database import in_writing
from app.hub.hub import Hub
from app.hub.streams import Put, lock_heads, published_from, put_records, upsert
from app.hub.tables import open_task as open_task_table
from app.hub.tables import person
from app.hub.truth import Truth
from app.protocol.effects import task_stream
from app.protocol.identifiers import new_id
from app.protocol.records import Record, TaskBody, encode_record_body

_log = structlog.get_logger("hub.tasks")
Published = list[tuple[int, Record]]


@dataclass(frozen=True)
class Cause:
    """What a task is about. `about`: id of the message, the tablet, or whatever it is."""

    kind: TaskKind
    about: str


def open_task(hub: Hub, cause: Cause, *, brukare: str, utforare: str, since: datetime) -> bool:
    """The unit has a task about this; False when there is one that is not done yet."""
    return _publish(
        hub, lambda connection: open_within(connection, cause, brukare=brukare, utforare=utforare, since=since)
    )


def close_task(hub: Hub, cause: Cause) -> bool:
    """Its cause has gone by itself; False when there was nothing to close."""
    now = hub.clock.now()
    return _publish(hub, lambda connection: _close(connection, cause, now))


def newest_task(connection: Connection, cause: Cause) -> TaskBody | None:
    """Done or not; None where there never was one."""
    found = _newest(connection, cause)
    return found[1] if found else None


def _publish(hub: Hub, write: Callable[[Connection], Published]) -> bool:
    published = in_writing(hub.engine, write)
    if published:
        hub.bus.publish(published)
    return bool(published)


def open_within(connection: Connection, cause: Cause, *, brukare: str, utforare: str, since: datetime) -> Published:
    """As `open_task`, in the transaction that writes down the cause. To be published after its commit."""
    stream = tasks_stream(BrukareId(brukare), UtforareId(utforare))
    heads = lock_heads(connection, [stream])
    known = _newest(connection, cause)
    if known is not None and known[1].state is not TaskState.DONE:
        return []
    name = connection.scalar(select(person.c.name).where(person.c.id == brukare)) or ""
    task = TaskBody(
        brukare=brukare, brukare_name=name, utforare=utforare, kind=cause.kind, since=since, about=cause.about
    )
    task_id = new_id()
    keeping = upsert(connection, open_task_table)
    keeping = keeping.on_conflict_do_update(index_elements=["kind", "about"], set_={"task": keeping.excluded.task})
    connection.execute(keeping, [{"kind": cause.kind.value, "about": cause.about, "task": task_id}])
    _log.info("task_opened", task=task_id, kind=cause.kind.value)
    before = dict(heads)
    return published_from(before, put_records(connection, heads, [_put(task_id, task)]))


def _close(connection: Connection, cause: Cause, now: datetime) -> Published:
    known = _newest(connection, cause)
    if known is None or known[1].state is TaskState.DONE:
        return []
    heads = lock_heads(connection, [task_stream(known[1])])
    known = _newest(connection, cause)  # somebody may have done it before the lock
    if known is None or known[1].state is TaskState.DONE:
        return []
    task_id, task = known
    done = msgspec.structs.replace(task, state=TaskState.DONE, done_at=now)
    _log.info("task_closed", task=task_id, kind=cause.kind.value)
    before = dict(heads)
    return published_from(before, put_records(connection, heads, [_put(task_id, done)]))


def _newest(connection: Connection, cause: Cause) -> tuple[str, TaskBody] | None:
    this = (open_task_table.c.kind == cause.kind.value, open_task_table.c.about == cause.about)
    task_id = connection.scalar(select(open_task_table.c.task).where(*this))
    task = Truth(connection).body("task", task_id) if task_id is not None else None
    return (task_id, task) if task_id is not None and isinstance(task, TaskBody) else None


def _put(task_id: str, task: TaskBody) -> Put:
    return Put(task_stream(task), "task", task_id, task.utforare, encode_record_body(task))
