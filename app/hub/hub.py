"""One hub: what every part of it needs, tied together once. No work is done here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from app.domain.clock import Clock
from app.domain.permission import Role
from app.doors.pass_signer import PassSigner
from app.hub.hub_keys import HubKeys
from app.hub.metrics import Metrics
from app.hub.occupied import Occupied
from app.hub.settings import Settings
from app.protocol.certificate import Holder
from app.protocol.keys import to_text
from app.protocol.wire import HubIdentity

if TYPE_CHECKING:
    from app.hub.live import LiveBus
    from app.hub.log_sealing import LogSealing
    from app.hub.standing import Standings
    from app.hub.tablets import Heard


@dataclass(frozen=True)
class Caller:
    """Who speaks, after token and proof have been checked. A device's token names no person."""

    holder: Holder
    device: str
    person: str | None = None
    role: Role | None = None
    organisation: str | None = None
    confirmed: bool = True
    """False for a key that a restored hub knows by its certificate alone: it may push, and is granted nothing."""


@dataclass(frozen=True)
class Hub:
    settings: Settings
    engine: Engine
    keys: HubKeys
    clock: Clock
    epoch: str
    """One life of the database."""
    bus: "LiveBus"
    metrics: Metrics
    standings: "Standings"
    signer: PassSigner
    sealing: "LogSealing"
    """Makes the heads of the access log."""
    heard: "Heard"
    """Who has said anything: a brukare's tablet that says nothing is noticed (app.hub.tablets)."""
    occupied: Occupied | None = None
    """The hub's folder is in use while this is held."""

    @property
    def hub_id(self) -> str:
        return self.keys.hub_id

    def identity(self) -> HubIdentity:
        """What devices pin at enrolment."""
        return HubIdentity(
            hub_id=self.hub_id,
            root_key=to_text(self.keys.root.public()),
            seal_key=to_text(self.keys.seal.public()),
            pass_keys={kid: to_text(public) for kid, public in self.signer.pinned().items()},
        )
