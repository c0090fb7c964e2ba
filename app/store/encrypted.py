"""Encrypted databases: opening one, its transactions, and what goes wrong with them. Knows no tables.

One engine is one connection, for one thread at a time: a database has an engine for its writer and one for its reader.
A damaged or foreign file is never deleted, repaired or written over; `set_aside` renames it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, StaticPool, create_engine, event
from sqlcipher3 import dbapi2

from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.store.failing import StoreError as StoreError  # noqa: PLC0414 - whoever opens one catches it
from app.store.plain import BUSY_MS, KEY_BYTES, PlainConnection, connect, make_ready, problem_of, told_as_store_errors
from app.store.plain import is_full as is_full  # noqa: PLC0414

_PLAIN = "plain"
"""In what SQLAlchemy keeps beside a connection."""
_COMPANIONS = ("-wal", "-shm")


def open_database(
    path: Path, key: bytes, *, read_only_connection: bool = False, create: bool = True, busy_ms: int = BUSY_MS
) -> Engine:
    """Raises StoreError WRONG_KEY, DAMAGED, DISK_FULL or BUSY.

    `key` is 32 raw bytes and belongs to this one database. With `create=False` (for a database that is known to have
    been made) a missing or empty file is DAMAGED; a reader never creates.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    with told_as_store_errors(path):
        make_ready(path, create=create and not read_only_connection)
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, busy_ms=busy_ms, read_only=read_only_connection),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", lambda context: _translate(context, path))
    event.listen(engine, "connect", lambda made, record: record.info.update({_PLAIN: PlainConnection.over(path, made)}))
    try:
        with engine.connect():
            return engine
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def writing(engine: Engine, *, durable: bool = True) -> Iterator[Connection]:
    """As PlainConnection.writing."""
    with engine.connect() as connection, plain_of(connection).writing(durable=durable):
        yield connection


def plain_of(connection: Connection) -> PlainConnection:
    """The same connection in the same transaction, past SQLAlchemy: for what every act and every live record asks."""
    found: PlainConnection = connection.info[_PLAIN]
    return found


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One snapshot: what is written meanwhile is not seen."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.rollback()


def check(engine: Engine) -> None:
    """Reads the whole file; raises StoreError DAMAGED. 7 ms for 2 MB.

    Two checks, since the first misses pages that are gone and the second misses pages of no table.
    """
    with engine.connect() as connection:
        broken_pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchone()
        structure = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if broken_pages is not None or structure != "ok":
        raise StoreError(StoreProblem.DAMAGED)


def set_aside(path: Path, clock: Clock) -> Path:
    """Rename a database that cannot be used, with all that belongs to it; nothing is deleted. No engine may be open.

    The journal goes first: left alone beside a new database, SQLite would delete it.
    """
    stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
    target, number = path.with_name(f"{path.name}.set-aside-{stamp}"), 1
    while any(target.with_name(target.name + end).exists() for end in ("", *_COMPANIONS)):
        number += 1
        target = path.with_name(f"{path.name}.set-aside-{stamp}-{number}")
    for end in (*_COMPANIONS, ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(target.with_name(target.name + end))
    return target


def _translate(context: ExceptionContext, path: Path) -> None:
    problem = problem_of(context.original_exception, path)
    if problem is not None:
        raise StoreError(problem) from context.original_exception
