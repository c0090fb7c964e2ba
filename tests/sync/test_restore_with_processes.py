"""The hub burns down, with real processes: a backup made while it runs, work after it, SIGKILL, the backup put back."""

import os
import re
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from app.domain.arrival import Arrival
from app.domain.visit import VisitState
from app.hub.database import default_url, open_engine, reading
from app.hub.tables import operation
from app.protocol import records as rec
from app.services import visiting
from app.work.desk import WorkDesk
from tests.sync.test_with_real_processes import PATIENCE_S, Town, state_of, told_of, town, wait_until

__all__ = ["town"]


def operate(town: Town, *words: str, key: str = "") -> tuple[int, str]:
    """A command of the operator's, in a process of its own."""
    environment = {**os.environ, "TRYGGVE_RECOVERY_KEY": key}
    command = [sys.executable, "-m", "app.command", "hub", *words, "--data", str(town.hubs.folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    return done.returncode, done.stdout + done.stderr


def kill(town: Town) -> None:
    assert town.hubs.process is not None
    town.hubs.process.kill()
    town.hubs.process.communicate(timeout=PATIENCE_S)
    town.hubs.process = None


def kinds_in(folder: Path) -> list[str]:
    engine = open_engine(default_url(folder))
    with reading(engine) as connection:
        kinds = list(connection.scalars(select(operation.c.kind).order_by(operation.c.order)))
    engine.dispose()
    return kinds


def wait_for_epoch(desk: WorkDesk, other_than: str) -> None:
    wait_until(desk, lambda reading: reading.meta_text("epoch") not in ("", other_than))


def test_everybodys_work_of_today_comes_back(town: Town, tmp_path: Path) -> None:
    _, anna = town.client("anna")
    _, tablet = town.client("brukare")
    for desk in (anna, tablet):
        wait_until(desk, lambda reading: state_of(reading, town.visit) is VisitState.PLANNED)
    visiting.start_visit(anna, town.visit).result()
    wait_until(anna, lambda reading: not reading.unsettled())
    file = tmp_path / "backup"
    code, said = operate(town, "backup", "--out", str(file))
    assert code == 0, said
    key = re.search(r"(?:[0-9A-Z]{7}-){7}[0-9A-Z]{7}", said)
    assert key is not None
    epoch = anna.read(lambda reading: reading.meta_text("epoch")).result()
    note = visiting.sign_note(anna, town.visit, "Efter säkerhetskopian.").result()
    visiting.finish_visit(anna, town.visit, "brukare_locks").result()
    wait_until(anna, lambda reading: not reading.unsettled())
    wait_until(tablet, lambda reading: state_of(reading, town.visit) is VisitState.FINISHED)
    assert operate(town, "restore", str(file), "--replace", key=key[0])[0] == 1  # it runs
    kill(town)
    late = visiting.sign_note(anna, town.visit, "Medan hubben var borta.").result()
    code, said = operate(town, "restore", str(file), "--replace", key=key[0])
    assert code == 0, said
    assert kinds_in(town.hubs.folder) == ["visit.start"]
    town.hubs.start()
    for desk in (anna, tablet):
        wait_for_epoch(desk, epoch)
        assert desk.read(lambda reading: state_of(reading, town.visit)).result() is VisitState.FINISHED
    for saved in (note, late):
        wait_until(anna, lambda reading: is_received(reading, saved.operation))  # noqa: B023
    code, said = operate(town, "confirm-rights", "--yes")
    assert code == 0, said
    for desk in (anna, tablet):
        wait_until(desk, lambda reading: not reading.unconfirmed_count() and not reading.unsettled())
        with told_of(desk):
            assert desk.read(lambda reading: state_of(reading, town.visit)).result() is VisitState.FINISHED
    texts = anna.read(lambda reading: sorted(one.body.text for one in reading.all(rec.NoteBody))).result()
    assert texts == ["Efter säkerhetskopian.", "Medan hubben var borta."]
    town.hubs.stop()
    assert kinds_in(town.hubs.folder) == ["visit.start", "note.write", "visit.finish", "note.write"]


def is_received(reading, operation_id: str) -> bool:  # type: ignore[no-untyped-def]
    found = reading.operation(operation_id)
    return found is not None and found.arrived.state is Arrival.RECEIVED
