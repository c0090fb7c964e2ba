"""Encrypted files of SQLite, opened without SQLAlchemy, and what goes wrong with them.

The first screen is read through this alone: SQLAlchemy takes longer to load than all the rest of the engine (some 250
of 550 ms, measured). app.store.encrypted lays its engines over the same connections. One connection is for one thread
at a time. A damaged or foreign file is never deleted, repaired or written over.
"""

import hashlib
import hmac
import os
import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from app.domain.refusal import StoreProblem
from app.store.failing import StoreError

KEY_BYTES = 32
_SALT_BYTES = 16
BUSY_MS = 10_000
"""Longer than any transaction of ours (500 rows: some 10 ms), shorter than a person's patience with a frozen save."""
_FULL_BELOW_BYTES = 256 * 1024
"""With less free space than this, a failed write is a full disk whatever SQLite calls it (it cannot make a WAL)."""


class Rows(Protocol):
    """What a statement found: as much of SQLAlchemy's result as is used on both kinds of connection."""

    def __iter__(self) -> Iterator[Any]: ...
    def one_or_none(self) -> Any: ...
    def scalar(self) -> Any: ...


class Asked(Protocol):
    """A connection that takes SQLite's own SQL, plain or SQLAlchemy's."""

    def exec_driver_sql(self, statement: str, parameters: Any = (), /) -> Any:
        """`parameters`: a tuple for the question marks."""


class PlainRows:
    """All of them, fetched: nothing stays open behind a reader's back."""

    def __init__(self, cursor: Any) -> None:
        names = [column[0] for column in cursor.description or ()]
        self._rows = [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in cursor]
        self._first = names[0] if names else ""

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def one_or_none(self) -> Any:
        assert len(self._rows) <= 1
        return self._rows[0] if self._rows else None

    def scalar(self) -> Any:
        return getattr(self._rows[0], self._first) if self._rows else None


class PlainConnection:
    """Raises StoreError as encrypted.open_database does."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False, create: bool = False) -> None:
        self._path = path
        with told_as_store_errors(path):
            make_ready(path, create=create and not read_only)
        self._connection = connect(path, key, busy_ms=BUSY_MS, read_only=read_only)

    @classmethod
    def over(cls, path: Path, connection: Any) -> "PlainConnection":
        """One that somebody else has opened, and closes."""
        made = cls.__new__(cls)
        made._path, made._connection = path, connection
        return made

    def exec_driver_sql(self, statement: str, parameters: Sequence[object] = (), /) -> PlainRows:
        with told_as_store_errors(self._path):
            return PlainRows(self._connection.execute(statement, parameters))

    def each(self, statement: str, *values: object) -> Generator[tuple[Any, ...], None, None]:
        """Rows as they are read: for what is asked with every act, or is too much to be had at once."""
        with told_as_store_errors(self._path):
            yield from self._connection.execute(statement, values)

    def do_many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        with told_as_store_errors(self._path):
            self._connection.executemany(statement, rows)

    @contextmanager
    def reading(self) -> Iterator["PlainConnection"]:
        """One snapshot: what is written meanwhile is not seen."""
        self.exec_driver_sql("BEGIN")
        try:
            yield self
        finally:
            self.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator["PlainConnection"]:
        """One transaction, on disk when the block ends; undone by any exception.

        Not `durable`: whole or not at all, as always, but on the disk only with the next that is. A power cut may take
        it, never anything that came after it and is kept (SQLite's synchronous=NORMAL with a write-ahead log).
        """
        if not durable:
            self.exec_driver_sql("PRAGMA synchronous=NORMAL")
        try:
            self.exec_driver_sql("BEGIN IMMEDIATE")
            yield self
            self.exec_driver_sql("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.exec_driver_sql("ROLLBACK")
            raise
        finally:
            if not durable:
                self.exec_driver_sql("PRAGMA synchronous=FULL")

    def version(self) -> int:
        """See app.store.migration."""
        return int(self.exec_driver_sql("PRAGMA user_version").scalar())

    def close(self) -> None:
        self._connection.close()


def make_ready(path: Path, *, create: bool) -> None:
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


def connect(path: Path, key: bytes, *, busy_ms: int, read_only: bool) -> Any:
    with told_as_store_errors(path, key):
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
def told_as_store_errors(path: Path, key: bytes | None = None) -> Iterator[None]:
    try:
        yield
    except dbapi2.DatabaseError as error:
        problem = problem_of(error, path)
        if problem is StoreProblem.DAMAGED and key is not None and not _is_for(path, key):
            problem = StoreProblem.WRONG_KEY
        if problem is None:
            raise
        raise StoreError(problem) from error
    except OSError as error:
        if not is_full(path):
            raise
        raise StoreError(StoreProblem.DISK_FULL) from error


def problem_of(error: BaseException, path: Path) -> StoreProblem | None:
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
