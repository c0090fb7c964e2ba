"""Erasing somebody from the access log: contents and salts go, the chains stay whole.

The ids in the names of streams stay, as everywhere in the chain; whom they belonged to is erased with the person's
record, which is not this room's matter.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, or_, select

from app.domain.ids import ArendeId, PersonId
from app.domain.stream import arende_stream, person_stream
from app.hub import access_log
from app.hub.streams import lock_heads
from app.hub.tables import access_content, arende, stream
from app.protocol.access_entry import OWN_STREAM, Erased, declared_entry


def erase_person(connection: Connection, person_id: str, now: datetime) -> int:
    """Delete what names the person, as the one who had access and as the one it was about, and log that it was done.
    Returns how many contents went; nothing is logged where there were none."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only let go
    lock_heads(connection, [access_log.head_name(OWN_STREAM)])
    named = or_(access_content.c.person == person_id, access_content.c.stream.in_(_about(connection, person_id)))
    count = connection.execute(delete(access_content).where(named)).rowcount
    if count:
        access_log.append(connection, [declared_entry(Erased(person=person_id, contents=count), now)])
    return count


def _about(connection: Connection, person_id: str) -> list[str]:
    """Every stream that is about this person."""
    own = access_log.head_name(f"brukare:{person_id}/")
    logged = connection.scalars(select(stream.c.name).where(stream.c.name.startswith(own, autoescape=True)))
    arenden = connection.scalars(select(arende.c.id).where(arende.c.brukare == person_id))
    return [
        person_stream(PersonId(person_id)),
        *(arende_stream(ArendeId(found)) for found in arenden),
        *(name.removeprefix(access_log.head_name("")) for name in logged),
    ]
