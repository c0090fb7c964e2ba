"""Compares clients' own databases with the hub's, record by record and operation by operation.

Run as a process of its own inside the desktop, where the keyring is:
`python -m tests.journeys.comparing --hub DIR --client DIR [--client DIR …] --pin PIN --clock-ahead-s S`
It prints a JSON list of differences; they name ids and codes, never what anybody wrote.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from app.domain.arrival import Arrival
from app.domain.clock import Clock, SystemClock
from app.domain.permission import Grant
from app.hub import database as hub_database
from app.hub import tables as hub_tables
from app.hub.rights import grants_for
from app.identity.interface import NotOpened, UnlockedPerson
from app.identity.local_pin import LocalPinSignIn, PersonDatabases, ThisDevice
from app.protocol.version import PROGRAM
from app.protocol.wire import Outcome
from app.store import encrypted
from app.store import person_tables as own
from app.store.device_store import DeviceStore, KnownPerson
from app.store.vault import Vault

CHECKOUT = Path(__file__).parents[2]
WITHIN_S = 120.0
"""One comparing of three clients takes 2 s."""


class ComparingError(Exception):
    """Nothing could be compared; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Held:
    """One record as one side has it. `number` 0: the hub has not told of it."""

    stream: str
    number: int
    owner: str
    body: bytes | None


Records = Mapping[tuple[str, str], Held]


def differences(
    hub_data: Path, clients: Iterable[Path], environment: Mapping[str, str], *, pin: str, ahead: timedelta
) -> list[str]:
    """Between the hub and every client, both ways; empty when they are equal and nothing waits anywhere.

    `clients` are their folders; `ahead` is how far their clock goes before the machine's. Windows may still be open.
    """
    command = [sys.executable, "-m", "tests.journeys.comparing", "--hub", str(hub_data), "--pin", pin]
    command += ["--clock-ahead-s", str(ahead.total_seconds())]
    for folder in clients:
        command += ["--client", str(folder)]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=dict(environment), capture_output=True, text=True, timeout=WITHIN_S, check=False
    )
    if done.returncode != 0:
        raise ComparingError(done.stderr.strip()[-500:])
    found: list[str] = json.loads(done.stdout)
    return found


# --- inside the desktop --------------------------------------------------------------------------------------------


def compared(hub: Engine, folder: Path, *, pin: str, clock: Clock) -> Iterator[str]:
    """Of everybody who uses the device in this folder."""
    secret = Vault(folder, clock, kiosk=False).device_secret(may_create=False)
    device = DeviceStore(folder / "device.db", secret, create=False)
    try:
        enrolled = device.enrolled()
        if enrolled is None:
            raise ComparingError(f"{folder.name} is not enrolled")
        yield from _waiting_in(device, folder.name)
        for known in device.people():
            key = _unlocked(device, secret, known, pin=pin, clock=clock).database_key
            engine = encrypted.open_database(
                folder / "people" / f"{known.person}.db", key, read_only_connection=True, create=False
            )
            with _disposed(engine), encrypted.reading(engine) as mine, hub_database.reading(hub) as theirs:
                for said in _of_person(mine, theirs, known.person, device=enrolled.device, clock=clock):
                    yield f"{folder.name}: {said}"
    finally:
        device.close()


def _unlocked(device: DeviceStore, secret: bytes, known: KnownPerson, *, pin: str, clock: Clock) -> UnlockedPerson:
    def never(*_: object) -> None:
        raise ComparingError("comparing enrols nobody")

    sign_in = LocalPinSignIn(
        device,
        secret,
        clock=clock,
        device=ThisDevice("", "comparing", PROGRAM),
        ask_hub=never,  # type: ignore[arg-type]
        databases=PersonDatabases(never, never),
    )
    found = next(face for face in sign_in.people() if face.person == known.person)
    opened = sign_in.unlock(found.person, pin if found.needs_pin else None)
    if isinstance(opened, NotOpened):
        raise ComparingError(f"{known.person} does not open: {opened.problem.value}")
    return opened


def _waiting_in(device: DeviceStore, name: str) -> Iterator[str]:
    counts = device.outbox.counts()
    if counts.waiting:
        yield f"{name}: {counts.waiting} operations wait in the device's outbox"
    if counts.needs_a_person:
        yield f"{name}: {counts.needs_a_person} operations in the device's outbox need a person"
    for file in device.attachments.waiting():
        yield f"{name}: attachment {file.sha256} waits"


def _of_person(mine: Connection, theirs: Connection, person: str, *, device: str, clock: Clock) -> Iterator[str]:
    _, grants = grants_for(theirs, person, clock.now())
    yield from _streams(mine, theirs, grants)
    yield from record_differences(_own_records(mine), _granted_records(theirs, grants))
    yield from _operations(mine, theirs, person, device)


def _streams(mine: Connection, theirs: Connection, grants: Sequence[Grant]) -> Iterator[str]:
    granted = {grant.stream: ",".join(grant.owners) for grant in grants}
    held = {row.stream: (row.owners, row.number) for row in mine.execute(select(own.position))}
    heads = {row.name: row.head for row in theirs.execute(select(hub_tables.stream))}
    for name in sorted(granted.keys() | held.keys()):
        if name not in held:
            yield f"stream {name} is granted but not here"
        elif name not in granted:
            yield f"stream {name} is here but not granted"
        elif held[name][0] != granted[name]:
            yield f"stream {name} is held for other owners than granted"
        elif held[name][1] != heads.get(name, 0):
            yield f"stream {name} is read to {held[name][1]} of {heads.get(name, 0)}"


def record_differences(mine: Records, theirs: Records) -> Iterator[str]:
    """Both ways: what the hub has and the client lacks, what only the client has, and what is not the same."""
    for kind, record in sorted(mine.keys() | theirs.keys()):
        here, there = mine.get((kind, record)), theirs.get((kind, record))
        if here is None:
            yield f"{kind} {record} is at the hub but not here"
        elif there is None:
            yield f"{kind} {record} is here but not at the hub"
        else:
            unequal = [name for name in Held.__slots__ if getattr(here, name) != getattr(there, name)]
            if unequal:
                yield f"{kind} {record} differs in {', '.join(unequal)}"


def _own_records(mine: Connection) -> Records:
    """The hub's word as the client keeps it; what lies on top of it is caught as an operation that has not settled."""
    return {
        (row.kind, row.id): Held(row.stream, row.number, row.owner, row.truth_body if row.pending else row.body)
        for row in mine.execute(select(own.record))
    }


def _granted_records(theirs: Connection, grants: Sequence[Grant]) -> Records:
    table = hub_tables.record
    found = {}
    for grant in grants:
        query = select(table).where(table.c.stream == grant.stream)
        if grant.owners:
            query = query.where(table.c.owner.in_(grant.owners))
        for row in theirs.execute(query):
            found[(row.kind, row.id)] = Held(row.stream, row.number, row.owner, row.body)
    return found


def _operations(mine: Connection, theirs: Connection, person: str, device: str) -> Iterator[str]:
    """Every operation has a receipt, rests, and stands at the hub once, applied, with the same bytes."""
    table = hub_tables.operation
    written = (table.c.person == person, table.c.device == device)
    applied = {row.seq: row for row in theirs.execute(select(table).where(*written))}
    for row in mine.execute(select(own.operation).order_by(own.operation.c.seq)):
        there = applied.pop(row.seq, None)
        if row.state != Arrival.RECEIVED.value:
            yield f"operation {row.id} ({row.kind}) is {row.state}: {row.reason}"
        if not row.settled:
            yield f"operation {row.id} ({row.kind}) has not come back from the hub"
        if row.sealed is not None:
            yield f"operation {row.id} ({row.kind}) waits for the device's outbox"
        if there is None:
            yield f"operation {row.id} ({row.kind}) is not at the hub"
        elif (there.id, there.payload, there.outcome) != (row.id, row.payload, Outcome.APPLIED.value):
            yield f"operation {row.id} ({row.kind}) is {there.outcome} at the hub, or other bytes: {there.reason}"
    for left in applied.values():
        yield f"operation {left.id} ({left.kind}) is at the hub but not here"
    held = theirs.execute(
        select(hub_tables.held).where(hub_tables.held.c.person == person, hub_tables.held.c.device == device)
    )
    for waiting in held:
        yield f"operation {waiting.id} is held at the hub: {waiting.reason}"


@contextmanager
def _disposed(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()


def main() -> int:
    parser = argparse.ArgumentParser(prog="comparing")
    parser.add_argument("--hub", type=Path, required=True)
    parser.add_argument("--client", type=Path, action="append", required=True)
    parser.add_argument("--pin", required=True)
    parser.add_argument("--clock-ahead-s", type=float, default=0.0)
    options = parser.parse_args()
    clock = SystemClock(timedelta(seconds=options.clock_ahead_s))
    hub = hub_database.open_engine(hub_database.default_url(options.hub))
    with _disposed(hub):
        found = [said for folder in options.client for said in compared(hub, folder, pin=options.pin, clock=clock)]
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
