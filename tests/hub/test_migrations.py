"""Migrations make what the models say, on both databases, once, whoever starts first."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from app.hub.database import open_engine, reading, writing
from app.hub.hub_keys import KeyFileError
from app.hub.migrate import NEWEST, NewerDatabaseError, OtherHubError, configuration, copy_path, migrate
from app.hub.tables import meta, metadata, utforare
from tests.hub.hub_fixture import HubMaker, add_utforare


def test_the_migrated_schema_is_the_models(make_hub: HubMaker, database_url: str) -> None:
    hub = make_hub(url=database_url)
    with reading(hub.engine) as connection:
        newest = ScriptDirectory.from_config(configuration())
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == NEWEST == newest.get_current_head()


def test_two_starts_at_once_migrate_once(tmp_path: Path, database_url: str) -> None:
    url = database_url or f"sqlite:///{tmp_path / 'hub.db'}"
    surprises: list[Exception] = []
    together = threading.Barrier(3)

    def start() -> None:
        engine = open_engine(url)
        together.wait()
        try:
            migrate(engine)
        except Exception as error:
            surprises.append(error)
        engine.dispose()

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert surprises == []


def test_starting_again_keeps_identity_and_epoch(make_hub: HubMaker, database_url: str) -> None:
    first, second = make_hub(url=database_url), make_hub(url=database_url)
    assert (first.hub_id, first.epoch, first.identity()) == (second.hub_id, second.epoch, second.identity())


def test_an_emptied_database_begins_a_new_epoch_of_the_same_hub(make_hub: HubMaker, tmp_path: Path) -> None:
    first = make_hub()
    first.engine.dispose()
    for file in (tmp_path / "hub").glob("hub.db*"):
        file.unlink()
    second = make_hub()
    assert second.hub_id == first.hub_id
    assert second.epoch != first.epoch


def test_an_older_file_is_copied_whole_before_it_is_changed(
    make_hub: HubMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = make_hub()
    add_utforare(hub, "Hemtjänst Ett")
    monkeypatch.setattr("app.hub.migrate.NEWEST", "0999")  # as a newer program would see it
    migrate(hub.engine)
    kept = open_engine(f"sqlite:///{copy_path(tmp_path / 'hub' / 'hub.db', NEWEST)}")
    with reading(kept) as connection:
        assert connection.scalars(select(utforare.c.name)).all() == ["Hemtjänst Ett"]
    kept.dispose()
    assert list(tmp_path.rglob("*.part")) == []


def test_a_newer_database_is_left_alone(make_hub: HubMaker, database_url: str) -> None:
    hub = make_hub(url=database_url)
    with writing(hub.engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabaseError):
        make_hub(url=database_url)
    with reading(hub.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(meta)) == 2


def test_a_database_of_another_hub_is_refused(make_hub: HubMaker, tmp_path: Path) -> None:
    make_hub()
    (tmp_path / "hub" / "keys" / "root.key").unlink()
    with pytest.raises(OtherHubError):
        make_hub()


@pytest.mark.parametrize("name", ["root.key", "seal.key", "token.key", "pass.json"])
def test_a_damaged_key_file_is_named_and_never_replaced(make_hub: HubMaker, tmp_path: Path, name: str) -> None:
    make_hub()
    path = tmp_path / "hub" / "keys" / name
    path.write_bytes(b"cut")
    with pytest.raises(KeyFileError, match=name):
        make_hub()
    assert path.read_bytes() == b"cut"


def test_key_files_are_the_owners_alone(make_hub: HubMaker, tmp_path: Path) -> None:
    make_hub()
    modes = {path.name: path.stat().st_mode & 0o077 for path in (tmp_path / "hub" / "keys").iterdir()}
    assert set(modes.values()) == {0}
    assert {"root.key", "seal.key", "token.key", "pass.json"} <= set(modes)
