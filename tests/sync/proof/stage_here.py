"""Examples played in this process: one hub for all of them, files in memory, no thread but this one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from app.domain.clock import HeldClock
from app.store.outbox import BATCH_BYTES, Outbox
from tests.hub.hub_fixture import MONDAY
from tests.sync.proof.devices import DeviceHere
from tests.sync.proof.fuse import Fuse, fuses
from tests.sync.proof.hub_here import HubHere
from tests.sync.proof.road import without_hub_threads
from tests.sync.proof.seat import cheap_devices
from tests.sync.proof.town import Template, build

PIECES = {
    "app.hub.feed.MAX_PAGE": 5,
    "app.hub.judging_again.MAX_BATCH": 2,
    "app.sync.pulling.ROWS_AT_ONCE": 2,
    "app.sync.pushing._RECEIPTS_AT_ONCE": 2,
}
_BATCH = 3


@contextmanager
def in_small_pieces() -> Iterator[None]:
    """A town of some ten records and acts goes over many pages, batches and transactions, as a real one does."""
    with pytest.MonkeyPatch.context() as patch:
        for place, size in PIECES.items():
            patch.setattr(place, size)
        patch.setattr(Outbox.next_batch, "__defaults__", (_BATCH, BATCH_BYTES))
        yield


class StageHere:
    def __init__(self, hub: HubHere, template: Template, folder: Path, fuse: Fuse) -> None:
        self.hub = hub
        self._template = template
        self._folder = folder
        self._fuse = fuse
        self._devices: list[DeviceHere] = []
        hub.begin()

    def device(self, name: str) -> DeviceHere:
        self._template.copy_device(name, self._folder / name)
        road = self.hub.road()
        made = DeviceHere(self._folder / name, self.hub.address, clock=self.hub.clock, road=road, fuse=self._fuse)
        self._devices.append(made)
        return made

    def close(self) -> None:
        self._fuse.disarm()
        for device in self._devices:
            device.stop()
        shutil.rmtree(self._folder)


class StageMaker:
    """Makes a stage for each example."""

    def __init__(self, hub: HubHere, template: Template, folder: Path, fuse: Fuse) -> None:
        self._parts = (hub, template, folder, fuse)

    def __call__(self) -> StageHere:
        hub, template, folder, fuse = self._parts
        return StageHere(hub, template, Path(tempfile.mkdtemp(dir=folder)), fuse)


@contextmanager
def stages_here(folder: Path) -> Iterator[StageMaker]:
    template_folder = folder / "template"
    template_folder.mkdir()
    template = build(template_folder, HeldClock(MONDAY))
    with ExitStack() as ending:
        ending.enter_context(without_hub_threads())
        ending.enter_context(cheap_devices(threads=False))
        ending.enter_context(in_small_pieces())
        fuse = ending.enter_context(fuses())
        hub = HubHere(template, folder)
        ending.callback(hub.close)
        yield StageMaker(hub, template, folder, fuse)
