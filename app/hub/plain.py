"""The hottest statements, past SQLAlchemy: on the driver's own connection, in the transaction that SQLAlchemy holds.

SQLAlchemy's way costs some 15 µs a statement while it is warm and 250 the first time after a pause, and a push of one
operation asks some twenty; this way 2 and 80 (measured). What is asked less often is better said with the tables.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from sqlite3 import Connection as SqliteConnection
from typing import Any, Protocol, cast

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Row = tuple[Any, ...]


class Statement:
    """One text for both databases: question marks, `{listed}` after a column for "is one of this list", `{locked}` at
    the end of what locks its rows. Values: text, whole numbers, bytes, None, aware moments, lists of text."""

    def __init__(self, text: str) -> None:
        self.sqlite = text.format(listed="IN (SELECT value FROM json_each(?))", locked="")
        self.postgres = text.format(listed="= ANY(?)", locked="FOR UPDATE").replace("?", "%s")


_SAVEPOINT, _BACK, _RELEASE = (
    Statement(f"{words} within") for words in ("SAVEPOINT", "ROLLBACK TO SAVEPOINT", "RELEASE SAVEPOINT")
)


class _Cursor(Protocol):
    def fetchall(self) -> list[Row]: ...
    def executemany(self, text: str, rows: Iterable[Sequence[object]], /) -> object: ...


class _Driver(Protocol):
    """As much as the drivers of both databases have in common."""

    def execute(self, text: str, values: Sequence[object], /) -> _Cursor: ...
    def cursor(self) -> _Cursor: ...


def ask(connection: Connection, statement: Statement, *values: object) -> list[Row]:
    """All rows. Raises as SQLAlchemy does."""
    driver, text, fit = _ready(connection, statement)
    try:
        return driver.execute(text, _fitted(values, fit)).fetchall()
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(connection, text, error) from error


def do(connection: Connection, statement: Statement, *values: object) -> None:
    """For what gives no rows."""
    driver, text, fit = _ready(connection, statement)
    try:
        driver.execute(text, _fitted(values, fit))
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(connection, text, error) from error


def do_many(connection: Connection, statement: Statement, rows: Sequence[Sequence[object]]) -> None:
    """The same for each of these values, in order."""
    if len(rows) == 1:
        do(connection, statement, *rows[0])
        return
    driver, text, fit = _ready(connection, statement)
    try:
        driver.cursor().executemany(text, [_fitted(row, fit) for row in rows])
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(connection, text, error) from error


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """What is done inside is undone by any exception, and the transaction goes on."""
    do(connection, _SAVEPOINT)
    try:
        yield
    except BaseException:
        do(connection, _BACK)
        do(connection, _RELEASE)
        raise
    do(connection, _RELEASE)


def moment_of(value: Any) -> Any:
    """A column of tables.Moment as it comes from the driver: an aware moment in UTC, or None."""
    if isinstance(value, str):
        return datetime.fromisoformat(value)
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _ready(connection: Connection, statement: Statement) -> tuple[_Driver, str, Callable[[object], object]]:
    driver = connection.connection.driver_connection
    if isinstance(driver, SqliteConnection):
        return cast(_Driver, driver), statement.sqlite, _for_sqlite
    return cast(_Driver, driver), statement.postgres, _for_postgres


_AS_THEY_ARE = frozenset({str, int, bytes, type(None)})
"""Types that both drivers take; a batch has 5,000 such values, and a call for each would be felt."""


def _fitted(values: Sequence[object], fit: Callable[[object], object]) -> list[object]:
    return [value if type(value) in _AS_THEY_ARE else fit(value) for value in values]


def _for_sqlite(value: object) -> object:
    if isinstance(value, datetime):
        return _aware(value).isoformat(timespec="microseconds")
    return msgspec.json.encode(value).decode() if isinstance(value, list) else value


def _for_postgres(value: object) -> object:
    return _aware(value) if isinstance(value, datetime) else value


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment must be aware")
    return moment.astimezone(UTC)


def _told(connection: Connection, text: str, error: Exception) -> BaseException:
    """As one of SQLAlchemy's own, without the values: retries, answers and logs go by these."""
    dialect = connection.dialect
    return DBAPIError.instance(text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect)
