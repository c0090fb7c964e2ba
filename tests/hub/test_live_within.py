"""The short road of a push: its delivery is logged in its own transaction, and sent after the commit. It is taken only
where nobody's rights can be other than they were when they were read."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, update
from sqlalchemy.exc import OperationalError

from app.domain.permission import Role
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.live_delivery import Delivery, Published
from app.hub.live_queue import LiveQueue
from app.hub.standing import Claim
from app.hub.tables import assignment
from app.protocol import operations as op
from app.protocol.certificate import Holder
from app.protocol.keys import to_text
from tests.conftest import ExpectLog
from tests.hub.core_fixture import Town, Writer, access_entries, town_of, writer
from tests.hub.hub_fixture import HubMaker, add_person, assign
from tests.hub.test_database import fill_the_disk


class _Here:
    """An event loop that does at once what it is asked to."""

    def is_closed(self) -> bool:
        return False

    def call_soon_threadsafe(self, step: Any, *words: Any) -> None:
        step(*words)


class Ears(LiveQueue):
    """Of a client that takes everything at once."""

    def __init__(self, who: str, heard: list[tuple[str, str]]) -> None:
        super().__init__(_Here())  # type: ignore[arg-type]
        self.who = who
        self.heard = heard
        self.is_behind = False

    def add(self, texts: Any) -> None:
        self.heard += [(self.who, msgspec.json.decode(text)["record"][4]) for text in texts]

    def fall_behind(self) -> None:
        self.is_behind = True


@pytest.fixture
def town(make_hub: HubMaker) -> Iterator[Town]:
    town = town_of(make_hub())
    town.hub.bus.start()
    yield town
    town.hub.bus.stop()


@pytest.fixture
def anna(town: Town) -> Writer:
    return writer(town.hub, town.anna)


@pytest.fixture
def eva(town: Town) -> Writer:
    """Anna's colleague, planned at the same brukare."""
    person = add_person(town.hub, Role.STAFF, organisation=town.ett)
    assign(town.hub, person, town.brukare, organisation=town.ett)
    return writer(town.hub, person)


@pytest.fixture
def longer_road(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records each push gave to the bus's thread."""
    taken: list[int] = []
    publish = town.hub.bus.publish

    def noted(records: Any) -> None:
        taken.append(len(records))
        publish(records)

    monkeypatch.setattr(town.hub.bus, "publish", noted)
    return taken


def listening(who: Writer, heard: list[tuple[str, str]]) -> Ears:
    ears = Ears(who.person, heard)
    claim = Claim(Holder.PERSON, who.device, who.person, to_text(who.key.public()))
    who.hub.bus.join(who.caller(), claim, ears)
    who.hub.bus._notice()
    return ears


def note(anna: Writer, town: Town) -> str:
    item = anna.write(op.NoteWrite(visit=town.visit, text="Allt väl."))
    (outcome,) = anna.push(item)
    assert outcome.outcome == "applied", outcome
    return item.id


def delivered(hub: Hub) -> list[tuple[str, str]]:
    return [(entry.person, entry.detail) for entry in access_entries(hub, "delivered")]


def settled(hub: Hub) -> None:
    """All that was given to the bus's thread is done."""
    hub.bus.stop()


def test_what_a_push_brought_is_logged_with_it_and_heard_after_it(
    town: Town, anna: Writer, eva: Writer, longer_road: list[int]
) -> None:
    heard: list[tuple[str, str]] = []
    listening(eva, heard)
    written = note(anna, town)
    assert heard == [(eva.person, written)]
    assert longer_road == []
    assert delivered(town.hub) == [(eva.person, "1 to 1 live")]
    with reading(town.hub.engine) as connection:
        assert access_log.verify(connection) == []


def test_whoever_wrote_it_hears_of_it_last(town: Town, anna: Writer, eva: Writer) -> None:
    heard: list[tuple[str, str]] = []
    for who in (anna, eva):
        listening(who, heard)
    written = note(anna, town)
    assert heard == [(eva.person, written), (anna.person, written)]


def test_a_right_that_has_ended_is_noticed_before_the_next_delivery(
    town: Town, anna: Writer, eva: Writer, longer_road: list[int]
) -> None:
    heard: list[tuple[str, str]] = []
    listening(eva, heard)
    with writing(town.hub.engine) as connection:
        ended = update(assignment).where(assignment.c.person == eva.person)
        connection.execute(ended.values(ended_at=town.hub.clock.now()))
    note(anna, town)
    settled(town.hub)
    assert longer_road == [1]
    assert heard == []
    assert delivered(town.hub) == []


def test_what_cannot_be_logged_is_not_sent_and_the_push_stands(
    town: Town, anna: Writer, eva: Writer, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("live_not_logged")
    heard: list[tuple[str, str]] = []
    ears = listening(eva, heard)
    append = access_log.append

    def full(connection: Connection, entries: list[AccessEntry]) -> None:
        if any(entry.action == "delivered" for entry in entries):
            append(connection, entries[:1])
            raise OperationalError("", {}, Exception("full"))
        append(connection, entries)

    with monkeypatch.context() as patch:
        patch.setattr(access_log, "append", full)
        note(anna, town)
        settled(town.hub)
    assert heard == []
    assert ears.is_behind
    assert delivered(town.hub) == [], "what was begun to be logged is undone, and nothing else"


def test_a_push_that_was_not_committed_is_neither_sent_nor_logged(
    town: Town, anna: Writer, eva: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, str]] = []
    listening(eva, heard)
    log_within = town.hub.bus.log_within

    def then_the_disk_is_full(connection: Connection, published: list[Published]) -> Delivery | None:
        assert log_within(connection, published) is not None
        raise OperationalError("", {}, Exception("full"))

    with monkeypatch.context() as patch:
        patch.setattr(town.hub.bus, "log_within", then_the_disk_is_full)
        with pytest.raises(OperationalError):
            note(anna, town)
    assert heard == []
    assert delivered(town.hub) == []


def test_who_comes_in_before_the_commit_is_told_to_pull(
    town: Town, anna: Writer, eva: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their pull may have read what was there before."""
    heard: list[tuple[str, str]] = []
    newcomers: list[Ears] = []
    append = access_log.append

    def meanwhile(connection: Connection, entries: list[AccessEntry]) -> None:
        append(connection, entries)
        if entries:
            claim = Claim(Holder.PERSON, eva.device, eva.person, to_text(eva.key.public()))
            newcomers.append(Ears(eva.person, heard))
            town.hub.bus.join(eva.caller(), claim, newcomers[-1])

    listening(anna, heard)
    with monkeypatch.context() as patch:
        patch.setattr(access_log, "append", meanwhile)
        written = note(anna, town)
    assert heard == [(anna.person, written)]
    assert [ears.is_behind for ears in newcomers] == [True]


def test_a_long_list_goes_by_the_bus(town: Town, anna: Writer, eva: Writer, longer_road: list[int]) -> None:
    heard: list[tuple[str, str]] = []
    listening(eva, heard)
    anna.push(*[anna.write(op.NoteWrite(visit=town.visit, text=f"Not {number}.")) for number in range(40)])
    settled(town.hub)
    assert longer_road == [40]
    assert len(heard) == 40


def test_a_push_whose_delivery_fills_the_disk_is_not_said_to_have_arrived(
    town: Town, anna: Writer, eva: Writer, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    """SQLite then undoes all of the transaction, the push too, and not only the delivery's part."""
    expect_log("live_not_logged")
    heard: list[tuple[str, str]] = []
    listening(eva, heard)
    with writing(town.hub.engine) as connection:
        connection.exec_driver_sql("CREATE TABLE filler (bytes BLOB)")
    item = anna.write(op.NoteWrite(visit=town.visit, text="Allt väl."))
    append = access_log.append

    def full(connection: Connection, entries: list[AccessEntry]) -> None:
        if any(entry.action == "delivered" for entry in entries):
            fill_the_disk(connection)
        append(connection, entries)

    with monkeypatch.context() as patch:
        patch.setattr(access_log, "append", full)
        with pytest.raises(OperationalError):
            anna.push(item)
    assert heard == []
    assert anna.outcome(item.id) is None
    assert [outcome.outcome for outcome in anna.push(item)] == ["applied"]
    assert heard == [(eva.person, item.id)]
