"""A hub that can be put back, emptied and filled again, in this process; and what the hub's office does."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, Update, select, update

from app.domain.clock import HeldClock
from app.hub.assembly import close_hub
from app.hub.confirming import confirm_rights, rights_list
from app.hub.database import default_url, open_engine, reading, writing
from app.hub.epochs import begin_epoch
from app.hub.http.app import create_app
from app.hub.hub import Hub
from app.hub.hub_keys import HubKeys
from app.hub.log_heads import declare_restore
from app.hub.log_sealing import LogSealing
from app.hub.migrate import migrate, settle_identity
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import assignment, mandate, meta, record
from app.protocol import records as rec
from tests.fakes.asgi_adapter import Road
from tests.hub.hub_fixture import MONDAY
from tests.sync.proof.road import Straight
from tests.sync.proof.town import Template, Town, roomy_hub


def begin_new_life(engine: Engine, keys: HubKeys, now: datetime) -> str:
    """What restoring a database has to do with it, and emptying it; the new epoch. Nobody has confirmed any rights."""
    with writing(engine) as connection:
        settle_identity(connection, keys.hub_id, is_first_life=False)
        epoch = begin_epoch(connection)
        declare_restore(connection, keys.root, now)
        return epoch


def confirm_what_waits(hub: Hub) -> None:
    """As the person who has read the list."""
    waiting = rights_list(hub)
    if waiting.waits:
        assert confirm_rights(hub, waiting.version) is not None
    hub.standings.forget()


class HubHere:
    """One for all examples; `begin` gives each the same town."""

    address = "http://hub.test"

    def __init__(self, template: Template, folder: Path) -> None:
        self.town = template.town
        self._template = template
        self._folder = folder
        shutil.copytree(template.hub, folder / "hub")
        self.clock = HeldClock(MONDAY)
        self.hub: Hub = roomy_hub(folder / "hub", self.clock)
        self._database = Path(default_url(folder / "hub").removeprefix("sqlite:///"))
        self._web = Straight(create_app(self.hub))
        self._has_backup = False
        self.is_emptied = False
        self._nothing = folder / "nothing.db"
        engine = open_engine(f"sqlite:///{self._nothing}")
        migrate(engine)
        engine.dispose()

    @property
    def engine(self) -> Engine:
        return self.hub.engine

    def close(self) -> None:
        self._web.close()
        close_hub(self.hub)

    def road(self) -> Road:
        return Road(self._web)

    def begin(self) -> None:
        self.clock.at = MONDAY  # what it counts by goes on, as clocks do
        self._swap(self._template.hub / "hub.db")
        self._has_backup = False
        with reading(self.engine) as connection:
            self._live_on(str(connection.scalar(select(meta.c.value).where(meta.c.key == "epoch"))))

    def now(self) -> datetime:
        return self.clock.now()

    def pass_time(self, by: timedelta) -> None:
        """In which the hub seals its access log, as a thread of its own would."""
        self.clock.move(by)
        self.hub.sealing.look()

    def confirm(self) -> None:
        confirm_what_waits(self.hub)

    def kill(self) -> None:
        """In this process a hub dies between two requests; see `Road.lost` for the others."""
        self.engine.dispose()

    # --- backups ---------------------------------------------------------------------------------------------------

    def back_up(self) -> None:
        self.engine.dispose()
        shutil.copy(self._database, self._folder / "backup.db")
        self._has_backup = True

    def restore(self) -> None:
        """The newest backup of this example, or the day it began."""
        backup = self._folder / "backup.db"
        self._swap(backup if self._has_backup else self._template.hub / "hub.db")
        self._begin_life()

    def empty(self) -> None:
        self._swap(self._nothing)
        self.is_emptied = True
        self._begin_life()

    def _begin_life(self) -> None:
        self._live_on(begin_new_life(self.engine, self.hub.keys, self.now()))

    def _swap(self, source: Path) -> None:
        self.engine.dispose()
        self.is_emptied = False
        for end in ("", "-wal", "-shm"):
            self._database.with_name(self._database.name + end).unlink(missing_ok=True)
        shutil.copy(source, self._database)

    def _live_on(self, epoch: str) -> None:
        hub = self.hub
        object.__setattr__(hub, "epoch", epoch)
        object.__setattr__(hub, "sealing", LogSealing(hub.engine, hub.keys.root, hub.clock, epoch, hub.metrics))
        self.hub.standings.forget()


@dataclass
class Office:
    """What planners and imports change at the hub."""

    hub: Callable[[], Engine]
    town: Town
    now: Callable[[], object]

    @property
    def engine(self) -> Engine:
        return self.hub()

    def end_right(self, person: str, visit: str) -> bool:
        """Of an assignment, or of the mandate where `visit` is empty. False where there is none that has not ended."""
        with writing(self.engine) as connection:
            return _end(connection, self.town, person, visit, self.now())

    def give_right(self, person: str, visit: str) -> None:
        with writing(self.engine) as connection:
            _let_in(connection, self.town, person, visit)

    def move(self, visit: str, owner: str) -> None:
        """To another organisation, whose member gets it."""
        person = self.town.amina if owner == self.town.first else self.town.bo
        others = (assignment.c.visit == visit, assignment.c.person != person, assignment.c.ended_at.is_(None))
        with writing(self.engine) as connection:
            connection.execute(update(assignment).where(*others).values(ended_at=self.now()))
            _let_in(connection, self.town, person, visit)
            self._change(connection, visit, owner=owner)

    def retitle(self, visit: str, title: str) -> None:
        with writing(self.engine) as connection:
            self._change(connection, visit, title=title)

    def put_unknown(self, record_id: str) -> None:
        """Of a kind that only a newer program knows."""
        put = Put(self.town.plan, "sensor", record_id, self.town.first, b'{"sees":"something"}', kind_version=3)
        with writing(self.engine) as connection:
            put_records(connection, lock_heads(connection, [put.stream]), [put])

    def _change(self, connection: Connection, visit: str, *, owner: str = "", title: str = "") -> None:
        heads = lock_heads(connection, [self.town.plan])
        wanted = (record.c.kind == "visit", record.c.id == visit)
        row = connection.execute(select(record).where(*wanted)).one()
        body = rec.decode_record_body("visit", row.kind_version, row.body)
        assert isinstance(body, rec.VisitBody)
        owner, title = owner or body.utforare, title or body.title
        changed = msgspec.structs.replace(body, utforare=owner, title=title)
        put_records(connection, heads, [Put(self.town.plan, "visit", visit, owner, rec.encode_record_body(changed))])


def _end(connection: Connection, town: Town, person: str, visit: str, now: object) -> bool:
    table = assignment if visit else mandate
    ending = _of(person, visit, town.arende).where(table.c.ended_at.is_(None))
    return connection.execute(ending.values(ended_at=now)).rowcount > 0


def _of(person: str, visit: str, arende: str) -> Update:
    if visit:
        return update(assignment).where(assignment.c.visit == visit, assignment.c.person == person)
    return update(mandate).where(mandate.c.arende == arende, mandate.c.person == person)


def _let_in(connection: Connection, town: Town, person: str, visit: str) -> None:
    if connection.execute(_of(person, visit, town.arende).values(ended_at=None)).rowcount or not visit:
        return
    like = connection.execute(select(assignment).where(assignment.c.visit == visit)).mappings().first()
    assert like is not None
    own = {"person": person, "utforare": town.organisation(person), "ended_at": None}
    connection.execute(assignment.insert(), [{**like, **own}])
