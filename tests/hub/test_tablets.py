"""The hub notices the tablet that is unplugged, cannot be heard, or says nothing: once, until it is over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.clock import HeldClock
from app.domain.permission import Role
from app.domain.tablet import Sound, TabletTrouble
from app.domain.task import TaskKind, TaskState
from app.hub.database import reading, writing
from app.hub.hub import Caller, Hub
from app.hub.revoking import revoke_device
from app.hub.streams import Put
from app.hub.tables import record
from app.hub.tablets import Asked, TabletWatch, Turns
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.certificate import Holder
from tests.hub.core_fixture import Town, Writer, body_of, town_of, writer
from tests.hub.hub_fixture import MONDAY, HubMaker, add_person, assign, put

APPLIED = ("applied", "")


class Asker:
    """Hears what the unit would be asked."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.asked: list[Asked] = []
        self.over: list[Asked] = []
        self.watch = self.made()

    def made(self) -> TabletWatch:
        def ask(_hub: Hub, one: Asked) -> bool:
            self.asked.append(one)
            return True

        return TabletWatch(self.town.hub, ask=ask, over=lambda _hub, one: self.over.append(one))

    def look(self) -> tuple[list[TabletTrouble], list[TabletTrouble]]:
        self.asked, self.over = [], []
        self.watch.look()
        return [one.trouble for one in self.asked], [one.trouble for one in self.over]


NOTHING: tuple[list[TabletTrouble], list[TabletTrouble]] = ([], [])


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
    town.hub.heard.note(caller(tablet))
    assert asker.look() == NOTHING
    later(town, 29)
    assert asker.look() == NOTHING
    later(town, 1)
    assert asker.look() == ([TabletTrouble.OFFLINE], [])
    later(town, 600)
    assert asker.look() == NOTHING
    town.hub.heard.note(caller(tablet))
    assert asker.look() == ([], [TabletTrouble.OFFLINE])


def test_a_live_connection_is_a_word(town: Town, tablet: Writer, asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(tablet)
    monkeypatch.setattr(town.hub.bus, "callers", lambda: (caller(tablet),))
    for _ in range(5):
        later(town, 25)
        assert asker.look() == NOTHING
    monkeypatch.undo()
    later(town, 31)
    assert asker.look() == ([TabletTrouble.OFFLINE], [])


def test_the_hubs_own_absence_is_nobodys_silence(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    town.hub.heard.note(caller(tablet))
    asker.look()
    later(town, 600)
    asker.watch = asker.made()
    assert asker.look() == NOTHING
    later(town, 30)
    assert asker.look() == ([TabletTrouble.OFFLINE], [])


def test_a_silence_that_is_known_outlives_a_start_of_the_hub(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    town.hub.heard.note(caller(tablet))
    asker.look()
    later(town, 30)
    assert asker.look() == ([TabletTrouble.OFFLINE], [])
    asker.watch = asker.made()
    assert asker.look() == NOTHING


def test_two_workers_share_what_they_have_heard(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    other = asker.made()
    town.hub.heard.note(caller(tablet))
    asker.look()
    later(town, 20)
    town.hub.heard.note(caller(tablet))
    other.look()
    later(town, 20)
    assert asker.look() == NOTHING
    later(town, 10)
    assert asker.look() == ([TabletTrouble.OFFLINE], [])
    asker.asked = []
    assert other.look() == Turns()
    assert asker.asked == []


def test_an_unplugged_tablet_is_asked_about_after_half_an_hour_or_when_it_is_nearly_empty(
    town: Town, tablet: Writer, asker: Asker
) -> None:
    town.hub.heard.note(caller(tablet))
    tell(tablet, on_mains=False)
    assert asker.look() == NOTHING
    later(town, 30)
    town.hub.heard.note(caller(tablet))
    assert asker.look() == ([TabletTrouble.UNPLUGGED], [])
    tell(tablet)
    assert asker.look() == ([], [TabletTrouble.UNPLUGGED])
    tell(tablet, on_mains=False, battery=19)
    assert asker.look() == ([TabletTrouble.UNPLUGGED], [])


def test_a_tablet_that_cannot_be_heard_is_asked_about(town: Town, tablet: Writer, asker: Asker) -> None:
    town.hub.heard.note(caller(tablet))
    tell(tablet, sound=Sound.NO_DEVICE)
    later(town, 10)
    assert asker.look() == ([TabletTrouble.SILENT], [])


def test_nobody_is_asked_about_a_device_that_has_never_told_of_itself(town: Town, tablet: Writer, asker: Asker) -> None:
    town.hub.heard.note(caller(tablet))
    asker.look()
    later(town, 600)
    assert asker.look() == NOTHING


def test_what_staff_carry_is_no_tablet(town: Town, asker: Asker) -> None:
    anna = writer(town.hub, town.anna)
    town.hub.heard.note(Caller(Holder.PERSON, anna.device, anna.person, Role.STAFF))
    asker.look()
    later(town, 600)
    assert asker.look() == NOTHING


def test_a_tablet_that_is_shut_out_is_asked_about_no_more(town: Town, tablet: Writer, asker: Asker) -> None:
    tell(tablet)
    town.hub.heard.note(caller(tablet))
    asker.look()
    later(town, 30)
    assert asker.look() == ([TabletTrouble.OFFLINE], [])
    with writing(town.hub.engine) as connection:
        revoke_device(connection, tablet.device, town.hub.clock.now())
    assert asker.look() == ([], [TabletTrouble.OFFLINE])


def test_it_speaks_of_itself_alone(town: Town, tablet: Writer) -> None:
    other = writer(town.hub, town.brukare)
    foreign = op.TabletTell(brukare=town.brukare, device=other.device, on_mains=True)
    assert tablet.did(foreign) == [("refused", "not_yours")]
    tell(tablet)
    body = body_of(town.hub, "tablet", f"{town.brukare}:{tablet.device}")
    assert isinstance(body, rec.TabletBody)
    assert (body.battery_percent, body.on_mains, body.told_at) == (90, True, MONDAY)


def tasks(town: Town) -> list[tuple[TaskKind, TaskState, str]]:
    with reading(town.hub.engine) as connection:
        rows = connection.execute(select(record.c.body).where(record.c.kind == "task").order_by(record.c.number))
        bodies = [rec.decode_record_body("task", 1, row.body) for row in rows]
    assert all(isinstance(body, rec.TaskBody) for body in bodies)
    return [(body.kind, body.state, body.utforare) for body in bodies if isinstance(body, rec.TaskBody)]


def test_the_unit_that_comes_there_has_a_task_until_it_is_over(town: Town, tablet: Writer) -> None:
    watch = TabletWatch(town.hub)
    tell(tablet)
    town.hub.heard.note(caller(tablet))
    watch.look()
    assert tasks(town) == []
    later(town, 30)
    watch.look()
    watch.look()
    assert tasks(town) == [(TaskKind.TABLET_OFFLINE, TaskState.OPEN, town.ett)]
    town.hub.heard.note(caller(tablet))
    watch.look()
    assert tasks(town) == [(TaskKind.TABLET_OFFLINE, TaskState.DONE, town.ett)]


def test_a_task_that_staff_have_done_is_not_opened_again_while_it_lasts(town: Town, tablet: Writer) -> None:
    watch = TabletWatch(town.hub)
    tell(tablet, sound=Sound.NO_DEVICE)
    later(town, 10)
    town.hub.heard.note(caller(tablet))
    watch.look()
    anna = writer(town.hub, town.anna)
    with reading(town.hub.engine) as connection:
        task = connection.scalar(select(record.c.id).where(record.c.kind == "task"))
    assert anna.did(op.TaskDone(task=str(task))) == [APPLIED]
    town.hub.heard.note(caller(tablet))
    watch.look()
    assert tasks(town) == [(TaskKind.TABLET_SILENT, TaskState.DONE, town.ett)]


def test_where_nobody_comes_it_waits_for_somebody_who_does(make_hub: HubMaker) -> None:
    hub = make_hub()
    town = replace(town_of(hub), brukare=add_person(hub, Role.BRUKARE, name="Bo Berg"))
    name = rec.BrukareBody(first_name="Bo", name="Bo Berg", address="")
    put(hub, Put(town.profile, "brukare", town.brukare, rec.CITY, rec.encode_record_body(name)))
    tablet, watch = writer(hub, town.brukare), TabletWatch(hub)
    tell(tablet)
    hub.heard.note(caller(tablet))
    watch.look()
    later(town, 30)
    assert watch.look() == Turns()
    assign(hub, town.bo, town.brukare, organisation=town.tva)
    watch.look()
    assert tasks(town) == [(TaskKind.TABLET_OFFLINE, TaskState.OPEN, town.tva)]
