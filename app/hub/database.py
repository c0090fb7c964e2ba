"""The hub's database: engine, transactions, retries. Both databases behave alike through here.

SQLite runs in manual transaction mode and every writer begins with BEGIN IMMEDIATE: with the driver's own mode a
savepoint's row survives an outer rollback (measured; a test holds it).
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.hub.plain import Statement, do

_BEGIN, _COMMIT = Statement("BEGIN IMMEDIATE"), Statement("COMMIT")
T = TypeVar("T")

RETRIES = 8
"""A writer that met a deadlock or a serialisation failure tries again this often (40P01, 40001); sorted locks made
it zero in measurements, so more than one is already a surprise."""

_SQLITE_BUSY_MS = 10_000
_KEPT_OPEN = 4
_TURNS: "WeakKeyDictionary[Engine, threading.Lock]" = WeakKeyDictionary()


def default_url(data: Path) -> str:
    return f"sqlite:///{data / 'hub.db'}"


def open_engine(url: str, *, pool_size: int = 12) -> Engine:
    if url.startswith("sqlite"):
        return _sqlite_engine(url, pool_size)
    return create_engine(url, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True, hide_parameters=True)


def _sqlite_engine(url: str, pool_size: int) -> Engine:
    # An error that repeats its parameters would put names into logs.
    connect_args = {"check_same_thread": False, "timeout": _SQLITE_BUSY_MS / 1000}
    # Few stay open when it is calm: each keeps pages of its own in memory.
    engine = create_engine(
        url,
        pool_size=_KEPT_OPEN,
        max_overflow=2 * pool_size - _KEPT_OPEN,
        connect_args=connect_args,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _manual(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None
        _use_wal(connection)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_SQLITE_BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    _TURNS[engine] = threading.Lock()
    return engine


def _use_wal(connection: SqliteConnection) -> None:
    """Two first starts at once: the change to WAL answers "locked" at once and does not wait as other writers do."""
    deadline = time.monotonic() + _SQLITE_BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except SqliteError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.005)  # the other start is on its way; no order depends on this wait
        else:
            return


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write; committed at the end, rolled back on any exception."""
    with engine.connect() as connection, _turn(engine):
        connection.begin()  # also where all that follows goes past SQLAlchemy (app.hub.plain)
        if engine.dialect.name == "sqlite":
            do(connection, _BEGIN)
        try:
            yield connection
            if engine.dialect.name == "sqlite":
                # Also where SQLite has undone it by itself (disk full, I/O error), whoever has caught that: then it
                # says so here, and nobody is told that something was kept.
                do(connection, _COMMIT)
        except BaseException:
            connection.rollback()
            if engine.dialect.name == "sqlite":
                _undo(connection)
            raise
        connection.commit()


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """On SQLite one writer of this process after the other, each woken when its turn has come: SQLite itself asks again
    after 1, 2, 5, 10 ms, which is long beside a push of one. Writers of other processes are waited for by SQLite."""
    lock = _TURNS.get(engine)
    if lock is None:
        yield
        return
    came = lock.acquire(timeout=_SQLITE_BUSY_MS / 1000)  # where it never comes, SQLite says so
    try:
        yield
    finally:
        if came:
            lock.release()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One snapshot."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield connection
        finally:
            if engine.dialect.name == "sqlite":
                _undo(connection)
            connection.rollback()


def _undo(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, SqliteConnection)
    if driver.in_transaction:
        driver.execute("ROLLBACK")


def in_writing(engine: Engine, work: Callable[[Connection], T]) -> T:
    """Run `work` in a writing transaction, again when the database asked for it. `work` must have no other effects."""
    for attempt in range(RETRIES):
        try:
            with writing(engine) as connection:
                return work(connection)
        except DBAPIError as error:
            if attempt == RETRIES - 1 or not _wants_retry(error):
                raise
            time.sleep(0.002 * 2**attempt)  # another writer is on its way out; no order depends on this wait
    raise AssertionError("unreachable")


def _wants_retry(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in {"40P01", "40001"}
