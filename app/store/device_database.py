"""The device's database, opened: transactions under one lock, since the writer, the network threads and the sign-in
screen all come here. Every transaction is a few rows.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.store import encrypted
from app.store.device_tables import MIGRATIONS
from app.store.migration import migrate


class DeviceDatabase:
    def __init__(self, path: Path, key: bytes, *, create: bool = True) -> None:
        """Raises encrypted.StoreError."""
        self._engine = encrypted.open_database(path, key, create=create)
        self._lock = threading.Lock()
        try:
            migrate(self._engine, path, MIGRATIONS)
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One durable transaction. Not to be nested."""
        with self._lock, encrypted.writing(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._lock, encrypted.reading(self._engine) as connection:
            yield connection

    def check(self) -> None:
        """Reads the whole file; raises StoreError DAMAGED."""
        with self._lock:
            encrypted.check(self._engine)

    def close(self) -> None:
        with self._lock:
            self._engine.dispose()


def moment_text(moment: datetime) -> str:
    """All of one length, so that text sorts by time."""
    return moment.isoformat(timespec="microseconds")


def moment_of(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
