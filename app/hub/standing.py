"""Whether somebody may still come in: not revoked, not ended. Asked at every request, remembered for a moment.

Another process (the command line, another worker) is heard within REMEMBER_MS; this process at once, by `forget`.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, select

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
_Row = Row[*tuple[Any, ...]]


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
        self._seen: set[tuple[str, str]] = set()
        self._known: OrderedDict[Claim, tuple[int, Caller | HubProblem]] = OrderedDict()
        self._forgotten = 0

    def of(self, claim: Claim) -> Caller | HubProblem:
        """Who it is just now; NOT_KNOWN or REVOKED when they may not come in."""
        if (known := self.remembered(claim)) is not None:
            return known
        now = self._clock.monotonic_ms()
        with self._lock:
            forgotten = self._forgotten
        with reading(self._engine) as connection:
            found = standing_of(connection, claim)
        with self._lock:
            if forgotten != self._forgotten:
                return found  # it may be older than what has changed meanwhile
            self._known[claim] = (now, found)
            self._known.move_to_end(claim)
            if len(self._known) > _MAX_REMEMBERED:
                self._known.popitem(last=False)
        return found

    def remembered(self, claim: Claim) -> Caller | HubProblem | None:
        """The same where it was asked a moment ago: without the database. None where it was not."""
        with self._lock:
            at, known = self._known.get(claim, (0, None))
        return known if self._clock.monotonic_ms() - at < REMEMBER_MS else None

    def forget(self) -> None:
        with self._lock:
            self._forgotten += 1
            self._known.clear()
            self._seen.clear()

    def new_certificates(self, named: Iterable[str], *, life: str) -> list[str]:
        """Those that `note_certificates` was not told of in this life of the hub (its epoch)."""
        with self._lock:
            return [text for text in named if (life, text) not in self._seen]

    def note_certificates(self, named: Iterable[str], *, life: str) -> None:
        """The database has these."""
        with self._lock:
            if len(self._seen) > _MAX_REMEMBERED:
                self._seen.clear()
            self._seen.update((life, text) for text in named)


def standing_of(connection: Connection, claim: Claim) -> Caller | HubProblem:
    return standings_of(connection, [claim])[claim]


def standings_of(connection: Connection, claims: Iterable[Claim]) -> dict[Claim, Caller | HubProblem]:
    """Of many, in a few questions."""
    found: dict[Claim, Caller | HubProblem] = {}
    everybody = list(claims)
    for start in range(0, len(everybody), _CHUNK):
        found |= _standings_of(connection, everybody[start : start + _CHUNK])
    return found


def _standings_of(connection: Connection, claims: Sequence[Claim]) -> dict[Claim, Caller | HubProblem]:
    devices = {
        row.id: row for row in connection.execute(_DEVICES, {"devices": sorted({claim.device for claim in claims})})
    }
    people = sorted({claim.person for claim in claims if claim.holder is not Holder.DEVICE})
    keys = {}
    if people:
        rows = connection.execute(_KEYS, {"people": people}).all()
        keys = {(row.person, row.device, row.key): row for row in rows}
    unconfirmed = is_unconfirmed(connection)
    return {
        claim: _standing(
            unconfirmed, claim, devices.get(claim.device), keys.get((claim.person, claim.device, claim.key))
        )
        for claim in claims
    }


def _standing(unconfirmed: bool, claim: Claim, device_row: _Row | None, key_row: _Row | None) -> Caller | HubProblem:
    if device_row is None:
        return HubProblem.NOT_KNOWN
    if device_row.revoked_at is not None:
        return HubProblem.REVOKED
    if claim.holder is Holder.DEVICE:
        return Caller(Holder.DEVICE, claim.device) if device_row.key == claim.key else HubProblem.NOT_KNOWN
    if key_row is None:
        return HubProblem.NOT_KNOWN
    if key_row.revoked_at is not None or key_row.ended_at is not None:
        return HubProblem.REVOKED
    if key_row.role is None:  # an emptied hub before its import: it has the key's certificate and knows nobody yet
        unknown = Caller(Holder.PERSON, claim.device, claim.person, confirmed=False)
        return unknown if key_row.known_again_at is not None or unconfirmed else HubProblem.NOT_KNOWN
    confirmed = key_row.known_again_at is None
    return Caller(Holder.PERSON, claim.device, claim.person, Role(key_row.role), key_row.organisation, confirmed)


_CHUNK = 250
"""Below SQLite's limit of variables in every build."""
_DEVICES = select(device.c.id, device.c.key, device.c.revoked_at).where(
    device.c.id.in_(bindparam("devices", expanding=True))
)
_KEYS = (
    select(
        person_key.c.person,
        person_key.c.device,
        person_key.c.key,
        person_key.c.revoked_at,
        person_key.c.known_again_at,
        person.c.role,
        person.c.organisation,
        person.c.ended_at,
    )
    .outerjoin(person, person.c.id == person_key.c.person)
    .where(person_key.c.person.in_(bindparam("people", expanding=True)))
)
