"""What follows at the hub from a brukare's yes to somebody close to them, and from its end: the person, the right, the
one-time link. In the transaction that writes the approval's record; the conversation's own record comes after it.
"""

from collections.abc import Iterable
from datetime import datetime

import structlog
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DBAPIError

from app.domain.approval import LINK_VALID, approval_id
from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.stream import profile_stream
from app.hub import access_log, threads
from app.hub.approval_log import link_used_entry
from app.hub.approval_rights import is_other_person
from app.hub.hub import Hub
from app.hub.revoking import revoke_person
from app.hub.streams import Put, put_records, upsert
from app.hub.tables import approval, enrolment_code, person, person_key
from app.hub.truth import Truth
from app.protocol.approval_effects import link_used
from app.protocol.effect_shapes import find
from app.protocol.records import ApprovalBody, Record, decode_record_body, encode_record_body

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


class OtherPersonError(ValueError):
    """A yes that would make a browser a colleague, a brukare, or somebody close to another brukare. Judging refuses it;
    this is the last door before the link. The batch is then tried step by step, and this step is judged again."""


def _begin(connection: Connection, body: ApprovalBody, now: datetime) -> None:
    _keep_person(connection, body)
    if is_other_person(connection, body):
        raise OtherPersonError(approval_id(body.brukare, body.narstaende))
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
    """The newest link alone opens: an older one that nobody has used is worth nothing any more, and a browser that was
    let in by an older one is shut out. Whoever makes a link for themselves is noticed by the one whom they shut out."""
    known = connection.scalar(select(enrolment_code.c.hash).where(enrolment_code.c.hash == body.link))
    if not body.link or known is not None:
        return
    _end_links(connection, body.narstaende, now)
    if _has_keys(connection, body.narstaende):
        revoke_person(connection, body.narstaende, now)
    row = {"hash": body.link, "person": body.narstaende, "expires_at": now + LINK_VALID, "used_at": None}
    connection.execute(enrolment_code.insert(), [row])


def _has_keys(connection: Connection, narstaende: str) -> bool:
    valid = (person_key.c.person == narstaende, person_key.c.revoked_at.is_(None))
    return connection.execute(select(person_key.c.serial).where(*valid).limit(1)).first() is not None


def _end(connection: Connection, body: ApprovalBody, now: datetime) -> None:
    of_both = (approval.c.brukare == body.brukare, approval.c.person == body.narstaende)
    connection.execute(update(approval).where(*of_both, approval.c.ended_at.is_(None)).values(ended_at=now))
    _end_links(connection, body.narstaende, now)


def _end_links(connection: Connection, narstaende: str, now: datetime) -> None:
    unused = (enrolment_code.c.person == narstaende, enrolment_code.c.used_at.is_(None))
    ahead = (*unused, enrolment_code.c.expires_at > now)
    connection.execute(update(enrolment_code).where(*ahead).values(expires_at=now))


def streams_at_link(connection: Connection, narstaende: str) -> frozenset[str]:
    """Heads that `note_link_used` counts up: of those whose yes to this person stands."""
    standing = (approval.c.person == narstaende, approval.c.ended_at.is_(None))
    homes = connection.scalars(select(approval.c.brukare).where(*standing)).all()
    names = {profile_stream(BrukareId(brukare)) for brukare in homes}
    return frozenset(names | {access_log.head_name(name) for name in names})


def note_link_used(
    connection: Connection, heads: dict[str, int], narstaende: str, link: str, now: datetime
) -> list[Record]:
    """A browser has become this person: told where everybody reads who made the link, and in the access log."""
    standing = (approval.c.person == narstaende, approval.c.ended_at.is_(None))
    homes = connection.scalars(select(approval.c.brukare).where(*standing)).all()
    locked = [one for one in homes if profile_stream(BrukareId(one)) in heads]
    told = [find(Truth(connection), ApprovalBody, approval_id(one, narstaende)) for one in locked]
    by_link = [one for one in told if one is not None and one.ended_at is None and one.link == link]
    changes = [link_used(one, now) for one in by_link]
    access_log.append(connection, [link_used_entry(one, now) for one in by_link])
    puts = [Put(one.stream, one.kind, one.id, one.owner, encode_record_body(one.body)) for one in changes]
    return put_records(connection, heads, puts)
