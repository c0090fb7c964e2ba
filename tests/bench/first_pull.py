"""W1. The first pull of a coordinator: 10,000 visits at 400 brukare, from the wish for it until all of it is on disk.

The time is the client's whole exchange: token, the list of grants, every page (rights, reading, the access log and
packing at the hub, the way over loopback), typed decode, and transactions of 1,000 rows, durable with the last, in an
encrypted database. The limit, in the same round and of the same records: unpack (zstd) + typed decode (msgspec, pages
and bodies) + one sorted insert into an encrypted database with the same two indexes beside its primary key. What the
indexes are asked by (`parent`, `sort`) is worked out before the limit's time begins.
"""

import statistics
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import msgspec
import zstandard

from app.domain.clock import SystemClock
from app.protocol import records as rec
from app.protocol import wire
from app.store import encrypted
from app.store.indexing import place_of
from app.store.migration import migrate
from app.store.person_reading import Reading
from app.store.person_shape import MIGRATIONS
from tests.bench.measured import Measured, at_most
from tests.bench.setting import Setting
from tests.bench.sync_town import COORDINATOR, VisitLine, town_in, write_plan

VISITS, BRUKARE, STAFF = 10_000, 400, 60
TIMES = 2.0
_DAYS = 13
_ZSTD_LEVEL = 1
"""As the hub packs."""

_decoder = msgspec.json.Decoder(wire.PullAnswer)


def measure(setting: Setting) -> Iterable[Measured]:
    rounds = setting.repeats(7, 2)
    with ExitStack() as ending:
        folder = setting.folder / "first-pull"
        staff = [f"P{number}" for number in range(STAFF)]
        files = write_plan(folder / "files", brukare=BRUKARE, staff=staff, visits=_visits(staff))
        town = town_in(folder, ending, files, [COORDINATOR], codes_each=rounds)
        pulls, limits, hub_s = [], [], []
        for number, code in enumerate(town.codes.values()):
            client, desk = town.client(f"device-{number}", code)
            cpu, began = town.hub.cpu_s(), time.perf_counter()
            problem = client.exchange()
            pulls.append(time.perf_counter() - began)
            hub_s.append(town.hub.cpu_s() - cpu)
            assert problem is None, problem
            records = desk.read(_all_records).result()
            visits = sum(record.kind == "visit" for record in records)
            assert visits == VISITS, visits
            limits.append(_limit_s(records, folder / f"limit-{number}.db"))
            client.stop()
    ratio = statistics.median(pull / limit for pull, limit in zip(pulls, limits, strict=True))
    note = (
        f"{statistics.median(pulls) * 1000:.0f} ms (hub's CPU {statistics.median(hub_s) * 1000:.0f}) against "
        f"{statistics.median(limits) * 1000:.0f} ms, {rounds} rounds; ratios "
        + ", ".join(f"{pull / limit:.2f}" for pull, limit in zip(pulls, limits, strict=True))
    )
    return [at_most("W1 first pull of 10,000 visits", round(ratio, 3), TIMES, unit="× the limit", note=note)]


def _visits(staff: list[str]) -> list[VisitLine]:
    each = VISITS // BRUKARE
    return [
        VisitLine(number // each, 1 + number % each % _DAYS, 7 * 60 + 30 * (number % 30), (staff[number % len(staff)],))
        for number in range(VISITS)
    ]


def _all_records(reading: Reading) -> list[rec.Record]:
    """In the order in which the hub tells them."""
    columns = "stream, number, kind, kind_version, id, owner"
    found = reading._rows(f"SELECT {columns}, body FROM record ORDER BY stream, number")
    names = columns.split(", ")
    return [rec.Record(**{name: getattr(row, name) for name in names}, body=rec.raw_body(row.body)) for row in found]


def _limit_s(records: list[rec.Record], path: Path) -> float:
    pages = [_packed(records[start : start + wire.DEFAULT_PAGE]) for start in range(0, len(records), wire.DEFAULT_PAGE)]
    places = {(one.kind, one.id): place_of(_body(one)) for one in records}
    engine = encrypted.open_database(path, bytes(range(32)))
    try:
        migrate(engine, path, MIGRATIONS)
        began = time.perf_counter()
        rows = []
        for page in pages:
            for one in _decoder.decode(zstandard.ZstdDecompressor().decompress(page)).records:
                _body(one)
                place = (one.kind, one.id)
                rows.append((*place, one.stream, one.number, one.kind_version, one.owner, one.content, *places[place]))
        rows.sort()
        with encrypted.writing(engine) as connection:
            connection.exec_driver_sql(_INSERT, rows)
        return time.perf_counter() - began
    finally:
        engine.dispose()


def _packed(records: list[rec.Record]) -> bytes:
    answer = wire.PullAnswer(
        epoch="",
        hub_now=SystemClock().now(),
        grants_version="",
        grants=None,
        records=tuple(records),
        positions={one.stream: one.number for one in records},
        more=False,
    )
    return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(msgspec.json.encode(answer))


def _body(one: rec.Record) -> rec.RecordBody | None:
    return rec.decode_record_body(one.kind, one.kind_version, one.body)


_INSERT = (
    "INSERT INTO record (kind, id, stream, number, kind_version, owner, body, parent, sort, truth_body, pending) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0)"
)
