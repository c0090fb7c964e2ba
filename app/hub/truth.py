"""The hub's truth as effects see it: records from the database under what the same batch has already changed."""

from sqlalchemy import Connection, select

from app.hub.streams import Put
from app.hub.tables import record
from app.protocol.effects import Change
from app.protocol.records import RecordBody, decode_record_body, encode_record_body


class Truth:
    """A Lookup over one transaction. `add` makes a change visible to the operations that follow in the batch."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[tuple[str, str], RecordBody | None] = {}

    def body(self, kind: str, record_id: str) -> RecordBody | None:
        key = (kind, record_id)
        if key not in self._seen:
            self._seen[key] = self._read(kind, record_id)
        return self._seen[key]

    def add(self, change: Change) -> Put:
        self._seen[(change.kind, change.id)] = change.body
        return Put(change.stream, change.kind, change.id, change.owner, encode_record_body(change.body))

    def forget(self) -> None:
        """What was read before the heads were locked may have changed since."""
        self._seen.clear()

    def _read(self, kind: str, record_id: str) -> RecordBody | None:
        row = self._connection.execute(
            select(record.c.kind_version, record.c.body).where(record.c.kind == kind, record.c.id == record_id)
        ).one_or_none()
        return None if row is None or row.body is None else decode_record_body(kind, row.kind_version, row.body)
