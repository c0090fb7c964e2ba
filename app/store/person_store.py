"""A person's open database: a writer thread, a reader thread, and word to whoever watches when something changed."""

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy.dialects.sqlite import insert

from app.domain.clock import Clock
from app.domain.refusal import StoreProblem
from app.protocol.keys import SigningKey
from app.store import encrypted
from app.store.migration import migrate
from app.store.outbox import ChainEnd
from app.store.person_reading import Reading
from app.store.person_tables import MIGRATIONS, meta
from app.store.person_writing import CHAIN_HASH, CHAIN_SEQ, Author, Writing
from app.store.worker import Worker

T = TypeVar("T")


@dataclass(frozen=True)
class Changed:
    """What a writing transaction changed. `by`: `hub` for what the feed brought, else the name of the act."""

    by: str


class PersonStore:
    """Opened with the person's database key; closed at sign-out. Nothing in it survives closing in memory."""

    def __init__(self, path: Path, database_key: bytes, clock: Clock, *, author: Author | None = None) -> None:
        """Raises encrypted.StoreError. `author` may follow later (`set_author`): its key lies in this database."""
        self.path = path
        self._clock = clock
        self._author = author
        self._writer_engine = encrypted.open_database(path, database_key)
        migrate(self._writer_engine, path, MIGRATIONS)
        self._reader_engine = encrypted.open_database(path, database_key, read_only_connection=True)
        self._writer = Worker("store-writer")
        self._reader = Worker("store-reader")
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

    def write(self, act: Callable[[Writing], T], *, by: str) -> "Future[T]":
        """Run `act` on the writer thread, in one durable transaction; then tell the watchers.

        The future fails with encrypted.StoreError (disk full, damaged): nothing of `act` was kept then.
        """
        return self._writer.give(lambda: self._write(act, by))

    def watch(self, tell: Callable[[Changed], None]) -> Callable[[], None]:
        """`tell` is called on the writer thread after each commit. Returns what ends it."""
        with self._lock:
            self._watchers.append(tell)

        def end() -> None:
            with self._lock, contextlib.suppress(ValueError):
                self._watchers.remove(tell)

        return end

    def close(self) -> None:
        """Finish what was asked for, then close and let go of the keys."""
        self._writer.stop()
        self._reader.stop()
        self._writer_engine.dispose()
        self._reader_engine.dispose()
        self._author = None

    def _read(self, ask: Callable[[Reading], T]) -> T:
        with encrypted.reading(self._reader_engine) as connection:
            return ask(Reading(connection))

    def _write(self, act: Callable[[Writing], T], by: str) -> T:
        with encrypted.writing(self._writer_engine) as connection:
            result = act(Writing(connection, self.author, self._clock))
        with self._lock:
            watchers = tuple(self._watchers)
        for tell in watchers:
            tell(Changed(by))
        return result


def keep_signing_key(path: Path, database_key: bytes, key: SigningKey, *, chain: ChainEnd | None = None) -> None:
    """Before anybody works in it: the person's signing key into their own database, which is made if there is none.

    `chain`: where the person's earlier work on this device ended. Raises encrypted.StoreError.
    """
    values = {_SIGNING_KEY: key.raw()}
    if chain is not None:
        values |= {CHAIN_SEQ: str(chain.seq).encode(), CHAIN_HASH: chain.payload_hash.encode()}
    engine = encrypted.open_database(path, database_key)
    try:
        migrate(engine, path, MIGRATIONS)
        with encrypted.writing(engine) as connection:
            put = insert(meta)
            put = put.on_conflict_do_update(index_elements=["key"], set_={"value": put.excluded.value})
            connection.execute(put, [{"key": name, "value": value} for name, value in values.items()])
    finally:
        engine.dispose()


def signing_key_in(store: PersonStore) -> SigningKey:
    """Raises encrypted.StoreError DAMAGED when it is gone."""
    raw = store.read(lambda reading: reading.meta(_SIGNING_KEY)).result()
    if raw is None:
        raise encrypted.StoreError(StoreProblem.DAMAGED)
    return SigningKey.from_raw(raw)


_SIGNING_KEY = "signing_key"
