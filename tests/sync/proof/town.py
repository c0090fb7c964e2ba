"""The town that the machine plays in, built once: two organisations, three people of whom one brukare is helped by all,
two devices on which all three have signed in, and the brukare's tablet.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path

from app.domain.clock import Clock
from app.domain.ids import BrukareId, PersonId, UtforareId
from app.domain.permission import Role
from app.domain.stream import person_stream, plan_stream, profile_stream, unit_stream
from app.hub.assembly import close_hub
from app.hub.http.app import create_app
from app.hub.hub import Hub
from app.hub.streams import Put
from app.protocol import records as rec
from tests.fakes.asgi_adapter import Road
from tests.hub.hub_fixture import add_arende, add_person, add_utforare, assign, code_for, hub_in, put, with_limits
from tests.sync.proof.road import Straight, without_hub_threads
from tests.sync.proof.seat import PIN, DeviceClock, Seat, cheap_devices

DEVICES = ("ett", "två")
TABLET = "surfplatta"
LUNCH, COFFEE = "insats-lunch", "insats-fika"
LIMITS = {"address": 1e9, "holder": 1e9}


@dataclass(frozen=True)
class Town:
    first: str
    """Organisation of Amina."""
    second: str
    """Organisation of Bo."""
    gunvor: str
    amina: str
    bo: str
    hanna: str
    visits: tuple[str, str, str]
    """Two of the first organisation's, for Amina; one of the second's, for Bo."""
    arende: str

    @property
    def plan(self) -> str:
        return plan_stream(BrukareId(self.gunvor))

    @property
    def people(self) -> tuple[str, str, str]:
        return self.amina, self.bo, self.hanna

    def organisation(self, person: str) -> str:
        return {self.amina: self.first, self.bo: self.second}.get(person, "")


@dataclass(frozen=True)
class Template:
    """Closed files: the hub's, and a folder for each device with everything that the hub has for its people."""

    folder: Path
    town: Town

    @property
    def hub(self) -> Path:
        return self.folder / "hub"

    def copy_device(self, name: str, to: Path) -> None:
        shutil.copytree(self.folder / name, to)


def roomy_hub(folder: Path, clock: Clock, url: str = "") -> Hub:
    """Limits on how often somebody may come would count over all examples."""
    from app.hub.settings import Rate

    rates = {name: Rate(per_s=most, burst=most) for name, most in LIMITS.items()}
    return hub_in(folder, clock=clock, url=url, limits=with_limits(**rates))


def build(folder: Path, clock: Clock, *, url: str = "") -> Template:
    hub = roomy_hub(folder / "hub", clock, url)
    try:
        town = _furnish(hub)
        web = Straight(create_app(hub))
        with without_hub_threads(), cheap_devices(threads=False):
            for name in DEVICES:
                _enrol(hub, web, folder / name, people=town.people)
            _enrol(hub, web, folder / TABLET, people=[town.gunvor], pin=None)
        web.close()
    finally:
        close_hub(hub)
    return Template(folder, town)


def _enrol(hub: Hub, web: Straight, folder: Path, *, people: Sequence[str], pin: str | None = PIN) -> None:
    folder.mkdir()
    seat = Seat(folder, "http://hub.test", clock=DeviceClock(hub.clock), road=Road(web))
    for person in people:
        seat.enrol(code_for(hub, person), pin)
        assert seat.exchange() == ""
    seat.stop()


def _furnish(hub: Hub) -> Town:
    first, second = add_utforare(hub, "Hemtjänst Ett"), add_utforare(hub, "Hemtjänst Två")
    gunvor = add_person(hub, Role.BRUKARE, name="Gunvor Berg")
    amina = add_person(hub, Role.STAFF, organisation=first, name="Amina Ek")
    bo = add_person(hub, Role.STAFF, organisation=second, name="Bo Alm")
    hanna = add_person(hub, Role.HANDLAGGARE, name="Hanna Lind")
    visits = (
        assign(hub, amina, gunvor, organisation=first),
        assign(hub, amina, gunvor, organisation=first),
        assign(hub, bo, gunvor, organisation=second),
    )
    town = Town(first, second, gunvor, amina, bo, hanna, visits, add_arende(hub, hanna, gunvor))
    owners = (first, first, second)
    put(hub, *(visit_put(hub, town, visit, owner=owner) for visit, owner in zip(visits, owners, strict=True)))
    for person, role, name in ((amina, "staff", "Amina Ek"), (bo, "staff", "Bo Alm"), (hanna, "handlaggare", "Hanna")):
        body = rec.PersonBody(role=role, first_name=name.split(maxsplit=1)[0], name=name)
        put(hub, Put(person_stream(PersonId(person)), "person", person, rec.CITY, rec.encode_record_body(body)))
    for unit in (first, second):
        body_of_unit = rec.encode_record_body(rec.UnitBody(name=unit))
        put(hub, Put(unit_stream(UtforareId(unit)), "unit", unit, unit, body_of_unit))
    profile = rec.BrukareBody(first_name="Gunvor", name="Gunvor Berg", address="Lindvägen 3")
    stream = profile_stream(BrukareId(gunvor))
    put(hub, Put(stream, "brukare", gunvor, rec.CITY, rec.encode_record_body(profile)))
    return town


def visit_put(hub: Hub, town: Town, visit: str, *, owner: str) -> Put:
    lunch = rec.InsatsLineBody(id=LUNCH, name="Lunch", minutes=20)
    coffee = rec.InsatsLineBody(id=COFFEE, name="Fika", minutes=10)
    body = rec.VisitBody(
        brukare=town.gunvor,
        utforare=owner,
        utforare_name="Hemtjänst",
        day=hub.clock.now().date(),
        start=time(9),
        end=time(10),
        title="Frukost",
        insatser=(lunch, coffee),
    )
    return Put(town.plan, "visit", visit, owner, rec.encode_record_body(body))


A_WHILE = timedelta(minutes=1)
"""Between two things that happen."""
