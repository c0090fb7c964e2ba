"""Putting a hub together from its settings: keys, migrated database, identity. The only place that does."""

from pathlib import Path

import msgspec

from app.domain.clock import Clock, SystemClock
from app.doors.pass_signer import FilePassSigner, PassSigner, load_or_make_keys
from app.hub import device_reports, held_items
from app.hub.backups.putting_in_place import finish_restore
from app.hub.database import open_engine, writing
from app.hub.hub import Hub
from app.hub.hub_keys import KeyFileError, load_or_make
from app.hub.live import LiveBus
from app.hub.log_sealing import LogSealing
from app.hub.metrics import Metrics
from app.hub.migrate import migrate, settle_identity
from app.hub.occupied import share
from app.hub.settings import Settings
from app.hub.standing import Standings
from app.hub.tablets import Heard


def open_hub(settings: Settings, clock: Clock | None = None, signer: PassSigner | None = None) -> Hub:
    """Makes what is not there yet. Without `signer`, passes are signed in this process.

    A restore that was cut off after everything had been checked is finished first. Raises KeyFileError,
    NewerDatabaseError, OtherHubError, OccupiedError (a backup is being put back) or OSError.
    """
    clock = clock or SystemClock(settings.clock_ahead)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    finish_restore(settings)
    occupied = share(settings.data)
    try:
        is_first_life = not (settings.data / "keys" / "root.key").exists()
        keys = load_or_make(settings.data / "keys")
        signer = signer or FilePassSigner(make_pass_keys(settings))
        engine = open_engine(settings.url)
        try:
            migrate(engine)
            with writing(engine) as connection:
                epoch = settle_identity(connection, keys.hub_id, is_first_life=is_first_life)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        occupied.leave()
        raise
    metrics, standings = Metrics(), Standings(engine, clock)
    bus = LiveBus(engine, clock, metrics, standings)
    sealing = LogSealing(engine, keys.root, clock, epoch, metrics)
    heard = Heard(clock)
    hub = Hub(settings, engine, keys, clock, epoch, bus, metrics, standings, signer, sealing, heard, occupied)
    try:
        held_items.catch_up(hub)
        device_reports.catch_up(hub)
    except BaseException:
        close_hub(hub)
        raise
    return hub


def make_pass_keys(settings: Settings) -> Path:
    """The file with the keys of door passes, made when it is not there yet. Raises KeyFileError for a damaged one, and
    OccupiedError while a backup is put back."""
    finish_restore(settings)  # the signer starts before the hub is opened
    path = settings.data / "keys" / "pass.json"
    try:
        load_or_make_keys(path)
    except (msgspec.MsgspecError, ValueError) as error:
        raise KeyFileError(f"{path} is damaged; put the file back from the backup") from error
    return path


def close_hub(hub: Hub) -> None:
    hub.bus.stop()
    hub.sealing.stop()
    hub.engine.dispose()
    if hub.occupied is not None:
        hub.occupied.leave()
