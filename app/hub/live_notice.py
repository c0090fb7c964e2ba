"""Between the workers of one hub on PostgreSQL: LISTEN/NOTIFY with stream names and numbers, never content."""

import json
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg
import structlog
from sqlalchemy import Engine, select, tuple_

from app.hub.database import reading
from app.hub.tables import record
from app.protocol.records import Record, raw_body

CHANNEL = "tryggve_live"
_PER_NOTICE = 40
"""A notice holds at most 8,000 bytes; a stream's name has at most some 120."""
_LISTEN_S = 1.0
_AGAIN_S = 2.0

_log = structlog.get_logger("hub.live_notice")


@dataclass(frozen=True)
class Noticed:
    """What another worker has committed: (stream, head before, number)."""

    places: tuple[tuple[str, int, int], ...]

    def read(self, engine: Engine) -> list[tuple[int, Record]]:
        """The records that still stand at these numbers; one that has changed again comes with its own notice."""
        after = {(name, number): before for name, before, number in self.places}
        wanted = tuple_(record.c.stream, record.c.number).in_(list(after))
        with reading(engine) as connection:
            rows = connection.execute(select(record).where(wanted).order_by(record.c.stream, record.c.number)).all()
        return [(after[(row.stream, row.number)], _record(row)) for row in rows]


def _record(row: object) -> Record:
    return Record(row.stream, row.number, row.kind, row.kind_version, row.id, row.owner, raw_body(row.body))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Rung:
    """Something has happened in a call of these people."""

    people: frozenset[str]


class NoticeBoard:
    """`tell` is called by one thread; what others tell comes through `noticed` on a thread of its own."""

    def __init__(self, engine: Engine, noticed: Callable[[Noticed | Rung], None], missed: Callable[[], None]) -> None:
        self._address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._noticed = noticed
        self._missed = missed
        self._worker = uuid.uuid4().hex
        self._ended = threading.Event()
        self._telling: psycopg.Connection | None = None
        self._thread = threading.Thread(target=self._run, name="hub-live-notice", daemon=True)
        self.listening = threading.Event()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()
        if self._telling is not None:
            self._telling.close()

    def tell(self, published: Sequence[tuple[int, Record]]) -> None:
        """Never raises: who misses a notice is found by the next pull."""
        places = [(item.stream, after, item.number) for after, item in published]
        try:
            if self._telling is None or self._telling.closed:
                self._telling = psycopg.connect(self._address, autocommit=True)
            for start in range(0, len(places), _PER_NOTICE):
                text = json.dumps([self._worker, places[start : start + _PER_NOTICE]], separators=(",", ":"))
                self._telling.execute("SELECT pg_notify(%s, %s)", (CHANNEL, text))
        except psycopg.Error as error:
            self._telling = None
            _log.warning("notice_not_told", error=type(error).__name__)

    def tell_of_calls(self, rung: Rung) -> None:
        """As `tell`; who misses it asks by itself while a call goes on."""
        try:
            if self._telling is None or self._telling.closed:
                self._telling = psycopg.connect(self._address, autocommit=True)
            text = json.dumps([self._worker, {"calls": sorted(rung.people)}], separators=(",", ":"))
            self._telling.execute("SELECT pg_notify(%s, %s)", (CHANNEL, text))
        except psycopg.Error as error:
            self._telling = None
            _log.warning("notice_not_told", error=type(error).__name__)

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._missed()
                    self.listening.set()
                    self._listen(connection)
            except psycopg.Error as error:
                _log.warning("notice_board_lost", error=type(error).__name__)
                self._ended.wait(_AGAIN_S)

    def _listen(self, connection: psycopg.Connection) -> None:
        while not self._ended.is_set():
            for notice in connection.notifies(timeout=_LISTEN_S):
                worker, places = json.loads(notice.payload)
                if worker != self._worker and isinstance(places, dict):
                    self._noticed(Rung(frozenset(places["calls"])))
                elif worker != self._worker:
                    self._noticed(Noticed(tuple((name, after, number) for name, after, number in places)))
