"""Silence of days: a brukare whom nobody has written to or been read by, for longer than agreed, becomes a task of the
unit that comes there, also where there is no family. It ends when somebody writes or is read.

The account is kept in the transaction that takes a message in. One thread of each worker looks what is due.
"""

import threading
from collections.abc import Iterable
from datetime import datetime

import structlog
from sqlalchemy import Connection, Select, select, update

from app.domain.permission import Role
from app.domain.task import TaskKind
from app.hub.database import in_writing, reading
from app.hub.hub import Hub
from app.hub.streams import upsert
from app.hub.tables import last_contact, person, person_key
from app.hub.tablets import unit_of
from app.hub.tasks import Cause, close_task, open_task
from app.protocol import operations as op

EVERY_S = 60.0
"""How often it is looked: of days, a minute is nothing."""
_log = structlog.get_logger("hub.quiet")


def note(connection: Connection, done: Iterable[op.Body | None], now: datetime) -> None:
    """What has just been taken in: a message written or read by either side is contact. That a device has received
    something is none. By this clock: a tablet's may be wrong."""
    brukare = {body.brukare for body in done if isinstance(body, op.MessageSend | op.MessageRead)}
    if brukare:
        keeping = upsert(connection, last_contact)
        newer = keeping.on_conflict_do_update(index_elements=["brukare"], set_={"at": keeping.excluded.at})
        connection.execute(newer, [{"brukare": one, "at": now, "has_task": False} for one in sorted(brukare)])


class Quiet:
    """`look` is for one thread at a time."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="hub-quiet", daemon=True)
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
                _log.exception("quiet_not_looked_at", error=type(error).__name__)

    def look(self) -> None:
        """Tasks for those who have been alone too long, and an end to those who have heard from somebody."""
        now = self._hub.clock.now()
        self._begin_counting(now)
        since = now - self._hub.settings.quiet_after
        with reading(self._hub.engine) as connection:
            watched = set(connection.scalars(_watched()))
            rows = connection.execute(select(last_contact).order_by(last_contact.c.brukare)).all()
        for row in rows:
            is_alone = row.at <= since and row.brukare in watched
            if is_alone and not row.has_task:
                self._open(str(row.brukare), row.at, now)
            elif not is_alone and row.has_task:
                close_task(self._hub, _cause(str(row.brukare)))
                self._keep(str(row.brukare), has_task=False)

    def _begin_counting(self, now: datetime) -> None:
        """From when the hub first sees a tablet: what was before, nobody knows."""
        unknown = _watched().where(~select(last_contact).where(last_contact.c.brukare == person.c.id).exists())
        with reading(self._hub.engine) as connection:
            new = sorted(connection.scalars(unknown))
        if new:
            rows = [{"brukare": one, "at": now, "has_task": False} for one in new]

            def write(connection: Connection) -> None:
                unless_there = upsert(connection, last_contact).on_conflict_do_nothing(index_elements=["brukare"])
                connection.execute(unless_there, rows)

            in_writing(self._hub.engine, write)

    def _open(self, brukare: str, since: datetime, now: datetime) -> None:
        """Where nobody comes there is nobody to ask; it is looked again."""
        with reading(self._hub.engine) as connection:
            unit = unit_of(connection, brukare, now)
        if unit is not None:
            open_task(self._hub, _cause(brukare), brukare=brukare, utforare=unit, since=since)
            self._keep(brukare, has_task=True)

    def _keep(self, brukare: str, *, has_task: bool) -> None:
        kept = update(last_contact).where(last_contact.c.brukare == brukare).values(has_task=has_task)
        in_writing(self._hub.engine, lambda connection: connection.execute(kept))


def _cause(brukare: str) -> Cause:
    return Cause(TaskKind.QUIET_FOR_DAYS, brukare)


def _watched() -> Select[tuple[str]]:
    """Brukare with a tablet that may come in: who has none is reached by other ways."""
    has_tablet = select(person_key.c.device).where(
        person_key.c.person == person.c.id, person_key.c.revoked_at.is_(None)
    )
    lives = (person.c.role == Role.BRUKARE.value, person.c.ended_at.is_(None))
    return select(person.c.id).where(*lives, has_tablet.exists())
