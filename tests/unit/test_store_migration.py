"""Databases grow older in order, are copied first, and are never touched by an older program."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData
from sqlalchemy.exc import DBAPIError

from app.domain.refusal import StoreProblem
from app.store import device_shape, device_tables
from app.store.encrypted import StoreError, open_database, reading, writing
from app.store.migration import copy_path, migrate, version_of

KEY = bytes(range(32))
FIRST = ("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",)
SECOND = ("ALTER TABLE note ADD COLUMN author TEXT", "UPDATE note SET author = 'unknown'")
BROKEN = ("ALTER TABLE note ADD COLUMN author TEXT", "UPDATE nothing SET x = 1")


def an_old_one(path: Path) -> Engine:
    engine = open_database(path, KEY)
    assert migrate(engine, path, [FIRST]) is None
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (1, 'from the old days')")
    return engine


def notes(path: Path) -> list[tuple[object, ...]]:
    engine = open_database(path, KEY)
    with reading(engine) as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM note")]
    engine.dispose()
    return rows


def test_a_new_database_gets_everything_and_needs_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_database(path, KEY)
    assert migrate(engine, path, [FIRST, SECOND]) is None
    assert version_of(engine) == 2
    assert [file.name for file in tmp_path.glob("*before*")] == []


def test_an_old_one_is_copied_whole_and_then_migrated(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = an_old_one(path)
    copy = migrate(engine, path, [FIRST, SECOND])
    assert copy == copy_path(path, 1)
    with reading(engine) as connection:
        rows = connection.exec_driver_sql("SELECT * FROM note").all()
    assert [tuple(row) for row in rows] == [(1, "from the old days", "unknown")]
    assert notes(copy) == [(1, "from the old days")], "what lay in the journal is in the copy too"
    assert migrate(engine, path, [FIRST, SECOND]) is None, "a second start has nothing to do"


def test_a_newer_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_database(path, KEY)
    migrate(engine, path, [FIRST, SECOND])
    engine.dispose()
    before = path.read_bytes()
    older_program = open_database(path, KEY)
    with pytest.raises(StoreError) as caught:
        migrate(older_program, path, [FIRST])
    older_program.dispose()
    assert caught.value.problem is StoreProblem.NEWER_DATABASE
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_shape(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = an_old_one(path)
    with pytest.raises(DBAPIError):
        migrate(engine, path, [FIRST, BROKEN])
    assert version_of(engine) == 1
    engine.dispose()
    assert notes(path) == [(1, "from the old days")]
    engine = open_database(path, KEY)
    migrate(engine, path, [FIRST, SECOND])
    engine.dispose()
    assert notes(path) == [(1, "from the old days", "unknown")]


def test_somebody_elses_open_connection_stops_it_before_anything_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = an_old_one(path)
    other = open_database(path, KEY)
    with pytest.raises(StoreError, match="busy"):
        migrate(engine, path, [FIRST, SECOND])
    assert version_of(other) == 1


@pytest.mark.parametrize("where", ["copying", "naming", "migrating"])
def test_a_crash_at_any_step_is_mended_by_the_next_start(tmp_path: Path, where: str) -> None:
    path = tmp_path / "a.db"
    an_old_one(path).dispose()
    crash = {
        "copying": "durable_files.os.fsync = die",
        "naming": "Path.replace = die",
        "migrating": "migration.writing = dying",
    }[where]
    script = f"""
        import contextlib, os
        from pathlib import Path
        from app.store import durable_files, encrypted, migration
        def die(*arguments, **named):
            os._exit(9)
        @contextlib.contextmanager
        def dying(engine):
            with encrypted.writing(engine) as connection:
                yield connection
                os._exit(9)
        engine = encrypted.open_database(Path({str(path)!r}), bytes(range(32)))
        {crash}
        migration.migrate(engine, Path({str(path)!r}), [{FIRST!r}, {SECOND!r}])
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False, timeout=60)
    assert done.returncode == 9
    engine = open_database(path, KEY, create=False)
    assert version_of(engine) == 1
    copy = migrate(engine, path, [FIRST, SECOND])
    engine.dispose()
    assert copy is not None
    assert notes(path) == [(1, "from the old days", "unknown")]
    assert notes(copy) == [(1, "from the old days")]


def test_the_migrated_device_database_equals_its_tables(tmp_path: Path) -> None:
    assert_same_shape(tmp_path, device_shape.MIGRATIONS, device_tables.metadata)


def assert_same_shape(tmp_path: Path, migrations: tuple[tuple[str, ...], ...], metadata: MetaData) -> None:
    migrated, made = open_database(tmp_path / "migrated.db", KEY), open_database(tmp_path / "made.db", KEY)
    migrate(migrated, tmp_path / "migrated.db", migrations)
    with writing(made) as connection:
        metadata.create_all(connection)
    assert shape(migrated) == shape(made)


def shape(engine: Engine) -> dict[str, str]:
    """Every table and index as SQLite itself remembers it, without white space."""
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    with reading(engine) as connection:
        return {row.name: "".join(row.sql.split()) for row in connection.exec_driver_sql(query)}
