"""What an operator does with the access log at a command line."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from app.hub.database import in_writing, reading
from app.hub.erasing import erase_person
from app.hub.hub import Hub
from app.hub.log_export import export_heads, export_log


def export(hub: Hub, out: Path | None, heads: Path | None, *, contents: bool) -> int:
    """Heads first: what is in them is then in the log. The hub may be serving meanwhile. Raises OSError."""
    now = hub.clock.now()
    hub.sealing.seal()
    if heads is not None:
        _written(hub, heads, "heads", lambda connection, file: export_heads(connection, file, hub.keys, now))
    if out is not None:
        hub.sealing.seal()
        _written(
            hub, out, "entries", lambda connection, file: export_log(connection, file, hub.keys, now, contents=contents)
        )
    return 0


def _written(hub: Hub, path: Path, what: str, write: Callable[[Connection, BinaryIO], int]) -> None:
    with path.open("wb") as file, reading(hub.engine) as connection:
        count = write(connection, file)
    sys.stdout.write(f"{path}: {count} {what}\n")


def erase(hub: Hub, person_id: str) -> int:
    """1 when nothing names the person."""
    count = in_writing(hub.engine, lambda connection: erase_person(connection, person_id, hub.clock.now()))
    if not count:
        sys.stderr.write("tryggve hub: the access log's contents do not name that person\n")
        return 1
    hub.sealing.seal()
    if hub.engine.dialect.name == "sqlite":
        with hub.engine.connect() as connection:  # the journal still holds the pages as they were
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    sys.stdout.write(f"{count}\n")
    return 0
