"""What a restored database is told of its new life, in the transaction that brings its rows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Connection, select, update

from app.hub.epochs import begin_epoch
from app.hub.hub_keys import HubKeys
from app.hub.log_heads import declare_restore
from app.hub.tables import attachment, enrolment_code

_log = structlog.get_logger("hub.restore")


@dataclass(frozen=True)
class Restoring:
    """`former_epoch` and `made_at` are those of the backup; `attachments`: SHA-256 of the files that came with it."""

    keys: HubKeys
    former_epoch: str
    made_at: datetime
    at: datetime
    attachments: Collection[str]


def begin_restored_life(connection: Connection, restoring: Restoring) -> str:
    """A new epoch in which nobody has confirmed any rights yet; its name. Devices are asked for files that are not
    here, and codes for new devices are void: some of them have been used since the backup."""
    epoch = begin_epoch(connection)
    lost = _ask_for_attachments(connection, restoring.attachments)
    unused = enrolment_code.c.used_at.is_(None)
    connection.execute(update(enrolment_code).where(unused).values(expires_at=restoring.at))
    declare_in_access_log(connection, restoring)
    _log.info("life_begun", epoch=epoch, former=restoring.former_epoch, attachments_asked_for=lost)
    return epoch


def _ask_for_attachments(connection: Connection, there: Collection[str]) -> int:
    incomplete = attachment.c.complete_at.is_(None)
    connection.execute(update(attachment).where(incomplete).values(received=0))
    named = connection.scalars(select(attachment.c.sha256).where(attachment.c.complete_at.is_not(None))).all()
    lost = [sha for sha in named if sha not in there]
    for sha in lost:
        wanted = update(attachment).where(attachment.c.sha256 == sha)
        connection.execute(wanted.values(received=0, complete_at=None))
    return len(lost)


def declare_in_access_log(connection: Connection, restoring: Restoring) -> None:
    """The one place where a restore is declared in the access log.

    Called once, in the restore's own transaction, when the rows of the backup are in the database at this program's
    schema and its new epoch has begun. What clients report later of the heads that are missing comes in their
    operations.
    """
    declare_restore(connection, restoring.keys.root, restoring.at)
