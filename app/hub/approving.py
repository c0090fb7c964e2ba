"""The commands by which a brukare's yes to a närstående is entered and taken back: `tryggve hub approve`, `withdraw`.

The yes itself is the brukare's, given to staff or the handläggare; whoever enters it here is the hub's operator. What
follows is what follows from an operation: the same effect, records, rights and access log. It is nobody's signed word.
"""

import argparse
import sys

import structlog
from sqlalchemy import Connection, select

from app.domain.approval import approval_id
from app.domain.permission import Role
from app.domain.refusal import Refusal
from app.hub import access_log, approval_log, approvals
from app.hub.approval_rights import is_other_person
from app.hub.database import in_writing, reading
from app.hub.effects import write_effects
from app.hub.hub import Hub
from app.hub.judging import Judged
from app.hub.streams import lock_heads, published_from
from app.hub.tables import person
from app.hub.truth import Truth
from app.protocol import operations as op
from app.protocol.approval_effects import streams_of
from app.protocol.effect_shapes import find
from app.protocol.effects import Doing, effect_of
from app.protocol.identifiers import new_id
from app.protocol.records import ApprovalBody, Record
from app.protocol.wire import Outcome

_log = structlog.get_logger("hub.approving")
Published = list[tuple[int, Record]]


def approve(hub: Hub, options: argparse.Namespace) -> int:
    """Prints the närstående's id, which a second approval of the same person is given with `--person`."""
    brukare = _brukare(hub, options.brukare)
    if not brukare:
        return _say_no("there is no brukare with that id")
    if options.person and not _name(hub, options.person):
        return _say_no("there is no närstående with that id")
    if not options.person and not options.name.strip():
        return _say_no("--name or --person")
    narstaende, name = options.person or new_id(), options.name.strip()
    found = say_yes(hub, brukare=brukare, narstaende=narstaende, relation=options.relation, name=name)
    if found is Refusal.OTHER_PERSON:
        return _say_no("that person is close to somebody else: leave --person out, so that they get an id of their own")
    if isinstance(found, Refusal):
        return _say_no(f"it could not be entered ({found.value})")
    if not found:
        return _say_no("the brukare has said yes already")
    sys.stdout.write(narstaende + "\n")
    return 0


def withdraw(hub: Hub, options: argparse.Namespace) -> int:
    brukare = _brukare(hub, options.brukare)
    if not brukare or not take_back(hub, brukare=brukare, narstaende=options.person):
        return _say_no("the brukare has not said yes to anybody with that id")
    return 0


def say_yes(hub: Hub, *, brukare: str, narstaende: str, relation: str, name: str = "") -> bool | Refusal:
    """The brukare has said yes to this person; False when they have already. `name`: of somebody who is new here."""
    named = name or _name(hub, narstaende)
    give = op.ApprovalGive(brukare=brukare, narstaende=narstaende, name=named, relation=relation)
    return _enter(hub, give)


def take_back(hub: Hub, *, brukare: str, narstaende: str) -> bool:
    """The brukare has taken their yes back: the närstående loses the conversation, and the brukare keeps it to read.
    False when there was no yes."""
    return _enter(hub, op.ApprovalWithdraw(brukare=brukare, narstaende=narstaende)) is True


def _enter(hub: Hub, body: op.ApprovalStep) -> bool | Refusal:
    """Whether it changed anything, or why it could not be done."""
    found = in_writing(hub.engine, lambda connection: _written(hub, connection, body))
    if isinstance(found, Refusal):
        return found
    if found:
        _log.info("approval_changed", brukare=body.brukare)
        hub.bus.publish(found)
        approvals.tell(hub, [record for _, record in found])
    return bool(found)


def _written(hub: Hub, connection: Connection, body: op.ApprovalStep) -> Published | Refusal:
    truth, now = Truth(connection), hub.clock.now()
    streams = streams_of(body, truth)
    heads = lock_heads(connection, streams | {access_log.head_name(name) for name in streams})
    truth.forget()
    if is_other_person(connection, body):
        return Refusal.OTHER_PERSON
    if isinstance(body, op.ApprovalGive) and _stands(truth, body):
        return []  # what the brukare lets them see, and the link, are not changed in passing
    effect = effect_of(body, Doing("", "", "", now), truth)
    if isinstance(effect, Refusal):
        return effect
    entries = approval_log.entries_of(truth, body, effect, who=None, at=now)
    before, puts = dict(heads), [truth.add(change) for change in effect]
    records, _ = write_effects(connection, heads, [Judged(Outcome.APPLIED, None, puts, entries)], now)
    return published_from(before, records)


def _stands(truth: Truth, body: op.ApprovalGive) -> bool:
    told = find(truth, ApprovalBody, approval_id(body.brukare, body.narstaende))
    return told is not None and told.ended_at is None


def _brukare(hub: Hub, external: str) -> str:
    of_them = (person.c.external_id == external, person.c.role == Role.BRUKARE.value, person.c.ended_at.is_(None))
    with reading(hub.engine) as connection:
        return str(connection.scalar(select(person.c.id).where(*of_them)) or "")


def _name(hub: Hub, narstaende: str) -> str:
    """Empty for nobody, and for somebody of another kind."""
    close = (person.c.id == narstaende, person.c.role == Role.NARSTAENDE.value)
    with reading(hub.engine) as connection:
        return str(connection.scalar(select(person.c.name).where(*close)) or "")


def _say_no(sentence: str) -> int:
    sys.stderr.write(f"tryggve hub: {sentence}\n")
    return 1
