"""Rights that change while somebody comes in or listens: the newest reading holds, and none is forgotten."""

import asyncio
import time
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import OperationalError

from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.stream import plan_stream
from app.hub import live, standing
from app.hub.database import reading, writing
from app.hub.http import live as live_routes
from app.hub.hub import Caller, Hub
from app.hub.live_delivery import Listener
from app.hub.live_queue import LiveQueue
from app.hub.revoking import revoke_device
from app.hub.standing import Claim, Standings
from app.hub.tables import assignment, person_key
from app.protocol.certificate import Holder
from tests.hub.core_fixture import Writer, writer
from tests.hub.hub_fixture import HubMaker, add_person, add_utforare, assign


class Ears(LiveQueue):
    """Of a client for whom no event loop turns."""

    def __init__(self) -> None:
        self.is_closed = False

    def fall_behind(self) -> None:
        """Heard by nobody."""

    def close(self) -> None:
        self.is_closed = True


OfClaims = Callable[[Connection, set[Claim]], object]


@pytest.fixture
def hub(make_hub: HubMaker) -> Hub:
    return make_hub()


@pytest.fixture
def brukare(hub: Hub) -> str:
    return add_person(hub, Role.BRUKARE, name="Birgit Berg")


@pytest.fixture
def anna(hub: Hub, brukare: str) -> Writer:
    utforare = add_utforare(hub)
    person = add_person(hub, Role.STAFF, organisation=utforare)
    assign(hub, person, brukare, organisation=utforare)
    hub.bus._notice()
    return writer(hub, person)


def claim_of(anna: Writer) -> tuple[Claim, Caller]:
    with reading(anna.hub.engine) as connection:
        row = connection.execute(select(person_key).where(person_key.c.person == anna.person)).one()
        claim = Claim(Holder.PERSON, row.device, row.person, row.key)
        caller = standing.standing_of(connection, claim)
    assert isinstance(caller, Caller)
    return claim, caller


def join(anna: Writer) -> Listener:
    claim, caller = claim_of(anna)
    return anna.hub.bus.join(caller, claim, Ears())


def end_assignments(hub: Hub) -> None:
    with writing(hub.engine) as connection:
        connection.execute(update(assignment).values(ended_at=hub.clock.now()))


def test_a_change_whose_reading_failed_is_noticed_once_more(
    hub: Hub, anna: Writer, brukare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = join(anna)
    assert plan_stream(BrukareId(brukare)) in listener.grants
    end_assignments(hub)

    def lost(*_: object) -> None:
        raise OperationalError("", {}, Exception("connection lost"))

    with monkeypatch.context() as patch:
        patch.setattr(live, "standings_of", lost)
        with pytest.raises(OperationalError):
            hub.bus._notice()
    hub.bus._notice()
    assert plan_stream(BrukareId(brukare)) not in listener.grants


def test_a_right_that_ends_while_somebody_comes_in_is_not_given_back(
    hub: Hub, anna: Writer, brukare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: OfClaims = standing.standings_of

    def then_it_ends(connection: Connection, claims: set[Claim]) -> object:
        found = read(connection, claims)
        monkeypatch.setattr(live, "standings_of", read)
        end_assignments(hub)
        return found

    monkeypatch.setattr(live, "standings_of", then_it_ends)
    listener = join(anna)
    hub.bus._notice()
    assert plan_stream(BrukareId(brukare)) not in listener.grants


def test_a_device_that_was_shut_out_while_it_came_in_hears_nothing(hub: Hub, anna: Writer) -> None:
    claim, caller = claim_of(anna)
    with writing(hub.engine) as connection:
        revoke_device(connection, claim.device, hub.clock.now())
    hub.bus._notice()
    ears = Ears()
    listener = hub.bus.join(caller, claim, ears)
    assert not listener.grants
    assert ears.is_closed
    assert hub.bus.count() == 0


def test_a_standing_that_was_read_before_a_change_is_not_remembered(
    hub: Hub, anna: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, _ = claim_of(anna)
    standings, read = Standings(hub.engine, hub.clock), standing.standing_of

    def then_it_changes(connection: Connection, claim: Claim) -> object:
        found = read(connection, claim)
        standings.forget()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(standing, "standing_of", then_it_changes)
        assert isinstance(standings.of(claim), Caller)
    with writing(hub.engine) as connection:
        revoke_device(connection, claim.device, hub.clock.now())
    assert not isinstance(standings.of(claim), Caller)


def test_a_client_that_hangs_up_at_the_moment_of_a_greeting_lets_the_loop_go(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_routes, "GREET_S", 0.0)

    async def play() -> int:
        async def nowhere(_text: str) -> None:
            raise AssertionError("it has hung up")

        live_queue = LiveQueue(asyncio.get_running_loop(), nowhere)
        live_queue.open()
        live_queue.end()
        return await live_routes._watch(live_queue, hub, seconds=1.0)

    began = time.monotonic()
    assert asyncio.run(play()) == live_routes._LET_GO
    assert time.monotonic() - began < 1.0
