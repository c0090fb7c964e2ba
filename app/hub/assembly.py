"""Putting a hub together from its settings: keys, migrated database, identity. The only place that does."""

from pathlib import Path

import msgspec

from app.domain.clock import Clock, SystemClock
from app.doors.pass_signer import FilePassSigner, PassSigner, load_or_make_keys
from app.hub import device_reports, held_items
from app.hub.database import open_engine, writing
from app.hub.hub import Hub
from app.hub.hub_keys import KeyFileError, load_or_make
from app.hub.live import LiveBus
from app.hub.metrics import Metrics
from app.hub.migrate import migrate, settle_identity
from app.hub.settings import Settings
from app.hub.standing import Standings


def open_hub(settings: Settings, clock: Clock | None = None, signer: PassSigner | None = None) -> Hub:
    """Makes what is not there yet. Without `signer`, passes are signed in this process.

    Raises KeyFileError, NewerDatabaseError, OtherHubError or OSError.
    """
    clock = clock or SystemClock(settings.clock_ahead)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = load_or_make(settings.data / "keys")
    signer = signer or FilePassSigner(make_pass_keys(settings))
    engine = open_engine(settings.url)
    try:
        migrate(engine)
        with writing(engine) as connection:
            epoch = settle_identity(connection, keys.hub_id)
    except BaseException:
        engine.dispose()
        raise
    metrics, standings = Metrics(), Standings(engine, clock)
    bus = LiveBus(engine, clock, metrics, standings)
    hub = Hub(settings, engine, keys, clock, epoch, bus, metrics, standings, signer)
    held_items.catch_up(hub)
    device_reports.catch_up(hub)
    return hub


def make_pass_keys(settings: Settings) -> Path:
    """The file with the keys of door passes, made when it is not there yet. Raises KeyFileError for a damaged one."""
    path = settings.data / "keys" / "pass.json"
    try:
        load_or_make_keys(path)
    except (msgspec.MsgspecError, ValueError) as error:
        raise KeyFileError(f"{path} is damaged; put the file back from the backup") from error
    return path


def close_hub(hub: Hub) -> None:
    hub.bus.stop()
    hub.engine.dispose()
