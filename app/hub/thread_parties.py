"""Between whom there are conversations, as the hub's tables say it: who comes to a brukare, who has their matter, and
whom they have approved."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import BindParameter, Connection, bindparam, select

from app.domain.conversation import ThreadKind, stream_of
from app.domain.ids import StreamName
from app.domain.permission import Role
from app.hub.tables import approval, arende, assignment

_SOME: BindParameter[Sequence[str]] = bindparam("people", expanding=True)
_UNITS = select(assignment.c.brukare, assignment.c.utforare).where(assignment.c.brukare.in_(_SOME)).distinct()
_MATTERS = select(arende.c.brukare, arende.c.id).where(arende.c.brukare.in_(_SOME))
_APPROVED_BY = select(approval.c.brukare, approval.c.person).where(approval.c.brukare.in_(_SOME))
_APPROVED = select(approval.c.person, approval.c.brukare).where(
    approval.c.person.in_(_SOME), approval.c.ended_at.is_(None)
)
_APPROVED_EVER = select(approval.c.person, approval.c.brukare).where(approval.c.person.in_(_SOME))

Party = tuple[ThreadKind, str]
"""The other side of a brukare's conversation: of which kind, and its id."""


def parties_of(connection: Connection, brukare: Sequence[str]) -> dict[str, set[Party]]:
    """Everybody who is or was the other side of these brukare."""
    found: defaultdict[str, set[Party]] = defaultdict(set)
    some = {"people": brukare}
    for kind, query in (
        (ThreadKind.UNIT, _UNITS),
        (ThreadKind.HANDLAGGARE, _MATTERS),
        (ThreadKind.NARSTAENDE, _APPROVED_BY),
    ):
        for whose, other in connection.execute(query, some).all():
            found[whose].add((kind, other))
    return found


def threads_of(
    connection: Connection, roles: dict[str, Role], *, ever: bool = False
) -> dict[str, tuple[StreamName, ...]]:
    """Streams of the conversations of these people, of brukare and närstående. `ever`: of närstående also where the
    approval has been withdrawn."""
    found = dict(_of_brukare(connection, [one for one, role in roles.items() if role is Role.BRUKARE]))
    found |= _of_narstaende(connection, [one for one, role in roles.items() if role is Role.NARSTAENDE], ever=ever)
    return found


def _of_brukare(connection: Connection, people: Sequence[str]) -> Iterator[tuple[str, tuple[StreamName, ...]]]:
    if people:
        for brukare, parties in parties_of(connection, people).items():
            yield brukare, tuple(sorted(stream_of(brukare, kind, other) for kind, other in parties))


def _of_narstaende(connection: Connection, people: Sequence[str], *, ever: bool) -> dict[str, tuple[StreamName, ...]]:
    found: defaultdict[str, set[StreamName]] = defaultdict(set)
    if people:
        for person, brukare in connection.execute(_APPROVED_EVER if ever else _APPROVED, {"people": people}).all():
            found[person].add(stream_of(brukare, ThreadKind.NARSTAENDE, person))
    return {person: tuple(sorted(streams)) for person, streams in found.items()}
