"""Writing the access log, and the heads that clients handed back, as files for strangers (app.protocol.log_file)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection, Row, Select, func, select, tuple_

from app.hub.hub_keys import HubKeys
from app.hub.log_heads import read_changed
from app.hub.tables import access_content, access_entry, log_head, operation, person_key
from app.protocol.access_entry import OWN_STREAM
from app.protocol.certificate import Certificate, Holder, issue
from app.protocol.keys import from_text, is_signed_by, to_text
from app.protocol.log_file import EntryLine, FileDigest, HeadLine, HeadsLine, LogLine, SeenLine
from app.protocol.log_head import LogHead, head_hash, is_head_of, read_heads
from app.protocol.log_tree import Place
from app.protocol.operations import Operation, decode_operation

_HEADS_AT_ONCE = 500
_ENTRIES_AT_ONCE = 400
_WORDLESS = frozenset({"visit.start", "door.report", "record.opened", "tablet.state"})
"""Kinds of operations that hold ids and codes only; the others are nobody's business outside the hub."""


def export_log(connection: Connection, out: BinaryIO, keys: HubKeys, now: datetime, *, contents: bool) -> int:
    """Everything that is under a head, in the caller's one snapshot. Returns how many entries were written."""
    digest, entries = FileDigest(), 0
    first = LogLine(hub_id=keys.hub_id, root_key=to_text(keys.root.public()), exported_at=now, contents=contents)
    out.write(digest.written(first))
    reached: dict[str, int] = {}
    for heads in _in_parts(connection):
        wanted = [_between(reached, changed) for _, changed in heads]
        found = _entries(connection, [place for places in wanted for place in places], contents=contents)
        for (head, changed), places in zip(heads, wanted, strict=True):
            for place in places:
                if place in found:
                    out.write(digest.written(found[place]))
                    entries += 1
            out.write(digest.written(HeadLine(head=head, changed=tuple(changed))))
    out.write(digest.end(keys.root))
    return entries


def _in_parts(connection: Connection) -> Iterator[list[tuple[LogHead, list[Place]]]]:
    last = 0
    while True:
        query = select(log_head).where(log_head.c.number > last).order_by(log_head.c.number).limit(_HEADS_AT_ONCE)
        rows = connection.execute(query).all()
        if not rows:
            return
        yield [(msgspec.json.decode(row.head, type=LogHead), read_changed(row.changed)) for row in rows]
        last = rows[-1].number


def _between(reached: dict[str, int], changed: Iterable[Place]) -> list[tuple[str, int]]:
    """The entries that came under this head, by stream and number; `reached` is brought forward."""
    places = []
    for place in changed:
        places += [(place.stream, number) for number in range(reached.get(place.stream, 0) + 1, place.number + 1)]
        reached[place.stream] = place.number
    return places


def _entries(
    connection: Connection, places: list[tuple[str, int]], *, contents: bool
) -> dict[tuple[str, int], EntryLine]:
    found: dict[tuple[str, int], EntryLine] = {}
    for start in range(0, len(places), _ENTRIES_AT_ONCE):
        rows = connection.execute(_query(connection, places[start : start + _ENTRIES_AT_ONCE], contents=contents))
        for name, number, commitment, digest, salt, content in rows:
            found[(name, number)] = EntryLine(
                stream=name, number=number, commitment=commitment, hash=digest, salt=salt, content=content
            )
    return found


def _query(connection: Connection, places: list[tuple[str, int]], *, contents: bool) -> Select[Any]:
    """SQLite looks through the whole table for a list of (stream, number), and uses the index for one in JSON."""
    same = (access_entry.c.stream == access_content.c.stream) & (access_entry.c.number == access_content.c.number)
    if not contents:
        same &= access_entry.c.stream == OWN_STREAM
    columns = select(access_entry, access_content.c.salt, access_content.c.content)
    if connection.dialect.name != "sqlite":
        pairs = tuple_(access_entry.c.stream, access_entry.c.number).in_(places)
        return columns.select_from(access_entry.outerjoin(access_content, same)).where(pairs)
    wanted = func.json_each(msgspec.json.encode(places).decode()).table_valued("value")
    at = (access_entry.c.stream == func.json_extract(wanted.c.value, "$[0]")) & (
        access_entry.c.number == func.json_extract(wanted.c.value, "$[1]")
    )
    return columns.select_from(wanted.join(access_entry, at).outerjoin(access_content, same))


def export_heads(connection: Connection, out: BinaryIO, keys: HubKeys, now: datetime) -> int:
    """Every head of this hub that a client has handed back, once, from the first operation that held it. Reads all
    operations. Returns how many heads were written."""
    digest = FileDigest()
    out.write(digest.written(HeadsLine(hub_id=keys.hub_id, root_key=to_text(keys.root.public()), exported_at=now)))
    written: set[bytes] = set()
    query = select(operation).order_by(operation.c.order).execution_options(yield_per=500)
    for row in connection.execute(query):
        if b'"heads":' not in row.payload:
            continue
        decoded = decode_operation(row.payload)
        for head in read_heads(decoded.heads):
            if head_hash(head) in written or not is_head_of(head, keys.root.public()):
                continue
            written.add(head_hash(head))
            out.write(digest.written(_seen(connection, keys, row, decoded, head=head)))
    out.write(digest.end(keys.root))
    return len(written)


def _seen(
    connection: Connection, keys: HubKeys, row: Row[tuple[object, ...]], decoded: Operation, *, head: LogHead
) -> SeenLine:
    line = SeenLine(head=head, operation=decoded.id, device=decoded.device, received_at=row.received_at)
    certificate = _certificate(connection, keys, row) if decoded.kind in _WORDLESS else ""
    if not certificate:
        return line
    return msgspec.structs.replace(line, payload=row.payload, signature=row.signature, certificate=certificate)


def _certificate(connection: Connection, keys: HubKeys, row: Row[tuple[object, ...]]) -> str:
    """Of the key that signed the operation; empty where it was vouched for by a later signature of its chain alone."""
    own = select(person_key).where(person_key.c.person == row.person, person_key.c.device == row.device)
    for key in connection.execute(own):
        if is_signed_by(from_text(key.key), row.signature, row.payload):
            certificate = Certificate(
                serial=key.serial,
                holder=Holder.PERSON,
                device=key.device,
                key=key.key,
                person=key.person,
                issued_at=key.enrolled_at,
                hub_id=keys.hub_id,
            )
            return issue(certificate, keys.root)
    return ""
