"""Notices a brukare's tablet that is unplugged, cannot be heard, or says nothing any more, and asks the unit to look
after it: once, until it is over.

Only a tablet that has told of itself (`tablet.state`) is watched: that is one which is meant to be always on. What one
says stands until it says otherwise, and silence is noticed by the hub itself.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection, delete, select

from app.domain.clock import Clock
from app.domain.permission import Role
from app.domain.tablet import Known, TabletState, TabletTrouble, troubles_of, turn_of
from app.domain.task import TaskKind
from app.hub.database import in_writing, reading
from app.hub.hub import Caller, Hub
from app.hub.streams import upsert
from app.hub.tables import assignment, device, person, person_key, tablet_trouble
from app.hub.tables import tablet as tablet_table
from app.hub.tasks import Cause, close_task, open_task
from app.hub.truth import Truth
from app.protocol.effects import tablet_id
from app.protocol.records import TabletBody

_log = structlog.get_logger("hub.tablets")

LOOKS_EVERY_S = 30.0
Key = tuple[str, str]
"""Person and device."""


@dataclass(frozen=True)
class Asked:
    """What the unit is asked, or no longer asked, about one tablet."""

    person: str
    device: str
    trouble: TabletTrouble
    since: datetime


@dataclass(frozen=True)
class Turns:
    opened: tuple[Asked, ...] = ()
    closed: tuple[Asked, ...] = ()


Ask = Callable[[Hub, Asked], bool]
"""Whether somebody is asked now. Asking again what is asked already changes nothing."""
Tell = Callable[[Hub, Asked], object]
"""It is over."""


class Heard:
    """Who has said anything since it was last written down. From any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._heard: dict[Key, datetime] = {}

    def note(self, caller: Caller) -> None:
        """With every request."""
        if caller.role is Role.BRUKARE and caller.person is not None:
            with self._lock:
                self._heard[(caller.person, caller.device)] = self._clock.now()

    def take(self) -> dict[Key, datetime]:
        with self._lock:
            heard, self._heard = self._heard, {}
        return heard


class TabletWatch:
    """One for each worker process: they share what they have heard in the database, and all of them look."""

    def __init__(self, hub: Hub, *, ask: Ask | None = None, over: Tell | None = None) -> None:
        self._hub, self._engine, self._limits = hub, hub.engine, hub.settings.tablets
        self._ask, self._over = ask or ask_unit, over or no_longer_ask
        self._since = hub.clock.now()
        """Before this process began nobody could be heard, so nobody was silent."""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="hub-tablets", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def look(self) -> Turns:
        """Who is well, who is not, and who is to be asked. Asked first and written down then: a hub that ends between
        the two asks once more, which changes nothing."""
        self._write_down()
        now = self._hub.clock.now()
        with reading(self._engine) as connection:
            turns = self._turns(connection, now)
        for one in turns.closed:
            self._over(self._hub, one)
        done = Turns(tuple(one for one in turns.opened if self._ask(self._hub, one)), turns.closed)
        if done.opened or done.closed:
            in_writing(self._engine, lambda connection: _keep(connection, done))
            _log.info("tablets", opened=len(done.opened), closed=len(done.closed))
        return done

    def _run(self) -> None:
        every_s = min(LOOKS_EVERY_S, self._limits.quiet / timedelta(seconds=4))
        while not self._stop.wait(every_s):
            try:
                self.look()
            except Exception as error:  # the thread outlives whatever one look does: the next one tries again
                _log.exception("tablets_not_seen", error=type(error).__name__)

    def _write_down(self) -> None:
        for caller in self._hub.bus.callers():
            self._hub.heard.note(caller)
        heard = self._hub.heard.take()
        if not heard:
            return
        rows = [{"person": key[0], "device": key[1], "heard_at": at} for key, at in sorted(heard.items())]

        def write(connection: Connection) -> None:
            keeping = upsert(connection, tablet_table)
            newer = {"heard_at": keeping.excluded.heard_at}
            connection.execute(keeping.on_conflict_do_update(index_elements=["person", "device"], set_=newer), rows)

        in_writing(self._engine, write)

    def _turns(self, connection: Connection, now: datetime) -> Turns:
        watched, wrong = _watched(connection), _wrong(connection)
        opened: list[Asked] = []
        closed: list[Asked] = []
        for key in sorted(watched.keys() | wrong.keys()):
            was = wrong.get(key, {})
            told = watched.get(key)
            found = frozenset() if told is None else troubles_of(self._known(*told, was), now, self._limits)
            turn = turn_of(was, found)
            opened += [Asked(*key, trouble, _began(told, trouble, now)) for trouble in sorted(turn.opened)]
            closed += [Asked(*key, trouble, was[trouble]) for trouble in sorted(turn.closed)]
        return Turns(tuple(opened), tuple(closed))

    def _known(self, body: TabletBody, heard_at: datetime, was: Mapping[TabletTrouble, datetime]) -> Known:
        is_known_to_be_silent = TabletTrouble.OFFLINE in was
        return Known(
            TabletState(body.battery_percent, body.on_mains, body.sound, body.network, body.program),
            body.unplugged_since,
            body.silent_since,
            heard_at if is_known_to_be_silent else max(heard_at, self._since),
        )


Told = tuple[TabletBody, datetime]


def _watched(connection: Connection) -> dict[Key, Told]:
    """Tablets that have told of themselves, and may still come in, with when they were last heard."""
    query = (
        select(tablet_table)
        .join(person, person.c.id == tablet_table.c.person)
        .join(device, device.c.id == tablet_table.c.device)
        .join(
            person_key, (person_key.c.person == tablet_table.c.person) & (person_key.c.device == tablet_table.c.device)
        )
        .where(person.c.ended_at.is_(None), device.c.revoked_at.is_(None), person_key.c.revoked_at.is_(None))
        .distinct()
    )
    heard = {(row.person, row.device): row.heard_at for row in connection.execute(query)}
    truth = Truth(connection)
    truth.load("tablet", [tablet_id(*key) for key in heard])
    bodies = {key: truth.body("tablet", tablet_id(*key)) for key in heard}
    return {key: (body, heard[key]) for key, body in bodies.items() if isinstance(body, TabletBody)}


def _wrong(connection: Connection) -> dict[Key, dict[TabletTrouble, datetime]]:
    found: dict[Key, dict[TabletTrouble, datetime]] = {}
    for row in connection.execute(select(tablet_trouble)):
        found.setdefault((row.person, row.device), {})[TabletTrouble(row.trouble)] = row.since
    return found


def _began(told: Told | None, trouble: TabletTrouble, now: datetime) -> datetime:
    if told is None:
        return now
    body, heard_at = told
    match trouble:
        case TabletTrouble.UNPLUGGED:
            return body.unplugged_since or now
        case TabletTrouble.SILENT:
            return body.silent_since or now
        case TabletTrouble.OFFLINE:
            return heard_at


def _row(one: Asked) -> dict[str, object]:
    return {"person": one.person, "device": one.device, "trouble": one.trouble.value, "since": one.since}


def _keep(connection: Connection, turns: Turns) -> None:
    for one in turns.closed:
        own = (tablet_trouble.c.person == one.person, tablet_trouble.c.device == one.device)
        connection.execute(delete(tablet_trouble).where(*own, tablet_trouble.c.trouble == one.trouble.value))
    if turns.opened:
        keeping = upsert(connection, tablet_trouble).on_conflict_do_nothing()  # another worker was first
        connection.execute(keeping, [_row(one) for one in turns.opened])


# --- whom to ask ---------------------------------------------------------------------------------------------------

_KINDS = {
    TabletTrouble.UNPLUGGED: TaskKind.TABLET_UNPLUGGED,
    TabletTrouble.SILENT: TaskKind.TABLET_SILENT,
    TabletTrouble.OFFLINE: TaskKind.TABLET_OFFLINE,
}


def ask_unit(hub: Hub, asked: Asked) -> bool:
    """A task at the utförare that comes there next, or came there last; False where nobody does."""
    with reading(hub.engine) as connection:
        unit = unit_of(connection, asked.person, hub.clock.now())
    if unit is None:
        return False
    open_task(hub, _cause(asked), brukare=asked.person, utforare=unit, since=asked.since)
    return True


def no_longer_ask(hub: Hub, asked: Asked) -> bool:
    return close_task(hub, _cause(asked))


def _cause(asked: Asked) -> Cause:
    return Cause(_KINDS[asked.trouble], tablet_id(asked.person, asked.device))


def unit_of(connection: Connection, brukare: str, now: datetime) -> str | None:
    planned = (assignment.c.brukare == brukare, assignment.c.ended_at.is_(None))
    comes = select(assignment.c.utforare).where(*planned, assignment.c.ends_at >= now)
    came = select(assignment.c.utforare).where(*planned, assignment.c.ends_at < now)
    found = connection.scalar(comes.order_by(assignment.c.starts_at).limit(1))
    return found or connection.scalar(came.order_by(assignment.c.starts_at.desc()).limit(1))
