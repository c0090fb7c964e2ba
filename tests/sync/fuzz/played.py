"""A town in which people work, on devices whose road can be spoilt; and what must hold when nobody spoils anything.

Amina sits at two devices, Hanna at one that is enrolled here, and Bo has been at the second one. Ralf is a colleague
whose program can be made to write anything.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import cast

import msgspec
from sqlalchemy import select

from app.domain.clock import Clock
from app.domain.door import DoorPosition
from app.domain.ids import BrukareId, VisitId
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.domain.stream import doors_stream
from app.hub.assembly import close_hub
from app.hub.attachments import file_of
from app.hub.database import reading, writing
from app.hub.http.app import create_app
from app.hub.streams import Put
from app.hub.tables import attachment
from app.hub.tables import door as door_table
from app.protocol import records as rec
from app.protocol import wire
from app.protocol.keys import SigningKey, to_text
from app.services import visiting
from app.services.attaching import PickedFile
from app.store.outbox import SealedRow
from app.sync.hub_client import HubClient
from tests.fakes.asgi_adapter import Told
from tests.hub.hub_fixture import Enrolled, Speaker, add_person, add_utforare, assign, code_for, enrolled, put
from tests.hub.web_client import TestClient
from tests.sync.fuzz.traffic import Memory, Mouth, TravelledRoad
from tests.sync.proof.checks import claims_no_more_than_the_hub_has, is_at_rest, keeps_it_on_the_screen
from tests.sync.proof.hub_here import HubHere, Office
from tests.sync.proof.hub_view import HubView, mark, view
from tests.sync.proof.ledger import Page
from tests.sync.proof.road import Straight
from tests.sync.proof.seat import DeviceClock, Seat
from tests.sync.proof.town import COFFEE, LUNCH, Template, Town, roomy_hub

DOOR = "door-1"
NONCE = bytes(range(16))
_A_BLOCK = timedelta(minutes=2)
_TRIES = 3
"""Exchanges after which a device that nobody disturbs is level with the hub: it meets the hub's true life again, and
brings what it was made to believe that another one lacks."""


@dataclass
class At:
    """A person at a device, and both of their voices for what no client says by itself."""

    name: str
    person: str
    seat: Seat
    road: TravelledRoad
    device: Speaker
    own: Speaker
    page: Page = field(default_factory=Page)

    def client(self, *, of_device: bool) -> HubClient:
        """A new one, as the program makes it: without a token."""
        at_device = self.seat._client
        if of_device:
            return at_device._device_client()
        return at_device._person_client(self.own.certificate, self.own.key)

    def waiting(self) -> tuple[SealedRow, ...]:
        return self.seat._client.device.outbox.next_batch()

    def without_tokens(self) -> None:
        """The next request of each of its loops begins with who the hub is, and a token."""
        loops = self.seat._client._loops
        if loops is not None:
            clients = [loops._client, loops._attachments._client, loops._at_desk.client if loops._at_desk else None]
            for client in clients:
                if client is not None:
                    client.take_denial("")


@dataclass
class Played:
    hub: HubHere
    web: Straight
    foreign: "Foreign"
    folder: Path
    rng: random.Random
    memory: Memory = field(default_factory=Memory)
    people: list[At] = field(default_factory=list)
    ralf: Enrolled = field(init=False)
    bo: Speaker = field(init=False)
    life_before: str = ""
    count: int = 0

    @property
    def town(self) -> Town:
        return self.hub.town

    @property
    def mouth(self) -> TestClient:
        return cast(TestClient, Mouth(self.web))

    @property
    def epoch(self) -> str:
        return self.hub.hub.epoch

    def at(self, name: str) -> At:
        return next(at for at in self.people if at.name == name)

    # --- what people do --------------------------------------------------------------------------------------------

    def words(self) -> str:
        self.count += 1
        return f"Ord nummer {self.count}."

    def act(self, at: At) -> None:
        """Somebody does something, and is told that it is saved."""
        if at.name == "tre":
            verb = self.rng.choice(["sign_journal", "sign_journal", "field"])
            if verb == "field":
                at.seat.do("type_field", self.town.arende, "behov", self.words())
                self._told(at, at.seat.do("commit_field", self.town.arende, "behov").operation)
            else:
                self._told(at, at.seat.do("sign_journal", self.town.arende, self.words()).operation)
            return
        visit = self.town.visits[self.rng.randrange(2)]
        match self.rng.choice(["note", "note", "note", "file", "start", "insats", "finish", "opened"]):
            case "note":
                self._told(at, at.seat.do("sign_note", visit, self.words()).operation)
            case "file":
                self._sign_with_a_file(at, visit)
            case "insats":
                insats, outcome = self.rng.choice([LUNCH, COFFEE]), self.rng.choice(["done", "open"])
                self._told(at, at.seat.do("insats", visit, insats, outcome, "").operation)
            case verb:
                self._told(at, at.seat.do(verb, visit).operation)

    def _told(self, at: At, operation: str) -> None:
        if operation:
            at.page.acknowledged[operation] = None

    def _sign_with_a_file(self, at: At, visit: str) -> None:
        path = self.folder / "bild.jpg"
        path.write_bytes(self.rng.randbytes(self.rng.randrange(1, 3000)))
        picked = PickedFile(path, "bild.jpg", "image/jpeg")
        saved = visiting.sign_note(at.seat.desk, VisitId(visit), self.words(), files=[picked]).result()
        self._told(at, saved.operation)

    # --- when nobody spoils anything -------------------------------------------------------------------------------

    def rest(self) -> None:
        """Everybody exchanges in peace; then everything is where it belongs, once."""
        self.hub.pass_time(_A_BLOCK)
        for voice in self.voices():
            voice.token = ""
        self.office.put_unknown(f"sensor-{self.rng.randrange(3)}")
        for at in self.people:
            problems = [at.seat.exchange()]
            while len(problems) < _TRIES and (problems[-1] or at.seat.waiting()):
                problems.append(at.seat.exchange())
            assert problems[-1] == "", f"{at.name} cannot exchange in peace: {problems}"
        for at in self.people:  # what the others have brought meanwhile
            assert at.seat.exchange() == ""
        found, mark_of_hub = view(self.hub.engine), mark(self.hub.engine)
        found.check_itself()
        for at in self.people:
            seen = at.seat.look()
            keeps_it_on_the_screen(seen)
            claims_no_more_than_the_hub_has(seen, mark_of_hub)
            is_at_rest(seen, at.page, found, self.town)
            assert not at.seat.waiting(), "what was saved has not left"
            assert at.seat._client.device.attachments.count_waiting() == 0, f"{at.name}'s files have not arrived"
        _is_there_once(found)
        self._files_are_whole()

    @property
    def office(self) -> Office:
        return Office(lambda: self.hub.engine, self.town, self.hub.now)

    def voices(self) -> list[Speaker]:
        return [voice for at in self.people for voice in (at.device, at.own)] + [
            self.bo,
            self.ralf.device,
            self.ralf.person,
        ]

    def _files_are_whole(self) -> None:
        with reading(self.hub.engine) as connection:
            whole = connection.scalars(select(attachment.c.sha256).where(attachment.c.complete_at.is_not(None))).all()
        for sha256 in whole:
            assert file_of(self.hub.hub, sha256).exists(), f"said to be complete and not there: {sha256}"


def _is_there_once(found: HubView) -> None:
    """Words of people that are told apart by their number stand in one record alone."""
    texts = [
        str(msgspec.json.decode(row.body)["text"])
        for (kind, _), row in found.records.items()
        if kind in {"note", "journal_note"}
    ]
    own = Counter(text for text in texts if text.startswith("Ord nummer "))
    assert not own or max(own.values()) == 1, f"twice at the hub: {own.most_common(1)}"


@dataclass(frozen=True)
class Foreign:
    """Another hub, and what somebody has heard of it."""

    memory: Memory
    device: Speaker
    own: Speaker
    seal_key: bytes
    epoch: str


def begin(played: Played, template: Template) -> None:
    """The same town each time, everybody at their device. Nothing has been spoilt."""
    hub = played.hub
    hub.begin()
    _put_door(hub)
    for name in ("ett", "två"):
        template.copy_device(name, played.folder / name)
    _sit(played, "ett", played.town.amina)
    with_bo = _seat(played, "två")[0]
    with_bo.sit(played.town.bo)
    assert with_bo.exchange() == ""
    played.bo = Speaker(played.mouth, with_bo.desk.store.author.key, _certificate(with_bo, played.town.bo))
    with_bo.stop()
    _sit(played, "två", played.town.amina)
    (played.folder / "tre").mkdir()
    seat, road = _seat(played, "tre")
    seat.enrol(code_for(hub.hub, played.town.hanna))
    _keep(played, "tre", played.town.hanna, seat, road)
    ralf = add_person(hub.hub, Role.STAFF, organisation=played.town.first, name="Ralf Ro")
    for visit in played.town.visits[:2]:
        assign(hub.hub, ralf, played.town.gunvor, organisation=played.town.first, visit=visit)
    played.ralf = enrolled(played.mouth, hub.hub, ralf)
    _go_through_everything(played)
    played.life_before = hub.hub.epoch
    hub.back_up()
    hub.restore()
    hub.confirm()
    played.memory.life = 1
    for voice in played.voices():
        voice.token = ""
    _go_through_everything(played)
    _refuse_a_file(played.people[0], played)


def _go_through_everything(played: Played) -> None:
    """Each endpoint is asked by the real client, also those that a client asks seldom."""
    for at in played.people:
        for _ in range(3):
            played.act(at)
        if at.name != "tre":
            played._sign_with_a_file(at, played.town.visits[0])
    played.rest()
    for at in played.people:
        ask_seldom(at)


def _refuse_a_file(at: At, played: Played) -> None:
    """For now the hub does not take one, which is logged; nothing of it is lost."""
    played._sign_with_a_file(at, played.town.visits[0])
    refused = Told(409, {}, msgspec.json.encode(wire.Problem(code=Refusal.WRONG_STATE)))
    at.road.spoil = lambda sent, told: refused if sent.kind == "part" else told
    assert at.seat.exchange() == ""
    assert at.seat._client.device.attachments.count_waiting() == 1
    at.road.spoil = None


def ask_seldom(at: At) -> None:
    client = at.client(of_device=False)
    listed = client.revocations()
    client.newer_list = lambda _counter: str(listed)  # as to a hub that has forgotten some of it
    client.take_denial("")
    assert isinstance(client.wait(""), str)
    assert not isinstance(client.outcome(next(iter(at.page.acknowledged))), str)
    if at.name != "tre":
        assert isinstance(client.door_time(DOOR, NONCE), bytes)


def _put_door(hub: HubHere) -> None:
    town, key = hub.town, to_text(SigningKey.generate().public())
    with writing(hub.engine) as connection:
        row = {"id": DOOR, "brukare": town.gunvor, "position": "flat", "name": "Lägenheten", "public_key": key}
        connection.execute(door_table.insert(), [{**row, "ended_at": None}])
    body = rec.DoorBody(brukare=town.gunvor, position=DoorPosition.FLAT, name="Lägenheten", public_key=key)
    put(hub.hub, Put(doors_stream(BrukareId(town.gunvor)), "door", DOOR, rec.CITY, rec.encode_record_body(body)))


def _sit(played: Played, name: str, person: str) -> None:
    seat, road = _seat(played, name)
    seat.sit(person)
    _keep(played, name, person, seat, road)


def _keep(played: Played, name: str, person: str, seat: Seat, road: TravelledRoad) -> None:
    assert seat.exchange() == ""
    device, enrolled_as = seat._client.device, seat._client.device.enrolled()
    assert enrolled_as is not None
    at_device = Speaker(played.mouth, device.device_key(), enrolled_as.certificate)
    own = Speaker(played.mouth, seat.desk.store.author.key, _certificate(seat, person))
    played.people.append(At(name, person, seat, road, at_device, own))


def _seat(played: Played, name: str) -> tuple[Seat, TravelledRoad]:
    road = TravelledRoad(played.web, who=name, memory=played.memory)
    return Seat(played.folder / name, "http://hub.test", clock=DeviceClock(played.hub.clock), road=road), road


def _certificate(seat: Seat, person: str) -> str:
    return next(known.certificate for known in seat._client.device.people() if known.person == person)


@contextmanager
def foreign_in(folder: Path, clock: Clock) -> Iterator[Foreign]:
    """It has keys of its own, and somebody who works there."""
    hub = roomy_hub(folder / "hub", clock)
    web = Straight(create_app(hub))
    road = TravelledRoad(web, who="foreign")
    (folder / "device").mkdir()
    seat = Seat(folder / "device", "http://hub.test", clock=DeviceClock(clock), road=road)
    seat.enrol(code_for(hub, add_person(hub, Role.STAFF, organisation=add_utforare(hub))))
    assert seat.exchange() == ""
    device, who = seat._client.device, seat.desk.store.author
    at_device = device.enrolled()
    assert at_device is not None
    own = seat._client._person_client(_certificate(seat, who.person), who.key)
    assert isinstance(own.revocations(), str)
    mouth = cast(TestClient, Mouth(web))
    yield Foreign(
        road.memory,
        Speaker(mouth, device.device_key(), at_device.certificate),
        Speaker(mouth, who.key, _certificate(seat, who.person)),
        hub.keys.seal.public(),
        hub.epoch,
    )
    seat.stop()
    web.close()
    close_hub(hub)
