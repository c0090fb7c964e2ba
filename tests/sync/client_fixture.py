"""A real client and a hub in one process, tied by a road that a test can cut. Nothing is exchanged by itself.

with a_house(tmp_path) as house:
    visit = house.add_visit()
    anna = house.staff_client()
    anna.exchange()
    saved = visiting.start_visit(anna.desk, visit).result()
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, select

from app.client import Client, Place
from app.domain.arrival import Arrived
from app.domain.clock import HeldClock
from app.domain.ids import ArendeId, BrukareId, PersonId, UtforareId, VisitId
from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.domain.stream import care_stream, person_stream, plan_stream, profile_stream
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.streams import Put
from app.hub.tables import operation, person
from app.protocol import records as rec
from app.protocol.records import RecordBody, encode_record_body
from app.services import sign_in
from app.services.sign_in import In
from app.store.person_reading import Reading, StoredOperation
from app.store.person_store import PersonStore
from app.store.secret_stores import MemorySecrets
from app.store.vault import Vault
from app.work.desk import WorkDesk
from tests.fakes.asgi_adapter import Road
from tests.hub.hub_fixture import (
    MONDAY,
    add_arende,
    add_person,
    add_utforare,
    assign,
    code_for,
    hub_in,
    put,
    serving,
)
from tests.hub.web_client import TestClient

T = TypeVar("T")
PIN = "314159"
TODAY = date(2026, 3, 2)
LUNCH, COFFEE = "insats-lunch", "insats-fika"


@dataclass
class AtClient:
    """A running client on a device of its own, and whoever sits at it."""

    house: "House"
    folder: Path
    clock: HeldClock
    road: Road
    secrets: dict[str, MemorySecrets]
    client: Client
    desk: WorkDesk = field(init=False)

    def exchange(self) -> HubProblem | None:
        return self.client.exchange()

    @contextmanager
    def offline(self) -> Iterator[None]:
        self.road.offline = True
        try:
            yield
        finally:
            self.road.offline = False

    @property
    def store(self) -> PersonStore:
        return self.desk.store

    def read(self, ask: Callable[[Reading], T]) -> T:
        return self.store.read(ask).result()

    def enrol(self, person: str, pin: str | None = PIN) -> WorkDesk:
        found = sign_in.enrol(self.client.gate, code_for(self.house.hub, person), pin).result()
        assert isinstance(found, In), found
        assert isinstance(found.desk, WorkDesk)
        self.desk = found.desk
        return found.desk

    def unlock(self, person: str, pin: str | None = PIN) -> WorkDesk:
        found = sign_in.unlock(self.client.gate, PersonId(person), pin).result()
        assert isinstance(found, In), found
        assert isinstance(found.desk, WorkDesk)
        self.desk = found.desk
        return found.desk

    def sign_out(self) -> None:
        sign_in.sign_out(self.client.gate).result()

    def start_again(self) -> None:
        """As after a crash: what the earlier process had in memory is gone, and it has closed nothing."""
        self.client = self.house.open_client(self.folder, self.clock, self.road, self.secrets)

    def visit(self, visit: str) -> rec.VisitBody:
        found = self.read(lambda reading: reading.one(rec.VisitBody, visit))
        assert found is not None
        return found

    def truth(self, visit: str) -> rec.VisitBody:
        found = self.read(lambda reading: reading.truth("visit", visit))
        assert isinstance(found, rec.VisitBody)
        return found

    def arrived(self, operation_id: str) -> Arrived:
        found = self.read(lambda reading: reading.operation(operation_id))
        assert found is not None
        return found.arrived

    def unsettled(self) -> list[StoredOperation]:
        return self.read(lambda reading: reading.unsettled())


@dataclass
class House:
    hub: Hub
    folder: Path
    utforare: str
    brukare: str
    anna: str
    ending: ExitStack = field(default_factory=ExitStack)
    web: TestClient = field(init=False)

    @property
    def clock(self) -> HeldClock:
        assert isinstance(self.hub.clock, HeldClock)
        return self.hub.clock

    def device(self, name: str = "device", *, behind: timedelta = timedelta()) -> AtClient:
        """A new device; its clock is `behind` the hub's."""
        folder = self.folder / name
        folder.mkdir()
        clock, road = HeldClock(MONDAY - behind), Road(self.web)
        secrets: dict[str, MemorySecrets] = {}
        return AtClient(self, folder, clock, road, secrets, self.open_client(folder, clock, road, secrets))

    def open_client(self, folder: Path, clock: HeldClock, road: Road, secrets: dict[str, MemorySecrets]) -> Client:
        vault = Vault(folder, clock, kiosk=False, keyring=lambda name: secrets.setdefault(name, MemorySecrets()))
        client = Client(
            Place(folder, "http://hub.test"), clock=clock, vault=vault, session=road.session, in_background=False
        )
        self.ending.callback(client.stop)
        return client

    def staff_client(self, name: str = "device", *, behind: timedelta = timedelta()) -> AtClient:
        """Anna's device, enrolled and with everything that the hub has for her."""
        made = self.device(name, behind=behind)
        made.enrol(self.anna)
        assert made.exchange() is None
        return made

    def handlaggare_client(self, person: str, name: str = "device") -> AtClient:
        made = self.device(name)
        made.enrol(person)
        assert made.exchange() is None
        return made

    # --- what the hub has ------------------------------------------------------------------------------------------

    def add_visit(self, *, owner: str = "", start: time = time(9, 0)) -> VisitId:
        """At the brukare's, today, for Anna."""
        owner = owner or self.utforare
        visit = assign(self.hub, self.anna, self.brukare, organisation=owner)
        self.put_visit(visit, start=start, owner=owner)
        return VisitId(visit)

    def put_visit(self, visit: str, *, start: time = time(9, 0), owner: str = "", title: str = "Frukost") -> None:
        owner = owner or self.utforare
        lunch = rec.InsatsLineBody(id=LUNCH, name="Lunch", minutes=20)
        coffee = rec.InsatsLineBody(id=COFFEE, name="Fika", minutes=10)
        body = rec.VisitBody(
            brukare=self.brukare,
            utforare=owner,
            utforare_name="Hemtjänst Ett",
            day=self.hub.clock.now().date(),
            start=start,
            end=time(start.hour + 1, 0),
            title=title,
            staff=(rec.StaffRef(id=self.anna, first_name="Anna", name="Anna Ek"),),
            insatser=(lunch, coffee),
        )
        self.put_body(plan_stream(BrukareId(self.brukare)), "visit", visit, body, owner=owner)

    def put_body(self, stream: str, kind: str, record_id: str, body: RecordBody, *, owner: str = rec.CITY) -> None:
        put(self.hub, Put(stream, kind, record_id, owner, encode_record_body(body)))

    def change_visit(self, visit: str, **changes: object) -> None:
        """As an import or a colleague would change the hub's truth."""
        from msgspec.structs import replace

        body = replace(self.hub_record("visit", visit, rec.VisitBody), **changes)
        self.put_body(plan_stream(BrukareId(self.brukare)), "visit", visit, body, owner=body.utforare)

    def add_handlaggare(self, name: str = "Hanna Lind") -> str:
        handlaggare = add_person(self.hub, Role.HANDLAGGARE, name=name)
        self.introduce(handlaggare, "handlaggare", name)
        return handlaggare

    def add_arende(self, handlaggare: str) -> ArendeId:
        return ArendeId(add_arende(self.hub, handlaggare, self.brukare))

    def introduce(self, person: str, role: str, name: str) -> None:
        body = rec.PersonBody(role=role, first_name=name.split(maxsplit=1)[0], name=name)
        self.put_body(person_stream(PersonId(person)), "person", person, body)

    def hub_record(self, kind: str, record_id: str, of: type[T]) -> T:
        from app.hub.truth import Truth

        with reading(self.hub.engine) as connection:
            found = Truth(connection).body(kind, record_id)
        assert isinstance(found, of)
        return found

    def hub_person(self, name: str) -> str:
        with reading(self.hub.engine) as connection:
            return str(connection.execute(select(person.c.id).where(person.c.name == name)).scalar_one())

    def operations(self) -> list[str]:
        """Kinds of everything that the hub has taken, in its order."""
        with reading(self.hub.engine) as connection:
            return list(connection.scalars(select(operation.c.kind).order_by(operation.c.order)))

    def write(self, act: Callable[[Connection], object]) -> None:
        with writing(self.hub.engine) as connection:
            act(connection)
        self.hub.standings.forget()

    @property
    def care(self) -> str:
        return care_stream(BrukareId(self.brukare), UtforareId(self.utforare))


@contextmanager
def a_house(folder: Path) -> Iterator[House]:
    hub = hub_in(folder / "hub")
    with serving(hub) as web:
        house = furnished(hub, folder)
        house.web = web
        with house.ending:
            yield house


def furnished(hub: Hub, folder: Path) -> House:
    """A utförare, Gunvor who lives there, and Anna of the staff."""
    utforare = add_utforare(hub)
    brukare = add_person(hub, Role.BRUKARE, name="Gunvor Berg")
    anna = add_person(hub, Role.STAFF, organisation=utforare)
    house = House(hub, folder, utforare, brukare, anna)
    house.introduce(anna, "staff", "Anna Ek")
    profile = rec.BrukareBody(first_name="Gunvor", name="Gunvor Berg", address="Lindvägen 3")
    house.put_body(profile_stream(BrukareId(brukare)), "brukare", brukare, profile)
    return house
