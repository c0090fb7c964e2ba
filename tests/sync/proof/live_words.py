"""What the live channel would say to somebody at this moment, by the hub's own rules of who may hear it."""

from datetime import datetime

import msgspec
from sqlalchemy import Engine, select

from app.hub.database import reading
from app.hub.feed import on_wire
from app.hub.rights import grants_for
from app.hub.tables import meta, record
from app.protocol import wire

_TOLD = [record.c[name] for name in ("stream", "number", "kind", "kind_version", "id", "owner", "former_owner", "body")]


def newest_live_words(engine: Engine, person: str, now: datetime) -> list[str]:
    """A greeting, and the newest record of every stream that the person may read."""
    with reading(engine) as connection:
        epoch = str(connection.scalar(select(meta.c.value).where(meta.c.key == "epoch")))
        words: list[wire.LiveMessage] = [wire.LiveHello(epoch=epoch, hub_now=now)]
        for grant in grants_for(connection, person, now)[1]:
            query = select(*_TOLD).where(record.c.stream == grant.stream).order_by(record.c.number.desc()).limit(1)
            row = connection.execute(query).one_or_none()
            if (
                row is not None
                and row.number > 1
                and (not grant.owners or {row.owner, row.former_owner} & set(grant.owners))
            ):
                words.append(wire.LiveRecord(after=row.number - 1, record=on_wire(row, grant.owners)))
    return [msgspec.json.encode(word).decode() for word in words]
