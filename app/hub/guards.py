"""Triggers that keep the access log append-only: no UPDATE, DELETE, INSERT over a row that is there, or TRUNCATE."""

from sqlalchemy import Connection

_SQLITE = (
    """CREATE TRIGGER access_entry_no_update BEFORE UPDATE ON access_entry
       BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
    """CREATE TRIGGER access_entry_no_delete BEFORE DELETE ON access_entry
       BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
    # INSERT OR REPLACE deletes without asking the delete trigger, so the insert itself is looked at.
    """CREATE TRIGGER access_entry_no_replace BEFORE INSERT ON access_entry
       WHEN EXISTS (SELECT 1 FROM access_entry WHERE stream = NEW.stream AND number = NEW.number)
       BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION access_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the access log is append-only'; END $$""",
    """CREATE TRIGGER access_entry_no_change BEFORE UPDATE OR DELETE ON access_entry
       FOR EACH ROW EXECUTE FUNCTION access_entry_guard()""",
    # Row triggers do not see TRUNCATE.
    """CREATE TRIGGER access_entry_no_truncate BEFORE TRUNCATE ON access_entry
       FOR EACH STATEMENT EXECUTE FUNCTION access_entry_guard()""",
    """CREATE FUNCTION access_entry_guard_insert() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF EXISTS (SELECT 1 FROM access_entry WHERE stream = NEW.stream AND number = NEW.number) THEN
           RAISE EXCEPTION 'the access log is append-only';
         END IF;
         RETURN NEW;
       END $$""",
    """CREATE TRIGGER access_entry_no_replace BEFORE INSERT ON access_entry
       FOR EACH ROW EXECUTE FUNCTION access_entry_guard_insert()""",
)


def set_guards(connection: Connection) -> None:
    """Make the triggers; the table must be there and they must not."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)
