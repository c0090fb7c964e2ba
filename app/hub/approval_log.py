"""What the access log says of a brukare's yes, of its end, and of the one-time link: who let whom in, and when."""

from datetime import datetime

from sqlalchemy import Row

from app.domain.approval import approval_id
from app.domain.ids import BrukareId
from app.domain.permission import Role
from app.domain.stream import profile_stream
from app.hub.truth import Truth
from app.protocol import operations as op
from app.protocol.access_entry import AccessEntry
from app.protocol.effect_shapes import Change, find
from app.protocol.records import ApprovalBody

GIVEN, ENDED, LINK_MADE, LINK_USED = "approval_given", "approval_ended", "link_made", "link_used"
OPERATOR = "operator"
"""The right by which the hub's command line acts."""


def entries_of(
    truth: Truth, body: op.Body, effect: tuple[Change, ...], *, who: Row[tuple[object, ...]] | None, at: datetime
) -> list[AccessEntry]:
    """Of what is going to change; `truth` is from before it. `who` None: the hub's operator."""
    after = next((change.body for change in effect if isinstance(change.body, ApprovalBody)), None)
    if not isinstance(body, op.ApprovalStep) or after is None:
        return []
    before = find(truth, ApprovalBody, approval_id(body.brukare, body.narstaende))
    right = (body.visit or body.arende or "own") if who is not None else OPERATOR
    actions = [ENDED] if isinstance(body, op.ApprovalWithdraw) else [GIVEN]
    if after.link and (before is None or after.link != before.link):
        actions.append(LINK_MADE)
    return [
        AccessEntry(
            stream=profile_stream(BrukareId(body.brukare)),
            at=at,
            person=str(who.id) if who is not None else "",
            organisation=str(who.organisation or "") if who is not None else "",
            role=str(who.role) if who is not None else "hub",
            action=action,
            right=right,
            detail=approval_id(body.brukare, body.narstaende),
        )
        for action in actions
    ]


def link_used_entry(told: ApprovalBody, at: datetime) -> AccessEntry:
    """A browser has become this närstående."""
    return AccessEntry(
        stream=profile_stream(BrukareId(told.brukare)),
        at=at,
        person=told.narstaende,
        organisation="",
        role=Role.NARSTAENDE.value,
        action=LINK_USED,
        right="link",
        detail=approval_id(told.brukare, told.narstaende),
    )
