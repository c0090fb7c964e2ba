"""The feed: every record once after its position, of the streams that the person may read, logged before it is sent."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select, update

from app.domain.clock import HeldClock
from app.domain.ids import BrukareId
from app.domain.permission import SEES_BEFORE, Role
from app.domain.stream import plan_stream
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import assignment, person, record
from app.protocol import operations as op
from app.protocol.identifiers import new_id
from app.protocol.records import CITY
from tests.hub.core_fixture import Town, Writer, access_entries, leave, report_of, town_of, visit_put, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign, put


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def town(hub: Hub) -> Town:
    return town_of(hub)


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


def test_a_first_pull_brings_the_list_and_then_everything_once(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    first = anna.page()
    assert (first.records, first.more, first.positions) == ((), True, {})
    assert first.grants is not None
    owners = {grant.stream: grant.owners for grant in first.grants}
    assert (owners[town.plan], owners[town.doors]) == ((town.ett,), ())
    found = anna.pull()
    assert sorted(item.kind for item in found) == ["door", "door_pass", "visit"]
    assert anna.pull() == []
    assert anna.page().grants is None


def test_only_what_changed_after_the_position_comes(town: Town, anna: Writer) -> None:
    anna.pull()
    position = anna.positions[town.plan]
    anna.did(op.VisitStart(visit=town.visit))
    changed = anna.pull()
    assert [(item.kind, item.id, item.number) for item in changed] == [("visit", town.visit, position + 1)]
    assert anna.positions[town.plan] == position + 1


def test_rows_of_another_utforare_are_passed_over_and_the_position_moves(town: Town, anna: Writer) -> None:
    put(town.hub, *[visit_put(town, new_id(), owner=town.tva) for _ in range(3)])
    mine = new_id()
    put(town.hub, visit_put(town, mine))
    put(town.hub, visit_put(town, new_id(), owner=town.tva))
    visits = [item.id for item in anna.pull() if item.kind == "visit"]
    assert visits == [town.visit, mine]
    assert anna.positions[town.plan] == 6
    bo = writer(town.hub, town.bo)
    assert [item.stream for item in bo.pull() if item.stream.startswith("brukare:")] == []


def test_pages_are_cut_at_the_limit_and_say_that_there_is_more(town: Town, anna: Writer) -> None:
    put(town.hub, *[visit_put(town, new_id(), owner=owner) for owner in (town.ett, town.tva) * 5])
    anna.page()
    pages = []
    more = True
    while more:
        answer = anna.page(limit=2)
        assert len(answer.records) <= 2
        pages.append(answer)
        more = answer.more
    found = [item.id for page in pages for item in page.records]
    assert len(found) == len(set(found)) == 8  # own visits, door and pass
    assert len(pages) >= 4
    assert anna.page(limit=2).records == ()


def test_many_streams_in_small_pages_bring_every_record_once(make_hub: HubMaker, database_url: str) -> None:
    """Streams that are read together and cut by the page's end; of some there is nothing for her to see."""
    town = town_of(make_hub(url=database_url))
    anna = writer(town.hub, town.anna)
    wanted = {town.visit}
    for number in range(7):
        brukare = add_person(town.hub, Role.BRUKARE, name=f"Åke {number}")
        assign(town.hub, town.anna, brukare, organisation=town.ett)
        for owner in (town.ett,) * (number % 3) + (town.tva,) * 2:
            made = visit_put(town, new_id(), owner=owner)
            put(town.hub, replace(made, stream=plan_stream(BrukareId(brukare))))
            wanted |= {made.id} if owner == town.ett else set()
    found = [item.id for item in anna.pull(limit=2) if item.kind == "visit"]
    assert sorted(found) == sorted(wanted)
    assert anna.pull(limit=2) == []


@pytest.mark.parametrize("limit", [-5, 0, 1, 10**9])
def test_a_limit_out_of_bounds_still_brings_everything(town: Town, anna: Writer, limit: int) -> None:
    assert sorted(item.kind for item in anna.pull(limit=limit)) == ["door", "door_pass", "visit"]


def test_what_has_ended_travels_as_null(town: Town, anna: Writer) -> None:
    anna.pull()
    put(town.hub, Put(town.plan, "visit", town.visit, town.ett, None))
    assert [(item.id, item.content) for item in anna.pull()] == [(town.visit, None)]


def test_a_change_of_rights_brings_the_list_alone(town: Town, anna: Writer) -> None:
    anna.pull()
    other = add_person(town.hub, Role.BRUKARE)
    assign(town.hub, town.anna, other, organisation=town.ett)
    anna.did(op.VisitStart(visit=town.visit))
    changed = anna.page()
    assert changed.grants is not None
    assert (changed.records, changed.positions, changed.more) == ((), {}, True)
    assert any(grant.stream == f"brukare:{other}/plan" for grant in changed.grants)
    assert [item.id for item in anna.pull()] == [town.visit]


def test_a_right_that_has_ended_or_run_out_leaves_the_list(make_hub: HubMaker) -> None:
    clock = HeldClock(MONDAY)
    town = town_of(make_hub(clock=clock))
    anna = writer(town.hub, town.anna)
    anna.pull()
    clock.move(SEES_BEFORE)
    assert town.plan in streams_of(anna)  # the visit ended less than two days ago
    clock.move(timedelta(hours=1))
    assert town.plan not in streams_of(anna)
    karin = writer(town.hub, town.karin)
    assert town.plan in streams_of(karin)
    leave(town.hub, town.karin)
    assert streams_of(karin) == set()


def streams_of(who: Writer) -> set[str]:
    who.grants = ""
    answer = who.page()
    return {grant.stream for grant in answer.grants or ()}


def test_an_ended_assignment_takes_the_streams_away_at_once(town: Town, anna: Writer) -> None:
    anna.pull()
    with writing(town.hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=town.hub.clock.now()))
    answer = anna.page()
    assert answer.grants is not None
    assert not any(grant.stream.startswith("brukare:") for grant in answer.grants)
    left = anna.page().records
    assert [(item.kind, item.content) for item in left] == [("door_pass", None)]


def test_another_epoch_brings_the_list_alone_and_moves_nothing(town: Town, anna: Writer) -> None:
    anna.pull()
    anna.did(op.VisitStart(visit=town.visit))
    answer = anna.page(epoch="another")
    assert (answer.epoch, answer.records, answer.positions, answer.more) == (town.hub.epoch, (), {}, True)
    assert answer.grants is not None


def test_a_leader_sees_the_unit_but_nobody_protected(town: Town) -> None:
    leader = writer(town.hub, add_person(town.hub, Role.SHIFT_LEADER, organisation=town.ett))
    hidden = add_person(town.hub, Role.BRUKARE)
    assign(town.hub, town.anna, hidden, organisation=town.ett)
    with writing(town.hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == hidden).values(protected=True))
    streams = streams_of(leader)
    assert town.plan in streams
    assert not any(hidden in name for name in streams)
    assert any(hidden in name for name in streams_of(writer(town.hub, town.anna)))
    assign(town.hub, leader.person, hidden, organisation=town.ett)
    assert any(hidden in name for name in streams_of(leader))


def test_everybody_reads_their_own_facets_and_no_more(town: Town, anna: Writer) -> None:
    anna.did(
        op.VisitStart(visit=town.visit),
        op.NoteWrite(visit=town.visit, text="journal"),
        report_of(town, 1, who=town.anna),
    )
    kinds = {
        name: {item.kind for item in writer(town.hub, who).pull()}
        for name, who in (("anna", town.anna), ("britta", town.brukare), ("karin", town.karin), ("bo", town.bo))
    }
    assert kinds["anna"] >= {"visit", "note", "door", "door_event"}
    assert kinds["britta"] == {"visit", "door", "door_event"}
    assert kinds["karin"] == {"visit", "arende"}
    assert kinds["bo"] == set()


def test_what_is_sent_has_been_logged_before(town: Town, anna: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    anna.page()
    page = anna.page()
    logged = {(entry.stream, entry.person, entry.detail) for entry in access_entries(town.hub, "delivered")}
    assert logged == {
        (name, town.anna, f"{sum(item.stream == name for item in page.records)} to {page.positions[name]}")
        for name in {item.stream for item in page.records}
    }
    anna.did(op.VisitStart(visit=town.visit))

    def broken(_connection: Connection, _entries: list[AccessEntry]) -> None:
        raise OSError("no room for the log")

    with monkeypatch.context() as patch:
        patch.setattr(access_log, "append", broken)
        with pytest.raises(OSError, match="no room"):
            anna.page()
    assert [item.id for item in anna.pull()] == [town.visit]


def test_an_empty_answer_is_not_logged(town: Town, anna: Writer) -> None:
    anna.pull()
    before = len(access_entries(town.hub, "delivered"))
    anna.pull()
    assert len(access_entries(town.hub, "delivered")) == before


WRITERS, EACH = 3, 6


def test_nothing_is_skipped_while_others_write(make_hub: HubMaker, database_url: str) -> None:
    town = town_of(make_hub(url=database_url))
    britta = writer(town.hub, town.brukare)
    seen = visits_in(britta)
    together = threading.Barrier(WRITERS + 1)

    def write() -> None:
        together.wait()
        for _ in range(EACH):
            put_slowly(town)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    together.wait()
    while any(thread.is_alive() for thread in threads):
        seen += visits_in(britta)
    seen += visits_in(britta)
    with reading(town.hub.engine) as connection:
        in_plan = select(record.c.id, record.c.number).where(record.c.stream == town.plan).order_by(record.c.number)
        rows = connection.execute(in_plan).all()
    assert [row.number for row in rows] == list(range(1, WRITERS * EACH + 2))
    assert seen == [row.id for row in rows]


def visits_in(who: Writer) -> list[str]:
    return [item.id for item in who.pull(limit=3) if item.kind == "visit"]


def put_slowly(town: Town) -> None:
    """The numbers are taken early in the transaction, and other writers meet it before it ends."""
    with writing(town.hub.engine) as connection:
        heads = lock_heads(connection, [town.plan, town.profile])
        put_records(connection, heads, [visit_put(town, new_id())])
        put_records(connection, heads, [Put(town.profile, "brukare", town.brukare, CITY, b"{}")])
        connection.execute(select(record).limit(50)).all()
