"""What a device knows of itself: its key and certificate, its hub, the people who use it, enrolments under way.
The outbox and the attachments' queue hang on it; nothing here is readable without the device secret.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from app.protocol.keys import SigningKey
from app.protocol.wire import HubIdentity
from app.store.attachment_queue import AttachmentQueue
from app.store.device_database import DeviceDatabase, moment_of, moment_text
from app.store.device_tables import carried_list, device, earlier_key, pending_enrolment, person
from app.store.outbox import Outbox
from app.store.pin_waits import WrongTries
from app.store.secret_box import WrappedKey, derive


@dataclass(frozen=True)
class EnrolledDevice:
    """Who this device is at its hub. `identity` is pinned: another one is not our hub."""

    device: str
    certificate: str
    hub_address: str
    identity: HubIdentity
    epoch: str


@dataclass(frozen=True)
class KnownPerson:
    person: str
    first_name: str
    name: str
    mode: str
    certificate: str
    wrapped_key: WrappedKey = field(repr=False)
    wrong: WrongTries


@dataclass(frozen=True)
class PendingEnrolment:
    """Keys made for one code; the same for every try with it."""

    code: str = field(repr=False)
    person_key: SigningKey
    database_key: bytes = field(repr=False)


def device_database_key(device_secret: bytes) -> bytes:
    return derive(device_secret, "device db")


class DeviceStore:
    """Safe to call from any thread. Every function raises encrypted.StoreError when the database cannot be used."""

    def __init__(self, path: Path, device_secret: bytes, *, create: bool = True) -> None:
        self._database = DeviceDatabase(path, device_database_key(device_secret), create=create)
        self.outbox = Outbox(self._database)
        self.attachments = AttachmentQueue(self._database)

    def check(self) -> None:
        """Reads the whole file; raises StoreError DAMAGED."""
        self._database.check()

    def close(self) -> None:
        self._database.close()

    # --- the device

    def device_key(self) -> SigningKey:
        """Made at the first call; the same ever after."""
        with self._database.writing() as connection:
            making = insert(device).values(one=1, device_key=SigningKey.generate().raw())
            connection.execute(making.on_conflict_do_nothing(index_elements=["one"]))
            return SigningKey.from_raw(connection.execute(select(device.c.device_key)).scalar_one())

    def enrolled(self) -> EnrolledDevice | None:
        """None until a hub has certified this device."""
        with self._database.reading() as connection:
            row = connection.execute(select(device)).first()
        if row is None or row.certificate is None:
            return None
        identity = msgspec.json.decode(row.identity, type=HubIdentity)
        return EnrolledDevice(row.device, row.certificate, row.hub_address, identity, row.epoch)

    def set_epoch(self, epoch: str) -> None:
        with self._database.writing() as connection:
            connection.execute(update(device).values(epoch=epoch))

    def set_hub_address(self, address: str) -> None:
        """The same hub under another address: the pinned identity stays."""
        with self._database.writing() as connection:
            connection.execute(update(device).values(hub_address=address))

    def carried_list(self) -> tuple[int, str]:
        """Counter and signed text of the newest list of what is shut out; (0, "") before the first."""
        with self._database.reading() as connection:
            row = connection.execute(select(carried_list)).first()
        return (0, "") if row is None else (row.counter, row.signed)

    def carry_list(self, counter: int, signed: str) -> None:
        """Never an older one: the highest counter wins."""
        putting = insert(carried_list).values(one=1, counter=counter, signed=signed)
        newer = {"counter": putting.excluded.counter, "signed": putting.excluded.signed}
        is_newer = putting.excluded.counter > carried_list.c.counter
        with self._database.writing() as connection:
            connection.execute(putting.on_conflict_do_update(index_elements=["one"], set_=newer, where=is_newer))

    # --- the people

    def people(self) -> tuple[KnownPerson, ...]:
        """By first name and name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(person).order_by(person.c.first_name, person.c.name, person.c.person))
            return tuple(_known(row) for row in rows)

    def person(self, who: str) -> KnownPerson | None:
        with self._database.reading() as connection:
            row = connection.execute(select(person).where(person.c.person == who)).first()
        return None if row is None else _known(row)

    def set_wrong_tries(self, who: str, wrong: WrongTries) -> None:
        moment = None if wrong.last_at is None else moment_text(wrong.last_at)
        with self._database.writing() as connection:
            wanted = update(person).where(person.c.person == who)
            connection.execute(wanted.values(wrong_count=wrong.count, wrong_at=moment))

    def set_wrapped_key(self, who: str, wrapped: WrappedKey) -> None:
        """The same database key under a new PIN."""
        with self._database.writing() as connection:
            wanted = update(person).where(person.c.person == who)
            connection.execute(wanted.values(wrapped_key=wrapped.box, pin_salt=wrapped.pin_salt))

    def keep_earlier_key(self, known: KnownPerson) -> None:
        """Before a person's database is set aside: its key is kept, for whoever finds the old PIN."""
        wrapped = known.wrapped_key
        row = {"person": known.person, "wrapped_key": wrapped.box, "pin_salt": wrapped.pin_salt}
        with self._database.writing() as connection:
            connection.execute(insert(earlier_key).values(row).on_conflict_do_nothing(index_elements=["wrapped_key"]))

    def earlier_keys(self, who: str) -> tuple[WrappedKey, ...]:
        """Which of them opens which of the files set aside is told by trying."""
        with self._database.reading() as connection:
            rows = connection.execute(select(earlier_key).where(earlier_key.c.person == who))
            return tuple(WrappedKey(row.wrapped_key, row.pin_salt) for row in rows)

    # --- enrolment

    def pending(self, code: str, *, at: datetime, database_key: bytes) -> PendingEnrolment:
        """The keys for this code: those of an earlier try, else new ones (with `database_key`), durable."""
        row = {"code": code, "person_key": SigningKey.generate().raw(), "database_key": database_key}
        with self._database.writing() as connection:
            making = insert(pending_enrolment).values(**row, made_at=moment_text(at))
            connection.execute(making.on_conflict_do_nothing(index_elements=["code"]))
            query = select(pending_enrolment).where(pending_enrolment.c.code == code)
            kept = connection.execute(query).one()
        return PendingEnrolment(code, SigningKey.from_raw(kept.person_key), kept.database_key)

    def drop_pending(self, code: str) -> None:
        """For a code that the hub has never heard of."""
        with self._database.writing() as connection:
            connection.execute(delete(pending_enrolment).where(pending_enrolment.c.code == code))

    def complete(self, code: str, *, enrolled: EnrolledDevice, known: KnownPerson, at: datetime) -> None:
        """The hub's answer, in one transaction: device, person, and the pending keys gone."""
        with self._database.writing() as connection:
            connection.execute(update(device).values(_device_row(enrolled)))
            _put_person(connection, known, at)
            connection.execute(delete(pending_enrolment).where(pending_enrolment.c.code == code))


def _device_row(enrolled: EnrolledDevice) -> dict[str, Any]:
    return {
        "device": enrolled.device,
        "certificate": enrolled.certificate,
        "hub_address": enrolled.hub_address,
        "identity": msgspec.json.encode(enrolled.identity),
        "epoch": enrolled.epoch,
    }


def _put_person(connection: Connection, known: KnownPerson, at: datetime) -> None:
    row = {
        "first_name": known.first_name,
        "name": known.name,
        "mode": known.mode,
        "certificate": known.certificate,
        "wrapped_key": known.wrapped_key.box,
        "pin_salt": known.wrapped_key.pin_salt,
        "wrong_count": 0,
        "wrong_at": None,
        "enrolled_at": moment_text(at),
    }
    putting = insert(person).values(person=known.person, **row)
    connection.execute(putting.on_conflict_do_update(index_elements=["person"], set_=row))


def _known(row: Any) -> KnownPerson:
    return KnownPerson(
        row.person,
        row.first_name,
        row.name,
        row.mode,
        row.certificate,
        WrappedKey(row.wrapped_key, row.pin_salt),
        WrongTries(row.wrong_count, moment_of(row.wrong_at)),
    )
