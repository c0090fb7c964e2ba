"""What a device knows of itself: its key and certificate, its hub, the people who use it, enrolments under way.
The outbox and the attachments' queue hang on it; nothing here is readable without the device secret.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from app.protocol.keys import SigningKey
from app.protocol.wire import HubIdentity
from app.store.device_database import DeviceDatabase, moment_of, moment_text
from app.store.pin_waits import WrongTries
from app.store.plain import PlainConnection
from app.store.secret_box import WrappedKey, derive

if TYPE_CHECKING:
    from app.store.attachment_queue import AttachmentQueue
    from app.store.outbox import Outbox


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

    @cached_property
    def outbox(self) -> "Outbox":
        from app.store.outbox import Outbox  # with SQLAlchemy, which no first screen waits for

        return Outbox(self._database)

    @cached_property
    def attachments(self) -> "AttachmentQueue":
        from app.store.attachment_queue import AttachmentQueue

        return AttachmentQueue(self._database)

    def load(self) -> None:
        """What was left out for the first screen's sake, before somebody waits for it."""
        self._database.load()

    def check(self) -> None:
        """Reads the whole file; raises StoreError DAMAGED."""
        self._database.check()

    def close(self) -> None:
        self._database.close()

    # --- the device

    def device_key(self) -> SigningKey:
        """Made at the first call; the same ever after."""
        with self._database.plainly_writing() as connection:
            making = "INSERT INTO device (one, device_key) VALUES (1, ?) ON CONFLICT (one) DO NOTHING"
            connection.exec_driver_sql(making, (SigningKey.generate().raw(),))
            return SigningKey.from_raw(connection.exec_driver_sql("SELECT device_key FROM device").scalar())

    def enrolled(self) -> EnrolledDevice | None:
        """None until a hub has certified this device."""
        return self._database.remembered("enrolled", _enrolled)

    def set_epoch(self, epoch: str) -> None:
        self._write("UPDATE device SET epoch = ?", epoch)

    def set_hub_address(self, address: str) -> None:
        """The same hub under another address: the pinned identity stays."""
        self._write("UPDATE device SET hub_address = ?", address)

    def _write(self, statement: str, *values: object) -> None:
        with self._database.plainly_writing() as connection:
            connection.exec_driver_sql(statement, values)

    # --- who is shut out

    def revocation_list(self) -> tuple[int, str]:
        """Counter and text of the newest list; (0, "") before the first."""
        with self._database.plainly_reading() as connection:
            row = connection.exec_driver_sql("SELECT counter, list FROM revocation_list").one_or_none()
        return (0, "") if row is None else (row.counter, row.list)

    def keep_revocation_list(self, counter: int, text: str) -> bool:
        """False, and nothing changed, unless it counts higher than what is here. The caller has checked who signed
        it."""
        putting = (
            "INSERT INTO revocation_list (one, counter, list) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET "
            "counter = excluded.counter, list = excluded.list WHERE excluded.counter > revocation_list.counter "
            "RETURNING counter"
        )
        with self._database.plainly_writing() as connection:
            return connection.exec_driver_sql(putting, (counter, text)).scalar() is not None

    # --- the people

    def people(self) -> tuple[KnownPerson, ...]:
        """By first name and name."""
        return self._database.remembered("people", _people)

    def person(self, who: str) -> KnownPerson | None:
        with self._database.plainly_reading() as connection:
            row = connection.exec_driver_sql("SELECT * FROM person WHERE person = ?", (who,)).one_or_none()
        return None if row is None else _known(row)

    def set_wrong_tries(self, who: str, wrong: WrongTries) -> None:
        moment = None if wrong.last_at is None else moment_text(wrong.last_at)
        self._write("UPDATE person SET wrong_count = ?, wrong_at = ? WHERE person = ?", wrong.count, moment, who)

    def set_wrapped_key(self, who: str, wrapped: WrappedKey) -> None:
        """The same database key under a new PIN."""
        setting = "UPDATE person SET wrapped_key = ?, pin_salt = ? WHERE person = ?"
        self._write(setting, wrapped.box, wrapped.pin_salt, who)

    def keep_earlier_key(self, known: KnownPerson) -> None:
        """Before a person's database is set aside: its key is kept, for whoever finds the old PIN."""
        wrapped = known.wrapped_key
        keeping = "INSERT INTO earlier_key (wrapped_key, person, pin_salt) VALUES (?, ?, ?)"
        self._write(f"{keeping} ON CONFLICT (wrapped_key) DO NOTHING", wrapped.box, known.person, wrapped.pin_salt)

    def earlier_keys(self, who: str) -> tuple[WrappedKey, ...]:
        """Which of them opens which of the files set aside is told by trying."""
        with self._database.plainly_reading() as connection:
            rows = connection.exec_driver_sql("SELECT * FROM earlier_key WHERE person = ?", (who,))
        return tuple(WrappedKey(row.wrapped_key, row.pin_salt) for row in rows)

    # --- enrolment

    def pending(self, code: str, *, at: datetime, database_key: bytes) -> PendingEnrolment:
        """The keys for this code: those of an earlier try, else new ones (with `database_key`), durable."""
        making = "INSERT INTO pending_enrolment (code, person_key, database_key, made_at) VALUES (?, ?, ?, ?)"
        row = (code, SigningKey.generate().raw(), database_key, moment_text(at))
        with self._database.plainly_writing() as connection:
            connection.exec_driver_sql(f"{making} ON CONFLICT (code) DO NOTHING", row)
            kept = connection.exec_driver_sql("SELECT * FROM pending_enrolment WHERE code = ?", (code,)).one_or_none()
        return PendingEnrolment(code, SigningKey.from_raw(kept.person_key), kept.database_key)

    def drop_pending(self, code: str) -> None:
        """For a code that the hub has never heard of."""
        self._write(_DROP_PENDING, code)

    def complete(self, code: str, *, enrolled: EnrolledDevice, known: KnownPerson, at: datetime) -> None:
        """The hub's answer, in one transaction: device, person, and the pending keys gone."""
        row = _device_row(enrolled)
        with self._database.plainly_writing() as connection:
            setting = ", ".join(f"{name} = ?" for name in row)
            connection.exec_driver_sql(f"UPDATE device SET {setting}", tuple(row.values()))
            _put_person(connection, known, at)
            connection.exec_driver_sql(_DROP_PENDING, (code,))


_DROP_PENDING = "DELETE FROM pending_enrolment WHERE code = ?"


def _device_row(enrolled: EnrolledDevice) -> dict[str, Any]:
    return {
        "device": enrolled.device,
        "certificate": enrolled.certificate,
        "hub_address": enrolled.hub_address,
        "identity": msgspec.json.encode(enrolled.identity),
        "epoch": enrolled.epoch,
    }


def _put_person(connection: PlainConnection, known: KnownPerson, at: datetime) -> None:
    row = {
        "person": known.person,
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
    marks, new = ", ".join("?" * len(row)), ", ".join(f"{name} = excluded.{name}" for name in row)
    putting = f"INSERT INTO person ({', '.join(row)}) VALUES ({marks}) ON CONFLICT (person) DO UPDATE SET {new}"
    connection.exec_driver_sql(putting, tuple(row.values()))


def _enrolled(connection: PlainConnection) -> EnrolledDevice | None:
    row = connection.exec_driver_sql("SELECT * FROM device").one_or_none()
    if row is None or row.certificate is None:
        return None
    identity = msgspec.json.decode(row.identity, type=HubIdentity)
    return EnrolledDevice(row.device, row.certificate, row.hub_address, identity, row.epoch)


def _people(connection: PlainConnection) -> tuple[KnownPerson, ...]:
    rows = connection.exec_driver_sql("SELECT * FROM person ORDER BY first_name, name, person")
    return tuple(_known(row) for row in rows)


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
