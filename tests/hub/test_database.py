"""Transactions behave alike on both databases: what was rolled back is gone, savepoints and all."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from sqlite3 import Connection as SqliteConnection

import psycopg.errors
import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import DBAPIError, OperationalError

from app.hub.database import RETRIES, in_writing, reading, writing
from app.hub.hub import Hub
from app.hub.plain import savepoint
from app.hub.streams import Put, count_heads, heads_of, lock_heads, next_orders, put_records
from app.hub.tables import meta, record, stream
from tests.hub.core_fixture import count
from tests.hub.hub_fixture import HubMaker


@pytest.fixture
def hub(make_hub: HubMaker, database_url: str) -> Hub:
    return make_hub(url=database_url)


class _StoppedError(Exception):
    pass


def _add(connection: Connection, key: str) -> None:
    connection.execute(meta.insert(), [{"key": key, "value": "x"}])


def _rolled_back(hub: Hub, work: Callable[[Connection], object]) -> None:
    with writing(hub.engine) as connection:
        work(connection)
        raise _StoppedError


def _keys(hub: Hub) -> set[str]:
    with reading(hub.engine) as connection:
        return set(connection.scalars(select(meta.c.key).where(meta.c.value == "x")))


def test_a_rollback_around_a_savepoint_leaves_nothing(hub: Hub) -> None:
    def work(connection: Connection) -> None:
        with connection.begin_nested():
            _add(connection, "inside")
        _add(connection, "after")

    with pytest.raises(_StoppedError):
        _rolled_back(hub, work)
    assert _keys(hub) == set()


def test_a_savepoint_that_failed_takes_only_its_own_rows_with_it(hub: Hub) -> None:
    def fail(connection: Connection) -> None:
        with connection.begin_nested():
            _add(connection, "inside")
            raise _StoppedError

    with writing(hub.engine) as connection:
        _add(connection, "before")
        with pytest.raises(_StoppedError):
            fail(connection)
        _add(connection, "after")
    assert _keys(hub) == {"before", "after"}


def test_a_connection_that_was_rolled_back_is_clean_for_the_next_one(hub: Hub) -> None:
    for key in ("a", "b", "c"):
        with pytest.raises(_StoppedError):
            _rolled_back(hub, partial(_add, key=key))
    with writing(hub.engine) as connection:
        _add(connection, "d")
    assert _keys(hub) == {"d"}


def test_a_reader_sees_one_moment(hub: Hub) -> None:
    with reading(hub.engine) as connection:
        before = connection.scalars(select(meta.c.key)).all()
        with writing(hub.engine) as other:
            _add(other, "new")
        assert connection.scalars(select(meta.c.key)).all() == before
    assert _keys(hub) == {"new"}


def test_numbers_that_were_rolled_back_are_given_again(hub: Hub) -> None:
    def take(connection: Connection) -> tuple[int, int]:
        heads = lock_heads(connection, ["unit:a"])
        written = put_records(connection, heads, [Put("unit:a", "unit", "a", "a", b"{}")])
        return written[0].number, next_orders(connection, 3)

    with pytest.raises(_StoppedError):
        _rolled_back(hub, take)
    assert (count(hub, record), count(hub, stream)) == (0, 0)
    with writing(hub.engine) as connection:
        assert take(connection) == (1, 1)
        assert take(connection) == (2, 4)


def test_writers_that_lock_in_any_order_never_wait_in_a_circle(hub: Hub) -> None:
    names = [f"unit:{letter}" for letter in "abcdef"]
    together = threading.Barrier(4)
    attempts: list[int] = []

    def work(connection: Connection, order: list[str]) -> None:
        attempts.append(1)
        heads = lock_heads(connection, order)
        put_records(connection, heads, [Put(name, "unit", name, "a", b"{}") for name in order])

    def write(order: list[str]) -> None:
        together.wait()
        for _ in range(5):
            in_writing(hub.engine, lambda connection: work(connection, order))

    threads = [threading.Thread(target=write, args=(names[at:] + names[:at],)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(attempts) == 20
    with reading(hub.engine) as connection:
        assert set(connection.scalars(select(stream.c.head).where(stream.c.name.in_(names)))) == {20}


def test_a_writer_tries_again_when_the_database_asks_for_it_and_not_for_ever(hub: Hub) -> None:
    asked: list[int] = []

    def once(connection: Connection) -> str:
        asked.append(1)
        _add(connection, f"try {len(asked)}")
        if len(asked) < 3:
            raise OperationalError("x", {}, psycopg.errors.DeadlockDetected())
        return "done"

    assert in_writing(hub.engine, once) == "done"
    assert _keys(hub) == {"try 3"}

    def always(_connection: Connection) -> None:
        asked.append(1)
        raise DBAPIError("x", {}, psycopg.errors.SerializationFailure())

    asked.clear()
    with pytest.raises(DBAPIError):
        in_writing(hub.engine, always)
    assert len(asked) == RETRIES


def test_other_errors_are_not_tried_again(hub: Hub) -> None:
    asked: list[int] = []

    def full(_connection: Connection) -> None:
        asked.append(1)
        raise OperationalError("x", {}, sqlite3.OperationalError("database or disk is full"))

    with pytest.raises(OperationalError):
        in_writing(hub.engine, full)
    assert len(asked) == 1


def test_writers_of_one_process_take_turns_and_none_asks_sqlite_in_vain(make_hub: HubMaker) -> None:
    engine = make_hub().engine

    @event.listens_for(engine, "checkout")
    def _never_wait(driver: SqliteConnection, *_: object) -> None:
        driver.execute("PRAGMA busy_timeout=0")

    def write(number: int) -> None:
        for _ in range(20):
            with writing(engine) as connection:
                heads = lock_heads(connection, [f"unit:{number}"])
                count_heads(connection, {name: head + 1 for name, head in heads.items()})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with reading(engine) as connection:
        assert heads_of(connection, [f"unit:{number}" for number in range(4)]) == {f"unit:{n}": 20 for n in range(4)}


def fill_the_disk(connection: Connection) -> None:
    """SQLite undoes the whole transaction by itself; that it does is the first half of what is tested."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, SqliteConnection)
    driver.execute("PRAGMA max_page_count = 1")  # means: no more than there are
    try:
        connection.exec_driver_sql("INSERT INTO filler VALUES (zeroblob(10000000))")
    finally:
        assert not driver.in_transaction
        driver.execute("PRAGMA max_page_count = 1000000")


def test_what_sqlite_has_undone_by_itself_is_never_said_to_be_kept(make_hub: HubMaker) -> None:
    """Also where somebody has caught the error, and goes on as if only their own part had failed."""
    hub = make_hub()
    with writing(hub.engine) as connection:
        connection.exec_driver_sql("CREATE TABLE filler (bytes BLOB)")

    def work(connection: Connection) -> None:
        _add(connection, "undone")
        with pytest.raises(OperationalError), savepoint(connection):
            fill_the_disk(connection)

    with pytest.raises(OperationalError):
        in_writing(hub.engine, work)
    assert _keys(hub) == set()
    with writing(hub.engine) as connection:
        _add(connection, "next")
    assert _keys(hub) == {"next"}


def test_a_commit_that_fails_is_told_as_all_errors_are_and_leaves_nothing(make_hub: HubMaker) -> None:
    hub = make_hub()
    with writing(hub.engine) as connection:
        connection.exec_driver_sql("CREATE TABLE one (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE two (one INTEGER REFERENCES one (id) DEFERRABLE INITIALLY DEFERRED)")

    def work(connection: Connection) -> None:
        _add(connection, "undone")
        connection.exec_driver_sql("INSERT INTO two VALUES (1)")

    with pytest.raises(DBAPIError):
        in_writing(hub.engine, work)
    assert _keys(hub) == set()
    with writing(hub.engine) as connection:
        _add(connection, "next")
    assert _keys(hub) == {"next"}
