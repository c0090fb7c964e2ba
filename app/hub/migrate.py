"""Bringing the hub's database to this program's schema, once, whoever starts first."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, select

from app.hub.database import reading, writing
from app.hub.epochs import EPOCH, HUB_ID, RIGHTS, UNCONFIRMED, new_epoch
from app.hub.streams import upsert
from app.hub.tables import meta

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0012"
"""The last revision in migrations/versions (held by a test), known here so that a start which has nothing to migrate
need not load Alembic: 0.6 s of a start of 3 s (measured)."""
_LOCK = 0x7472_7967
"""PostgreSQL's advisory lock; on SQLite the writing transaction itself is the lock."""


class NewerDatabaseError(Exception):
    """A newer program has written the database; this one leaves it alone."""


def migrate(engine: Engine) -> None:
    """Idempotent. An older SQLite file is copied beside itself first; PostgreSQL's operators have their backups.

    Raises NewerDatabaseError, or OSError when there is no room for the copy; nothing has been changed then.
    """
    if _revision(engine) == NEWEST:
        return
    from alembic import command
    from alembic.util import CommandError

    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _keep_older(connection)
        try:
            command.upgrade(configuration(connection), "head")
        except CommandError as error:
            raise NewerDatabaseError("the database was written by a newer program") from error


def _revision(engine: Engine) -> str | None:
    with reading(engine) as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """None for a database that no hub has used yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def is_known(revision: str) -> bool:
    """False for a schema of a newer program."""
    from alembic.script import ScriptDirectory

    return any(one.revision == revision for one in ScriptDirectory.from_config(configuration()).walk_revisions())


def migrate_to(connection: Connection, revision: str) -> None:
    """Inside the caller's transaction, which must be alone with the database."""
    from alembic import command

    command.upgrade(configuration(connection), revision)


def copy_path(database: Path, revision: str) -> Path:
    """Where the database as it was at that revision is kept."""
    return database.with_name(f"{database.name}.of-{revision}")


def _keep_older(connection: Connection) -> None:
    """Under the lock, so that the copy is of what is about to be changed; durable before it gets its name."""
    revision, place = revision_of(connection), connection.engine.url.database
    if connection.dialect.name != "sqlite" or not place or revision is None or revision >= NEWEST:
        return
    copy = copy_path(Path(place), revision)
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(copy)


def configuration(connection: Connection | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    if connection is not None:
        config.attributes["connection"] = connection
    return config


class OtherHubError(Exception):
    """The database belongs to a hub with other keys."""


def settle_identity(connection: Connection, hub_id: str, *, is_first_life: bool = True) -> str:
    """Write hub id and epoch into a database that has none; the epoch. Raises OtherHubError.

    `is_first_life` False: the keys were here before this database. A hub that was emptied grants nothing to anybody
    until a person has confirmed the list of rights.
    """
    unless_there = upsert(connection, meta).on_conflict_do_nothing(index_elements=["key"])
    epoch = new_epoch()
    connection.execute(unless_there, [{"key": HUB_ID, "value": hub_id}, {"key": EPOCH, "value": epoch}])
    rows = connection.execute(select(meta.c.key, meta.c.value).where(meta.c.key.in_([HUB_ID, EPOCH])))
    found = {row.key: str(row.value) for row in rows}
    if found[HUB_ID] != hub_id:
        raise OtherHubError("the database belongs to another hub than the keys; put the right key files back")
    if found[EPOCH] == epoch and not is_first_life:
        connection.execute(unless_there, [{"key": RIGHTS, "value": UNCONFIRMED}])
    return found[EPOCH]
