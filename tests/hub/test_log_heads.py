"""Heads over the access log: made of what is new, chained, append-only, and compared with what clients report."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from app.hub import access_log
from app.hub.database import in_writing, reading, writing
from app.hub.erasing import erase_person
from app.hub.hub import Hub
from app.hub.log_heads import declare_restore, seal_now
from app.hub.log_sealing import LogSealing
from app.hub.tables import access_content, log_head, log_leaf, log_news, reported_head
from app.protocol import operations as op
from app.protocol.access_entry import OWN_STREAM, Erased, Reported, Restored, read_declared
from app.protocol.log_head import NO_HEAD, LogHead, head_hash, is_head_of
from tests.hub.core_fixture import Town, count, push, town_of, writer
from tests.hub.hub_fixture import HubMaker
from tests.hub.log_fixture import begin_epoch, checked, elsewhere, entry, exported, log, restored, sealed


@pytest.fixture
def hub(make_hub: HubMaker, database_url: str) -> Hub:
    return make_hub(url=database_url)


@pytest.fixture
def town(hub: Hub) -> Town:
    return town_of(hub)


def heads(hub: Hub) -> list[LogHead]:
    with reading(hub.engine) as connection:
        raws = connection.scalars(select(log_head.c.head).order_by(log_head.c.number)).all()
    return [msgspec.json.decode(raw, type=LogHead) for raw in raws]


def declared(hub: Hub) -> list[object]:
    with reading(hub.engine) as connection:
        own = select(access_content.c.content).where(access_content.c.stream == OWN_STREAM)
        return [read_declared(raw) for raw in connection.scalars(own.order_by(access_content.c.number))]


def another_worker(hub: Hub) -> LogSealing:
    return LogSealing(hub.engine, hub.keys.root, hub.clock, hub.epoch, hub.metrics)


def test_a_head_is_made_of_what_was_logged_and_names_the_one_before(hub: Hub) -> None:
    first = sealed(hub, entry("a"), entry("a"), entry("b"))
    second = sealed(hub, entry("c"))
    assert (first.number, first.streams, first.entries, first.previous) == (1, 2, 3, NO_HEAD)
    assert (second.number, second.streams, second.entries, second.previous) == (2, 3, 4, head_hash(first))
    assert all(is_head_of(head, hub.keys.root.public()) for head in (first, second))
    assert heads(hub) == [first, second]


def test_no_head_is_made_when_nothing_was_logged(hub: Hub) -> None:
    first = sealed(hub, entry("a"))
    hub.sealing.look()
    assert hub.sealing.newest == first
    assert heads(hub) == [first]
    assert count(hub, log_news) == 0


def test_only_what_changed_is_touched(hub: Hub) -> None:
    sealed(hub, *[entry(f"s{number:03}") for number in range(100)])
    sealed(hub, entry("s007"))
    with reading(hub.engine) as connection:
        changed = connection.scalar(select(log_head.c.changed).where(log_head.c.number == 2))
        assert [place[0] for place in msgspec.msgpack.decode(changed or b"")] == ["s007"]
        assert connection.scalar(select(func.count()).select_from(log_leaf)) == 100


def test_a_start_and_a_second_worker_go_on_where_the_others_are(hub: Hub) -> None:
    workers = [hub.sealing, another_worker(hub), another_worker(hub)]
    for number in range(9):
        log(hub, entry("a"), entry(f"b{number}"))
        workers[number % 3].look()
    assert [head.number for head in heads(hub)] == list(range(1, 10))
    assert checked(hub, exported(hub)).faults == []


def test_workers_at_the_same_time_make_one_history(hub: Hub) -> None:
    def work(number: int) -> None:
        own = another_worker(hub)
        for _ in range(5):
            in_writing(hub.engine, lambda connection: access_log.append(connection, [entry(f"s{number}")]))
            own.look()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    hub.sealing.look()
    found = checked(hub, exported(hub))
    assert (found.faults, found.entries) == ([], 15)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_head SET hash = head",
        "DELETE FROM log_head",
        "INSERT INTO log_head SELECT number, epoch, head, head, changed FROM log_head",
    ],
)
def test_a_head_that_stands_cannot_be_touched(hub: Hub, statement: str) -> None:
    sealed(hub, entry("a"))
    with pytest.raises(DBAPIError, match="append-only"), writing(hub.engine) as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO access_entry (rowid, stream, number, commitment, hash) "
        "VALUES (1, 'z', 9, x'00', x'00')",
        "INSERT OR REPLACE INTO log_head (rowid, number, epoch, hash, head, changed) "
        "VALUES (1, 99, '', x'00', x'00', x'00')",
        "INSERT OR REPLACE INTO log_head VALUES (1, '', x'00', x'00', x'00')",
        "UPDATE OR REPLACE access_entry SET number = number + 1",
    ],
)
def test_a_row_cannot_be_replaced_on_sqlite(make_hub: HubMaker, statement: str) -> None:
    hub = make_hub()
    sealed(hub, entry("a"), entry("a"))
    with pytest.raises(DBAPIError, match="append-only"), writing(hub.engine) as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.postgres
def test_heads_cannot_be_emptied_on_postgresql(make_hub: HubMaker, postgres_url: str) -> None:
    hub = make_hub(url=postgres_url)
    sealed(hub, entry("a"))
    with pytest.raises(DBAPIError, match="append-only"), writing(hub.engine) as connection:
        connection.exec_driver_sql("TRUNCATE log_head")


def test_what_was_logged_before_there_were_heads_comes_under_the_first(make_hub: HubMaker, tmp_path: Path) -> None:
    from alembic import command

    from app.hub.database import open_engine
    from app.hub.migrate import configuration

    (tmp_path / "hub").mkdir()
    engine = open_engine(f"sqlite:///{tmp_path / 'hub' / 'hub.db'}")
    with writing(engine) as connection:
        command.upgrade(configuration(connection), "0001")
        connection.exec_driver_sql("INSERT INTO access_entry VALUES ('a', 1, x'00', x'01')")
        connection.exec_driver_sql("INSERT INTO stream VALUES ('log:a', 1)")
        content = msgspec.json.encode(entry("a", "p9"))
        connection.exec_driver_sql("INSERT INTO access_content VALUES ('a', 1, x'00', ?)", (content,))
    engine.dispose()
    hub = make_hub()
    hub.sealing.look()
    assert hub.sealing.newest is not None
    assert hub.sealing.newest.entries == 1
    with reading(hub.engine) as connection:
        assert connection.scalars(select(access_content.c.person)).all() == ["p9"]


# --- what travels to clients and back ------------------------------------------------------------------------------


def test_push_and_pull_bring_the_newest_head(town: Town) -> None:
    anna = writer(town.hub, town.anna)
    anna.pull()
    newest = sealed(town.hub)
    assert anna.page().head == newest
    assert push(town.hub, anna.device, [anna.write(op.VisitStart(visit=town.visit))]).head == newest


def report(town: Town, *seen: LogHead) -> list[dict[str, object]]:
    """Anna's next operation holds these heads; what the hub then says in its log."""
    anna = writer(town.hub, town.anna)
    raws = tuple(msgspec.Raw(msgspec.json.encode(head)) for head in seen)
    item = anna.write(op.VisitStart(visit=town.visit), change=lambda made: msgspec.structs.replace(made, heads=raws))
    (outcome,) = anna.push(item)
    assert outcome.outcome == "applied"
    with capture_logs() as told:
        town.hub.sealing.look()
    return [dict(line) for line in told if line["event"] == "log_head_not_ours"]


def verdicts(hub: Hub) -> list[str]:
    with reading(hub.engine) as connection:
        return sorted(connection.scalars(select(reported_head.c.verdict)))


def test_a_head_of_its_own_is_nothing_to_speak_of(town: Town) -> None:
    newest = sealed(town.hub, entry("a"))
    assert report(town, newest) == []
    assert count(town.hub, reported_head) == 0


def test_a_head_of_another_history_is_warned_of_counted_and_kept(town: Town) -> None:
    first = sealed(town.hub, entry("a"))
    sealed(town.hub, entry("a"))
    other = elsewhere(town.hub, first)
    (warning,) = report(town, other)
    assert (warning["verdict"], warning["number"], warning["log_level"]) == ("contradicts", 2, "warning")
    assert b'tryggve_log_heads_reported_total{verdict="contradicts"} 1.0' in town.hub.metrics.text()
    assert verdicts(town.hub) == ["contradicts"]
    assert report(town, other) == []  # once is enough


def test_a_head_that_this_epoch_has_not_come_to_is_another_history_too(town: Town) -> None:
    newest = sealed(town.hub, entry("a"))
    (warning,) = report(town, elsewhere(town.hub, newest, number=90))
    assert warning["verdict"] == "ahead"


def test_what_the_hub_never_signed_proves_nothing_and_stops_nobody(town: Town) -> None:
    newest = sealed(town.hub, entry("a"))
    (warning,) = report(town, msgspec.structs.replace(newest, entries=7))
    assert warning["verdict"] == "not_signed"


# --- restores and erasures -----------------------------------------------------------------------------------------


def restored_town(town: Town, make_hub: HubMaker) -> Town:
    """The same town, at the hub as it was started after the restore."""
    restored(town.hub)
    return dataclasses.replace(town, hub=make_hub(url=town.hub.settings.database_url))


def test_a_declared_restore_signs_the_first_head_of_the_new_epoch(hub: Hub) -> None:
    before = sealed(hub, entry("a"))
    head = restored(hub)
    assert (head.epoch, head.number, head.previous) == ("restored", 2, head_hash(before))
    assert declared(hub) == [Restored(epoch="restored", number=1, hash=head_hash(before))]
    with writing(hub.engine) as connection:
        assert declare_restore(connection, hub.keys.root, hub.clock.now()) is None
    assert len(declared(hub)) == 1


def test_a_hub_that_nobody_declared_does_so_before_its_next_head(hub: Hub) -> None:
    sealed(hub, entry("a"))
    with writing(hub.engine) as connection:
        begin_epoch(connection)
    later = LogSealing(hub.engine, hub.keys.root, hub.clock, "restored", hub.metrics)
    later.look()
    assert declared(hub) == []  # nothing was logged, so there is nothing to sign
    log(hub, entry("a"))
    later.look()
    assert [type(item) for item in declared(hub)] == [Restored]
    assert [head.epoch for head in heads(hub)] == [hub.epoch, "restored"]
    assert checked(hub, exported(hub)).faults == []


def test_an_empty_log_has_nothing_to_declare(hub: Hub) -> None:
    with writing(hub.engine) as connection:
        assert declare_restore(connection, hub.keys.root, hub.clock.now()) is None
    assert heads(hub) == []


def test_the_highest_head_that_clients_report_after_a_restore_is_named_in_the_log(
    town: Town, make_hub: HubMaker
) -> None:
    kept = sealed(town.hub, entry("a"))
    lost = [elsewhere(town.hub, kept, number=number) for number in (2, 3, 4)]
    town = restored_town(town, make_hub)
    assert report(town, lost[1], lost[0]) == []
    assert report(town, lost[0]) == []
    assert report(town, lost[2]) == []
    named = [item.head.number for item in declared(town.hub) if isinstance(item, Reported)]
    assert named == [3, 4]
    assert verdicts(town.hub) == ["lost"] * 3
    sealed(town.hub)
    found = checked(town.hub, exported(town.hub))
    assert found.faults == []
    assert [(gap.number, gap.highest, gap.entries) for gap in found.gaps] == [(1, 4, 5)]


def test_a_hub_that_was_emptied_names_what_its_clients_have_seen(town: Town) -> None:
    """Nothing is logged yet: there is no history to compare with, and nobody is accused."""
    seen = elsewhere(town.hub, _bare(town.hub), epoch="before", number=7)
    assert report(town, seen) == []
    assert verdicts(town.hub) == [""]
    log(town.hub, entry("a"))
    town.hub.sealing.look()
    assert verdicts(town.hub) == ["lost"]
    sealed(town.hub)
    found = checked(town.hub, exported(town.hub))
    assert (found.faults, [(gap.epoch, gap.number, gap.highest) for gap in found.gaps]) == ([], [("before", 0, 7)])


def _bare(hub: Hub) -> LogHead:
    return LogHead(epoch=hub.epoch, number=1, at=hub.clock.now(), previous=NO_HEAD, root=NO_HEAD, streams=1, entries=1)


def test_a_hub_that_goes_on_beside_the_restored_one_is_warned_of(town: Town, make_hub: HubMaker) -> None:
    kept = sealed(town.hub, entry("a"))
    town = restored_town(town, make_hub)
    (warning,) = report(town, elsewhere(town.hub, kept, later=timedelta(hours=1)))
    assert warning["verdict"] == "contradicts"


def test_erasing_somebody_takes_what_they_did_and_what_was_done_about_them(town: Town) -> None:
    hub = town.hub
    about = f"brukare:{town.brukare}/plan"
    log(hub, entry(about, "p2"), entry(f"arende:{town.arende}", "p2"), entry(f"person:{town.brukare}", "p2"))
    log(hub, entry("unit:u", town.brukare), entry("unit:u", "p2"), entry(f"brukare:{town.brukare}x/plan", "p2"))
    sealed(hub)
    with writing(hub.engine) as connection:
        assert erase_person(connection, town.brukare, hub.clock.now()) == 4
    assert declared(hub) == [Erased(person=town.brukare, contents=4)]
    sealed(hub)
    found = checked(hub, exported(hub, contents=True))
    assert (found.faults, found.gaps, found.erased, found.declared_erased) == ([], [], 4, 4)
    with writing(hub.engine) as connection:
        assert erase_person(connection, town.brukare, hub.clock.now()) == 0
    assert len(declared(hub)) == 1


def test_what_was_erased_is_in_no_file_of_the_hub(make_hub: HubMaker, tmp_path: Path) -> None:
    from app.hub.log_command import erase

    hub = make_hub()
    log(hub, *[entry("unit:u", "nobody-knows-me", detail=f"{number} {'word' * 50}") for number in range(50)])
    files = list((tmp_path / "hub").glob("hub.db*"))
    assert any(b"nobody-knows-me" in file.read_bytes() for file in files)
    assert erase(hub, "nobody-knows-me") == 0
    left = b"".join(file.read_bytes() for file in (tmp_path / "hub").glob("hub.db*"))
    assert b"wordword" not in left
    assert left.count(b"nobody-knows-me") == 1  # the entry that says that it was done


def test_sealing_on_the_command_line_and_by_the_thread_is_one_history(hub: Hub) -> None:
    sealed(hub, entry("a"))
    with writing(hub.engine) as connection:
        assert seal_now(connection, hub.keys.root, epoch=hub.epoch, now=hub.clock.now()) is None
    log(hub, entry("b"))
    with writing(hub.engine) as connection:
        assert seal_now(connection, hub.keys.root, epoch=hub.epoch, now=hub.clock.now()) is not None
    sealed(hub, entry("a"))
    assert checked(hub, exported(hub)).faults == []
