"""A backup is whole and of one moment; what is put back is the hub as it was, in another life."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, select

from app.hub.access_log import verify
from app.hub.backups.frames import TableRows
from app.hub.backups.problems import BackupProblem, NotDoneError
from app.hub.backups.rows import rows_of
from app.hub.database import open_engine, reading, writing
from app.hub.epochs import RIGHTS, UNCONFIRMED
from app.hub.migrate import migrate_to
from app.hub.tables import attachment, enrolment_code, meta, operation
from tests.hub.backup_fixture import PICTURE, add_attachment, everything, files_in, lived
from tests.hub.hub_fixture import MONDAY

NEW_LIFE = frozenset({"meta", "enrolment_code"})
SINCE = frozenset({"access_content", "chain", "log_head", "log_leaf", "log_news", "person_key"})
"""Tables with columns that the first schema did not have."""


def refused(problem: BackupProblem) -> "pytest.RaisesExc[NotDoneError]":
    return pytest.raises(NotDoneError, match=f"^{problem.value}$")


def test_a_hub_that_was_put_back_is_the_hub_that_it_was(tmp_path: Path, database_url: str) -> None:
    home = lived(tmp_path, database_url)
    before, epoch, identity = everything(home.hub, without=NEW_LIFE), home.hub.epoch, home.hub.identity()
    file, made = home.back_up()
    assert made.missing == ()
    assert home.note("Efter säkerhetskopian.") == ("applied", "")
    home.close()
    restored = home.restore(file, replace=True)
    hub = home.reopen()
    assert everything(hub, without=NEW_LIFE) == before
    assert (restored.made_at, restored.epoch, hub.epoch) == (MONDAY, restored.epoch, restored.epoch)
    assert hub.epoch != epoch
    assert hub.identity() == identity
    assert PICTURE in files_in(hub.settings.data / "attachments").values()
    assert len(files_in(hub.settings.data / "imports")) == 1
    with reading(hub.engine) as connection:
        assert verify(connection) == []
        assert connection.scalar(select(meta.c.value).where(meta.c.key == RIGHTS)) == UNCONFIRMED
    home.close()


@pytest.mark.postgres
def test_a_backup_moves_a_hub_from_sqlite_to_a_server(tmp_path: Path, postgres_url: str) -> None:
    home = lived(tmp_path)
    before = everything(home.hub, without=NEW_LIFE)
    file, _ = home.back_up()
    home.close()
    home.url = postgres_url
    home.restore(file, data=tmp_path / "new")
    hub = home.reopen(tmp_path / "new")
    assert everything(hub, without=NEW_LIFE) == before
    home.close()


def test_a_backup_made_while_people_write_is_of_one_moment(tmp_path: Path, database_url: str) -> None:
    """Operations, records and chains fit each other, and every attachment that is named is there."""
    home = lived(tmp_path, database_url)
    ends = threading.Event()
    written: list[str] = []

    def work() -> None:
        while not ends.is_set():
            name = f"anteckning {len(written)}"
            assert home.note(name) == ("applied", "")
            add_attachment(home.hub, home.anna.device, name.encode() * 2000)
            written.append(name)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        backups = [home.back_up(f"backup-{number}") for number in range(3)]
    finally:
        ends.set()
        thread.join()
    assert written
    home.close()
    for number, (file, made) in enumerate(backups):
        assert made.missing == ()
        home.restore(file, replace=True, at=MONDAY + timedelta(days=number + 1))
        hub = home.reopen()
        rows = everything(hub)
        kinds = [row for row in rows["operation"] if row[5] == "note.write"]
        assert len(kinds) == len([row for row in rows["record"] if row[0] == "note"])
        assert [row[2] for row in rows["chain"]] == [len(rows["operation"])]
        with reading(hub.engine) as connection:
            shas = list(connection.scalars(select(attachment.c.sha256).where(attachment.c.complete_at.is_not(None))))
            assert verify(connection) == []
        assert shas
        assert all((hub.settings.data / "attachments" / sha[:2] / sha).exists() for sha in shas)
        home.close()


def test_nothing_readable_is_in_the_file(tmp_path: Path) -> None:
    home = lived(tmp_path)
    home.note("Britta har ramlat.")
    file, _ = home.back_up()
    raw = file.read_bytes()
    keys = [path.read_bytes() for path in (home.settings.data / "keys").iterdir()]
    assert not any(word in raw for word in [b"Britta", b"Berg", b"SQLite format", *keys])
    assert file.stat().st_mode & 0o077 == 0
    home.close()


def test_a_hub_that_is_there_is_left_alone_unless_it_is_said(tmp_path: Path, database_url: str) -> None:
    home = lived(tmp_path, database_url)
    file, _ = home.back_up()
    home.note("Efter.")
    before, epoch = everything(home.hub), home.hub.epoch
    home.close()
    with refused(BackupProblem.NOT_EMPTY):
        home.restore(file)
    hub = home.reopen()
    assert everything(hub) == before
    assert hub.epoch == epoch
    home.close()


def test_what_was_there_is_set_aside_and_not_deleted(tmp_path: Path) -> None:
    home = lived(tmp_path)
    file, _ = home.back_up()
    home.note("Bara i den gamla.")
    home.close()
    data = home.settings.data
    before = files_in(data)
    restored = home.restore(file, replace=True)
    assert files_in(data / restored.aside) == before
    engine = open_engine(f"sqlite:///{data / restored.aside / 'hub.db'}")
    with reading(engine) as connection:
        kinds = list(connection.scalars(select(operation.c.kind).order_by(operation.c.order)))
    engine.dispose()
    assert kinds == ["visit.start", "note.write"]


@pytest.mark.postgres
def test_tables_of_a_server_are_set_aside_in_a_schema_of_their_own(tmp_path: Path, postgres_url: str) -> None:
    home = lived(tmp_path, postgres_url)
    file, _ = home.back_up()
    home.note("Bara i den gamla.")
    home.close()
    restored = home.restore(file, replace=True)
    engine = open_engine(postgres_url)
    schema = restored.aside.replace("-", "_").lower()
    with reading(engine) as connection:
        kinds = connection.exec_driver_sql(f'SELECT kind FROM "{schema}".operation ORDER BY "order"').scalars().all()
    with pytest.raises(Exception, match="append-only"), writing(engine) as connection:
        connection.exec_driver_sql(f'DELETE FROM "{schema}".access_entry')
    engine.dispose()
    assert kinds == ["visit.start", "note.write"]


def test_a_running_hub_is_never_taken_away_from_under_its_clients(tmp_path: Path, database_url: str) -> None:
    home = lived(tmp_path, database_url)
    file, _ = home.back_up()
    with refused(BackupProblem.RUNNING):
        home.restore(file, replace=True)
    assert home.note("Det går att arbeta.") == ("applied", "")
    home.close()


@pytest.mark.postgres
def test_a_hub_on_another_machine_keeps_its_database(tmp_path: Path, postgres_url: str) -> None:
    home = lived(tmp_path, postgres_url)
    file, _ = home.back_up()
    with refused(BackupProblem.RUNNING):
        home.restore(file, data=tmp_path / "elsewhere", replace=True)
    assert home.note("Det går att arbeta.") == ("applied", "")
    home.close()
    assert files_in(tmp_path / "elsewhere") == {}


def spoilt(raw: bytes) -> dict[str, bytes]:
    middle = len(raw) // 2
    return {
        "cut": raw[:-1],
        "cut in half": raw[:middle],
        "changed": raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :],
        "longer": raw + b"x",
    }


def test_a_spoilt_backup_changes_nothing(tmp_path: Path, database_url: str) -> None:
    home = lived(tmp_path, database_url)
    file, _ = home.back_up()
    before = everything(home.hub)
    home.close()
    kept = {name: raw for name, raw in files_in(home.settings.data).items() if not name.startswith("hub.db")}
    for name, raw in spoilt(file.read_bytes()).items():
        (tmp_path / "spoilt").write_bytes(raw)
        with refused(BackupProblem.DAMAGED):
            home.restore(tmp_path / "spoilt", replace=True)
        now = {name: raw for name, raw in files_in(home.settings.data).items() if not name.startswith("hub.db")}
        assert now == kept, name
        assert everything(home.reopen()) == before, name
        home.close()


def test_a_backup_of_a_newer_program_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = lived(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("app.hub.backups.making.NEWEST", "9999")
        patch.setattr("app.hub.backups.making.revision_of", lambda _connection: "9999")
        file, _ = home.back_up()
    home.close()
    with refused(BackupProblem.NEWER_SCHEMA):
        home.restore(file, replace=True)


def columns_of_the_first_schema(folder: Path) -> dict[str, set[str]]:
    engine = create_engine(f"sqlite:///{folder / 'first.db'}")
    with engine.begin() as connection:
        migrate_to(connection, "0001")
        looked = inspect(connection)
        found = {name: {one["name"] for one in looked.get_columns(name)} for name in looked.get_table_names()}
    engine.dispose()
    return found


def untold_since(rows: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    """Records of the kinds that the first schema had: what devices report is told anew by a hub that opens it."""
    return [
        row for row in rows["record"] if row[0] in {"visit", "note", "arende", "brukare", "person", "insats", "door"}
    ]


def test_a_backup_of_an_older_schema_is_brought_up_to_this_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = columns_of_the_first_schema(tmp_path)

    def as_once(connection: Connection) -> Iterator[TableRows]:
        for piece in rows_of(connection):
            kept = [place for place, name in enumerate(piece.columns) if name in once.get(piece.table, ())]
            rows = [[row[place] for place in kept] for row in piece.rows]
            if kept:
                yield TableRows(piece.table, tuple(piece.columns[place] for place in kept), rows)

    home = lived(tmp_path)
    before = everything(home.hub, without=NEW_LIFE | SINCE)
    told = untold_since(before)
    with monkeypatch.context() as patch:
        patch.setattr("app.hub.backups.making.NEWEST", "0001")
        patch.setattr("app.hub.backups.making.revision_of", lambda _connection: "0001")
        patch.setattr("app.hub.backups.making.rows_of", as_once)
        file, _ = home.back_up()
    home.close()
    home.restore(file, replace=True)
    after = everything(home.reopen(), without=NEW_LIFE | SINCE)
    assert untold_since(after) == told
    assert {name: after[name] for name in before if name not in {"record", "stream"}} == {
        name: before[name] for name in before if name not in {"record", "stream"}
    }
    home.close()


def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = lived(tmp_path)
    file, _ = home.back_up()
    before = everything(home.hub)
    home.close()
    with monkeypatch.context() as patch:
        patch.setattr("app.hub.backups.restore._ROOM", 1e12)
        with refused(BackupProblem.DISK_FULL):
            home.restore(file, replace=True)
    assert everything(home.reopen()) == before
    home.close()


def test_an_attachment_that_is_gone_from_the_disk_is_named_and_asked_for_again(tmp_path: Path) -> None:
    home = lived(tmp_path)
    sha = add_attachment(home.hub, home.anna.device, b"lost")
    (home.settings.data / "attachments" / sha[:2] / sha).unlink()
    spoilt_sha = add_attachment(home.hub, home.anna.device, b"spoilt")
    (home.settings.data / "attachments" / spoilt_sha[:2] / spoilt_sha).write_bytes(b"spolit")
    file, made = home.back_up()
    assert made.missing == (f"attachments/{sha[:2]}/{sha}",)
    home.close()
    home.restore(file, replace=True)
    hub = home.reopen()
    with reading(hub.engine) as connection:
        states = {row.sha256: (row.received, row.complete_at) for row in connection.execute(select(attachment))}
    assert states[sha] == states[spoilt_sha] == (0, None)
    assert len([state for state in states.values() if state[1] is not None]) == 1
    home.close()


def test_codes_for_new_devices_are_void_after_a_restore(tmp_path: Path) -> None:
    """One may have been used since the backup, by somebody who wrote it down."""
    home = lived(tmp_path)
    file, _ = home.back_up()
    home.close()
    home.restore(file, replace=True, at=MONDAY + timedelta(minutes=5))
    with reading(home.reopen().engine) as connection:
        ends = connection.scalars(select(enrolment_code.c.expires_at)).all()
    assert ends == [MONDAY + timedelta(minutes=5)]
    home.close()


def test_the_same_backup_is_never_written_over(tmp_path: Path) -> None:
    home = lived(tmp_path)
    file, _ = home.back_up()
    raw = file.read_bytes()
    with refused(BackupProblem.FILE_EXISTS):
        home.back_up()
    assert file.read_bytes() == raw
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "hub"]
    home.close()
