"""What a hub is started with: where its data lies and how much it lets through."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.domain.tablet import Limits as TabletLimits
from app.hub.database import default_url
from app.protocol import version
from app.protocol.wire import MAX_ATTACHMENT_BYTES


@dataclass(frozen=True)
class Rate:
    """A bucket that holds `burst` requests and fills with `per_s` of them each second."""

    per_s: float
    burst: float


@dataclass(frozen=True)
class Limits:
    """A whole city may come from one address behind NAT, so that limit guards against floods only. A holder is a
    person's or a device's token: a client pulls, pushes and sends parts one after another."""

    address: Rate = field(default=Rate(per_s=500, burst=2000))
    holder: Rate = field(default=Rate(per_s=30, burst=150))
    wrong_code: Rate = field(default=Rate(per_s=1 / 30, burst=8))
    """Wrong enrolment codes from one address: with 60 bits to a code, guessing is hopeless long before this."""
    body_idle_s: float = 20.0
    """A body that stands still for this long is given up."""
    body_total_s: float = 300.0
    """64 MiB over a poor mobile network; more is an attack on the hub's memory."""
    bodies_at_once: int = 256 * 1024 * 1024
    """Bytes of request bodies held in memory at one time, over all requests."""
    attachment_bytes: int = MAX_ATTACHMENT_BYTES
    uploader_bytes: int = 20 * 1024**3
    """Everything that one device may store: some 20,000 pictures."""
    calls: Rate = field(default=Rate(per_s=1 / 6, burst=10))
    """Calls that one person begins: somebody who taps in worry, and not a machine that rings a whole district."""
    live_clients: int = 5000
    live_clients_per_person: int = 8


@dataclass(frozen=True)
class Relay:
    """The relay (TURN) that calls go through where two devices cannot reach each other. Empty: there is none."""

    urls: tuple[str, ...] = ()
    """For example `turn:turn.example.se:3478?transport=udp`."""
    secret: str = field(default="", repr=False)
    """Shared with the relay (coturn's `static-auth-secret`)."""
    only: bool = False
    """Nobody in a call learns the address of anybody else: everything goes through the relay."""


@dataclass(frozen=True)
class Settings:
    data: Path
    database_url: str = ""
    lowest_client: str = version.LOWEST_CLIENT
    token_life: timedelta = timedelta(minutes=10)
    limits: Limits = Limits()
    workers: int = 1
    unopened_after: timedelta = timedelta(minutes=30)
    """How long a message to a unit may lie unopened before it becomes somebody's task: agreed with the utförare."""
    quiet_after: timedelta = timedelta(days=5)
    """How long a brukare may be without a written word, sent or read, before the unit is asked to see to it. Not from a
    measurement: a working week, to be agreed with the utförare."""
    tablets: TabletLimits = field(default=TabletLimits())
    relay: Relay = Relay()
    clock_ahead: timedelta = timedelta()
    """For the demo day, which may be played at any hour; a hub in service runs on its machine's clock."""

    @property
    def url(self) -> str:
        return self.database_url or default_url(self.data)

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")
