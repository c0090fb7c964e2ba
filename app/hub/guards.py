"""Triggers that keep the access log append-only: no UPDATE, DELETE, INSERT over a row that is there, or TRUNCATE."""

from sqlalchemy import Connection

_SQLITE = (
    """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
    """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
       BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
    # INSERT OR REPLACE deletes without asking the delete trigger, so the insert itself is looked at.
    """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
       WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
       BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
)
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the access log is append-only'; END $$""",
    """CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION {table}_guard()""",
    # Row triggers do not see TRUNCATE.
    """CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION {table}_guard()""",
    """CREATE OR REPLACE FUNCTION {table}_guard_insert() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF EXISTS (SELECT 1 FROM {table} WHERE {same}) THEN
           RAISE EXCEPTION 'the access log is append-only';
         END IF;
         RETURN NEW;
       END $$""",
    """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
       FOR EACH ROW EXECUTE FUNCTION {table}_guard_insert()""",
)
_ROWID = """CREATE TRIGGER {table}_no_rowid BEFORE INSERT ON {table}
   WHEN NEW.rowid > 0 AND EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid)
   BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"""


def set_guards(connection: Connection) -> None:
    """Of `access_entry`. The table must be there and the triggers must not; so it is in all of these."""
    _set(connection, "access_entry", "stream = NEW.stream AND number = NEW.number")


def set_head_guards(connection: Connection) -> None:
    """Of `log_head`."""
    _set(connection, "log_head", "number = NEW.number")


def set_rowid_guards(connection: Connection) -> None:
    """On SQLite an INSERT OR REPLACE that names another row's hidden rowid takes that row's place."""
    if connection.dialect.name == "sqlite":
        for table in ("access_entry", "log_head"):
            connection.exec_driver_sql(_ROWID.format(table=table))


def _set(connection: Connection, table: str, same: str) -> None:
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement.format(table=table, same=same))
