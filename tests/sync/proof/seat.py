"""A device and whoever sits at it, told what to do in plain words, so that it can live in another process too."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
from sqlalchemy import Engine, create_engine, select

from app.client import Client, Place
from app.domain.clock import Clock
from app.domain.ids import PersonId
from app.domain.refusal import HubProblem
from app.protocol import wire
from app.services import outstanding, sign_in
from app.services.sign_in import In, NotIn
from app.store.device_tables import outbox
from app.store.person_reading import Reading
from app.store.vault import Vault
from app.store.worker import StoppedError
from app.sync.live import LiveLoop
from app.work.desk import WorkDesk
from tests.fakes.asgi_adapter import Road
from tests.sync.proof.fuse import KilledError
from tests.sync.proof.verbs import Done, do

T = TypeVar("T")
PIN = "314159"


class SeenOperation(msgspec.Struct, frozen=True):
    id: str
    seq: int
    kind: str
    payload: bytes
    state: str
    reason: str
    settled: bool


class SeenRecord(msgspec.Struct, frozen=True):
    kind: str
    id: str
    stream: str
    number: int
    owner: str
    shown: bytes | None
    truth: bytes | None
    pending: bool


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a person's database on a device holds."""

    person: str
    epoch: str
    positions: dict[str, int]
    owners: dict[str, str]
    operations: tuple[SeenOperation, ...]
    records: tuple[SeenRecord, ...]
    drafts: dict[str, str]
    waiting: int
    """How much the screen says has not arrived."""
    in_front: dict[str, str]
    """What stands in front of the person for a decision: operation → their words."""
    unconfirmed: int
    """Records that the screen says are not confirmed in this life of the hub."""


@dataclass
class DeviceClock:
    """The device's own, which may be wrong by any amount; how long things take it knows."""

    true: Clock
    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return self.true.now() + self.ahead

    def monotonic_ms(self) -> int:
        return self.true.monotonic_ms()


@dataclass(frozen=True)
class FileSecrets:
    """A keyring that outlives the process. No secret of anybody's."""

    path: Path

    def read(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None

    def write(self, secret: bytes) -> None:
        self.path.write_bytes(secret)


class Here:
    """A worker that does what it is given at once, in the asker's thread: no turn is chance."""

    def __init__(self, _name: str) -> None:
        self._stopped = False

    def give(self, job: Callable[[], T]) -> "Future[T]":
        future: Future[T] = Future()
        try:
            future.set_result(_refuse() if self._stopped else job())
        except KilledError:
            raise  # the whole process is no more: nobody waits for this future
        except BaseException as error:
            future.set_exception(error)
        return future

    def stop(self) -> None:
        self._stopped = True


_WITH_WORKERS = ("app.client", "app.store.person_store", "app.sync.urgent", "app.sync.pushing", "app.sync.pulling")


def _refuse() -> Any:
    raise StoppedError


@contextmanager
def cheap_devices(*, threads: bool) -> Iterator[None]:
    """How dear a wrong PIN is, is tested elsewhere; here it would be most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        for name, little in (("MEMORY_KIB", 64), ("LANES", 1), ("PASSES", 1)):
            patch.setattr(f"app.store.secret_box._PIN_{name}", little)
        if not threads:
            patch.setattr("app.store.encrypted.create_engine", _of_one_dialect())
            for place in _WITH_WORKERS:
                patch.setattr(f"{place}.Worker", Here)
            # Nobody else could answer meanwhile: that something was sent is written down at once.
            patch.setattr("app.sync.pushing.SHOWN_AFTER_S", 0.0)
        yield


def _of_one_dialect() -> Callable[..., Engine]:
    """SQLAlchemy remembers compiled statements by dialect, and every engine has one of its own: with thousands of
    short lives, compiling would be half of the time."""
    first: list[Engine] = []

    def engine(*args: Any, **named: Any) -> Engine:
        new = create_engine(*args, **named)
        if not first:
            first.append(new)
        new._compiled_cache, new.dialect = first[0]._compiled_cache, first[0].dialect
        return new

    return engine


def desk_of(found: In | NotIn) -> WorkDesk:
    assert isinstance(found, In), found
    assert isinstance(found.desk, WorkDesk)
    return found.desk


class Seat:
    """One start of the program on a device. Nothing is exchanged by itself."""

    def __init__(self, folder: Path, address: str, *, clock: DeviceClock, road: Road) -> None:
        self.clock = clock
        self.road = road
        vault = Vault(folder, clock, kiosk=False, keyring=lambda name: FileSecrets(folder / f"{name}.secret"))
        self._client = Client(
            Place(folder, address), clock=clock, vault=vault, session=road.session, in_background=False
        )
        self._desk: WorkDesk | None = None

    @property
    def desk(self) -> WorkDesk:
        assert self._desk is not None
        return self._desk

    def enrol(self, code: str, pin: str | None = PIN) -> None:
        self._desk = desk_of(sign_in.enrol(self._client.gate, code, pin).result())

    def sit(self, person: str, pin: str | None = PIN) -> None:
        self._desk = desk_of(sign_in.unlock(self._client.gate, PersonId(person), pin).result())

    def leave(self) -> None:
        self._desk = None
        sign_in.sign_out(self._client.gate).result()

    def stop(self) -> None:
        self._client.stop()

    def do(self, verb: str, *args: str) -> Done:
        return do(self.desk, verb, args)

    def exchange(self) -> str:
        """Empty, or why it did not work."""
        problem = self._client.exchange()
        return "" if problem is None else problem.value

    def push_behind_its_back(self) -> dict[str, str]:
        """Everything that the outbox holds, acknowledged or not, goes to the hub once more, and nobody here hears the
        answer. Operation → outcome."""
        return dict(self._pushed_again())

    def _pushed_again(self) -> Iterator[tuple[str, str]]:
        with self._client.device._database.reading() as connection:
            rows = connection.execute(select(outbox.c.id, outbox.c.sealed).order_by(outbox.c.position)).all()
        enrolled, hub = self._client.device.enrolled(), self._client._device_client()
        assert enrolled is not None
        certificates = tuple(known.certificate for known in self._client.device.people())
        for start in range(0, len(rows), wire.MAX_BATCH):
            items = tuple(wire.SealedOperation(row.id, row.sealed) for row in rows[start : start + wire.MAX_BATCH])
            request = wire.PushRequest(
                epoch=enrolled.epoch, device_now=self.clock.now(), operations=items, certificates=certificates
            )
            answer = hub.push(request)
            if not isinstance(answer, HubProblem):
                yield from ((outcome.id, outcome.outcome.value) for outcome in answer.outcomes)

    def hear(self, messages: list[str]) -> int:
        """What the live channel says, as it was sent; how often a pull was wanted."""
        wakes: list[int] = []
        live = LiveLoop(self._client._device_client(), self.desk.store, lambda: wakes.append(1), self.clock)
        for message in messages:
            live.take(message)
        return len(wakes)

    def let_go(self, operation_id: str) -> None:
        outstanding.let_go(self.desk, operation_id).result()

    def look(self) -> Seen:
        person = str(self.desk.me)
        desk = self.desk
        seen = desk.read(lambda reading: _seen(reading, person, waiting=desk.waiting(reading).waiting)).result()
        rows = outstanding.outstanding(self.desk).result()
        return msgspec.structs.replace(seen, in_front={row.operation: row.words for row in rows})

    def waiting(self) -> list[str]:
        """Ids in the device's outbox without a receipt."""
        with self._client.device._database.reading() as connection:
            return list(connection.scalars(select(outbox.c.id).where(outbox.c.outcome.is_(None))))


def _seen(reading: Reading, person: str, *, waiting: int) -> Seen:
    def rows(query: str) -> list[dict[str, Any]]:
        return [dict(vars(row)) for row in reading._asked.exec_driver_sql(query)]

    operations = rows("SELECT id, seq, kind, payload, state, reason, settled FROM operation ORDER BY seq")
    records = rows(
        "SELECT kind, id, stream, number, owner, body AS shown,"
        " CASE WHEN pending THEN truth_body ELSE body END AS truth, pending FROM record"
    )
    streams = rows("SELECT stream, number, owners FROM position")
    return Seen(
        person=person,
        epoch=reading.meta_text("epoch"),
        positions={row["stream"]: row["number"] for row in streams},
        owners={row["stream"]: row["owners"] for row in streams},
        operations=tuple(SeenOperation(**{**row, "settled": bool(row["settled"])}) for row in operations),
        records=tuple(SeenRecord(**{**row, "pending": bool(row["pending"])}) for row in records),
        drafts={row["key"]: row["text"] for row in rows("SELECT key, text FROM draft")},
        waiting=waiting,
        in_front={},
        unconfirmed=reading.unconfirmed_count(),
    )


__all__ = ["PIN", "DeviceClock", "Done", "FileSecrets", "Seat", "Seen", "SeenOperation", "SeenRecord", "desk_of"]
