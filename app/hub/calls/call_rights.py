"""Who may call whom: a brukare and whoever has a right to them now. Beside app.hub.rights, on which it rests."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from app.domain.conversation import Side, ThreadKind, stream_of
from app.domain.ids import BrukareId, StreamName
from app.domain.permission import Rights, Role
from app.hub.epochs import is_unconfirmed
from app.hub.rights import person_row, rights_of
from app.hub.tables import utforare


@dataclass(frozen=True)
class CallRight:
    """What a call between two people rests on."""

    brukare: BrukareId
    stream: StreamName
    """Of the conversation between them: there the history lies."""
    right: str
    """`assignment`, `mandate` or `approval`."""
    utforare: str = ""
    """Whose unit is asked to see to a call that nobody answered."""
    caller: Side = Side.BRUKARE


def may_call(connection: Connection, caller: str, called: str, now: datetime) -> CallRight | None:
    """None where they may not. One of the two is a brukare, and the other comes to them by the plan, has their matter,
    or is approved by them; nobody may at a hub whose rights wait to be confirmed."""
    one, other = person_row(connection, caller), person_row(connection, called)
    if one is None or other is None or is_unconfirmed(connection):
        return None
    sides = {Role(str(one.role)) is Role.BRUKARE: one, Role(str(other.role)) is Role.BRUKARE: other}
    if len(sides) < 2:
        return None
    rights = rights_of(connection, str(sides[False].id), now)
    found = None if rights is None else _right_to(rights, BrukareId(str(sides[True].id)))
    if found is None or sides[True] is one:
        return found
    return CallRight(found.brukare, found.stream, found.right, found.utforare, Side.OTHER)


def _right_to(rights: Rights, brukare: BrukareId) -> CallRight | None:
    match rights.role:
        case Role.STAFF | Role.SHIFT_LEADER if rights.organisation and brukare in rights.visited:
            unit = rights.organisation
            return CallRight(brukare, stream_of(brukare, ThreadKind.UNIT, unit), "assignment", unit)
        case Role.HANDLAGGARE:
            arende = next((matter for whose, matter in rights.mandates if whose == brukare), None)
            return None if arende is None else _by_mandate(brukare, arende)
        case Role.NARSTAENDE:
            stream = stream_of(brukare, ThreadKind.NARSTAENDE, rights.person)
            return CallRight(brukare, stream, "approval") if stream in rights.threads else None
        case _:
            return None


def _by_mandate(brukare: BrukareId, arende: str) -> CallRight:
    return CallRight(brukare, stream_of(brukare, ThreadKind.HANDLAGGARE, arende), "mandate")


def unit_of(connection: Connection, brukare: str, stream: str) -> str:
    """The unit whose conversation with the brukare this is; empty where the other side is none."""
    units = connection.scalars(select(utforare.c.id))
    return next((one for one in units if stream_of(brukare, ThreadKind.UNIT, one) == stream), "")


def may_be_in(connection: Connection, brukare: str, who: str, now: datetime) -> bool:
    """Whether a call with this brukare is still theirs: asked again and again while it goes on."""
    return who == brukare or may_call(connection, brukare, who, now) is not None
