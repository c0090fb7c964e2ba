"""Lives of the hub's database: which one this is, and whether a person has confirmed who may what in it.

A hub that was restored or emptied begins a new one. Until its list of rights is confirmed it grants nothing to anybody
and takes nothing from anybody's device; what is pushed is applied by its assignment, or held where that is missing.
"""

import uuid

from sqlalchemy import Connection, select

from app.hub.plain import Statement, ask
from app.hub.streams import upsert
from app.hub.tables import meta

EPOCH, HUB_ID = "epoch", "hub_id"
RIGHTS = "rights"
"""In the table `meta`: UNCONFIRMED, or the moment of the confirmation. Not there in a hub's first life."""
UNCONFIRMED = "unconfirmed"

_SAID = Statement("SELECT value FROM meta WHERE key = ?")
_KEPT = select(meta.c.value).where(meta.c.key == RIGHTS).with_for_update(read=True)


def new_epoch() -> str:
    return uuid.uuid4().hex


def is_unconfirmed(connection: Connection, *, locked: bool = False) -> bool:
    """`locked`: nobody confirms before this transaction has ended, so that nothing is held behind their back."""
    if ask(connection, _SAID, RIGHTS) != [(UNCONFIRMED,)]:
        return False
    return not locked or connection.scalar(_KEPT) == UNCONFIRMED


def begin_epoch(connection: Connection) -> str:
    """Another life, in which nobody has confirmed anything yet. Its name."""
    epoch = new_epoch()
    say(connection, EPOCH, epoch)
    say(connection, RIGHTS, UNCONFIRMED)
    return epoch


def say(connection: Connection, key: str, value: str) -> None:
    putting = upsert(connection, meta)
    putting = putting.on_conflict_do_update(index_elements=["key"], set_={"value": putting.excluded.value})
    connection.execute(putting, [{"key": key, "value": value}])


def lock_rights(connection: Connection) -> None:
    """For whoever confirms: waits for those who are holding something back at this moment."""
    connection.execute(select(meta.c.value).where(meta.c.key == RIGHTS).with_for_update())
