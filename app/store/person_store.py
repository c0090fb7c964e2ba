"""A person's open database: a writer thread, a reader thread, and word to whoever watches when something changed."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.protocol.keys import SigningKey
from app.store.author import CHAIN_HASH, CHAIN_SEQ, Author
from app.store.failing import StoreError
from app.store.person_reading import Reading
from app.store.person_shape import MIGRATIONS
from app.store.plain import PlainConnection
from app.store.worker import Worker

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.store.outbox import ChainEnd
    from app.store.person_writing import Writing

T = TypeVar("T")


@dataclass(frozen=True)
class Changed:
    """What a writing transaction changed. `by`: `hub` for what the feed brought, else the name of the act."""

    by: str


class PersonStore:
    """Opened with the person's database key; closed at sign-out. Nothing in it survives closing in memory."""

    def __init__(self, path: Path, database_key: bytes, clock: Clock, *, author: Author | None = None) -> None:
        """Raises StoreError. `author` may follow later (`set_author`): its key lies in this database.

        A database of today's shape is open for reading when this returns; SQLAlchemy, which only the writer needs, is
        loaded with the first write or by `load`.
        """
        self.path = path
        self._key = database_key
        self._clock = clock
        self._author = author
        self._engine: Engine | None = None
        try:
            self._reading = _open_reader(path, database_key)
        except _OlderShapeError:
            self._opened()
            self._reading = _open_reader(path, database_key)
        self._writer = Worker("store-writer")
        self._reader = Worker("store-reader")
        self._in_mind: dict[str, bytes] = {}
        self._watchers: list[Callable[[Changed], None]] = []
        self._lock = threading.Lock()

    def set_author(self, author: Author) -> None:
        self._author = author

    @property
    def author(self) -> Author:
        if self._author is None:
            raise RuntimeError("nobody writes in this database yet")
        return self._author

    def read(self, ask: Callable[[Reading], T]) -> "Future[T]":
        """Run `ask` on the reader thread, in one snapshot."""
        return self._reader.give(lambda: self._read(ask))

    def write(self, act: "Callable[[Writing], T]", *, by: str, durable: bool = True) -> "Future[T]":
        """Run `act` on the writer thread, in one transaction; then tell the watchers.

        The future fails with StoreError (disk full, damaged): nothing of `act` was kept then. Not `durable`, for what
        the hub would tell again: see PlainConnection.writing.
        """
        return self._writer.give(lambda: self._write(act, by, durable=durable))

    def bear_in_mind(self, key: str, value: bytes) -> None:
        """Meta that the disk has not taken yet: whoever reads finds it in the place of what is written, until
        `is_written` or the person signs out. Any thread."""
        with self._lock:
            self._in_mind[key] = value

    def is_written(self, key: str, value: bytes) -> None:
        """What was borne in mind is on the disk; something newer stays."""
        with self._lock:
            if self._in_mind.get(key) == value:
                del self._in_mind[key]

    def watch(self, tell: Callable[[Changed], None]) -> Callable[[], None]:
        """`tell` is called on the writer thread after each commit. Returns what ends it."""
        with self._lock:
            self._watchers.append(tell)

        def end() -> None:
            with self._lock, contextlib.suppress(ValueError):
                self._watchers.remove(tell)

        return end

    def load(self) -> None:
        """What the first screen did not need, before somebody waits for it."""
        self._writer.give(self._opened)

    def close(self) -> None:
        """Finish what was asked for, then close and let go of the keys."""
        self._writer.stop()
        self._reader.stop()
        if self._engine is not None:
            self._engine.dispose()
        self._reading.close()
        self._author, self._key = None, b""

    def _opened(self) -> "Engine":
        """On the writer's thread, or before there is one."""
        if self._engine is None:
            self._engine = _open_writer(self.path, self._key)
        return self._engine

    def _read(self, ask: Callable[[Reading], T]) -> T:
        with self._reading.reading() as connection:
            return ask(Reading(connection, in_mind=self._in_mind))

    def _write(self, act: "Callable[[Writing], T]", by: str, *, durable: bool) -> T:
        from app.store import encrypted
        from app.store.person_writing import Writing

        with encrypted.writing(self._opened(), durable=durable) as connection:
            result = act(Writing(connection, self.author, self._clock))
        with self._lock:
            watchers = tuple(self._watchers)
        for tell in watchers:
            tell(Changed(by))
        return result


class _OlderShapeError(Exception):
    """The database is not there yet, or an older program made it."""


def _open_reader(path: Path, key: bytes) -> PlainConnection:
    if not path.exists():
        raise _OlderShapeError
    reader = PlainConnection(path, key, read_only=True)
    try:
        _demand_todays_shape(reader.version())
    except BaseException:
        reader.close()
        raise
    return reader


def _demand_todays_shape(version: int) -> None:
    if version > len(MIGRATIONS):
        raise StoreError(StoreProblem.NEWER_DATABASE)
    if version < len(MIGRATIONS):
        raise _OlderShapeError


def _open_writer(path: Path, key: bytes) -> "Engine":
    from app.store.encrypted import open_database
    from app.store.migration import migrate

    engine = open_database(path, key)
    try:
        migrate(engine, path, MIGRATIONS)
    except BaseException:
        engine.dispose()
        raise
    return engine


def keep_signing_key(path: Path, database_key: bytes, key: SigningKey, *, chain: "ChainEnd | None" = None) -> None:
    """Before anybody works in it: the person's signing key into their own database, which is made if there is none.

    `chain`: where the person's earlier work on this device ended. Raises StoreError.
    """
    values = {_SIGNING_KEY: key.raw()}
    if chain is not None:
        values |= {CHAIN_SEQ: str(chain.seq).encode(), CHAIN_HASH: chain.payload_hash.encode()}
    engine = _open_writer(path, database_key)
    engine.dispose()
    connection = PlainConnection(path, database_key)
    try:
        putting = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        with connection.writing():
            for name, value in values.items():
                connection.exec_driver_sql(putting, (name, value))
    finally:
        connection.close()


def signing_key_in(store: PersonStore) -> SigningKey:
    """Raises StoreError DAMAGED when it is gone."""
    raw = store.read(lambda reading: reading.meta(_SIGNING_KEY)).result()
    if raw is None:
        raise StoreError(StoreProblem.DAMAGED)
    return SigningKey.from_raw(raw)


_SIGNING_KEY = "signing_key"
