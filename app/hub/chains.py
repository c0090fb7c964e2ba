"""Each person's chain on each device, as far as the hub has it: locked, read and moved on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.hub.opening import Link, Writer
from app.hub.streams import upsert
from app.hub.tables import chain, operation, person_key
from app.protocol.keys import from_text
from app.protocol.operations import decode_operation, payload_hash


@dataclass(frozen=True)
class Keys:
    """A person's keys on one device, newest first."""

    valid: Sequence[bytes]
    revoked: Sequence[bytes]


def lock_writers(connection: Connection, wanted: Iterable[Writer]) -> dict[Writer, Keys]:
    """Lock the chains of those whose keys are known, sorted; the others are left out, since nobody can vouch for what
    stands under their name."""
    writers: dict[Writer, Keys] = {}
    for writer in sorted(set(wanted)):
        keys = keys_of(connection, writer)
        if keys.valid or keys.revoked:
            lock_link(connection, writer)
            writers[writer] = keys
    return writers


def lock_link(connection: Connection, writer: Writer) -> Link:
    person, device = writer
    row = {"person": person, "device": device, "seq": 0, "hash": Link().hash}
    connection.execute(upsert(connection, chain).on_conflict_do_nothing(index_elements=["person", "device"]), [row])
    found = connection.execute(
        select(chain.c.seq, chain.c.hash).where(chain.c.person == person, chain.c.device == device).with_for_update()
    ).one()
    return Link(found.seq, found.hash)


def move_link(connection: Connection, writer: Writer, link: Link) -> None:
    person, device = writer
    connection.execute(
        chain.update().where(chain.c.person == person, chain.c.device == device).values(seq=link.seq, hash=link.hash)
    )


def keys_of(connection: Connection, writer: Writer) -> Keys:
    person, device = writer
    rows = connection.execute(
        select(person_key.c.key, person_key.c.revoked_at)
        .where(person_key.c.person == person, person_key.c.device == device)
        .order_by(person_key.c.enrolled_at.desc())
    ).all()
    return Keys(
        [from_text(row.key) for row in rows if row.revoked_at is None],
        [from_text(row.key) for row in rows if row.revoked_at is not None],
    )


def over_released(connection: Connection, writer: Writer, link: Link) -> Link:
    """Where the chain stands when it steps over what somebody decided about before its parent had come."""
    person, device = writer
    own = (operation.c.person == person, operation.c.device == device)
    while True:
        rows = connection.scalars(select(operation.c.payload).where(*own, operation.c.seq == link.seq + 1))
        following = next((row for row in rows if decode_operation(row).prev == link.hash), None)
        if following is None:
            return link
        link = Link(link.seq + 1, payload_hash(following))
