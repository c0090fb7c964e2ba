"""A hub's core without its HTTP: a small town in the database, and writers who push and pull as devices do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import msgspec
from sqlalchemy import Table, func, select, update

from app.domain.door import DoorAction, DoorPosition, LockState
from app.domain.ids import BrukareId, UtforareId
from app.domain.permission import Role
from app.domain.stream import care_stream, doors_stream, plan_stream, profile_stream
from app.doors.session import Report, sign_report
from app.hub.access_log import AccessEntry
from app.hub.database import reading, writing
from app.hub.feed import page_for
from app.hub.hub import Caller, Hub
from app.hub.ingest import take_in
from app.hub.outcomes import outcome_for
from app.hub.rights import person_row
from app.hub.streams import Put
from app.hub.tables import access_content, device, door, operation, person, person_key, record
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.certificate import Holder
from app.protocol.effects import door_event_id
from app.protocol.identifiers import new_id
from app.protocol.keys import SigningKey, seal, to_text
from app.protocol.wire import (
    OutcomeAnswer,
    OutcomeOnWire,
    PullAnswer,
    PullRequest,
    PushAnswer,
    PushRequest,
    SealedOperation,
)
from tests.hub.hub_fixture import MONDAY, add_arende, add_person, add_utforare, assign, put

LOCK_KEY = SigningKey.from_raw(bytes([9]) * 32)
TUESDAY = MONDAY + timedelta(days=1)


@dataclass
class Town:
    """One brukare with a flat door, visited by Anna of Ett; Bo works for Två; Karin has the matter."""

    hub: Hub
    ett: str
    tva: str
    brukare: str
    anna: str
    bo: str
    karin: str
    visit: str
    door: str
    arende: str

    @property
    def plan(self) -> str:
        return plan_stream(BrukareId(self.brukare))

    @property
    def doors(self) -> str:
        return doors_stream(BrukareId(self.brukare))

    @property
    def care(self) -> str:
        return care_stream(BrukareId(self.brukare), UtforareId(self.ett))

    @property
    def profile(self) -> str:
        return profile_stream(BrukareId(self.brukare))


def town_of(hub: Hub) -> Town:
    ett, tva = add_utforare(hub, "Ett"), add_utforare(hub, "Två")
    brukare = add_person(hub, Role.BRUKARE, name="Britta Berg")
    anna = add_person(hub, Role.STAFF, organisation=ett)
    bo = add_person(hub, Role.STAFF, organisation=tva, name="Bo Ek")
    karin = add_person(hub, Role.HANDLAGGARE, name="Karin Lund")
    visit = assign(hub, anna, brukare, organisation=ett)
    arende = add_arende(hub, karin, brukare)
    town = Town(hub, ett, tva, brukare, anna, bo, karin, visit, new_id(), arende)
    put(hub, visit_put(town, visit))
    add_door(town, town.door)
    return town


def visit_put(town: Town, visit: str, *, owner: str = "", title: str = "Morgon") -> Put:
    body = rec.VisitBody(
        brukare=town.brukare,
        utforare=owner or town.ett,
        utforare_name="Ett",
        day=date(2026, 3, 2),
        start=time(8),
        end=time(9),
        title=title,
        insatser=(rec.InsatsLineBody(id="dusch", name="Dusch", minutes=20),),
    )
    return Put(town.plan, "visit", visit, owner or town.ett, rec.encode_record_body(body))


def add_door(town: Town, door_id: str) -> None:
    own = {"id": door_id, "brukare": town.brukare, "position": "flat", "name": "Lägenhet"}
    key = to_text(LOCK_KEY.public())
    with writing(town.hub.engine) as connection:
        connection.execute(door.insert(), [{**own, "public_key": key, "ended_at": None}])
    body = rec.DoorBody(brukare=town.brukare, position=DoorPosition.FLAT, name="Lägenhet", public_key=key)
    put(town.hub, Put(town.doors, "door", door_id, rec.CITY, rec.encode_record_body(body)))


def new_device(hub: Hub) -> str:
    device_id = new_id()
    row = {"id": device_id, "key": new_id(), "serial": new_id(), "enrolled_at": hub.clock.now(), "revoked_at": None}
    with writing(hub.engine) as connection:
        connection.execute(device.insert(), [row])
    return device_id


@dataclass
class Writer:
    """A person on a device, whose operations form one chain."""

    hub: Hub
    person: str
    device: str
    key: SigningKey
    seq: int = 0
    prev: str = op.FIRST_PREV
    at: datetime = MONDAY
    positions: dict[str, int] = field(default_factory=dict)
    grants: str = ""

    def write(
        self, body: op.Body, *, basis: str | None = None, change: Callable[[op.Operation], op.Operation] | None = None
    ) -> SealedOperation:
        """The next operation; `change` alters it before it is signed."""
        self.seq += 1
        made = op.Operation(
            id=new_id(),
            kind=op.KIND_OF[type(body)],
            kind_version=op.KIND_VERSION,
            body=op.encode_body(body),
            claimed_at=self.at,
            boot="boot",
            mono_ms=self.seq,
            person=self.person,
            device=self.device,
            basis=basis,
            seq=self.seq,
            prev=self.prev,
        )
        payload = op.encode_operation(change(made) if change else made)
        self.prev = op.payload_hash(payload)
        return SealedOperation(op.decode_operation(payload).id, self.sealed(payload))

    def sealed(self, payload: bytes, *, key: SigningKey | None = None) -> bytes:
        return seal(op.sign_operation(payload, key or self.key), self.hub.keys.seal.public())

    def push(self, *items: SealedOperation) -> tuple[OutcomeOnWire, ...]:
        return push(self.hub, self.device, items).outcomes

    def did(self, *bodies: op.Body) -> list[tuple[str, str]]:
        """Write and push in one batch; outcome and reason of each."""
        return told(self.push(*[self.write(body) for body in bodies]))

    def outcome(self, operation_id: str) -> OutcomeAnswer | None:
        return outcome_for(self.hub, self.caller(), operation_id)

    def caller(self) -> Caller:
        with reading(self.hub.engine) as connection:
            row = person_row(connection, self.person)
        if row is None:
            return Caller(Holder.PERSON, self.device, self.person)
        return Caller(Holder.PERSON, self.device, self.person, Role(str(row.role)), row.organisation)

    def page(self, *, limit: int = 1000, epoch: str | None = None) -> PullAnswer:
        """One answer of the feed; positions and the version of the grants are remembered."""
        request = PullRequest(
            epoch=self.hub.epoch if epoch is None else epoch,
            positions=dict(self.positions),
            grants=self.grants,
            limit=limit,
        )
        answer = page_for(self.hub, self.caller(), request)
        self.grants = answer.grants_version
        self.positions |= answer.positions
        return answer

    def pull(self, *, limit: int = 1000) -> list[rec.Record]:
        """Everything that is new."""
        found: list[rec.Record] = []
        more = True
        while more:
            answer = self.page(limit=limit)
            found += answer.records
            more = answer.more
        return found


def push(hub: Hub, device_id: str, items: Sequence[SealedOperation]) -> PushAnswer:
    request = PushRequest(epoch=hub.epoch, device_now=hub.clock.now(), operations=tuple(items))
    return take_in(hub, Caller(Holder.DEVICE, device_id), request)


def told(outcomes: Sequence[OutcomeOnWire]) -> list[tuple[str, str]]:
    return [(outcome.outcome.value, outcome.reason) for outcome in outcomes]


def writer(hub: Hub, person_id: str, *, device_id: str = "") -> Writer:
    """Enrol a person with a new key on a device (a new one, or this one)."""
    made = Writer(hub, person_id, device_id or new_device(hub), SigningKey.generate())
    enrol_key(made)
    return made


def enrol_key(who: Writer) -> None:
    row = {"person": who.person, "device": who.device, "key": to_text(who.key.public()), "serial": new_id()}
    with writing(who.hub.engine) as connection:
        connection.execute(person_key.insert(), [{**row, "enrolled_at": who.hub.clock.now(), "revoked_at": None}])


def leave(hub: Hub, person_id: str) -> None:
    with writing(hub.engine) as connection:
        connection.execute(update(person).where(person.c.id == person_id).values(ended_at=hub.clock.now()))


def report_of(town: Town, seq: int, *, who: str | None, key: SigningKey = LOCK_KEY) -> op.DoorReport:
    """What the lock logged when it was opened by this person, or by hand from the inside."""
    report = Report(
        door=town.door,
        seq=seq,
        state=LockState.UNLOCKED,
        action=DoorAction.OPEN if who else None,
        who=who,
        visit=town.visit if who else None,
        lock_at=MONDAY,
    )
    return op.DoorReport(
        door=town.door,
        lock_seq=seq,
        action=report.action,
        state=report.state,
        lock_at=report.lock_at,
        who=report.who,
        visit=report.visit,
        proof=msgspec.msgpack.encode(sign_report(report, key)),
    )


def event_id(town: Town, seq: int, *, key: SigningKey = LOCK_KEY) -> str:
    return door_event_id(town.door, to_text(key.public()), seq)


def exchange_lock(town: Town, key: SigningKey) -> None:
    """As an import does when a technician has put another lock in."""
    body = body_of(town.hub, "door", town.door)
    assert isinstance(body, rec.DoorBody)
    new = msgspec.structs.replace(body, public_key=to_text(key.public()))
    put(town.hub, Put(town.doors, "door", town.door, rec.CITY, rec.encode_record_body(new)))


def body_of(hub: Hub, kind: str, record_id: str) -> rec.RecordBody | None:
    with reading(hub.engine) as connection:
        row = connection.execute(select(record).where(record.c.kind == kind, record.c.id == record_id)).one_or_none()
    return None if row is None or row.body is None else rec.decode_record_body(kind, row.kind_version, row.body)


def visit_of(town: Town) -> rec.VisitBody:
    body = body_of(town.hub, "visit", town.visit)
    assert isinstance(body, rec.VisitBody)
    return body


def count(hub: Hub, table: Table) -> int:
    with reading(hub.engine) as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def orders(hub: Hub) -> list[int]:
    with reading(hub.engine) as connection:
        return list(connection.scalars(select(operation.c.order).order_by(operation.c.order)))


def access_entries(hub: Hub, action: str) -> list[AccessEntry]:
    with reading(hub.engine) as connection:
        rows = connection.scalars(select(access_content.c.content).order_by(access_content.c.number)).all()
    entries = [msgspec.json.decode(row, type=AccessEntry) for row in rows]
    return [entry for entry in entries if entry.action == action]
