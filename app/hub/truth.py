"""The hub's truth as effects see it: records from the database under what the same batch has already changed."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import Connection

from app.hub.plain import Statement, ask
from app.hub.streams import Put
from app.protocol.effects import Change
from app.protocol.records import RecordBody, decode_record_body, encode_record_body

_BODIES = Statement("SELECT id, kind_version, body FROM record WHERE kind = ? AND id {listed}")
B = TypeVar("B", bound=RecordBody)


class Truth:
    """A Lookup over one transaction. `add` makes a change visible to the operations that follow in the batch."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[tuple[str, str], RecordBody | None] = {}

    def body(self, kind: str, record_id: str) -> RecordBody | None:
        key = (kind, record_id)
        if key not in self._seen:
            self.load(kind, [record_id])
        return self._seen[key]

    def load(self, kind: str, record_ids: Iterable[str]) -> None:
        """Read many at once."""
        wanted = sorted({one for one in record_ids if (kind, one) not in self._seen})
        self._seen |= {(kind, one): None for one in wanted}
        if not wanted:
            return
        for record_id, version, body in ask(self._connection, _BODIES, kind, wanted):
            if body is not None:
                self._seen[(kind, record_id)] = decode_record_body(kind, version, body)

    def add(self, change: Change) -> Put:
        self._seen[(change.kind, change.id)] = change.body
        return Put(change.stream, change.kind, change.id, change.owner, encode_record_body(change.body))

    def seen(self, kind: type[B]) -> list[B]:
        """Everything of a kind that has been read or changed here."""
        return [body for body in self._seen.values() if isinstance(body, kind)]

    def forget(self) -> None:
        """What was read before the heads were locked may have changed since."""
        self._seen.clear()
