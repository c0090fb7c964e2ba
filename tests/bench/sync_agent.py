"""A client in a process of its own: `python -m tests.bench.sync_agent FOLDER ADDRESS CODE`.

For each number on stdin it signs a note with that number. On stdout, a JSON object a line: `ready`, when the visit is
here and the live channel is up; `{wrote, at}` for its own notes and `{saw, at}` for another's, `at` by the machine's
monotonic clock at the moment of the commit.
"""

import queue
import sys
import threading
import time
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path

import msgspec

from app import logs
from app.domain.ids import VisitId
from app.line.engine import SWITCH_S
from app.protocol import records as rec
from app.services import visiting
from app.store.person_reading import Reading
from app.store.person_store import Changed
from app.work.desk import WorkDesk
from tests.bench.sync_town import open_client

_PATIENCE_S = 30.0


def main(words: list[str]) -> int:
    folder, address, code = words
    sys.setswitchinterval(SWITCH_S)  # as in the program
    logs.set_up()
    with ExitStack() as ending:
        _, desk = open_client(Path(folder), address, code, ending, in_background=True)
        commits: queue.SimpleQueue[tuple[str, float]] = queue.SimpleQueue()

        def note(changed: Changed) -> None:
            commits.put((changed.by, time.monotonic()))

        desk.store.watch(note)
        visit = _visit(desk)
        _say({"ready": True})
        own: set[int] = set()
        threading.Thread(target=_watch, args=(desk, visit, commits, own), daemon=True).start()
        for line in sys.stdin:
            own.add(int(line))
            _sign(desk, visit, int(line))
    return 0


def _visit(desk: WorkDesk) -> VisitId:
    ends_at = time.monotonic() + _PATIENCE_S
    while not (found := desk.read(lambda reading: reading.all(rec.VisitBody)).result()):
        assert time.monotonic() < ends_at, "the visit has not come"
        time.sleep(0.05)
    return VisitId(found[0].id)


def _sign(desk: WorkDesk, visit: VisitId, number: int) -> None:
    saved = visiting.sign_note(desk, visit, str(number)).result()
    assert saved.operation, saved


def _watch(
    desk: WorkDesk, visit: VisitId, commits: "queue.SimpleQueue[tuple[str, float]]", own: Collection[int]
) -> None:
    """A late word of the hub's about an earlier note is none about the one that has been signed meanwhile."""
    told: set[int] = set()
    while True:
        by, at = commits.get()
        if by not in {"me", "hub"}:
            continue
        newest = desk.read(lambda reading: _newest(reading, visit)).result()
        if newest is not None and newest not in told and (newest in own) == (by == "me"):
            told.add(newest)
            _say({"wrote" if by == "me" else "saw": newest, "at": at})


def _newest(reading: Reading, visit: VisitId) -> int | None:
    notes = reading.all(rec.NoteBody, parent=visit, newest=1)
    return int(notes[0].body.text) if notes else None


def _say(message: dict[str, object]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(message) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
