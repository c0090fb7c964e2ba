"""Many devices push to the same streams at once while somebody pulls all the time: no record is passed over, nothing is
taken twice, and no deadlock reaches a client.
"""

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from app.domain.permission import Role
from app.hub.access_log import verify
from app.hub.database import reading
from app.hub.hub import Hub
from app.hub.tables import chain, operation, record
from app.protocol import operations as op
from app.protocol.identifiers import new_id
from app.protocol.wire import Outcome
from tests.hub.core_fixture import Writer, town_of, visit_put, writer
from tests.hub.hub_fixture import HubMaker, add_person, assign, put

VISITS = 4


@dataclass
class Crowd:
    """Staff who are all planned for the same visits, each with a device."""

    hub: Hub
    visits: Sequence[str]
    writers: Sequence[Writer]
    puller: Writer
    surprises: list[BaseException] = field(default_factory=list)

    def run(self, work: Callable[[], None]) -> threading.Thread:
        def watched() -> None:
            try:
                work()
            except BaseException as error:
                self.surprises.append(error)

        thread = threading.Thread(target=watched)
        thread.start()
        return thread


def crowd_of(hub: Hub, size: int) -> Crowd:
    towns = [town_of(hub) for _ in range(VISITS)]  # a batch writes to the streams of several brukare
    unit = towns[0].ett
    people = [add_person(hub, Role.STAFF, organisation=unit, name=f"Person {number}") for number in range(size + 1)]
    visits = [new_id() for _ in towns]
    for town, visit in zip(towns, visits, strict=True):
        put(hub, visit_put(town, visit, owner=unit))
        for person in people:
            assign(hub, person, town.brukare, organisation=unit, visit=visit)
    first, *others = (writer(hub, person) for person in people)
    return Crowd(hub, visits, others, first)


def write_all(crowd: Crowd, who: Writer, *, count: int, seed: int) -> None:
    """In batches of any size, to the streams in any order; every third batch is sent twice."""
    chance = random.Random(seed)
    left = count
    while left:
        size = min(left, chance.randint(1, 25))
        left -= size
        batch = [who.write(_act(chance, crowd.visits)) for _ in range(size)]
        outcomes = who.push(*batch)
        assert {outcome.outcome for outcome in outcomes} == {Outcome.APPLIED}, outcomes
        if chance.random() < 1 / 3:
            assert {outcome.outcome for outcome in who.push(*batch)} == {Outcome.DUPLICATE}


def _act(chance: random.Random, visits: Sequence[str]) -> op.Body:
    visit = chance.choice(visits)
    return chance.choice([op.NoteWrite(visit=visit, text="Ord"), op.VisitStart(visit=visit)])


def pull_until(crowd: Crowd, done: threading.Event) -> dict[str, int]:
    """Note → its number, as they came. The positions go forward and are never taken back."""
    found: dict[str, int] = {}
    reached: dict[str, int] = {}
    while True:
        is_last = done.is_set()
        for item in crowd.puller.pull(limit=50):
            assert item.number > reached.get(item.stream, 0), "behind what has been read"
            reached[item.stream] = item.number
            if item.kind == "note":
                assert item.id not in found, "told twice"
                found[item.id] = item.number
        if is_last:
            return found


def all_write(crowd: Crowd, *, count: int) -> None:
    done = threading.Event()
    pulled: dict[str, int] = {}
    puller = crowd.run(lambda: pulled.update(pull_until(crowd, done)))

    def work(who: Writer, seed: int) -> Callable[[], None]:
        return lambda: write_all(crowd, who, count=count, seed=seed)

    for thread in [crowd.run(work(who, seed)) for seed, who in enumerate(crowd.writers)]:
        thread.join()
    done.set()
    puller.join()
    assert crowd.surprises == []
    with reading(crowd.hub.engine) as connection:
        notes = {row.id: row.number for row in connection.execute(select(record).where(record.c.kind == "note"))}
        orders = list(connection.scalars(select(operation.c.order).order_by(operation.c.order)))
        chains = set(connection.scalars(select(chain.c.seq)))
        assert verify(connection) == []
    assert pulled == notes
    assert orders == list(range(1, count * len(crowd.writers) + 1))
    assert chains == {count}


def test_a_few_writers_and_a_puller_pass_nothing_over(make_hub: HubMaker, database_url: str) -> None:
    all_write(crowd_of(make_hub(url=database_url), 4), count=40)


@pytest.mark.long
@pytest.mark.postgres
def test_eight_writers_of_a_thousand_each_pass_nothing_over(
    make_hub: HubMaker, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried_again: list[object] = []
    monkeypatch.setattr("app.hub.database.time.sleep", tried_again.append)  # asked for when the database wants a retry
    all_write(crowd_of(make_hub(url=postgres_url), 8), count=1000)
    assert tried_again == [], "sorted locks leave nothing to try again"
