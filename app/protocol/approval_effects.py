"""What a brukare's yes to somebody close to them, and its end, do to records."""

import re
from datetime import datetime

import msgspec

from app.domain.approval import MOST_NAME, MOST_RELATION, approval_id
from app.domain.conversation import ThreadKind, stream_of, thread_id
from app.domain.ids import BrukareId, StreamName
from app.domain.refusal import Refusal
from app.domain.stream import profile_stream
from app.domain.visit import VisitState
from app.protocol import operations as op
from app.protocol import records as rec
from app.protocol.effect_shapes import Change, Doing, Effect, Lookup, find

_PERSON = re.compile(r"[0-9a-f-]{36}\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_AT_HOME = frozenset({VisitState.STARTED, VisitState.FINISHED})


def streams_of(body: op.ApprovalStep, look: Lookup) -> frozenset[StreamName]:
    if find(look, rec.BrukareBody, body.brukare) is None:
        return frozenset()
    talk = stream_of(body.brukare, ThreadKind.NARSTAENDE, body.narstaende)
    return frozenset({profile_stream(BrukareId(body.brukare)), talk})


def give(body: op.ApprovalGive, doing: Doing, look: Lookup) -> Effect:
    refusal = _not_sound(body, look)
    if refusal is not None:
        return refusal
    before = find(look, rec.ApprovalBody, approval_id(body.brukare, body.narstaende))
    if before is not None and before.ended_at is not None and doing.at < before.ended_at:
        return Refusal.CHANGED_MEANWHILE  # the newer will is that it has ended
    name, relation = body.name.strip(), body.relation.strip()
    after = rec.ApprovalBody(
        brukare=body.brukare,
        narstaende=body.narstaende,
        name=name,
        relation=relation,
        shares=tuple(sorted(set(body.shares))),
        given_at=doing.at,
        given_by=doing.person,
        given_by_name=doing.person_name,
    )
    after = _with_link(after, before, body.link, doing)
    if before is not None and before.ended_at is None:
        same = {"given_at": before.given_at, "given_by": before.given_by, "given_by_name": before.given_by_name}
        after = msgspec.structs.replace(after, **same)
    return (_change(after),) if after != before else ()


def _with_link(after: rec.ApprovalBody, before: rec.ApprovalBody | None, link: str, doing: Doing) -> rec.ApprovalBody:
    """A new link is told with whoever made it; else what was told of the one before it stays."""
    if link and (before is None or link != before.link):
        made = {"link": link, "link_by": doing.person, "link_by_name": doing.person_name, "link_at": doing.at}
        return msgspec.structs.replace(after, **made)
    if before is None or before.ended_at is not None:
        return after
    kept = {name: getattr(before, name) for name in ("link", "link_by", "link_by_name", "link_at", "link_used_at")}
    return msgspec.structs.replace(after, **kept)


def link_used(before: rec.ApprovalBody, at: datetime) -> Change:
    """The hub has let a browser in by the newest link."""
    return _change(msgspec.structs.replace(before, link_used_at=at))


def withdraw(body: op.ApprovalWithdraw, doing: Doing, look: Lookup) -> Effect:
    """The conversation is told as ended in the same moment, also on a tablet without network."""
    if find(look, rec.BrukareBody, body.brukare) is None or _is_not_at_home(body, look):
        return Refusal.NO_SUCH_THING
    talk = find(look, rec.ThreadBody, thread_id(body.brukare, ThreadKind.NARSTAENDE, body.narstaende))
    before = find(look, rec.ApprovalBody, approval_id(body.brukare, body.narstaende)) or _as_told(talk, doing)
    if before is None:
        return Refusal.NO_SUCH_THING
    if before.ended_at is not None:
        return ()
    ended = msgspec.structs.replace(
        before, ended_at=doing.at, ended_by=doing.person, ended_by_name=doing.person_name, link="", shares=()
    )
    if talk is None:
        return (_change(ended),)
    stream = stream_of(body.brukare, ThreadKind.NARSTAENDE, body.narstaende)
    over = msgspec.structs.replace(talk, ended=True)
    record_id = thread_id(body.brukare, ThreadKind.NARSTAENDE, body.narstaende)
    return _change(ended), Change(stream, "thread", record_id, rec.CITY, over)


def _not_sound(body: op.ApprovalGive, look: Lookup) -> Refusal | None:
    if find(look, rec.BrukareBody, body.brukare) is None or _is_not_at_home(body, look):
        return Refusal.NO_SUCH_THING
    if not body.name.strip() or not _PERSON.match(body.narstaende) or (body.link and not _HASH.match(body.link)):
        return Refusal.BAD_CONTENT
    if len(body.name) > MOST_NAME or len(body.relation) > MOST_RELATION:
        return Refusal.TOO_LARGE
    visit = find(look, rec.VisitBody, body.visit)
    return Refusal.WRONG_STATE if visit is not None and visit.state not in _AT_HOME else None


def _is_not_at_home(body: op.ApprovalStep, look: Lookup) -> bool:
    """Whether it names a visit that is nowhere, or at somebody else's."""
    visit = find(look, rec.VisitBody, body.visit) if body.visit else None
    return bool(body.visit) and (visit is None or visit.brukare != body.brukare)


def _as_told(talk: rec.ThreadBody | None, doing: Doing) -> rec.ApprovalBody | None:
    """Of a yes that the hub's operator entered, of which the conversation alone tells."""
    if talk is None or talk.ended:
        return None
    return rec.ApprovalBody(
        brukare=talk.brukare,
        narstaende=talk.other,
        name=talk.other_name,
        relation=talk.relation,
        given_at=doing.at,
        given_by="",
        given_by_name="",
    )


def _change(body: rec.ApprovalBody) -> Change:
    stream = profile_stream(BrukareId(body.brukare))
    return Change(stream, "approval", approval_id(body.brukare, body.narstaende), rec.CITY, body)
