"""What follows at the hub from a brukare's yes to somebody close to them, and from its end: the person, the right, the
one-time link. In the transaction that writes the approval's record; the conversation's own record comes after it.
"""

from collections.abc import Iterable
from datetime import datetime

import structlog
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError

from app.domain.approval import LINK_VALID
from app.domain.permission import Role
from app.hub import threads
from app.hub.hub import Hub
from app.hub.revoking import revoke_person
from app.hub.streams import Put, upsert
from app.hub.tables import approval, enrolment_code, person
from app.protocol.records import ApprovalBody, Record, decode_record_body

_log = structlog.get_logger("hub.approvals")


def follow(connection: Connection, puts: Iterable[Put], now: datetime) -> None:
    """Rights go by what is written of approvals, step by step: a yes that was taken back and given again in one push is
    a new one. Moments by this clock: a device's may be wrong."""
    for put in puts:
        if put.kind != "approval" or put.body is None:
            continue
        body = decode_record_body(put.kind, put.kind_version, put.body)
        if isinstance(body, ApprovalBody):
            _begin(connection, body, now) if body.ended_at is None else _end(connection, body, now)


def tell(hub: Hub, records: Iterable[Record]) -> None:
    """Bring the conversations up to approvals that were just committed; after a crash the next start does."""
    brukare = sorted({record.stream.split("/")[0].partition(":")[2] for record in records if record.kind == "approval"})
    if not brukare:
        return
    hub.standings.forget()
    try:
        published = threads.bring_up(hub.engine, brukare)
    except DBAPIError as error:
        _log.warning("conversations_not_told", error=type(error).__name__)
        return
    if published:
        hub.bus.publish(published)


def _begin(connection: Connection, body: ApprovalBody, now: datetime) -> None:
    _keep_person(connection, body)
    of_both = (approval.c.brukare == body.brukare, approval.c.person == body.narstaende)
    rows = connection.execute(select(approval).where(*of_both)).all()
    if all(row.ended_at is not None for row in rows):
        if rows:
            # A browser that had the right before does not get it back by itself: the new link decides who does.
            revoke_person(connection, body.narstaende, now)
        row = {"brukare": body.brukare, "person": body.narstaende, "began_at": now, "relation": body.relation}
        again = upsert(connection, approval)  # the same moment: taken back and given again in one push
        again = again.on_conflict_do_update(
            index_elements=["brukare", "person", "began_at"], set_={"relation": body.relation, "ended_at": None}
        )
        connection.execute(again, [row | {"ended_at": None}])
    else:
        still = update(approval).where(*of_both, approval.c.ended_at.is_(None))
        connection.execute(still.values(relation=body.relation))
    _keep_link(connection, body, now)


def _keep_person(connection: Connection, body: ApprovalBody) -> None:
    named = {"first_name": body.name.split(maxsplit=1)[0], "name": body.name}
    row = {
        "id": body.narstaende,
        "external_id": f"narstaende:{body.narstaende}",
        "role": Role.NARSTAENDE.value,
        "organisation": None,
        "protected": False,
    }
    connection.execute(upsert(connection, person).on_conflict_do_nothing(index_elements=["id"]), [row | named])
    theirs = (person.c.id == body.narstaende, person.c.role == Role.NARSTAENDE.value)
    connection.execute(update(person).where(*theirs).values(named))


def _keep_link(connection: Connection, body: ApprovalBody, now: datetime) -> None:
    """The newest link alone opens; an older one that nobody has used is worth nothing any more."""
    known = connection.scalar(select(enrolment_code.c.hash).where(enrolment_code.c.hash == body.link))
    if not body.link or known is not None:
        return
    _end_links(connection, body.narstaende, now)
    row = {"hash": body.link, "person": body.narstaende, "expires_at": now + LINK_VALID, "used_at": None}
    connection.execute(enrolment_code.insert(), [row])


def _end(connection: Connection, body: ApprovalBody, now: datetime) -> None:
    of_both = (approval.c.brukare == body.brukare, approval.c.person == body.narstaende)
    connection.execute(update(approval).where(*of_both, approval.c.ended_at.is_(None)).values(ended_at=now))
    _end_links(connection, body.narstaende, now)


def _end_links(connection: Connection, narstaende: str, now: datetime) -> None:
    unused = (enrolment_code.c.person == narstaende, enrolment_code.c.used_at.is_(None))
    ahead = (*unused, enrolment_code.c.expires_at > now)
    connection.execute(update(enrolment_code).where(*ahead).values(expires_at=now))
