"""A person who writes note after note with the program's own loops running, and says each step aloud.

python -m tests.sync.proof.tireless_process FOLDER PORT PERSON VISIT [rest]

Lines: `ready`, `typed N`, `saved N OPERATION`, `changed WHAT`, and with `rest`, when nothing waits any more, `rested`.
"""

import sys
import threading
from pathlib import Path

import msgspec

from app.client import Client, Place
from app.domain.clock import SystemClock
from app.domain.ids import PersonId, VisitId
from app.services import sign_in, visiting
from app.store.person_reading import Reading
from app.store.vault import Vault
from app.work.desk import WorkDesk
from tests.sync.proof.seat import PIN, FileSecrets, cheap_devices, desk_of

_saying = threading.Lock()


def say(*words: object) -> None:
    with _saying:
        sys.stdout.write(" ".join(map(str, words)) + "\n")
        sys.stdout.flush()


def text_of(number: int) -> str:
    return f"Anteckning {number}."


def main(folder: Path, port: int, person: str, visit: VisitId, *, rests: bool) -> None:
    with cheap_devices(threads=True):
        clock = SystemClock()
        vault = Vault(folder, clock, kiosk=False, keyring=lambda name: FileSecrets(folder / f"{name}.secret"))
        client = Client(Place(folder, f"http://127.0.0.1:{port}"), clock=clock, vault=vault)
        desk = desk_of(sign_in.unlock(client.gate, PersonId(person), PIN).result())
        client.start()
        if rests:
            _rest(desk)
        else:
            _write_for_ever(desk, visit)


def _write_for_ever(desk: WorkDesk, visit: VisitId) -> None:
    """Goes on after the last note that this database has, as somebody would who looks at their list."""
    number = desk.read(_written).result()
    desk.store.watch(lambda changed: say("changed", changed.by))
    say("ready")
    while True:
        number += 1
        visiting.keep_note_draft(desk, visit, text_of(number)).result()
        say("typed", number)
        saved = visiting.sign_note(desk, visit, text_of(number)).result()
        assert saved.operation, saved
        say("saved", number, saved.operation)
        sys.stdin.readline()  # whoever listens has heard it: or this would run far ahead of them


def _written(reading: Reading) -> int:
    query = "SELECT payload FROM operation WHERE kind = 'note.write' ORDER BY seq DESC LIMIT 1"
    row = reading._asked.exec_driver_sql(query).one_or_none()
    return 0 if row is None else int(str(msgspec.json.decode(row.payload)["body"]["text"]).split()[1].rstrip("."))


def _rest(desk: WorkDesk) -> None:
    changed = threading.Event()
    desk.store.watch(lambda _changed: changed.set())
    while desk.read(lambda reading: reading.unsettled()).result():
        changed.wait()
        changed.clear()
    say("rested")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], VisitId(sys.argv[4]), rests=sys.argv[5:] == ["rest"])
