"""Encrypted databases: opening one, its transactions, and what goes wrong with them. Knows no tables.

One engine is one connection, for one thread at a time: a database has an engine for its writer and one for its reader.
A damaged or foreign file is never deleted, repaired or written over; `set_aside` renames it.
"""

import hashlib
import hmac
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, StaticPool, create_engine, event
from sqlcipher3 import dbapi2

from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.store.failing import StoreError as StoreError  # noqa: PLC0414 - whoever opens one catches it

KEY_BYTES = 32
_SALT_BYTES = 16
_BUSY_MS = 10_000
"""Longer than any transaction of ours (500 rows: some 10 ms), shorter than a person's patience with a frozen save."""
_FULL_BELOW_BYTES = 256 * 1024
"""With less free space than this, a failed write is a full disk whatever SQLite calls it (it cannot make a WAL)."""
_COMPANIONS = ("-wal", "-shm")


def open_database(
    path: Path, key: bytes, *, read_only_connection: bool = False, create: bool = True, busy_ms: int = _BUSY_MS
) -> Engine:
    """Raises StoreError WRONG_KEY, DAMAGED, DISK_FULL or BUSY.

    `key` is 32 raw bytes and belongs to this one database. With `create=False` (for a database that is known to have
    been made) a missing or empty file is DAMAGED; a reader never creates.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    with _told_as_store_errors(path):
        _make_ready(path, create=create and not read_only_connection)
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: _connect(path, key, busy_ms=busy_ms, read_only=read_only_connection),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", lambda context: _translate(context, path))
    try:
        with engine.connect():
            return engine
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, on disk when the block ends; undone by any exception."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.commit()
        except BaseException:
            connection.rollback()
            raise


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


def _make_ready(path: Path, *, create: bool) -> None:
    if not create:
        if not path.exists() or path.stat().st_size == 0:
            raise StoreError(StoreProblem.DAMAGED)
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):  # never reopened when it exists: closing it would let go of SQLite's own locks
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))  # journals inherit the mode


def _salt_of(key: bytes) -> bytes:
    """The file's first 16 bytes. Made from the key, so that a wrong key and a damaged first page can be told apart."""
    return hmac.digest(key, b"tryggve database salt", hashlib.sha256)[:_SALT_BYTES]


def _connect(path: Path, key: bytes, *, busy_ms: int, read_only: bool) -> Any:
    with _told_as_store_errors(path, key):
        connection = dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000, cached_statements=256
        )
        try:
            _unlock(connection, key)
            _set_up(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return connection


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{_salt_of(key).hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _set_up(connection: Any, *, read_only: bool) -> None:
    for pragma in ("temp_store=MEMORY", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
        return
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def _told_as_store_errors(path: Path, key: bytes | None = None) -> Iterator[None]:
    try:
        yield
    except dbapi2.DatabaseError as error:
        problem = _problem_of(error, path)
        if problem is StoreProblem.DAMAGED and key is not None and not _is_for(path, key):
            problem = StoreProblem.WRONG_KEY
        if problem is None:
            raise
        raise StoreError(problem) from error
    except OSError as error:
        if not is_full(path):
            raise
        raise StoreError(StoreProblem.DISK_FULL) from error


def _translate(context: ExceptionContext, path: Path) -> None:
    problem = _problem_of(context.original_exception, path)
    if problem is not None:
        raise StoreError(problem) from context.original_exception


def _problem_of(error: BaseException, path: Path) -> StoreProblem | None:
    """None for faults of the program (constraints, wrong SQL), which stay what they are."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case dbapi2.SQLITE_FULL:
            return StoreProblem.DISK_FULL
        case dbapi2.SQLITE_BUSY | dbapi2.SQLITE_LOCKED:
            return StoreProblem.BUSY
        case dbapi2.SQLITE_CORRUPT | dbapi2.SQLITE_NOTADB:
            return StoreProblem.DAMAGED
        case dbapi2.SQLITE_IOERR:
            return StoreProblem.DISK_FULL if is_full(path) else StoreProblem.DAMAGED
        case dbapi2.SQLITE_CANTOPEN if is_full(path):
            return StoreProblem.DISK_FULL
    return None


def _is_for(path: Path, key: bytes) -> bool:
    """Whether the file begins as this key's database does. A file of other noise cannot be told from another key's."""
    with path.open("rb") as file:
        return hmac.compare_digest(file.read(_SALT_BYTES), _salt_of(key))


def is_full(path: Path) -> bool:
    """Whether the disk that `path` is on has no room for even a small write."""
    folder = next((parent for parent in path.parents if parent.exists()), None)
    return folder is not None and shutil.disk_usage(folder).free < _FULL_BELOW_BYTES
