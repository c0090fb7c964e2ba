"""Rows out of one database and into another, whatever the two are: SQLite or PostgreSQL."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, column, insert, select
from sqlalchemy import table as a_table

from app.hub.backups.frames import ROWS_BYTES, TableRows
from app.hub.tables import metadata, rights_change

_AT_ONCE = 64
"""Rows fetched together."""


def rows_of(connection: Connection) -> Iterator[TableRows]:
    """Every table, in pieces of about ROWS_BYTES. `connection` is one snapshot."""
    for table in metadata.sorted_tables:
        if table is rights_change:
            continue  # triggers write it anew while the rows are put back
        names = tuple(str(one.name) for one in table.columns)
        found = connection.execute(select(table).execution_options(yield_per=_AT_ONCE))
        rows: list[list[Any]] = []
        size = 0
        for row in found:
            rows.append(list(row))
            size += sum(len(value) if isinstance(value, bytes | str) else 8 for value in row)
            if size >= ROWS_BYTES:
                yield TableRows(str(table.name), names, rows)
                rows, size = [], 0
        if rows:
            yield TableRows(str(table.name), names, rows)


def put_rows(connection: Connection, piece: TableRows) -> None:
    """Into a table that has these columns, in the schema that the backup was made of and not this program's newest."""
    as_kept = _for_sqlite if connection.dialect.name == "sqlite" else _as_it_is
    rows = [dict(zip(piece.columns, map(as_kept, row), strict=True)) for row in piece.rows]
    target = a_table(piece.table, *map(column, piece.columns))
    if rows:
        connection.execute(insert(target), rows)


def _as_it_is(value: object) -> object:
    return value


def _for_sqlite(value: object) -> object:
    """As app.hub.tables.Moment keeps it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
