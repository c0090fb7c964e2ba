"""Confirming who may what in a hub that was restored or emptied: the list for a person to read, and the confirmation.

Until then nothing is granted. With it, what was held back meanwhile is judged by the rights that now hold.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
import structlog
from sqlalchemy import Connection, func, select, update

from app.domain.permission import Role
from app.hub import held_items
from app.hub.database import in_writing, reading
from app.hub.epochs import RIGHTS, is_unconfirmed, lock_rights, say
from app.hub.hub import Hub
from app.hub.ingest import take_up_waiting
from app.hub.judging_again import begin_forgotten_chains, held_back, judge_held_back
from app.hub.rights import rights_of
from app.hub.tables import device, person, person_key, utforare

_log = structlog.get_logger("hub.confirming")


@dataclass(frozen=True)
class Entitled:
    """One person and what they will be granted."""

    person: str
    external_id: str
    name: str
    """Empty for skyddade personuppgifter."""
    role: Role
    organisation: str
    """Name of the utförare; empty for brukare and the city's own people."""
    brukare: int
    """Whom they visit in the time that a plan is handed out for."""
    arenden: int
    devices: int
    known_again: int
    """Of these keys, those that the hub knows by their certificate alone."""

    @property
    def gets_something(self) -> bool:
        return bool(self.brukare or self.arenden or self.role is Role.BRUKARE)


@dataclass(frozen=True)
class RightsList:
    people: tuple[Entitled, ...]
    unconfirmed: bool
    """Nobody has confirmed anything in this life of the hub. Else only what is known again waits."""
    known_again_devices: int
    held: int
    """Operations that wait for the confirmation."""

    @property
    def waits(self) -> bool:
        return self.unconfirmed or self.known_again_devices > 0 or any(one.known_again for one in self.people)

    @property
    def version(self) -> str:
        """What was read is what is confirmed: it changes with anything in the list but the held operations."""
        rows = [msgspec.json.encode(one) for one in self.people]
        return hashlib.sha256(b"\n".join([*rows, str(self.known_again_devices).encode()])).hexdigest()[:16]


@dataclass(frozen=True)
class Confirmed:
    """`outcomes`: what became of the operations that had waited, by outcome."""

    outcomes: dict[str, int]


def rights_list(hub: Hub) -> RightsList:
    """For a person to read."""
    with reading(hub.engine) as connection:
        return _list(connection, hub.clock.now())


def confirm_rights(hub: Hub, version: str) -> Confirmed | None:
    """Confirm the list with this version, all or nothing; None when it has changed since it was read."""
    confirmed = in_writing(hub.engine, lambda connection: _confirm(hub, connection, version))
    if confirmed is not None:
        held_items.catch_up(hub)
    return confirmed


def _list(connection: Connection, now: datetime) -> RightsList:
    again = (device.c.known_again_at.is_not(None), device.c.revoked_at.is_(None))
    devices = connection.scalar(select(func.count()).select_from(device).where(*again))
    people = tuple(_entitled(connection, now))
    return RightsList(people, is_unconfirmed(connection), int(devices or 0), len(held_back(connection)))


def _entitled(connection: Connection, now: datetime) -> Iterator[Entitled]:
    organisations = {row.id: row.name for row in connection.execute(select(utforare.c.id, utforare.c.name))}
    keys = _keys(connection)
    for row in connection.execute(select(person).where(person.c.ended_at.is_(None)).order_by(person.c.id)).all():
        rights = rights_of(connection, row.id, now)
        own, again = keys.get(row.id, (0, 0))
        yield Entitled(
            row.id,
            row.external_id,
            "" if row.protected else row.name,
            Role(row.role),
            organisations.get(row.organisation or "", ""),
            len(rights.visited) if rights else 0,
            len(rights.mandates) if rights else 0,
            own,
            again,
        )


def _keys(connection: Connection) -> dict[str, tuple[int, int]]:
    """Person → keys that are not shut out, and how many of them are known by their certificate alone."""
    counts = select(
        person_key.c.person, func.count().label("own"), func.count(person_key.c.known_again_at).label("again")
    )
    rows = connection.execute(counts.where(person_key.c.revoked_at.is_(None)).group_by(person_key.c.person))
    return {row.person: (row.own, row.again) for row in rows}


def _confirm(hub: Hub, connection: Connection, version: str) -> Confirmed | None:
    lock_rights(connection)
    now = hub.clock.now()
    if _list(connection, now).version != version:
        return None
    begun = begin_forgotten_chains(hub, connection)
    say(connection, RIGHTS, now.isoformat())
    for table in (device, person_key):
        connection.execute(update(table).where(table.c.known_again_at.is_not(None)).values(known_again_at=None))
    outcomes = judge_held_back(hub, connection, now)
    taken_up = take_up_waiting(hub, connection, begun)
    _log.info("rights_confirmed", chains_begun=len(begun), taken_up=taken_up, **outcomes)
    return Confirmed(dict(outcomes))
