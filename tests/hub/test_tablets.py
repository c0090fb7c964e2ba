"""The hub notices the tablet that is unplugged, cannot be heard, or says nothing: once, until it is over."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.domain.tablet import Limits, Sound, TabletTrouble
from app.hub.database import writing
from app.hub.hub import Caller
from app.hub.revoking import revoke_device
from app.hub.streams import Put
from app.hub.tablets import TabletWatch, Turns
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.certificate import Holder
from tests.hub.core_fixture import Town, Writer, body_of, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, put

APPLIED = ("applied", "")


class Asker:
    """Hears what the unit would be asked, and keeps the tablet connected for as long as it is told."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.connected: list[Caller] = []
        self.turns: list[tuple[list[TabletTrouble], list[TabletTrouble]]] = []
        self.watch = self.made()

    def made(self) -> TabletWatch:
        hub = self.town.hub
        return TabletWatch(hub.engine, hub.clock, connected=lambda: self.connected, limits=Limits(), ask=self._ask)

    def _ask(self, _connection: Connection, turns: Turns) -> None:
        self.turns.append(([one.trouble for one in turns.opened], [one.trouble for one in turns.closed]))

    def look(self) -> list[tuple[list[TabletTrouble], list[TabletTrouble]]]:
        self.turns = []
        self.watch.look()
        return self.turns


@pytest.fixture
def town(make_hub: HubMaker, database_url: str) -> Town:
    town = town_of(make_hub(url=database_url))
    name = rec.BrukareBody(first_name="Britta", name="Britta Berg", address="")
    put(town.hub, Put(town.profile, "brukare", town.brukare, rec.CITY, rec.encode_record_body(name)))
    return town


@pytest.fixture
def tablet(town: Town) -> Writer:
    return writer(town.hub, town.brukare)


@pytest.fixture
def asker(town: Town) -> Asker:
    return Asker(town)


def caller(who: Writer) -> Caller:
    return Caller(Holder.PERSON, who.device, who.person, Role.BRUKARE)


def tell(who: Writer, *, on_mains: bool = True, battery: int = 90, sound: Sound = Sound.WORKS) -> None:
    who.at = who.hub.clock.now()
    body = op.TabletTell(brukare=who.person, device=who.device, battery_percent=battery, on_mains=on_mains, sound=sound)
    assert who.did(body) == [APPLIED]


def later(town: Town, minutes: float) -> None:
    assert isinstance(town.hub.clock, HeldClock)
    town.hub.clock.move(timedelta(minutes=minutes))


def test_a_tablet_that_says_nothing_for_half_an_hour_is_asked_about_once(
    town: Town, tablet: Writer, asker: Asker
) -> None:
    tell(tablet)
    asker.watch.heard(caller(tablet))
    assert asker.look() == []
    later(town, 29)
    assert asker.look() == []
    later(town, 1)
    assert asker.look() == [([TabletTrouble.OFFLINE], [])]
    later(town, 600)
    assert asker.look() == []
    asker.watch.heard(caller(tablet))
    assert asker.look() == [([], [TabletTrouble.OFFLINE])]


def test_a_live_connection_is_a_word(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    asker.connected = [caller(tablet)]
    for _ in range(5):
        later(town, 25)
        assert asker.look() == []
    asker.connected = []
    later(town, 31)
    assert asker.look() == [([TabletTrouble.OFFLINE], [])]


def test_the_hubs_own_absence_is_nobodys_silence(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    asker.watch.heard(caller(tablet))
    asker.look()
    later(town, 600)
    asker.watch = asker.made()
    assert asker.look() == []
    later(town, 30)
    assert asker.look() == [([TabletTrouble.OFFLINE], [])]


def test_a_silence_that_is_known_outlives_a_start_of_the_hub(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    asker.watch.heard(caller(tablet))
    asker.look()
    later(town, 30)
    assert asker.look() == [([TabletTrouble.OFFLINE], [])]
    asker.watch = asker.made()
    assert asker.look() == []


def test_two_workers_share_what_they_have_heard(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    other = asker.made()
    asker.watch.heard(caller(tablet))
    asker.look()
    later(town, 20)
    other.heard(caller(tablet))
    other.look()
    later(town, 20)
    assert asker.look() == []
    later(town, 10)
    assert asker.look() == [([TabletTrouble.OFFLINE], [])]
    asker.turns = []
    assert other.look() == Turns()
    assert asker.turns == []


def test_an_unplugged_tablet_is_asked_about_after_half_an_hour_or_when_it_is_nearly_empty(
    town: Town, tablet: Writer, asker: Asker
) -> None:
    asker.connected = [caller(tablet)]
    tell(tablet, on_mains=False)
    assert asker.look() == []
    later(town, 30)
    assert asker.look() == [([TabletTrouble.UNPLUGGED], [])]
    tell(tablet)
    assert asker.look() == [([], [TabletTrouble.UNPLUGGED])]
    tell(tablet, on_mains=False, battery=19)
    assert asker.look() == [([TabletTrouble.UNPLUGGED], [])]


def test_a_tablet_that_cannot_be_heard_is_asked_about(town: Town, tablet: Writer, asker: Asker) -> None:
    asker.connected = [caller(tablet)]
    tell(tablet, sound=Sound.NO_DEVICE)
    later(town, 10)
    assert asker.look() == [([TabletTrouble.SILENT], [])]


def test_nobody_is_asked_about_a_device_that_has_never_told_of_itself(town: Town, tablet: Writer, asker: Asker) -> None:
    asker.watch.heard(caller(tablet))
    asker.look()
    later(town, 600)
    assert asker.look() == []


def test_what_staff_carry_is_no_tablet(town: Town, asker: Asker) -> None:
    anna = writer(town.hub, town.anna)
    asker.watch.heard(Caller(Holder.PERSON, anna.device, anna.person, Role.STAFF))
    asker.look()
    later(town, 600)
    assert asker.look() == []


def test_a_tablet_that_is_shut_out_is_asked_about_no_more(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    asker.watch.heard(caller(tablet))
    asker.look()
    later(town, 30)
    assert asker.look() == [([TabletTrouble.OFFLINE], [])]
    with writing(town.hub.engine) as connection:
        revoke_device(connection, tablet.device, town.hub.clock.now())
    assert asker.look() == [([], [TabletTrouble.OFFLINE])]


def test_it_speaks_of_itself_alone(town: Town, tablet: Writer) -> None:
    other = writer(town.hub, town.brukare)
    foreign = op.TabletTell(brukare=town.brukare, device=other.device, on_mains=True)
    assert tablet.did(foreign) == [("refused", "not_yours")]
    tell(tablet)
    body = body_of(town.hub, "tablet", f"{town.brukare}:{tablet.device}")
    assert isinstance(body, rec.TabletBody)
    assert (body.battery_percent, body.on_mains, body.told_at) == (90, True, MONDAY)
