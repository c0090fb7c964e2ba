"""The device's database, opened: transactions under one lock, since the writer, the network threads and the sign-in
screen all come here. Every transaction is a few rows.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.store.device_shape import MIGRATIONS
from app.store.plain import PlainConnection

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

T = TypeVar("T")


class DeviceDatabase:
    """`reading` and `writing` give SQLAlchemy's connection, which is opened when it is first wanted; `plainly_reading`
    and `plainly_writing` one without, for what the first screen waits for and what comes with every act."""

    def __init__(self, path: Path, key: bytes, *, create: bool = True) -> None:
        """Raises StoreError."""
        self._path, self._key, self._create = path, key, create
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._known: dict[str, Any] = {}
        self._plain = PlainConnection(path, key, create=create)
        try:
            if self._plain.version() != len(MIGRATIONS):
                self._migrate(path, key)
        except BaseException:
            self.close()
            raise

    def _migrate(self, path: Path, key: bytes) -> None:
        from app.store.migration import migrate

        self._plain.close()
        migrate(self._opened(), path, MIGRATIONS)
        self._plain = PlainConnection(path, key)

    def _opened(self) -> "Engine":
        if self._engine is None:
            from app.store.encrypted import open_database

            self._engine = open_database(self._path, self._key, create=self._create)
        return self._engine

    def load(self) -> None:
        """SQLAlchemy and its connection, before somebody waits for them."""
        with self._lock:
            self._opened()

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """One durable transaction. Not to be nested."""
        from app.store import encrypted

        with self._lock, encrypted.writing(self._opened()) as connection:
            yield connection

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        from app.store import encrypted

        with self._lock, encrypted.reading(self._opened()) as connection:
            yield connection

    @contextmanager
    def plainly_writing(self, *, forgetting: bool = True, durable: bool = True) -> Iterator[PlainConnection]:
        """One transaction. Not to be nested. `forgetting` False: nothing is written that is `remembered`."""
        with self._lock, self._plain.writing(durable=durable) as connection:
            if forgetting:
                self._known.clear()
            yield connection

    @contextmanager
    def plainly_reading(self) -> Iterator[PlainConnection]:
        with self._lock, self._plain.reading() as connection:
            yield connection

    def remembered(self, name: str, ask: Callable[[PlainConnection], T]) -> T:
        """What `ask` finds in tables that are written plainly alone, from memory until the next plain writing: every
        push asks, and would wait for the transaction that puts the act itself into the outbox."""
        known = self._known.get(name, self)
        if known is self:
            with self._lock, self._plain.reading() as connection:
                known = self._known[name] = ask(connection)
        found: T = known
        return found

    def check(self) -> None:
        """Reads the whole file; raises StoreError DAMAGED."""
        from app.store import encrypted

        with self._lock:
            encrypted.check(self._opened())

    def close(self) -> None:
        with self._lock:
            self._plain.close()
            if self._engine is not None:
                self._engine.dispose()


def moment_text(moment: datetime) -> str:
    """All of one length, so that text sorts by time."""
    return moment.isoformat(timespec="microseconds")


def moment_of(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
