"""Bringing an older database of ours up to the shape that this program knows. Knows no tables.

A database's version is its `user_version`: how many of the numbered migrations it has had. All that are missing run in
one transaction, after the file has been copied beside itself.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from app.domain.refusal import StoreProblem
from app.store.durable_files import a_part_of
from app.store.encrypted import StoreError, writing

Migration = Sequence[str]
"""The statements that make version n + 1 out of version n."""


def migrate(engine: Engine, path: Path, migrations: Sequence[Migration]) -> Path | None:
    """Returns the copy that was made of the older database; None when there was nothing to keep.

    Raises StoreError NEWER_DATABASE (not touched), BUSY (somebody else has it open), DISK_FULL (not touched). Nobody
    may be using `engine` meanwhile.
    """
    version = version_of(engine)
    if version > len(migrations):
        raise StoreError(StoreProblem.NEWER_DATABASE)
    if version == len(migrations):
        return None
    copy = None if _is_new(engine) else _copy(engine, path, version)
    with writing(engine) as connection:
        for statement in (statement for migration in migrations[version:] for statement in migration):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {len(migrations)}")
    return copy


def version_of(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def copy_path(path: Path, version: int) -> Path:
    return path.with_name(f"{path.name}.before-{version + 1}")


def _is_new(engine: Engine) -> bool:
    with engine.connect() as connection:
        return not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()


def _copy(engine: Engine, path: Path, version: int) -> Path:
    """The whole database in one file, durable before it gets its name."""
    engine.dispose()  # the last connection out writes the journal into the file; the engine connects again by itself
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        raise StoreError(StoreProblem.BUSY)
    copy = copy_path(path, version)
    with a_part_of(path.parent) as part, path.open("rb") as source:
        shutil.copyfileobj(source, part.file, 1024 * 1024)
        part.finish(copy)
    return copy
