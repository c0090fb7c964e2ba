"""A hub with something in every table and on the disk, its backup, and hubs that are put back from it."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import zstandard
from sqlalchemy import select

from app.domain.clock import HeldClock
from app.hub import device_reports
from app.hub.assembly import close_hub
from app.hub.attachments import take_part
from app.hub.backups.making import Made, make_backup
from app.hub.backups.recovery_key import RecoveryKey, keep_public
from app.hub.backups.restore import Restored, restore
from app.hub.database import reading, writing
from app.hub.enrolment import make_code
from app.hub.hub import Caller, Hub
from app.hub.settings import Settings
from app.hub.tables import import_file, metadata, rights_change, stream
from app.protocol import operations as op
from app.protocol.certificate import Holder
from tests.hub.core_fixture import Town, Writer, town_of, writer
from tests.hub.hub_fixture import MONDAY, hub_in

IMPORTED = b"id;namn\n1;Anna\n"
PICTURE = b"encrypted picture " * 5000


@dataclass
class Lived:
    """A hub that has been worked with, and what a test does with it."""

    folder: Path
    url: str
    hub: Hub
    town: Town
    anna: Writer
    key: RecoveryKey = field(default_factory=RecoveryKey.generate)

    @property
    def settings(self) -> Settings:
        return Settings(self.hub.settings.data, self.url)

    def back_up(self, name: str = "backup") -> tuple[Path, Made]:
        keep_public(self.settings.data, self.key.public())
        out = self.folder / name
        return out, make_backup(self.settings, out, self.key.public(), clock=HeldClock(MONDAY))

    def note(self, text: str) -> tuple[str, str]:
        return self.anna.did(op.NoteWrite(visit=self.town.visit, text=text))[0]

    def close(self) -> None:
        close_hub(self.hub)

    def restore(
        self, file: Path, *, data: Path | None = None, replace: bool = False, at: datetime | None = None
    ) -> Restored:
        settings = Settings(data or self.settings.data, self.url)
        clock = HeldClock(at or MONDAY + timedelta(days=1))
        return restore(settings, file, self.key, clock=clock, replace=replace)

    def reopen(self, data: Path | None = None) -> Hub:
        self.hub = hub_in(data or self.settings.data, url=self.url)
        self.town.hub = self.anna.hub = self.hub
        return self.hub


def lived(folder: Path, url: str = "") -> Lived:
    hub = hub_in(folder / "hub", url=url)
    town = town_of(hub)
    anna = writer(hub, town.anna)
    made = Lived(folder, url, hub, town, anna)
    assert anna.did(op.VisitStart(visit=town.visit)) == [("applied", "")]
    add_attachment(hub, anna.device, PICTURE)
    add_import(hub)
    anna.pull()  # something in the access log
    with writing(hub.engine) as connection:
        make_code(connection, town.bo, now=hub.clock.now(), valid=timedelta(days=7))
    device_reports.catch_up(hub)  # as at the next start, so that a hub that is put back has nothing to add
    return made


def add_attachment(hub: Hub, device: str, content: bytes) -> str:
    sha = hashlib.sha256(content).hexdigest()
    take_part(hub, Caller(Holder.DEVICE, device), sha, size=len(content), offset=0, part=content)
    return sha


def add_import(hub: Hub) -> str:
    sha = hashlib.sha256(IMPORTED).hexdigest()
    path = hub.settings.data / "imports" / f"{sha}.csv.zst"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zstandard.ZstdCompressor().compress(IMPORTED))
    row = {"sha256": sha, "name": "personal.csv", "imported_at": hub.clock.now(), "rows": 1, "bytes": len(IMPORTED)}
    with writing(hub.engine) as connection:
        connection.execute(import_file.insert(), [row])
    return sha


def everything(hub: Hub, *, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, to compare. A head that counts nothing yet is as good as none, and a mark of rights
    is another after every change."""
    with reading(hub.engine) as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(select(table)) if table is not stream or row.head), key=repr
            )
            for table in metadata.sorted_tables
            if table.name not in without | {rights_change.name}
        }


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith((".in-use", ".importing"))
    }
