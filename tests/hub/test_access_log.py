"""The access log: it chains, it grows only, it finds what was changed, and erasing somebody does not break it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from sqlite3 import Connection as SqliteConnection

import pytest
from sqlalchemy import Connection, delete, event, func, select, text
from sqlalchemy.exc import DBAPIError

from app.hub import access_log
from app.hub.access_log import AccessEntry, Fault
from app.hub.database import in_writing, reading, writing
from app.hub.hub import Hub
from app.hub.tables import access_content
from tests.hub.hub_fixture import MONDAY, HubMaker


@pytest.fixture
def hub(make_hub: HubMaker, database_url: str) -> Hub:
    return make_hub(url=database_url)


def entry(stream: str, person: str = "p1") -> AccessEntry:
    return AccessEntry(
        stream=stream,
        at=MONDAY,
        person=person,
        organisation="u1",
        role="staff",
        action="delivered",
        right="grant",
        detail="3 to 9",
    )


def append(hub: Hub, *entries: AccessEntry) -> None:
    with writing(hub.engine) as connection:
        access_log.append(connection, entries)


def faults(hub: Hub) -> list[Fault]:
    with reading(hub.engine) as connection:
        return access_log.verify(connection)


def without_guards(hub: Hub, change: Callable[[Connection], object]) -> None:
    """What somebody with the database's own rights could do."""
    with writing(hub.engine) as connection:
        if hub.engine.dialect.name == "sqlite":
            for name in ("no_update", "no_delete", "no_replace"):
                connection.exec_driver_sql(f"DROP TRIGGER access_entry_{name}")
        else:
            connection.exec_driver_sql("ALTER TABLE access_entry DISABLE TRIGGER USER")
        change(connection)


def test_entries_chain_stream_by_stream(hub: Hub) -> None:
    append(hub, entry("a"), entry("b"), entry("a"))
    append(hub, entry("a"))
    assert faults(hub) == []
    with reading(hub.engine) as connection:
        rows = connection.execute(text("SELECT stream, number FROM access_entry ORDER BY 1, 2")).all()
    assert [tuple(row) for row in rows] == [("a", 1), ("a", 2), ("a", 3), ("b", 1)]


def test_erasing_somebodys_words_leaves_the_chain_whole(hub: Hub) -> None:
    append(hub, entry("a"), entry("a", "p2"))
    with writing(hub.engine) as connection:
        connection.execute(delete(access_content).where(access_content.c.number == 1))
    assert faults(hub) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_entry SET hash = commitment",
        "DELETE FROM access_entry",
        "INSERT INTO access_entry SELECT stream, number, hash, commitment FROM access_entry",
    ],
)
def test_a_row_that_stands_cannot_be_touched(hub: Hub, statement: str) -> None:
    append(hub, entry("a"))
    with pytest.raises(DBAPIError, match="append-only"), writing(hub.engine) as connection:
        connection.exec_driver_sql(statement)
    assert faults(hub) == []


def test_replacing_a_row_is_refused_on_sqlite(make_hub: HubMaker) -> None:
    hub = make_hub()
    append(hub, entry("a"))
    with pytest.raises(DBAPIError, match="append-only"), writing(hub.engine) as connection:
        connection.exec_driver_sql("INSERT OR REPLACE INTO access_entry VALUES ('a', 1, x'00', x'00')")


@pytest.mark.postgres
def test_emptying_the_table_is_refused_on_postgresql(make_hub: HubMaker, postgres_url: str) -> None:
    hub = make_hub(url=postgres_url)
    append(hub, entry("a"))
    with pytest.raises(DBAPIError, match="append-only"), writing(hub.engine) as connection:
        connection.exec_driver_sql("TRUNCATE access_entry")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM access_entry WHERE number = 2", [Fault("a", 2, "gap")]),
        ("DELETE FROM access_entry WHERE number = 3", [Fault("a", 3, "cut_off")]),
        ("DELETE FROM access_entry", [Fault("a", 1, "cut_off")]),
        ("UPDATE access_content SET content = salt WHERE number = 2", [Fault("a", 2, "bad_content")]),
        ("UPDATE access_entry SET hash = commitment WHERE number = 3", [Fault("a", 3, "bad_hash")]),
        ("UPDATE access_entry SET hash = commitment WHERE number = 1", [Fault("a", 1, "bad_hash")] * 1),
    ],
)
def test_what_was_changed_behind_the_hub_is_found(hub: Hub, statement: str, expected: list[Fault]) -> None:
    append(hub, entry("a"), entry("a"), entry("a"))
    without_guards(hub, lambda connection: connection.exec_driver_sql(statement))
    assert faults(hub)[: len(expected)] == expected


def test_logging_looks_at_the_newest_entries_and_never_through_the_log(make_hub: HubMaker) -> None:
    """At 100,000 entries a look through all of them cost every page and every push 34 ms under the writer's lock."""
    hub = make_hub()
    statements: list[str] = []

    @event.listens_for(hub.engine, "checkout")
    def _listen(driver: SqliteConnection, *_: object) -> None:
        driver.set_trace_callback(statements.append)  # also of what goes past SQLAlchemy

    append(hub, *[entry(f"s{number}") for number in range(40)])
    hub.sealing.look()
    reads = [text for text in statements if text.startswith("SELECT")]
    with reading(hub.engine) as connection:
        plans = [str(row) for text in reads for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")]
    assert any("access_entry" in plan for plan in plans)
    assert [plan for plan in plans if "SCAN access_entry" in plan] == []


def test_a_rolled_back_transaction_leaves_no_entry(hub: Hub) -> None:
    def fail_after(connection: Connection) -> None:
        access_log.append(connection, [entry("a")])
        raise InterruptedError

    with pytest.raises(InterruptedError), writing(hub.engine) as connection:
        fail_after(connection)
    append(hub, entry("a"))
    assert faults(hub) == []


def test_writers_at_the_same_time_keep_every_chain_whole(hub: Hub) -> None:
    def write(number: int) -> None:
        names = ["a", "b", "c"] if number % 2 else ["c", "b", "a"]
        for _ in range(8):
            in_writing(hub.engine, lambda connection: access_log.append(connection, [entry(name) for name in names]))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert faults(hub) == []
    with reading(hub.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(access_content)) == 4 * 8 * 3
