"""Writing what was judged: records, entries of the access log, and which streams refer to which attachments."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from app.hub import access_log, approvals, unopened_messages
from app.hub.judging import Judged
from app.hub.streams import put_records, upsert
from app.hub.tables import attachment_use
from app.protocol.records import Record


def write_effects(
    connection: Connection, heads: dict[str, int], judged: Sequence[Judged], now: datetime
) -> tuple[list[Record], list[list[tuple[str, int]]]]:
    """Records, access log and attachment uses of what was judged, whose heads are locked. Returns the records, and for
    each judgement the stream and number of what it changed, or of what it found done."""
    records = put_records(connection, heads, [put for one in judged for put in one.puts])
    numbers = {(record.kind, record.id): (record.stream, record.number) for record in records}
    unopened_messages.note(connection, records)
    approvals.follow(connection, (put for one in judged for put in one.puts), now)
    access_log.append(connection, [entry for one in judged for entry in one.entries])
    uses = [{"sha256": sha, "stream": name} for one in judged for sha, name in one.attachments]
    if uses:
        unique = upsert(connection, attachment_use).on_conflict_do_nothing(index_elements=["sha256", "stream"])
        connection.execute(unique, uses)
    return records, [places_of(one, numbers, heads) for one in judged]


def places_of(
    judged: Judged, numbers: Mapping[tuple[str, str], tuple[str, int]], heads: Mapping[str, int]
) -> list[tuple[str, int]]:
    """Stream and number of what it changed, or of what it found done. `numbers`: of what was written, by kind and id;
    `heads`: of locked streams, after the writing."""
    changed = {numbers[(put.kind, put.id)] for put in judged.puts}
    return sorted(changed | {(name, heads[name]) for name in judged.stands_in})
