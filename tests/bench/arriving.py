"""Ten thousand records come in while somebody works: is the window ever stuck, and do taps still answer at once?

The hub gets visits of the past months in streams that the person reads, written as an import writes them, while their
window is up and a finger goes from the list into a page and back (tests.bench.gui_probe says how it is measured).
Each mode is measured alone, several rounds after each other; the clock's figures are over all rounds together.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from app.demo.stage import HANDLAGGARE_GLASS, STAFF_GLASS, Glass, Stage
from app.domain.visit import VisitState
from app.hub.database import default_url, open_engine, writing
from app.hub.rights import grants_for
from app.hub.streams import Put, lock_heads, put_records
from app.hub.tables import import_file
from app.protocol.records import InsatsLineBody, StaffRef, VisitBody, encode_record_body
from tests.bench.measured import Measured, at_most, percentile
from tests.bench.setting import Setting

RECORDS = 10_000
BLOCKED_MS = 50
TAP_MS = 100
SHARE = 0.99
VISITS_A_DAY = 4


@dataclass
class Seen:
    gaps_ms: list[list[float]] = field(default_factory=list)
    """Length, the GUI thread's own processor time in it, and that of all the client's threads."""
    taps_ms: list[float] = field(default_factory=list)
    took_ms: list[float] = field(default_factory=list)
    unanswered: int = 0
    collected_ms: float = 0.0


def measure(setting: Setting) -> Iterable[Measured]:
    stage = setting.district().stage
    cast = stage.cast
    rounds = setting.repeats(6, 1)
    modes = (("staff", STAFF_GLASS, cast.staff), ("handlaggare", HANDLAGGARE_GLASS, cast.handlaggare))
    found = {name: _seen(stage, name, glass, person, rounds, setting.orders) for name, glass, person in modes}
    return [one for name, seen in found.items() for one in _told(name, seen)]


def _told(name: str, seen: Seen) -> list[Measured]:
    took = f"{RECORDS} records in {min(seen.took_ms):.0f} to {max(seen.took_ms):.0f} ms, {len(seen.took_ms)} times"
    gaps = sorted(seen.gaps_ms, reverse=True)
    longest = ", ".join(f"{gap:.0f} (own work {own:.0f}, all threads {every:.0f})" for gap, own, every in gaps[:3])
    answered = percentile(seen.taps_ms, SHARE) if seen.taps_ms else float("inf")
    taps = f"{len(seen.taps_ms)} taps, median {percentile(seen.taps_ms or [0.0], 0.5):.0f} ms"
    if seen.unanswered:
        answered, taps = float("inf"), f"{taps}; {seen.unanswered} never answered"
    return [
        at_most(
            f"{name}: GUI thread blocked at most, while {RECORDS} records arrive",
            gaps[0][0],
            BLOCKED_MS,
            unit="ms",
            note=f"{took}; longest {longest}; longest collection of garbage {seen.collected_ms:.0f}",
        ),
        at_most(
            f"{name}: tap to the filled screen, p99, while {RECORDS} records arrive",
            answered,
            TAP_MS,
            unit="ms",
            note=f"{taps}; longest {max(seen.taps_ms or [0.0]):.0f} ms",
        ),
    ]


def _seen(stage: Stage, name: str, glass: Glass, person: str, rounds: int, orders: Path) -> Seen:
    stage.start_client(name, glass, hub=stage.hub_address, mode=name, module="tests.bench.gui_probe")
    stage.heard(name)
    seen = Seen()
    for number in range(rounds):
        orders.write_text(str(RECORDS), encoding="ascii")
        stage.heard(name)
        put_visits(stage, person, RECORDS, name=f"{name}-{number}")
        told: dict[str, Any] = stage.heard(name)
        seen.gaps_ms += told["gaps_ms"]
        seen.taps_ms += told["taps_ms"]
        seen.took_ms.append(told["took_ms"])
        seen.unanswered += told["unanswered"]
        seen.collected_ms = max(seen.collected_ms, told["collected_ms"])
    stage.end(name)
    return seen


def put_visits(stage: Stage, person: str, count: int, *, name: str) -> None:
    """Finished visits of the past, spread over the brukare whom the person may read about."""
    engine = open_engine(default_url(stage.data))
    now = stage.clock.now()
    try:
        with writing(engine) as connection:
            grants = [one for one in grants_for(connection, person, now)[1] if one.stream.endswith("/plan")]
            puts = []
            for number in range(count):
                grant = grants[number % len(grants)]
                owner = grant.owners[0] if grant.owners else stage.cast.utforare
                brukare = grant.stream.removeprefix("brukare:").removesuffix("/plan")
                body = past_visit(stage.cast.start, number // len(grants), brukare=brukare, utforare=owner)
                thing = str(uuid.uuid5(uuid.NAMESPACE_OID, f"bench {name} {number}"))
                puts.append(Put(grant.stream, "visit", thing, owner, encode_record_body(body)))
            put_records(connection, lock_heads(connection, {put.stream for put in puts}), puts)
            # By this the hub notices what another process has written, as after an import.
            row = {"sha256": name, "name": name, "imported_at": now, "rows": count, "bytes": 0}
            connection.execute(insert(import_file), row)
    finally:
        engine.dispose()


def past_visit(start: date, number: int, *, brukare: str, utforare: str) -> VisitBody:
    """The visit with this number, counted backwards from the day before the plan begins."""
    hour = 8 + 3 * (number % VISITS_A_DAY)
    return VisitBody(
        brukare=brukare,
        utforare=utforare,
        utforare_name="Demo hemtjänst",
        day=start - timedelta(days=1 + number // VISITS_A_DAY),
        start=time(hour),
        end=time(hour, 40),
        title="Hjälp i hemmet",
        staff=(StaffRef(id=f"bench-{number % 9}", first_name="Kim", name="Kim Demo-Bänk"),),
        first_staff=(f"bench-{number % 9}",),
        insatser=tuple(
            InsatsLineBody(id=f"{brukare}-{number}-{place}", name=name, minutes=minutes)
            for place, (name, minutes) in enumerate((("Dusch", 20), ("Frukost", 15), ("Tillsyn", 5)))
        ),
        state=VisitState.FINISHED,
    )
