"""What an encrypted database says when it cannot be used, and that nothing of it is lost by saying so."""

import contextlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app.domain.clock import HeldClock
from app.domain.refusal import StoreProblem
from app.store import plain
from app.store.encrypted import StoreError, check, open_database, reading, set_aside, writing

KEY = bytes(range(32))
MARKER = "Hemlig anteckning om Gunvor"


def a_database(path: Path, *, rows: int = 400) -> Engine:
    engine = open_database(path, KEY)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)")
        for number in range(rows):
            connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", (number, f"{MARKER} {number} " + "x" * 500))
    return engine


def closed(path: Path) -> bytes:
    a_database(path).dispose()
    return path.read_bytes()


def count(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.exec_driver_sql("SELECT count(text) FROM note").scalar_one())


def problem_of_reading(path: Path) -> StoreProblem:
    with pytest.raises(StoreError) as caught:
        open_and_check(path)
    return caught.value.problem


def open_and_check(path: Path) -> None:
    engine = open_database(path, KEY)
    try:
        check(engine)
    finally:
        engine.dispose()


def fail_after(engine: Engine, statement: str, *, inner: bool = False) -> None:
    with writing(engine) as connection:
        with connection.begin_nested() if inner else contextlib.nullcontext():
            connection.exec_driver_sql(statement)
        raise RuntimeError


def fill(engine: Engine) -> None:
    with writing(engine) as connection:
        for number in range(100, 400):
            connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", (number, f"{number}" + "y" * 900))


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "a.db", rows=3)
    with pytest.raises(RuntimeError):
        fail_after(engine, "INSERT INTO note VALUES (9, 'never')")
    assert count(engine) == 3


def test_a_savepoint_goes_with_its_transaction(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "a.db", rows=1)
    with pytest.raises(RuntimeError):
        fail_after(engine, "INSERT INTO note VALUES (9, 'inner')", inner=True)
    assert count(engine) == 1


def test_a_reader_sees_one_moment_and_cannot_write(tmp_path: Path) -> None:
    writer = a_database(tmp_path / "a.db", rows=2)
    reader = open_database(tmp_path / "a.db", KEY, read_only_connection=True)
    with reading(reader) as snapshot:
        assert snapshot.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == 2
        with writing(writer) as connection:
            connection.exec_driver_sql("DELETE FROM note")
        assert snapshot.exec_driver_sql("SELECT count(*) FROM note").scalar_one() == 2
    assert count(reader) == 0
    with pytest.raises(dbapi2.OperationalError, match="readonly"), writing(reader) as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (1, 'x')")


def test_a_wrong_key_is_told_from_a_damaged_file(tmp_path: Path) -> None:
    before = closed(tmp_path / "a.db")
    with pytest.raises(StoreError) as caught:
        open_database(tmp_path / "a.db", os.urandom(32))
    assert caught.value.problem is StoreProblem.WRONG_KEY
    assert (tmp_path / "a.db").read_bytes() == before


@pytest.mark.parametrize("at", [20, 100, 4090], ids=["first page's start", "first page", "first page's end"])
def test_one_flipped_bit_in_the_first_page_is_damage(tmp_path: Path, at: int) -> None:
    content = bytearray(closed(tmp_path / "a.db"))
    content[at] ^= 1
    (tmp_path / "a.db").write_bytes(content)
    assert problem_of_reading(tmp_path / "a.db") is StoreProblem.DAMAGED


def test_flipped_bytes_in_the_middle_are_damage_and_stay_where_they_are(tmp_path: Path) -> None:
    content = bytearray(closed(tmp_path / "a.db"))
    middle = len(content) // 2
    content[middle : middle + 40] = os.urandom(40)
    (tmp_path / "a.db").write_bytes(content)
    assert problem_of_reading(tmp_path / "a.db") is StoreProblem.DAMAGED
    assert (tmp_path / "a.db").read_bytes() == content


def test_damage_met_while_reading_is_told_without_a_check(tmp_path: Path) -> None:
    content = bytearray(closed(tmp_path / "a.db"))
    for page in range(4096 * 4, len(content), 4096):
        content[page + 50] ^= 0xFF
    (tmp_path / "a.db").write_bytes(content)
    engine = open_database(tmp_path / "a.db", KEY)
    with pytest.raises(StoreError, match="damaged"):
        count(engine)


@pytest.mark.parametrize("kept", [0.0, 0.02, 0.5, 0.7001])
def test_a_truncated_file_is_damage(tmp_path: Path, kept: float) -> None:
    content = closed(tmp_path / "a.db")
    (tmp_path / "a.db").write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(StoreError) as caught:
        check(open_database(tmp_path / "a.db", KEY, create=False))
    assert caught.value.problem is StoreProblem.DAMAGED


def test_a_missing_database_that_should_be_there_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="damaged"):
        open_database(tmp_path / "a.db", KEY, create=False)
    assert not (tmp_path / "a.db").exists()


def test_a_full_disk_is_told_and_what_was_saved_before_stays(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "a.db", rows=5)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 4")
    with pytest.raises(StoreError) as caught:
        fill(engine)
    assert caught.value.problem is StoreProblem.DISK_FULL
    assert count(engine) == 5
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (1000, 'there is room again')")
    assert count(engine) == 6


def test_a_disk_without_room_for_the_journal_is_full(tmp_path: Path) -> None:
    """The operating system itself refuses to write more than 64 kB, as a full disk does."""
    closed(tmp_path / "a.db")
    script = f"""
        import resource
        from pathlib import Path
        from app.store import encrypted, plain
        plain.is_full = lambda path: True
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
        try:
            engine = encrypted.open_database(Path({str(tmp_path / "a.db")!r}), bytes(range(32)))
            with encrypted.writing(engine) as connection:
                for number in range(1000, 1900):
                    connection.exec_driver_sql("INSERT INTO note VALUES (?, ?)", (number, f"{{number}}" + "z" * 900))
        except encrypted.StoreError as error:
            print(error.problem)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("disk_full", "")
    engine = open_database(tmp_path / "a.db", KEY)
    check(engine)
    assert count(engine) == 400


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    first = a_database(tmp_path / "a.db", rows=1)
    second = open_database(tmp_path / "a.db", KEY, busy_ms=1)
    with writing(first), pytest.raises(StoreError, match="busy"), writing(second):
        pass
    assert count(second) == 1


def test_a_fault_of_the_program_stays_what_it_is_and_tells_no_values(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "a.db", rows=1)
    with pytest.raises(IntegrityError) as caught, writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (0, ?)", (MARKER,))
    assert MARKER not in str(caught.value)


def test_neither_key_nor_text_stands_in_files_errors_or_reprs(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "a.db")
    with pytest.raises(StoreError) as caught:
        open_database(tmp_path / "a.db", os.urandom(32))
    told = repr(caught.value) + repr(caught.value.__cause__) + repr(engine) + repr(engine.pool)
    assert KEY.hex() not in told
    for end in ("", "-wal", "-shm"):
        content = (tmp_path / f"a.db{end}").read_bytes()
        assert MARKER.encode() not in content
        assert KEY not in content
        assert KEY.hex().encode() not in content
    assert not content.startswith(b"SQLite format")


def test_files_belong_to_their_user_alone(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "deep" / "a.db", rows=1)
    assert {file.stat().st_mode & 0o077 for file in (tmp_path / "deep").iterdir()} == {0}
    engine.dispose()


def test_setting_aside_keeps_every_byte_and_makes_room(tmp_path: Path, clock: HeldClock) -> None:
    before = closed(tmp_path / "a.db")
    (tmp_path / "a.db-wal").write_bytes(b"journal")
    first = set_aside(tmp_path / "a.db", clock)
    assert first.read_bytes() == before
    assert first.with_name(f"{first.name}-wal").read_bytes() == b"journal"
    again = closed(tmp_path / "a.db")
    second = set_aside(tmp_path / "a.db", clock)
    assert second != first
    assert (first.read_bytes(), second.read_bytes()) == (before, again)


def test_a_key_of_the_wrong_length_is_a_fault_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(tmp_path / "a.db", b"short")


@pytest.mark.parametrize(("free", "full"), [(10_000, True), (10_000_000_000, False)])
def test_a_failed_write_on_a_roomy_disk_is_no_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, full: bool
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": free}))
    assert plain.is_full(tmp_path / "a.db") is full


def test_what_may_be_lost_with_the_power_is_whole_and_the_next_is_durable_again(tmp_path: Path) -> None:
    engine = a_database(tmp_path / "a.db", rows=1)
    levels = []
    with writing(engine, durable=False) as connection:
        levels.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
    with contextlib.suppress(ZeroDivisionError), writing(engine, durable=False) as connection:
        connection.exec_driver_sql("DELETE FROM note")
        raise ZeroDivisionError
    with writing(engine) as connection:
        levels.append(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
    assert levels == [1, 2], "normal, full"
    assert count(engine) == 1
    engine.dispose()
