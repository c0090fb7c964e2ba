"""W2. One thousand operations that were made offline leave: from the first word to the hub until every receipt lies in
their author's database.

The time is the client's whole push, five batches of 200: handing over to the device's outbox, token, opening and
checking at the hub (seal, chain, signature, rights, validation), writing there, receipts back into outbox and database.
The work is a staff member's: for each visit opened, begun, two insatser, a note, finished.

The limit, **one durable transaction**: exactly the rows that the push has left in the hub's database (operations,
records, access log, heads, chain), written with one `executemany` a table in one transaction, committed with fsync
(synchronous=FULL), into a copy of that database as it was before. That is the least that a hub which says "received"
must do for a thousand operations; all else that a push costs is what the bound of 12 times leaves room for.
"""

import itertools
import shutil
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.client import Client
from app.domain.clock import SystemClock
from app.domain.ids import InsatsId, VisitId
from app.domain.visit import InsatsOutcome
from app.hub.database import default_url, open_engine, reading, writing
from app.hub.tables import access_content, access_entry, chain, operation, record, stream
from app.protocol import records as rec
from app.services import visiting
from app.sync.hub_client import HubClient, Identity
from app.sync.pushing import Pusher
from app.work.desk import WorkDesk
from tests.bench.measured import Measured, at_most
from tests.bench.setting import Setting
from tests.bench.sync_town import Town, VisitLine, town_in, write_plan

OPERATIONS = 1_000
TIMES = 12.0
_BRUKARE, _DAYS = 25, 12
_VISITS = OPERATIONS // 6 + 1
_TABLES = (operation, record, access_entry, access_content, stream, chain)
_NOTE = "Hon var pigg i dag och åt hela frukosten. Vi talade om promenaden i morgon och om medicinen mot blodtrycket. "


def measure(setting: Setting) -> Iterable[Measured]:
    rounds = setting.repeats(7, 2)
    folder = setting.folder / "offline-push"
    staff = [f"P{number}" for number in range(rounds)]
    with ExitStack() as ending:
        files = write_plan(folder / "files", brukare=_BRUKARE, staff=staff, visits=list(_visits(staff)))
        town = town_in(folder, ending, files, staff)
        found = [_round(town, name, folder / f"before-{name}.db") for name in staff]
    ratios = [push / limit for push, limit, _, _ in found]
    push_ms, limit_ms, hub_ms, rows = (statistics.median(column) for column in zip(*found, strict=True))
    note = (
        f"{push_ms * 1000:.0f} ms (hub's CPU {hub_ms * 1000:.0f}) against {limit_ms * 1000:.1f} ms "
        f"for {rows:.0f} rows, {rounds} rounds; ratios {', '.join(f'{one:.1f}' for one in ratios)}"
    )
    ratio = round(statistics.median(ratios), 2)
    return [at_most("W2 push of 1,000 operations", ratio, TIMES, unit="× one transaction", note=note)]


def _visits(staff: Sequence[str]) -> Iterator[VisitLine]:
    for name in staff:
        for number in range(_VISITS):
            yield VisitLine(number % _BRUKARE, 1 + number % _DAYS, 6 * 60 + 60 * (number // _DAYS), (name,))


def _round(town: Town, name: str, before: Path) -> tuple[float, float, float, int]:
    """Seconds of the push, of one transaction, of the hub's CPU; rows."""
    client, desk = town.client(f"device-{name}", town.codes[name])
    assert client.exchange() is None
    _work(desk)
    assert client.device.outbox.counts().waiting == OPERATIONS
    _copy(town.hub.data / "hub.db", before)
    pusher = Pusher(client.device, _device_client(client, town.address), client.status, SystemClock())
    cpu, began = town.hub.cpu_s(), time.perf_counter()
    problem = pusher.push_all(desk.store)
    took_s, hub_s = time.perf_counter() - began, town.hub.cpu_s() - cpu
    assert problem is None, problem
    unsettled = desk.read(lambda reading: reading.waiting_count()).result()
    assert unsettled == 0, unsettled
    after = open_engine(default_url(town.hub.data))
    copy = open_engine(f"sqlite:///{before}")
    try:
        limit_s, rows = _one_transaction(after, copy)
    finally:
        after.dispose()
        copy.dispose()
    client.stop()
    return took_s, limit_s, hub_s, rows


def _work(desk: WorkDesk) -> None:
    visits = desk.read(lambda reading: reading.all(rec.VisitBody)).result()
    acts = itertools.chain.from_iterable(_acts(desk, VisitId(one.id), one.body) for one in visits)
    for act in itertools.islice(acts, OPERATIONS):
        saved = act.result()
        assert saved.operation, saved


def _acts(desk: WorkDesk, visit: VisitId, body: rec.VisitBody) -> Iterator[Any]:
    yield visiting.note_visit_opened(desk, visit)
    yield visiting.start_visit(desk, visit)
    for line in body.insatser:
        yield visiting.mark_insats(desk, visit, insats=InsatsId(line.id), outcome=InsatsOutcome.DONE)
    yield visiting.sign_note(desk, visit, _NOTE)
    yield visiting.finish_visit(desk, visit, "brukare_locks")


def _device_client(client: Client, address: str) -> HubClient:
    enrolled = client.device.enrolled()
    assert enrolled is not None
    return HubClient(
        address, Identity(enrolled.certificate, client.device.device_key(), enrolled.identity), SystemClock()
    )


def _copy(database: Path, to: Path) -> None:
    """As it stands, journal included; nobody writes at this moment."""
    for end in ("", "-wal"):
        if (source := database.with_name(database.name + end)).exists():
            shutil.copyfile(source, to.with_name(to.name + end))


def _one_transaction(after: Engine, before: Engine) -> tuple[float, int]:
    changed: dict[str, list[tuple[Any, ...]]] = {}
    for table in _TABLES:
        had, has = _rows(before, table), _rows(after, table)
        changed[table.name] = sorted(has - had, key=repr)
    began = time.perf_counter()
    with writing(before) as connection:
        for name, rows in changed.items():
            places = ", ".join("?" * len(rows[0]))
            connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({places}) ON CONFLICT DO NOTHING", rows)
    return time.perf_counter() - began, sum(map(len, changed.values()))


def _rows(engine: Engine, table: Any) -> set[tuple[Any, ...]]:
    with reading(engine) as connection:
        return {tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}")}
