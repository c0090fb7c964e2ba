"""Whether somebody may still come in: not revoked, not ended. Asked at every request, remembered for a moment.

Another process (the command line, another worker) is heard within REMEMBER_MS; this process at once, by `forget`.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from app.domain.clock import Clock
from app.domain.permission import Role
from app.domain.refusal import HubProblem
from app.hub.database import reading
from app.hub.epochs import is_unconfirmed
from app.hub.hub import Caller
from app.hub.tables import device, person, person_key
from app.protocol.certificate import Certificate, Holder

REMEMBER_MS = 1500
"""How long a revocation made elsewhere may go unnoticed; two seconds are promised."""
_MAX_REMEMBERED = 20_000


@dataclass(frozen=True)
class Claim:
    """Whom a certificate or token names, and the key (base64url) that it is bound to."""

    holder: Holder
    device: str
    person: str
    key: str

    @staticmethod
    def of(certificate: Certificate) -> "Claim":
        return Claim(certificate.holder, certificate.device, certificate.person, certificate.key)


class Standings:
    """Thread-safe."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[Claim, tuple[int, Caller | HubProblem]] = OrderedDict()

    def of(self, claim: Claim) -> Caller | HubProblem:
        """Who it is just now; NOT_KNOWN or REVOKED when they may not come in."""
        now = self._clock.monotonic_ms()
        with self._lock:
            at, known = self._known.get(claim, (0, HubProblem.NOT_KNOWN))
            if claim in self._known and now - at < REMEMBER_MS:
                return known
        with reading(self._engine) as connection:
            found = standing_of(connection, claim)
        with self._lock:
            self._known[claim] = (now, found)
            self._known.move_to_end(claim)
            if len(self._known) > _MAX_REMEMBERED:
                self._known.popitem(last=False)
        return found

    def forget(self) -> None:
        with self._lock:
            self._known.clear()


def standing_of(connection: Connection, claim: Claim) -> Caller | HubProblem:
    owned = connection.execute(select(device.c.key, device.c.revoked_at).where(device.c.id == claim.device))
    row = owned.one_or_none()
    if row is None:
        return HubProblem.NOT_KNOWN
    if row.revoked_at is not None:
        return HubProblem.REVOKED
    if claim.holder is Holder.DEVICE:
        return Caller(Holder.DEVICE, claim.device) if row.key == claim.key else HubProblem.NOT_KNOWN
    return _person_standing(connection, claim)


def _person_standing(connection: Connection, claim: Claim) -> Caller | HubProblem:
    own = (person_key.c.person == claim.person, person_key.c.device == claim.device, person_key.c.key == claim.key)
    row = connection.execute(
        select(person_key.c.revoked_at, person_key.c.known_again_at, person.c.role, person.c.organisation)
        .add_columns(person.c.ended_at)
        .outerjoin(person, person.c.id == person_key.c.person)
        .where(*own)
    ).one_or_none()
    if row is None:
        return HubProblem.NOT_KNOWN
    if row.revoked_at is not None or row.ended_at is not None:
        return HubProblem.REVOKED
    if row.role is None:  # an emptied hub before its import: it has the key's certificate and knows nobody yet
        unknown = Caller(Holder.PERSON, claim.device, claim.person, confirmed=False)
        return unknown if row.known_again_at is not None or is_unconfirmed(connection) else HubProblem.NOT_KNOWN
    confirmed = row.known_again_at is None
    return Caller(Holder.PERSON, claim.device, claim.person, Role(row.role), row.organisation, confirmed)
