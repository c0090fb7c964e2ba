"""A hub with something in its access log, and what a stranger finds in the files that it exports."""

import io
from datetime import timedelta

from sqlalchemy import Connection, update

from app.audit.findings import Findings
from app.audit.seen import Seen, read_seen
from app.audit.verifying import verify
from app.hub import access_log
from app.hub.access_log import AccessEntry
from app.hub.database import reading, writing
from app.hub.hub import Hub
from app.hub.log_export import export_heads, export_log
from app.hub.log_heads import declare_restore
from app.hub.tables import meta
from app.protocol.log_head import LogHead, head_hash, signed_head
from tests.hub.hub_fixture import MONDAY


def entry(stream: str, person: str = "p1", *, detail: str = "3 to 9") -> AccessEntry:
    return AccessEntry(
        stream=stream,
        at=MONDAY,
        person=person,
        organisation="u1",
        role="staff",
        action="delivered",
        right="grant",
        detail=detail,
    )


def log(hub: Hub, *entries: AccessEntry) -> None:
    with writing(hub.engine) as connection:
        access_log.append(connection, entries)


def sealed(hub: Hub, *entries: AccessEntry) -> LogHead:
    """Log these and make the head over them."""
    log(hub, *entries)
    hub.sealing.look()
    assert hub.sealing.newest is not None
    return hub.sealing.newest


def exported(hub: Hub, *, contents: bool = False) -> bytes:
    out = io.BytesIO()
    with reading(hub.engine) as connection:
        export_log(connection, out, hub.keys, hub.clock.now(), contents=contents)
    return out.getvalue()


def exported_heads(hub: Hub) -> bytes:
    out = io.BytesIO()
    with reading(hub.engine) as connection:
        export_heads(connection, out, hub.keys, hub.clock.now())
    return out.getvalue()


def seen_in(hub: Hub, raw: bytes) -> Seen:
    return read_seen(raw, hub.keys.root.public())


def checked(hub: Hub, raw: bytes, *seen: LogHead) -> Findings:
    return verify(raw.splitlines(keepends=True), seen, hub.keys.root.public())


def faults_of(found: Findings) -> list[tuple[str, int, str]]:
    return [(fault.stream, fault.number, fault.kind) for fault in found.faults]


def elsewhere(
    hub: Hub, after: LogHead, *, later: timedelta = timedelta(), number: int = 0, **changes: object
) -> LogHead:
    """A head that this hub's key signed in another history, after this one (or with that number)."""
    bare = LogHead(
        epoch=str(changes.get("epoch", after.epoch)),
        number=number or after.number + 1,
        at=after.at + later,
        previous=head_hash(after),
        root=b"\5" * 32,
        streams=after.streams,
        entries=after.entries + 5,
    )
    return signed_head(bare, hub.keys.root)


def begin_epoch(connection: Connection, epoch: str = "restored") -> None:
    connection.execute(update(meta).where(meta.c.key == "epoch").values(value=epoch))


def restored(hub: Hub) -> LogHead:
    """The first head of the new epoch."""
    with writing(hub.engine) as connection:
        begin_epoch(connection)
        head = declare_restore(connection, hub.keys.root, hub.clock.now())
    assert head is not None
    return head
