"""What is in the way of a restore in a database server, and setting it aside there: never deleted."""

from sqlalchemy import Connection, inspect

from app.hub.backups.problems import BackupProblem, NotDoneError


def others_use(connection: Connection) -> bool:
    """Whether a hub, or anybody else, is connected to this database."""
    if connection.dialect.name != "postgresql":
        return False
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    return bool(connection.exec_driver_sql(others).scalar())


def has_tables(connection: Connection) -> bool:
    return bool(inspect(connection).get_table_names())


def set_schema_aside(connection: Connection, name: str) -> None:
    """Every table of the present schema, with the functions of its triggers, into a schema of this name; in the
    caller's transaction. Raises NotDoneError RUNNING when somebody holds one of them."""
    here = str(connection.exec_driver_sql("SELECT current_schema()").scalar())
    connection.exec_driver_sql(f'CREATE SCHEMA "{name}"')
    for table in inspect(connection).get_table_names():
        connection.exec_driver_sql(f'ALTER TABLE "{here}"."{table}" SET SCHEMA "{name}"')
    functions = (
        "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE n.nspname = current_schema() AND p.proname IN ('access_entry_guard', 'access_entry_guard_insert')"
    )
    for function in connection.exec_driver_sql(functions).scalars().all():
        connection.exec_driver_sql(f'ALTER FUNCTION {function} SET SCHEMA "{name}"')


def check_alone(connection: Connection) -> None:
    if others_use(connection):
        raise NotDoneError(BackupProblem.RUNNING)
