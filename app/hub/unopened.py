"""Messages to a unit that nobody of it opens: after the agreed time they become a task, which ends when somebody reads.

One thread of each worker looks what is due; the account is kept by app.hub.unopened_messages.
"""

import threading

import structlog
from sqlalchemy import Delete, Row, Update, delete, select, update

from app.domain.task import TaskKind
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.tables import unopened_message
from app.hub.tasks import Cause, close_task, open_task

EVERY_S = 5.0
"""How often it is looked: a task that comes five seconds late is none the worse."""
_AT_ONCE = 500
_log = structlog.get_logger("hub.unopened")


class Unopened:
    """`look` is for one thread at a time."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="hub-unopened", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stop.wait(EVERY_S):
            try:
                self.look()
            except Exception as error:  # the thread outlives whatever one look does: the next one tries again
                _log.exception("unopened_not_looked_at", error=type(error).__name__)

    def look(self) -> None:
        """Tasks for what is due, and an end to those whose messages have been read."""
        with reading(self._hub.engine) as connection:
            rows = connection.execute(select(unopened_message).order_by(unopened_message.c.message)).all()
        read = [row for row in rows if row.is_read]
        new = [row for row in rows if not row.is_read and row.since is None]
        if new:
            self._stamp(new)
        self._open_due([row for row in rows if not row.is_read and row.since is not None and not row.has_task])
        left = {row.thread for row in rows if not row.is_read}
        self._close({row.thread for row in read if row.has_task} - left)
        if read:
            self._forget(read)

    def _stamp(self, rows: list[Row[tuple[object, ...]]]) -> None:
        now, ids = self._hub.clock.now(), [row.message for row in rows]
        seen = update(unopened_message).where(unopened_message.c.since.is_(None))
        for start in range(0, len(ids), _AT_ONCE):
            some = seen.where(unopened_message.c.message.in_(ids[start : start + _AT_ONCE])).values(since=now)
            self._write(some)

    def _open_due(self, rows: list[Row[tuple[object, ...]]]) -> None:
        due_at = self._hub.clock.now() - self._hub.settings.unopened_after
        for row in rows:
            if row.since > due_at:
                continue
            try:
                self._open(row)
            except Exception as error:  # one that cannot be written must not hide those after it
                _log.exception("unopened_not_told", message=row.message, error=type(error).__name__)

    def _open(self, row: Row[tuple[object, ...]]) -> None:
        cause = Cause(TaskKind.UNOPENED_MESSAGE, row.thread)
        open_task(self._hub, cause, brukare=row.brukare, utforare=row.utforare, since=row.since)
        has_task = update(unopened_message).where(unopened_message.c.message == row.message)
        self._write(has_task.values(has_task=True))

    def _close(self, threads: set[str]) -> None:
        for thread in sorted(threads):
            close_task(self._hub, Cause(TaskKind.UNOPENED_MESSAGE, thread))

    def _forget(self, rows: list[Row[tuple[object, ...]]]) -> None:
        ids = [row.message for row in rows]
        for start in range(0, len(ids), _AT_ONCE):
            some = delete(unopened_message).where(unopened_message.c.message.in_(ids[start : start + _AT_ONCE]))
            self._write(some)

    def _write(self, statement: Update | Delete) -> None:
        in_writing(self._hub.engine, lambda connection: connection.execute(statement))
